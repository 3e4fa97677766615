"""System check: can this machine set Vietnamese? Imported by the app's `ready()`.

Warnings, because the portal also serves without PDF; rendering itself refuses a wrong face.
"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning, register

from . import fonts


@register("documents")
def check_typeface(**kwargs: Any) -> Sequence[CheckMessage]:
    """Warn when documents would be set in a face without all Vietnamese letters, or of other widths."""
    try:
        faces = fonts.resolved_faces()
    except fonts.NoFontConfig:
        return [
            Warning(
                "Cannot tell which typeface documents will be set in: fc-match is not there.",
                hint="Run: apt-get install fontconfig, and for the typeface " + fonts.REMEDY,
                id="documents.W001",
            )
        ]
    return [warning for face in faces if (warning := _about(face))]


def _about(face: fonts.Face) -> CheckMessage | None:
    hint = f"Run: {fonts.REMEDY}; then fc-cache -f."
    if face.family not in fonts.FAMILIES:
        text = f"Documents would be set in {face.family} ({face.file}), not in Liberation Serif."
        return Warning(text, hint=hint, id="documents.W002")
    if face.missing:
        text = f"{face.file} lacks {len(face.missing)} Vietnamese letters: {face.missing[:12]}"
        return Warning(text, hint=hint, id="documents.W003")
    return None
