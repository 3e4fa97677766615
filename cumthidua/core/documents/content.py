"""What a document holds, as frozen dataclasses. All text is final: nothing is computed past here.

Numbers come written ("12.443"), prose keeps its own two-digit forms, and a value that was not
reported is None in a table, printed "…". Mistakes a caller can make raise ValueError at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from django.utils.safestring import SafeString

from .styles import STYLES, Style, place_date_text

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
MATCHES, DIFFERS, UNVERIFIABLE = "khớp", "lệch", "không kiểm được"


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signs, and by what authority.

    `authority` is written in the State's form ("TM.", "KT.", "TL.", "TUQ.", "Q.") whatever the
    style, which turns it into its own. A second authority opens a line of its own in `post_lines`:
    ("CỤM TRƯỞNG", "KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"). A long one is broken by hand with a newline,
    so that its parts keep one look.
    """

    authority: str | None
    body_lines: tuple[str, ...]
    """What the authority speaks of: ("CỤM THI ĐUA",)."""
    post_lines: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class SigningLine:
    """One line over the signature; `rank` lines carry the authority and are bold in both styles."""

    text: str
    rank: bool


@dataclass(frozen=True, kw_only=True)
class OfficialDocument:
    """The frame of an official document: head, number, place and date, foot.

    A draft (DỰ THẢO) has no number, no date and no hash.
    """

    style: Literal["state", "party"]
    parent_lines: tuple[str, ...]
    """Cơ quan chủ quản, in capitals, broken by hand."""
    issuer_lines: tuple[str, ...]
    """The issuing body, in capitals, broken by hand."""
    issuer_name: str
    """The same in running text: "Cụm thi đua các trường chính trị …"."""
    type_code: str
    type_name: str
    """"BÁO CÁO", with `type_code` "BC"."""
    abstract_lines: tuple[str, ...]
    """Trích yếu, broken by hand."""
    abbreviation: str
    """Of the issuing body, as in "05/BC-TĐC"."""
    number: int | None
    place: str
    date: date | None
    year: int
    recipients: tuple[str, ...]
    """One each, without the semicolon."""
    archive: str
    """Last line of Nơi nhận, with its full stop: "Lưu: VT, TĐ."."""
    signature: Signature
    draft: bool
    author: str
    """For the file's metadata."""
    language: str = "vi"
    content_sha256: str | None = None
    """Hash of the frozen content, 64 hexadecimal digits; printed on the last page."""
    ribbon: str | None = None
    """A mark in the foot of every page, such as the one of an illustrative cluster."""

    def __post_init__(self) -> None:
        if self.style not in STYLES:
            raise ValueError(f"no style {self.style!r}, only {', '.join(STYLES)}")
        given = [name for name in ("number", "date", "content_sha256") if getattr(self, name) is not None]
        if self.draft and given:
            raise ValueError(f"a draft has no {', '.join(given)}")
        _ = self.signing_lines  # raises for an authority that the style does not know

    @property
    def form(self) -> Style:
        return STYLES[self.style]

    @property
    def title(self) -> str:
        """For metadata and lists: "Báo cáo: Sơ kết công tác …"."""
        title = f"{self.type_name.capitalize()}: {' '.join(self.abstract_lines)}"
        return f"Dự thảo {title}" if self.draft else title

    @property
    def number_line(self) -> str:
        return self.form.number_text(self.number, self.type_code, self.abbreviation)

    @property
    def place_date_line(self) -> str:
        return place_date_text(self.place, self.date, self.year)

    @property
    def annex_reference(self) -> str:
        """Two lines under an annex's title that tie it to this document."""
        kind = self.type_name.capitalize()
        if self.date is None:
            return f"(Kèm theo {'dự thảo ' if self.draft else ''}{kind}\ncủa {self.issuer_name})"
        symbol = self.form.symbol_text(self.number, self.type_code, self.abbreviation)
        return self.form.annex_text(type_name=kind, symbol=symbol, when=self.date, issuer=self.issuer_name)

    @property
    def signing_lines(self) -> tuple[SigningLine, ...]:
        """The lines over the signature, authorities written in this document's style."""
        signature, lines = self.signature, list(self.signature.body_lines)
        if signature.authority is not None:
            authority = self.form.authority(signature.authority)
            lines[:1] = [f"{authority} {lines[0]}" if lines else authority]
        ranks = (SigningLine(line, rank=True) for line in lines)
        return (*ranks, *(self._post_line(line) for line in signature.post_lines))

    def _post_line(self, line: str) -> SigningLine:
        first, _, rest = line.partition(" ")
        if first not in STYLES["state"].authorities:
            return SigningLine(line, rank=False)
        return SigningLine(f"{self.form.authority(first)} {rest}", rank=True)

    @property
    def hash_groups(self) -> tuple[str, ...]:
        """The hash in groups of eight, which are easier to compare by eye."""
        digits = self.content_sha256 or ""
        return tuple(digits[start : start + 8] for start in range(0, len(digits), 8))


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading and what stands under it."""

    key: str
    level: Literal[2, 3]
    number: str
    """Without a full stop: "II" or "1"."""
    title: str
    body: SafeString
    """Sanitised HTML (p, lists, tables, `span.footnote`); a plain string would be escaped."""


@dataclass(frozen=True, kw_only=True)
class AnnexRow:
    """One indicator across the schools."""

    label: str
    unit: str
    cells: tuple[str | None, ...]
    """One per column; None is "not reported"."""
    total: str | None
    coverage: str
    """Schools that reported, as "7/8"; "*" when only the total is known."""
    stated: str | None = None
    """The total another document states, kept beside the computed one, never merged."""
    difference: str | None = None
    """Stated less computed, signed ("+4"); None when nothing can be added up."""


@dataclass(frozen=True, kw_only=True)
class AnnexGroup:
    letter: str
    label: str
    rows: tuple[AnnexRow, ...]


@dataclass(frozen=True, kw_only=True)
class ReconciliationRow:
    label: str
    unit: str
    stated: str
    computed: str | None
    difference: str | None
    verdict: str


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """Stated totals against computed ones."""

    rows: tuple[ReconciliationRow, ...]

    @classmethod
    def of(cls, groups: tuple[AnnexGroup, ...]) -> "Reconciliation | None":
        """Take the rows that carry a stated total; None when there is none."""
        rows = tuple(_reconcile(row) for group in groups for row in group.rows if row.stated is not None)
        return cls(rows=rows) if rows else None


def _reconcile(row: AnnexRow) -> ReconciliationRow:
    if row.difference is None:
        computed, verdict = None, UNVERIFIABLE
    else:
        computed, verdict = row.total, MATCHES if row.difference == "0" else DIFFERS
    assert row.stated is not None
    return ReconciliationRow(
        label=row.label, unit=row.unit, stated=row.stated,
        computed=computed, difference=row.difference, verdict=verdict,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class AnnexTable:
    """One annex on turned pages: schools across, indicators down."""

    title: str
    columns: tuple[str, ...]
    """Short names of the schools."""
    groups: tuple[AnnexGroup, ...]
    notes: tuple[str, ...] = ()
    reconciliation: Reconciliation | None = None
    reference: str | None = None
    """Under the title, instead of the document's own reference."""

    def __post_init__(self) -> None:
        for group in self.groups:
            for row in group.rows:
                if len(row.cells) != len(self.columns):
                    raise ValueError(f"{row.label!r} has {len(row.cells)} cells, not {len(self.columns)}")

    @property
    def density(self) -> Literal["wide", "close", "tight"]:
        """How small to set: the columns share some 150 mm, and no number may run into the next."""
        digits = max((len(cell or "") for row in self._rows for cell in row.cells), default=0)
        needed = len(self.columns) * max(digits, 6)
        return "wide" if needed <= 48 else "close" if needed <= 72 else "tight"

    @property
    def numbered(self) -> tuple[tuple[AnnexGroup, tuple[tuple[int, AnnexRow], ...]], ...]:
        """The groups with their rows numbered through the whole table."""
        count = iter(range(1, 1 + sum(len(group.rows) for group in self.groups)))
        return tuple((group, tuple((next(count), row) for row in group.rows)) for group in self.groups)

    @property
    def span(self) -> int:
        """Columns beside the first: label, unit, the schools, total, coverage."""
        return len(self.columns) + 4

    @property
    def _rows(self) -> Iterator[AnnexRow]:
        return (row for group in self.groups for row in group.rows)


