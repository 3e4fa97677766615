"""Typing into cells: every change is versioned, recorded, and never overwrites what one has not seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from clusters.models import Indicator
from cumthidua.core import clock, history
from cumthidua.core.policy import Refused
from cumthidua.core.workflow import lock

from .. import cells
from ..cells import CellEntry, Reading
from ..models import Bound, CellStatus, Filing, FilingValue
from ..rules import FILING_ACTS
from ..sheet import Sheet


@dataclass(frozen=True)
class CellResult:
    """What became of one typed cell.

    `state`: saved, unchanged, rejected (kept as text, with the reason), conflict (somebody else
    changed it meanwhile: `server_text`, `by`, `at` are theirs), locked (this cell is not open).
    """

    code: str
    state: str
    text: str
    version: int
    message: str = ""
    suggestion: Decimal | None = None
    server_text: str = ""
    by: str = ""
    at: datetime | None = None


@transaction.atomic
def save_cells(
    *, filing: Filing, entries: Iterable[CellEntry], by: Any, source: str = "typed"
) -> list[CellResult]:
    """Save what was typed, cell by cell: a bad cell never stops a good one. Raises `Refused` when the
    filing as a whole is not open to `by`."""
    desk = _Desk.open(filing, by, source)
    return [desk.save(entry) for entry in entries if entry.code in desk.sheet.by_code]


@transaction.atomic
def explain_cell(*, filing: Filing, code: str, text: str, by: Any) -> FilingValue:
    """Write the explanation (giải trình) of a cell; it answers a returned cell that stays as it is."""
    desk = _Desk.open(filing, by, "explained")
    cell = desk.open_cell(code)
    return desk.change(cell, explanation=text.strip()[:500])


@transaction.atomic
def mark_cell(
    *, filing: Filing, code: str, by: Any, status: str | None = None, bound: str | None = None
) -> FilingValue:
    """Say what kind of cell it is: not applicable, blank again, or how exact its figure is."""
    desk = _Desk.open(filing, by, "marked")
    cell = desk.open_cell(code)
    changes: dict[str, Any] = {}
    if status in (CellStatus.NOT_APPLICABLE, CellStatus.BLANK):
        changes |= {"status": status, "value": None, "bound": Bound.EXACT, "rejected_text": ""}
    if bound in Bound.values and cell.status == CellStatus.REPORTED:
        changes |= {"bound": bound}
    return desk.change(cell, **changes)


@dataclass
class _Desk:
    """A locked filing on which one person works; gathers the history and writes it with each cell."""

    sheet: Sheet
    by: Any
    source: str
    scope: str = field(init=False)

    def __post_init__(self) -> None:
        self.scope = history.scope_of(self.sheet.filing)

    @classmethod
    def open(cls, filing: Filing, by: Any, source: str) -> _Desk:
        filing = lock(filing)
        FILING_ACTS.require("edit_cells", by, filing)
        return cls(Sheet.of(filing), by, source)

    def save(self, entry: CellEntry) -> CellResult:
        indicator = self.sheet.by_code[entry.code]
        cell = self.cell(indicator)
        text = cells.shown(indicator, cell)
        if entry.is_untouched:
            return CellResult(entry.code, "unchanged", cell.rejected_text or text, cell.version)
        reading = cells.read(indicator, entry.text)
        if not reading.problem and self._says_the_same(cell, reading):
            return self._settle(entry, cell, text)
        if not indicator.is_input or not self.sheet.is_open(entry.code):
            message = "Ô này đã khóa nên giữ số cũ."
            return CellResult(entry.code, "locked", text, cell.version, message, server_text=text)
        if entry.base_version is not None and entry.base_version != cell.version:
            return self._conflict(entry, cell, text)
        if reading.problem:
            return self._reject(entry, cell, reading)
        bound = cell.bound if reading.status == CellStatus.REPORTED else Bound.EXACT
        cell = self.change(cell, status=reading.status, value=reading.value, bound=bound, rejected_text="")
        return CellResult(entry.code, "saved", cells.shown(indicator, cell), cell.version)

    def open_cell(self, code: str) -> FilingValue:
        """An open cell by code; `Refused` when it is locked, unknown or computed."""
        indicator = self.sheet.by_code.get(code)
        if indicator is None or not indicator.is_input or not self.sheet.is_open(code):
            raise Refused(
                "Ô này không mở để sửa.", act="reports.edit_cells", target=self.sheet.filing, user=self.by
            )
        return self.cell(indicator)

    def cell(self, indicator: Indicator) -> FilingValue:
        known = self.sheet.cells.get(indicator.code)
        return known or FilingValue(filing=self.sheet.filing, indicator=indicator)

    def change(self, cell: FilingValue, **changes: Any) -> FilingValue:
        """Write a change of what the cell holds, with its history; nothing when nothing changes."""
        code = cell.indicator.code
        before = cells.recorded(cell) if cell.pk else None
        for attribute, value in changes.items():
            setattr(cell, attribute, value)
        after = cells.recorded(cell)
        changed = before != after and not (before is None and after == _EMPTY)
        if changed:
            cell.version += 1
        self._write(cell)
        if changed:
            history.append(
                [
                    history.entry(
                        scope=self.scope,
                        cell=code,
                        version=cell.version,
                        before=before,
                        after=after,
                        by=self.by,
                        source=self.source,
                    )
                ]
            )
            self._answer_return(code, after)
        return cell

    def _write(self, cell: FilingValue) -> None:
        cell.updated_at, cell.updated_by = clock.now(), self.by
        cell.save()
        self.sheet.cells[cell.indicator.code] = cell  # type: ignore[index]

    def _answer_return(self, code: str, after: dict[str, Any]) -> None:
        """A returned cell is answered while it is not what it was; changed and changed back is none."""
        returned = self.sheet.returned.get(code)
        if returned is not None:
            differs = after != self._as_returned(code, returned.version_then)
            returned.answered_at = clock.now() if differs else None
            returned.save(update_fields=["answered_at"])

    def _as_returned(self, code: str, version: int) -> dict[str, Any]:
        line = history.of(self.scope, code).filter(version=version).first()
        return dict(line.after or {}) if line else dict(_EMPTY)

    def _settle(self, entry: CellEntry, cell: FilingValue, text: str) -> CellResult:
        """The text says what is stored already; only a rejected text over it is taken away."""
        if cell.rejected_text and self.sheet.is_open(entry.code):
            cell.rejected_text = ""
            self._write(cell)
        return CellResult(entry.code, "unchanged", text, cell.version)

    def _reject(self, entry: CellEntry, cell: FilingValue, reading: Reading) -> CellResult:
        cell.rejected_text = entry.text.strip()[:100]
        self._write(cell)
        return CellResult(
            entry.code, "rejected", entry.text, cell.version, reading.problem, reading.suggestion
        )

    def _conflict(self, entry: CellEntry, cell: FilingValue, text: str) -> CellResult:
        return CellResult(
            entry.code,
            "conflict",
            entry.text,
            cell.version,
            "Ô này vừa được sửa ở nơi khác.",
            server_text=text,
            by=str(cell.updated_by or ""),
            at=cell.updated_at,
        )

    @staticmethod
    def _says_the_same(cell: FilingValue, reading: Reading) -> bool:
        return (cell.status, cell.value) == (reading.status, reading.value)


_EMPTY = {"status": CellStatus.BLANK, "value": None, "bound": Bound.EXACT, "explanation": ""}
