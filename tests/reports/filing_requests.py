"""What the tests of a filing's pages share: asking as somebody, typing into cells, reading what came."""

from __future__ import annotations

import re
from typing import Any

from reports.filing_acts import address
from reports.models import Filing, FilingValue
from tests.pages import client_of


def get(user: Any, filing: Filing, name: str = "filing", **extra: Any) -> Any:
    return client_of(user).get(address(filing, name), extra)


def post(user: Any, filing: Filing, name: str, data: dict | None = None, **headers: str) -> Any:
    return client_of(user).post(address(filing, name), data or {}, headers=headers)


def typed(code: str, text: str, *, original: str = "", base: int | str = 0) -> dict[str, Any]:
    return {f"cell-{code}": text, f"orig-{code}": original, f"base-{code}": base}


def save(user: Any, filing: Filing, data: dict) -> Any:
    return post(user, filing, "save_cells", data)


def save_one(user: Any, filing: Filing, data: dict) -> Any:
    return post(user, filing, "save_cells", data, accept="application/json")


def stored(filing: Filing, code: str) -> FilingValue:
    return FilingValue.objects.get(filing=filing, indicator__code=code)


def value_in(response: Any, name: str) -> str:
    """What stands in an input of the page."""
    page = response.content.decode()
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no input {name}"
    return found[1]


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
