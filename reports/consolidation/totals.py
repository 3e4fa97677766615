"""How school values make a cluster value. Null is not zero; a total knows how many schools it stands on.

Values are Decimals and are added here, in Python: SQLite adds decimals as floats.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from clusters.formulas import add_reported, evaluate, is_sum, names_in
from clusters.models import Aggregation, Indicator

HUNDREDTH = Decimal("0.01")
Values = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class Total:
    value: Decimal | None
    coverage: int
    distribution: dict[str, int] | None = None


def total_of(indicator: Indicator, values: Sequence[Decimal | None]) -> Total:
    """The cluster's value of an indicator that schools type; `values` has one entry a school."""
    reported = [value for value in values if value is not None]
    if indicator.aggregation == Aggregation.SHARE_TRUE:
        yes = sum(1 for value in reported if value)
        return Total(_percent(yes, len(reported)), len(reported))
    if indicator.aggregation == Aggregation.DISTRIBUTION:
        return Total(None, len(reported), _counted(indicator.choices, reported))
    if indicator.aggregation == Aggregation.LATEST or not reported:
        return Total(None, len(reported))
    return Total(sum(reported, Decimal(0)), len(reported))


@dataclass(frozen=True)
class Computation:
    """A formula of the catalogue. `adds`: it only adds, so an unreported part lowers its coverage and
    nothing else; otherwise (a ratio, a difference) only schools with every operand take part."""

    formula: str
    adds: bool

    @classmethod
    def of(cls, formula: str, *, is_ratio: bool = False) -> Computation:
        return cls(formula, adds=is_sum(formula) and not is_ratio)

    @property
    def operands(self) -> tuple[str, ...]:
        return names_in(self.formula)

    def for_school(self, values: Values) -> Decimal | None:
        if self.adds:
            return add_reported(self.formula, values)
        return _rounded(evaluate(self.formula, values))

    def total(self, schools: Sequence[Values]) -> Total:
        """Recomputed from the sums of its operands, never averaged (docs/adr/0005)."""
        enough = any if self.adds else all
        taking_part = [
            values for values in schools if enough(values.get(code) is not None for code in self.operands)
        ]
        if not taking_part:
            return Total(None, 0)
        sums = {code: _sum(values.get(code) for values in taking_part) for code in self.operands}
        return Total(self.for_school(sums), len(taking_part))


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    reported = [value for value in values if value is not None]
    return sum(reported, Decimal(0)) if reported else None


def _percent(part: int, whole: int) -> Decimal | None:
    return _rounded(Decimal(100 * part) / whole) if whole else None


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def _counted(choices: Sequence[Sequence[str]], reported: Sequence[Decimal]) -> dict[str, int]:
    """Schools at each level, levels without a school included. A value that the catalogue does not
    list keeps its own place, so that the counts always add up to the coverage."""
    counts = {str(code): 0 for code, _ in choices}
    for value in reported:
        code = format(value.normalize(), "f")
        counts[code] = counts.get(code, 0) + 1
    return counts
