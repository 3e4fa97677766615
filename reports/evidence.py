"""Where evidence (minh chứng) stands in a filing, and where it is still missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from clusters.models import Indicator
from cumthidua.core.models import Attachment

from .looks import name_of
from .models import Filing
from .sheet import Sheet

# A file stands at a cell, named by its code, or at a whole group.
GROUP = "group:"


def files_about(filing: Filing) -> list[Attachment]:
    """The filing's files, each knowing its places."""
    rows = Attachment.objects.present().about(filing).with_places()
    return list(rows.select_related("uploaded_by"))


def place_of(indicator: Indicator) -> str:
    """The group's place, which stands for each of its cells."""
    return f"{GROUP}{indicator.group.code}"


def place_names(sheet: Sheet) -> dict[str, str]:
    """Every place of the sheet by key: the groups, then the cells, in the catalogue's order."""
    names = {f"{GROUP}{group.code}": f"Cả nhóm “{group.label}”" for group in sheet.structure.groups}
    return names | {indicator.code: name_of(indicator) for indicator in sheet.structure.inputs}


def open_places(sheet: Sheet) -> frozenset[str]:
    """Evidence goes with its cell: a locked cell takes and loses no file. A group is open when one of
    its cells is."""
    cells = [indicator for indicator in sheet.inputs if sheet.is_open(indicator.code)]
    return frozenset(indicator.code for indicator in cells) | frozenset(map(place_of, cells))


def files_at(files: Iterable[Attachment], indicator: Indicator) -> list[Attachment]:
    """The files that prove a cell: its own, and those of its group."""
    places = {indicator.code, place_of(indicator)}
    return [file for file in files if places.intersection(file.places)]


def missing_evidence(sheet: Sheet, files: Collection[Attachment]) -> tuple[Indicator, ...]:
    """Cells whose indicator asks for a file, that report more than nothing and have none."""
    covered = {place for file in files for place in file.places}
    return tuple(
        indicator
        for indicator in sheet.inputs
        if indicator.needs_evidence
        and sheet.value(indicator.code)
        and not covered.intersection({indicator.code, place_of(indicator)})
    )
