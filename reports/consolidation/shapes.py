"""What a consolidation is made of. Plain values: nothing here asks the database."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from clusters.models import Period
from cumthidua.core.workflow import StateDisplay

from ..models import Bound, CellStatus
from .verdicts import Verdict


@dataclass(frozen=True)
class SchoolColumn:
    """A member of the cluster year. `filed`: its figures were accepted, so they count."""

    id: int
    code: str
    name: str
    short_name: str
    filing_id: int | None
    filed: bool
    state_display: StateDisplay | None


@dataclass(frozen=True)
class Cell:
    """One school's figure. A computed one has no source and no explanation of its own."""

    value: Decimal | None
    status: str = CellStatus.BLANK
    bound: str = Bound.EXACT
    source_text: str = ""
    explanation: str = ""
    filing_id: int | None = None


@dataclass(frozen=True)
class Stated:
    """Số nêu: a total as a source states it."""

    value: Decimal
    bound: str = Bound.EXACT
    snippet: str = ""
    source: str = ""


@dataclass(frozen=True)
class Row:
    """One indicator, or one formula of the catalogue, over all schools.

    `cells` stand in the order of the columns; None where the school's figures do not count (yet).
    `coverage` is the number of schools that the total stands on. `operands` are the codes a computed
    row is made of.
    """

    code: str
    label: str
    unit: str
    kind: str
    aggregation: str
    group_code: str
    cells: tuple[Cell | None, ...]
    total: Decimal | None
    coverage: int
    family: str = ""
    level: str = ""
    part_of: str = ""
    is_formula: bool = False
    formula: str = ""
    operands: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    definition: str = ""
    distribution: dict[str, int] | None = None
    stated: Stated | None = None
    difference: Decimal | None = None
    verdict: Verdict = ""

    @property
    def name(self) -> str:
        """The label standing alone: "trong đó: lớp bồi dưỡng" is "Lớp bồi dưỡng"."""
        name = self.label.removeprefix("trong đó:").strip()
        return name[:1].upper() + name[1:]

    @property
    def is_computed(self) -> bool:
        """Made by a formula; nobody types it."""
        return bool(self.formula)

    @property
    def has_figures(self) -> bool:
        """Reported by a school, or stated by a source."""
        return self.coverage > 0 or self.stated is not None


@dataclass(frozen=True)
class Group:
    code: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Consolidation:
    """The whole table of a period. `filed` of `expected` schools are accepted."""

    period: Period
    columns: tuple[SchoolColumn, ...]
    groups: tuple[Group, ...]

    @property
    def filed(self) -> int:
        return sum(column.filed for column in self.columns)

    @property
    def expected(self) -> int:
        return len(self.columns)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @cached_property
    def mismatches(self) -> tuple[Row, ...]:
        """Rows whose stated total differs from the computed one."""
        return tuple(row for row in self.rows if row.verdict == "differs")

    @cached_property
    def unverifiable(self) -> tuple[Row, ...]:
        """Rows with a stated total and no computed one to hold it against."""
        return tuple(row for row in self.rows if row.verdict == "unverifiable")

    def row(self, code: str) -> Row:
        """`KeyError` when the catalogue has no such indicator or formula."""
        return self._by_code[code]

    def value(self, code: str, school_code: str | None = None) -> Decimal | None:
        """The total of `code`, or one school's figure; None when it is not reported."""
        row = self.row(code)
        if school_code is None:
            return row.total
        cell = row.cells[self._places[school_code]]
        return cell.value if cell else None

    @cached_property
    def _by_code(self) -> dict[str, Row]:
        return {row.code: row for row in self.rows}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {column.code: place for place, column in enumerate(self.columns)}
