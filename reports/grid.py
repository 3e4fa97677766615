"""The layout of the statistics grid, derived from the catalogue: what stands side by side, what adds up.

Three kinds of tables. *Levels*: one row a family ("Hội thảo khoa học"), one column a level ("cấp
tỉnh"). *Parts*: wholes with the same parts beside each other ("Số lớp", "Số học viên"), the parts
below. *List*: everything else, one row an indicator. No indicator is named here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, takewhile
from typing import Any

from clusters.formulas import evaluate
from clusters.models import Aggregation, Indicator, Level
from cumthidua.core.vietnamese.numbers import format_number

Values = Mapping[str, Decimal | None]
CellOf = Callable[[Indicator], Any]


@dataclass(frozen=True)
class Total:
    """A computed figure. `reported` of `of` operands were reported; the others count for nothing."""

    key: str
    label: str
    value: Decimal | None
    reported: int
    of: int
    decimals: int | None = None

    @property
    def text(self) -> str:
        return format_number(self.value, self.decimals)

    @property
    def coverage(self) -> str:
        """ "2/4 ô" where a total does not cover all its cells, else nothing."""
        return f"{self.reported}/{self.of} ô" if 0 < self.reported < self.of else ""


@dataclass(frozen=True)
class Place:
    """One place of a row: a cell, a total, or nothing (this family does not have this level)."""

    heading: str = ""
    cell: Any = None
    total: Total | None = None


@dataclass(frozen=True)
class Row:
    """`key` is unique on the page: notes about the row's cells are put below it."""

    key: str
    label: str
    places: tuple[Place, ...]
    unit: str = ""
    is_part: bool = False

    @property
    def cells(self) -> list[Any]:
        return [place.cell for place in self.places if place.cell is not None]

    @property
    def is_yes_no(self) -> bool:
        """Whether the row asks a question, whose answers need the room of the unit."""
        return any(cell.is_yes_no for cell in self.cells)

    @property
    def notes(self) -> list[Any]:
        return [note for cell in self.cells for note in cell.notes]


@dataclass(frozen=True)
class Table:
    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    is_list: bool = False

    @property
    def columns(self) -> int:
        """Number of columns, that of the labels included."""
        return 3 if self.is_list else len(self.headings) + 1


@dataclass(frozen=True)
class Section:
    """A group of the catalogue with its tables."""

    code: str
    label: str
    tables: tuple[Table, ...]

    @property
    def rows(self) -> list[Row]:
        return [row for table in self.tables for row in table.rows]

    @property
    def cells(self) -> list[Any]:
        return [cell for row in self.rows for cell in row.cells]


def lay_out(
    indicators: Iterable[Indicator],
    cell_of: CellOf,
    values: Values,
    not_applicable: Container[str] = frozenset(),
) -> tuple[Section, ...]:
    """Sections in catalogue order. `cell_of` gives what stands for an input; `values` feed the totals,
    whose coverage does not ask for the cells that are `not_applicable`."""
    ordered = sorted(indicators, key=lambda indicator: (indicator.group.order, indicator.order))
    return tuple(
        Section(group.code, group.label, _Layout(list(members), cell_of, values, not_applicable).tables())
        for group, members in groupby(ordered, key=lambda indicator: indicator.group)
    )


def totals_of(sections: Iterable[Section]) -> list[Total]:
    return [
        place.total
        for section in sections
        for row in section.rows
        for place in row.places
        if place.total is not None
    ]


