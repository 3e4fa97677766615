"""Tables that were flattened to lines, written out as items of a list: "- Lớp bồi dưỡng: 31 lớp".

Cells are parted by "|" or tabs. A heading row tells what each column holds; without one, the only
number of a row is its value. What a column of another kind holds (shares, notes) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .kinds import kinds_in
from .lexicon import COLUMNS, UNIT_WORDS
from .mentions import LEVEL_PATTERNS, head_at
from .text import Normal, spell

_ROLES = tuple((role, re.compile(spell(rf"\W*(?:{words})"))) for role, words in COLUMNS)
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:\s?/\s?\d+)?")
_RULE = re.compile(r"[\s|:+=_–—-]+")
_UNIT = re.compile(spell(UNIT_WORDS))
_SUM = re.compile(spell(r"\W*(?:tổng|cộng|toàn cụm)"))
_SAID = re.compile(r"(?P<name>[^:|]{2,30}):\s*")

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with its place in the normal text."""

    start: int
    end: int
    text: str

    @property
    def number(self) -> bool:
        return bool(_NUMBER.fullmatch(self.text))


Row = list[Cell]


def unfold(normal: Normal) -> Normal:
    """Return the text with the rows of its tables written as items of a list."""
    if "|" not in normal.text and "\t" not in normal.text:
        return normal
    return normal.replaced(list(_edits(normal.text)))


def parted(normal: Normal) -> Normal:
    """Return the text with tabs between the cells, before a bar is taken for a digit."""
    edits, start = [], 0
    for line in normal.text.split("\n"):
        bars = [start + match.start() for match in re.finditer(r"[|]", line)]
        edits += [(place, place + 1, "\t") for place in bars] if len(bars) > 1 else []
        start += len(line) + 1
    return normal.replaced([*edits, *_semicolons(normal.text)])


def _semicolons(text: str) -> Iterator[Edit]:
    """Semicolons without spaces, as many in each of some lines, part cells too."""
    start, above, many = 0, [], 0
    for line in text.split("\n"):
        places = [start + m.start() for m in re.finditer(r";(?=\S)", line)]
        if len(places) != many:
            above = []
        if above:
            yield from ((place, place + 1, "\t") for place in dict.fromkeys([*above, *places]))
        above, many = places if len(places) > 1 else [], len(places)
        start += len(line) + 1


def _edits(text: str) -> Iterator[Edit]:
    roles: list[str] = []
    heads: list[str] = []
    start = 0
    for line in text.split("\n"):
        row = _cells(line, start)
        if len(row) < 2:
            roles, heads = [], []
        elif _RULE.fullmatch(line):
            yield start, start + len(line), ""
        elif said := _with_names(row):
            yield from _written_out(said[1], [_role(name) for name in said[0]], said[0], start, len(line))
        elif not any(cell.number for cell in row):
            roles, heads = [_role(cell.text) for cell in row], [cell.text for cell in row]
        else:
            yield from _written_out(row, _fitted(roles, row), heads, start, len(line))
        start += len(line) + 1


def _cells(line: str, start: int) -> Row:
    """The cells of a line; an empty one is kept where it parts two others."""
    inner_start = len(line) - len(line.lstrip(" |\t"))
    inner = line[: len(line.rstrip(" |\t"))]
    places = [inner_start]
    for parting in re.finditer(r"[ ]*[|\t][ ]*", inner[inner_start:]):
        places += [inner_start + parting.start(), inner_start + parting.end()]
    places.append(len(inner))
    return [
        Cell(start + begin, start + end, inner[begin:end])
        for begin, end in zip(places[::2], places[1::2], strict=True)
    ]


def _with_names(row: Row) -> tuple[list[str], Row] | None:
    """ "Nội dung: Hội thảo | Thực hiện: 6": each cell names its own column."""
    matches = [_SAID.match(cell.text) for cell in row]
    if not all(match and _role(match["name"]) != "noun" for match in matches):
        return None
    cells = [
        Cell(cell.start + match.end(), cell.end, cell.text[match.end() :])
        for cell, match in zip(row, matches, strict=True)
        if match
    ]
    return [match["name"] for match in matches if match], cells


def _role(head: str) -> str:
    return next((role for role, pattern in _ROLES if pattern.match(head)), "noun")


def _fitted(roles: list[str], row: Row) -> list[str]:
    """The roles of a row's cells: by the heading row, else by what the cells look like."""
    if len(roles) == len(row):
        return roles
    numbers = [place for place, cell in enumerate(row) if cell.number]
    if len(numbers) > 1 and numbers[0] == 0:
        numbers = numbers[1:]
    value = numbers[0] if len(numbers) == 1 else None
    found = []
    for place, cell in enumerate(row):
        role = "value" if place == value else "index" if cell.number else "label"
        if role == "label" and "label" in found:
            role = "unit" if _UNIT.fullmatch(cell.text) else "skip"
        found.append(role)
    return found


def _written_out(row: Row, roles: list[str], heads: list[str], start: int, length: int) -> Iterator[Edit]:
    """The edits that turn one row into an item."""
    by_role = list(zip(roles, row, strict=False))
    label = next((cell for role, cell in by_role if role == "label"), None)
    label = label or next((c for role, c in by_role if role in ("unit", "noun") and not c.number), None)
    values = [
        (place, cell)
        for place, (role, cell) in enumerate(by_role)
        if cell.number and cell is not label and (role in ("value", "noun") or _plans(role, label))
    ]
    if label is None or not label.text or not values:
        yield start, start + length, ""
        return
    unit = next((cell.text for role, cell in by_role if role == "unit" and cell is not label), "")
    unit = f" {found[0]}" if (found := _UNIT.match(unit)) else ""
    told = [_around(label.text, roles[place], heads[place] if heads else "") for place, _ in values]
    yield start, label.start, f"- {told[0][0]}"
    yield label.end, values[0][1].start, f"{told[0][1]}: "
    for (_, one), (_, other), (before, after) in zip(values, values[1:], told[1:], strict=False):
        yield one.end, other.start, f"{unit}; {before}{label.text}{after}: "
    yield values[-1][1].end, start + length, unit


def _plans(role: str, label: Cell | None) -> bool:
    """Classes alone may be planned."""
    return role == "plan" and label is not None and spell("lớp") in label.text.split()


def _around(label: str, role: str, head: str) -> tuple[str, str]:
    """What is put before and after the label of a row, for one of its columns."""
    if role == "plan":
        return "kế hoạch mở ", ""
    if role == "value":
        return "", ""
    if _SUM.match(label):
        return "toàn cụm ", f": {head}"
    if kinds_in(label) and head_at(head):
        return f"{head} ", ""
    if any(pattern.match(head) for _, pattern in LEVEL_PATTERNS):
        return "", f" {head}"
    return "", f": {head}"
