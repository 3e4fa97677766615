"""A report's text brought to one spelling, each letter knowing where it stands in the original.

Everything after this module reads `Normal.text`: composed, lower case, one spelling of tones and of
i/y, single spaces, and a line break only where the writer began something new. A span of it is turned
back into a span of the original by `Normal.origin`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# "toạ" and "tọa" are two schools of spelling: the tone goes on the first vowel here.
_TONES = {
    new: old
    for pair in (("oa", "oà oá oả oã oạ", "òa óa ỏa õa ọa"), ("oe", "oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"))
    for new, old in zip(pair[1].split(), pair[2].split(), strict=True)
}
_TONE = re.compile(f"(?:{'|'.join(_TONES)})(?![a-zà-ỹđ])")
_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_I_OR_Y = re.compile(r"(?<=[hklmstv])[yýỳỷỹỵ](?![a-zà-ỹđ])|(?<=\bqu)[yýỳỷỹỵ](?![a-zà-ỹđ])")
_BULLET = re.compile(
    r"[-–—•+*▪◦·●‣✓>](?!\d)|\(?\d{1,2}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|\(?[a-zđ][.)]\s|[ivx]+[.)]\s", re.I
)
_CELLS = re.compile(r"[|\t]")
# A line whose last cell is a number set apart by spaces is a row of a table.
_WIDE = re.compile(r"^.*\S {3,}\d[\d.]*[ \t]*$", re.M)
_HEADING_LENGTH = 60
_INVISIBLE = {"Cf", "Cc", "Cs"}
_DASHES = str.maketrans({"‐": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'"})


@lru_cache(maxsize=2048)
def spell(words: str) -> str:
    """Bring the words of a pattern to the one spelling that texts and patterns share."""
    return _spelt(words)


def _spelt(text: str) -> str:
    """Lower-case Vietnamese in one spelling; the length never changes, so that positions stay."""
    return _I_OR_Y.sub(lambda m: m[0].translate(_Y), _TONE.sub(lambda m: _TONES[m[0]], text))


@dataclass(frozen=True, slots=True)
class Normal:
    """`cased` keeps the capitals of the original; `starts` and `ends` lead back to it."""

    text: str
    cased: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    repaired: tuple[tuple[int, int], ...] = ()

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for a span of `text` that is not empty."""
        return self.starts[start], self.ends[end - 1]

    def repaired_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the original of the first look-alike put right within a span of `text`."""
        first, last = self.origin(start, end)
        place = bisect_left(self.repaired, (first, first))
        if place < len(self.repaired) and self.repaired[place][1] <= last:
            return self.repaired[place]
        return None

    def replaced(self, edits: Iterable[tuple[int, int, str]], *, as_repair: bool = False) -> Normal:
        """Write other words over spans of `text`; the new letters share the span of the old.

        What is put in between begins where the next letter does and ends where the one before did.
        """
        text, cased, starts, ends, done, marks = [], [], [], [], 0, list(self.repaired)
        for start, end, words in sorted(edits):
            if start < done:
                continue
            text += [self.text[done:start], words]
            cased += [self.cased[done:start], words]
            first = self.starts[start] if start < len(self.starts) else self.ends[-1]
            last = self.ends[end - 1] if end else first
            starts += [*self.starts[done:start], *[first] * len(words)]
            ends += [*self.ends[done:start], *[last] * len(words)]
            if as_repair:
                marks.append((first, last))
            done = end
        return Normal(
            "".join([*text, self.text[done:]]),
            "".join([*cased, self.cased[done:]]),
            (*starts, *self.starts[done:]),
            (*ends, *self.ends[done:]),
            tuple(sorted(marks)),
        )


def normalise(original: str) -> Normal:
    """Read any text; a lone surrogate, a BOM or a zero-width mark is passed over."""
    letters: list[tuple[str, int, int]] = []
    for cluster, start, end in _clusters(original):
        for character in unicodedata.normalize("NFC", cluster):
            if plain := _plain(character):
                letters.append((plain, start, end))
    letters = _without_wrapping(letters)
    cased = "".join(letter for letter, _, _ in letters)
    lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in cased)
    return Normal(
        _spelt(lowered), cased, tuple(start for _, start, _ in letters), tuple(end for _, _, end in letters)
    )


def _clusters(text: str) -> Iterable[tuple[str, int, int]]:
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            yield text[start:place], start, place
            start = place


def _plain(character: str) -> str:
    if character in "\n\r\u2028\u2029\x85\v\f":
        return "\n"
    if character.isspace():
        return "\t" if character == "\t" else " "
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>")):
        character = unicodedata.normalize("NFKC", character)
    return character.translate(_DASHES)


def _without_wrapping(letters: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Join lines that were only wrapped, and runs of spaces."""
    text = "".join(letter for letter, _, _ in letters)
    wide = [match.span() for match in _WIDE.finditer(text)]
    kept: list[tuple[str, int, int]] = []
    done = 0
    line_start = 0
    for gap in re.finditer(r"\s+", text):
        kept += letters[done : gap.start()]
        blank = gap[0]
        mark = " "
        if "\n" in blank:
            hard = _begins_anew(text[line_start : gap.start()], blank, text[gap.end() : gap.end() + 60])
            mark = "\n" if hard else " "
            line_start = gap.end()
        elif "\t" in blank or (len(blank) > 2 and _within(wide, gap.start())):
            mark = "\t"
        kept.append((mark, letters[gap.start()][1], letters[gap.end() - 1][2]))
        done = gap.end()
    return kept + letters[done:]


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    before = bisect_right(spans, (place, place))
    return bool(before) and place < spans[before - 1][1]


def _begins_anew(before: str, gap: str, after: str) -> bool:
    """Whether a line break parts two things, rather than wrapping one sentence."""
    if not after or not before:
        return True
    if _CELLS.search(before) or _CELLS.search(after.split("\n")[0]):
        return True
    if _BULLET.match(after) or before[-1] in ".;:!?…":
        return True
    if after[0].islower() or after[0] in "/%)":
        return False
    if gap.count("\n") > 1:
        return True
    return after[0].isupper() and len(before) < _HEADING_LENGTH and before[-1] not in ",("
