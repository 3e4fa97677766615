"""What the accepted filings add up to: the real half-year of 2024, and every rule of adding."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from clusters.models import ClusterYearMember, Formula, Indicator, Period
from reports.consolidation import consolidate
from reports.consolidation.totals import Computation, total_of
from reports.consolidation.verdicts import rounding_unit, verdict_on
from reports.models import Filing
from tests import builders
from tests.reports import half_year_2024 as facts

pytestmark = pytest.mark.django_db


def make_period(*figures: dict[str, Any] | None, **fields: Any) -> Period:
    """One school for each argument: its accepted figures, or None for an empty draft."""
    year = builders.make_cluster_year(schools=len(figures), **fields)
    period = builders.make_period(year)
    for member, values in zip(year.members.select_related("school"), figures, strict=True):
        if values is not None:
            builders.accepted(period, member.school, **values)
    return period


# ── The real half-year ────────────────────────────────────────────────────────────────────────────


def test_the_eight_schools_make_234_classes_and_12443_learners():
    table = consolidate(facts.make_half_year())
    assert {code: table.value(code) for code in facts.TOTALS} == facts.TOTALS
    assert (table.filed, table.expected) == (8, 8)


def test_the_stated_totals_differ_by_4_classes_and_minus_65_learners_and_stay_beside():
    table = consolidate(facts.make_half_year())
    assert {row.code: row.difference for row in table.mismatches} == {"class_count": 4, "learner_count": -65}
    assert table.row("class_count").stated.value == 238
    assert table.value("class_count") == 234


def test_what_no_school_breaks_down_is_unverifiable_not_a_mismatch():
    table = consolidate(facts.make_half_year())
    assert {row.code for row in table.unverifiable} == set(facts.STATED_ALONE)
    assert all(row.difference is None and row.total is None for row in table.unverifiable)


def test_topics_and_projects_of_the_province_make_the_catalogues_formula():
    row = consolidate(facts.make_half_year()).row("topic_or_project_province")
    assert (row.total, row.coverage, row.is_formula) == (11, 5, True)


def test_each_schools_figure_is_found_by_its_code():
    table = consolidate(facts.make_half_year())
    assert table.value("learner_count", "tct-dien-bien") == 1206
    assert table.value("topic_province", "tct-dien-bien") is None


# ── What counts ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("state", ["draft", "submitted", "certified", "returned"])
def test_a_filing_that_is_not_accepted_counts_for_nothing(state):
    period = make_period({"class_count": 3}, None)
    last = period.filings.get(school__year_memberships__order=1)
    builders.bring_to(state, builders.team(builders.filing_of(period, last.school)), class_count=40)
    table = consolidate(period)
    assert (table.value("class_count"), table.filed, table.row("class_count").coverage) == (3, 1, 1)
    assert [column.filed for column in table.columns] == [True, False]
    assert table.row("class_count").cells[1] is None


def test_an_accepted_filing_of_a_school_that_left_the_year_does_not_count():
    period = make_period({"class_count": 3}, {"class_count": 4})
    ClusterYearMember.objects.get(cluster_year=period.cluster_year, order=1).delete()
    table = consolidate(period)
    assert (table.value("class_count"), table.filed, table.expected) == (3, 1, 1)


def test_another_period_of_the_same_year_is_another_table():
    period = make_period({"class_count": 3})
    whole_year = builders.make_period(period.cluster_year, kind="Y")
    assert consolidate(whole_year).value("class_count") is None


def test_columns_follow_the_order_of_the_year_then_the_dictionary():
    schools = [builders.make_school(name) for name in ("Sơn La", "Điện Biên", "Cao Bằng")]
    year = builders.make_cluster_year(schools=schools)
    year.members.filter(school__in=schools[1:]).update(order=5)
    names = [column.short_name for column in consolidate(builders.make_period(year)).columns]
    assert names == ["Sơn La", "Cao Bằng", "Điện Biên"]


def test_a_period_without_a_catalogue_has_members_and_no_rows():
    period = make_period(None)
    year = period.cluster_year
    year.catalogue = None
    year.save()
    table = consolidate(Period.objects.get(pk=period.pk))
    assert (table.expected, table.rows) == (1, ())


# ── Null, zero, not applicable ────────────────────────────────────────────────────────────────────


def test_null_is_not_zero():
    table = consolidate(make_period({"class_count": 3, "monograph": 0}, {"class_count": 4}))
    assert (table.value("monograph"), table.row("monograph").coverage) == (0, 1)
    assert (table.value("textbook"), table.row("textbook").coverage) == (None, 0)


def test_not_applicable_is_no_coverage():
    row = consolidate(make_period({"monograph": "KAD"}, {"monograph": 2})).row("monograph")
    assert (row.total, row.coverage, row.cells[0].status) == (2, 1, "na")


# ── Ratios, shares, levels ────────────────────────────────────────────────────────────────────────


def test_a_ratio_is_recomputed_from_sums_not_averaged():
    period = make_period({"class_count": 10, "class_planned": 10}, {"class_count": 10, "class_planned": 30})
    row = consolidate(period).row("class_plan_rate")
    assert (row.total, row.coverage) == (50, 2)
    assert [cell.value for cell in row.cells] == [100, Decimal("33.33")]


def test_a_ratio_takes_only_schools_that_reported_every_operand():
    row = consolidate(
        make_period({"class_count": 6, "class_planned": 8}, {"class_count": 90}, {"class_planned": 50})
    ).row("class_plan_rate")
    assert (row.total, row.coverage) == (75, 1)
    assert [cell.value for cell in row.cells] == [75, None, None]


def test_a_ratio_over_zero_is_not_a_number_and_not_zero():
    row = consolidate(make_period({"class_count": 0, "class_planned": 0})).row("class_plan_rate")
    assert (row.total, row.coverage) == (None, 1)


def test_a_ratio_rounds_half_up():
    row = consolidate(make_period({"class_count": 1, "class_planned": 32})).row("class_plan_rate")
    assert str(row.total) == "3.13"  # 3.125; half to even would give 3.12


def test_a_share_is_of_the_schools_that_answered():
    row = consolidate(
        make_period({"has_plan": "có"}, {"has_plan": "không"}, {"has_plan": "có"}, {"class_count": 0})
    )
    row = row.row("has_plan")
    assert (row.total, row.coverage) == (Decimal("66.67"), 3)


def test_a_distribution_counts_every_level_and_has_no_total():
    period = make_period({"standard_school_level": "1"}, {"standard_school_level": "1"}, {"class_count": 0})
    row = consolidate(period).row("standard_school_level")
    assert row.distribution == {"0": 0, "1": 2, "2": 0}
    assert (row.total, row.coverage) == (None, 2)


def test_the_latest_value_of_each_school_is_never_added():
    row = consolidate(make_period({"standard_criteria_met": 40}, {"standard_criteria_met": 50}))
    row = row.row("standard_criteria_met")
    assert (row.total, row.coverage, [cell.value for cell in row.cells]) == (None, 2, [40, 50])


def test_an_additive_formula_counts_schools_with_any_part():
    row = consolidate(
        make_period({"topic_province": 3, "project_de_an": 2}, {"topic_province": 1}, {"class_count": 1})
    ).row("topic_or_project_province")
    assert (row.total, row.coverage) == (6, 2)
    assert [cell.value for cell in row.cells] == [5, 1, None]


def test_another_formula_of_the_catalogue_counts_schools_with_every_part():
    catalogue = builders.make_catalogue("them-cong-thuc")
    Formula.objects.create(
        catalogue=catalogue, code="per_class", label="Học viên một lớp",
        formula="learner_count / class_count",
    )  # fmt: skip
    period = make_period({"learner_count": 100, "class_count": 3}, {"learner_count": 77}, catalogue=catalogue)
    row = consolidate(period).row("per_class")
    assert (row.total, row.coverage) == (Decimal("33.33"), 1)


# ── Stated totals ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("bound", "stated", "computed", "verdict"),
    [
        ("exact", 238, 238, "match"),
        ("exact", 238, 234, "differs"),
        ("estimated", 238, 234, "differs"),
        ("at_least", 40000, 40000, "differs"),
        ("at_least", 40000, 40001, "match"),
        ("at_least", 40000, 49999, "match"),
        ("at_least", 40000, 50000, "differs"),
        ("at_least", 42000, 43000, "differs"),
        ("at_most", 22000, 21001, "match"),
        ("at_most", 22000, 21000, "differs"),
        ("at_most", 22000, 22000, "differs"),
        ("about", 500, 500, "match"),
        ("about", 500, 401, "match"),
        ("about", 500, 599, "match"),
        ("about", 500, 600, "differs"),
        ("exact", 0, 0, "match"),
        ("at_least", 6, None, "unverifiable"),
    ],
)
def test_a_stated_total_is_held_to_what_it_says(bound, stated, computed, verdict):
    assert verdict_on(Decimal(stated), bound, None if computed is None else Decimal(computed)) == verdict


@pytest.mark.parametrize(
    ("value", "unit"), [("40000.00", "10000"), ("439", "1"), ("3.50", "0.1"), ("0", "1"), ("12.25", "0.01")]
)
def test_the_rounding_of_a_number_is_the_largest_power_of_ten_in_it(value, unit):
    assert rounding_unit(Decimal(value)) == Decimal(unit)


def test_a_stated_total_of_a_distribution_cannot_be_checked():
    period = make_period({"standard_school_level": "1"})
    builders.stated(period, "standard_school_level", 1)
    assert [row.code for row in consolidate(period).unverifiable] == ["standard_school_level"]


def test_a_stated_total_of_an_unknown_code_is_kept_in_a_row_of_its_own():
    period = make_period({"class_count": 1})
    builders.stated(period, "so-la", 7)
    table = consolidate(period)
    assert [row.code for row in table.unverifiable] == ["so-la"]
    assert table.groups[-1].rows[0].code == "so-la"


# ── Queries, and another way to the same numbers ──────────────────────────────────────────────────


@pytest.mark.parametrize("schools", [1, 3, 10])
def test_seven_queries_whatever_the_number_of_schools(schools):
    period = make_period(*[{"class_count": 2, "learner_count": 90}] * schools)
    period = Period.objects.with_cluster().get(pk=period.pk)
    with CaptureQueriesContext(connection) as queries:
        consolidate(period)
    assert len(queries) == 7


def test_a_cell_that_was_changed_behind_the_table_shows_in_the_next_one():
    period = make_period({"class_count": 3})
    Filing.objects.get(period=period).values.update(value=Decimal("7.00"))
    assert consolidate(period).value("class_count") == 7


VALUE = st.one_of(st.none(), st.decimals(min_value=0, max_value=10**6, places=2))


@given(values=st.lists(VALUE, max_size=12))
def test_a_sum_agrees_with_adding_by_hand(values):
    total = total_of(Indicator(aggregation="sum"), values)
    by_hand, reported = 0, 0
    for value in values:
        if value is not None:
            by_hand += int(value * 100)
            reported += 1
    assert total.coverage == reported
    assert total.value == (Decimal(by_hand) / 100 if reported else None)


@given(pairs=st.lists(st.tuples(VALUE, VALUE), max_size=12))
def test_a_ratio_agrees_with_a_fraction_worked_out_by_hand(pairs):
    schools = [{"a": above, "b": below} for above, below in pairs]
    total = Computation.of("100 * a / b", is_ratio=True).total(schools)
    both = [(int(a * 100), int(b * 100)) for a, b in pairs if a is not None and b is not None]
    above, below = sum(a for a, _ in both), sum(b for _, b in both)
    assert total.coverage == len(both)
    if below == 0:
        assert total.value is None
    else:  # hundredths of a percent, half up, in whole numbers alone
        assert int(total.value * 100) == (2 * 10000 * above + below) // (2 * below)


@given(pairs=st.lists(st.tuples(VALUE, VALUE), max_size=12))
def test_an_additive_formula_agrees_with_adding_what_is_there(pairs):
    schools = [{"a": one, "b": other} for one, other in pairs]
    total = Computation.of("a + b").total(schools)
    there = [[value for value in pair if value is not None] for pair in pairs]
    assert total.coverage == sum(1 for values in there if values)
    assert total.value == (sum(map(sum, there)) if any(there) else None)
