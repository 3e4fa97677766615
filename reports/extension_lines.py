"""The public ledger of extensions: how long, for which cells, why, by whom. Every member reads it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from clusters.structure import structure_of
from cumthidua.core import clock

from .looks import name_of
from .models import Extension, Filing


class ExtensionLine(NamedTuple):
    """One extension as everybody reads it; no cells named means all."""

    extension: Extension
    cells: tuple[str, ...]
    is_running: bool

    @property
    def until(self) -> datetime:
        return self.extension.until

    @property
    def scope(self) -> str:
        return f"{len(self.cells)} ô" if self.cells else "tất cả các ô"


def extension_lines(filing: Filing) -> list[ExtensionLine]:
    """Fetch the filing with `extensions__granted_by` and `extensions__ended_by`."""
    extensions = list(filing.extensions.all())
    if not extensions:
        return []
    known, now = structure_of(filing.period.cluster_year.catalogue_id).by_code, clock.now()
    return [
        ExtensionLine(row, tuple(name_of(known[code]) for code in row.codes), row.runs_at(now))
        for row in extensions
    ]
