"""The grid's layout follows from the catalogue, whatever the catalogue says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clusters.catalogue import load_catalogue
from clusters.models import Catalogue
from reports.grid import Section, Table, lay_out, totals_of
from tests.builders import make_catalogue

pytestmark = pytest.mark.django_db


def sections_of(catalogue: Catalogue, values: dict | None = None, away: frozenset = frozenset()):
    indicators = catalogue.indicators.select_related("group")
    return lay_out(indicators, lambda indicator: indicator.code, values or {}, away)


def cells_of(table: Table) -> list[list[str | None]]:
    return [[place.cell for place in row.places] for row in table.rows]


@pytest.fixture
def sections() -> tuple[Section, ...]:
    return sections_of(make_catalogue())


def test_every_input_has_one_cell_and_the_groups_keep_their_order(sections):
    codes = [code for section in sections for code in section.cells]
    catalogue = make_catalogue()
    inputs = [one.code for one in catalogue.indicators.all() if one.is_input]
    assert sorted(codes) == sorted(inputs)
    assert len(codes) == 60
    assert [section.code for section in sections] == [group.code for group in catalogue.groups.all()]


def test_classes_and_learners_stand_side_by_side_with_their_parts_below(sections):
    table = sections[0].tables[0]
    assert table.caption == "Lớp và học viên"
    assert table.headings == ("Số lớp", "Số học viên")
    assert [row.label for row in table.rows] == [
        "Tổng số",
        "trong đó: trung cấp LLCT",
        "trong đó: cao cấp LLCT",
        "trong đó: bồi dưỡng",
        "Cộng các phần",
    ]
    assert cells_of(table)[2] == ["class_llct_advanced", "learner_llct_advanced"]
    assert cells_of(table)[4] == [None, None]


def test_families_stand_by_level_and_a_level_a_family_does_not_have_is_void(sections):
    table = sections[1].tables[0]
    assert table.headings == ("Cấp bộ", "Cấp tỉnh", "Cấp cụm", "Cấp trường", "Cấp khoa", "Cộng")
    assert [row.label for row in table.rows] == ["Đề tài khoa học", "Hội thảo khoa học", "Tọa đàm"]
    assert cells_of(table)[0] == [
        "topic_ministry",
        "topic_province",
        None,
        "topic_school",
        "topic_faculty",
        None,
    ]
    assert table.rows[0].places[2].total is None
    assert table.rows[0].places[5].total is not None


def test_names_that_differ_by_level_alone_share_a_row_but_are_not_added(sections):
    table = next(table for table in sections[2].tables if table.caption.startswith("Theo cấp"))
    assert [row.label for row in table.rows] == ["Giảng viên thao giảng"]
    assert table.headings == ("Cấp trường", "Cấp khoa")


def test_figures_at_the_reporting_date_have_a_list_of_their_own(sections):
    last = sections[2].tables[-1]
    assert last.caption == "Tại thời điểm báo cáo"
    assert last.rows[0].key == "staff_total"


def test_a_total_adds_what_is_reported_and_tells_its_coverage():
    values = {"topic_school": Decimal(4), "topic_province": Decimal(0)}
    sections = sections_of(make_catalogue(), values, frozenset({"topic_faculty"}))
    totals = {total.key: total for total in totals_of(sections)}
    topics = totals["cong-topic_ministry"]
    assert (topics.text, topics.coverage) == ("4", "2/3 ô")
    assert (totals["cong-seminar_province"].text, totals["cong-seminar_province"].coverage) == ("–", "")
    assert totals["phan-class_count"].value is None


def test_a_ratio_is_computed_from_its_parts_and_missing_without_one():
    values = {"class_count": Decimal(15), "class_planned": Decimal(32)}
    rate = next(t for t in totals_of(sections_of(make_catalogue(), values)) if t.key == "class_plan_rate")
    assert rate.text == "46,9"
    alone = next(
        t
        for t in totals_of(sections_of(make_catalogue(), {"class_count": Decimal(15)}))
        if t.key == "class_plan_rate"
    )
    assert alone.text == "–"


def test_another_catalogue_lays_itself_out():
    def indicator(code, label, **more):
        return {"code": code, "group": "g", "label": label, "unit": "cái", "kind": "integer",
                "aggregation": "sum", **more}  # fmt: skip

    data = {
        "groups": [{"code": "g", "label": "Nhóm"}],
        "indicators": [
            indicator("thing_all", "Mọi thứ"),
            indicator("thing_red", "trong đó: đỏ", part_of="thing_all"),
            indicator("alone", "Một mình"),
            indicator("prize_school", "Giải cấp trường", family="prize", level="school"),
            indicator("prize_ministry", "Giải cấp bộ", family="prize", level="ministry"),
            indicator("plan_province", "Kế hoạch cấp tỉnh"),
        ],
        "formulas": [],
        "rules": [],
    }
    (section,) = sections_of(load_catalogue(code="khac", data=data))
    parts, alone, levels, rest = section.tables
    assert [row.label for row in parts.rows] == ["Mọi thứ", "trong đó: đỏ", "Cộng các phần"]
    assert cells_of(alone) == [["alone"]]
    assert cells_of(levels)[0][:2] == ["prize_ministry", "prize_school"]
    assert cells_of(rest) == [["plan_province"]]
