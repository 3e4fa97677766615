"""The cells of an uploaded workbook, read part by part: what stands there, and how Excel keeps it.

Not openpyxl's reader: it unfolds every cell of a merged range, knows a formula or its result but not
both, and trusts the sizes a file states. Here reading ends after `MAX_CELLS` cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from posixpath import join, normpath
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter

from .layout import Unreadable
from .safety import DAMAGED, TOO_MUCH, Package

MAX_ROWS = 2000
MAX_COLUMNS = 30
MAX_CELLS = MAX_ROWS * MAX_COLUMNS
MAX_TEXT = 32767  # Excel's own limit for one cell

_Item = TypeVar("_Item")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
# Excel's built-in formats of dates and times, and of percentages.
_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_PERCENTAGES = frozenset([9, 10])
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


class Form(StrEnum):
    """How Excel keeps a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERCENTAGE = "percentage"
    TRUTH = "truth"
    ERROR = "error"


class Place(NamedTuple):
    row: int
    column: int

    def __str__(self) -> str:
        return f"{get_column_letter(self.column)}{self.row}"


class Content(NamedTuple):
    """One cell: its text or the text of its number; None when a formula has no stored result."""

    form: Form
    text: str | None
    has_formula: bool = False


@dataclass
class Page:
    """One sheet of the workbook (trang tính)."""

    title: str
    is_hidden: bool
    cells: dict[Place, Content] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)

    def range_over(self, place: Place) -> str:
        """The merged range that a cell lies in, as Excel writes it ("E14:E15"), or nothing."""
        for first, last in self.merged:
            if first.row <= place.row <= last.row and first.column <= place.column <= last.column:
                return f"{first}:{last}"
        return ""


class Outline(NamedTuple):
    """A sheet that the workbook names, not read yet."""

    title: str
    is_hidden: bool
    part: str


class Contents:
    """A workbook's sheets, each read when asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.outlines = list(_outlines(package))
        self.counts_from_1904 = any(
            element.tag == "workbookPr" and element.get("date1904") in ("1", "true")
            for element in package.elements("xl/workbook.xml")
        )
        self._taken = 0  # cells, of all sheets that were read
        self._texts: list[str] | None = None
        self._forms: list[Form] | None = None

    def read(self, outline: Outline) -> Page:
        page = Page(outline.title, outline.is_hidden)
        for element in self._package.elements(outline.part):
            if element.tag == "c":
                self._take(page, element)
            elif element.tag == "row":
                element.clear()
            elif element.tag == "mergeCell":
                page.merged.append(_range(element.get("ref", "")))
                if len(page.merged) > MAX_ROWS:
                    raise Unreadable(TOO_MUCH)
        return page

    def _take(self, page: Page, element: Element) -> None:
        place = _place(element.get("r", ""))
        content = self._content(element)
        if content is None or place.column > MAX_COLUMNS:
            return
        page.cells[place] = content
        self._taken += 1
        if self._taken > MAX_CELLS:
            raise Unreadable(TOO_MUCH)

    def _content(self, element: Element) -> Content | None:
        has_formula = _child(element, "f") is not None
        value = _child(element, "v")
        kept = None if value is None else (value.text or "")
        kind = element.get("t", "n")
        if kind == "s":
            return Content(Form.TEXT, self._shared(kept or ""), has_formula)
        if kind == "inlineStr":
            inline = _child(element, "is")
            return Content(Form.TEXT, "" if inline is None else _words(inline), has_formula)
        if kept is None or (kept == "" and kind != "str"):
            return Content(Form.NUMBER, None, has_formula=True) if has_formula else None
        form = {"str": Form.TEXT, "b": Form.TRUTH, "e": Form.ERROR, "d": Form.DATE}.get(kind)
        return Content(form or self._form(element.get("s", "0")), kept[:MAX_TEXT], has_formula)

    def _shared(self, index: str) -> str:
        if self._texts is None:
            elements = self._package.elements("xl/sharedStrings.xml")
            self._texts = list(_bounded(_words(element) for element in elements if element.tag == "si"))
        return _nth(self._texts, index)

    def _form(self, style: str) -> Form:
        """How a number looks by its style; a style that the file does not describe is a plain number."""
        if self._forms is None:
            self._forms = list(_bounded(_forms(self._package)))
        number = int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0
        return self._forms[number] if number < len(self._forms) else Form.NUMBER


# ── Parts of the package ──────────────────────────────────────────────────────────────────────────


def _outlines(package: Package) -> Iterator[Outline]:
    targets = {
        element.get("Id", ""): normpath(join("/xl", element.get("Target", ""))).lstrip("/")
        for element in package.elements("xl/_rels/workbook.xml.rels")
        if element.tag == "Relationship"
    }
    for element in package.elements("xl/workbook.xml"):
        if element.tag == "sheet":
            relation = next((v for name, v in element.attrib.items() if name.endswith("}id")), "")
            is_hidden = element.get("state", "visible") != "visible"
            yield Outline(element.get("name", ""), is_hidden, targets.get(relation, ""))


def _forms(package: Package) -> Iterator[Form]:
    """The form of each cell style, in order."""
    codes: dict[str, str] = {}
    for element in package.elements("xl/styles.xml"):
        if element.tag == "numFmt":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif element.tag == "cellXfs":
            for style in element:
                identity = style.get("numFmtId", "0")
                yield _form_of(identity, codes.get(identity))


def _form_of(identity: str, code: str | None) -> Form:
    if code is not None:
        bare = _QUOTED.sub("", code).lower()
        if "%" in bare:
            return Form.PERCENTAGE
        is_general = "general" in bare
        return Form.DATE if not is_general and re.search("[dmyhs]", bare) else Form.NUMBER
    number = int(identity) if identity.isascii() and identity.isdigit() and len(identity) < 7 else 0
    if number in _DATES:
        return Form.DATE
    return Form.PERCENTAGE if number in _PERCENTAGES else Form.NUMBER


def _words(element: Element) -> str:
    """The text of a string with its formats left out, and without the reading aids of East Asian text."""
    runs = [run for child in element if child.tag != "rPh" for run in child.iter("t")]
    return "".join(run.text or "" for run in runs)[:MAX_TEXT]


def _bounded(items: Iterable[_Item]) -> Iterator[_Item]:
    for number, item in enumerate(items):
        if number > MAX_CELLS:
            raise Unreadable(TOO_MUCH)
        yield item


def _nth(texts: list[str], index: str) -> str:
    number = int(index) if index.isascii() and index.isdigit() and len(index) < 10 else -1
    if not 0 <= number < len(texts):
        raise Unreadable(DAMAGED)
    return texts[number]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if child.tag == name), None)


def _place(text: str) -> Place:
    match = _PLACE.fullmatch(text)
    if match is None:
        raise Unreadable(DAMAGED)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return Place(int(match[2]), column)


def _range(text: str) -> tuple[Place, Place]:
    first, _, last = text.partition(":")
    return _place(first), _place(last or first)
