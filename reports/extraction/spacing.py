"""Spaces that were left out: "Mở28lớpvới1930học viên" is read as it was meant.

A word that is no Vietnamese syllable is parted where all its pieces are words of the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import lexicon
from .text import Normal, spell

_VOWELS = "aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_SYLLABLE = re.compile(rf"(?:gi|qu)?[^{_VOWELS}]*[{_VOWELS}]+[^{_VOWELS}]*")
_WORD = re.compile(r"[^\W\d_]{4,60}")
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d_]{2})(?<!\bkm)(?<!\bnq)(?=\d)")
_AFTER_NUMBER = re.compile(r"(?<=\d)(?=[^\W\d_]{2})")
_AFTER_COMMA = re.compile(r"(?<=[^\W\d_][,;:])(?=\d)")
_COUNTED = "|".join(map(spell, lexicon.COUNTED_WORDS))
_HYPHEN = re.compile(rf"(?<=[^\W\d_]{{2}})[-–](?=\d{{1,3}}(?:\.?\d{{3}})* ?(?:{_COUNTED})(?![^\W\d_]))")
_LONGEST = 7


def spaced(normal: Normal) -> Normal:
    """Return the text with the missing spaces put in."""
    normal = normal.replaced([(m.start(), m.end(), ", ") for m in _HYPHEN.finditer(normal.text)])
    places = [*_beside_numbers(normal), *_inside_words(normal.text)]
    places += [match.end() for match in _AFTER_COMMA.finditer(normal.text)]
    return normal.replaced([(place, place, " ") for place in sorted(set(places))])


def _beside_numbers(normal: Normal) -> Iterator[int]:
    for match in _BEFORE_NUMBER.finditer(normal.text):
        word = re.search(r"[^\W\d_]+\Z", normal.text[max(0, match.start() - 12) : match.start()])
        if normal.cased[match.start() - 1].islower() and word and _is_said(word[0]):
            yield match.start()
    for match in _AFTER_NUMBER.finditer(normal.text):
        word = re.match(r"[^\W\d_]+", normal.text[match.start() : match.start() + 30])
        if word and normal.cased[match.start()].islower() and pieces(word[0]):
            yield match.start()


def _is_said(word: str) -> bool:
    return bool(_SYLLABLE.fullmatch(word) or pieces(word))


def _inside_words(text: str) -> Iterator[int]:
    for match in _WORD.finditer(text):
        if _SYLLABLE.fullmatch(match[0]):
            continue
        place = match.start()
        for piece in pieces(match[0])[:-1]:
            place += len(piece)
            yield place


@cache
def pieces(word: str) -> tuple[str, ...]:
    """The words of the field that make up some letters, the longest first; empty when they do not."""
    if not word:
        return ()
    for length in range(min(_LONGEST, len(word)), 0, -1):
        if word[:length] in _VOCABULARY:
            rest = pieces(word[length:])
            if length == len(word) or rest:
                return (word[:length], *rest)
    return ()


_VOCABULARY = frozenset(
    syllable
    for words in (*lexicon.COUNTED_WORDS, *lexicon.SPELLED_NOUNS, *lexicon.COMMON_WORDS)
    for syllable in spell(words).split()
    if len(syllable) > 1
)
