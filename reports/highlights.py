"""A text cut into pieces so that the words of each figure can be marked, also where figures overlap."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """Text up to the next place where a figure begins or ends.

    `numbers` are the figures read from it; `first` those of them whose words begin here.
    """

    text: str
    numbers: tuple[int, ...] = ()
    first: tuple[int, ...] = ()


def pieces_of(text: str, spans: Mapping[int, tuple[int, int]]) -> list[Piece]:
    """The pieces in order; together they are the text. A span is (start, end) of figure number `n`."""
    within = {
        number: (max(start, 0), min(end, len(text))) for number, (start, end) in spans.items() if start < end
    }
    cuts = sorted({0, len(text), *(place for span in within.values() for place in span)})
    pieces = []
    for start, end in pairwise(cuts):
        over = tuple(number for number, span in within.items() if span[0] <= start and end <= span[1])
        first = tuple(number for number in over if within[number][0] == start)
        pieces.append(Piece(text[start:end], over, first))
    return pieces
