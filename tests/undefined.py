"""Makes an undefined variable in a template of ours an error; Django would print nothing.

`{% if name %}` and `{{ name|default:"…" }}` may meet an undefined name, as in production. Templates
of packages are left alone.
"""

import sys
from pathlib import Path
from types import FrameType

from django.template.base import FilterExpression, Node

OURS = Path(__file__).resolve().parent.parent
FORGIVING = {"default", "default_if_none", "yesno"}


class UndefinedVariable(Exception):
    """A template of ours used a name that its context does not have."""


class Undefined(str):
    """Put as `string_if_invalid`: Django asks for its truth when it meets an undefined name."""

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        expression = frame.f_locals.get("self")
        if isinstance(expression, FilterExpression):
            template = _template(frame)
            forgiven = any(call.__name__ in FORGIVING for call, _ in expression.filters)
            if template and not forgiven:
                raise UndefinedVariable(f"{template}: {expression.token}")
        return False


def _template(frame: FrameType | None) -> str | None:
    """The file of ours that the innermost node being rendered was written in."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node):
            file = Path(str(getattr(node, "origin", "")))
            inside = file.is_relative_to(OURS) and ".venv" not in file.parts
            return str(file.relative_to(OURS)) if inside else None
        frame = frame.f_back
    return None
