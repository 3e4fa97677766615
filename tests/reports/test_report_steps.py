"""Drafting, saving and rewriting the report: who may, what changes, what is kept."""

from __future__ import annotations

import pytest

from cumthidua.core import audit, history
from cumthidua.core.models import AuditEvent, CellChange
from cumthidua.core.policy import Refused
from reports import actions
from reports.figures import Token
from reports.models import ReportSection, SummaryReport
from tests import builders

pytestmark = pytest.mark.django_db


def make_period(accepted: int = 2):
    period = builders.make_period()
    for member in period.cluster_year.members.select_related("school")[:accepted]:
        builders.accepted(period, member.school, class_count=5, learner_count=200)
    return period


def make_report() -> SummaryReport:
    period = make_period()
    return actions.draft_report(period=period, by=builders.chair_officer(period))


def section_of(report: SummaryReport, key: str = "training") -> ReportSection:
    return report.sections.get(key=key)


def save(section: ReportSection, body: str, by=None, base_version: int | None = None):
    by = by or builders.chair_officer(section.report.period)
    version = section.version if base_version is None else base_version
    return actions.save_section(section=section, body=body, base_version=version, by=by)


# ── Drafting ──────────────────────────────────────────────────────────────────────────────────────


def test_the_chair_drafts_once_with_every_section_in_order():
    report = make_report()
    keys = list(report.sections.values_list("key", flat=True))
    assert keys == [
        "opening", "overview", "results", "training", "research", "staff", "ideology", "emulation",
        "standard", "shortcomings", "tasks", "proposals", "closing",
    ]  # fmt: skip
    assert all(
        section.body == section.generated and section.version == 1 for section in report.sections.all()
    )
    assert not any(section.was_edited for section in report.sections.all())
    event = audit.events_about(report).get()
    assert (event.act, event.chain) == ("summaryreport.draft_report", report.audit_chain)
    assert CellChange.objects.filter(scope=history.scope_of(report)).count() == len(keys)


def test_a_second_draft_is_refused_and_leaves_the_first():
    report = make_report()
    with pytest.raises(Refused, match="đã có dự thảo"):
        actions.draft_report(period=report.period, by=builders.chair_officer(report.period))
    assert list(SummaryReport.objects.all()) == [report]


def test_without_an_accepted_filing_there_is_nothing_to_write_from():
    period = make_period(accepted=0)
    with pytest.raises(Refused, match="Chưa có trường nào"):
        actions.draft_report(period=period, by=builders.chair_officer(period))


@pytest.mark.parametrize(
    "who", ["member", "vice chair", "academy", "administrator", "chair of another cluster"]
)
def test_only_the_chair_of_the_year_drafts_and_edits(who):
    period = make_period()
    schools = [member.school for member in period.cluster_year.members.select_related("school")]
    person = {
        "member": lambda: builders.officer(schools[2]),
        "vice chair": lambda: builders.officer(schools[1]),
        "academy": builders.academy,
        "administrator": builders.administrator,
        "chair of another cluster": lambda: builders.chair_officer(builders.make_period()),
    }[who]()
    with pytest.raises(Refused):
        actions.draft_report(period=period, by=person)
    report = actions.draft_report(period=period, by=builders.chair_officer(period))
    with pytest.raises(Refused):
        save(section_of(report), "<p>Khác.</p>", by=person)
    with pytest.raises(Refused):
        actions.regenerate_section(section=section_of(report), by=person)
    assert section_of(report).version == 1


def test_a_vice_principal_writes_only_under_delegation():
    report = make_report()
    chair = report.period.cluster_year.duties.get(duty="chair").school
    deputy = builders.vice_principal(chair)
    with pytest.raises(Refused):
        save(section_of(report), "<p>Khác.</p>", by=deputy)
    builders.delegate(chair, principal=builders.principal(chair), deputy=deputy, act="chair")
    deputy = type(deputy).objects.get(pk=deputy.pk)
    assert save(section_of(report), "<p>Khác.</p>", by=deputy).state == "saved"


