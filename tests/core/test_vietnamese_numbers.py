from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cumthidua.core.vietnamese.numbers import (
    format_number,
    format_prose,
    format_signed,
    in_words,
    parse_number,
)

COUNTS = st.integers(min_value=0, max_value=10**12 - 1)
SHARES = st.decimals(min_value=0, max_value=10**9, places=2)
KINDS = st.sampled_from(["integer", "decimal"])


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (12443, None, "12.443"),
        (Decimal("3.50"), None, "3,5"),
        (Decimal("3.5"), 2, "3,50"),
        (Decimal("2.345"), 2, "2,35"),
        (Decimal("1E+5"), None, "100.000"),
        (-65, None, "−65"),
        (0, None, "0"),
        (None, None, "–"),
    ],
)
def test_format_number(value, decimals, expected):
    assert format_number(value, decimals) == expected


def test_a_value_not_reported_is_written_as_the_caller_says():
    assert format_number(None, empty="chưa báo cáo") == "chưa báo cáo"


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_format_number_refuses_what_is_not_a_number(value):
    with pytest.raises(ValueError, match="cannot format"):
        format_number(Decimal(value))


@pytest.mark.parametrize(("value", "expected"), [(4, "+4"), (-65, "\u221265"), (0, "0"), (12378, "+12.378")])
def test_format_signed(value, expected):
    assert format_signed(value) == expected


def test_a_difference_that_rounds_to_nothing_has_no_sign():
    assert format_signed(Decimal("-0.001"), 2) == "0,00"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(4, "04"), (10, "10"), (0, "0"), (1206, "1.206"), (Decimal("3.5"), "3,5")],
)
def test_format_prose_writes_two_digits_below_ten(value, expected):
    assert format_prose(value) == expected


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1005, "một nghìn không trăm linh năm"),
        (2025, "hai nghìn không trăm hai mươi lăm"),
        (12_443, "mười hai nghìn bốn trăm bốn mươi ba"),
        (1_000_005, "một triệu không trăm linh năm"),
        (10**9, "một tỷ"),
        (10**12 + 10**6, "một nghìn tỷ không trăm linh một triệu"),
        (-3, "âm ba"),
    ],
)
def test_in_words(n, words):
    assert in_words(n) == words


@given(st.integers(min_value=0, max_value=10**15))
def test_in_words_is_tidy(n):
    words = in_words(n)
    assert words == " ".join(words.split())


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12.378", 12378),
        ("12 378", 12378),
        ("12\u00a0378", 12378),
        ("12\u202f378", 12378),
        ("12378", 12378),
        ("1.234.567", 1234567),
        ("03", 3),
        ("0", 0),
        ("000", 0),
        (" 15 ", 15),
        ("１５", 15),
        ("1\u200b5", 15),
        ("\ufeff15", 15),
        ("999.999.999.999", 999_999_999_999),
    ],
)
@pytest.mark.parametrize("kind", ["integer", "decimal"])
def test_parse_reads_whole_numbers(typed, value, kind):
    parsed = parse_number(typed, kind=kind)
    assert (parsed.value, parsed.problem, parsed.suggestion) == (Decimal(value), None, None)


@pytest.mark.parametrize(
    ("typed", "value"), [("12,5", "12.5"), ("1.234,50", "1234.5"), ("0,05", "0.05"), ("12,0", "12")]
)
def test_parse_reads_a_decimal_comma_in_a_decimal(typed, value):
    assert parse_number(typed, kind="decimal").value == Decimal(value)


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0", "\u200b"])
def test_parse_takes_nothing_typed_as_not_reported(typed):
    parsed = parse_number(typed, kind="integer")
    assert (parsed.value, parsed.problem) == (None, None)


