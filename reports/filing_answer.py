"""What the page of a filing is told by JSON: the cells just typed, and on asking all that follows from them.

A save answers with its cells alone, so that it is as quick as the line allows; the page then asks
once, when nothing waits any more, for notes, totals and progress (`surroundings`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cumthidua.core import clock
from cumthidua.core.vietnamese.dates import local

from .filing_acts import acts_for, address
from .filing_grid import notes_html
from .filing_page import Cell, FilingPage

# The addresses that the templates of a filing name.
PAGE_URLS = ("filing", "save_cells", "filing_state", "filing_check", "explain_cell", "mark_cell",
             "evidence", "attach_evidence", "filing_history", "submit_filing")  # fmt: skip


def context_of(page: FilingPage) -> dict[str, Any]:
    """What every template of a filing may ask for."""
    return {
        "page": page,
        "filing": page.filing,
        "acts": acts_for(page.user, page.filing),
        "urls": {name: address(page.filing, name) for name in PAGE_URLS},
    }


def cells_answer(cells: Iterable[Cell]) -> dict[str, Any]:
    """How each of these cells stands now, and one sentence of it for a screen reader."""
    shown = list(cells)
    return {"cells": {cell.code: _cell(cell) for cell in shown}, "said": _said(shown)}


def surroundings(page: FilingPage) -> dict[str, Any]:
    """Notes below the rows, totals, and the regions around the grid."""
    return {
        "rows": {
            row.key: notes_html(row.notes) for section in page.sections for row in section.rows if row.notes
        },
        "totals": {total.key: [total.text, total.coverage] for total in page.totals},
        "regions": page.body.regions,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """`note` tells of a text that the server did not take: it is on this page alone, so the page keeps it."""
    return {
        "text": cell.text,
        "original": cell.original,
        "version": cell.version,
        "look": cell.look.name,
        "word": cell.look.word,
        "icon": cell.look.icon,
        "bad": bool(cell.state),
        "kept": cell.is_kept,
        "bound": cell.bound,
        "note": notes_html([note for note in cell.notes if note.kind == cell.state]) if cell.is_kept else "",
    }


def _said(touched: list[Cell]) -> str:
    bad = [cell for cell in touched if cell.state]
    if bad:
        return "; ".join(f"{cell.label}: {cell.look.word}. {cell.notes[0].text}" for cell in bad[:3])
    when = f"{local(clock.now()):%H:%M}"
    if len(touched) == 1:
        return f"{touched[0].label}: {touched[0].look.word}, {when}."
    return f"Đã lưu {len(touched)} ô, {when}." if touched else ""
