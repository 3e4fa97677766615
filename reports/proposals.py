"""Figures that came from outside (a workbook, a report's text) and are offered to the officer.

Nothing is written by reading a file. A reader makes `Proposal`s, `review()` sets each beside what its
cell holds, the page shows the rows (`templates/reports/_proposals.html`) with their texts as plain
form fields, and `save()` judges the ticked ones once more before they go the way of typed text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.http import QueryDict

from clusters.models import Indicator

from . import actions, cells
from .cells import CellEntry, How, Outcome, Reading
from .looks import BOUND_WORDS
from .models import Bound, CellStatus, Filing, FilingValue
from .sheet import Sheet

LONGEST_TEXT = 100
LONGEST_SOURCE = 500
MOST_ROWS = 300  # of one preview; a form of them stays well below DATA_UPLOAD_MAX_NUMBER_FIELDS


@dataclass(frozen=True)
class Proposal:
    """One figure as its reader understood it.

    `text` is what an officer would type; `place` says where it stands ("ô D14", "câu 3");
    `source_text` are the words it was read from. `question` are the codes among which the officer
    chooses when it could be any of them. `corrected_from` is the text as it stood when `text` is the
    reader's correction. `remark` is a word of the reader, `problem` its reason not to offer the
    figure. `base_version` is the cell's version that the text was typed over, when it is known.
    """

    code: str
    text: str
    place: str = ""
    source_text: str = ""
    bound: str | None = None
    question: tuple[str, ...] = ()
    corrected_from: str | None = None
    remark: str = ""
    problem: str = ""
    base_version: int | None = None


class Kind(NamedTuple):
    """What a proposal would do to its cell, in a word with its sign; whether it can be taken."""

    name: str
    word: str
    tone: str = ""
    icon: str = ""
    is_ticked: bool = False
    is_choosable: bool = True


NEW = Kind("new", "ô đang trống", "ok", "plus", is_ticked=True)
CHANGES = Kind("changes", "thay số đang có", "info", "arrow", is_ticked=True)
SETTLES = Kind("settles", "bỏ chữ không nhận", "info", "check", is_ticked=True)
CORRECTED = Kind("corrected", "đã sửa, cần xem", "warn", "pencil")
EMPTIES = Kind("empties", "xóa số đang có", "warn", "circle")
QUESTION = Kind("question", "cần chọn chỉ tiêu", "warn", "question")
TWICE = Kind("twice", "nhiều số cho một ô", "warn", "unequal")
CONFLICT = Kind("conflict", "sửa trùng", "warn", "swap")
SAME = Kind("same", "giống số đang có", "", "check", is_choosable=False)
REJECTED = Kind("rejected", "không nhận", "error", "octagon", is_choosable=False)
LOCKED = Kind("locked", "ô đã khóa", "error", "lock", is_choosable=False)
UNKNOWN = Kind("unknown", "không có trong danh mục", "error", "question", is_choosable=False)

REMARKS = {
    "conflict": "Ô này được sửa ở nơi khác sau khi đồng chí lấy số. Chỉ đánh dấu nếu muốn thay số đang có.",
    "empties": "Đánh dấu nếu đồng chí muốn xóa số đang có, để ô thành chưa báo cáo.",
    "question": "Đồng chí chọn chỉ tiêu rồi đánh dấu.",
    "twice": "Có hai số khác nhau cho ô này. Đồng chí chọn một.",
}


class Choice(NamedTuple):
    """A cell that a proposal may go to: `value` is what the form sends, code and version in one."""

    value: str
    label: str


@dataclass(frozen=True)
class ProposedCell:
    """A proposal beside what its cell holds now."""

    proposal: Proposal
    kind: Kind
    choices: tuple[Choice, ...] = ()
    text: str = ""
    current: str = ""
    proposed: str = ""
    remark: str = ""
    is_ticked: bool = False

    @property
    def label(self) -> str:
        """The cell's name; a code that the catalogue does not have stands for itself."""
        return self.choices[0].label if self.choices else self.proposal.code

    @property
    def is_for_one_cell(self) -> bool:
        """Whether its cell is certain and its text was read."""
        return not self.proposal.question and (self.kind.is_choosable or self.kind is SAME)


def review(sheet: Sheet, proposals: Iterable[Proposal]) -> list[ProposedCell]:
    """Each proposal with what it would do to the sheet, in the order given; nothing is written."""
    rows = [_judge(sheet, proposal) for proposal in proposals]
    return _without_doubles(rows)


