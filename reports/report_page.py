"""What the page of a report shows: the paper with linked figures, the sections, the check of figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from clusters.models import Period
from cumthidua.core.models import Document, Job
from cumthidua.core.visibility import label_of

from . import documents, narrative
from .consolidation import Consolidation, Row, SchoolColumn, consolidate
from .figures import CLUSTER, Filled, Token, Vocabulary, fill, link, reported_cells, text_of
from .jobs import SUMMARY_REPORT_PDF
from .models import ReportSection, SummaryReport
from .rules import REPORT_ACTS


def address(period: Period, name: str, **extra: Any) -> str:
    """Path of one of the report's pages."""
    key = {"cluster": period.cluster_year.cluster.code, "period": period.code}
    return reverse(f"reports:{name}", kwargs=key | extra)


def reference(section: ReportSection) -> str:
    """How people name a section: "II.1"."""
    return f"II.{section.number}" if section.level > 2 else section.number


@dataclass(frozen=True)
class SectionView:
    """A section on paper. `outdated`: the portal would write it otherwise from today's data."""

    section: ReportSection
    filled: Filled
    body: SafeString
    outdated: bool

    @property
    def reference(self) -> str:
        return reference(self.section)


class ReportPage:
    """One report as one person sees it."""

    def __init__(self, report: SummaryReport, user: Any) -> None:
        self.report = report
        self.period = report.period
        self.user = user
        self.may_edit = REPORT_ACTS.allows("edit_report", user, report.period)

    @cached_property
    def consolidation(self) -> Consolidation:
        return consolidate(self.period)

    @cached_property
    def sections(self) -> list[SectionView]:
        written = self._written_today()
        return [
            self._view(section, written.get(section.key))
            for section in self.report.sections.select_related("edited_by")
        ]

    def _written_today(self) -> dict[str, str]:
        if not self.may_edit:
            return {}
        texts = narrative.write(self.consolidation, narrative.gather(self.period))
        return {text.key: text.body for text in texts}

    def _view(self, section: ReportSection, today: str | None) -> SectionView:
        filled = fill(section.body, self.consolidation)
        generated = fill(section.generated, self.consolidation).html
        return SectionView(
            section=section,
            filled=filled,
            body=SafeString(link(filled.html, self.figure_url)),  # sanitised when it was saved
            outdated=today is not None and today != generated,
        )

    def figure_url(self, token: Token) -> str:
        query = urlencode({"scope": token.scope, "form": token.form})
        return f"{address(self.period, 'figure_source', code=token.code)}?{query}"

    # ── Kiểm số ───────────────────────────────────────────────────────────────────────────────────

    @property
    def missing(self) -> list[tuple[SectionView, Token]]:
        """Figures that the data no longer have a value for."""
        return [(view, token) for view in self.sections for token in view.filled.missing]

    @property
    def linked(self) -> int:
        """How many figures are read from the data."""
        return sum(len(view.filled.tokens) - len(view.filled.missing) for view in self.sections)

    # ── The PDF ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def document(self) -> Document | None:
        """The latest draft that was rendered."""
        return Document.objects.filter(
            kind=documents.KIND, about_label=label_of(self.report), about_id=str(self.report.pk), draft=True
        ).first()

    @cached_property
    def document_is_current(self) -> bool:
        """Whether the latest PDF prints what the report says now."""
        if self.document is None:
            return False
        sections = [view.section for view in self.sections]
        content = documents.content_of(self.period, sections, self.consolidation)
        return documents.Draft.of(content).sha256 == self.document.content_sha256

    @cached_property
    def job(self) -> Job | None:
        """This person's latest rendering, as long as it runs or when it has failed."""
        latest = (
            Job.objects.visible_to(self.user)
            .filter(kind=SUMMARY_REPORT_PDF, params__report=self.report.pk)
            .first()
        )
        return None if latest is None or latest.is_done else latest


# ── The cells behind a figure ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class SourceLine:
    """One school's part in a figure; `other` is the divisor where the figure is a quotient."""

    column: SchoolColumn
    value: Decimal | None
    other: Decimal | None
    current: bool


@dataclass(frozen=True)
class FigureSource:
    token: Token
    row: Row
    text: str | None
    scope_name: str
    divisor: Row | None
    lines: tuple[SourceLine, ...]


def source_of(token: Token, consolidation: Consolidation) -> FigureSource | None:
    """Where a figure comes from; None for a figure that this report cannot have."""
    if not Vocabulary.of(consolidation).knows(token):
        return None
    row = consolidation.row(token.code)
    _, _, argument = token.form.partition(":")
    divisor = consolidation.row(argument) if token.form.startswith("per:") else None
    mine = _values(consolidation, row)
    its = _values(consolidation, divisor) if divisor else {}
    names = {column.code: column.name for column in consolidation.columns}
    return FigureSource(
        token=token,
        row=row,
        text=text_of(token, consolidation),
        scope_name="Toàn Cụm" if token.scope == CLUSTER else names[token.scope],
        divisor=divisor,
        lines=tuple(
            SourceLine(column, mine.get(column.code), its.get(column.code), column.code == token.scope)
            for column in consolidation.columns
        ),
    )


def _values(consolidation: Consolidation, row: Row) -> dict[str, Decimal | None]:
    return {school: cell.value for school, cell in reported_cells(consolidation, row).items()}


# ── Figures to choose from while writing ──────────────────────────────────────────────────────────


def vocabulary_for_editor(consolidation: Consolidation) -> dict[str, Any]:
    """For the editor's module: the figures that can be put into the text, and how each reads."""
    scopes = {CLUSTER: "Toàn Cụm"} | {column.code: column.short_name for column in consolidation.columns}
    return {
        "scopes": scopes,
        "figures": {
            row.code: {
                "label": row.label,
                "unit": row.unit,
                "texts": {
                    scope: text
                    for scope in scopes
                    if (text := text_of(Token(row.code, scope), consolidation)) is not None
                },
            }
            for row in consolidation.rows
        },
    }
