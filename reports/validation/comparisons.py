"""How each operator of a rule is checked. Pure: figures in, hits out; no rule names an indicator here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from clusters.formulas import add_reported, evaluate, holds, is_sum, names_in
from clusters.models import Aggregation, Indicator, Rule, ValueKind
from cumthidua.core.vietnamese.numbers import format_number

from ..looks import name_of

Values = Mapping[str, Decimal | None]
Operator = Rule.Operator


@dataclass(frozen=True)
class Figures:
    """What one filing says, and what the same school had accepted before: by indicator code.

    `half` is the first half of the same year, for an annual filing only.
    """

    indicators: Sequence[Indicator]
    values: Values
    last_year: Values
    half: Values

    @cached_property
    def countable(self) -> tuple[Indicator, ...]:
        return tuple(indicator for indicator in self.indicators if _is_countable(indicator))

    @cached_property
    def added(self) -> tuple[Indicator, ...]:
        """Countable over time: the year contains its first half."""
        return tuple(indicator for indicator in self.countable if _is_added(indicator))


@dataclass(frozen=True)
class Hit:
    """A rule that does not hold: the fact in words, and its cells. An explanation counts at `answers`,
    any of the cells where nothing else is said."""

    fact: str
    codes: tuple[str, ...]
    answered_at: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        return self.answered_at or self.codes


Check = Callable[[Rule, Figures], Iterator[Hit]]


# ── Figures that a rule names ─────────────────────────────────────────────────────────────────────


def _over(rule: Rule, figures: Figures) -> Iterator[Hit]:
    # A part that is not reported counts for nothing: what is reported alone must not exceed.
    values = figures.values
    left = add_reported(rule.left, values) if is_sum(rule.left) else evaluate(rule.left, values)
    right = evaluate(rule.right, values)
    if left is not None and right is not None and left > right:
        yield Hit("", rule.indicators)


def _unmet(rule: Rule, figures: Figures) -> Iterator[Hit]:
    if holds(rule.left, figures.values) is True and holds(rule.right, figures.values) is False:
        yield Hit("", rule.indicators)


def _out_of_bounds(rule: Rule, figures: Figures) -> Iterator[Hit]:
    least, most = rule.limits
    value = evaluate(rule.left, figures.values)
    if value is not None and not least <= value <= most:
        yield Hit(f"Số tính ra: {_short(value)}.", rule.indicators)


# ── Figures against an earlier period ─────────────────────────────────────────────────────────────


def _under_half(rule: Rule, figures: Figures) -> Iterator[Hit]:
    for indicator, year, first in _pairs(rule, figures.added, figures.values, figures.half):
        if first > year:
            yield Hit(_since_half(indicator, year, first), (indicator.code,))


def _slipped(rule: Rule, figures: Figures) -> Iterator[Hit]:
    """About ten times, or a tenth, of last year's; where there is none, of twice the first half's."""
    for indicator, now, then in _pairs(rule, figures.countable, figures.values, figures.last_year):
        if _is_slip(rule, now, then):
            yield Hit(_compared(indicator, now, then), (indicator.code,))
    new = [indicator for indicator in figures.added if figures.last_year.get(indicator.code) is None]
    for indicator, now, half in _pairs(rule, new, figures.values, figures.half):
        if _is_slip(rule, now, 2 * half):
            yield Hit(_since_half(indicator, now, half), (indicator.code,))


def _is_slip(rule: Rule, now: Decimal, expected: Decimal) -> bool:
    least, most, floor = rule.limits
    small, large = sorted((now, expected))
    return small > 0 and large - small >= floor and least <= large / small <= most


def _swapped(rule: Rule, figures: Figures) -> Iterator[Hit]:
    """Neighbours that fit last year's figures much better the other way round."""
    factor, floor = rule.limits
    pairs = list(_pairs(rule, figures.countable, figures.values, figures.last_year))
    for (one, now, then), (other, now_other, then_other) in pairwise(pairs):
        straight, straight_other = abs(now - then), abs(now_other - then_other)
        crossed = abs(now - then_other) + abs(now_other - then)
        if (
            one.group_id == other.group_id
            and min(straight, straight_other) >= floor
            and crossed * factor <= straight + straight_other
        ):
            fact = f"{_compared(one, now, then)} {_compared(other, now_other, then_other)}"
            yield Hit(fact, (one.code, other.code))


