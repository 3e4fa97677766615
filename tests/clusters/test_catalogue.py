"""Catalogue versions: the project's own data, copies, and the freeze."""

import json

import pytest
from django.core.exceptions import ValidationError

from clusters import structure
from clusters.catalogue import DATA_FILE, copy_catalogue, describe, freeze, load_catalogue
from clusters.formulas import names_in
from clusters.models import Catalogue, Indicator, Rule
from cumthidua.core import clock
from tests.builders import at

pytestmark = pytest.mark.django_db

DATA = json.loads(DATA_FILE.read_text("utf-8"))


def small(**changes):
    """A catalogue of two indicators, one part of the other."""
    indicator = {"group": "g", "unit": "lớp", "kind": "integer", "aggregation": "sum"}
    return {
        "groups": [{"code": "g", "label": "Nhóm"}],
        "indicators": [
            {"code": "part", "label": "trong đó", "part_of": "whole", **indicator},
            {"code": "whole", "label": "Tất cả", **indicator},
        ],
        "formulas": [{"code": "both", "label": "Cả hai", "formula": "part + whole"}],
        "rules": [
            {
                "code": "r",
                "severity": "error",
                "left": "part",
                "operator": "<=",
                "right": "whole",
                "message": "Sai.",
            }
        ],
    } | changes


def test_the_catalogue_has_sixty_inputs_and_one_computed_indicator_in_the_order_of_the_file():
    indicators = list(load_catalogue().indicators.all())

    assert [indicator.code for indicator in indicators] == [record["code"] for record in DATA["indicators"]]
    assert sum(indicator.is_input for indicator in indicators) == 60
    assert [indicator.code for indicator in indicators if not indicator.is_input] == ["class_plan_rate"]


def test_every_indicator_says_what_is_counted():
    undefined = load_catalogue().indicators.filter(definition="")

    assert not undefined.exists()


def test_a_part_is_linked_to_its_whole_and_only_the_host_counts_the_clusters_events():
    catalogue = load_catalogue()

    assert dict(catalogue.indicators.exclude(part_of=None).values_list("code", "part_of__code")) == {
        record["code"]: record["part_of"] for record in DATA["indicators"] if "part_of" in record
    }
    by_host = catalogue.indicators.filter(counted_by_host=True).values_list("code", flat=True)
    assert set(by_host) == {"workshop_cluster", "seminar_cluster"}


def test_levels_of_the_standard_school_are_chosen_and_never_added():
    level = load_catalogue().indicators.get(code="standard_school_level")

    assert level.choices == [["0", "Chưa đạt"], ["1", "Mức 1"], ["2", "Mức 2"]]
    assert level.aggregation == "distribution"


def test_every_rule_speaks_of_known_indicators_and_has_a_message():
    catalogue = load_catalogue()
    codes = set(catalogue.indicators.values_list("code", flat=True))

    rules = list(catalogue.rules.all())

    assert {rule.code for rule in rules} == {record["code"] for record in DATA["rules"]}
    assert all(set(rule.indicators) <= codes and rule.message for rule in rules)
    swing, half = catalogue.rules.get(code="swing"), catalogue.rules.get(code="h1_le_year")
    assert (swing.operator, swing.right) == ("within", "50; 20")
    assert (half.operator, half.left, half.right) == ("half<=year", "", "")


def test_a_second_load_returns_what_is_there_and_keeps_what_was_changed_in_it():
    catalogue = load_catalogue()
    catalogue.indicators.filter(code="class_count").update(label="Số lớp")

    again = load_catalogue(title="Tên khác")

    assert (again.pk, again.title) == (catalogue.pk, catalogue.title)
    assert Catalogue.objects.count() == 1
    assert Indicator.objects.count() == 61
    assert again.indicators.get(code="class_count").label == "Số lớp"


def test_a_whole_may_stand_after_its_part_in_the_data():
    catalogue = load_catalogue(code="nho", title="Nhỏ", data=small())

    assert [indicator.code for indicator in catalogue.indicators.all()] == ["part", "whole"]
    assert catalogue.indicators.get(code="part").part_of.code == "whole"


