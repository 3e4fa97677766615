"""The catalogue's rules over one filing."""

from decimal import Decimal

import pytest

from reports.sheet import Sheet
from reports.validation import findings, missing_to_submit
from tests.builders import (
    accepted,
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


def two_years(values_2023: dict, kind: str = "H1"):
    school, cluster, catalogue = make_school(), make_cluster(), make_catalogue()
    before = make_period(
        make_cluster_year(schools=[school], year=2023, cluster=cluster, catalogue=catalogue), kind=kind
    )
    accepted(before, school, **values_2023)
    now = make_period(
        make_cluster_year(schools=[school], year=2024, cluster=cluster, catalogue=catalogue), kind=kind
    )
    return team(filing_of(now, school))


@pytest.mark.parametrize(("figure", "swings"), [(15, False), (16, True), (5, False), (4, True)])
def test_a_swing_of_more_than_half_asks_for_an_explanation_and_does_not_block(figure, swings):
    work = two_years({"class_count": 10})
    fill(work.filing, work.officer, class_count=figure)
    found = findings(work.reload())
    assert bool(found) is swings
    assert all(finding.needs_explanation for finding in found)
    assert missing_to_submit(work.reload()) == []


def test_an_explanation_answers_a_swing():
    from reports import actions

    work = two_years({"class_count": 10})
    fill(work.filing, work.officer, class_count=30)
    actions.explain_cell(
        filing=work.filing, code="class_count", text="Mở thêm lớp theo đề án.", by=work.officer
    )
    [finding] = findings(work.reload())
    assert not finding.needs_explanation


def test_a_rise_from_zero_is_no_percentage():
    work = two_years({"class_count": 0, "learner_count": 0})
    fill(work.filing, work.officer, class_count=30)
    assert findings(work.reload()) == []


def test_a_year_smaller_than_its_half_year_is_questioned():
    school = make_school()
    cluster_year = make_cluster_year(schools=[school])
    accepted(make_period(cluster_year, kind="H1"), school, class_count=10, staff_total=40)
    work = team(filing_of(make_period(cluster_year, kind="Y"), school))
    fill(work.filing, work.officer, class_count=9, staff_total=38)
    assert [(finding.rule, finding.codes) for finding in findings(work.reload())] == [
        ("h1_le_year", ("class_count",))
    ]


def test_a_sheet_costs_the_same_however_many_cells_are_filled(django_assert_num_queries, work):
    filing = work.reload()
    with django_assert_num_queries(5):
        Sheet.of(filing).values  # noqa: B018
    codes = [i.code for i in make_catalogue().indicators.filter(kind="integer") if i.is_input]
    fill(filing, work.officer, **dict.fromkeys(codes, 1))
    filing = work.reload()
    with django_assert_num_queries(5):
        sheet = Sheet.of(filing)
        assert sheet.answered == len(codes)


def test_the_computed_rate_follows_its_parts(work):
    fill(work.filing, work.officer, class_count=15, class_planned=32)
    assert round(Sheet.of(work.reload()).values["class_plan_rate"], 1) == Decimal("46.9")
    fill(work.filing, work.officer, class_planned=0)
    assert Sheet.of(work.reload()).values["class_plan_rate"] is None
