"""What a school did with a return: the cells changed since, and the named ones left as they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from clusters.models import Indicator
from cumthidua.core import audit, history
from cumthidua.core.models import AuditEvent, CellChange

from . import cells
from .looks import name_of, told
from .models import Filing
from .sheet import Sheet
from .states import FilingState

# Who reads the filing now → the returns they had asked for or should know of.
RETURNS = {
    FilingState.SUBMITTED: ("filing.return_to_officer", "filing.return_to_school"),
    FilingState.CERTIFIED: ("filing.return_to_school",),
}


class ChangedCell(NamedTuple):
    """Before the return and now, in words; who changed it last, and when."""

    code: str
    label: str
    before: str
    after: str
    who: str
    at: datetime
    was_named: bool


class KeptCell(NamedTuple):
    """A named cell whose figure stayed, with the reason given (giải trình)."""

    code: str
    label: str
    figure: str
    reason: str


@dataclass(frozen=True)
class Resubmission:
    """Since a return: its comment, what changed, and what was named and stayed."""

    returned_at: datetime
    returned_by: str
    comment: str
    changed: tuple[ChangedCell, ...]
    kept: tuple[KeptCell, ...]


def resubmission_of(filing: Filing, sheet: Sheet) -> Resubmission | None:
    """None when the filing is not being read again after a return. Two queries otherwise."""
    acts = RETURNS.get(FilingState(filing.state), ())
    events = list(audit.events_about(filing)) if acts else []
    places = [place for place, event in enumerate(events) if event.act in acts]
    if not places:
        return None
    # What was sealed when it was handed in is what the return spoke of, to the very row of the history.
    seals = [event.data["seal"]["upto"] for event in events[: places[-1]] if "seal" in event.data]
    return _since(events[places[-1]], seals[-1] if seals else 0, filing, sheet)


def _since(event: AuditEvent, sealed: int, filing: Filing, sheet: Sheet) -> Resubmission:
    named = set(event.data.get("cells", ()))
    changes = history.of(history.scope_of(filing)).filter(pk__gt=sealed).order_by("pk")
    changed = tuple(_changed(changes, named, sheet))
    kept = named - {cell.code for cell in changed}
    return Resubmission(event.at, event.actor_name, event.data.get("comment", ""), changed,
                        tuple(_kept(indicator, sheet) for indicator in sheet.inputs if indicator.code in kept))  # fmt: skip


def _changed(changes: Iterable[CellChange], named: set[str], sheet: Sheet) -> Iterable[ChangedCell]:
    """Cells whose figure is another one than before; changed and changed back is no change."""
    by_cell: dict[str, list[CellChange]] = {}
    for change in changes:
        by_cell.setdefault(change.cell, []).append(change)
    for indicator in sheet.inputs:
        lines = by_cell.get(indicator.code)
        if not lines:
            continue
        before, after, last = lines[0].before or {}, lines[-1].after or {}, lines[-1]
        if _figure(before) != _figure(after):
            who = last.actor_name or "Hệ thống"
            figures = told(indicator, before), told(indicator, after)
            yield ChangedCell(
                indicator.code, name_of(indicator), *figures, who, last.at, indicator.code in named
            )


def _figure(record: dict[str, Any]) -> tuple[Any, ...]:
    return record.get("status", "blank"), record.get("value"), record.get("bound", "exact")


def _kept(indicator: Indicator, sheet: Sheet) -> KeptCell:
    cell = sheet.cells.get(indicator.code)
    reason = cell.explanation if cell else ""
    return KeptCell(indicator.code, name_of(indicator), cells.worded(indicator, cell), reason)
