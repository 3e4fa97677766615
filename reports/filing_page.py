"""What the page of a filing shows: each cell with its state and its notes, and the progress.

Built from the `Sheet`. `attempts` are the cells just typed with what became of them, so that a
refused text stands on the page beside its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from clusters.models import Indicator, ValueKind
from cumthidua.core.models import Attachment
from cumthidua.core.vietnamese.numbers import format_number

from . import cells
from .actions import CellResult
from .cells import CellEntry, Outcome
from .evidence import files_about, missing_evidence
from .filing_body import Body, body_of
from .grid import Section, Total, lay_out, totals_of
from .looks import (
    BOUND_WORDS,
    CONFLICT,
    JUST_SAVED,
    LOOK_OF_OUTCOME,
    NOT_APPLICABLE,
    NULL,
    REJECTED,
    RETURNED,
    SAVED,
    Look,
    name_of,
)
from .models import Bound, CellStatus, Filing, FilingValue
from .resubmission import Resubmission, resubmission_of
from .rules import FILING_ACTS
from .sheet import Sheet
from .validation import Blocker, Finding, findings, missing_to_submit
from .validation.earlier import Moment, compared_with, earlier_figures


class Attempt(NamedTuple):
    """What was typed into a cell, and what became of it."""

    entry: CellEntry
    result: CellResult


class Note(NamedTuple):
    """A message below the row of its cell: what happened, what was kept, what to do.

    `offer` is a reading to accept; `server_text`, `by`, `at`, `version` are the other side of a
    conflict, `sides` both in words, mine first; `asks_why` puts a line for an explanation below.
    """

    kind: str
    tone: str
    code: str
    label: str
    text: str
    typed: str = ""
    offer: str = ""
    server_text: str = ""
    sides: tuple[str, str] = ("", "")
    by: str = ""
    at: datetime | None = None
    version: int = 0
    asks_why: bool = False


@dataclass(frozen=True)
class Cell:
    """One input of the grid, as it stands on the page now."""

    indicator: Indicator
    stored: FilingValue | None
    is_open: bool
    attempt: Attempt | None = None
    waits_for_answer: bool = False
    files: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def label(self) -> str:
        return name_of(self.indicator)

    @property
    def state(self) -> Outcome | None:
        """Where the last typing ended badly, how; a rejected text stays bad over visits."""
        if self.attempt and self.attempt.result.state.is_bad:
            return self.attempt.result.state
        return Outcome.REJECTED if self.stored and self.stored.rejected_text else None

    @property
    def is_kept(self) -> bool:
        """Whether the typed text is on this page alone: the server keeps another one."""
        return self.state in (Outcome.CONFLICT, Outcome.LOCKED)

    @property
    def look(self) -> Look:
        if self.state:
            return LOOK_OF_OUTCOME[self.state]
        if self.waits_for_answer:
            return RETURNED
        if self.stored is None or self.stored.status == CellStatus.BLANK:
            return NULL
        if self.stored.status == CellStatus.NOT_APPLICABLE:
            return NOT_APPLICABLE
        return JUST_SAVED if self.attempt and self.attempt.result.state == Outcome.SAVED else SAVED

    @property
    def text(self) -> str:
        """What stands in the input: a text that was not taken stays as it was typed."""
        if self.attempt and self.state:
            return self.attempt.entry.text
        if self.stored and self.stored.rejected_text:
            return self.stored.rejected_text
        return cells.shown(self.indicator, self.stored)

    @property
    def original(self) -> str:
        """The text against which the next save tells whether this cell was touched."""
        if self.is_kept:
            return cells.shown(self.indicator, self.stored)
        return self.text

    @property
    def version(self) -> int | str:
        """The version the text was typed over: a conflict stays one until it is decided."""
        if self.attempt and self.is_kept:
            base = self.attempt.entry.base_version
            return "" if base is None else base
        return self.stored.version if self.stored else 0

    @property
    def worded(self) -> str:
        return cells.worded(self.indicator, self.stored)

    @property
    def bound(self) -> str:
        """The word before an inexact figure: "khoảng"."""
        return BOUND_WORDS.get(Bound(self.stored.bound), "") if self.stored else ""

    @property
    def is_answered(self) -> bool:
        return self.stored is not None and self.stored.status != CellStatus.BLANK

    @property
    def is_figure(self) -> bool:
        return self.indicator.kind in (ValueKind.INTEGER, ValueKind.DECIMAL)

    @property
    def is_yes_no(self) -> bool:
        return self.indicator.kind == ValueKind.BOOLEAN

    @property
    def options(self) -> list[tuple[str, str]]:
        """Choices of a cell that is not typed, the blank one included."""
        known = [("1", "Có"), ("0", "Không")] if self.is_yes_no else list(self.indicator.choices)
        blank = ("", "chưa trả lời" if self.is_yes_no else "chưa báo cáo")
        away = [(cells.NOT_APPLICABLE_TEXT, "không áp dụng")]
        if self.is_yes_no:
            return [*known, blank] + (away if self.text == cells.NOT_APPLICABLE_TEXT else [])
        return [blank, *known, *away]


class Group(NamedTuple):
    """A section with its progress and what needs attention in it."""

    section: Section
    answered: int
    of: int
    flags: tuple[str, ...]
    tone: str


@dataclass(frozen=True)
class FilingPage:
    """Everything the templates of a filing ask for."""

    filing: Filing
    user: Any
    attempts: Mapping[str, Attempt] = field(default_factory=dict)

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet.of(self.filing)

    @cached_property
    def refusal(self) -> str | None:
        """Why this person may not type here now."""
        return FILING_ACTS.refusal("edit_cells", self.user, self.filing)

    @property
    def is_editable(self) -> bool:
        return self.refusal is None

    @cached_property
    def files(self) -> list[Attachment]:
        return files_about(self.filing)

    @property
    def missing_evidence(self) -> list[Cell]:
        """Cells that ask for a file and have none; it stops no submission."""
        return [self.cells[indicator.code] for indicator in missing_evidence(self.sheet, self.files)]

    @cached_property
    def resubmission(self) -> Resubmission | None:
        """What changed since the return that those who now decide had asked for."""
        return resubmission_of(self.filing, self.sheet)

    @cached_property
    def earlier(self) -> dict[Moment, dict[str, Decimal]]:
        """Figures of before, with which the rules compare."""
        return earlier_figures(self.filing, self.sheet.by_code, compared_with(self.filing.period))

    @cached_property
    def findings(self) -> list[Finding]:
        return findings(self.filing, self.sheet, self.earlier)

    @cached_property
    def blockers(self) -> list[Blocker]:
        return missing_to_submit(self.filing, self.sheet, self.findings)

    @cached_property
    def cells(self) -> dict[str, Cell]:
        files = Counter(place for file in self.files for place in file.places)
        return {
            indicator.code: self._cell(indicator, files[indicator.code]) for indicator in self.sheet.inputs
        }

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        away = {code for code, cell in self.sheet.cells.items() if cell.status == CellStatus.NOT_APPLICABLE}
        return lay_out(
            self.sheet.indicators, lambda indicator: self.cells[indicator.code], self.sheet.values, away
        )

    @cached_property
    def groups(self) -> list[Group]:
        return [_group(section) for section in self.sections]

    @cached_property
    def body(self) -> Body:
        return body_of(self)

    @property
    def totals(self) -> list[Total]:
        return totals_of(self.sections)

    @property
    def saved_at(self) -> datetime | None:
        return max((cell.updated_at for cell in self.sheet.cells.values()), default=None)

    @property
    def rejected(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.state == Outcome.REJECTED]

    @property
    def conflicts(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.state == Outcome.CONFLICT]

    @property
    def locked(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.state == Outcome.LOCKED]

    @property
    def first_blank(self) -> str:
        return self.sheet.blank[0].code if self.sheet.blank else ""

    # ── One cell ──────────────────────────────────────────────────────────────────────────────────

    def _cell(self, indicator: Indicator, files: int) -> Cell:
        code = indicator.code
        returned = self.sheet.returned.get(code)
        waits = returned is not None and returned.answered_at is None
        bare = Cell(
            indicator=indicator,
            stored=self.sheet.cells.get(code),
            is_open=self.is_editable and self.sheet.is_open(code),
            attempt=self.attempts.get(code),
            waits_for_answer=waits,
            files=files,
        )
        notes = [*self._notes(bare), *self._finding_notes(bare)]
        return replace(bare, notes=tuple(notes)) if notes else bare

    def _notes(self, cell: Cell) -> Iterable[Note]:
        yield from _attempt_notes(cell)
        if cell.code in self.sheet.returned:
            yield self._return(cell)
        if cell.stored and cell.stored.explanation:
            yield Note("why", "info", cell.code, cell.label, cell.stored.explanation)

    def _return(self, cell: Cell) -> Note:
        return Note(
            "returned",
            "warn" if cell.waits_for_answer else "info",
            cell.code,
            cell.label,
            self.filing.return_comment,
            by=str(self.filing.returned_by or ""),
            at=self.filing.returned_at,
            asks_why=cell.waits_for_answer and cell.is_open,
        )

    def _finding_notes(self, cell: Cell) -> Iterable[Note]:
        may_answer = cell.is_open
        for finding in self.findings:
            if self.anchor(finding) == cell.code:
                yield Note(
                    "rule",
                    "error" if finding.is_error else "info",
                    cell.code,
                    cell.label,
                    finding.message,
                    asks_why=finding.needs_explanation and may_answer,
                )
                may_answer = may_answer and not finding.needs_explanation  # one line answers all

    def anchor(self, finding: Finding) -> str:
        """The cell below which a finding stands: the last that may answer it, an open one if any is."""
        return max(finding.answers, key=lambda code: (self.sheet.is_open(code), self._order[code]))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {indicator.code: place for place, indicator in enumerate(self.sheet.indicators)}


def just_typed(attempts: Mapping[str, Attempt]) -> Iterable[Cell]:
    """The cells of a save that has just been done, without reading the rest of the filing again."""
    for attempt in attempts.values():
        stored = attempt.result.stored
        if stored is not None:
            cell = Cell(stored.indicator, stored, attempt.result.state != Outcome.LOCKED, attempt)
            yield replace(cell, notes=tuple(_attempt_notes(cell)))


def _attempt_notes(cell: Cell) -> Iterable[Note]:
    """What is to be said of a text that was not taken."""
    if cell.state == Outcome.REJECTED:
        yield _rejection(cell)
    if cell.attempt and cell.state == Outcome.CONFLICT:
        yield _conflict(cell, cell.attempt.result)
    if cell.attempt and cell.state == Outcome.LOCKED:
        message = cell.attempt.result.message
        yield Note("locked", "warn", cell.code, cell.label, message, typed=cell.text)


def _rejection(cell: Cell) -> Note:
    reading = cells.read(cell.indicator, cell.text)
    kept = "Chữ đã gõ được giữ nguyên."
    if cell.is_answered:
        kept = f"Chữ đã gõ được giữ nguyên; số đã lưu trước đó là {cell.worded}."
    return Note(
        "rejected",
        "error",
        cell.code,
        cell.label,
        f"{reading.problem} {kept}",
        offer="" if reading.suggestion is None else format_number(reading.suggestion),
    )


def _conflict(cell: Cell, result: CellResult) -> Note:
    return Note(
        "conflict",
        "warn",
        cell.code,
        cell.label,
        result.message,
        server_text=result.server_text,
        sides=(cells.text_worded(cell.indicator, cell.text), cell.worded),
        by=result.by,
        at=result.at,
        version=result.stored.version if result.stored else 0,
    )


def _group(section: Section) -> Group:
    looks = Counter(cell.look for cell in section.cells)
    flags = tuple(f"{looks[look]} ô {look.word}" for look in (REJECTED, CONFLICT, RETURNED) if looks[look])
    broken = sum(
        1 for cell in section.cells for note in cell.notes if (note.kind, note.tone) == ("rule", "error")
    )
    if broken:
        flags += (f"{broken} chỗ trái quy tắc",)
    answered = sum(1 for cell in section.cells if cell.is_answered)
    tone = "error" if looks[REJECTED] or broken else "warn"
    return Group(section, answered, len(section.cells), flags, tone)
