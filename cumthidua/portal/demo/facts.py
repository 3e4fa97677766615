"""The four real clusters: only what the documents state, each row with the file it was read from.

What a document leaves open stays open: no dates of membership, no figures of other years.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from awards.models import Nomination
from clusters.catalogue import load_catalogue
from clusters.models import (
    Activity,
    Cluster,
    ClusterDuty,
    ClusterYear,
    ClusterYearMember,
    Conference,
    Duty,
    Handover,
    Membership,
    Period,
)
from pledges.models import Pledge, PledgeTarget
from reports.models import Bound, PeriodRemark, StatedTotal
from schools.models import Official, School

from .seeds import cited, cluster_codes, seeds, year_told_by

Record = dict[str, Any]

SHORT_NAMES = {
    "cum-4-dbsh": "Cụm số 4 Đồng bằng sông Hồng",
    "cum-8-dnb": "Cụm số 8 miền Đông Nam Bộ",
    "dbsh": "Cụm Đồng bằng sông Hồng",
    "mnbgpb": "Cụm miền núi, biên giới phía Bắc",
}
CONFERENCE_KINDS = {
    "ky_ket_giao_uoc": Conference.Kind.PLEDGE,
    "trien_khai_ky_giao_uoc": Conference.Kind.PLEDGE,
    "so_ket": Conference.Kind.MIDYEAR,
    "tong_ket": Conference.Kind.ANNUAL,
}


@dataclass
class Known:
    """What has been loaded so far, by the codes that the seeds use."""

    schools: dict[str, School] = field(default_factory=dict)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    years: dict[tuple[str, int], ClusterYear] = field(default_factory=dict)
    periods: dict[tuple[str, int, str], Period] = field(default_factory=dict)

    def school(self, code: str | None) -> School | None:
        return self.schools[code] if code else None

    def year(self, record: Record) -> ClusterYear:
        return self.years[record["cluster"], record["year"]]

    def period(self, record: Record) -> Period:
        return self.periods[record["cluster"], record["year"], record["period"]]


def load() -> bool:
    """Load the facts once; False when one of the clusters is there already."""
    if Cluster.objects.filter(code__in=cluster_codes()).exists():
        return False
    known = Known()
    _schools(known)
    _clusters(known)
    _years(known)
    _members(known)
    _duties(known)
    _periods(known)
    _conferences(known)
    _activities(known)
    _pledges(known)
    _stated_totals(known)
    _remarks(known)
    _outcomes(known)
    _officials(known)
    return True


def _schools(known: Known) -> None:
    for record in seeds()["schools"]:
        known.schools[record["code"]], _ = School.objects.get_or_create(
            code=record["code"],
            defaults={
                "name": record["name"],
                "short_name": record["province"],
                "province": record["province"],
                "kind": record["type"],
                "source": cited(record["source_file"]),
            },
        )


def _clusters(known: Known) -> None:
    for record in seeds()["clusters"]:
        known.clusters[record["code"]] = Cluster.objects.create(
            code=record["code"],
            name=record["name"],
            short_name=SHORT_NAMES[record["code"]],
            number=record["number"],
            region=record["region"],
            member_count_stated=record["member_count"],
            predecessor=known.clusters.get(record.get("predecessor", "")),
            source=_cluster_source(record),
        )
    Membership.objects.bulk_create(
        Membership(
            cluster=known.clusters[code],
            school=known.schools[record["code"]],
            inferred=record["membership_inferred"],
            source=cited(record["source_file"]),
        )
        for record in seeds()["schools"]
        for code in record["clusters"]
    )


def _cluster_source(record: Record) -> str:
    inferred = "; cụm trước là suy ra từ nguồn" if record.get("predecessor_inferred") else ""
    return cited(record["source_file"]) + inferred


def _years(known: Known) -> None:
    themes = {(theme["cluster"], theme["year"]): theme for theme in seeds()["themes"]}
    for term in seeds()["terms"]:
        key = (term["cluster"], term["year"])
        theme = themes.get(key, {"snippet": "", "kind": ""})
        known.years[key] = ClusterYear.objects.create(
            cluster=known.clusters[term["cluster"]],
            year=term["year"],
            label=term["year_label"],
            theme=theme["snippet"],
            theme_kind=theme["kind"],
            source=cited(term["source_file"]),
        )


def _members(known: Known) -> None:
    """The schools that the term's own document names. In a year that the document does not report,
    a school without a stated duty is a member by inference only."""
    rows = []
    for term in seeds()["terms"]:
        stated = {term["chair"], *(vice["school"] for vice in term["vice_chairs"])}
        told = year_told_by(term["source_file"]) == term["year"]
        named = [
            record
            for record in seeds()["schools"]
            if term["cluster"] in record["clusters"] and record["source_file"] == term["source_file"]
        ]
        rows += [
            ClusterYearMember(
                cluster_year=known.year(term),
                school=known.schools[record["code"]],
                order=order,
                inferred=record["membership_inferred"] or not (told or record["code"] in stated),
            )
            for order, record in enumerate(named, start=1)
        ]
    ClusterYearMember.objects.bulk_create(rows)


def _duties(known: Known) -> None:
    rows = []
    for term in seeds()["terms"]:
        # Where the seeds call a term inferred, it is its chair that the document does not name.
        rows.append(_duty(known, term, term["chair"], Duty.CHAIR, term.get("inferred", False)))
        for vice in term["vice_chairs"]:
            standing = vice.get("role") == "Cụm phó thường trực"
            duty = Duty.STANDING_VICE_CHAIR if standing else Duty.VICE_CHAIR
            rows.append(_duty(known, term, vice["school"], duty, vice.get("inferred", False)))
    ClusterDuty.objects.bulk_create(rows)


def _duty(known: Known, term: Record, school: str, duty: Duty, inferred: bool) -> ClusterDuty:
    note = "Suy ra từ việc chủ trì, đăng cai hội nghị; nguồn không nêu vai." if inferred else ""
    return ClusterDuty(
        cluster_year=known.year(term),
        school=known.schools[school],
        duty=duty,
        inferred=inferred,
        note=note or term.get("status", ""),
    )


def _periods(known: Known) -> None:
    """A period for each year and kind with figures; its dates are not known."""
    for record in (*seeds()["school_statistics"], *seeds()["cluster_totals_stated"]):
        key = (record["cluster"], record["year"], record["period"])
        if key in known.periods:
            continue
        year = known.year(record)
        if year.catalogue is None:
            year.catalogue = load_catalogue()
            year.save(update_fields=["catalogue"])
        known.periods[key] = Period.objects.create(cluster_year=year, kind=record["period"])


def _conferences(known: Known) -> None:
    Conference.objects.bulk_create(
        Conference(
            cluster_year=known.year(record),
            kind=CONFERENCE_KINDS[record["type"]],
            name=record["name"],
            date=date.fromisoformat(record["date"]),
            host=known.school(record["host"]),
            host_inferred=record.get("host_inferred", False),
            mode=record["mode"],
            schools_attending=record.get("schools_attending"),
            note="; ".join(record.get("agenda", [])) or record.get("side_activity", ""),
            source=cited(record["source_file"]),
        )
        for record in seeds()["conferences"]
    )


def _activities(known: Known) -> None:
    Activity.objects.bulk_create(
        Activity(
            cluster_year=known.year(record),
            order=order,
            kind=record["type"],
            title=record["snippet"],
            planned_month=_first_of(record["planned_month"]),
            lead=known.school(record["lead"]),
            place=known.school(record["place"]),
            note="Chữ “năm 2024” thứ hai có thể in nhầm của “năm 2025”." if record.get("note") else "",
            source=cited(record["source_file"]),
        )
        for order, record in enumerate(seeds()["activities_planned"], start=1)
    )


def _first_of(month: str | None) -> date | None:
    return date.fromisoformat(f"{month}-01") if month else None


def _pledges(known: Known) -> None:
    signings = {
        (record["cluster"], record["year"]): record
        for record in seeds()["conferences"]
        if CONFERENCE_KINDS[record["type"]] == Conference.Kind.PLEDGE
    }
    pledges: dict[int, Pledge] = {}
    rows = []
    for order, record in enumerate(_targets(), start=1):
        year = known.year(record)
        signing = signings.get((record["cluster"], record["year"]), {})
        if year.pk not in pledges:
            signed_on = date.fromisoformat(signing["date"]) if signing else None
            pledges[year.pk] = Pledge.objects.create(
                cluster_year=year,
                signed_on=signed_on,
                schools_signing=signing.get("schools_signing"),
                source=cited(record["source_file"]),
            )
        rows.append(_target(known, pledges[year.pk], order, record))
    PledgeTarget.objects.bulk_create(rows)


def _targets() -> Iterator[Record]:
    """The targets of the pledges; after them those named for one school, with its cluster and year."""
    yield from seeds()["pledge_targets"]
    clusters = {record["code"]: record["clusters"][0] for record in seeds()["schools"]}
    for record in seeds()["other_targets"]:
        yield {
            **record,
            "cluster": clusters[record["school"]],
            "year": year_told_by(record["source_file"]),
            "number": None,
            "metric": record["indicator"],
            "target": record["target"].removeprefix("mức "),
        }


def _target(known: Known, pledge: Pledge, order: int, record: Record) -> PledgeTarget:
    return PledgeTarget(
        pledge=pledge,
        order=order,
        number=record["number"],
        text=record["snippet"],
        metric=record["metric"],
        threshold=Decimal(record["target"]),
        second_metric=record.get("second_metric", ""),
        second_threshold=record.get("second_target"),
        school=known.school(record.get("school")),
        due_year=record.get("due_year"),
        source=cited(record["source_file"]),
    )


def _stated_totals(known: Known) -> None:
    StatedTotal.objects.bulk_create(
        StatedTotal(
            period=known.period(record),
            code=code,
            value=Decimal(value),
            bound=_bound(record, code),
            snippet=record["snippet"],
            source=cited(record["source_file"]),
        )
        for record in seeds()["cluster_totals_stated"]
        for code, value in record["values"].items()
    )


def _bound(record: Record, code: str) -> str:
    if code in record.get("at_least", []):
        return Bound.AT_LEAST
    return Bound.ABOUT if code in record.get("approximate", []) else Bound.EXACT


def _remarks(known: Known) -> None:
    kinds = {
        PeriodRemark.Kind.SHORTCOMING: seeds()["weaknesses_reported"],
        PeriodRemark.Kind.PROPOSAL: seeds()["proposals_to_academy"],
    }
    PeriodRemark.objects.bulk_create(
        PeriodRemark(
            period=known.period(record),
            kind=kind,
            order=order,
            text=record["snippet"],
            source=cited(record["source_file"]),
        )
        for kind, records in kinds.items()
        for order, record in enumerate(records, start=1)
    )


def _outcomes(known: Known) -> None:
    Nomination.objects.bulk_create(
        Nomination(
            cluster_year=known.year(record),
            school=known.schools[record["school"]],
            award=record["award_code"],
            source=cited(record["source_file"]),
        )
        for record in seeds()["awards_nominated"]
    )
    for record in seeds()["handovers"]:
        day = date.fromisoformat(record["date"])
        Handover.objects.create(
            cluster_year=known.years[record["cluster"], day.year],
            from_school=known.schools[record["from_school"]],
            to_school=known.schools[record["to_school"]],
            date=day,
            source=cited(record["source_file"]),
        )


def _officials(known: Known) -> None:
    Official.objects.bulk_create(
        Official(
            name=record["name"],
            position=record["position"],
            organisation=record["organisation"],
            school=known.school(record.get("school")),
            year=year_told_by(record["source_file"]),
            source=cited(record["source_file"]),
        )
        for record in seeds()["officials"]
    )
