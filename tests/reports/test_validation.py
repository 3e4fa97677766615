"""The catalogue's rules over one filing."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.validation import measure
from clusters.catalogue import copy_catalogue
from clusters.formulas import names_in
from clusters.models import Rule
from clusters.structure import structure_of
from cumthidua.core.policy import Refused
from reports import actions
from reports.cells import read
from reports.sheet import Sheet
from reports.validation import findings, missing_to_submit
from reports.validation.comparisons import CHECKS
from tests.builders import (
    accepted,
    bring_to,
    filing_of,
    fill,
    make_catalogue,
    make_cluster,
    make_cluster_year,
    make_period,
    make_school,
    team,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    return team()


def broken(work) -> set[str]:
    return {finding.rule for finding in findings(work.reload())}


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"essay_contest_school": 5, "essay_contest_sent_province": 5}, set()),
        ({"essay_contest_school": 4, "essay_contest_sent_province": 5}, {"essay_sent_le_school"}),
        ({"essay_contest_sent_province": 5}, set()),
        ({"class_count": 10, "class_llct_intermediate": 6, "class_refresher": 4}, set()),
        ({"class_count": 9, "class_llct_intermediate": 6, "class_refresher": 4}, {"class_parts"}),
        ({"class_count": 9, "class_refresher": 10}, {"class_parts"}),
        ({"class_refresher": 10}, set()),
        ({"learner_count": 100, "class_count": 0}, {"learners_without_classes"}),
        ({"learner_count": 0, "class_count": 0}, set()),
        ({"learner_count": 100}, set()),
        ({"teaching_staff": 30, "staff_total": 20}, {"teaching_le_total"}),
        ({"staff_phd": 15, "staff_master": 10, "staff_total": 20}, {"phd_master_le_staff"}),
    ],
)
def test_each_rule_speaks_exactly_when_what_is_reported_breaks_it(work, values, rules):
    fill(work.filing, work.officer, **values)
    assert broken(work) == rules


def test_an_error_names_its_cells_and_blocks(work):
    fill(work.filing, work.officer, essay_contest_school=4, essay_contest_sent_province=5)
    [finding] = findings(work.reload())
    assert finding.is_error
    assert set(finding.codes) == {"essay_contest_school", "essay_contest_sent_province"}
    assert [blocker.kind for blocker in missing_to_submit(work.reload())] == ["rule"]


def last_and_this(kind: str = "H1", catalogue=None):
    """A school with the same period of two years, the earlier one under `catalogue`."""
    school, cluster, ours = make_school(), make_cluster(), make_catalogue()
    before, now = (
        make_period(
            make_cluster_year(schools=[school], year=year, cluster=cluster, catalogue=version), kind=kind
        )
        for year, version in ((2023, catalogue or ours), (2024, ours))
    )
    return school, before, now


def two_years(values_2023: dict, kind: str = "H1"):
    school, before, now = last_and_this(kind)
    accepted(before, school, **values_2023)
    return team(filing_of(now, school))


@pytest.mark.parametrize(
    ("then", "now", "swings"),
    [(100, 150, False), (100, 151, True), (100, 50, False), (100, 49, True), (6, 12, False), (0, 19, False),
     (0, 20, True), (30, 51, True), (30, 46, False)],
)  # fmt: skip
def test_a_swing_beyond_percent_and_floor_blocks_until_it_is_explained(then, now, swings):
    work = two_years({"class_observation": then})
    fill(work.filing, work.officer, class_observation=now)
    assert broken(work) == ({"swing"} if swings else set())
    assert [blocker.kind for blocker in missing_to_submit(work.reload())] == ["explain"] * swings

    actions.explain_cell(
        filing=work.filing, code="class_observation", text="Dự giờ theo kế hoạch.", by=work.officer
    )
    assert not any(finding.needs_explanation for finding in findings(work.reload()))
    assert missing_to_submit(work.reload()) == []


def test_an_explanation_at_another_cell_answers_nothing():
    work = two_years({"class_observation": 100})
    fill(work.filing, work.officer, class_observation=300, class_count=10)
    actions.explain_cell(filing=work.filing, code="class_count", text="Đủ lớp.", by=work.officer)
    assert [blocker.kind for blocker in missing_to_submit(work.reload())] == ["explain"]


def test_an_unexplained_warning_is_refused_by_the_act_of_submitting():
    work = two_years({"class_observation": 100})
    fill(work.filing, work.officer, class_observation=300)
    with pytest.raises(Refused):
        actions.submit(filing=work.filing, by=work.officer)
    assert work.reload().is_draft

    actions.explain_cell(
        filing=work.filing, code="class_observation", text="Dự giờ theo kế hoạch.", by=work.officer
    )
    assert not actions.submit(filing=work.filing, by=work.officer).waits_for_school


def test_a_warning_at_a_cell_that_a_return_keeps_locked_does_not_stop_the_way_back():
    school, before, now = last_and_this()
    work = team(filing_of(now, school))
    bring_to("returned", work, class_observation=300, class_count=10)
    accepted(before, school, class_observation=100)

    assert broken(work) == {"swing"}
    assert [blocker.kind for blocker in missing_to_submit(work.reload())] == ["returned"]
    fill(work.filing, work.officer, class_count=11)
    assert missing_to_submit(work.reload()) == []


# Slips, swaps, copies


@pytest.mark.parametrize(
    ("then", "now", "rules"),
    [
        (30, 300, {"slip"}),
        (300, 30, {"slip"}),
        (30, 190, {"slip"}),
        (30, 170, {"swing"}),
        (30, 600, {"swing"}),
        (1, 8, set()),
        (1, 9, {"slip"}),
        (30, 33, set()),
    ],
)
def test_about_ten_times_is_a_slip_and_then_no_swing_as_well(then, now, rules):
    work = two_years({"class_observation": then})
    fill(work.filing, work.officer, class_observation=now)
    assert broken(work) == rules


def test_without_last_year_the_first_half_tells_a_slip_of_the_year():
    school = make_school()
    cluster_year = make_cluster_year(schools=[school])
    accepted(make_period(cluster_year, kind="H1"), school, class_observation=50, staff_total=6)
    work = team(filing_of(make_period(cluster_year, kind="Y"), school))
    fill(work.filing, work.officer, class_observation=1000, staff_total=60)
    [finding] = findings(work.reload())
    assert (finding.rule, finding.codes) == ("slip", ("class_observation",)), (
        "people are not counted twice a year"
    )
    assert "6 tháng đầu năm" in finding.message


def test_neighbours_that_fit_the_other_way_round_are_one_finding_over_both():
    work = two_years({"demo_teaching_school": 12, "class_observation": 150})
    fill(work.filing, work.officer, demo_teaching_school=148, class_observation=12)
    [finding] = findings(work.reload())
    assert (finding.rule, finding.codes) == ("swapped", ("demo_teaching_school", "class_observation"))


def test_small_neighbours_that_cross_by_chance_are_left_alone():
    work = two_years({"topic_province": 2, "topic_school": 5})
    fill(work.filing, work.officer, topic_province=5, topic_school=2)
    assert findings(work.reload()) == []


COUNTS = ["class_count", "learner_count", "initiative", "journal_article", "staff_training_turns",
          "demo_teaching_faculty", "class_observation", "field_trip_staff", "nq35_article", "social_activity"]  # fmt: skip


@pytest.mark.parametrize(("same", "told"), [(10, True), (6, True), (5, False)])
def test_figures_copied_from_last_year_are_one_finding_answered_at_its_last_cell(same, told):
    last = {code: 100 + 10 * place for place, code in enumerate(COUNTS)}
    work = two_years(last)
    now = {code: value if place < same else value + 7 for place, (code, value) in enumerate(last.items())}
    fill(work.filing, work.officer, **now)
    found = [finding for finding in findings(work.reload()) if finding.rule == "copied"]
    assert [len(finding.codes) for finding in found] == [same] * told
    for finding in found:
        actions.explain_cell(
            filing=work.filing, code=finding.codes[0], text="Số lớp như năm trước.", by=work.officer
        )
        assert "copied" in {each.rule for each in findings(work.reload()) if each.needs_explanation}
        actions.explain_cell(
            filing=work.filing, code=finding.codes[-1], text="Đã đối chiếu.", by=work.officer
        )
        assert "copied" not in {each.rule for each in findings(work.reload()) if each.needs_explanation}


def test_small_figures_and_zeros_that_repeat_are_no_copy():
    last = dict.fromkeys(COUNTS, 3) | {"topic_province": 0, "topic_school": 0}
    work = two_years(last)
    fill(work.filing, work.officer, **last)
    assert "copied" not in broken(work)


def test_a_year_that_repeats_its_half_is_asked_about_but_a_plan_may_repeat():
    school = make_school()
    cluster_year = make_cluster_year(schools=[school])
    half = {code: 100 + 10 * place for place, code in enumerate(COUNTS)}
    accepted(make_period(cluster_year, kind="H1"), school, class_planned=300, **half)
    work = team(filing_of(make_period(cluster_year, kind="Y"), school))
    fill(work.filing, work.officer, class_planned=300, **half)
    [finding] = [finding for finding in findings(work.reload()) if finding.rule == "copied_half"]
    assert set(finding.codes) == set(COUNTS)


# What earlier figures count


@pytest.mark.parametrize(("unit", "rules"), [("lượt", {"swing"}), ("tiết", set())])
def test_a_code_is_compared_over_catalogue_versions_only_while_its_unit_is_the_same(unit, rules):
    older = copy_catalogue(catalogue=make_catalogue(), code="cu")
    older.indicators.filter(code="class_observation").update(unit=unit)
    school, before, now = last_and_this(catalogue=older)
    accepted(before, school, class_observation=100)
    work = team(filing_of(now, school))
    fill(work.filing, work.officer, class_observation=300)
    assert broken(work) == rules


def test_figures_that_are_not_accepted_or_another_schools_are_not_compared():
    school, cluster, catalogue = make_school(), make_cluster(), make_catalogue()
    other = make_school()
    before = make_period(
        make_cluster_year(schools=[school, other], year=2023, cluster=cluster, catalogue=catalogue)
    )
    accepted(before, other, class_observation=100)
    bring_to("certified", team(filing_of(before, school)), class_observation=100)
    now = make_period(make_cluster_year(schools=[school], year=2024, cluster=cluster, catalogue=catalogue))
    work = team(filing_of(now, school))
    fill(work.filing, work.officer, class_observation=300)
    assert findings(work.reload()) == []


def test_a_school_that_filed_in_two_clusters_is_compared_with_one_filing_alone():
    school, cluster, elsewhere, catalogue = make_school(), make_cluster(), make_cluster(), make_catalogue()
    for where, values in (
        (elsewhere, {"class_observation": 1000, "field_trip_staff": 500}),
        (cluster, {"class_observation": 100}),
    ):
        year = make_cluster_year(schools=[school], year=2023, cluster=where, catalogue=catalogue)
        accepted(make_period(year), school, **values)
    now = make_period(make_cluster_year(schools=[school], year=2024, cluster=cluster, catalogue=catalogue))
    work = team(filing_of(now, school))
    fill(work.filing, work.officer, class_observation=110, field_trip_staff=50)
    assert findings(work.reload()) == []


# The catalogue's rules as a whole


def test_every_part_is_held_against_its_whole_by_an_error():
    catalogue = make_catalogue()
    held = {
        (part, rule.right)
        for rule in catalogue.rules.filter(operator="<=", severity="error")
        for part in names_in(rule.left)
    }
    parts = set(catalogue.indicators.exclude(part_of=None).values_list("code", "part_of__code"))
    assert parts
    assert parts <= held


def test_every_rule_can_be_checked_and_says_its_basis():
    work = team()
    rules = list(make_catalogue().rules.all())
    assert {rule.operator for rule in rules} == set(CHECKS) == set(Rule.Operator.values)
    assert all(rule.basis and rule.version == 1 for rule in rules)
    assert findings(work.reload()) == []


@pytest.mark.parametrize(
    ("typed", "offered"), [("l206", 1206), ("1O4", 104), ("-12", None), ("3,5", None), ("12 + 3", None)]
)
def test_look_alike_letters_are_refused_with_an_offer_and_signs_are_refused(typed, offered):
    reading = read(make_catalogue().indicators.get(code="learner_count"), typed)
    assert reading.problem
    assert offered is None or reading.suggestion == offered


def test_the_rules_find_nine_of_ten_planted_errors_and_leave_clean_filings_alone():
    score = measure(structure_of(make_catalogue().pk), filings=480)
    assert score.planted.total() == score.clean == 240
    assert score.recall >= 0.9, score.missed
    assert score.false_filings <= 0.05, score.false_by_rule
    assert score.false_cells <= 0.05


def test_a_year_smaller_than_its_half_year_is_questioned():
    school = make_school()
    cluster_year = make_cluster_year(schools=[school])
    accepted(make_period(cluster_year, kind="H1"), school, class_count=10, staff_total=40)
    work = team(filing_of(make_period(cluster_year, kind="Y"), school))
    fill(work.filing, work.officer, class_count=9, staff_total=38)
    assert [(finding.rule, finding.codes) for finding in findings(work.reload())] == [
        ("h1_le_year", ("class_count",))
    ]


def test_a_sheet_and_its_findings_cost_the_same_however_many_cells_are_filled(work):
    def cost() -> int:
        filing = work.reload()
        Sheet.of(filing)  # the catalogue's structure is read once
        with CaptureQueriesContext(connection) as queries:
            sheet = Sheet.of(filing)
            missing_to_submit(filing, sheet, findings(filing, sheet))
        return len(queries)

    fill(work.reload(), work.officer, class_count=1, learner_count=1)
    few = cost()
    codes = [i.code for i in make_catalogue().indicators.filter(kind="integer") if i.is_input]
    fill(work.reload(), work.officer, **dict.fromkeys(codes, 1))
    assert Sheet.of(work.reload()).answered == len(codes)
    assert cost() == few <= 6


def test_the_computed_rate_follows_its_parts(work):
    fill(work.filing, work.officer, class_count=15, class_planned=32)
    assert round(Sheet.of(work.reload()).values["class_plan_rate"], 1) == Decimal("46.9")
    fill(work.filing, work.officer, class_planned=0)
    assert Sheet.of(work.reload()).values["class_plan_rate"] is None
