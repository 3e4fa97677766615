"""Reads docker-compose.yml as the engine does, as far as our file needs it."""

import re
from typing import Any

import yaml

from tests.deploy.production import ROOT

VARIABLE = re.compile(r"\$\{(\w+)(?:(:[-?])([^}]*))?\}")


def text() -> str:
    return (ROOT / "docker-compose.yml").read_text()


def example_environment() -> dict[str, str]:
    """The variables that deploy/env.example sets, as a filled-in .env would."""
    lines = (ROOT / "deploy/env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if re.match(r"[A-Z]", line))


def read(values: dict[str, str], content: str = "") -> dict[str, Any]:
    """The file with anchors merged and variables filled in, in the engine's order."""
    return _filled_in(yaml.safe_load(content or text()), values)


def _filled_in(node: Any, values: dict[str, str]) -> Any:
    """`${NAME}`, `${NAME:-default}` and `${NAME:?message}` replaced, and `$$` by `$`."""
    if isinstance(node, dict):
        return {key: _filled_in(value, values) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled_in(item, values) for item in node]
    if not isinstance(node, str):
        return node

    def value(match: re.Match[str]) -> str:
        name, form, rest = match.groups()
        given = values.get(name, "")
        assert given or form == ":-", f"{name} is needed: {rest}"
        return given or rest

    return VARIABLE.sub(value, node).replace("$$", "$")
