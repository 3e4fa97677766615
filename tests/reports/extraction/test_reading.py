"""Invented passages: each is one sentence of what a right proposal is."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from reports.extraction import Figure, extract

from . import flattened, passages, reports_and_news, voices

PASSAGES = passages.PASSAGES | flattened.PASSAGES | voices.PASSAGES | reports_and_news.PASSAGES

_EXPECTED = re.compile(
    r"(?:@(?P<school>\S+) )?(?P<code>\w+) (?P<value>[\d.]+)(?P<about> ~)?(?: <(?P<whole>\w+))?"
)


def expected(line: str) -> list[tuple]:
    rows = []
    for part in filter(None, (part.strip() for part in line.split(";"))):
        match = _EXPECTED.fullmatch(part)
        assert match, part
        rows.append(
            (match["school"], match["code"], Decimal(match["value"]), bool(match["about"]), match["whole"])
        )
    return rows


def told(figure: Figure) -> tuple:
    return figure.school, figure.code, figure.value, figure.approximate, figure.part_of


@pytest.mark.parametrize("name", PASSAGES)
def test_reads(name):
    text, line = PASSAGES[name]
    needed, _, left_open = line.partition("maybe:")
    fine = {row[:3] for row in expected(left_open)}
    found = Counter(told(figure) for figure in extract(text))
    wanted = Counter(expected(needed))
    assert list(wanted - found) == []
    assert [row for row in found - wanted if row[:3] not in fine] == []
