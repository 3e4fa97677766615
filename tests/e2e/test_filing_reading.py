"""What the browser reads and judges without a network is what the server reads and judges."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page

from clusters.formulas import evaluate, is_sum, names_in
from clusters.models import Indicator, Rule, ValueKind
from cumthidua.core.vietnamese.numbers import parse_number
from reports.cells import read
from reports.validation import Figures, check
from reports.views.filing_check import indicator_as_data, rule_as_data, written
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


def random_rules(chance: random.Random, codes: list[str]) -> list[Rule]:
    """Rules of every operator over random codes, with random limits."""

    def names(most: int) -> str:
        return " + ".join(chance.sample(codes, chance.randint(1, most)))

    def number(most: int) -> str:
        return str(Decimal(chance.randrange(most * 10)) / 10)

    def formula() -> str:
        one, other, third = chance.choices(codes, k=3)
        shapes = (
            f"100 * {one} / {other}",
            f"({one} - {other}) * 2.5",
            f"{one} / {other} / {third}",
            names(3),
        )
        return chance.choice(shapes)

    sides: dict[str, Callable[[], tuple[str, str]]] = {
        "<=": lambda: (formula(), formula()),
        "implies": lambda: (f"{formula()} > {number(9)}", f"{formula()} <= {number(50)}"),
        "between": lambda: (formula(), f"{number(5)}; {number(90)}"),
        "half<=year": lambda: ("", ""),
        "slip": lambda: ("", f"{number(9)}; {number(20)}; {number(9)}"),
        "swapped": lambda: (names(2), f"{number(9)}; {number(5)}"),
        "within": lambda: ("", f"{number(90)}%; {number(9)}"),
        "copied": lambda: (names(3), f"{number(90)}; {number(9)}; {number(5)}"),
        "copied-half": lambda: ("", number(80)),
    }
    assert set(sides) == set(Rule.Operator.values)
    rules = []
    for at, operator in enumerate(chance.choices(list(sides), k=12)):
        left, right = sides[operator]()
        message = f"Câu của quy tắc {at}."
        rules.append(
            Rule(code=f"r{at}", severity="error", operator=operator, left=left, right=right, message=message)
        )
    return rules


def random_figures(chance: random.Random, indicators: list[Indicator]) -> Figures:
    def some() -> dict[str, Decimal]:
        known = [one for one in indicators if one.is_input and chance.random() < 0.8]
        return {
            one.code: chance.choice((Decimal(chance.randrange(60)), Decimal(chance.randrange(900)) / 10))
            for one in known
        }

    values: dict[str, Decimal | None] = {one.code: None for one in indicators} | some()
    for one in indicators:
        if not one.is_input:
            values[one.code] = evaluate(one.formula, values)
    last_year = some()
    last_year |= {
        code: value for code, value in values.items() if value is not None and chance.random() < 0.3
    }
    return Figures(indicators, values, last_year, some())


def book_of(rules: list[Rule], figures: Figures) -> dict[str, Any]:
    return {
        "indicators": [indicator_as_data(one) for one in figures.indicators],
        "rules": [rule_as_data(rule) for rule in rules],
        "last_year": written(figures.last_year),
        "half": written(figures.half),
    }


def test_every_rule_is_judged_alike(script):
    indicators = list(make_catalogue().indicators.select_related("group", "part_of"))
    inputs = [one.code for one in indicators if one.is_input]
    chance = random.Random(2026)
    cases = []
    for _ in range(300):
        rules, figures = random_rules(chance, inputs), random_figures(chance, indicators)
        expected = [[one.rule, one.message, list(one.codes)] for one in check(rules, figures)]
        typed = {code: as_text(figures.values[code]) for code in inputs}
        cases.append((book_of(rules, figures), typed, expected))
    here = script.evaluate(
        """async (cases) => {
            const { findings } = await import("/static/js/filing/rules.js");
            const { decimal } = await import("/static/js/filing/decimal.js");
            return cases.map(([book, typed]) => {
                const values = Object.entries(typed).map(([code, text]) => [code, text === null ? null : decimal(text)]);
                return findings(book, Object.fromEntries(values)).map((one) => [one.rule, one.message, one.codes]);
            });
        }""",
        [case[:2] for case in cases],
    )
    assert sum(len(expected) for *_, expected in cases) > 300
    for answer, (book, _, expected) in zip(here, cases, strict=True):
        assert answer == expected, book["rules"]


def test_the_rules_of_the_catalogue_are_all_understood(script):
    rules = list(make_catalogue().rules.all())
    known = script.evaluate(
        """async (rules) => {
            const { findings } = await import("/static/js/filing/rules.js");
            const { isSum, namesIn } = await import("/static/js/filing/formulas.js");
            findings({ indicators: [], rules, last_year: {}, half: {} }, {});
            return rules.filter(({ left }) => left).map(({ left }) => [namesIn(left), isSum(left.split(">")[0])]);
        }""",
        [rule_as_data(rule) for rule in rules],
    )
    named = [rule.left for rule in rules if rule.left]
    assert known == [[list(names_in(left)), is_sum(left.split(">")[0])] for left in named]
