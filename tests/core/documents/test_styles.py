"""What the decree and the Party's guidance write differently."""

from datetime import date

import pytest

from cumthidua.core.documents.styles import PARTY, STATE, STYLES, place_date_text

from . import samples


@pytest.mark.parametrize(
    ("number", "state", "party"),
    [
        (5, "Số: 05/BC-TĐC", "Số 05-BC/TĐC"),
        (9, "Số: 09/BC-TĐC", "Số 09-BC/TĐC"),
        (10, "Số: 10/BC-TĐC", "Số 10-BC/TĐC"),
        (1595, "Số: 1595/BC-TĐC", "Số 1595-BC/TĐC"),
    ],
)
def test_numbers_below_ten_take_a_zero(number: int, state: str, party: str) -> None:
    assert STATE.number_text(number, "BC", "TĐC") == state
    assert PARTY.number_text(number, "BC", "TĐC") == party


def test_a_number_not_allotted_leaves_room_for_it() -> None:
    state, party = (style.number_text(None, "BC", "TĐC") for style in (STATE, PARTY))
    assert state.split() == ["Số:", "/BC-TĐC"]
    assert party.split() == ["Số", "-BC/TĐC"]
    assert " " * 6 in state


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (date(2026, 2, 5), "Hà Giang, ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "Hà Giang, ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "Hà Giang, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 10), "Hà Giang, ngày 10 tháng 12 năm 2026"),
        (None, "Hà Giang, ngày … tháng … năm 2026"),
    ],
)
def test_only_days_below_ten_and_months_one_and_two_take_a_zero(when: date | None, written: str) -> None:
    assert place_date_text("Hà Giang", when, 2026) == written


@pytest.mark.parametrize(("form", "party"), [("TM.", "T/M"), ("KT.", "K/T"), ("TL.", "T/L")])
def test_authorities_are_written_with_a_stop_or_with_a_slash(form: str, party: str) -> None:
    assert STATE.authority(form) == form
    assert PARTY.authority(form) == party


def test_an_authority_that_a_style_does_not_know_is_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"no authority 'TUQ\.', only TM\., KT\., TL\."):
        PARTY.authority("TUQ.")


def test_end_marks_and_heads_differ() -> None:
    assert {key: style.end_mark for key, style in STYLES.items()} == {"state": "./.", "party": "."}
    assert STATE.header_lines == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert PARTY.header_lines == ("ĐẢNG CỘNG SẢN VIỆT NAM",)


def test_an_annex_names_its_document_in_the_documents_own_style() -> None:
    state, party, draft = samples.document(), samples.document(style="party"), samples.draft()
    assert state.annex_reference.startswith(
        "(Kèm theo Báo cáo số 05/BC-TĐC ngày 05 tháng 7 năm 2024\ncủa Cụm"
    )
    assert party.annex_reference.startswith("(Kèm theo Báo cáo số 05-BC/TĐC, ngày 05/7/2024\ncủa Cụm")
    assert draft.annex_reference.startswith("(Kèm theo dự thảo Báo cáo\ncủa Cụm")