@pytest.mark.parametrize(
    ("typed", "says", "suggestion"),
    [
        ("12,5", "số đếm, không có phần lẻ", None),
        ("12,378", "Dấu phẩy là dấu thập phân", 12378),
        ("12,0", "không có phần lẻ", 12),
        ("12.5", "dấu ngăn", None),
        ("12.0", "dấu ngăn", 12),
        ("1.23.456", "dấu ngăn", 123456),
        ("1234.567", "dấu ngăn", 1234567),
        ("1,234,567", "dấu ngăn", 1234567),
        ("12 37", "dấu ngăn", None),
        ("0.123", "dấu ngăn", None),
        ("15.", "dấu ngăn", 15),
        ("-3", "không nhận số âm", None),
        ("−3", "không nhận số âm", None),
        ("(3)", "không nhận số âm", None),
        ("+5", "dấu “+”", 5),
        ("-", "Ghi 0 nếu không phát sinh", None),
        ("–", "để trống nếu chưa có số liệu", None),
        ("không", "Ghi 0 nếu không phát sinh", None),
        ("abc", "là chữ", None),
        ("l206", "chữ “l”", 1206),
        ("O5", "chữ “O”", 5),
        ("1O", "chữ “O”", 10),
        ("O", "chữ “O”", 0),
        ("1ớp", "giống chữ “lớp”", None),
        ("15 lớp", "có lẫn chữ", 15),
        ("15lớp", "có lẫn chữ", 15),
        ("12.378 học viên", "có lẫn chữ", 12378),
        ("khoảng 15", "số ước hoặc số làm tròn", 15),
        ("Hà Nội 2024", "có lẫn chữ", None),
        ("15 lớp 2 khóa", "là chữ", None),
        ("9" * 30, "quá lớn", None),
        ("9" * 5000, "quá dài", None),
        ("١٢", "Ký tự “١”", None),
        ("5²", "Ký tự “²”", None),
        ("½", "Ký tự “½”", None),
        ("1e3", "cách ghi rút gọn", None),
        ("1/2", "phép tính hoặc ngày tháng", None),
        ("5-7", "phép tính hoặc ngày tháng", None),
        ("50%", "không phải tỷ lệ phần trăm", None),
        ("12\n378", "nhiều dòng hoặc nhiều cột", None),
        ("12\t378", "nhiều dòng hoặc nhiều cột", None),
        ("?", "chưa đọc được thành số", None),
    ],
)
def test_parse_answers_a_slip_in_a_count(typed, says, suggestion):
    parsed = parse_number(typed, kind="integer")
    assert parsed.value is None
    assert says in parsed.problem
    assert parsed.suggestion == (None if suggestion is None else Decimal(suggestion))


@pytest.mark.parametrize(
    ("typed", "says", "suggestion"),
    [
        ("12.5", "dấu ngăn", "12.5"),
        ("12.00", "dấu ngăn", "12"),
        (".5", "dấu ngăn", "0.5"),
        (",5", "dấu ngăn", "0.5"),
        ("1,234.5", "dấu ngăn", "1234.5"),
        ("12,378", "chỉ nhận 2 chữ số sau dấu phẩy", "12378"),
        ("3,14159", "chỉ nhận 2 chữ số sau dấu phẩy", None),
        ("50%", "dấu “%”", "50"),
        ("46,9 %", "dấu “%”", "46.9"),
    ],
)
def test_parse_answers_a_slip_in_a_decimal(typed, says, suggestion):
    parsed = parse_number(typed, kind="decimal")
    assert parsed.value is None
    assert says in parsed.problem
    assert parsed.suggestion == (None if suggestion is None else Decimal(suggestion))


def test_a_long_text_is_cut_in_the_message():
    problem = parse_number("a" * 101, kind="integer").problem
    assert "“" + "a" * 100 + "…”" in problem


@given(COUNTS, KINDS)
def test_a_count_formatted_is_read_back(count, kind):
    assert parse_number(format_number(count), kind=kind).value == count


@given(SHARES)
def test_a_decimal_formatted_is_read_back(value):
    assert parse_number(format_number(value), kind="decimal").value == value


@given(st.text() | st.text("0123456789.,- lIOo+%/e\u00a0\u200b１½ớp"), KINDS)
def test_parse_never_raises_and_never_both_reads_and_objects(text, kind):
    parsed = parse_number(text, kind=kind)
    assert parsed.value is None or (parsed.problem is None and parsed.value >= 0)
    if parsed.suggestion is not None:
        assert parsed.problem is not None
        assert parse_number(format_number(parsed.suggestion), kind=kind).value == parsed.suggestion
