"""Long counts, run by `./run soak` only: the same properties as in the suite, over many more cases."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from clusters.formulas import add_reported, evaluate
from cumthidua.core.vietnamese.numbers import format_number, parse_number

pytestmark = pytest.mark.soak
CASES = 100_000
LETTERS = "0123456789.,-+lIoOớ đ/%()=  \N{NO-BREAK SPACE}eE１२"


def test_every_number_is_read_back_as_it_was_written():
    chance = random.Random(2024)
    for _ in range(CASES):
        value = Decimal(chance.randrange(10 ** chance.randint(1, 12)))
        assert parse_number(format_number(value), kind="integer").value == value


def test_any_text_is_a_number_or_has_a_problem_in_words_and_never_an_error():
    chance = random.Random(2025)
    for _ in range(CASES):
        text = "".join(chance.choices(LETTERS, k=chance.randint(0, 14)))
        parsed = parse_number(text, kind=chance.choice(["integer", "decimal"]))
        assert parsed.value is None or parsed.problem is None
        assert parsed.value is None or parsed.value >= 0


def test_a_formula_agrees_with_python_on_random_figures():
    chance = random.Random(2026)
    for _ in range(CASES):
        a, b = (chance.choice([None, Decimal(chance.randrange(5000))]) for _ in range(2))
        values = {"a": a, "b": b}
        reported = [value for value in (a, b) if value is not None]
        assert add_reported("a + b", values) == (sum(reported) if reported else None)
        expected = None if a is None or not b else 100 * a / b
        assert evaluate("100 * a / b", values) == expected
