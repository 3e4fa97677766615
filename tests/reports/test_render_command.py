"""`manage.py render`: the file asked for, or one line that says why not; nothing is saved either way."""

from __future__ import annotations

import hashlib
import io
import json

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError
from pypdf import PdfReader

from cumthidua.core import clock
from cumthidua.core.models import AuditEvent, Document, Job
from reports import actions
from reports.management.commands.render import Command
from reports.models import SummaryReport
from tests import builders
from tests.reports import half_year_2024 as facts

pytestmark = pytest.mark.django_db


def render(key: str, path, kind: str = "summary-report") -> dict:
    out = io.StringIO()
    call_command("render", kind, key, "--out", str(path), stdout=out)
    return json.loads(out.getvalue())


def text_of(path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Document, Job, SummaryReport, AuditEvent))


@pytest.mark.parametrize("drafted", [True, False])
def test_a_draft_is_made_on_the_spot_and_nothing_is_saved(tmp_path, drafted):
    period = facts.make_half_year()
    if drafted:
        actions.draft_report(period=period, by=builders.chair_officer(period))
    before = rows()
    answer = render("mnbgpb/2024-H1", tmp_path / "a.pdf")
    printed = text_of(tmp_path / "a.pdf")
    assert answer["draft"] is True
    assert answer["bytes"] == (tmp_path / "a.pdf").stat().st_size
    assert "DỰ THẢO" in printed
    assert "234 lớp" in printed
    assert "12.443 học viên" in printed
    assert rows() == before


def test_an_edited_section_is_printed_as_edited(tmp_path):
    period = facts.make_half_year()
    chair = builders.chair_officer(period)
    report = actions.draft_report(period=period, by=chair)
    actions.save_section(
        section=report.sections.get(key="tasks"), body="<p>Một câu riêng.</p>", base_version=1, by=chair
    )
    render("mnbgpb/2024-H1", tmp_path / "a.pdf")
    assert "Một câu riêng." in text_of(tmp_path / "a.pdf")


def test_the_issued_file_is_given_as_it_is(tmp_path):
    report = actions.draft_report(
        period=(period := facts.make_half_year()), by=builders.chair_officer(period)
    )
    Document.objects.create(
        kind="summary-report", key="mnbgpb/2024-H1", about_label="reports.summaryreport",
        about_id=str(report.pk), title="Báo cáo", draft=False, number=5, issued_at=clock.now(), content={},
        content_sha256="0" * 64, file=ContentFile(b"%PDF-da-ban-hanh", name="a.pdf"),
        file_sha256=hashlib.sha256(b"%PDF-da-ban-hanh").hexdigest(), pages=1, created_at=clock.now(),
    )  # fmt: skip
    assert render("mnbgpb/2024-H1", tmp_path / "a.pdf")["draft"] is False
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF-da-ban-hanh"


@pytest.mark.parametrize(
    ("kind", "key", "why"),
    [
        ("giao-uoc", "mnbgpb/2024-H1", "Không có loại văn bản"),
        ("summary-report", "mnbgpb/2023-H1", "Không có kỳ báo cáo"),
        ("summary-report", "khong-co/2024-H1", "Không có kỳ báo cáo"),
        ("summary-report", "mnbgpb/2024-Q1", "không đúng"),
        ("summary-report", "mnbgpb", "không đúng"),
        ("summary-report", "", "không đúng"),
        ("summary-report", "mnbgpb/2024-H1", "Chưa có trường nào được tiếp nhận"),
    ],
)
def test_a_wrong_kind_or_key_is_answered_in_one_line_and_writes_no_file(tmp_path, kind, key, why):
    facts.make_half_year(accepted=0)
    with pytest.raises(CommandError, match=why):
        render(key, tmp_path / "a.pdf", kind)
    assert not (tmp_path / "a.pdf").exists()


def test_on_the_command_line_a_mistake_is_one_line_and_status_1(tmp_path, capsys):
    with pytest.raises(SystemExit) as exit:
        Command().run_from_argv(["manage.py", "render", "khong-co", "x", "--out", str(tmp_path / "a.pdf")])
    error = capsys.readouterr().err
    assert exit.value.code == 1
    assert error.count("\n") == 1
    assert "Không có loại văn bản “khong-co”" in error


def test_a_folder_that_is_not_there_is_said(tmp_path):
    facts.make_half_year()
    with pytest.raises(CommandError, match="Không ghi được"):
        render("mnbgpb/2024-H1", tmp_path / "khong-co" / "a.pdf")
