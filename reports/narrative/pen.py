"""Writes the figures of a consolidation into words, and remembers whose totals it has written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from clusters.models import ValueKind

from ..consolidation import Consolidation, Row, SchoolColumn
from ..figures import CLUSTER, Token, text_of
from .language import capital, join, lower, paragraph, text
from .phrases import PHRASES, Phrase, Sentence

VERB_OF_THE_REST = "có"


@dataclass
class Pen:
    """`scope` is the cluster or one school's code; `stated` writes what sources state of the cluster
    where no school has reported anything."""

    consolidation: Consolidation
    scope: str = CLUSTER
    stated: bool = False
    written: list[str] = field(default_factory=list)

    def for_school(self, column: SchoolColumn) -> Pen:
        return Pen(self.consolidation, column.code)

    def for_stated(self) -> Pen:
        return Pen(self.consolidation, stated=True)

    def row(self, code: str) -> Row | None:
        try:
            return self.consolidation.row(code)
        except KeyError:
            return None

    def has(self, code: str) -> bool:
        """Whether there is something to say: reported, and not zero."""
        row = self.row(code)
        if row is None:
            return False
        if self.stated:
            return row.coverage == 0 and row.stated is not None and bool(row.stated.value)
        if self.scope == CLUSTER:
            return bool(row.total)
        return bool(self.consolidation.value(code, self.scope)) if row.cells else False

    def figure(self, code: str, form: str = "prose") -> str:
        """The token of a figure, with its text of today."""
        token = Token(code, self.scope, "stated" if self.stated else form)
        if self.scope == CLUSTER and not self.stated and code not in self.written:
            self.written.append(code)
        return token.html(text_of(token, self.consolidation) or "")

    def counted(self, code: str) -> str:
        """ "03 đề tài khoa học cấp tỉnh", or nothing when there is nothing to say."""
        if not self.has(code):
            return ""
        phrase = self.phrase(code)
        return f"{self.figure(code)} {phrase.noun if self.scope == CLUSTER else phrase.in_line}"

    def counted_all(self, codes: Iterable[str]) -> list[str]:
        return [said for code in codes if (said := self.counted(code))]

    def sentence(self, sentence: Sentence, period: str) -> str:
        """Subject, verbs and objects; nothing when no object has a figure."""
        acts = [
            f"{act.verb} {join(objects)}" for act in sentence.acts if (objects := self.counted_all(act.codes))
        ]
        return f"{sentence.lead.format(period=period)} {'; '.join(acts)}." if acts else ""

    def phrase(self, code: str) -> Phrase:
        """The words for an indicator; those of the catalogue where the table has none."""
        if code in PHRASES:
            return PHRASES[code]
        row = self.row(code)
        if row is None:
            return Phrase("")
        label = lower(text(row.label))
        unit = text(row.unit)
        return Phrase(label if label.startswith(unit.lower()) else f"{unit} ({label})")

    def coverage_note(self) -> str:
        """In brackets, how many schools stand behind the totals that were written, where not all."""
        partial = [code for code in self.written if self._is_partial(code)]
        if not partial:
            return ""
        coverages = {self.consolidation.row(code).coverage for code in partial}
        if len(coverages) == 1 and len(partial) == len(self.written):
            return paragraph([f"<em>(Tổng hợp từ số liệu của {self._coverage(partial[0])} trường.)</em>"])
        parts = [f"{self._subject(code)} {self._coverage(code)}" for code in partial]
        return paragraph([f"<em>(Số trường có số liệu: {'; '.join(parts)}.)</em>"])

    def _subject(self, code: str) -> str:
        """An answer of yes or no is named by its label: its noun already speaks of schools."""
        row = self.consolidation.row(code)
        return lower(text(row.label)) if row.kind == ValueKind.BOOLEAN else self.phrase(code).noun

    def _is_partial(self, code: str) -> bool:
        return self.consolidation.row(code).coverage < self.consolidation.expected

    def _coverage(self, code: str) -> str:
        token = Token(code, form="coverage")
        return token.html(text_of(token, self.consolidation) or "")


def rest_of(codes: Iterable[str], pen: Pen) -> str:
    """What the phrase table does not know is still said, in the catalogue's words."""
    objects = pen.counted_all(codes)
    return capital(f"{VERB_OF_THE_REST} {join(objects)}.") if objects else ""
