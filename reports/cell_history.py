"""The history of cells in words, for the timeline beside a cell and the page of a filing's history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from clusters.models import Indicator
from cumthidua.core import history
from cumthidua.core.models import CellChange

from .cells import How
from .looks import name_of, told
from .models import Filing


class Line(NamedTuple):
    """One change of one cell: when, by whom, how, what it says since, and the words it was read from."""

    at: datetime
    who: str
    how: str
    code: str
    label: str
    text: str
    words: str = ""


def lines_of(
    filing: Filing, indicators: Mapping[str, Indicator], code: str | None = None, limit: int = 200
) -> list[Line]:
    """The latest changes of a filing, or of one of its cells; newest first."""
    changes = history.of(history.scope_of(filing), code)[:limit]
    return list(_lines(changes, indicators))


def _lines(changes: Iterable[CellChange], indicators: Mapping[str, Indicator]) -> Iterable[Line]:
    for change in changes:
        indicator = indicators.get(change.cell)
        if indicator is not None:
            how = How(change.source).label if change.source in How.values else "ghi"
            text = _text(indicator, change.before or {}, change.after or {})
            words = (change.after or {}).get("source_text", "")
            who = change.actor_name or "Hệ thống"
            yield Line(change.at, who, how, change.cell, name_of(indicator), text, words)


def _text(indicator: Indicator, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """What changed: the figure with its bound, or the explanation."""
    if after.get("explanation", "") != before.get("explanation", ""):
        return f"Giải trình: {after['explanation']}" if after.get("explanation") else "Bỏ giải trình"
    return told(indicator, after)
