"""The Jinja environment, for the few templates with thousands of places (docs/adr/0012)."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from jinja2 import Environment, StrictUndefined

from .templatetags.ui import icon


def environment(**options: Any) -> Environment:
    """An unknown name is an error here, as it is in the tests of the other templates."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 (escaping is on, see above)
    made.globals |= {"static": static, "icon": icon}
    return made
