"""`manage.py consolidate`: the stable answer that other programs read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from tests import builders, services
from tests.reports import half_year_2024 as facts

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def answer(capsys: Any, *args: str) -> Any:
    call_command("consolidate", *args, "--json")
    return json.loads(capsys.readouterr().out)


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """The command as a shell runs it, on a machine whose locale knows no Vietnamese."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cumthidua.settings",
        "DATABASE_URL": services.url_of(connections["default"].settings_dict),
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "manage.py", "consolidate", *args]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_the_half_year_of_2024_in_the_stable_form(capsys):
    facts.make_half_year()
    told = answer(capsys, "mnbgpb", "2024-H1")
    assert (told["cluster"], told["period"]) == ("mnbgpb", "2024-H1")
    assert told["coverage"] == {"filed": 8, "expected": 8}
    assert told["totals"].items() >= facts.TOTALS.items()
    assert told["totals"]["topic_or_project_province"] == 11
    assert told["stated"] == {**facts.STATED, **facts.STATED_ALONE}
    assert told["mismatches"] == [
        {"code": "class_count", "stated": 238, "computed": 234},
        {"code": "learner_count", "stated": 12378, "computed": 12443},
    ]
    assert set(told["unverifiable"]) == set(facts.STATED_ALONE)


def test_every_code_and_every_school_appears_and_null_is_not_zero(capsys):
    facts.make_half_year(accepted=2)
    told = answer(capsys, "mnbgpb", "2024-H1")
    codes = set(told["totals"])
    assert len(codes) == 62  # 60 typed, one ratio, one formula
    assert set(told["coverage_by_code"]) == codes
    assert list(told["schools"]) == list(facts.SCHOOLS)
    assert all(set(values) == codes for values in told["schools"].values())
    assert told["schools"]["tct-dien-bien"]["topic_province"] is None
    assert set(told["schools"]["tct-son-la"].values()) == {None}
    assert told["coverage"] == {"filed": 2, "expected": 8}
    assert told["coverage_by_code"]["topic_province"] == 1


def test_whole_numbers_are_integers_and_others_have_two_decimals(capsys):
    year = builders.make_cluster_year(schools=1)
    period = builders.make_period(year, kind="Y")
    school = year.schools.get()
    builders.accepted(
        period, school, class_count=2, class_planned=3, standard_school_level="2", has_plan="có"
    )
    told = answer(capsys, year.cluster.code, "2024-Y")
    assert repr(told["totals"]["class_count"]) == "2"
    assert repr(told["totals"]["class_plan_rate"]) == "66.67"
    assert told["totals"]["has_plan"] == 100
    assert told["totals"]["standard_school_level"] is None
    assert told["distributions"] == {"standard_school_level": {"0": 0, "1": 0, "2": 1}}


def test_without_json_a_table_for_reading(capsys):
    facts.make_half_year()
    call_command("consolidate", "mnbgpb", "2024-H1")
    told = capsys.readouterr().out
    assert "8/8 trường đã tiếp nhận" in told
    assert "nêu 238, lệch +4" in told
    assert "nêu 396, không kiểm được" in told


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["mnbgpb", "2024-H2"], "Kỳ “2024-H2” không đúng"),
        (["khong-co", "2024-H1"], "Không có cụm “khong-co”"),
        (["mnbgpb", "2023-H1"], "không có kỳ 2023-H1"),
    ],
)
def test_a_wrong_argument_is_answered_in_one_sentence(args, words):
    builders.make_period(builders.make_cluster_year(cluster=builders.make_cluster("mnbgpb")))
    with pytest.raises(CommandError, match=words) as error:
        call_command("consolidate", *args, "--json")
    assert "\n" not in str(error.value)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "args", [["khong-co", "2024-H1", "--json"], ["mnbgpb"], ["mnbgpb", "2024-H1", "--xml"], ["ă", "x"]]
)
def test_on_the_shell_a_wrong_argument_is_one_line_on_stderr_and_status_1(args):
    done = run(*args)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.django_db(transaction=True)
def test_on_the_shell_the_answer_is_utf8_json_and_nothing_else():
    school = builders.make_school(code="tct-lai-chau")
    year = builders.make_cluster_year(schools=[school], cluster=builders.make_cluster("cum-thu"))
    builders.make_period(year)
    done = run("cum-thu", "2024-H1", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["coverage"] == {"filed": 0, "expected": 1}
    assert run("cum-thu", "2024-H1").stdout.startswith("Cụm thi đua")
