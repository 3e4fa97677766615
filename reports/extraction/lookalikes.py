"""Slips of scanners and keyboards put right before anything is read.

Three kinds: a letter that looks like a digit inside a number ("l206"), a digit that looks like a
letter inside a word ("1ớp"), and a noun of the field that is one letter off ("đề tại") or written
without its space. The first two are marked, since the officer confirms them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cumthidua.core.vietnamese.text import search_key

from .lexicon import COUNTED_WORDS, NOT_MISPRINTS, SPELLED_NOUNS
from .spacing import spaced
from .text import Normal, spell

_LETTERS = str.maketrans("lio|", "1101")
_DIGIT_WORD = re.compile(r"(?<![^\W\d_])([1|])(ớp|ượt|uận|ao động)(?![^\W\d_])")
_LETTER_NUMBER = re.compile(
    r"(?<![\w.,/-])(?=[lio|.,]*\d)[\dlio|][\dlio|.,]*(?<![.,])(?![^\W\d_]|\d)(?!\s*[-/]\s*[^\W\d_]{2})"
)
_AFTER_SLASH = re.compile(r"(?<=/)(?=[lio|.,]*\d)[\dlio|][\dlio|.,]*(?<![.,])(?=\s*[^\W\d_])")
_MISSING_SPACE = re.compile(
    rf"(?<![\w.,-])(\d+(?:[.,]\d+)*)(?=(?:{'|'.join(sorted(map(spell, COUNTED_WORDS), key=len, reverse=True))})(?![^\W\d_]))"
)
_SHORT = {search_key(noun): spell(noun) for noun in ("lớp", "lượt", "người")}
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\W\d_]+")


def put_right(normal: Normal) -> Normal:
    """Return the text with every such slip corrected."""
    normal = normal.replaced(list(_digits_in_words(normal.text)), as_repair=True)
    normal = normal.replaced(list(_letters_in_numbers(normal.text)), as_repair=True)
    apart = [(m.end(), m.end(), " ") for m in _MISSING_SPACE.finditer(normal.text)]
    normal = spaced(normal.replaced(apart))
    return normal.replaced(list(_misprints(normal.text)))


def _digits_in_words(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _DIGIT_WORD.finditer(text):
        space = " " if match.start() and text[match.start() - 1].isdigit() else ""
        yield match.start(), match.end(), f"{space}l{match[2]}"


def _letters_in_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (_LETTER_NUMBER, _AFTER_SLASH):
        for match in pattern.finditer(text):
            digits = match[0].translate(_LETTERS)
            if digits != match[0] and not _is_a_mark(text, match):
                yield match.start(), match.end(), digits


def _is_a_mark(text: str, match: re.Match[str]) -> bool:
    """ "(i1)" numbers an item of a list."""
    return text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"


def _misprints(text: str) -> Iterator[tuple[int, int, str]]:
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]
    for place, (word, start, end) in enumerate(words):
        if (
            text[max(0, start - 2) : start - 1].isdigit()
            and (noun := _SHORT.get(search_key(word)))
            and noun != word
        ):
            yield start, end, noun
        if word in _JOINED:
            yield start, end, _JOINED[word]
        if place + 1 == len(words) or text[end : words[place + 1][1]].strip(" "):
            continue
        second, _, until = words[place + 1]
        right = _nearest(word, second)
        if right:
            yield start, until, right


def _nearest(first: str, second: str) -> str | None:
    """The noun of which two neighbouring words are one letter off, if they are."""
    if f"{first} {second}" in _KNOWN or f"{first} {second}" in _DENIED:
        return None
    for noun in (*_BY_FIRST.get(first, ()), *_BY_SECOND.get(second, ())):
        left, right = noun.split()
        if (first == left and one_letter_off(second, right)) or (
            second == right and one_letter_off(first, left)
        ):
            return noun
    return None


def one_letter_off(written: str, meant: str) -> bool:
    """One letter, with whatever it carries, put for another, added, dropped, or two swapped."""
    if _shape(written) == _shape(meant):
        return written != meant
    if abs(len(written) - len(meant)) > 1:
        return False
    same = 0
    while same < min(len(written), len(meant)) and written[same] == meant[same]:
        same += 1
    rest, other = written[same:], meant[same:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    return rest[1:] == other or rest == other[1:]


def _shape(word: str) -> tuple[str, str]:
    """The letters without their tone, and the tone, wherever it was set: "thaỏ" is "thảo"."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(c for c in letters if c not in _TONES), "".join(c for c in letters if c in _TONES)


def _group(place: int) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for noun in sorted(_KNOWN):
        table.setdefault(noun.split()[place], []).append(noun)
    return table


_KNOWN = frozenset(spell(noun) for noun in SPELLED_NOUNS)
_DENIED = frozenset(spell(words) for words in NOT_MISPRINTS)
_JOINED = {noun.replace(" ", ""): noun for noun in _KNOWN if len(search_key(noun)) > 5}
_BY_FIRST, _BY_SECOND = _group(0), _group(1)
