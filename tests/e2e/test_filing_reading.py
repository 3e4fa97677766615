"""What the browser reads and judges without a network is what the server reads and judges."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from clusters.models import ValueKind
from cumthidua.core.vietnamese.numbers import parse_number
from reports.cells import read
from tests.builders import make_catalogue

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

KINDS = ("integer", "decimal")
CORPUS = (
    *("", " ", "0", "007", "15", "1.206", "12.378", "1 206", "1.234.567", "12,5", "12,50", "0,05", "1,555"),
    *("1,5", "3,0", "12,378", "0,378", "1.2", "1.20", "12.37", "1.2345", "1234.567", "1,234.5", ",5", "5,"),
    *("l206", "1l", "O", "o", "I2", "|3", "1O5", "l", "1ớp", "1uợt", "97 lớp", "97lớp", "l2 lớp", "12 3"),
    *(
        "trên 40",
        "gần 22.000",
        "khoảng 5",
        "~7",
        "hơn",
        "không",
        "Không có",
        "k",
        "x",
        "-",
        "–",
        "...",
        "n/a",
    ),
    *("-5", "−5", "(12)", "+7", "+", "-²", "5²", "½", "①", "三", "٣", "１２", "1\t2", "3\n4", "1\u2028 2"),
    *("5%", "12,5 %", "1e5", "1,2E+3", "1/2", "3x4", "2024-06", "=5+1", "15:30", "4*2", "1'000", "1;2"),
    *("9999999999999", "0000000000000001", "999999999999", "mười hai", "abc", "??", "5\u200b", "\ufeff5"),
    *("1\xa0206", "x" * 501, "1" * 501, "đ" * 120, "KAD", "không áp dụng", "N/A", "có", "CÓ", "Mức 1", "2"),
)
ALPHABET = "0123456789.,-+lIoO|ớ đ/%()= \xa0eE１２x×:;'~KADkhông\t\n²½三①"


@pytest.fixture
def script(page: Page) -> Page:
    page.goto("/healthz")
    return page


def texts() -> list[str]:
    chance = random.Random(2024)
    return [
        *CORPUS,
        *("".join(chance.choices(ALPHABET, k=chance.randint(1, 9))) for _ in range(4000)),
        *("".join(chance.choices("0123456789., l", k=chance.randint(1, 12))) for _ in range(4000)),
    ]


def as_text(number: Any) -> str | None:
    return None if number is None else format(number, "f")


def test_every_text_is_read_as_a_number_alike(script):
    typed = texts()
    here = script.evaluate(
        """async ([texts, kinds]) => {
            const { readNumber } = await import("/static/js/filing/reading.js");
            return kinds.map((kind) => texts.map((text) => Object.values(readNumber(text, kind))));
        }""",
        [typed, KINDS],
    )
    for kind, answers in zip(KINDS, here, strict=True):
        for text, answer in zip(typed, answers, strict=True):
            parsed = parse_number(text, kind=kind)
            expected = [as_text(parsed.value), parsed.problem, as_text(parsed.suggestion)]
            assert answer == expected, (kind, text)


def test_every_kind_of_cell_is_read_alike(script):
    indicators = list(make_catalogue().indicators.all())
    kinds = {kind: next(one for one in indicators if one.kind == kind) for kind in ValueKind.values}
    typed = texts()[:1500]
    here = script.evaluate(
        """async ([texts, indicators]) => {
            const { readCell } = await import("/static/js/filing/reading.js");
            return indicators.map((one) => texts.map((text) => Object.values(readCell(one, text))));
        }""",
        [typed, [{"kind": one.kind, "choices": one.choices} for one in kinds.values()]],
    )
    for indicator, answers in zip(kinds.values(), here, strict=True):
        for text, answer in zip(typed, answers, strict=True):
            reading = read(indicator, text)
            expected = [reading.status, as_text(reading.value), reading.problem, as_text(reading.suggestion)]
            assert answer == expected, (indicator.kind, text)
