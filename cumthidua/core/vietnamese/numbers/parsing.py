"""What an officer types in one cell, read strictly and answered helpfully.

Nothing doubtful is ever taken as a number: a dot parts thousands, a comma starts the fraction, and
whatever does not fit comes back as a sentence that says what to do, with a proposal when there is
exactly one plausible reading.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .formatting import format_number

Kind = Literal["integer", "decimal"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """One typed text as read.

    ``value`` is ``None`` when nothing was typed (not reported, which is not zero) or when there is
    a ``problem``; ``suggestion`` is only ever a proposal for the officer to accept.
    """

    value: Decimal | None = None
    problem: str | None = None
    suggestion: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    """The rules of one cell: what kind of number it takes, and how long."""

    kind: Kind
    max_digits: int
    max_decimals: int

    def value(self, text: str) -> Decimal | None:
        """Read a number that keeps every rule, else ``None``."""
        match = _NUMBER.fullmatch(text)
        if match is None or self.objection(match) is not None:
            return None
        return _decimal(match)

    def objection(self, match: re.Match[str]) -> Parsed | None:
        """Say why a well-formed number does not belong in this cell."""
        if len(_digits(match["whole"]).lstrip("0")) > self.max_digits:
            return Parsed(
                problem=f"Số quá lớn: chỉ nhận tối đa {self.max_digits} chữ số. "
                "Đồng chí kiểm tra lại số đã gõ."
            )
        fraction = match["fraction"]
        if fraction is None:
            return None
        if self.kind == "integer":
            return self._fraction_in_a_count(match)
        if len(fraction.rstrip("0")) > self.max_decimals:
            return Parsed(
                problem=f"Dấu phẩy là dấu thập phân, chỉ nhận {self.max_decimals} chữ số sau dấu "
                "phẩy. Phần nghìn ngăn bằng dấu chấm, ví dụ 12.378.",
                suggestion=self._as_thousands(match),
            )
        return None

    def _fraction_in_a_count(self, match: re.Match[str]) -> Parsed:
        if (thousands := self._as_thousands(match)) is not None:
            return Parsed(
                problem="Dấu phẩy là dấu thập phân, mà chỉ tiêu này là số đếm. Nếu là "
                f"{format_number(thousands)} thì dùng dấu chấm hoặc gõ liền.",
                suggestion=thousands,
            )
        is_whole = not match["fraction"].strip("0")
        return Parsed(
            problem="Chỉ tiêu này là số đếm, không có phần lẻ. Đồng chí ghi số nguyên.",
            suggestion=self.value(match["whole"]) if is_whole else None,
        )

    def _as_thousands(self, match: re.Match[str]) -> Decimal | None:
        """Read ``12,378`` as somebody used to English commas means it."""
        if len(match["fraction"]) == 3 and re.fullmatch("[1-9][0-9]{0,2}", match["whole"]):
            return self.value(match["whole"] + match["fraction"])
        return None


_LONGEST_READ = 500
_LONGEST_QUOTED = 100

_NUMBER = re.compile(
    r"""(?P<whole> [0-9]+
                 | [1-9][0-9]{0,2} (?: (?P<mark>[. ]) [0-9]{3} (?: (?P=mark) [0-9]{3} )* ) )
        (?: , (?P<fraction>[0-9]+) )?""",
    re.VERBOSE,
)

_MINUSES = "-\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_NOTHING = frozenset({"không", "không có", "ko", "k", "x", "nil", "n/a"})
_LOOKALIKES = str.maketrans("lI|oO", "11100")
_LOOKALIKE_NAMES = {"l": "chữ “l”", "I": "chữ “I”", "|": "dấu “|”", "o": "chữ “o”", "O": "chữ “O”"}
_UNIT_WORDS = frozenset({"lớp", "lượt", "lần", "loại", "luận", "người", "bài", "cuốn", "buổi", "giờ", "số"})
_APPROXIMATELY = frozenset({"khoảng", "gần", "trên", "hơn", "dưới", "ước", "ước đạt", "~"})


def parse_number(text: str, *, kind: Kind, max_digits: int = 12, max_decimals: int = 2) -> Parsed:
    """Read what was typed in one cell, by the rules of Vietnamese official writing.

    ``max_digits`` counts the digits before the comma, ``max_decimals`` those after it. Never
    raises: whatever cannot be read comes back with a ``problem``.
    """
    typed = _clean(text)
    if not typed:
        return Parsed()
    reader = _Reader(kind, max_digits, max_decimals)
    if len(typed) <= _LONGEST_READ and (match := _NUMBER.fullmatch(typed)):
        return reader.objection(match) or Parsed(value=_decimal(match))
    for diagnose in _DIAGNOSES:
        if (parsed := diagnose(typed, reader)) is not None:
            return parsed
    return Parsed(problem=f"{_quoted(typed)} chưa đọc được thành số. {_WRITE_DIGITS}")


_WRITE_DIGITS = "Đồng chí chỉ ghi chữ số, ví dụ 15 hoặc 1.206."


def _clean(text: str) -> str:
    """Bring spaces and full-width characters to their plain form, drop what cannot be seen.

    Only wide forms are normalised: whole-text NFKC would read ``5²`` as 52 and ``½`` as 1/2.
    Tabs and line breaks between words stay, because they mean that several cells were pasted.
    """
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        if character.isspace():
            kept.append(character if character in "\t\n\r\v\f\u2028\u2029\x85" else " ")
        elif unicodedata.category(character) not in ("Cc", "Cf", "Cs"):
            wide = unicodedata.decomposition(character).startswith(("<wide>", "<narrow>"))
            kept.append(unicodedata.normalize("NFKC", character) if wide else character)
    return re.sub(" +", " ", "".join(kept)).strip()


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def _decimal(match: re.Match[str]) -> Decimal:
    fraction = (match["fraction"] or "").rstrip("0")
    return Decimal(_digits(match["whole"]) + (f".{fraction}" if fraction else ""))


def _quoted(text: str) -> str:
    shown = text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"
    return f"“{shown}”"


# ── Diagnoses, tried in this order: each answers for one kind of slip, or passes ──────────────────


def _too_long(typed: str, reader: _Reader) -> Parsed | None:
    if len(typed) <= _LONGEST_READ:
        return None
    return Parsed(problem=f"Nội dung quá dài cho một ô: {_quoted(typed)}. {_WRITE_DIGITS}")


def _several_cells(typed: str, reader: _Reader) -> Parsed | None:
    if not re.search(r"[\t\n\r\v\f\u2028\u2029\x85]", typed):
        return None
    return Parsed(
        problem="Ô này chỉ nhận một số, mà nội dung dán vào có nhiều dòng hoặc nhiều cột. "
        "Đồng chí dùng “Dán từ bảng tính” để dán nhiều ô một lần."
    )


def _nothing_occurred(typed: str, reader: _Reader) -> Parsed | None:
    if typed.strip(_MINUSES + "._ ") and typed.lower() not in _NOTHING:
        return None
    return Parsed(
        problem=f"{_quoted(typed)} không phải con số. Ghi 0 nếu không phát sinh; "
        "để trống nếu chưa có số liệu báo cáo."
    )


def _signed(typed: str, reader: _Reader) -> Parsed | None:
    rest = typed[1:].strip()
    bracketed = re.fullmatch(r"\(([0-9., ]+)\)", typed)
    if bracketed or (typed[0] in _MINUSES and rest[:1].isdigit()):
        return Parsed(
            problem="Ô này không nhận số âm. Đồng chí ghi số phát sinh trong kỳ, ghi 0 nếu không phát sinh."
        )
    if typed[0] == "+" and (value := reader.value(rest)) is not None:
        return Parsed(problem="Không ghi dấu “+” trước số. Đồng chí chỉ ghi con số.", suggestion=value)
    return None


def _foreign_digits(typed: str, reader: _Reader) -> Parsed | None:
    foreign = next((c for c in typed if c.isnumeric() and c not in "0123456789"), None)
    if foreign is None:
        return None
    return Parsed(
        problem=f"Ký tự “{foreign}” trong {_quoted(typed)} không nhận được. "
        "Đồng chí ghi lại bằng các chữ số từ 0 đến 9."
    )


def _formula(typed: str, reader: _Reader) -> Parsed | None:
    if typed.endswith("%"):
        is_share = reader.kind == "decimal"
        return Parsed(
            problem="Không ghi dấu “%” trong ô: đơn vị đã có ở cột bên. Đồng chí chỉ ghi con số."
            if is_share
            else "Chỉ tiêu này là số đếm, không phải tỷ lệ phần trăm. Đồng chí ghi số lượng.",
            suggestion=reader.value(typed[:-1].strip()) if is_share else None,
        )
    if re.fullmatch(r"[0-9., ]+[eE][+-]?[0-9]+", typed):
        return Parsed(
            problem=f"{_quoted(typed)} là cách ghi rút gọn của bảng tính. Đồng chí ghi đủ các chữ số."
        )
    if re.fullmatch(r"[0-9., ]+(?:[/*:=+x×-][0-9., ]+)+", typed):
        return Parsed(
            problem=f"{_quoted(typed)} là phép tính hoặc ngày tháng. Đồng chí tính sẵn và ghi một con số."
        )
    return None


def _lookalike_letters(typed: str, reader: _Reader) -> Parsed | None:
    if not re.fullmatch(r"[0-9lI|oO.,]*", typed) or not re.search("[0-9]|^[oO]$", typed):
        return None
    found = next((c for c in typed if c in _LOOKALIKE_NAMES), None)
    if found is None:
        return None
    place = "ký tự đầu" if typed[0] == found else "trong số có ký tự"
    return Parsed(
        problem=f"{_quoted(typed)} chưa đọc được thành số: {place} là "
        f"{_LOOKALIKE_NAMES[found]}, không phải chữ số. Đồng chí xem lại.",
        suggestion=reader.value(typed.translate(_LOOKALIKES)),
    )


def _misread_word(typed: str, reader: _Reader) -> Parsed | None:
    """A scanned ``1ớp`` is the word "lớp", however much it begins like a number."""
    word = typed.replace("1", "l")
    if word == typed or word.lower() not in _UNIT_WORDS:
        return None
    return Parsed(problem=f"{_quoted(typed)} giống chữ “{word}”, không phải con số. {_WRITE_DIGITS}")


def _number_among_words(typed: str, reader: _Reader) -> Parsed | None:
    match = re.fullmatch(r"(?P<before>[^0-9]*)(?P<number>[0-9](?:[0-9., ]*[0-9])?)(?P<after>[^0-9]*)", typed)
    if match is None:
        return None
    before, after = match["before"].strip().lower(), match["after"]
    after_is_unit = after.startswith(" ") or after.lower() in _UNIT_WORDS
    value = reader.value(match["number"]) if not after or after_is_unit else None
    if before in _APPROXIMATELY:
        return Parsed(
            problem=f"{_quoted(typed)} có lẫn chữ. Đồng chí chỉ ghi con số, rồi đánh dấu "
            "là số ước hoặc số làm tròn.",
            suggestion=value,
        )
    if any(c.isalpha() for c in before + after):
        return Parsed(
            problem=f"{_quoted(typed)} có lẫn chữ. Đồng chí chỉ ghi con số; "
            "đơn vị tính đã có sẵn bên cạnh ô.",
            suggestion=None if before else value,
        )
    return None


def _words(typed: str, reader: _Reader) -> Parsed | None:
    if not any(c.isalpha() for c in typed):
        return None
    return Parsed(problem=f"{_quoted(typed)} là chữ, chưa đọc được thành số. {_WRITE_DIGITS}")


def _misplaced_marks(typed: str, reader: _Reader) -> Parsed | None:
    if not re.fullmatch(r"(?=.*[0-9])[0-9., ;']+", typed):
        return None
    if reader.kind == "integer":
        rule = "Dấu chấm ngăn từng nhóm ba chữ số, ví dụ 12.378; số đếm không có phần lẻ."
    else:
        rule = "Dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy trước phần lẻ, ví dụ 12.378 hoặc 12,5."
    return Parsed(
        problem=f"{_quoted(typed)} có dấu ngăn đặt chưa đúng chỗ. {rule}",
        suggestion=_regrouped(typed, reader),
    )


def _regrouped(typed: str, reader: _Reader) -> Decimal | None:
    """The one plausible reading of badly placed marks, if there is one."""
    text = typed.rstrip(" .,;'").replace(" ,", ",").replace(", ", ",")
    if (value := reader.value(text)) is not None:
        return value
    if re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?", text):  # English
        return reader.value(text.replace(",", "").replace(".", ","))
    if re.fullmatch(r"[0-9]*\.[0-9]{1,2}", text):  # a decimal point
        whole, _, fraction = text.partition(".")
        return reader.value(f"0{whole},{fraction}" if fraction.strip("0") else f"0{whole}")
    if re.fullmatch(r",[0-9]+", text):
        return reader.value(f"0{text}")
    if re.fullmatch(r"[1-9][0-9]*([.' ][0-9]+)*[.' ][0-9]{3}(,[0-9]+)?", text):  # wrong groups
        return reader.value(re.sub("[.' ]", "", text))
    return None


_DIAGNOSES: tuple[Callable[[str, _Reader], Parsed | None], ...] = (
    _too_long,
    _several_cells,
    _nothing_occurred,
    _signed,
    _foreign_digits,
    _formula,
    _lookalike_letters,
    _misread_word,
    _number_among_words,
    _words,
    _misplaced_marks,
)
