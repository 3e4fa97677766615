"""From content to HTML, from HTML to PDF. The same input gives the same bytes.

WeasyPrint takes over a second to import and needs Pango, so it is imported when first used.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from . import fonts
from .content import HasDocument

if TYPE_CHECKING:
    from types import ModuleType

PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
VARIANT = "pdf/a-3a"
"""Archival, tagged for screen readers, and able to carry data files (docs/adr/0006)."""


class RenderingFailed(Exception):
    """The document could not be made; the text says why, in the user's words."""


class RenderingUnavailable(RenderingFailed):
    """This machine lacks what PDF needs; the text says what to install."""


@dataclass(frozen=True)
class Rendering:
    data: bytes
    pages: int


def html(template: str, content: HasDocument) -> str:
    """Fill a template of `templates/documents/`, in composed Unicode (NFC).

    Decomposed letters, as some phones and macOS type them, would print with drifting accents and
    could not be found by searching the file.
    """
    context = {"content": content, "document": content.document, "style": content.document.form}
    return unicodedata.normalize("NFC", render_to_string(template, context))


def pdf(html: str, *, title: str) -> Rendering:
    """Lay out the HTML and write it as PDF/A with `title` as the file's title.

    Raises RenderingUnavailable without Pango or without a Vietnamese typeface, RenderingFailed when
    the HTML asks for anything but our own static files.
    """
    weasyprint, fetching = _weasyprint()
    try:
        page_source = weasyprint.HTML(
            string=unicodedata.normalize("NFC", html),
            base_url=fetching.SCHEME,
            url_fetcher=fetching.StaticFiles(),
        )
        layout = page_source.render(pdf_variant=VARIANT)
    except fetching.ForbiddenAddress as refusal:
        raise RenderingFailed(f"Văn bản chứa tệp không được phép tải: {refusal}") from refusal
    layout.metadata.title = unicodedata.normalize("NFC", title)
    data: bytes = layout.write_pdf(pdf_variant=VARIANT)
    _refuse_strays(layout.fonts.values())
    return Rendering(data=data, pages=len(layout.pages))


def _weasyprint() -> "tuple[ModuleType, ModuleType]":
    try:
        import weasyprint

        from . import fetching
    except OSError as error:  # what WeasyPrint raises when a library cannot be loaded
        raise RenderingUnavailable(
            "Máy chủ chưa tạo được tệp PDF vì thiếu thư viện Pango. Người quản trị cần cài đặt: "
            f"apt-get install --no-install-recommends {PANGO} fonts-liberation2"
        ) from error
    return weasyprint, fetching


def _refuse_strays(used: Iterable[Any]) -> None:
    """Letters taken from another typeface must not pass in silence."""
    drawn: dict[str, set[str]] = {}
    for font in used:
        drawn.setdefault(font.family, set()).update(*font.to_unicode.values())
    if strays := fonts.wrongly_set(drawn):
        raise RenderingUnavailable(
            f"Máy chủ thiếu phông chữ tiếng Việt (đang thay bằng {', '.join(strays)}). "
            f"Người quản trị cần cài đặt: {fonts.REMEDY}"
        )
