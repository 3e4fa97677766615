"""The chair's report: drafted from the accepted figures, edited section by section, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from clusters.models import Period
from cumthidua.core import audit, clock, history
from cumthidua.core.policy import Refused

from .. import narrative
from ..consolidation import Consolidation, consolidate
from ..figures import Vocabulary, fill, sanitise
from ..models import ReportSection, SummaryReport
from ..rules import REPORT_ACTS


@dataclass(frozen=True)
class SectionResult:
    """What became of an edited section.

    `state`: saved, unchanged, or conflict (somebody else changed it meanwhile: `section` holds their
    text, `body` what was sent; nothing was written).
    """

    state: str
    section: ReportSection
    body: str

    @property
    def is_conflict(self) -> bool:
        return self.state == "conflict"


@transaction.atomic
def draft_report(*, period: Period, by: Any) -> SummaryReport:
    """Write the draft of a period's report. `Refused` when there is one, or nothing to write from."""
    period = Period.objects.select_for_update(of=("self",)).with_cluster().get(pk=period.pk)
    REPORT_ACTS.require("draft_report", by, period)
    report = SummaryReport.objects.create(period=period, created_at=clock.now(), created_by=by)
    texts = narrative.write(consolidate(period), narrative.gather(period))
    sections = ReportSection.objects.bulk_create(
        ReportSection(
            report=report, order=order, key=text.key, level=text.level, number=text.number,
            title=text.title, body=text.body, generated=text.body,
        )
        for order, text in enumerate(texts)
    )  # fmt: skip
    scope = history.scope_of(report)
    history.append(
        history.entry(
            scope=scope, cell=section.key, version=section.version, before=None, after=section.body,
            by=by, source="generated",
        )
        for section in sections
    )  # fmt: skip
    _record(report, "draft_report", f"Lập dự thảo {report.title}", by, sections=len(sections))
    return report


@transaction.atomic
def save_section(*, section: ReportSection, body: str, base_version: int, by: Any) -> SectionResult:
    """Save an edited section. Figures are filled from the data, whatever text was sent in them.

    An edit made on an older version writes nothing and is answered with both texts.
    """
    section = _locked(section, by)
    consolidation = consolidate(section.report.period)
    body = clean_body(body, consolidation)
    if fill(section.body, consolidation).html == body:
        return SectionResult("unchanged", section, body)
    if section.version != base_version:
        return SectionResult("conflict", section, body)
    _change(section, body, by, source="typed", edited=True)
    _record(section.report, "save_section", f"Sửa mục “{section}”", by, section=section.key,
            version=section.version)  # fmt: skip
    return SectionResult("saved", section, body)


@transaction.atomic
def regenerate_section(
    *, section: ReportSection, by: Any, replacing_version: int | None = None
) -> ReportSection:
    """Write a section anew from the data.

    A section that somebody edited is replaced only when the version to be replaced is named, as the
    page does after it has shown that text; the old text stays in the history either way.
    """
    section = _locked(section, by)
    if section.was_edited and section.version != replacing_version:
        raise Refused(
            "Mục này đã được sửa. Đồng chí xem lại nội dung đã sửa và xác nhận trước khi lập lại.",
            act="reports.regenerate_section", target=section, user=by,
        )  # fmt: skip
    text = narrative.write_section(section.report.period, consolidate(section.report.period), section.key)
    if text is None:
        raise Refused(
            "Danh mục chỉ tiêu không còn nhóm này nên không có gì để lập lại.",
            act="reports.regenerate_section", target=section, user=by,
        )  # fmt: skip
    if text.body != section.body or section.was_edited:
        section.generated, section.title = text.body, text.title
        _change(section, text.body, by, source="generated", edited=False)
        _record(section.report, "regenerate_section", f"Lập lại mục “{section}”", by,
                section=section.key, version=section.version)  # fmt: skip
    return section


def clean_body(body: str, consolidation: Consolidation) -> str:
    """A text as it is kept: sanitised, every figure written from the data."""
    vocabulary = Vocabulary.of(consolidation)
    return fill(sanitise(body, vocabulary.codes, vocabulary.schools), consolidation).html


def _locked(section: ReportSection, by: Any) -> ReportSection:
    section = (
        ReportSection.objects.select_for_update(of=("self",))
        .select_related("report__period__cluster_year__cluster")
        .get(pk=section.pk)
    )
    REPORT_ACTS.require("edit_report", by, section.report.period)
    return section


def _change(section: ReportSection, body: str, by: Any, *, source: str, edited: bool) -> None:
    before, section.body = section.body, body
    section.version += 1
    section.edited_at = clock.now() if edited else None
    section.edited_by = by if edited else None
    section.save(update_fields=["body", "generated", "title", "version", "edited_at", "edited_by"])
    history.append([
        history.entry(
            scope=history.scope_of(section.report), cell=section.key, version=section.version,
            before=before, after=body, by=by, source=source,
        )
    ])  # fmt: skip


def _record(report: SummaryReport, act: str, sentence: str, by: Any, **data: Any) -> None:
    audit.record(
        chain=report.audit_chain, act=f"summaryreport.{act}", target=report, by=by,
        sentence=sentence, data=data,
    )  # fmt: skip
