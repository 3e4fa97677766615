"""What the pages of a filing show of its evidence: beside one cell, and all of it on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cumthidua.core.models import Attachment

from .evidence import files_at, open_places, place_names, place_of
from .filing_acts import address
from .filing_page import Cell, FilingPage


class Place(NamedTuple):
    """Where a file stands or may stand: `key` as stored, `label` as read."""

    key: str
    label: str
    is_open: bool


class FileRow(NamedTuple):
    """One file with all its places, and the address that takes it off them."""

    file: Attachment
    places: tuple[Place, ...]
    remove_url: str

    def at(self, key: str) -> Place | None:
        return next((place for place in self.places if place.key == key), None)


class FileHere(NamedTuple):
    """A file beside one cell: the place that puts it there, and the others it stands at."""

    row: FileRow
    here: Place
    elsewhere: tuple[str, ...]


@dataclass(frozen=True)
class EvidencePage:
    """All files of a filing, and the cells that ask for one and have none."""

    page: FilingPage

    @cached_property
    def places(self) -> dict[str, Place]:
        allowed = open_places(self.page.sheet) if self.page.is_editable else frozenset()
        return {key: Place(key, label, key in allowed) for key, label in place_names(self.page.sheet).items()}

    @cached_property
    def sections(self) -> list[tuple[Place, list[Place]]]:
        """The open places by group: the group itself, then its cells."""
        found: dict[str, list[Place]] = {}
        for indicator in self.page.sheet.inputs:
            place = self.places[indicator.code]
            if place.is_open:
                found.setdefault(place_of(indicator), []).append(place)
        return [(self.places[key], cells) for key, cells in found.items()]

    @cached_property
    def rows(self) -> list[FileRow]:
        return [self._row(file) for file in self.page.files]

    @property
    def missing(self) -> list[Cell]:
        return self.page.missing_evidence

    def beside(self, cell: Cell) -> CellEvidence:
        return CellEvidence(self, cell)

    def _row(self, file: Attachment) -> FileRow:
        places = tuple(place for place in self.places.values() if place.key in file.places)
        return FileRow(file, places, address(self.page.filing, "remove_evidence", file=file.pk))


@dataclass(frozen=True)
class CellEvidence:
    """The part of one cell: its files, those of its group, and what could be put beside it."""

    evidence: EvidencePage
    cell: Cell

    @property
    def is_open(self) -> bool:
        return self.cell.is_open

    @property
    def is_missing(self) -> bool:
        return any(cell.code == self.cell.code for cell in self.evidence.missing)

    @property
    def files(self) -> list[FileHere]:
        keys = (self.cell.code, place_of(self.cell.indicator))
        found = []
        for row in self.evidence.rows:
            here = next((place for key in keys if (place := row.at(key))), None)
            if here:
                found.append(FileHere(row, here, tuple(p.label for p in row.places if p is not here)))
        return found

    @property
    def others(self) -> list[Attachment]:
        """Files of the filing that do not prove this cell yet."""
        here = files_at(self.evidence.page.files, self.cell.indicator)
        return [file for file in self.evidence.page.files if file not in here]

    @property
    def neighbours(self) -> list[Place]:
        """Further places one file may prove at once: the group, and its other open cells."""
        own = place_of(self.cell.indicator)
        for group, cells in self.evidence.sections:
            if group.key == own:
                return [group, *(place for place in cells if place.key != self.cell.code)]
        return []


def evidence_of(page: FilingPage, code: str) -> CellEvidence:
    return EvidencePage(page).beside(page.cells[code])
