"""A hundred figures of the generated draft, each worked out again by plain SQL over the tables.

Nothing of the reports room computes here: only the acts that file the figures, and the text to check.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import NamedTuple

import pytest
from django.db import connection

from tests import builders
from tests.reports import half_year_2024 as facts

pytestmark = pytest.mark.django_db

SPAN = re.compile(
    r'<span class="fig" data-figure="([^"]+)" data-scope="([^"]+)" data-form="([^"]+)">([^<]*)</span>'
)


class Found(NamedTuple):
    code: str
    scope: str
    form: str
    text: str


def rows(sql: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def figures_of(period_id: int) -> list[Found]:
    bodies = rows(
        "SELECT s.body FROM reports_reportsection s JOIN reports_summaryreport r ON r.id = s.report_id"
        " WHERE r.period_id = %s ORDER BY s.id",
        period_id,
    )
    return [Found(*match) for (body,) in bodies for match in SPAN.findall(body)]


def values(period_id: int, code: str, scope: str) -> dict[str, Decimal]:
    """Accepted values of an indicator by school, from the tables alone."""
    found = rows(
        "SELECT c.code, v.value FROM reports_filingvalue v"
        " JOIN reports_filing f ON f.id = v.filing_id"
        " JOIN clusters_indicator i ON i.id = v.indicator_id"
        " JOIN schools_school c ON c.id = f.school_id"
        " WHERE f.period_id = %s AND f.state = 'accepted' AND i.code = %s AND v.value IS NOT NULL",
        period_id,
        code,
    )
    return {school: Decimal(str(value)) for school, value in found if scope in ("cluster", school)}


def grouped(value: Decimal) -> str:
    """12443 as 12.443, 3.5 as 3,5, in a way of its own."""
    whole, _, fraction = f"{value:.2f}".partition(".")
    digits = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    fraction = fraction.rstrip("0")
    return f"{digits},{fraction}" if fraction else digits


def rounded(value: Decimal, step: str = "0.1") -> Decimal:
    return value.quantize(Decimal(step), rounding=ROUND_HALF_UP)


def recomputed(period_id: int, found: Found) -> str:
    mine = values(period_id, found.code, found.scope)
    total = sum(mine.values(), Decimal(0))
    name, _, argument = found.form.partition(":")
    if name == "stated":
        [(stated,)] = rows(
            "SELECT value FROM reports_statedtotal WHERE period_id = %s AND code = %s", period_id, found.code
        )
        total = Decimal(str(stated))
    if name == "coverage":
        [(members,)] = rows(
            "SELECT count(*) FROM clusters_clusteryearmember m JOIN clusters_period p"
            " ON p.cluster_year_id = m.cluster_year_id WHERE p.id = %s",
            period_id,
        )
        return f"{len(mine)}/{members}"
    if name == "per":
        its = values(period_id, argument, found.scope)
        both = mine.keys() & its.keys()
        quotient = sum(mine[school] for school in both) / sum(its[school] for school in both)
        return grouped(rounded(quotient))
    if name == "count":
        total = Decimal(sum(1 for value in mine.values() if value == int(argument)))
    if name == "percent" and found.code == "class_plan_rate":
        done, planned = (values(period_id, code, "cluster") for code in ("class_count", "class_planned"))
        both = done.keys() & planned.keys()
        return (
            f"{grouped(rounded(100 * sum(done[s] for s in both) / sum(planned[s] for s in both), '0.01'))}%"
        )
    if name == "percent":
        return f"{grouped(rounded(Decimal(100 * sum(1 for v in mine.values() if v)) / len(mine), '0.01'))}%"
    if name == "choice":
        return "chưa đạt" if not total else f"mức {grouped(total)}"
    text = grouped(total)
    return f"0{text}" if total in range(1, 10) else text


def make_busy_half_year(schools: int = 7):
    """Seven schools with figures in every group, gaps and zeros among them; the last one not accepted."""
    random = Random(2024)
    year = builders.make_cluster_year(schools=schools)
    period = builders.make_period(year)
    codes = [
        code
        for (code,) in rows("SELECT code FROM clusters_indicator WHERE formula = '' AND kind = 'integer'")
    ]
    yes_no = [code for (code,) in rows("SELECT code FROM clusters_indicator WHERE kind = 'boolean'")]
    for place, member in enumerate(year.members.select_related("school")):
        figures = {
            code: random.choice([0, 1, 3, 8, 12, 40]) for code in sorted(codes) if random.random() < 0.8
        }
        figures |= {code: random.choice(["có", "không"]) for code in yes_no}
        figures |= consistent(random) | {"standard_school_level": random.choice([0, 1, 2])}
        state = "accepted" if place < schools - 1 else "certified"
        work = builders.team(builders.filing_of(period, member.school))
        builders.bring_to(state, work, **figures)
    return period


def consistent(random: Random) -> dict[str, int]:
    """The figures that rules bind to one another."""
    return {
        "class_count": random.randint(20, 90), "learner_count": random.randint(900, 5000),
        "class_llct_intermediate": 4, "learner_llct_intermediate": 300, "class_llct_advanced": 1,
        "learner_llct_advanced": 50, "class_refresher": 9, "learner_refresher": 400,
        "class_planned": random.randint(60, 99), "essay_contest_school": 40, "essay_contest_sent_province": 4,
        "staff_total": 60, "teaching_staff": 30, "staff_phd": 5, "staff_master": 20,
    }  # fmt: skip


@pytest.mark.parametrize("make", [facts.make_half_year, make_busy_half_year])
def test_a_hundred_figures_of_the_draft_are_what_plain_sql_makes_of_the_tables(make):
    from reports import actions

    period = make()
    actions.draft_report(period=period, by=builders.chair_officer(period))
    found = figures_of(period.pk)
    assert len(found) >= 80
    sample = Random(7).sample(found, min(100, len(found)))
    assert [figure.text for figure in sample] == [recomputed(period.pk, figure) for figure in sample]


def test_the_draft_of_the_real_half_year_prints_234_and_12443():
    from reports import actions

    period = facts.make_half_year()
    actions.draft_report(period=period, by=builders.chair_officer(period))
    texts = {
        (figure.code, figure.form): figure.text
        for figure in figures_of(period.pk)
        if figure.scope == "cluster"
    }
    assert texts["class_count", "prose"] == "234"
    assert texts["learner_count", "prose"] == "12.443"
    assert texts["learner_count", "per:class_count"] == "53,2"
