"""Nouns that are left out are put back before the grammar reads.

Three places leave them out: the items under a heading ("Đề tài khoa học:" and "• cấp bộ: 02"), a row
of numbers ("lần lượt 27, 24 và 16 lớp"), and a comparison ("về bài đăng tạp chí: A (20 bài), B (5)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .clauses import PART_CUE
from .kinds import kinds_in
from .lexicon import LEVELLED
from .mentions import LEVEL_PATTERNS, head_at, heads_in
from .text import Normal, spell

Edit = tuple[int, int, str]

_LEADERS = re.compile(r" ?[.…_](?: ?[.…_])+ ?:? ?")
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_MARK = re.compile(r"\s*(?:[-–—•+*▪◦·●‣✓>]|\(?[a-zđ\d]{1,2}[.)](?=\s))?\s*")
_ELLIPSIS = 3
_TOPIC_LENGTH = 110
_ITEM = re.compile(
    rf"(?P<words>[^\d:;.,()]{{3,60}}?)\s*(?::|\(|là|có|-|–)?\s*(?:{_NUMBER})(?P<after>[^;.,()]*)"
)
_BARE_KIND = re.compile(
    rf"(?:^|,| và|:)\s*(?P<kind>[^\d:;.,()]{{5,40}}?)(?: có|:| là)?\s+(?:{_NUMBER})(?=\s*(?:[,.;)]|$| và))"
)
_DIVIDED = (spell("lớp"), spell("học viên"))
_SERIES = re.compile(
    spell(
        rf"\b(?:lần lượt|tương ứng|theo thứ tự)(?: (?:là|có|mở|được|đạt|tổ chức|với|gồm|nghiệm thu|đã|khai giảng))*\s*:?\s*(?P<row>(?:{_NUMBER})(?:(?:\s*[,;/]\s*(?:và )?|\s+và\s+)(?:{_NUMBER}))+)(?P<after>[^.;:(\n\d]*)"
    )
)
_IN_BRACKETS = re.compile(
    rf"\(\s*(?:với |có |đạt |gần |trên |hơn |khoảng )?(?P<number>{_NUMBER})(?P<unit>[^\d();,]*)\)"
)
_PHRASE_END = re.compile(
    spell(
        r"[,:(;.]|\b(?:và|với|cho|trong|tại|ở|của|các trường|dẫn đầu|nhiều|đứng đầu|được|có|là|giữa|cao|lớn)\b"
    )
)


def fill_in(normal: Normal) -> Normal:
    """Return the text with the nouns put back that its writer left out."""
    normal = normal.replaced(list(_at_leaders(normal.text)))
    normal = normal.replaced(list(_under_headings(normal.text)))
    normal = normal.replaced(list(_in_rows(normal.text)))
    normal = normal.replaced(list(_in_parts(normal.text)))
    return normal.replaced(list(_in_comparisons(normal.text)))


def _at_leaders(text: str) -> Iterator[Edit]:
    """ "Giáo trình, tài liệu ....... 03": a row of dots says what a colon says."""
    for match in _LEADERS.finditer(text):
        dots = sum(3 if mark == "…" else mark != " " for mark in match[0])
        if dots > _ELLIPSIS and text[match.end() : match.end() + 1].isdigit():
            yield match.start(), match.end(), ": "


# Under a heading


def _under_headings(text: str) -> Iterator[Edit]:
    noun, start = "", 0
    for line in text.split("\n"):
        mark = _MARK.match(line)
        place = mark.end() if mark else 0
        if not re.search(r"\d", line[place:]):
            noun = _noun_of_heading(line[place:])
        elif noun and _lacks_its_noun(line[place:]):
            yield start + place, start + place, f"{noun} "
        elif not (mark and mark[0].strip()):
            noun = ""
        start += len(line) + 1


def _noun_of_heading(line: str) -> str:
    """The one noun that a heading names, if its items may leave it out."""
    line = line.strip()
    if len(line) > _TOPIC_LENGTH or line.endswith((".", ";", ",")):
        return ""
    found = [(family, words) for _, _, family, words in heads_in(line) if _is_left_out(family)]
    return found[0][1] if len({family for family, _ in found}) == 1 else ""


def _is_left_out(family: str) -> bool:
    return family in LEVELLED or family == "class"


def _lacks_its_noun(line: str) -> bool:
    """Whether an item names only a level or a kind: "cấp bộ: 02", "trung cấp LLCT: 12"."""
    item = _ITEM.match(line)
    if item is None or re.search(r"\d", item["words"]):
        return False
    if any(_is_left_out(family) for _, _, family, _ in heads_in(item["words"] + item["after"])):
        return False
    level = any(pattern.match(line) for _, pattern in LEVEL_PATTERNS)
    counted = head_at(item["after"])
    return level or (bool(kinds_in(item["words"])) and counted is None)


# After "trong đó"


def _in_parts(text: str) -> Iterator[Edit]:
    """ "2.480 học viên, trong đó trung cấp 1.005, bồi dưỡng 1.475": the kinds are of the same noun."""
    for cue in PART_CUE.finditer(text):
        after = re.split(r"[;\n]|\.(?!\d)", text[cue.end() : cue.end() + _TOPIC_LENGTH * 2])[0]
        items = [item for item in _BARE_KIND.finditer(after) if kinds_in(item["kind"])]
        if not items:
            continue
        before = re.split(r"[;.:\n](?!\d)", text[max(0, cue.start() - _TOPIC_LENGTH) : cue.start()])[-1]
        heads = [words for _, _, family, words in heads_in(before) if family in ("class", "people")]
        noun = next((noun for noun in _DIVIDED if heads and heads[-1].startswith(noun)), None)
        for item in items if noun else ():
            place, end = cue.end() + item.start("kind"), cue.end() + item.end("kind")
            yield from ((place, place, f"{noun} "), (end, end, ":"))


# In a row of numbers


def _in_rows(text: str) -> Iterator[Edit]:
    for match in _SERIES.finditer(text):
        numbers = [m.span() for m in re.finditer(_NUMBER, match["row"])]
        ends = [match.start("row") + end for _, end in numbers]
        if head_at(match["after"]):
            phrase = _PHRASE_END.split(match["after"], maxsplit=1)[0].rstrip()
            yield from ((end, end, phrase) for end in ends[:-1])
            continue
        before = re.split(r"[.;\n]", text[max(0, match.start() - 200) : match.start()])[-1]
        for end, phrase in zip(ends, _phrases(before, len(ends)), strict=False):
            yield end, end, f" {phrase}"


def _phrases(before: str, many: int) -> list[str]:
    """What each number of a row counts: one noun for all, or one level or noun for each."""
    heads = [(start, end, words) for start, end, family, words in heads_in(before)]
    if not heads:
        return []
    levels = [m[0] for _, p in LEVEL_PATTERNS for m in p.finditer(before[heads[-1][1] :])]
    levels.sort(key=before.find)
    if len(levels) == many:
        return [f"{heads[-1][2]} {level}" for level in levels]
    if len(heads) == many:
        return [f"{words} {' '.join(levels)}".strip() for _, _, words in heads]
    if len(levels) > 1 or len(heads) > 1:
        return []
    return [_PHRASE_END.split(before[heads[0][0] :], maxsplit=1)[0].strip()] * many


# In a comparison


def _in_comparisons(text: str) -> Iterator[Edit]:
    for sentence in re.finditer(r"[^\n]+?(?:\.(?=\s)|$|\n)", text):
        brackets = list(_IN_BRACKETS.finditer(sentence[0]))
        if len(brackets) < 2:
            continue
        before = sentence[0][: brackets[0].start()]
        if re.search(r"\d", before) or PART_CUE.search(before):
            continue
        heads = heads_in(before)
        if len({family for _, _, family, _ in heads}) != 1:
            continue
        start, _, _, words = heads[0]
        topic = _PHRASE_END.split(before[start + len(words) :], maxsplit=1)[0]
        phrase = (words + topic).strip()
        for bracket in brackets:
            unit = bracket["unit"].strip()
            if not unit or unit in phrase.split() or phrase.startswith(unit):
                yield (
                    sentence.start() + bracket.end("number"),
                    sentence.start() + bracket.end("unit"),
                    f" {phrase}",
                )
