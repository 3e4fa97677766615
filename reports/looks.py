"""How the states of a cell look and what they are called on the page."""

from __future__ import annotations

from typing import NamedTuple

from .cells import Outcome
from .models import Bound


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