@pytest.mark.parametrize(
    "changes",
    [
        {"formulas": [{"code": "f", "label": "F", "formula": "whole + gone"}]},
        {
            "rules": [
                {
                    "code": "r",
                    "severity": "error",
                    "left": "gone",
                    "operator": "<=",
                    "right": "whole",
                    "message": "x",
                }
            ]
        },
    ],
)
def test_data_that_name_an_unknown_indicator_are_refused_and_leave_nothing(changes):
    with pytest.raises(ValueError, match="gone"):
        load_catalogue(code="sai", title="Sai", data=small(**changes))

    assert not Catalogue.objects.filter(code="sai").exists()


def test_a_copy_has_everything_of_its_source_and_stays_open_when_the_source_is_frozen():
    source = freeze(catalogue=load_catalogue())

    copy = copy_catalogue(catalogue=source, code="2027", title="Danh mục năm 2027")

    assert describe(copy) == describe(source)
    assert (copy.copied_from, copy.is_frozen) == (source, False)
    indicator = copy.indicators.get(code="class_count")
    indicator.label = "Số lớp"
    indicator.save()
    assert source.indicators.get(code="class_count").label == "Số lớp đào tạo, bồi dưỡng"


def test_a_frozen_catalogue_refuses_change_and_keeps_the_instant_of_its_freezing():
    catalogue = load_catalogue()
    with clock.at(at(2026, 1, 2)):
        freeze(catalogue=catalogue)
    with clock.at(at(2026, 5, 6)):
        again = freeze(catalogue=Catalogue.objects.get(pk=catalogue.pk))

    assert again.frozen_at == at(2026, 1, 2)
    indicator = again.indicators.first()
    with pytest.raises(ValidationError, match="đóng băng"):
        indicator.save()


def test_of_a_version_frozen_while_it_is_read_no_older_state_is_kept(monkeypatch):
    catalogue = load_catalogue(code="dang-sua")
    read = structure._read

    def read_too_early(catalogue_id):
        found = read(catalogue_id)
        Indicator.objects.filter(catalogue=catalogue, code="class_count").update(unit="khóa")
        freeze(catalogue=catalogue)
        return found

    monkeypatch.setattr(structure, "_read", read_too_early)
    structure.structure_of(catalogue.pk)
    monkeypatch.undo()
    assert structure.structure_of(catalogue.pk).by_code["class_count"].unit == "khóa"


def test_every_formula_can_be_read():
    catalogue = load_catalogue()

    assert names_in(catalogue.indicators.get(code="class_plan_rate").formula) == (
        "class_count",
        "class_planned",
    )
    assert names_in(catalogue.formulas.get().formula) == ("topic_province", "project_de_an")


# Rules


def test_a_copy_keeps_basis_and_version_of_each_rule():
    catalogue = load_catalogue()
    catalogue.rules.filter(code="swing").update(version=3, basis="Quy chế thi đua của Cụm")

    copy = copy_catalogue(catalogue=catalogue, code="2025")

    kept = copy.rules.get(code="swing")
    assert (kept.version, kept.basis) == (3, "Quy chế thi đua của Cụm")
    assert describe(copy)["rules"] == describe(catalogue)["rules"]


@pytest.mark.parametrize(
    ("operator", "right", "limits"),
    [("within", "50", (50, 0)), ("within", "50%; 10", (50, 10)), ("between", "5; 400", (5, 400)),
     ("slip", "6; 16; 8", (6, 16, 8)), ("copied", "60;8", (60, 8, 0))],
)  # fmt: skip
def test_limits_of_a_rule_are_read_in_order_and_the_rest_is_zero(operator, right, limits):
    assert Rule(operator=operator, right=right).limits == limits


@pytest.mark.parametrize(
    ("operator", "right"), [("within", ""), ("within", "nửa"), ("within", "50; 10; 3"), ("slip", "-6; 16; 8")]
)
def test_limits_that_cannot_be_read_are_told_with_what_is_expected(operator, right):
    with pytest.raises(ValueError, match="cách nhau bằng dấu chấm phẩy"):
        Rule(operator=operator, right=right).limits  # noqa: B018


def test_an_exemption_of_an_unknown_indicator_is_refused_at_loading():
    rule = {
        "code": "r",
        "severity": "warning",
        "left": "khong_co",
        "operator": "within",
        "right": "50",
        "message": "?",
    }

    with pytest.raises(ValueError, match="khong_co"):
        load_catalogue(code="nho", title="Nhỏ", data=small(rules=[rule]))
