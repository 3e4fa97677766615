"""Numbers in Vietnamese prose: which are counts, and how much each says.

Dates, numbers of documents, ordinals, ranges, percentages and money are not counts; they come back as
`masks`, so that what reads the words around a count can step over them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .lexicon import APPROXIMATIONS, COUNTED_WORDS, NUMBERED_THINGS
from .text import spell

_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALES = {"chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000}
_COUNTED = "|".join(sorted((re.escape(spell(word)) for word in COUNTED_WORDS), key=len, reverse=True))
_NUMBERED = "|".join(sorted((re.escape(spell(word)) for word in NUMBERED_THINGS), key=len, reverse=True))
_SPAN = r"\s*(?:-|–|—|đến|tới)\s*"

_MASKS = re.compile(
    spell(
        rf"""(?<![\w.,/-])(?:
          \d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{4}}            # 22/3/2019
        | (?:19|20)\d\d\s*[-–—/]\s*(?:19|20)?\d\d(?!\d)               # 2019-2020
        | \d+(?:[.,]\d+)*\s*(?:%|phần\ trăm)                          # a share
        | \d+[/-]\d{{4}}/[^\W\d_][\w/-]*                              # 5/2020/NĐ-CP
        | \d+\s?-\s?[^\W\d_]+/[\w/-]+ | \d+/[^\W\d_]+-[\w/-]+ | \d+-[^\W\d_]+  # 11-QĐ/TW, 86/QĐ-UBND
        | \d+:\d+
        | \d+(?:\.\d*)?{_SPAN}\d+(?:\.\d*)?(?=\s*[^\W\d_])          # 40 to 45 of something
        )
        | \b(?:ngày|tháng|sáng|chiều|tối|quí|quý)\s+(?:\d+|[ivx]+)(?:[/.-]\d+)*(?:{_SPAN}\d+(?:/\d+)*)?(?![.,]?\d)
        | \b(?:năm\ học|niên\ khóa|giai\ đoạn|nhiệm\ kỳ|năm)\s+(?:19|20)\d\d(?:\s*[-–—/]\s*\d+)?
        | \b(?:thứ|lần|khóa|đợt)\s+\d+(?:\s*[/-]\s*\d+)*
        | (?<!tổng\ )(?<!con\ )(?<!trong\ )(?<!tổng\ cộng\ )\bsố\s*\d+(?:[/-]\d+)*(?:[-/][\w/-]+)?
        | (?<!số\ )\blớp\s+(?:[a-zđ]\s?[.-]?\s?)?\d+(?![.,]?\d)
        | \b(?:{_NUMBERED})\s+(?:số\s+)?\d+(?![.,]?\d)(?!\s*(?:{_COUNTED})\b)
        | (?<!\d)\d+\s*(?:ngày|tháng|tuần|năm|phút|tuổi|tín\ chỉ|điểm|chỗ|km|m2|ha|quí)\b(?!\s+(?:thao|giảng|hội|dự|tiếp\ dân))
        | (?:(?<=\n)|(?<=[;.]\ )|^)\(?\d{{1,2}}[.)](?=\s)(?!\s*\d)        # an item of a list
        | (?<=:\ )\(?1[.)](?=\s)(?!\s*\d)
        | \(\d{{1,2}}\)(?=\s*[^\W\d_])
        | (?<!\d)\d+(?:[.,]\d*)?\s*(?:(?:nghìn|ngàn|triệu|tỉ)\s+)*(?:đồng(?!\ chí)|tỉ|usd|vnđ|vnd)\b
        | (?:19|20)\d\d(?=\s*(?:[.,;:)\n]|$))(?<=năm\ \d{{4}})
        """
    ),
    re.VERBOSE,
)
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?P<number>[1-9]\d{{0,2}}(?:\ \d{{3}})+(?!\d|[.,]\d)(?=\s*[^\W\d_])|{_DIGITS})"
    rf"(?:(?:\s?/\s?|\s+trên\s+(?:tổng\ số\s+)?|\s+trong\ tổng\ số\s+)(?P<of>{_DIGITS}))?(?![\w]|[.,]\d)"
    rf"(?P<scale>(?:\s*(?:{'|'.join(_SCALES)})\b)*)"
)
_UNITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mốt": 1,
}
_TEN = ("mười", "mươi")
_FILLERS = ("linh", "lẻ", "không")
_NUMBER_WORDS = (*_UNITS, *_TEN, *_FILLERS, *_SCALES)
_WORDS = re.compile(
    rf"(?<![\w-])(?P<words>(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?:\s+(?:{'|'.join(_NUMBER_WORDS)})){{0,12}})"
    rf"(?=\s+(?:{_COUNTED})\b)"
)
# "trong năm lớp …" and "cả năm học viên …" speak of a year.
_A_YEAR = re.compile(
    spell(
        r"\b(?:trong|cả|hằng|hàng|mỗi|cuối|đầu|đến|từ|nhiều|các|qua|một|những|giữa|của|tổng kết|hết|sau|trước) $"
    )
)
# "45 học viên một lớp" is a rate.
_EACH = re.compile(spell(r"(?:người|học viên|đồng chí|đại biểu|lượt|tiết|ngày|buổi)/? $"))
_NOT_A_COUNT = re.compile(
    spell(
        r"\b(?:mỗi|từng|ít nhất|tối thiểu|tối đa|hàng|hằng|những|các|thứ|bình quân|trung bình|vài|mấy|dăm|bình quân mỗi lớp|nhiều hơn|ít hơn|thêm hơn) $"
    )
)
_APPROXIMATE = re.compile(rf"\b(?:{'|'.join(APPROXIMATIONS)})\s+(?:khoảng\s+)?$")
_COMPARED = re.compile(spell(r"\b(?:nhiều|ít|cao|lớn|kém|thấp|vượt|tốt|đông) $"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """One count as written, with `start` and `end` in the normal text.

    `bound` is a value of `reports.models.Bound`; `guessed` says that a decimal comma was taken to
    part thousands, which is asked of the officer.
    """

    start: int
    end: int
    value: Decimal
    bound: str = "exact"
    guessed: bool = False
    of: Decimal | None = None
    hedge: int = 0

    @property
    def said_from(self) -> int:
        """Where the words of the count begin, an approximation before it included."""
        return self.start - self.hedge


def numerals(text: str) -> tuple[list[Numeral], list[tuple[int, int]]]:
    """Return the counts of a normal text in order, and the spans that only look like one."""
    masks = [match.span() for match in _MASKS.finditer(text)]
    hidden = _hide(text, masks)
    found = [numeral for match in _NUMBER.finditer(hidden) if (numeral := _digits(match, hidden))]
    taken = _hide(hidden, [(numeral.start, numeral.end) for numeral in found])
    found += [numeral for match in _WORDS.finditer(taken) if (numeral := _in_words(match, taken))]
    return sorted(found, key=lambda numeral: numeral.start), masks


def _hide(text: str, spans: list[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = "#" * (end - start)
    return "".join(letters)


def _digits(match: re.Match[str], text: str) -> Numeral | None:
    written = match["number"].replace(" ", "").replace(".", "")
    value = Decimal(written.replace(",", "."))
    for scale in match["scale"].split():
        value *= _SCALES[scale]
    guessed = False
    if value != value.to_integral_value() and re.fullmatch(r"[1-9]\d{0,2},\d{3}", match["number"]):
        value, guessed = Decimal(written.replace(",", "")), True
    of = Decimal(match["of"].replace(".", "").replace(",", ".")) if match["of"] else None
    return _bounded(match.start(), match.end(), value, text, guessed=guessed, of=of)


def _in_words(match: re.Match[str], text: str) -> Numeral | None:
    before = text[max(0, match.start() - 25) : match.start()]
    words = match["words"].split()
    if words == ["năm"] and (_A_YEAR.search(before) or re.match("năm học (?!viên)", text[match.start() :])):
        return None
    if words == ["một"] and _EACH.search(before):
        return None
    value = value_of(words)
    return None if value is None else _bounded(match.start(), match.end(), Decimal(value), text)


def value_of(words: list[str]) -> int | None:
    """Read "hai mươi mốt", "một trăm linh năm", "ba nghìn hai trăm"; None for what is not a number."""
    total = group = last = 0
    for word in words:
        if word in ("nghìn", "ngàn", "vạn", "triệu"):
            total += (group + last or 1) * _SCALES[word]
            group = last = 0
        elif word in ("trăm", "chục", "mươi", "mười"):
            if word == "mười" and last:
                return None
            group += (last or 1) * (100 if word == "trăm" else 10)
            last = 0
        elif word in _UNITS:
            if last:
                return None
            last = _UNITS[word]
    return total + group + last


def _bounded(
    start: int, end: int, value: Decimal, text: str, *, guessed: bool = False, of: Decimal | None = None
) -> Numeral | None:
    """Look at the words right before: an approximation, or one that makes it no count at all."""
    before = text[max(0, start - 30) : start]
    if _NOT_A_COUNT.search(before):
        return None
    bound, hedge = "exact", 0
    if said := _APPROXIMATE.search(before):
        if _COMPARED.search(before[: said.start()]):
            return None
        bound, hedge = APPROXIMATIONS[said[0].split()[0]], len(said[0])
    return Numeral(start, end, value, bound, guessed, of, hedge)


def counts_anything(numeral: Numeral) -> bool:
    """Whole numbers only: every code that prose can give counts things."""
    return numeral.value == numeral.value.to_integral_value()
