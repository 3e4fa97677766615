"""The part of a filing's page that follows from what was filed: the grid, and the regions around it.

It is a function of rows read from the database and of nothing else: not of time, not of who looks but
for what they may do. So what was drawn once a process is kept by all that went into it, and drawn anew
as soon as any of it differs: a stale cell cannot be shown (docs/adr/0012).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .filing_acts import address
from .filing_grid import grid_html

if TYPE_CHECKING:
    from .filing_page import FilingPage

KEPT = 64  # some 100 KB each
REGIONS = ("progress", "savebar", "why", "leave")


class Body(NamedTuple):
    grid: SafeString
    regions: Mapping[str, SafeString]


_kept: OrderedDict[Hashable, Body] = OrderedDict()
_lock = Lock()


def body_of(page: FilingPage) -> Body:
    """The body as it stands now. What somebody has just typed in vain belongs to one answer only."""
    if page.attempts:
        return _draw(page)
    key = _all_that_goes_in(page)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    body = _draw(page)
    with _lock:
        _kept[key] = body
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return body


def _draw(page: FilingPage) -> Body:
    context = {"page": page, "urls": {"submit_filing": address(page.filing, "submit_filing")}}
    regions = {name: render_to_string(f"reports/_filing_{name}.html", context) for name in REGIONS}
    return Body(grid_html(page), regions)


def _all_that_goes_in(page: FilingPage) -> Hashable:
    sheet = page.sheet
    return (
        address(page.filing, "filing"),
        sheet.structure,  # by identity: a catalogue that is still open is read anew each time
        _columns(page.filing),
        str(page.filing.returned_by) if page.filing.is_returned else "",
        page.refusal,
        sheet.opened,
        tuple(_columns(cell) for cell in sheet.cells.values()),
        tuple(_columns(cell) for cell in sheet.returned.values()),
        tuple((file.pk, tuple(file.places)) for file in page.files),
        tuple((moment, tuple(figures.items())) for moment, figures in page.earlier.items()),
    )


def _columns(row: Model) -> tuple[Hashable, ...]:
    """All column values of a row, whatever columns it has."""
    return tuple(value for name, value in row.__dict__.items() if not name.startswith("_"))
