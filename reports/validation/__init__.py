"""Rules over a filing: what is wrong, what asks for an explanation, what still blocks a submission.

The rules are data of the catalogue version; `comparisons` knows how each operator is checked,
`earlier` which figures of before count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from clusters.models import Rule

from ..models import Filing
from ..sheet import Sheet
from .comparisons import CHECKS, MORE_EXACT_FIRST, Figures, Hit
from .earlier import Earlier, compared_with, earlier_figures, earlier_of_schools

__all__ = [
    "Blocker",
    "Figures",
    "Finding",
    "check",
    "compared_with",
    "earlier_figures",
    "earlier_of_schools",
    "figures_of",
    "findings",
    "missing_to_submit",
]


@dataclass(frozen=True)
class Finding:
    """One rule that does not hold. An error stops the submission; a warning asks for a sentence at one
    of the cells `answers`, and stops it until there is one."""

    rule: str
    severity: str
    message: str
    codes: tuple[str, ...]
    answers: tuple[str, ...] = ()
    explained: bool = False
    basis: str = ""
    version: int = 1

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


def findings(filing: Filing, sheet: Sheet | None = None, earlier: Earlier | None = None) -> list[Finding]:
    """Every rule of the catalogue that the filing breaks now, in catalogue order. One query for the
    `earlier` figures beside those of the sheet, unless they come with the call."""
    sheet = sheet or Sheet.of(filing)
    explained = {code for code, cell in sheet.cells.items() if cell.explanation}
    return check(sheet.rules, figures_of(filing, sheet, earlier), explained)


def figures_of(filing: Filing, sheet: Sheet, earlier: Earlier | None = None) -> Figures:
    """What the rules compare: the filing's figures, last year's, and for a year those of its first half."""
    moments = compared_with(filing.period)
    if earlier is None:
        earlier = earlier_figures(filing, sheet.by_code, moments)
    last_year, half = [*(earlier[moment] for moment in moments), {}][:2]
    return Figures(sheet.indicators, sheet.values, last_year, half)


def check(rules: Sequence[Rule], figures: Figures, explained: Collection[str] = ()) -> list[Finding]:
    """The findings of these rules over these figures, in the order of the rules."""
    hits = {rule.code: list(CHECKS[rule.operator](rule, figures)) for rule in rules}
    _let_the_more_exact_speak(rules, hits)
    return [_finding(rule, hit, explained) for rule in rules for hit in hits[rule.code]]


def missing_to_submit(
    filing: Filing, sheet: Sheet | None = None, found: Sequence[Finding] | None = None
) -> list[Blocker]:
    """What still blocks a submission: the gate and the page read the same list. Blank cells do not
    block: not reported is an answer of its own, shown before the submission."""
    sheet = sheet or Sheet.of(filing)
    found = findings(filing, sheet) if found is None else found
    return list(_blockers(sheet, found))


def _let_the_more_exact_speak(rules: Sequence[Rule], hits: dict[str, list[Hit]]) -> None:
    """Of the comparisons with last year the most exact alone speaks of a cell."""
    told: set[str] = set()
    for operator in MORE_EXACT_FIRST:
        mine = [rule.code for rule in rules if rule.operator == operator]
        for code in mine:
            hits[code] = [hit for hit in hits[code] if not told.issuperset(hit.codes)]
        told.update(cell for code in mine for hit in hits[code] for cell in hit.codes)


def _finding(rule: Rule, hit: Hit, explained: Collection[str]) -> Finding:
    return Finding(
        rule=rule.code,
        severity=rule.severity,
        message=f"{hit.fact} {rule.message}".strip(),
        codes=hit.codes,
        answers=hit.answers,
        explained=any(code in explained for code in hit.answers),
        basis=rule.basis,
        version=rule.version,
    )


def _blockers(sheet: Sheet, found: Sequence[Finding]) -> Iterator[Blocker]:
    rejected = tuple(cell.indicator.code for cell in sheet.rejected)
    if rejected:
        yield Blocker("rejected", f"{len(rejected)} ô không nhận", rejected)
    errors = [finding for finding in found if finding.is_error]
    if errors:
        yield Blocker("rule", f"{len(errors)} chỗ trái quy tắc", _codes(errors))
    # In a return only the named cells are open: what cannot be answered must not stop the way back.
    asking = [
        finding for finding in found if finding.needs_explanation and any(map(sheet.is_open, finding.answers))
    ]
    if asking:
        yield Blocker("explain", f"{len(asking)} chỗ cần giải trình", _codes(asking))
    unanswered = tuple(code for code, cell in sheet.returned.items() if cell.answered_at is None)
    if unanswered:
        yield Blocker("returned", f"{len(unanswered)} ô trả lại chưa trả lời", unanswered)
    if sheet.answered == 0:
        yield Blocker("empty", "chưa có ô nào được báo cáo", ())


def _codes(found: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for finding in found for code in finding.codes))
