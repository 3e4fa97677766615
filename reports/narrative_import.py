"""Figures of a pasted or uploaded text, as one school's officer reviews them.

The reader (`reports.extraction`) finds figures; here each becomes a proposal beside the cell it would
go to. What speaks of another school, and what is a part already counted in another figure, is set
apart: shown with its words, offered to nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict

from clusters.models import ClusterYear
from cumthidua.core.vietnamese.numbers import format_number
from schools.models import School

from . import proposals
from .extraction import Figure, SchoolName, extract
from .highlights import Piece, pieces_of
from .looks import BOUND_WORDS, name_of
from .models import Bound
from .proposals import Proposal, ProposedCell
from .sheet import Sheet

TOO_MANY = "Văn bản có nhiều số quá. Đồng chí tách riêng đoạn này rồi đọc lại"
UNCLEAR_SCHOOL = "Văn bản có nói về trường khác. Chỉ đánh dấu nếu đây là số của trường mình."


@dataclass(frozen=True)
class Choices:
    """What the officer has ticked or picked (`numbers`), and answered: number of a question → code.
    `only` is the number whose own button was pressed."""

    numbers: tuple[str, ...]
    answers: Mapping[str, str]
    only: str = ""

    @classmethod
    def sent(cls, data: QueryDict) -> Choices:
        picked = [number for name in data if name.startswith("pick-") for number in data.getlist(name)]
        answers = {number: data.get(f"code-{number}", "").partition(":")[0] for number in data.getlist("ask")}
        return cls((*data.getlist("take"), *picked), answers, data.get("only", ""))


@dataclass(frozen=True)
class Item:
    """A proposal with its number in the text. `rival`: another value is offered for the same cell;
    `answer`: what a question was answered with."""

    number: int
    label: str
    row: ProposedCell
    part_of: str = ""
    rival: bool = False
    is_chosen: bool = False
    answer: str = ""
    is_pressed: bool = False

    @property
    def words(self) -> str:
        return self.row.proposal.source_text

    @property
    def remark(self) -> str:
        """What is left to say: a correction has its own line on the page."""
        return "" if self.row.kind is proposals.CORRECTED else self.row.remark

    @property
    def is_question(self) -> bool:
        return self.row.kind is proposals.QUESTION


@dataclass(frozen=True)
class Aside:
    """A figure that is not offered, and why."""

    number: int
    label: str
    value: str
    why: str


@dataclass(frozen=True)
class NarrativeReading:
    """A text with what was read from it, for one filing."""

    text: str
    items: tuple[Item, ...]
    asides: tuple[Aside, ...]
    pieces: tuple[Piece, ...]

    @property
    def questions(self) -> int:
        return sum(item.is_question or item.rival for item in self.items)

    @cached_property
    def groups(self) -> list[list[Item]]:
        """The items in order, values for one cell together."""
        groups: list[list[Item]] = []
        for item in self.items:
            if item.rival and groups and _code(groups[-1][0]) == _code(item):
                groups[-1].append(item)
            else:
                groups.append([item])
        return groups

    @property
    def is_choosable(self) -> bool:
        return any(item.row.kind.is_choosable for item in self.items)


def read(text: str, sheet: Sheet, choices: Choices | None = None) -> NarrativeReading:
    """Read a text for a filing. Nothing is written. `choices` made on the page before stay."""
    school = sheet.filing.school
    members = schools_of(sheet.filing.period.cluster_year)
    figures = extract(text, schools=[school_name(one) for one in members])
    setting = _Setting(school, {one.code: one.short_name for one in members}, {one.school for one in figures})
    inner = inner_parts(figures)
    offered, asides = {}, []
    for number, figure in enumerate(figures, 1):
        why = setting.why_not(figure, is_inner=number - 1 in inner)
        if not why and len(offered) == proposals.MOST_ROWS:
            why = TOO_MANY
        if why:
            asides.append(Aside(number, label_of(sheet, figure.code), worded(figure), why))
        else:
            offered[number] = _proposal(figure, setting.doubt_about(figure))
    items = _items(sheet, offered, {number: figures[number - 1] for number in offered}, choices)
    pieces = pieces_of(text, {number: (one.start, one.end) for number, one in enumerate(figures, 1)})
    return NarrativeReading(text, tuple(items), tuple(asides), tuple(pieces))


def chosen_in(data: QueryDict) -> list[Proposal]:
    """What was chosen: one row by its own button; or the ticked rows, the answered questions and the
    value picked among several for one cell."""
    data = data.copy()
    only = data.get("only")
    if only:
        numbers = [only] if data.get(f"code-{only}") else []
    else:
        sent = Choices.sent(data)
        numbers = [*sent.numbers, *(number for number, code in sent.answers.items() if code)]
    data.setlist("take", list(dict.fromkeys(numbers)))
    return proposals.chosen_in(data)


def schools_of(cluster_year: ClusterYear) -> list[School]:
    """The schools a text of this cluster year may speak of."""
    return [row.school for row in cluster_year.members.select_related("school")]


def school_name(school: School) -> SchoolName:
    return SchoolName(school.code, school.name)


def label_of(sheet: Sheet, code: str) -> str:
    indicator = sheet.by_code.get(code)
    return name_of(indicator) if indicator else code


def worded(figure: Figure) -> str:
    """The value as the text means it: "gần 22.000"."""
    return f"{BOUND_WORDS.get(bound_of(figure), '')} {format_number(figure.value)}".strip()


def bound_of(figure: Figure) -> Bound:
    return Bound(figure.bound)


def inner_parts(figures: Sequence[Figure]) -> set[int]:
    """Places of the figures that another one of the same code and school includes already.

    A part without a code of its own carries the code of its whole. A school's figure that is a part of
    the cluster's total is that school's whole.
    """
    wholes = {(one.school, one.code) for one in figures if one.part_of != one.code}
    inner = set()
    for place, one in enumerate(figures):
        if one.part_of == one.code and (one.school is None or (one.school, one.code) in wholes):
            inner.add(place)
        wholes.add((one.school, one.code))
    return inner


@dataclass(frozen=True)
class _Setting:
    """Whose text it is, and which schools its figures were said of (None: of no school by name)."""

    school: School
    names: dict[str, str]
    said_of: set[str | None]

    def why_not(self, figure: Figure, *, is_inner: bool) -> str:
        if figure.school not in (None, self.school.code):
            return f"Số của {self.names.get(figure.school, 'trường khác')}"
        if is_inner:
            return "Đã nằm trong số tổng của chỉ tiêu này"
        return "Số chung của văn bản" if self._is_unclear(figure) and self.school.code in self.said_of else ""

    def doubt_about(self, figure: Figure) -> str:
        return UNCLEAR_SCHOOL if self._is_unclear(figure) else ""

    def _is_unclear(self, figure: Figure) -> bool:
        return figure.school is None and bool(self.said_of - {None, self.school.code})


def _proposal(figure: Figure, remark: str) -> Proposal:
    return Proposal(
        code=figure.code,
        text=format_number(figure.value),
        source_text=figure.text[: proposals.LONGEST_SOURCE],
        bound=bound_of(figure),
        question=(figure.code, *figure.alternatives) if figure.alternatives else (),
        corrected_from=figure.corrected_from,
        remark=remark,
    )


def _items(
    sheet: Sheet, offered: dict[int, Proposal], figures: dict[int, Figure], choices: Choices | None
) -> Iterable[Item]:
    """Reviewed, in the catalogue's order. `review` keeps the proposals it was given."""
    numbers = {id(proposal): number for number, proposal in offered.items()}
    rows = [_unticked(row) for row in proposals.review(sheet, offered.values())]
    order = {code: place for place, code in enumerate(sheet.by_code)}
    rows.sort(key=lambda row: (order.get(row.proposal.code, len(order)), numbers[id(row.proposal)]))
    offers = Counter(row.proposal.code for row in rows if _is_rival(row))
    for row in rows:
        number = numbers[id(row.proposal)]
        whole = figures[number].part_of
        whole = None if whole == row.proposal.code else whole
        yield Item(
            number,
            label_of(sheet, row.proposal.code),
            row,
            part_of=label_of(sheet, whole) if whole else "",
            rival=_is_rival(row) and offers[row.proposal.code] > 1,
            is_chosen=row.is_ticked if choices is None else str(number) in choices.numbers,
            answer=_answer(row, choices.answers.get(str(number), "")) if choices else "",
            is_pressed=choices is not None and choices.only == str(number),
        )


def _answer(row: ProposedCell, code: str) -> str:
    """The choice of that code: its version may have moved on since it was chosen."""
    return next((one.value for one in row.choices if code and one.value.startswith(f"{code}:")), "")


def _unticked(row: ProposedCell) -> ProposedCell:
    return replace(row, is_ticked=False) if row.proposal.remark else row


def _is_rival(row: ProposedCell) -> bool:
    return row.is_for_one_cell and row.kind.is_choosable


def _code(item: Item) -> str:
    return item.row.proposal.code
