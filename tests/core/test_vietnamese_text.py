import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cumthidua.core.vietnamese.text import nfc, search_key, sort_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đắk Lắk", "dak lak"),
        ("TRƯỜNG CHÍNH TRỊ TỈNH ĐIỆN BIÊN", "truong chinh tri tinh dien bien"),
        ("  Thừa   Thiên\u00a0Huế ", "thua thien hue"),
        ("Nguyễn Quỳnh", "nguyen quynh"),
    ],
)
def test_search_key(text, key):
    assert search_key(text) == key


@given(st.text("aăâeêoôơuưyđĐÂỄửợặị xz -"))
def test_keys_do_not_depend_on_composition(text):
    composed, decomposed = nfc(text), unicodedata.normalize("NFD", text)
    assert search_key(composed) == search_key(decomposed)
    assert sort_key(composed) == sort_key(decomposed)


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "o", "ô", "ơ", "u", "ư", "z"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Cao Bằng", "Cần Thơ"],
        ["Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai"],
        ["Dung", "Dũng", "Đạt"],
        ["Hạ Long", "Ha Nam", "Hà Nam", "Hà Nội"],
        ["Hà", "Hà Nội", "Hài"],
        ["Lớp 1", "Lớp 10", "Lớp 2"],
        ["An", "Ân", "Bình"],
    ],
)
def test_sort_key_orders_as_a_dictionary(ordered):
    keys = [sort_key(text) for text in ordered]
    assert keys == sorted(set(keys))


def test_sort_key_ignores_case_and_punctuation():
    assert sort_key("Bà Rịa - Vũng Tàu") == sort_key("BÀ RỊA VŨNG TÀU")


@given(st.text())
def test_sort_key_is_plain_enough_for_any_collation(text):
    assert set(sort_key(text)) <= set(string.ascii_lowercase + string.digits)
