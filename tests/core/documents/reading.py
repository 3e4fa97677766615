"""Reads a PDF back: text, fonts and page sizes."""

import io
import re
from dataclasses import dataclass, field
from functools import cached_property

from pypdf import PageObject, PdfReader

from cumthidua.core.documents import rendering
from cumthidua.core.documents.content import SummaryReportContent

from .samples import TEMPLATE


@dataclass
class Printed:
    """A rendered document and what a reader's program finds in it."""

    data: bytes
    pages: int
    reader: PdfReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = PdfReader(io.BytesIO(self.data))

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, every run of white space as one space."""
        return [re.sub(r"\s+", " ", page.extract_text()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return " ".join(self.texts)

    @cached_property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page in whole millimetres."""
        return [
            tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in self.reader.pages
        ]  # type: ignore[misc]

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """Each font's name without the subset's prefix, and whether it is embedded."""
        return dict(font for page in self.reader.pages for font in _fonts(page))


def printed(content: SummaryReportContent) -> Printed:
    made = rendering.pdf(rendering.html(TEMPLATE, content), title=content.document.title)
    return Printed(made.data, made.pages)


def _fonts(page: PageObject) -> list[tuple[str, bool]]:
    found = []
    for reference in page["/Resources"]["/Font"].values():  # type: ignore[index, union-attr]
        font = reference.get_object()
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        embedded = any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
        found.append((font["/BaseFont"].partition("+")[2], embedded))
    return found
