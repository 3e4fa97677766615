"""Reading what was typed into one cell, and writing what a cell holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db import models

from clusters.models import Indicator, ValueKind
from cumthidua.core.vietnamese.numbers import format_number, parse_number
from cumthidua.core.vietnamese.text import search_key

from .models import CellStatus, FilingValue

NOT_APPLICABLE_TEXT = "KAD"
_NOT_APPLICABLE = {"kad", "khong ap dung", "n/a"}
_YES = {"1", "co", "x", "true"}
_NO = {"0", "khong", "false"}


class How(models.TextChoices):
    """How a change came into a cell, as its history tells it."""

    TYPED = "typed", "gõ"
    PASTED = "pasted", "dán từ bảng tính"
    WORKBOOK = "workbook", "tải lên từ tệp Excel"
    NARRATIVE = "narrative", "đọc từ văn bản"
    EXPLAINED = "explained", "ghi giải trình"
    MARKED = "marked", "đánh dấu"
    LOADED = "loaded", "nạp từ nguồn đã công bố"


class Outcome(StrEnum):
    """What became of one typed cell."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"  # kept as text, with the reason
    CONFLICT = "conflict"  # somebody else changed it meanwhile
    LOCKED = "locked"  # this cell is not open

    @property
    def is_bad(self) -> bool:
        """Whether the typed text was not taken."""
        return self in (Outcome.REJECTED, Outcome.CONFLICT, Outcome.LOCKED)


@dataclass(frozen=True)
class CellEntry:
    """What came in for a cell: the text, the text that stood there before, and the version it was
    typed over. `original` and `base_version` may be unknown (None). `bound` (models.Bound) and
    `source_text` come with figures that were read from a text; None leaves them as they are."""

    code: str
    text: str
    base_version: int | None = None
    original: str | None = None
    how: How = How.TYPED
    bound: str | None = None
    source_text: str | None = None

    @property
    def is_untouched(self) -> bool:
        return self.original is not None and self.text.strip() == self.original.strip()


@dataclass(frozen=True)
class Reading:
    """What a text means for an indicator; `problem` says in Vietnamese why it cannot be read."""

    status: str
    value: Decimal | None = None
    problem: str = ""
    suggestion: Decimal | None = None


def read(indicator: Indicator, text: str) -> Reading:
    """Understand one typed text: blank, not applicable, or a value of the indicator's kind."""
    typed = search_key(text).strip()
    if not typed:
        return Reading(CellStatus.BLANK)
    if typed in _NOT_APPLICABLE:
        return Reading(CellStatus.NOT_APPLICABLE)
    if indicator.kind == ValueKind.BOOLEAN:
        return _read_yes_no(typed)
    if indicator.kind == ValueKind.CHOICE:
        return _read_choice(indicator, typed)
    parsed = parse_number(text, kind=indicator.kind)
    if parsed.problem is not None or parsed.value is None:
        return Reading(CellStatus.BLANK, None, parsed.problem or "", parsed.suggestion)
    return Reading(CellStatus.REPORTED, parsed.value)


def shown(indicator: Indicator, cell: FilingValue | None) -> str:
    """The text a cell shows in its input: `12.378`, `KAD`, `1` for yes, or nothing."""
    if cell is None or cell.status == CellStatus.BLANK:
        return ""
    if cell.status == CellStatus.NOT_APPLICABLE:
        return NOT_APPLICABLE_TEXT
    if indicator.kind in (ValueKind.BOOLEAN, ValueKind.CHOICE):
        return str(int(cell.value))
    return format_number(cell.value)


def worded(indicator: Indicator, cell: FilingValue | None) -> str:
    """The cell as a reader sees it: `Có`, `Mức 1`, `12.378`, `không áp dụng`, `chưa báo cáo`."""
    if cell is None or cell.status == CellStatus.BLANK:
        return "chưa báo cáo"
    if cell.status == CellStatus.NOT_APPLICABLE:
        return "không áp dụng"
    if indicator.kind == ValueKind.BOOLEAN:
        return "Có" if cell.value else "Không"
    if indicator.kind == ValueKind.CHOICE:
        return dict(indicator.choices).get(str(int(cell.value)), format_number(cell.value))
    return format_number(cell.value)


def text_worded(indicator: Indicator, text: str) -> str:
    """A typed text as a reader sees it; one that cannot be read stands as it is."""
    reading = read(indicator, text)
    if reading.problem:
        return text
    return worded(indicator, FilingValue(status=reading.status, value=reading.value))


def recorded(cell: FilingValue) -> dict[str, str | None]:
    """The cell as its history keeps it."""
    value = None if cell.value is None else format(cell.value.quantize(Decimal("0.01")), "f")
    words = {"source_text": cell.source_text} if cell.source_text else {}
    return {
        "status": cell.status,
        "value": value,
        "bound": cell.bound,
        "explanation": cell.explanation,
        **words,
    }


def _read_yes_no(typed: str) -> Reading:
    if typed in _YES:
        return Reading(CellStatus.REPORTED, Decimal(1))
    if typed in _NO:
        return Reading(CellStatus.REPORTED, Decimal(0))
    return Reading(CellStatus.BLANK, None, "Ô này chỉ nhận “Có” hoặc “Không”.")


def _read_choice(indicator: Indicator, typed: str) -> Reading:
    for value, label in indicator.choices:
        if typed in (value, search_key(label)):
            return Reading(CellStatus.REPORTED, Decimal(value))
    labels = ", ".join(f"“{label}”" for _, label in indicator.choices)
    return Reading(CellStatus.BLANK, None, f"Ô này chỉ nhận một trong các mức: {labels}.")
