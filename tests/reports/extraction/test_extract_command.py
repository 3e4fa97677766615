"""`manage.py extract`: JSON alone on stdout, and an answer without a database."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from schools.models import School

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Lào Cai: 15 1ớp/gần 1.2O6 học viên, trong đó 3 lớp bồi dưỡng."


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "bao-cao.txt"
    file.write_bytes(TEXT.encode())
    return file


def run(file, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", "extract", str(file), "--json"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_json_has_the_stable_form(db, report, capsys):
    call_command("extract", str(report), "--json")
    assert json.loads(capsys.readouterr().out)[1] == {
        "school": "tct-lao-cai",
        "code": "learner_count",
        "value": 1206,
        "approximate": True,
        "part_of": None,
        "text": "gần 1.2O6 học viên",
        "start": TEXT.index("gần"),
        "end": TEXT.index(", trong"),
        "alternatives": [],
        "corrected_from": "1.2O6",
    }


def test_schools_of_the_database_are_known(db, report, capsys):
    School.objects.create(code="tct-nghe-an", name="Trường Chính trị tỉnh Nghệ An", province="Nghệ An")
    report.write_text("Trường Chính trị tỉnh Nghệ An mở 30 lớp.", encoding="utf-8")
    call_command("extract", str(report), "--json")
    assert [row["school"] for row in json.loads(capsys.readouterr().out)] == ["tct-nghe-an"]


def test_without_json_it_answers_in_words(db, report, capsys):
    call_command("extract", str(report))
    assert "gần 1.206" in capsys.readouterr().out


def test_text_without_figures_says_so(db, report, capsys):
    report.write_text("Hội nghị thành công tốt đẹp.", encoding="utf-8")
    call_command("extract", str(report))
    assert "Không có số liệu" in capsys.readouterr().out


def test_standard_input_is_read(db, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Mở 12 lớp.".encode())))
    call_command("extract", "-", "--json")
    assert [row["value"] for row in json.loads(capsys.readouterr().out)] == [12]


def test_a_file_that_is_missing_is_named(db, tmp_path):
    with pytest.raises(CommandError, match="khong-co"):
        call_command("extract", str(tmp_path / "khong-co.txt"))


@pytest.mark.once
@pytest.mark.parametrize(
    "url",
    ["sqlite:////tmp/never-migrated.sqlite3", "postgres://nobody@127.0.0.1:1/none"],
    ids=["empty", "unreachable"],
)
def test_without_a_usable_database_the_shipped_schools_are_known(report, url):
    answer = run(report, DATABASE_URL=url)
    assert answer.returncode == 0, answer.stderr
    assert {row["school"] for row in json.loads(answer.stdout)} == {"tct-lao-cai"}


def test_a_file_that_cannot_be_read_is_explained(db, tmp_path):
    (tmp_path / "bao-cao.pdf").write_bytes(b"%PDF-1.7 not really")
    with pytest.raises(CommandError):
        call_command("extract", str(tmp_path / "bao-cao.pdf"))
