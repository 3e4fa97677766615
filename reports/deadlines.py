"""Where a filing stands in time (mở nhập, hạn nộp, thời gian muộn, khóa nhận), in words; Vietnam time."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cumthidua.core.vietnamese.dates import deadline_words, format_datetime

if TYPE_CHECKING:
    from .models import Filing


class Phase(StrEnum):
    AHEAD = "ahead"
    OPEN = "open"
    EXTENDED = "extended"
    GRACE = "grace"
    LOCKED = "locked"


class TimeStanding(NamedTuple):
    """The phase a filing is in, and the sentence that tells it."""

    phase: Phase
    words: str


def phase_of(filing: Filing, now: datetime) -> Phase:
    """A filing at the very minute of its deadline is in time; at that of the lock it is too late."""
    period, due = filing.period, filing.due_at
    if period.opens_at is not None and now < period.opens_at:
        return Phase.AHEAD
    in_time = period.due_at is None or now <= period.due_at
    if period.is_open_at(now) and in_time:
        return Phase.OPEN
    if any(extension.runs_at(now) for extension in filing.extensions.all()):
        return Phase.EXTENDED
    if period.is_open_at(now):
        return Phase.OPEN if due is not None and now <= due else Phase.GRACE
    return Phase.LOCKED


def time_standing(filing: Filing, now: datetime) -> TimeStanding:
    phase = phase_of(filing, now)
    return TimeStanding(phase, _WORDS[phase](filing, now))


def _ahead(filing: Filing, now: datetime) -> str:
    return f"Chưa mở nhập; mở từ {format_datetime(filing.period.opens_at)}"


def _open(filing: Filing, now: datetime) -> str:
    due = filing.due_at
    if due is None:
        return "Đang nhận số liệu, chưa đặt hạn nộp"
    later = " (đã gia hạn)" if due != filing.period.due_at else ""
    return f"Đang nhận số liệu, hạn nộp {format_datetime(due)}{later}, {deadline_words(due, now)}"


def _extended(filing: Filing, now: datetime) -> str:
    until = max(extension.ends_at for extension in filing.extensions.all() if extension.runs_at(now))
    codes = filing.opened_codes(now)
    which = "" if codes is None or filing.is_returned else f", chỉ mở {len(codes)} ô được nêu"
    return f"Đang gia hạn đến {format_datetime(until)}, {deadline_words(until, now)}{which}"


def _grace(filing: Filing, now: datetime) -> str:
    if filing.first_submitted_at:
        return f"Đã quá hạn {format_datetime(filing.due_at)}; {_AGAIN}"
    closes = filing.period.closes_at
    until = f" đến {format_datetime(closes)}" if closes else ""
    return f"Đã quá hạn {format_datetime(filing.due_at)}; vẫn nhận{until}, nộp lúc này ghi là nộp muộn"


def _locked(filing: Filing, now: datetime) -> str:
    again = f"; {_AGAIN}" if filing.first_submitted_at else ""
    return f"Đã khóa nhận từ {format_datetime(filing.period.closes_at)}{again}"


# Whoever was asked to put something right is not late by doing so.
_AGAIN = "các ô trả lại vẫn mở, nộp lại không tính là nộp muộn"


_WORDS = {
    Phase.AHEAD: _ahead,
    Phase.OPEN: _open,
    Phase.EXTENDED: _extended,
    Phase.GRACE: _grace,
    Phase.LOCKED: _locked,
}