@dataclass
class _Layout:
    """The tables of one group."""

    members: Sequence[Indicator]
    cell_of: CellOf
    values: Values
    not_applicable: Container[str]
    stems: dict[str, str] = field(init=False)
    suffixes: dict[int, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.stems = _stems(self.members)
        self.suffixes = _suffixes([one for one in self.members if one.code not in self.stems])

    def tables(self) -> tuple[Table, ...]:
        blocks: list[tuple[tuple[str, Any], list[Indicator]]] = []
        for indicator in self.members:
            kind = self._kind(indicator)
            candidates = blocks[-1:] if kind[0] == "list" else blocks
            block = next((members for key, members in candidates if key == kind), None)
            if block is None:
                blocks.append((kind, block := []))
            block.append(indicator)
        build = {"levels": self._levels, "parts": self._parts, "list": self._list}
        return tuple(build[kind[0]](members) for kind, members in blocks)

    def _kind(self, indicator: Indicator) -> tuple[str, Any]:
        """Indicators of one kind stand in one table; a list is one only without a break."""
        if indicator.code in self.stems:
            return ("levels", None)
        whole = indicator.part_of_id or indicator.pk
        if whole in self.suffixes:
            return ("parts", self.suffixes[whole])
        return ("list", indicator.aggregation == Aggregation.STOCK)

    # ── Levels ────────────────────────────────────────────────────────────────────────────────────

    def _levels(self, members: list[Indicator]) -> Table:
        present = {_level_of(indicator) for indicator in members}
        levels = [level for level in Level if level in present]
        families: dict[str, list[Indicator]] = {}
        for indicator in members:
            families.setdefault(self.stems[indicator.code], []).append(indicator)
        adds_up = any(indicator.family for indicator in members)
        rows = tuple(self._family(stem, family, levels, adds_up) for stem, family in families.items())
        units = {indicator.unit for indicator in members}
        caption = f"Theo cấp ({units.pop()})" if len(units) == 1 else "Theo cấp"
        headings = tuple(str(level.label) for level in levels) + (("Cộng",) if adds_up else ())
        return Table(caption, headings, rows)

    def _family(self, stem: str, family: list[Indicator], levels: list[Level], adds_up: bool) -> Row:
        """Levels without `family` in the catalogue are not added: the same person may be in both."""
        by_level = {_level_of(indicator): indicator for indicator in family}
        places = [
            self._place(by_level[level], str(level.label)) if level in by_level else Place()
            for level in levels
        ]
        if adds_up:
            codes = [indicator.code for indicator in family]
            one_by_one = any(indicator.family for indicator in family)
            total = self._sum(f"cong-{family[0].code}", f"{stem}, cộng", codes, "Cộng")
            places.append(total if one_by_one else Place())
        return Row(family[0].code, stem, tuple(places))

    # ── Wholes and their parts ────────────────────────────────────────────────────────────────────

    def _parts(self, members: list[Indicator]) -> Table:
        wholes = [indicator for indicator in members if indicator.part_of_id is None]
        parts = {
            (part.part_of_id, suffix): part
            for whole in wholes
            for part in members
            if part.part_of_id == whole.pk and (suffix := _suffix(whole, part))
        }
        headings = tuple(f"Số {whole.unit}" for whole in wholes)
        first = wholes[0]
        head = self._row(wholes, "Tổng số" if len(wholes) > 1 else first.label, headings)
        rows = [head]
        for suffix in self.suffixes[first.pk]:
            cells = [parts[whole.pk, suffix] for whole in wholes]
            rows.append(self._row(cells, _part_label(cells[0]), headings, is_part=True))
        rows.append(self._sums_of_parts(wholes, parts, headings))
        caption = " và ".join(whole.unit for whole in wholes)
        return Table(caption[:1].upper() + caption[1:], headings, tuple(rows))

    def _row(
        self, cells: list[Indicator], label: str, headings: Sequence[str], *, is_part: bool = False
    ) -> Row:
        places = tuple(self._place(cell, heading) for cell, heading in zip(cells, headings, strict=True))
        return Row(cells[0].code, label, places, is_part=is_part)

    def _sums_of_parts(
        self, wholes: list[Indicator], parts: Mapping[Any, Indicator], headings: Sequence[str]
    ) -> Row:
        places = tuple(
            self._sum(
                f"phan-{whole.code}",
                f"{whole.label}, cộng các phần",
                [part.code for (root, _), part in parts.items() if root == whole.pk],
                heading,
            )
            for whole, heading in zip(wholes, headings, strict=True)
        )
        return Row(f"phan-{wholes[0].code}", "Cộng các phần", places, is_part=True)

    # ── Lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list(self, members: list[Indicator]) -> Table:
        is_stock = members[0].aggregation == Aggregation.STOCK
        rows = tuple(
            Row(indicator.code, indicator.label, (self._place(indicator, ""),), _unit(indicator))
            for indicator in members
        )
        return Table("Tại thời điểm báo cáo" if is_stock else "", ("Số liệu",), rows, is_list=True)

    # ── Places ────────────────────────────────────────────────────────────────────────────────────

    def _place(self, indicator: Indicator, heading: str) -> Place:
        if indicator.is_input:
            return Place(heading, cell=self.cell_of(indicator))
        value = evaluate(indicator.formula, self.values)
        known = 0 if value is None else 1
        return Place(heading, total=Total(indicator.code, indicator.label, value, known, 1, 1))

    def _sum(self, key: str, label: str, codes: list[str], heading: str) -> Place:
        reported = [value for code in codes if (value := self.values.get(code)) is not None]
        value = sum(reported, Decimal(0)) if reported else None
        asked = [code for code in codes if code not in self.not_applicable]
        return Place(heading, total=Total(key, label, value, len(reported), len(asked)))


def _stems(members: Sequence[Indicator]) -> dict[str, str]:
    """Code → name of the family, for indicators that differ from others by their level alone: by the
    catalogue's word, or because their names differ in the ending "cấp …" only."""
    named = {
        indicator.code: re.sub(rf"\s+{level.label}$", "", indicator.label, flags=re.IGNORECASE)
        for indicator in members
        if (level := _level_of(indicator))
    }
    families = Counter(named.values())
    return {
        indicator.code: named[indicator.code]
        for indicator in members
        if indicator.code in named and families[named[indicator.code]] > 1
    }


def _level_of(indicator: Indicator) -> Level | None:
    if indicator.level:
        return Level(indicator.level)
    return next(
        (level for level in Level if indicator.label.lower().endswith(f" {level.label.lower()}")), None
    )


def _suffixes(members: Sequence[Indicator]) -> dict[int, tuple[str, ...]]:
    """Id of each whole that has parts here → what tells its parts apart. Wholes with the same
    suffixes stand side by side."""
    found: dict[int, tuple[str, ...]] = {}
    wholes = {one.pk: one for one in members if one.is_input and one.part_of_id is None}
    for part in members:
        whole = wholes.get(part.part_of_id or 0)
        if whole is not None:
            found[whole.pk] = (*found.get(whole.pk, ()), _suffix(whole, part))
    return found


def _suffix(whole: Indicator, part: Indicator) -> str:
    """`llct_advanced` for `class_llct_advanced`, a part of `class_count`."""
    of_whole, of_part = whole.code.split("_"), part.code.split("_")
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(of_whole, of_part, strict=False)))
    return "_".join(of_part[shared:])


def _part_label(part: Indicator) -> str:
    """ "trong đó: lớp bồi dưỡng" in a column of classes is "trong đó: bồi dưỡng"."""
    return re.sub(rf"^(trong đó:?\s+){re.escape(part.unit)}\s+", r"\1", part.label, flags=re.IGNORECASE)


def _unit(indicator: Indicator) -> str:
    return indicator.unit if indicator.is_input else f"{indicator.unit}, tự tính"
