"""How the states of a cell look and what they are called on the page."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from clusters.models import Indicator

from . import cells
from .cells import Outcome
from .models import Bound, FilingValue


class Look(NamedTuple):
    """How the state of a cell looks: a sign and a word, never colour alone."""

    name: str
    word: str
    icon: str = ""


NULL = Look("null", "chưa báo cáo")
SAVED = Look("saved", "đã lưu")
JUST_SAVED = Look("saved", "đã lưu", "check")
NOT_APPLICABLE = Look("na", "không áp dụng")
REJECTED = Look("rejected", "không nhận", "octagon")
CONFLICT = Look("conflict", "sửa trùng", "swap")
LOCKED = Look("locked", "khóa, chưa ghi", "lock")
RETURNED = Look("returned", "trả lại", "return")

LOOK_OF_OUTCOME = {Outcome.REJECTED: REJECTED, Outcome.CONFLICT: CONFLICT, Outcome.LOCKED: LOCKED}
BOUND_WORDS = {
    Bound.ESTIMATED: "ước",
    Bound.ABOUT: "khoảng",
    Bound.AT_LEAST: "trên",
    Bound.AT_MOST: "gần",
}


def name_of(indicator: Indicator) -> str:
    """The indicator's name standing alone: "trong đó: lớp bồi dưỡng" is "Lớp bồi dưỡng"."""
    name = indicator.label.removeprefix("trong đó:").strip()
    return name[:1].upper() + name[1:]


def told(indicator: Indicator, record: Mapping[str, Any]) -> str:
    """A figure as its history keeps it, in words: "khoảng 22.000", "chưa báo cáo"."""
    value, status = record.get("value"), record.get("status", "blank")
    cell = FilingValue(status=status, value=None if value is None else Decimal(value))
    bound = BOUND_WORDS.get(Bound(record.get("bound", Bound.EXACT)), "")
    return f"{bound} {cells.worded(indicator, cell)}".strip()