# ── Saving ────────────────────────────────────────────────────────────────────────────────────────


def test_a_saved_section_is_cleaned_filled_recorded_and_marked_as_edited():
    section = section_of(make_report())
    person = builders.chair_officer(section.report.period)
    token = Token("class_count").html("999")
    result = save(section, f"<p onclick='x()'>Đã mở {token} lớp.</p><script>alert(1)</script>", by=person)
    saved = section_of(section.report)
    assert result.state == "saved"
    assert saved.body == f"<p>Đã mở {Token('class_count').html('10')} lớp.</p>"
    assert (saved.version, saved.edited_by, saved.generated) == (2, person, section.generated)
    change = history.of(history.scope_of(section.report), "training").first()
    assert (change.version, change.before, change.after, change.source) == (
        2,
        section.body,
        saved.body,
        "typed",
    )
    assert AuditEvent.objects.latest("seq").data == {"section": "training", "version": 2}
    assert audit.verify().ok


def test_saving_what_is_there_changes_nothing():
    section = section_of(make_report())
    editors_way = section.body.replace("<li>", "<li><p>").replace("</li>", "</p></li>")
    events = AuditEvent.objects.count()
    assert save(section, editors_way).state == "unchanged"
    assert section_of(section.report).version == 1
    assert AuditEvent.objects.count() == events


def test_a_stale_edit_writes_nothing_and_carries_both_texts():
    section = section_of(make_report())
    first = builders.chair_officer(section.report.period)
    save(section, "<p>Bản của người thứ nhất.</p>", by=first)
    result = save(section, "<p>Bản của người thứ hai.</p>", base_version=1)
    assert result.is_conflict
    assert result.section.body == "<p>Bản của người thứ nhất.</p>"
    assert result.section.edited_by == first
    assert result.body == "<p>Bản của người thứ hai.</p>"
    assert section_of(section.report).version == 2


def test_a_failed_record_takes_the_text_back(monkeypatch):
    section = section_of(make_report())

    def fail(**_):
        raise RuntimeError("the chain is gone")

    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(RuntimeError):
        save(section, "<p>Khác.</p>")
    assert section_of(section.report).body == section.body


# ── Writing anew ──────────────────────────────────────────────────────────────────────────────────


def accept_one_more(report: SummaryReport) -> None:
    last = report.period.cluster_year.members.select_related("school").last().school
    builders.accepted(report.period, last, class_count=7, learner_count=100)


def test_an_untouched_section_is_rewritten_from_new_data():
    report = make_report()
    accept_one_more(report)
    section = actions.regenerate_section(section=section_of(report), by=builders.chair_officer(report.period))
    assert Token("class_count").html("17") in section.body
    assert section.body.count("<li>") == 3
    assert (section.version, section.was_edited, section.generated) == (2, False, section.body)


def test_rewriting_with_nothing_new_changes_nothing():
    report = make_report()
    section = actions.regenerate_section(section=section_of(report), by=builders.chair_officer(report.period))
    assert section.version == 1


@pytest.mark.parametrize("named", [None, 1, 7])
def test_an_edited_section_is_not_replaced_unless_its_version_is_named(named):
    report = make_report()
    save(section_of(report), "<p>Đã sửa.</p>")
    with pytest.raises(Refused, match="đã được sửa"):
        actions.regenerate_section(
            section=section_of(report), by=builders.chair_officer(report.period), replacing_version=named
        )
    assert section_of(report).body == "<p>Đã sửa.</p>"


def test_replacing_an_edited_section_keeps_its_text_in_the_history():
    report = make_report()
    save(section_of(report), "<p>Đã sửa.</p>")
    section = actions.regenerate_section(
        section=section_of(report), by=builders.chair_officer(report.period), replacing_version=2
    )
    assert (section.version, section.was_edited) == (3, False)
    change = history.of(history.scope_of(report), "training").first()
    assert (change.before, change.after, change.source) == ("<p>Đã sửa.</p>", section.body, "generated")