def chosen_in(data: QueryDict) -> list[Proposal]:
    """The ticked rows of a preview that was sent; every field is only text until `save()` judges it."""
    return [_sent(data, number) for number in data.getlist("take")[:MOST_ROWS] if number.isdecimal()]


class Saved(NamedTuple):
    """How many cells were written, and the rows that were not, to be shown again."""

    count: int
    left: list[ProposedCell]


def save(*, filing: Filing, chosen: Iterable[Proposal], by: Any, how: How) -> Saved:
    """Write the chosen proposals. What cannot be taken as it was shown is left, with the reason;
    nothing that somebody else wrote meanwhile is overwritten. Raises `Refused` when the filing as a
    whole is not open to `by`."""
    rows = review(Sheet.of(filing), chosen)
    good = [row for row in rows if row.kind in (NEW, CHANGES, SETTLES, EMPTIES, CORRECTED)]
    entries = [_entry(row, how) for row in good]
    results = {result.code: result for result in actions.save_cells(filing=filing, entries=entries, by=by)}
    bad = {code for code, result in results.items() if Outcome(result.state).is_bad}
    left = [row for row in rows if row not in good and row.kind is not SAME]
    again = [row.proposal for row in good if row.proposal.code in bad]
    return Saved(len(results) - len(bad), left + review(Sheet.of(filing), again) if again else left)


# ── One proposal ──────────────────────────────────────────────────────────────────────────────────


def _judge(sheet: Sheet, proposal: Proposal) -> ProposedCell:
    if proposal.question:
        return _question(sheet, proposal)
    indicator = sheet.by_code.get(proposal.code)
    if indicator is None:
        return ProposedCell(proposal, UNKNOWN, text=proposal.text, proposed=proposal.text,
                            remark=f"Danh mục của kỳ này không có mã “{proposal.code[:60]}”.")  # fmt: skip
    reading, correction = _read(indicator, proposal)
    row = ProposedCell(
        proposal,
        _kind(sheet, indicator, proposal, reading, corrected=bool(correction)),
        choices=(_choice(sheet, indicator),),
        text=_text_of(indicator, proposal, reading),
        current=_worded(indicator, sheet.cells.get(indicator.code)),
        proposed=_proposed(indicator, proposal, reading),
    )
    if row.kind is SAME:
        correction = ""
    rejected = _rejected(sheet.cells.get(indicator.code)) if row.kind.is_choosable else ""
    remarks = (proposal.remark, reading.problem, correction, _standing(row.kind, indicator), rejected)
    return replace(row, remark=" ".join(filter(None, remarks)), is_ticked=row.kind.is_ticked)


def _read(indicator: Indicator, proposal: Proposal) -> tuple[Reading, str]:
    """The reading of a proposal, and what was corrected to get it: by the reader of the source, or here
    because what stands there has exactly one plausible reading."""
    if proposal.problem:
        return Reading(CellStatus.BLANK, problem=proposal.problem), ""
    reading = cells.read(indicator, proposal.text)
    if reading.suggestion is not None:
        return Reading(CellStatus.REPORTED, reading.suggestion), reading.problem
    if proposal.corrected_from:
        return reading, f"Ghi là “{proposal.corrected_from[:LONGEST_TEXT]}”. Đồng chí xem lại."
    return reading, ""


def _kind(
    sheet: Sheet, indicator: Indicator, proposal: Proposal, reading: Reading, *, corrected: bool
) -> Kind:
    stored = sheet.cells.get(indicator.code)
    if not indicator.is_input:
        return LOCKED
    if reading.problem:
        return REJECTED
    is_same = _says_the_same(stored, reading, proposal.bound)
    settles = is_same and reading.status != CellStatus.BLANK and _rejected(stored)
    if is_same and not (settles and sheet.is_open(indicator.code)):
        return SAME
    if not sheet.is_open(indicator.code):
        return LOCKED
    if proposal.base_version is not None and proposal.base_version != _version(stored):
        return CONFLICT
    if settles:
        return SETTLES
    if reading.status == CellStatus.BLANK:
        return EMPTIES
    if corrected:
        return CORRECTED
    return NEW if stored is None or stored.status == CellStatus.BLANK else CHANGES


def _says_the_same(stored: FilingValue | None, reading: Reading, bound: str | None) -> bool:
    if stored is None:
        return reading.status == CellStatus.BLANK
    same_figure = (stored.status, stored.value) == (reading.status, reading.value)
    return same_figure and (bound is None or reading.value is None or stored.bound == bound)


