"""The published half-year report of 2024: eight schools in one sentence."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from reports.extraction import extract, shipped_schools

ROOT = Path(__file__).resolve().parents[3]
SEEDS = json.loads((ROOT / "cumthidua" / "portal" / "demo" / "seeds.json").read_text(encoding="utf-8"))
STATED = [row for row in SEEDS["cluster_totals_stated"] if row["cluster"] == "mnbgpb"]
TOTALS, STAFF, ESSAYS = (row["snippet"] for row in STATED)
SCHOOLS = " ".join(row["snippet"] for row in SEEDS["school_statistics"])
# The paragraphs as the report prints them; what it says between them holds no figures.
REPORT = f"{TOTALS}. Trong đó: {SCHOOLS}\n\nCác trường {STAFF}.\n\nCác trường có {ESSAYS}."
FIGURES = extract(REPORT)


@pytest.mark.parametrize("row", SEEDS["school_statistics"], ids=lambda row: row["school"])
def test_a_school_gets_the_values_of_its_own_item_of_the_list(row):
    found = {figure.code: figure.value for figure in FIGURES if figure.school == row["school"]}
    assert found == {code: Decimal(value) for code, value in row["values"].items()}


def test_stated_totals_of_the_cluster_belong_to_no_school():
    stated = {code: Decimal(value) for row in STATED for code, value in row["values"].items()}
    assert {figure.code: figure.value for figure in FIGURES if figure.school is None} == stated


def test_planned_events_are_no_results():
    planned = (
        "Các trường triển khai nhiệm vụ: (i2) Tổ chức 02 Tọa đàm khoa học cấp Cụm (dự kiến tháng 9/2024)."
    )
    assert extract(planned) == []


def test_look_alike_letters_are_offered_as_corrections():
    corrected = {figure.corrected_from: figure.value for figure in FIGURES if figure.corrected_from}
    assert corrected == {"1ớp": 15, "l206": 1206}


def test_a_level_without_a_noun_is_a_question():
    figure = _of("tct-lai-chau", "workshop_school")
    assert "seminar_school" in figure.alternatives
    assert "topic_school" in figure.alternatives


def test_a_project_whose_level_is_shared_is_a_question():
    assert _of("tdtcb-nguyen-van-cu-quang-ninh", "project_de_an").alternatives == ("topic_province",)


def test_schools_are_parts_of_the_stated_total_and_not_added_to_it():
    assert {figure.part_of for figure in FIGURES if figure.school and figure.code == "class_count"} == {
        "class_count"
    }


def _of(school, code):
    return next(figure for figure in FIGURES if (figure.school, figure.code) == (school, code))


def test_the_shipped_schools_are_those_of_the_seeds():
    assert {school.code for school in shipped_schools()} == {row["code"] for row in SEEDS["schools"]}