@dataclass(frozen=True, kw_only=True)
class SummaryReportContent:
    """Báo cáo sơ kết, tổng kết of a cluster. Template: `documents/summary_report.html`."""

    document: OfficialDocument
    opening: str
    """One paragraph."""
    sections: tuple[Section, ...]
    closing: str
    """The last sentence, without its end mark, which the style adds."""
    annexes: tuple[AnnexTable, ...] = ()

    def __post_init__(self) -> None:
        document = self.document
        if not document.draft and (document.number is None or document.date is None):
            raise ValueError("an issued report has a number and a date")
        if len(self.annexes) > len(ROMAN):
            raise ValueError(f"at most {len(ROMAN)} annexes are numbered")

    @property
    def numbered_annexes(self) -> tuple[tuple[str, AnnexTable], ...]:
        """The annexes with their Roman numerals; one alone has none (Nghị định 30, Phụ lục I, III.1)."""
        if len(self.annexes) == 1:
            return (("", self.annexes[0]),)
        return tuple(zip(ROMAN, self.annexes, strict=False))

    @property
    def last_sentence(self) -> str:
        return self.closing.rstrip(" ./") + self.document.form.end_mark


class HasDocument(Protocol):
    """What the door takes: any content with a frame."""

    @property
    def document(self) -> OfficialDocument: ...