def _swung(rule: Rule, figures: Figures) -> Iterator[Hit]:
    percent, floor = rule.limits
    for indicator, now, then in _pairs(rule, figures.countable, figures.values, figures.last_year):
        change = abs(now - then)
        # From zero there is no percentage: then the floor alone decides, where there is one.
        if (then or floor) and change * 100 > percent * then and change >= floor:
            yield Hit(_compared(indicator, now, then), (indicator.code,))


def _copied(rule: Rule, figures: Figures) -> Iterator[Hit]:
    return _repeated(rule, figures.countable, figures.values, figures.last_year)


def _copied_half(rule: Rule, figures: Figures) -> Iterator[Hit]:
    return _repeated(rule, figures.added, figures.values, figures.half)


def _repeated(rule: Rule, indicators: Sequence[Indicator], now: Values, then: Values) -> Iterator[Hit]:
    """One hit for the filing, to be explained at the last of its repeated cells."""
    percent, enough, smallest = rule.limits
    compared = [row for row in _pairs(rule, indicators, now, then) if row[2] >= smallest]
    same = tuple(indicator.code for indicator, value, earlier in compared if value == earlier)
    if len(compared) >= enough and len(same) * 100 >= percent * len(compared):
        yield Hit(f"{len(same)}/{len(compared)} ô giống hệt.", same, same[-1:])


def _pairs(
    rule: Rule, indicators: Sequence[Indicator], now: Values, then: Values
) -> Iterator[tuple[Indicator, Decimal, Decimal]]:
    """The figures there are on both sides, but for the indicators that the rule exempts."""
    exempt = names_in(rule.left) if rule.left else ()
    for indicator in indicators:
        value, earlier = now.get(indicator.code), then.get(indicator.code)
        if value is not None and earlier is not None and indicator.code not in exempt:
            yield indicator, value, earlier


def _compared(indicator: Indicator, now: Decimal, then: Decimal) -> str:
    return f"{name_of(indicator)}: {format_number(now)}, cùng kỳ năm trước {format_number(then)}."


def _since_half(indicator: Indicator, year: Decimal, half: Decimal) -> str:
    return f"{name_of(indicator)}: cả năm {format_number(year)}, 6 tháng đầu năm đã {format_number(half)}."


def _short(value: Decimal) -> str:
    return format_number(value if value == value.to_integral_value() else round(value, 1))


CHECKS: Mapping[str, Check] = {
    Operator.AT_MOST: _over,
    Operator.IMPLIES: _unmet,
    Operator.BETWEEN: _out_of_bounds,
    Operator.HALF_AT_MOST_YEAR: _under_half,
    Operator.SLIP: _slipped,
    Operator.SWAPPED: _swapped,
    Operator.WITHIN: _swung,
    Operator.COPIED: _copied,
    Operator.COPIED_HALF: _copied_half,
}
# Of these the first that speaks of a cell speaks alone: it says more exactly what may be wrong.
MORE_EXACT_FIRST = (Operator.SWAPPED, Operator.SLIP, Operator.WITHIN)
_FROM_HALF = (Operator.HALF_AT_MOST_YEAR, Operator.COPIED_HALF)


def rules_about(rules: Sequence[Rule], indicator: Indicator, *, is_annual: bool) -> list[Rule]:
    """The rules that may speak of an indicator in a filing of a year, or of half of one."""
    return [rule for rule in rules if _concerns(rule, indicator, is_annual)]


def _concerns(rule: Rule, indicator: Indicator, is_annual: bool) -> bool:
    is_named = indicator.code in rule.indicators
    if not rule.is_over_whole_sheet:
        return is_named
    if rule.operator in _FROM_HALF:
        return is_annual and _is_countable(indicator) and _is_added(indicator) and not is_named
    return _is_countable(indicator) and not is_named


def _is_countable(indicator: Indicator) -> bool:
    return indicator.is_input and indicator.kind in (ValueKind.INTEGER, ValueKind.DECIMAL)


def _is_added(indicator: Indicator) -> bool:
    return indicator.aggregation == Aggregation.SUM
