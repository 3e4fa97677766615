"""The two official styles as data: what the State's decree and the Party's guidance write differently.

- "state": Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I (mục II names the parts 1 to 9).
- "party": Hướng dẫn 05-HD/VPTW of 27/5/2026, under Quy định 399-QĐ/TW.

Sizes, rules and margins are in `static/documents/document.css`; only words and forms are here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cumthidua.core.vietnamese.dates import format_long_date

BLANK_NUMBER = " " * 10
"""Room for a number not allotted yet, to be kept by `white-space: pre`."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one style words the parts of a document. Patterns are filled with `str.format`."""

    key: str
    name: str
    """What a user chooses by, in Vietnamese."""
    header_lines: tuple[str, ...]
    """Right head: Quốc hiệu and motto (mục II.1), or the Party's name (tiêu đề)."""
    issuer_mark: str
    """Printed beneath the issuing body, besides rules: the Party's asterisk."""
    symbol: str
    """Number and symbol (mục II.3): `{number}`, `{code}` of the type, `{body}` that issues."""
    number_line: str
    """The line under the issuing body, around `{symbol}`."""
    annex_reference: str
    """Under an annex's title (mục III.1): `{type}`, `{symbol}`, `{when}`, `{issuer}`."""
    short_dates: bool
    """Whether `annex_reference` wants 05/7/2024 rather than the date in words."""
    end_mark: str
    """Closes the last sentence."""
    authorities: Mapping[str, str]
    """How the authority to sign (mục II.7.a) is written, by the State's form of it."""
    recipients_heading: str

    def number_text(self, number: int | None, code: str, body: str) -> str:
        """Write "Số: 05/BC-TĐC" or "Số 05-BC/TĐC"; without a number its place stays blank.

        Numbers below 10 take a zero (mục II.3.a).
        """
        return self.number_line.format(symbol=self.symbol_text(number, code, body))

    def symbol_text(self, number: int | None, code: str, body: str) -> str:
        """Write "05/BC-TĐC" or "05-BC/TĐC", as a document is cited."""
        digits = BLANK_NUMBER if number is None else f"{number:02}"
        return self.symbol.format(number=digits, code=code, body=body)

    def annex_text(self, *, type_name: str, symbol: str, when: date, issuer: str) -> str:
        """Say which issued document an annex belongs to, in two lines."""
        written = _short_date(when) if self.short_dates else format_long_date(when)
        return self.annex_reference.format(type=type_name, symbol=symbol, when=written, issuer=issuer)

    def authority(self, form: str) -> str:
        """Write an authority, given in the State's form ("TM."), in this style ("T/M").

        Raises ValueError for one that the style does not know.
        """
        if form not in self.authorities:
            known = ", ".join(self.authorities)
            raise ValueError(f"the style {self.key!r} has no authority {form!r}, only {known}")
        return self.authorities[form]


def place_date_text(place: str, when: date | None, year: int) -> str:
    """Write "Hà Giang, ngày 05 tháng 02 năm 2026"; a draft leaves day and month open.

    Days below 10 and months 1 and 2 take a zero, others do not (Nghị định 30, Phụ lục I, II.4.b;
    the Party's guidance says the same).
    """
    written = format_long_date(when) if when else f"ngày … tháng … năm {year}"
    return f"{place}, {written}"


def _short_date(when: date) -> str:
    month = f"{when.month:02}" if when.month <= 2 else f"{when.month}"
    return f"{when.day:02}/{month}/{when.year}"


STATE = Style(
    key="state",
    name="Thể thức văn bản hành chính (Nghị định 30/2020/NĐ-CP)",
    header_lines=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    issuer_mark="",
    symbol="{number}/{code}-{body}",
    number_line="Số: {symbol}",
    annex_reference="(Kèm theo {type} số {symbol} {when}\ncủa {issuer})",
    short_dates=False,
    end_mark="./.",
    authorities=MappingProxyType({form: form for form in ("TM.", "KT.", "TL.", "TUQ.", "Q.")}),
    recipients_heading="Nơi nhận:",
)

PARTY = Style(
    key="party",
    name="Thể thức văn bản của Đảng (Hướng dẫn 05-HD/VPTW)",
    header_lines=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    issuer_mark="*",
    symbol="{number}-{code}/{body}",
    number_line="Số {symbol}",
    annex_reference="(Kèm theo {type} số {symbol}, ngày {when}\ncủa {issuer})",
    short_dates=True,
    end_mark=".",
    authorities=MappingProxyType({"TM.": "T/M", "KT.": "K/T", "TL.": "T/L"}),
    recipients_heading="Nơi nhận:",
)

STYLES: Mapping[str, Style] = MappingProxyType({style.key: style for style in (STATE, PARTY)})
