"""The tables of a filing's grid as HTML, by Jinja (docs/adr/0012)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString, mark_safe

from .filing_acts import address
from .looks import Look

if TYPE_CHECKING:
    from .filing_page import Cell, FilingPage, Note


class Drawn(NamedTuple):
    """All that the drawing of a cell depends on. Two cells alike are drawn once."""

    code: str
    label: str
    look: Look
    text: str
    original: str
    version: int | str
    bound: str
    worded: str
    files: int
    is_open: bool
    is_bad: bool
    is_answered: bool
    is_figure: bool
    is_yes_no: bool
    has_notes: bool
    in_column: bool
    options: tuple[tuple[str, str], ...]
    history: str


def grid_html(page: FilingPage) -> SafeString:
    """The grid as it stands now."""
    history = address(page.filing, "filing_history")

    def draw(cell: Cell, heading: str) -> SafeString:
        return _draw(_drawn(cell, heading, history))

    context = {"page": page, "draw": draw, "notes_of": notes_html}
    return _safe(render_to_string("reports/filing_grid.jinja", context))


def notes_html(notes: Sequence[Note]) -> SafeString:
    """What is said below a row, as HTML."""
    return render_to_string("reports/_filing_notes.html", {"notes": notes})


def _drawn(cell: Cell, heading: str, history: str) -> Drawn:
    return Drawn(
        code=cell.code,
        label=cell.label,
        look=cell.look,
        text=cell.text,
        original=cell.original,
        version=cell.version,
        bound=cell.bound,
        worded="" if cell.is_open else cell.worded,
        files=cell.files,
        is_open=cell.is_open,
        is_bad=bool(cell.state),
        is_answered=cell.is_answered,
        is_figure=cell.is_figure,
        is_yes_no=cell.is_yes_no,
        has_notes=bool(cell.notes),
        in_column=bool(heading),
        options=() if cell.is_figure else tuple(tuple(option) for option in cell.options),
        history=history,
    )


@lru_cache(maxsize=4096)
def _draw(drawn: Drawn) -> SafeString:
    return _safe(get_template("reports/filing_cell.jinja").render({"cell": drawn}))


def _safe(html: str) -> SafeString:
    """Jinja has escaped all that came in."""
    return mark_safe(html)  # noqa: S308
