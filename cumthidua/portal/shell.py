"""What every page's frame needs (context processor). The portal's pages own this module."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    return {}
