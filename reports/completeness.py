"""Bảng tiến độ: how far each school's filing is, in counts alone, for those who lead the cluster.

Never the figures of a draft. All is read in bulk: one school costs as many queries as twelve.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Prefetch

from clusters.models import Period
from clusters.structure import Structure, structure_of
from cumthidua.core.models import Attachment

from .evidence import missing_evidence
from .extension_lines import ExtensionLine, extension_lines
from .models import CellStatus, Extension, Filing, FilingValue, Reminder, ReturnedCell
from .rules import FILING_ACTS
from .sheet import Sheet
from .states import FilingState
from .validation import compared_with, earlier_of_schools, findings, missing_to_submit


class GroupProgress(NamedTuple):
    """Cells answered of those asked, with the sign and the word that say the same."""

    label: str
    answered: int
    of: int

    @property
    def icon(self) -> str:
        return "dot" if not self.answered else "check" if self.answered == self.of else "half"

    @property
    def word(self) -> str:
        return "chưa có" if not self.answered else "đủ" if self.answered == self.of else "còn thiếu"


@dataclass(frozen=True)
class SchoolProgress:
    """One line of the board."""

    filing: Filing
    groups: tuple[GroupProgress, ...]
    blockers: tuple[str, ...]
    missing_evidence: int
    last_activity: datetime | None
    reminders: tuple[Reminder, ...]
    remind_refusal: str | None

    @property
    def answered(self) -> int:
        return sum(group.answered for group in self.groups)

    @property
    def of(self) -> int:
        return sum(group.of for group in self.groups)

    @property
    def is_waiting(self) -> bool:
        """Whether the school has still to file."""
        return self.filing.waits_for_school


@dataclass(frozen=True)
class Completeness:
    """The board of one period, as `user` reads it."""

    period: Period
    groups: tuple[str, ...]
    schools: tuple[SchoolProgress, ...]

    @classmethod
    def of(cls, period: Period, user: Any) -> Completeness:
        structure = structure_of(period.cluster_year.catalogue_id)
        sheets = _sheets(period, structure)
        files = _files(sheets)
        earlier = earlier_of_schools(
            [sheet.filing.school_id for sheet in sheets],
            period.cluster_year.cluster_id,
            structure.by_code,
            compared_with(period),
        )
        lines = (
            _progress(sheet, files[str(sheet.filing.pk)], earlier[sheet.filing.school_id], user)
            for sheet in sheets
        )
        return cls(period, tuple(group.label for group in structure.groups), tuple(lines))

    @property
    def waiting(self) -> int:
        return sum(1 for school in self.schools if school.is_waiting)

    @property
    def remind_refusal(self) -> str:
        """Why none may be reminded now."""
        return next((school.remind_refusal or "" for school in self.schools if school.is_waiting), "")

    @property
    def extensions(self) -> list[tuple[str, ExtensionLine]]:
        """The ledger of the period, school by school."""
        return [
            (school.filing.school.short_name, line)
            for school in self.schools
            for line in extension_lines(school.filing)
        ]

    @property
    def remindable(self) -> int:
        """How many schools may be reminded now by this user."""
        return sum(1 for school in self.schools if school.remind_refusal is None)


def _sheets(period: Period, structure: Structure) -> list[Sheet]:
    filings = (
        period.filings.of_members()
        .for_pages()
        .prefetch_related(
            Prefetch("extensions", Extension.objects.select_related("granted_by", "ended_by")),
            Prefetch("reminders", Reminder.objects.select_related("sent_by")),
            "returned_cells",
        )
    )
    values = defaultdict(list)
    for value in FilingValue.objects.filter(filing__period=period):
        values[value.filing_id].append(value)
    return [
        Sheet.from_rows(filing, structure, values[filing.pk], _returned(filing))
        for filing in filings.order_by("school__sort_key")
    ]


def _returned(filing: Filing) -> list[ReturnedCell]:
    return [cell for cell in filing.returned_cells.all() if cell.is_open and filing.is_returned]


def _files(sheets: list[Sheet]) -> dict[str, list[Attachment]]:
    found = defaultdict(list)
    about = {"about_label": "reports.filing", "about_id__in": [str(sheet.filing.pk) for sheet in sheets]}
    for file in Attachment.objects.present().filter(**about).with_places():
        found[file.about_id].append(file)
    return found


def _progress(sheet: Sheet, files: list[Attachment], earlier: Any, user: Any) -> SchoolProgress:
    filing = sheet.filing
    return SchoolProgress(
        filing=filing,
        groups=_groups(sheet),
        blockers=_blockers(sheet, earlier),
        missing_evidence=len(missing_evidence(sheet, files)),
        last_activity=_last_activity(sheet, files),
        reminders=tuple(filing.reminders.all()),
        remind_refusal=FILING_ACTS.refusal("remind", user, filing),
    )


def _groups(sheet: Sheet) -> tuple[GroupProgress, ...]:
    answered, asked = defaultdict(int), defaultdict(int)
    for indicator in sheet.inputs:
        cell = sheet.cells.get(indicator.code)
        asked[indicator.group_id] += 1
        answered[indicator.group_id] += cell is not None and cell.status != CellStatus.BLANK
    return tuple(GroupProgress(group.label, answered[group.pk], asked[group.pk]) for group in sheet.groups)


def _blockers(sheet: Sheet, earlier: Any) -> tuple[str, ...]:
    """Whom or what it waits for, in words."""
    filing = sheet.filing
    if filing.waits_for_school:
        found = findings(filing, sheet, earlier)
        return tuple(blocker.text for blocker in missing_to_submit(filing, sheet, found))
    return _AWAITED.get(filing.state, ())


_AWAITED = {
    FilingState.SUBMITTED: ("chờ Hiệu trưởng xác nhận",),
    FilingState.CERTIFIED: ("chờ Cụm trưởng tiếp nhận",),
}


def _last_activity(sheet: Sheet, files: list[Attachment]) -> datetime | None:
    """The latest change of a cell or of a file, or the latest step."""
    filing = sheet.filing
    steps = (filing.submitted_at, filing.certified_at, filing.accepted_at, filing.returned_at)
    cells = (cell.updated_at for cell in sheet.cells.values())
    moments = [moment for moment in (*steps, *cells, *(file.uploaded_at for file in files)) if moment]
    return max(moments, default=None)
