"""A published report of a cluster, read by its chair: a proposed filing for each school, and the stated
totals held against the sums of the schools' figures in the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clusters.models import Indicator, Period
from clusters.structure import structure_of

from .consolidation.verdicts import Verdict, verdict_on
from .extraction import Figure, extract
from .highlights import Piece, pieces_of
from .looks import name_of
from .models import Filing, StatedTotal
from .narrative_import import bound_of, inner_parts, school_name, schools_of, worded
from .rules import FILING_ACTS


@dataclass(frozen=True)
class ReadFigure:
    """One figure of the text. `readings` are the indicators it could be, when that is not certain."""

    number: int
    label: str
    value: str
    words: str
    part_of: str = ""
    corrected_from: str = ""
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProposedFiling:
    """What the text says of one school. `refusal`: why its officer cannot be sent a hint now; `sent`:
    this very text waits for the officer already."""

    filing: Filing
    figures: tuple[ReadFigure, ...]
    refusal: str
    sent: bool


@dataclass(frozen=True)
class ReadTotal:
    """A figure without a school, against the sum of the schools' figures in the same text.

    `total` is None where there is nothing to add up; `coverage` schools of `schools` gave a figure.
    `stored` is what the consolidation holds as stated for this code now.
    """

    figure: ReadFigure
    code: str
    value: Decimal
    bound: str
    total: Decimal | None
    coverage: int
    schools: int
    stored: StatedTotal | None
    is_only_one: bool

    @property
    def verdict(self) -> Verdict:
        return verdict_on(self.value, self.bound, self.total)

    @property
    def difference(self) -> Decimal | None:
        """Stated minus added, where they do not agree."""
        return self.value - self.total if self.total is not None and self.verdict == "differs" else None

    @property
    def is_stored(self) -> bool:
        return self.stored is not None and (self.stored.value, self.stored.bound) == (self.value, self.bound)

    @property
    def is_ticked(self) -> bool:
        """Offered without a further word: certain, and nothing is replaced."""
        return self.stored is None and self.is_only_one and not self.figure.corrected_from

    def as_stated(self) -> StatedTotal:
        return StatedTotal(code=self.code, value=self.value, bound=self.bound, snippet=self.figure.words)


@dataclass(frozen=True)
class ReportReading:
    text: str
    filings: tuple[ProposedFiling, ...]
    totals: tuple[ReadTotal, ...]
    pieces: tuple[Piece, ...]

    @property
    def ordered(self) -> tuple[ReadTotal, ...]:
        """What does not agree comes first."""
        return self.gaps + self.unchecked + self.borne_out

    @property
    def gaps(self) -> tuple[ReadTotal, ...]:
        return tuple(total for total in self.totals if total.verdict == "differs")

    @property
    def unchecked(self) -> tuple[ReadTotal, ...]:
        return tuple(total for total in self.totals if total.verdict == "unverifiable")

    @property
    def borne_out(self) -> tuple[ReadTotal, ...]:
        return tuple(total for total in self.totals if total.verdict == "match")

    @property
    def storable(self) -> bool:
        return any(not total.is_stored for total in self.totals)

    @property
    def sendable(self) -> bool:
        return any(not one.refusal and not one.sent for one in self.filings)


def read_report(text: str, period: Period, user: Any) -> ReportReading:
    """Read a report for a period. Nothing is written; no figure of a filing is shown."""
    indicators = structure_of(period.cluster_year.catalogue_id).by_code
    members = schools_of(period.cluster_year)
    figures = extract(text, schools=[school_name(school) for school in members])
    read = [_read_figure(number, figure, indicators) for number, figure in enumerate(figures, 1)]
    spans = {number: (figure.start, figure.end) for number, figure in enumerate(figures, 1)}
    return ReportReading(
        text=text,
        filings=tuple(_filings(text, period, user, list(zip(figures, read, strict=True)))),
        totals=tuple(_totals(period, figures, read, indicators)),
        pieces=tuple(pieces_of(text, spans)),
    )


def _read_figure(number: int, figure: Figure, indicators: Mapping[str, Indicator]) -> ReadFigure:
    def label(code: str) -> str:
        return name_of(indicators[code]) if code in indicators else code

    return ReadFigure(
        number=number,
        label=label(figure.code),
        value=worded(figure),
        words=figure.text,
        part_of=label(figure.part_of) if figure.part_of not in (None, figure.code) else "",
        corrected_from=figure.corrected_from or "",
        readings=tuple(map(label, (figure.code, *figure.alternatives))) if figure.alternatives else (),
    )


def _filings(
    text: str, period: Period, user: Any, figures: Sequence[tuple[Figure, ReadFigure]]
) -> Iterable[ProposedFiling]:
    of_school = defaultdict(list)
    for figure, read in figures:
        of_school[figure.school].append(read)
    filings = period.filings.filter(school__code__in=[code for code in of_school if code])
    for filing in filings.for_pages().prefetch_related("suggestions"):
        held = [one for one in filing.suggestions.all() if one.closed_at is None]
        yield ProposedFiling(
            filing=filing,
            figures=tuple(of_school[filing.school.code]),
            refusal=FILING_ACTS.refusal("suggest", user, filing) or "",
            sent=any(one.text == text for one in held),
        )


def _totals(
    period: Period, figures: Sequence[Figure], read: Sequence[ReadFigure], indicators: Mapping[str, Indicator]
) -> Iterable[ReadTotal]:
    stored = {row.code: row for row in period.stated_totals.all()}
    inner = inner_parts(figures)
    counted = [figure for place, figure in enumerate(figures) if place not in inner]
    said = _said_by_schools(counted)
    schools = len({figure.school for figure in figures if figure.school})
    stated = [
        (figure, one)
        for place, (figure, one) in enumerate(zip(figures, read, strict=True))
        if figure.school is None and figure.code in indicators and place not in inner
    ]
    times = Counter(figure.code for figure, _ in stated)
    for figure, one in stated:
        values = said.get(figure.code, {})
        yield ReadTotal(
            figure=one,
            code=figure.code,
            value=figure.value,
            bound=bound_of(figure),
            total=_sum(values),
            coverage=len(values),
            schools=schools,
            stored=stored.get(figure.code),
            is_only_one=times[figure.code] == 1 and not figure.alternatives,
        )


def _said_by_schools(figures: Iterable[Figure]) -> dict[str, dict[str, set[Decimal]]]:
    """Code → school → the values said of it, open questions aside."""
    said: dict[str, dict[str, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        if figure.school and not figure.alternatives:
            said[figure.code][figure.school].add(figure.value)
    return said


def _sum(values: Mapping[str, set[Decimal]]) -> Decimal | None:
    """None when no school says anything, or one of them says two things."""
    if not values or any(len(said) > 1 for said in values.values()):
        return None
    return sum((next(iter(said)) for said in values.values()), Decimal(0))
