"""The demo's real clusters: the facts as their sources state them, and nothing more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.models import Nomination
from clusters.models import (
    Activity,
    Cluster,
    ClusterDuty,
    ClusterYear,
    ClusterYearMember,
    Conference,
    Handover,
    Membership,
    Period,
)
from cumthidua.core import audit, history
from cumthidua.portal.demo import accounts, facts, figures, reset
from cumthidua.portal.demo.seeds import cited, seeds
from pledges.models import Pledge, PledgeTarget
from reports.consolidation import consolidate
from reports.models import Filing, FilingValue, PeriodRemark, StatedTotal
from schools.models import Official, School

pytestmark = pytest.mark.django_db


@pytest.fixture
def real():
    """The real clusters and the accounts, without the made-up cluster."""
    facts.load()
    accounts.load()
    figures.load_all()


def test_every_figure_of_every_school_is_the_one_of_its_source(real):
    stated = {
        (record["school"], record["cluster"], record["year"], record["period"], code): Decimal(value)
        for record in seeds()["school_statistics"]
        for code, value in record["values"].items()
    }

    loaded = FilingValue.objects.values_list(
        "filing__school__code", "filing__period__cluster_year__cluster__code",
        "filing__period__cluster_year__year", "filing__period__kind", "indicator__code", "value",
    )  # fmt: skip

    assert {tuple(row[:-1]): row[-1] for row in loaded} == stated
    assert len(stated) == 56


def test_every_cell_keeps_the_words_it_was_read_from_and_its_filing_the_file(real):
    snippets = {record["school"]: record for record in seeds()["school_statistics"]}

    for cell in FilingValue.objects.select_related("filing__school"):
        record = snippets[cell.filing.school.code]
        assert cell.source_text == record["snippet"]
        assert (
            cell.filing.source
            == f"{cited(record['source_file'])}; người và mốc thời gian là của lần nạp dữ liệu"
        )
        assert cell.updated_by is None


def test_the_damaged_figure_of_dien_bien_says_how_it_was_read(real):
    cell = FilingValue.objects.get(filing__school__code="tct-dien-bien", indicator__code="learner_count")

    assert cell.value == 1206
    assert "15 1ớp/l206 học viên" in cell.source_text
    assert "15 1ớp/l206 học viên" in cell.explanation
    changes = history.of(history.scope_of(cell.filing), "learner_count").values_list(
        "version", "source", "actor"
    )
    assert list(changes) == [(2, "explained", ""), (1, "loaded", "")]
    assert cell.version == 2


def test_every_stated_total_is_the_one_of_its_source(real):
    stated = {
        (record["cluster"], record["year"], record["period"], code): (
            Decimal(value),
            cited(record["source_file"]),
        )
        for record in seeds()["cluster_totals_stated"]
        for code, value in record["values"].items()
    }

    loaded = StatedTotal.objects.values_list(
        "period__cluster_year__cluster__code",
        "period__cluster_year__year",
        "period__kind",
        "code",
        "value",
        "source",
    )

    assert {tuple(row[:4]): tuple(row[4:]) for row in loaded} == stated
    over = StatedTotal.objects.exclude(bound="exact")
    assert list(over.values_list("code", "value", "bound")) == [("learner_count", Decimal(40000), "at_least")]


def test_consolidation_finds_what_the_sources_disagree_on(real):
    table = consolidate(reset.find_period("mnbgpb/2024-H1"))

    assert (table.filed, table.expected) == (8, 8)
    for check in seeds()["cross_checks"]:
        if check.get("period"):
            assert table.value(check["indicator"]) == check["sum_of_schools"]
    assert {row.code: row.difference for row in table.mismatches} == {"class_count": 4, "learner_count": -65}


def test_real_clusters_have_periods_only_where_the_sources_give_figures(real):
    assert {str(period.code) for period in Period.objects.all()} == {"2024-H1", "2023-Y"}
    assert Filing.objects.count() == len(seeds()["school_statistics"])
    undated = Period.objects.filter(opens_at=None, due_at=None, closes_at=None)
    assert undated.count() == 2


def test_schools_and_clusters_are_those_of_the_sources_and_no_date_is_made_up(real):
    schools = School.objects.values_list("code", "name", "province", "kind", "source")
    assert set(schools) == {
        (record["code"], record["name"], record["province"], record["type"], cited(record["source_file"]))
        for record in seeds()["schools"]
    }
    clusters = Cluster.objects.values_list("code", "name", "number", "region", "member_count_stated")
    assert set(clusters) == {
        (record["code"], record["name"], record["number"], record["region"], record["member_count"])
        for record in seeds()["clusters"]
    }
    assert Cluster.objects.get(code="dbsh").predecessor.code == "cum-4-dbsh"
    memberships = Membership.objects.values_list(
        "school__code", "cluster__code", "inferred", "valid_from", "valid_to"
    )
    assert set(memberships) == {
        (record["code"], cluster, record["membership_inferred"], None, None)
        for record in seeds()["schools"]
        for cluster in record["clusters"]
    }
    assert not ClusterDuty.objects.exclude(valid_from=None, valid_to=None).exists()


def test_duties_are_those_stated_and_inferred_ones_say_so(real):
    duties = ClusterDuty.objects.values_list(
        "cluster_year__cluster__code", "cluster_year__year", "school__code", "duty", "inferred"
    )
    expected = set()
    for term in seeds()["terms"]:
        expected.add((term["cluster"], term["year"], term["chair"], "chair", term.get("inferred", False)))
        for vice in term["vice_chairs"]:
            duty = "standing_vice_chair" if "thường trực" in vice.get("role", "") else "vice_chair"
            expected.add((term["cluster"], term["year"], vice["school"], duty, vice.get("inferred", False)))

    assert set(duties) == expected
    themes = ClusterYear.objects.exclude(theme="").values_list("cluster__code", "year", "theme")
    assert set(themes) == {(theme["cluster"], theme["year"], theme["snippet"]) for theme in seeds()["themes"]}


def test_a_year_has_the_members_its_document_names(real):
    members = ClusterYearMember.objects.filter(cluster_year__cluster__code="mnbgpb")
    assert [(row.school.short_name, row.inferred) for row in members.select_related("school")] == [
        ("Quảng Ninh", False), ("Điện Biên", False), ("Hà Giang", False), ("Cao Bằng", False),
        ("Lai Châu", False), ("Lạng Sơn", False), ("Lào Cai", False), ("Sơn La", False),
    ]  # fmt: skip
    eastern = ClusterYearMember.objects.filter(
        cluster_year__cluster__code="cum-8-dnb", cluster_year__year=2020
    )
    known = set(eastern.filter(inferred=False).values_list("school__short_name", flat=True))
    assert known == {"Ninh Thuận", "Bình Thuận", "Bình Dương"}
    assert eastern.count() == 7
    river = ClusterYearMember.objects.filter(cluster_year__cluster__code="dbsh")
    assert set(river.values_list("cluster_year__year", "school__short_name", "inferred")) == {
        (2021, "Hà Nam", True), (2023, "Hưng Yên", True),
    }  # fmt: skip


def test_conferences_activities_and_the_handover_have_the_dates_of_the_sources(real):
    conferences = Conference.objects.values_list(
        "cluster_year__cluster__code", "name", "date", "host__code", "mode"
    )
    assert set(conferences) == {
        (
            record["cluster"],
            record["name"],
            date.fromisoformat(record["date"]),
            record["host"],
            record["mode"],
        )
        for record in seeds()["conferences"]
    }
    activities = Activity.objects.values_list("kind", "title", "lead__code", "place__code", "held_on")
    assert set(activities) == {
        (record["type"], record["snippet"], record["lead"], record["place"], None)
        for record in seeds()["activities_planned"]
    }
    months = set(Activity.objects.values_list("planned_month", flat=True))
    assert months == {None, date(2024, 9, 1), date(2024, 11, 1)}
    (handover,) = Handover.objects.values_list("from_school__code", "to_school__code", "date")
    assert handover == ("tct-ba-ria-vung-tau", "tct-ninh-thuan", date(2019, 11, 22))


def test_pledges_remarks_nominations_and_officials_are_those_of_the_sources(real):
    targets = PledgeTarget.objects.values_list("text", "metric", "threshold", "number")
    expected = {
        (t["snippet"], t["metric"], Decimal(t["target"]), t["number"]) for t in seeds()["pledge_targets"]
    }
    lao_cai = (seeds()["other_targets"][0]["snippet"], "standard_school_level", Decimal(2), None)
    assert set(targets) == expected | {lao_cai}
    assert PledgeTarget.objects.get(due_year=2025).school.code == "tct-lao-cai"
    assert set(Pledge.objects.values_list("cluster_year__year", "signed_on", "schools_signing")) == {
        (2019, date(2019, 3, 22), None), (2021, date(2021, 3, 23), 10), (2024, None, None),
    }  # fmt: skip
    remarks = (*seeds()["weaknesses_reported"], *seeds()["proposals_to_academy"])
    assert set(PeriodRemark.objects.values_list("text", flat=True)) == {
        record["snippet"] for record in remarks
    }
    assert set(Nomination.objects.values_list("school__code", "award")) == {
        (record["school"], record["award_code"]) for record in seeds()["awards_nominated"]
    }
    assert set(Official.objects.values_list("name", "position", "organisation", "school__code")) == {
        (record["name"], record["position"], record["organisation"], record.get("school"))
        for record in seeds()["officials"]
    }


def test_loaded_figures_have_a_history_and_a_sealed_act_in_the_chain(real):
    filing = Filing.objects.get(school__code="tct-son-la")
    event = audit.events_about(filing).get()

    assert (event.act, event.chain, event.data["cells"]) == ("filing.loaded", "mnbgpb/2024", 5)
    assert history.of(history.scope_of(filing)).count() == 5
    assert audit.verify().ok
