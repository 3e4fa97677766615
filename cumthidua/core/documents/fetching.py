"""What a document may load: our own static files, from disk, and nothing else.

Imports WeasyPrint, so it is imported only while rendering.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "asset:"
MEDIA_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


class ForbiddenAddress(FatalURLFetchingError):
    """A document asked for something else. Ends the rendering: a page with a hole is no document."""


class StaticFiles(URLFetcher):
    """Answers `asset:documents/document.css`, and pictures drawn inline (`data:`)."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = _find(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None or path.suffix not in MEDIA_TYPES:
            raise ForbiddenAddress(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": MEDIA_TYPES[path.suffix]})


def _find(name: str) -> Path | None:
    """The file behind a static name: from its source, else from where collectstatic put it."""
    try:
        found = finders.find(name)
        if not found and settings.STATIC_ROOT:
            found = safe_join(settings.STATIC_ROOT, name)
    except SuspiciousFileOperation:
        return None
    path = Path(str(found)) if found else None
    return path if path and path.is_file() else None
