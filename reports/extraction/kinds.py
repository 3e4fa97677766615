"""Classes and learners: which kind of class a count belongs to."""

from __future__ import annotations

import re

from .lexicon import KINDS
from .text import spell

_KINDS = re.compile("|".join(f"(?P<k{place}>{spell(words)})" for place, (_, words) in enumerate(KINDS)))


def kinds_in(words: str) -> list[str]:
    """Every kind named, in order."""
    return [KINDS[int((match.lastgroup or "k0")[1:])][0] for match in _KINDS.finditer(words)]


def kind_of(words: str) -> str | None:
    """The kind that some words name as a whole: several different ones make the general kind."""
    kinds = set(kinds_in(words))
    if not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else "general"


def nearest_kind(words: str) -> str | None:
    """The kind named first, as right after a noun."""
    kinds = kinds_in(words)
    return kinds[0] if kinds else None


def last_kind(words: str) -> str | None:
    kinds = kinds_in(words)
    return kinds[-1] if kinds else None
