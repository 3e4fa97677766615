"""Lines, sentences and the words around a number: the places where a reading may look."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from .numerals import Numeral
from .text import Normal, spell

_SENTENCE_END = re.compile(r"[.!?…]+[\"')]*(?=\s+[\"'(]*[A-ZĐÀ-Ỹ0-9•+*-]|\s*$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:tp|ts|ths|gs|pgs|đ/c|tx|tt|cn|st|gv|hv|ubnd|tr|vv|p|q|b|c|a|k|l|tc|cc)|\b\d{1,2}|\b[ivx]+)$"
)
_MARKER = re.compile(
    r"\s*(?P<mark>[-–—•+*▪◦·●‣✓>](?!\d)|\(?[a-zđ][.)]\s|\(?\d{1,2}[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+\.?\s|[ivx]+[.)]\s)\s*",
    re.I,
)
_BULLETS = "-–—•+*▪◦·●‣✓>"
_HEADING_LENGTH = 140
# No reading looks farther than this, so that a page without a full stop costs no more than others.
LONGEST_LOOK = 500
PART_CUE = re.compile(
    spell(
        r"\b(?:trong đó|trong số đó|trong số này|trong số ấy|trong tổng số (?:đó|này)|số đó|bao gồm|gồm|chia ra|cụ thể(?: là)?)\b"
    )
)
PHRASE_END = re.compile(r"[,:/]| và | với | cho ")
_CUT = re.compile(r"[;.\n()|]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as its writer broke it. `depth` is 0 for running text, more for items of a list.

    `rank` of a heading: 1 for "II." or capitals, 2 for "1.", 3 for "1.1" or "a)", 4 for one with a colon.
    """

    start: int
    end: int
    depth: int
    heading: bool
    rank: int = 9


@dataclass(frozen=True, slots=True)
class Window:
    """The words around one count, all cut from the normal text.

    `tail` runs to the next count or break, `lead` back to the last one; `before` is the sentence up to
    the count and `after` the rest of it. `fresh` is `lead` without the noun phrase of the count before.
    """

    place: int
    numeral: Numeral
    sentence: tuple[int, int]
    lead: str
    tail: str
    before: str
    after: str
    fresh: str = ""


class Passage:
    """A normal text with its counts, lines and sentences."""

    def __init__(self, normal: Normal, counts: list[Numeral], masks: list[tuple[int, int]]) -> None:
        self.normal = normal
        self.counts = counts
        self.text = self._hidden(masks)

    def _hidden(self, masks: list[tuple[int, int]]) -> str:
        """The text whose dates, document numbers and the like no longer look like numbers or breaks."""
        letters = list(self.normal.text)
        for start, end in masks:
            for place in range(start, end):
                if letters[place] in ".,;:/()-–0123456789":
                    letters[place] = "#"
        return "".join(letters)

    @cached_property
    def lines(self) -> list[Line]:
        lines, start = [], 0
        for text in self.normal.text.split("\n"):
            lines.append(_line(start, text, self.normal.cased[start : start + len(text)]))
            start += len(text) + 1
        return lines

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        spans = []
        for line in self.lines:
            start = line.start
            for stop in _SENTENCE_END.finditer(self.normal.cased, line.start, line.end):
                if self.text[stop.start()] == "#" or _ABBREVIATION.search(self.text, start, stop.start()):
                    continue
                spans.append((start, stop.end()))
                start = stop.end()
            spans.append((start, line.end))
        return [span for span in spans if self.text[slice(*span)].strip()]

    def line_at(self, place: int) -> int:
        return max(0, bisect_right(self._line_starts, place) - 1)

    def sentence_at(self, place: int) -> int:
        return max(0, bisect_right(self._sentence_starts, place) - 1)

    def counts_between(self, start: int, end: int) -> list[Numeral]:
        """The counts that begin within a span of the text."""
        first = bisect_left(self._count_starts, start)
        return self.counts[first : bisect_left(self._count_starts, end)]

    @cached_property
    def _count_starts(self) -> list[int]:
        return [count.start for count in self.counts]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def windows(self) -> list[Window]:
        return [self._window(place) for place in range(len(self.counts))]

    def _window(self, place: int) -> Window:
        numeral = self.counts[place]
        start, end = self.sentences[self.sentence_at(numeral.start)]
        first = max(start, self.counts[place - 1].end if place else 0)
        until = min(end, self.counts[place + 1].start if place + 1 < len(self.counts) else end)
        tail = self.text[numeral.end : min(max(until, numeral.end), numeral.end + LONGEST_LOOK)]
        first = max(min(first, numeral.start), numeral.start - LONGEST_LOOK)
        lead = self.text[first : numeral.start]
        near = _after_last_cut(lead)
        follows = place > 0 and self.counts[place - 1].end >= start and near == lead
        return Window(
            place,
            numeral,
            (start, end),
            near,
            _before_first_cut(_past_bracket(tail) if numeral.of is not None and near.endswith("(") else tail),
            self.text[max(start, numeral.start - LONGEST_LOOK) : numeral.start],
            self.text[numeral.end : min(end, numeral.end + LONGEST_LOOK)],
            _after_phrase(near) if follows else near,
        )


def _line(start: int, text: str, cased: str) -> Line:
    marker = _MARKER.match(text)
    bullet = bool(marker and marker["mark"][0] in _BULLETS)
    depth = 0 if not marker else 2 if bullet else 1
    stripped = text.strip()
    ends_open = stripped.endswith(":")
    short = len(stripped) < _HEADING_LENGTH and not stripped.endswith((".", ";", ","))
    heading = (
        bool(stripped)
        and not bullet
        and short
        and (ends_open or depth == 1 or cased.isupper() or len(stripped) < 70)
    )
    return Line(start, start + len(text), depth, heading, _rank(text, cased) if heading else 9)


def _rank(text: str, cased: str) -> int:
    numbered = re.match(r"\s*\(?(?P<first>[ivx]+|[a-zđ]|\d+)(?P<more>(?:\.\d+)*)[.)]", text)
    if numbered is None:
        return 4 if text.rstrip().endswith(":") and not cased.isupper() else 1
    if re.match(r"\s*[IVX]+\.", cased):
        return 1
    return 2 if numbered["first"].isdigit() and not numbered["more"] else 3


def _past_bracket(tail: str) -> str:
    """ "100% (58/58) tiêu chí": the bracket holds the number alone."""
    return re.sub(r"^( *)\)", r"\1 ", tail)


def _before_first_cut(tail: str) -> str:
    cuts = [found.start() for found in (_CUT.search(tail), PART_CUE.search(tail)) if found]
    return tail[: min(cuts)] if cuts else tail


def _after_phrase(lead: str) -> str:
    parts = PHRASE_END.split(lead, maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


def _after_last_cut(lead: str) -> str:
    """What leads to a count; an opening bracket right before it stays, since it links the two."""
    inner = lead.rstrip()
    if inner.endswith("("):
        return _after_last_cut(inner[:-1]) + lead[len(inner) - 1 :]
    cuts = [m.end() for m in _CUT.finditer(lead) if lead[m.end() :].strip() or m[0] in ";.\n)"]
    return lead[cuts[-1] :] if cuts else lead