def _question(sheet: Sheet, proposal: Proposal) -> ProposedCell:
    codes = dict.fromkeys(code for code in (proposal.code, *proposal.question) if code)
    known = [sheet.by_code[code] for code in codes if code in sheet.by_code]
    choices = tuple(_choice(sheet, one) for one in known if one.is_input and sheet.is_open(one.code))
    text = proposal.text[:LONGEST_TEXT]
    remark = " ".join(filter(None, (proposal.remark, REMARKS["question"])))
    if not choices:
        return ProposedCell(
            proposal, LOCKED, text=text, proposed=text, remark="Các ô có thể nhận đều đã khóa."
        )
    return ProposedCell(proposal, QUESTION, choices=choices, text=text, proposed=text, remark=remark)


def _without_doubles(rows: list[ProposedCell]) -> list[ProposedCell]:
    """Two figures for one cell: the same one is offered once, different ones are left to the officer."""
    figures: dict[str, set[str]] = defaultdict(set)
    kept = []
    for row in rows:
        if row.is_for_one_cell and row.kind.is_choosable and row.proposed in figures[row.proposal.code]:
            continue
        if row.is_for_one_cell:
            figures[row.proposal.code].add(row.proposed)
        kept.append(row)
    return [_as_one_of_several(row) if len(figures[row.proposal.code]) > 1 else row for row in kept]


def _as_one_of_several(row: ProposedCell) -> ProposedCell:
    if not row.is_ticked:
        return row
    return replace(row, kind=TWICE, is_ticked=False, remark=f"{row.remark} {REMARKS['twice']}".strip())


# ── Words ─────────────────────────────────────────────────────────────────────────────────────────


def _worded(indicator: Indicator, cell: FilingValue | None) -> str:
    bound = BOUND_WORDS.get(Bound(cell.bound), "") if cell and cell.value is not None else ""
    return f"{bound} {cells.worded(indicator, cell)}".strip()


def _as_cell(reading: Reading, proposal: Proposal) -> FilingValue:
    return FilingValue(status=reading.status, value=reading.value, bound=proposal.bound or Bound.EXACT)


def _text_of(indicator: Indicator, proposal: Proposal, reading: Reading) -> str:
    if reading.problem:
        return proposal.text[:LONGEST_TEXT]
    return cells.shown(indicator, _as_cell(reading, proposal))


def _proposed(indicator: Indicator, proposal: Proposal, reading: Reading) -> str:
    if reading.problem:
        return proposal.text[:LONGEST_TEXT]
    return _worded(indicator, _as_cell(reading, proposal))


def _standing(kind: Kind, indicator: Indicator) -> str:
    if kind is LOCKED:
        return "Ô này không mở để sửa." if indicator.is_input else "Hệ thống tự tính ô này."
    return REMARKS.get(kind.name, "")


# ── To the form and back ──────────────────────────────────────────────────────────────────────────


def _choice(sheet: Sheet, indicator: Indicator) -> Choice:
    return Choice(f"{indicator.code}:{_version(sheet.cells.get(indicator.code))}", indicator.label)


def _rejected(cell: FilingValue | None) -> str:
    """What is said of a text that stands in the cell and was not taken."""
    if cell is None or not cell.rejected_text:
        return ""
    return f"Ô đang giữ chữ không nhận “{cell.rejected_text}”; ghi số này thì bỏ chữ ấy."


def _version(cell: FilingValue | None) -> int:
    return cell.version if cell else 0


def _sent(data: QueryDict, number: str) -> Proposal:
    def field(name: str) -> str:
        return data.get(f"{name}-{number}", "").replace("\x00", "")  # no database keeps it

    code, _, version = field("code").partition(":")
    bound = field("bound")
    return Proposal(
        code=code,
        text=field("text")[:LONGEST_TEXT],
        place=field("place")[:LONGEST_TEXT],
        source_text=field("source")[:LONGEST_SOURCE],
        bound=bound if bound in Bound.values else None,
        base_version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None,
    )


def _entry(row: ProposedCell, how: How) -> CellEntry:
    proposal = row.proposal
    return CellEntry(
        code=proposal.code,
        text=row.text,
        base_version=proposal.base_version,
        how=how,
        bound=proposal.bound,
        source_text=proposal.source_text or None,
    )
