"""From narrative to figures: every count of a text that has a code, with the words it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .clauses import Passage
from .counting import Reading, read_count
from .ellipses import fill_in
from .lookalikes import put_right
from .numerals import counts_anything, numerals
from .parts import Counted, Parts
from .plans import Plans
from .schools import SchoolName, Schools, shipped_schools
from .standard import standard_levels
from .tables import parted, unfold
from .text import normalise, spell

_ADDED = re.compile(spell(r"\b(?:thêm|tiếp|nốt)(?: gần| trên| hơn| khoảng)?\s*$"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure proposed to an officer.

    `school` and `code` are codes; `value` is a Decimal; `bound` is a value of `reports.models.Bound`;
    `part_of` is the code of the larger figure that includes this one. `text` is exactly
    `original[start:end]`. `alternatives` are further codes that the same words may mean: then the
    figure is a question. `corrected_from` is the text as written where a look-alike was put right.
    """

    school: str | None
    code: str
    value: Decimal
    bound: str
    part_of: str | None
    text: str
    start: int
    end: int
    alternatives: tuple[str, ...] = ()
    corrected_from: str | None = None

    @property
    def approximate(self) -> bool:
        return self.bound != "exact"


def extract(text: str, schools: Sequence[SchoolName] | None = None) -> list[Figure]:
    """Return the figures that a text states, in the order in which it states them.

    Pure and without failure: no database, and any text at all is read. `schools` are those whose
    names are known; without it, the schools that come with the portal.
    """
    normal = fill_in(unfold(put_right(parted(normalise(text)))))
    if not normal.text.strip():
        return []
    counts, masks = numerals(normal.text)
    passage = Passage(normal, [count for count in counts if counts_anything(count)], masks)
    plans = Plans(passage)
    whose = Schools(passage, shipped_schools() if schools is None else schools)
    readings: list[Reading] = []
    for window in passage.windows:
        if (reading := read_count(window, passage, plans, readings)) is not None:
            readings.append(reading)
    readings = _without_rivals(readings)
    readings += standard_levels(passage, plans)
    readings.sort(key=lambda reading: reading.start)
    counted = [Counted(r.start, r.end, r.code, r.value, whose.of(r.window), r.family) for r in readings]
    Parts(passage).settle(counted)
    return [
        _figure(text, passage, reading, place)
        for reading, place in zip(readings, counted, strict=True)
        if reading.code is not None and not place.dropped
    ]


def _without_rivals(readings: list[Reading]) -> list[Reading]:
    """Classes yet to be added are among those of a plan that the text states as well."""
    kept = [r for r in readings if not (r.planned and _ADDED.search(r.window.fresh))]
    return kept if any(reading.planned for reading in kept) else readings


def _figure(original: str, passage: Passage, reading: Reading, counted: Counted) -> Figure:
    start, end = passage.normal.origin(min(reading.start, reading.window.numeral.said_from), reading.end)
    slip = passage.normal.repaired_in(reading.start, reading.end)
    if slip is None and reading.guessed:
        slip = passage.normal.origin(reading.window.numeral.start, reading.window.numeral.end)
    return Figure(
        counted.school,
        reading.code or "",
        reading.value,
        reading.bound,
        counted.part_of,
        original[start:end],
        start,
        end,
        tuple(code for code in dict.fromkeys(reading.alternatives) if code != reading.code),
        re.sub(r"\s+", " ", original[slice(*slip)]) if slip else None,
    )
