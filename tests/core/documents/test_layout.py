"""What stands on the pages of a report, read back from the file."""

import re

import pytest

from . import samples
from .reading import Printed, printed

PORTRAIT, LANDSCAPE = (210, 297), (297, 210)
TABLE_HEAD = "TT Chỉ tiêu Đơn vị tính Chia theo trường Toàn Cụm"


def test_the_states_head_number_and_end(state: Printed) -> None:
    first = state.texts[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in first
    assert "Số: 05/BC-TĐC" in first
    assert "Quảng Ninh, ngày 05 tháng 7 năm 2024" in first
    assert "BÁO CÁO Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm và phương hướng" in first
    assert "biên giới phía Bắc./. Nơi nhận:" in state.text
    assert "TM. CỤM THI ĐUA CỤM TRƯỞNG HIỆU TRƯỞNG TRƯỜNG ĐÀO TẠO" in state.text


def test_the_partys_head_number_and_end(party: Printed) -> None:
    first = party.texts[0]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in first
    assert "CỘNG HÒA" not in party.text
    assert "BIÊN GIỚI PHÍA BẮC *" in first
    assert "Số 05-BC/TĐC" in first
    assert "-----" in first
    assert "biên giới phía Bắc. Nơi nhận:" in party.text
    assert "./." not in party.text
    assert "T/M CỤM THI ĐUA" in party.text
    assert "Lưu Văn thư Cụm thi đua." in party.text


def test_the_national_name_stays_on_one_line(state: Printed) -> None:
    lines = state.reader.pages[0].extract_text().splitlines()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines


def test_recipients_end_in_semicolons_and_the_archive_in_a_stop(state: Printed) -> None:
    assert (
        "- Tỉnh ủy Quảng Ninh (để báo cáo); - Các trường thành viên Cụm thi đua; - Lưu: VT, TĐ (02)."
        in state.text
    )


def test_a_draft_says_so_on_every_page_and_has_no_number_day_or_hash(draft: Printed) -> None:
    assert all("DỰ THẢO" in text for text in draft.texts)
    assert draft.texts[0].count("DỰ THẢO") == 2  # the tag and the mark
    assert re.search(r"Số: /BC-TĐC", draft.texts[0])
    assert "Quảng Ninh, ngày … tháng … năm 2024" in draft.texts[0]
    assert "(Kèm theo dự thảo Báo cáo của Cụm thi đua" in draft.text
    assert "SHA-256" not in draft.text
    assert "KT. HIỆU TRƯỞNG TRƯỜNG ĐÀO TẠO" in draft.text


def test_an_issued_report_is_no_draft_and_prints_its_hash_on_the_last_page_only(state: Printed) -> None:
    assert "DỰ THẢO" not in state.text
    spaced = "06809c22 eea51f5a a0f5ce72 8b8bcac1 e88024d0 9d2cfbfa 38b6e06b de7ea4e3"
    assert [spaced in text for text in state.texts] == [False] * (state.pages - 1) + [True]


def test_a_report_without_annex_prints_its_hash_too() -> None:
    assert "06809c22 eea51f5a" in printed(samples.short_report()).texts[-1]


def test_the_ribbon_stands_in_the_foot_of_every_page(state: Printed) -> None:
    assert all(text.endswith("Văn bản minh họa, không có giá trị thi hành") for text in state.texts)


def test_without_a_ribbon_the_foot_is_empty() -> None:
    text = printed(samples.short_report(samples.document(ribbon=None))).text
    assert "minh họa" not in text
    assert "None" not in text


def test_pages_are_numbered_from_the_second_and_the_annex_counts_from_one(state: Printed) -> None:
    ribbon = "Văn bản minh họa, không có giá trị thi hành"
    ends = [re.search(r"( \d+)?$", text.removesuffix(ribbon).rstrip()) for text in state.texts]
    numbers = [end and end.group().strip() for end in ends]
    body = state.sizes.count(PORTRAIT)
    assert numbers[1:body] == [str(number) for number in range(2, body + 1)]
    assert numbers[body + 1 : -1] == [str(number) for number in range(2, state.pages - body)]
    assert not _has_page_number(state, 0)
    assert not _has_page_number(state, body)


def _has_page_number(document: Printed, page: int) -> bool:
    """Whether a lone figure is among the page's lines, as the page number would be."""
    return any(line.strip().isdigit() for line in document.reader.pages[page].extract_text().splitlines())


def test_every_annex_counts_its_own_pages() -> None:
    two = printed(samples.report(annexes=(samples.annex(), samples.annex())))
    starts = [index for index, text in enumerate(two.texts) if text.startswith("Phụ lục I")]
    assert [two.texts[start][:12] for start in starts] == ["Phụ lục I TỔ", "Phụ lục II T"]
    for start in starts:
        lone = [line for line in two.reader.pages[start + 1].extract_text().splitlines() if line == "2"]
        assert lone == ["2"]


def test_the_body_is_upright_and_the_annex_turned(state: Printed) -> None:
    upright = state.sizes.count(PORTRAIT)
    assert state.sizes == [PORTRAIT] * upright + [LANDSCAPE] * (state.pages - upright)
    assert 0 < upright < state.pages
    assert state.texts[upright].startswith("Phụ lục TỔNG HỢP SỐ LIỆU")


def test_what_was_not_reported_is_three_dots_and_totals_carry_their_coverage(state: Printed) -> None:
    assert "4 Đề tài khoa học cấp tỉnh đề tài 3 … 1 … … 1 2 2 9 5/8" in state.text
    assert "18 Lượt bồi dưỡng lượt … … … … … … … … … 0/8" in state.text


def test_stated_totals_stand_against_computed_ones(state: Printed) -> None:
    assert "Số lớp đào tạo, bồi dưỡng lớp 238 234 +4 lệch" in state.text
    assert "Số học viên người 12.378 12.443 −65 lệch" in state.text
    assert "Lượt bồi dưỡng lượt 186 … … không kiểm được" in state.text


def test_twelve_schools_and_sixty_rows_fit_and_the_head_repeats(large: Printed) -> None:
    turned = [text for text, size in zip(large.texts, large.sizes, strict=True) if size == LANDSCAPE]
    with_rows = [text for text in turned if re.search(r" 149\.316 10/12", text)]
    assert len(with_rows) >= 4
    assert all(TABLE_HEAD in text for text in with_rows)
    assert sum(text.count("149.316 10/12") for text in with_rows) == 60
    reconciled = [text for text in turned if re.search(r"149\.320", text)]
    assert all("Chỉ tiêu Đơn vị tính Số nêu" in text for text in reconciled)
    assert sum(text.count("149.320") for text in reconciled) == 60


@pytest.mark.parametrize("cell", ["12.443", "123.456", "1.234.567"])
def test_numbers_are_never_broken_in_narrow_columns(cell: str) -> None:
    annex = samples.large_annex(rows=2, cell=cell)
    table = printed(samples.report(sections=(), annexes=(annex,)))
    assert table.text.count(cell) == sum(
        row.cells.count(cell) for group in annex.groups for row in group.rows
    )


def test_names_of_schools_wrap_between_words_only(large: Printed) -> None:
    lines = large.reader.pages[large.sizes.index(LANDSCAPE)].extract_text().split()
    assert {"Nguyên", "Trường", "Hoàng", "Quảng"} <= set(lines)


@pytest.mark.parametrize("lines", range(8, 40))
def test_the_signature_never_stands_alone(lines: int) -> None:
    """However long the text is, the page of the signature begins with text."""
    filler = ["Một dòng."] * (lines // 2) + ["Nội dung dài hơn một dòng. " * 5] * (lines % 2)
    document = printed(samples.short_report(samples.document(ribbon=None), *filler))
    page = next(text for text in document.texts if samples.SIGNATURE.name in text)
    before, found, _ = page.partition("Nơi nhận:")
    assert found
    assert "biên giới phía Bắc./." in before


def test_the_editors_markup_prints_as_official_text() -> None:
    items = "<li><p>Một là học;</p></li><li><p>Hai là hành.</p></li>"
    document = printed(samples.short_report(None, f"Gồm:</p><ul>{items}</ul><ol>{items}</ol><p>Hết"))
    lines = document.reader.pages[0].extract_text().splitlines()
    first = lines.index("Gồm:")
    expected = ["- Một là học;", "- Hai là hành.", "1. Một là học;", "2. Hai là hành.", "Hết"]
    assert lines[first + 1 : first + 6] == expected


def test_text_that_is_not_marked_safe_is_printed_as_it_is() -> None:
    document = printed(samples.report(opening="<script>alert(1)</script> & thế", annexes=()))
    assert "<script>alert(1)</script> & thế" in document.text
