"""Arithmetic over indicator codes: Decimals, missing is not zero, nothing but arithmetic."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusters.formulas import add_reported, evaluate, holds, is_sum, names_in

VALUES = {"a": Decimal(6), "b": Decimal(4), "zero": Decimal(0), "gone": None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a + b", Decimal(10)),
        ("a - b", Decimal(2)),
        ("100 * a / b", Decimal(150)),
        ("a + gone", None),
        ("a + unknown", None),
        ("a / zero", None),
        ("0.5 * a", Decimal(3)),
        ("zero", Decimal(0)),
    ],
)
def test_a_formula_has_its_value_or_none(text, value):
    assert evaluate(text, VALUES) == value


@pytest.mark.parametrize(
    ("text", "value"), [("a + b", 10), ("a + gone", 6), ("zero + gone", 0), ("gone + unknown", None)]
)
def test_a_sum_of_what_is_reported_is_none_only_when_nothing_is(text, value):
    assert add_reported(text, VALUES) == value


@pytest.mark.parametrize(
    ("text", "truth"), [("a > 0", True), ("zero > 0", False), ("gone > 0", None), ("a <= b", False)]
)
def test_a_comparison_is_true_false_or_unknown(text, truth):
    assert holds(text, VALUES) is truth


@pytest.mark.parametrize(
    ("text", "answer"), [("a + b", True), ("a", True), ("a - b", False), ("2 * a", False), ("a / b", False)]
)
def test_only_plain_additions_are_sums(text, answer):
    assert is_sum(text) is answer


def test_names_come_once_in_order():
    assert names_in("100 * b / a + b") == ("b", "a")


@pytest.mark.parametrize(
    "text",
    ["", "a +", "__import__('os')", "a.b", "a[0]", "a if b else 0", "a ** b", "lambda: 1", "a > 0 > b",
     "(a > 0) + 1", "'chu'", "True", "a and b", "f(a)", "-a", "a; b"],
)  # fmt: skip
def test_anything_but_arithmetic_is_refused_in_words(text):
    with pytest.raises(ValueError, match="Công thức"):
        names_in(text)


@given(st.lists(st.one_of(st.none(), st.decimals(0, 10**9, places=2)), min_size=1, max_size=6))
def test_a_sum_equals_python_s_own_over_what_is_reported(values):
    named = {f"x{number}": value for number, value in enumerate(values)}
    text = " + ".join(named)
    reported = [value for value in values if value is not None]
    assert add_reported(text, named) == (sum(reported) if reported else None)
    assert evaluate(text, named) == (sum(reported) if len(reported) == len(values) else None)
