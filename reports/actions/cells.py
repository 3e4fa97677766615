"""Typing into cells: every change is versioned, recorded, and never overwrites what one has not seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from clusters.models import Indicator
from cumthidua.core import clock, history
from cumthidua.core.models import CellChange
from cumthidua.core.policy import Refused
from cumthidua.core.workflow import lock, lock_one

from .. import cells
from ..cells import CellEntry, How, Outcome, Reading
from ..models import Bound, CellStatus, Filing, FilingValue, ReturnedCell
from ..rules import FILING_ACTS
from ..sheet import Sheet


@dataclass(frozen=True)
class CellResult:
    """What became of one typed cell, and the row as it is now (`stored`).

    `text` is what its input shows; in a conflict `server_text`, `by`, `at` are the other side's.
    """

    code: str
    state: Outcome
    text: str
    stored: FilingValue | None = None
    message: str = ""
    server_text: str = ""
    by: str = ""
    at: datetime | None = None


@transaction.atomic
def save_cells(
    *,
    filing: Filing | QuerySet[Filing],
    entries: Iterable[CellEntry],
    by: Any,
    reasons: Mapping[str, str] | None = None,
) -> list[CellResult]:
    """Save what was typed, cell by cell: a bad cell never stops a good one. `reasons` are explanations
    (giải trình) that came with it, by code. Raises `Refused` when the filing is not open to `by`.

    `filing` may be a queryset of the one: it is then found and locked in one go, because a save is the
    one act that is asked for sixty times a sitting.
    """
    typed, reasons = list(entries), reasons or {}
    desk = _Desk.open(filing, by, {entry.code for entry in typed} | set(reasons))
    results = [desk.save(entry) for entry in typed if entry.code in desk.sheet.by_code]
    for code, reason in reasons.items():
        desk.explain(code, reason)
    desk.write()
    return results


@transaction.atomic
def explain_cell(
    *, filing: Filing, code: str, text: str, by: Any, base_version: int | None = None
) -> FilingValue:
    """Write the explanation (giải trình) of a cell; it answers a returned cell that stays as it is.
    Raises `Refused` when the cell has changed since `base_version`."""
    desk = _Desk.open(filing, by, {code})
    desk.require_version(code, base_version)
    cell = desk.explain(code, text)
    desk.write()
    return cell


@transaction.atomic
def mark_cell(
    *,
    filing: Filing,
    code: str,
    by: Any,
    status: str | None = None,
    bound: str | None = None,
    base_version: int | None = None,
) -> FilingValue:
    """Say what kind of cell it is: not applicable, blank again, or how exact its figure is. Raises
    `Refused` when the cell has changed since `base_version`."""
    desk = _Desk.open(filing, by, {code})
    desk.require_version(code, base_version)
    cell = desk.open_cell(code)
    changes: dict[str, Any] = {}
    if status in (CellStatus.NOT_APPLICABLE, CellStatus.BLANK):
        changes |= {"status": status, "value": None, "bound": Bound.EXACT, "rejected_text": ""}
    if bound in Bound.values and cell.status == CellStatus.REPORTED:
        changes |= {"bound": bound}
    desk.change(cell, How.MARKED, **changes)
    desk.write()
    return cell


@dataclass
class _Desk:
    """A locked filing on which one person works, with the cells worked on. `write()` puts them and
    their history down together: as many queries for sixty cells as for one."""

    sheet: Sheet
    by: Any
    touched: dict[str, FilingValue] = field(default_factory=dict)
    lines: list[CellChange] = field(default_factory=list)

    @cached_property
    def scope(self) -> str:
        return history.scope_of(self.sheet.filing)

    @classmethod
    def open(cls, filing: Filing | QuerySet[Filing], by: Any, codes: Collection[str]) -> _Desk:
        filing = lock(filing) if isinstance(filing, Filing) else lock_one(filing)
        FILING_ACTS.require("edit_cells", by, filing)
        return cls(Sheet.of(filing, only=codes), by)

    def save(self, entry: CellEntry) -> CellResult:
        indicator = self.sheet.by_code[entry.code]
        cell = self.cell(indicator)
        text = cells.shown(indicator, cell)
        if entry.is_untouched:
            return CellResult(entry.code, Outcome.UNCHANGED, cell.rejected_text or text, cell)
        reading = cells.read(indicator, entry.text)
        if not reading.problem and self._says_the_same(cell, reading, entry):
            return self._settle(entry, cell, text)
        if not indicator.is_input or not self.sheet.is_open(entry.code):
            message = "Ô này đã khóa nên giữ số cũ."
            return CellResult(entry.code, Outcome.LOCKED, text, cell, message, server_text=text)
        if entry.base_version is not None and entry.base_version != cell.version:
            return self._conflict(entry, cell, text)
        if reading.problem:
            return self._reject(entry, cell, reading)
        cell = self.change(cell, entry.how, rejected_text="", **_written(entry, reading, cell))
        return CellResult(entry.code, Outcome.SAVED, cells.shown(indicator, cell), cell)

    def explain(self, code: str, text: str) -> FilingValue:
        return self.change(self.open_cell(code), How.EXPLAINED, explanation=text.strip()[:500])

    def require_version(self, code: str, version: int | None) -> None:
        """What is said of a figure holds for the figure that was seen, not for a newer one."""
        cell = self.sheet.cells.get(code)
        if version is not None and version != (cell.version if cell else 0):
            raise Refused("Ô này vừa được sửa ở nơi khác. Đồng chí xem lại số rồi ghi lại.",
                          act="reports.edit_cells", target=self.sheet.filing, user=self.by)  # fmt: skip

    def open_cell(self, code: str) -> FilingValue:
        """An open cell by code; `Refused` when it is locked, unknown or computed."""
        indicator = self.sheet.by_code.get(code)
        if indicator is None or not indicator.is_input or not self.sheet.is_open(code):
            raise Refused(
                "Ô này không mở để sửa.", act="reports.edit_cells", target=self.sheet.filing, user=self.by
            )
        return self.cell(indicator)

    def cell(self, indicator: Indicator) -> FilingValue:
        code = indicator.code
        known = self.touched.get(code) or self.sheet.cells.get(code)
        return known or FilingValue(filing=self.sheet.filing, indicator=indicator)

    def change(self, cell: FilingValue, how: How, **changes: Any) -> FilingValue:
        """Change what the cell holds, with a line of its history; no line when nothing changes."""
        before = cells.recorded(cell) if cell.version or cell.pk else None
        for attribute, value in changes.items():
            setattr(cell, attribute, value)
        after = cells.recorded(cell)
        self._touch(cell)
        if before != after and not (before is None and after == _EMPTY):
            cell.version += 1
            self.lines.append(
                history.entry(
                    scope=self.scope,
                    cell=cell.indicator.code,
                    version=cell.version,
                    before=before,
                    after=after,
                    by=self.by,
                    source=how,
                )
            )
        return cell

    def write(self) -> None:
        new = [cell for cell in self.touched.values() if cell.pk is None]
        old = [cell for cell in self.touched.values() if cell.pk is not None]
        if new:
            FilingValue.objects.bulk_create(new)
        if len(old) == 1:
            old[0].save(update_fields=_WRITABLE)
        elif old:
            FilingValue.objects.bulk_update(old, _WRITABLE)
        if self.lines:
            history.append(self.lines)
            self._answer_returns()

    def _touch(self, cell: FilingValue) -> None:
        cell.updated_at, cell.updated_by = clock.now(), self.by
        self.touched[cell.indicator.code] = cell

    def _answer_returns(self) -> None:
        """A returned cell is answered while it is not what it was; changed and changed back is none."""
        changed = {line.cell: line.after for line in self.lines if line.cell in self.sheet.returned}
        if not changed:
            return
        told = history.of(self.scope).filter(cell__in=changed)
        then = {(line.cell, line.version): line.after for line in told}
        rows = [self.sheet.returned[code] for code in changed]
        for row in rows:
            as_returned = then.get((row.indicator.code, row.version_then)) or _EMPTY
            row.answered_at = clock.now() if changed[row.indicator.code] != as_returned else None
        ReturnedCell.objects.bulk_update(rows, ["answered_at"])

    def _settle(self, entry: CellEntry, cell: FilingValue, text: str) -> CellResult:
        """The text says what is stored already; only a rejected text over it is taken away."""
        if cell.rejected_text and self.sheet.is_open(entry.code):
            cell.rejected_text = ""
            self._touch(cell)
        return CellResult(entry.code, Outcome.UNCHANGED, text, cell)

    def _reject(self, entry: CellEntry, cell: FilingValue, reading: Reading) -> CellResult:
        cell.rejected_text = entry.text.strip()[:100]
        self._touch(cell)
        return CellResult(entry.code, Outcome.REJECTED, entry.text, cell, reading.problem)

    def _conflict(self, entry: CellEntry, cell: FilingValue, text: str) -> CellResult:
        return CellResult(
            entry.code,
            Outcome.CONFLICT,
            entry.text,
            cell,
            "Ô này vừa được sửa ở nơi khác.",
            server_text=text,
            by=str(cell.updated_by or ""),
            at=cell.updated_at,
        )

    @staticmethod
    def _says_the_same(cell: FilingValue, reading: Reading, entry: CellEntry) -> bool:
        bound = cell.bound if entry.bound is None else entry.bound
        return (cell.status, cell.value, cell.bound) == (reading.status, reading.value, bound)


def _written(entry: CellEntry, reading: Reading, cell: FilingValue) -> dict[str, Any]:
    """What a readable entry puts into its cell. A figure typed over keeps the word of its bound, and
    loses the words that an earlier one was read from."""
    bound = cell.bound if entry.bound is None else entry.bound
    return {
        "status": reading.status,
        "value": reading.value,
        "bound": bound if reading.status == CellStatus.REPORTED else Bound.EXACT,
        "source_text": (entry.source_text or "")[:500],
    }


_WRITABLE = ["status", "value", "bound", "explanation", "rejected_text", "source_text", "version",
             "updated_at", "updated_by"]  # fmt: skip
_EMPTY = {"status": CellStatus.BLANK, "value": None, "bound": Bound.EXACT, "explanation": ""}
