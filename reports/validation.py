"""Rules over a filing: what is wrong, what asks for an explanation, what still blocks a submission."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from clusters.formulas import add_reported, evaluate, holds, is_sum, names_in
from clusters.models import Aggregation, Indicator, PeriodKind, Rule, ValueKind
from cumthidua.core.vietnamese.numbers import format_number

from .models import Filing, FilingValue
from .sheet import Sheet

Values = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class Finding:
    """One rule that does not hold. An error stops the submission; a warning asks for a sentence."""

    rule: str
    severity: str
    message: str
    codes: tuple[str, ...]
    explained: bool = False

    @property
    def is_error(self) -> bool:
        return self.severity == Rule.Severity.ERROR

    @property
    def needs_explanation(self) -> bool:
        return not self.is_error and not self.explained


@dataclass(frozen=True)
class Blocker:
    """One kind of thing that stops a submission, with the cells to go to."""

    kind: str
    text: str
    codes: tuple[str, ...]


def findings(filing: Filing, sheet: Sheet | None = None) -> list[Finding]:
    """Every rule of the catalogue that the filing breaks now, in catalogue order."""
    sheet = sheet or Sheet.of(filing)
    earlier = values_of(filing.school_id, filing.period.kind, filing.period.cluster_year.year - 1)
    half = (
        values_of(filing.school_id, PeriodKind.HALF, filing.period.cluster_year.year)
        if filing.period.kind == PeriodKind.YEAR
        else {}
    )
    found: list[Finding] = []
    for rule in sheet.rules:
        if rule.operator == Rule.Operator.WITHIN:
            found.extend(_swings(rule, sheet, earlier))
        elif rule.operator == Rule.Operator.HALF_AT_MOST_YEAR:
            found.extend(_half_over_year(rule, sheet, half))
        else:
            found.extend(_broken(rule, sheet))
    return found


def missing_to_submit(filing: Filing, sheet: Sheet | None = None) -> list[Blocker]:
    """What still blocks a submission: the gate and the page read the same list. Blank cells do not
    block: not reported is an answer of its own, shown before the submission."""
    sheet = sheet or Sheet.of(filing)
    blockers = []
    if sheet.rejected:
        codes = tuple(cell.indicator.code for cell in sheet.rejected)
        blockers.append(Blocker("rejected", f"{len(codes)} ô không nhận", codes))
    errors = [finding for finding in findings(filing, sheet) if finding.is_error]
    if errors:
        codes = tuple(dict.fromkeys(code for finding in errors for code in finding.codes))
        blockers.append(Blocker("rule", f"{len(errors)} chỗ trái quy tắc", codes))
    unanswered = tuple(code for code, cell in sheet.returned.items() if cell.answered_at is None)
    if unanswered:
        blockers.append(Blocker("returned", f"{len(unanswered)} ô trả lại chưa trả lời", unanswered))
    if sheet.answered == 0:
        blockers.append(Blocker("empty", "chưa có ô nào được báo cáo", ()))
    return blockers


def values_of(school_id: int, kind: str, year: int) -> dict[str, Decimal]:
    """A school's accepted figures of another period, by indicator code."""
    rows = FilingValue.objects.filter(
        filing__in=Filing.objects.accepted().filter(
            school=school_id, period__kind=kind, period__cluster_year__year=year
        ),
        value__isnull=False,
    )
    return dict(rows.values_list("indicator__code", "value"))


def _broken(rule: Rule, sheet: Sheet) -> Iterator[Finding]:
    values = sheet.values
    if rule.operator == Rule.Operator.IMPLIES:
        broken = holds(rule.left, values) is True and holds(rule.right, values) is False
    else:
        # A part that is not reported counts for nothing: what is reported alone must not exceed.
        left = add_reported(rule.left, values) if is_sum(rule.left) else evaluate(rule.left, values)
        right = evaluate(rule.right, values)
        broken = left is not None and right is not None and left > right
    if broken:
        codes = tuple(dict.fromkeys((*names_in(rule.left), *names_in(rule.right))))
        yield _finding(rule, rule.message, codes, sheet)


def _swings(rule: Rule, sheet: Sheet, earlier: Values) -> Iterator[Finding]:
    """More than `right` percent up or down against the same period last year."""
    limit = Decimal(rule.right.rstrip("%"))
    for indicator in _countable(sheet):
        now, then = sheet.value(indicator.code), earlier.get(indicator.code)
        if now is None or not then or abs(now - then) * 100 <= limit * then:
            continue
        direction = "tăng" if now > then else "giảm"
        message = (
            f"{indicator.label}: {format_number(now)}, cùng kỳ năm trước {format_number(then)}, "
            f"{direction} quá {format_number(limit)}%. Đồng chí ghi một câu giải trình."
        )
        yield _finding(rule, message, (indicator.code,), sheet)


def _half_over_year(rule: Rule, sheet: Sheet, half: Values) -> Iterator[Finding]:
    """The annual figure already contains the half-year, so it cannot be smaller."""
    for indicator in _countable(sheet):
        year, first = sheet.value(indicator.code), half.get(indicator.code)
        if indicator.aggregation != Aggregation.SUM or year is None or first is None or first <= year:
            continue
        message = (
            f"{indicator.label}: cả năm {format_number(year)} mà 6 tháng đầu năm đã "
            f"{format_number(first)}. Đồng chí kiểm lại hoặc ghi một câu giải trình."
        )
        yield _finding(rule, message, (indicator.code,), sheet)


def _countable(sheet: Sheet) -> Iterator[Indicator]:
    for indicator in sheet.inputs:
        if indicator.kind in (ValueKind.INTEGER, ValueKind.DECIMAL):
            yield indicator


def _finding(rule: Rule, message: str, codes: tuple[str, ...], sheet: Sheet) -> Finding:
    explained = any(sheet.cells[code].explanation for code in codes if code in sheet.cells)
    return Finding(rule.code, rule.severity, message, codes, explained)
