"""What a person reads before an act that binds: by group, what blocks, what was explained, what is blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .filing_page import Cell, FilingPage
from .validation import Finding


class Point(NamedTuple):
    """A finding with the cells it speaks of, and the one where it is answered."""

    finding: Finding
    cells: tuple[Cell, ...]
    anchor: Cell

    @property
    def explanation(self) -> str:
        """The words that answer it."""
        return next((words for cell in self.cells if (words := _words(cell))), "")


@dataclass(frozen=True)
class GroupReview:
    """One group of indicators with all there is to say of it."""

    label: str
    rejected: tuple[Cell, ...]
    broken: tuple[Point, ...]
    asking: tuple[Point, ...]
    explained: tuple[Point, ...]
    unanswered: tuple[Cell, ...]
    blank: tuple[Cell, ...]

    @property
    def blocks(self) -> bool:
        return bool(self.rejected or self.broken or self.asking or self.unanswered)


def review_of(page: FilingPage) -> list[GroupReview]:
    """Every group, in the catalogue's order; a finding stands in the group of its anchor."""
    points = [_point(page, finding) for finding in page.findings]
    blank = {indicator.code for indicator in page.sheet.blank}
    return [_group(section.label, section.cells, points, blank) for section in page.sections]


def _group(label: str, cells: list[Cell], points: list[Point], blank: set[str]) -> GroupReview:
    codes = {cell.code for cell in cells}
    here = [point for point in points if point.anchor.code in codes]
    return GroupReview(
        label=label,
        rejected=tuple(cell for cell in cells if cell.state == "rejected"),
        broken=tuple(point for point in here if point.finding.is_error),
        asking=tuple(point for point in here if point.finding.needs_explanation),
        explained=tuple(point for point in here if point.finding.explained and not point.finding.is_error),
        unanswered=tuple(cell for cell in cells if cell.waits_for_answer),
        blank=tuple(cell for cell in cells if cell.code in blank),
    )


def _point(page: FilingPage, finding: Finding) -> Point:
    return Point(finding, tuple(page.cells[code] for code in finding.codes), page.cells[page.anchor(finding)])


def _words(cell: Cell) -> str:
    return cell.stored.explanation if cell.stored else ""
