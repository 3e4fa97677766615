"""A text cut into pieces so that the words of each figure can be marked, also where figures overlap."""

from __future__ import annotations

from collections import defaultdict
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
    begin, end = defaultdict(list), defaultdict(list)
    for number, span in spans.items():
        start, stop = max(span[0], 0), min(span[1], len(text))
        if start < stop:
            begin[start].append(number)
            end[stop].append(number)
    pieces: list[Piece] = []
    over: set[int] = set()
    for start, stop in pairwise(sorted({0, len(text), *begin, *end})):
        over = over.difference(end[start]).union(begin[start])
        pieces.append(Piece(text[start:stop], tuple(sorted(over)), tuple(begin[start])))
    return pieces
