"""A stated total against the computed one: match, differs, or nothing to hold it against."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from ..models import Bound

Verdict = Literal["", "match", "differs", "unverifiable"]


def verdict_on(stated: Decimal, bound: str, computed: Decimal | None) -> Verdict:
    """Whether `computed` bears out what was stated, as exactly as it was stated.

    "Trên 40 nghìn" is borne out between 40.000 and 50.000, both excluded: a writer who counts in
    tens of thousands and means 52.000 says "trên 50 nghìn". "Gần" mirrors it, "khoảng" is both.
    """
    if computed is None:
        return "unverifiable"
    return "match" if _bears_out(stated, bound, computed) else "differs"


def rounding_unit(value: Decimal) -> Decimal:
    """The largest power of ten that divides `value`: 10.000 for 40.000, 1 for 439, 0,1 for 3,5."""
    exponent = value.normalize().as_tuple().exponent if value else 0
    return Decimal(1).scaleb(int(exponent))


def _bears_out(stated: Decimal, bound: str, computed: Decimal) -> bool:
    unit = rounding_unit(stated)
    if unit == 1 and bound in (Bound.AT_LEAST, Bound.AT_MOST):
        # "trên 439" rounds nothing off: only the side can be judged.
        return computed > stated if bound == Bound.AT_LEAST else computed < stated
    if bound == Bound.AT_LEAST:
        return stated < computed < stated + unit
    if bound == Bound.AT_MOST:
        return stated - unit < computed < stated
    if bound == Bound.ABOUT:
        return abs(computed - stated) < unit
    return computed == stated
