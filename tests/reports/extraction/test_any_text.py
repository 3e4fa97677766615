"""Whatever is pasted: no failure, exact spans, one answer for every spelling of the same letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction import extract
from reports.models import Bound

from .passages import PASSAGES

_WORDS = (
    "12", "1.206", "l206", "gần", "trong đó", "lớp", "1ớp", "học viên", "đề tài", "hội thảo", "cấp trường", "cấp",
    "(", ")", ";", ":", ",", ".", "/", "\n", "\n- ", "và", "bồi dưỡng", "Trường Chính trị tỉnh Lào Cai", "40 đến 45",
    "năm", "2024", "mười lăm", "giảng viên", "tiến sĩ", "thao giảng", "%", "dự kiến", "đã", "(1)", "mức 1", "chuẩn", "đạt",
)  # fmt: skip
sentences = st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)
TEXTS = [text for text, _ in PASSAGES.values()]


def told(text):
    return [(f.school, f.code, f.value, f.bound, f.part_of, f.alternatives) for f in extract(text)]


@given(st.one_of(st.text(max_size=300), sentences))
def test_any_text_is_read_without_failure_and_spans_are_exact(text):
    for figure in extract(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.bound in Bound.values
        assert figure.code not in figure.alternatives


@given(sentences)
def test_composed_and_decomposed_letters_read_alike(text):
    assert told(unicodedata.normalize("NFD", text)) == told(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("text", TEXTS)
def test_marks_of_files_change_nothing(text):
    dressed = "\ufeff" + unicodedata.normalize("NFD", text).replace(" ", "\u00a0")
    assert told(dressed) == told(text)
    assert all(dressed[figure.start : figure.end] == figure.text for figure in extract(dressed))


@pytest.mark.parametrize("text", TEXTS)
def test_double_spaces_change_nothing(text):
    assert told(text.replace(" ", "  ")) == told(text)


def test_a_known_name_decides_the_school_and_an_unknown_one_none():
    assert [figure.school for figure in extract("Trường Chính trị tỉnh Lào Cai mở 24 lớp.")] == [
        "tct-lao-cai"
    ]
    assert [figure.school for figure in extract("Trường Chính trị tỉnh Lào Cai mở 24 lớp.", [])] == [None]
