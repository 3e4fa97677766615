"""Arithmetic over indicator codes, as the catalogue writes it: `100 * class_count / class_planned`.

Numbers are Decimals; a missing operand gives None, never zero; a zero denominator gives None.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

_ARITHMETIC: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISON: dict[type, Callable[[Decimal, Decimal], bool]] = {
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
}
Values = Mapping[str, Decimal | None]


def names_in(text: str) -> tuple[str, ...]:
    """Codes in a formula, in order of appearance. `ValueError` in Vietnamese when it is not one."""
    tree = _parse(text)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    return tuple(dict.fromkeys(node.id for node in sorted(names, key=lambda node: node.col_offset)))


def is_sum(text: str) -> bool:
    """Whether a formula only adds indicators, so that unreported parts merely lower its coverage."""
    tree = _parse(text)
    return all(isinstance(node, (ast.BinOp, ast.Add, ast.Name, ast.Load)) for node in ast.walk(tree))


def evaluate(text: str, values: Values) -> Decimal | None:
    """Value of an arithmetic formula; None when an operand is missing or a denominator is zero."""
    return _number(_parse(text), values)


def add_reported(text: str, values: Values) -> Decimal | None:
    """Sum of the reported operands of an additive formula; None when none was reported."""
    reported = [values[name] for name in names_in(text) if values.get(name) is not None]
    return sum(reported, Decimal(0)) if reported else None


def holds(text: str, values: Values) -> bool | None:
    """Truth of a comparison such as `class_count > 0`; None when an operand is missing."""
    node = _parse(text)
    if not isinstance(node, ast.Compare):
        raise ValueError(f"“{text}” không phải là một phép so sánh.")
    left, right = _number(node.left, values), _number(node.comparators[0], values)
    if left is None or right is None:
        return None
    return _COMPARISON[type(node.ops[0])](left, right)


@lru_cache(maxsize=512)
def _parse(text: str) -> ast.expr:
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        raise ValueError(f"Công thức “{text}” viết sai.") from None
    _check(tree, text, top=True)
    return tree


def _check(node: ast.expr, text: str, *, top: bool = False) -> None:
    if isinstance(node, ast.Name):
        return
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        _check(node.left, text)
        _check(node.right, text)
        return
    if top and isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARISON:
        _check(node.left, text)
        _check(node.comparators[0], text)
        return
    raise ValueError(f"Công thức “{text}” chỉ được có mã chỉ tiêu, số và các phép + - * /.")


def _number(node: ast.expr, values: Values) -> Decimal | None:
    if isinstance(node, ast.Name):
        return values.get(node.id)
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if not isinstance(node, ast.BinOp):
        raise ValueError("Công thức này là một phép so sánh, không phải một số.")
    left, right = _number(node.left, values), _number(node.right, values)
    if left is None or right is None or (isinstance(node.op, ast.Div) and right == 0):
        return None
    return _ARITHMETIC[type(node.op)](left, right)
