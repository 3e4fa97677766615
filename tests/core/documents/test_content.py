"""What content may not say, and what it works out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cumthidua.core.documents.content import AnnexGroup, AnnexRow, Reconciliation

from . import samples


@pytest.mark.parametrize(
    "mistake", [{"number": 5}, {"date": date(2024, 7, 5)}, {"content_sha256": samples.HASH}]
)
def test_a_draft_has_neither_number_nor_date_nor_hash(mistake: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"a draft has no {next(iter(mistake))}"):
        samples.draft(**mistake)


@pytest.mark.parametrize("missing", ["number", "date"])
def test_an_issued_report_has_a_number_and_a_date(missing: str) -> None:
    with pytest.raises(ValueError, match="a number and a date"):
        samples.report(samples.document(**{missing: None}))


def test_an_unknown_style_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no style 'army', only state, party"):
        samples.document(style="army")


def test_an_authority_foreign_to_the_style_is_a_mistake_at_once() -> None:
    with pytest.raises(ValueError, match=r"no authority 'Q\.'"):
        samples.document(style="party", signature=replace(samples.SIGNATURE, authority="Q."))


def test_a_deputy_signs_for_the_head_who_signs_for_the_cluster() -> None:
    lines = samples.document(style="party", signature=samples.DEPUTY).signing_lines
    assert [(line.text.split("\n")[0], line.rank) for line in lines] == [
        ("T/M CỤM THI ĐUA", True),
        ("CỤM TRƯỞNG", False),
        ("K/T HIỆU TRƯỞNG TRƯỜNG ĐÀO TẠO", True),
        ("PHÓ HIỆU TRƯỞNG", False),
    ]


def test_one_who_signs_in_his_own_right_has_no_authority_before_his_post() -> None:
    own = replace(samples.SIGNATURE, authority=None, body_lines=(), post_lines=("GIÁM ĐỐC",))
    assert [line.text for line in samples.document(signature=own).signing_lines] == ["GIÁM ĐỐC"]


@pytest.mark.parametrize("closing", ["Trên đây là Báo cáo", "Trên đây là Báo cáo.", "Trên đây là Báo cáo./."])
def test_the_last_sentence_gets_its_styles_end_mark_once(closing: str) -> None:
    state = samples.report(closing=closing)
    party = samples.report(samples.document(style="party"), closing=closing)
    assert state.last_sentence == "Trên đây là Báo cáo./."
    assert party.last_sentence == "Trên đây là Báo cáo."


def test_a_row_has_a_cell_for_each_school() -> None:
    row = AnnexRow(label="Số lớp", unit="lớp", cells=("1",), total="1", coverage="1/2")
    with pytest.raises(ValueError, match="'Số lớp' has 1 cells, not 2"):
        samples.annex(columns=("A", "B"), groups=(AnnexGroup(letter="A", label="Đào tạo", rows=(row,)),))


def test_stated_totals_are_judged_against_computed_ones() -> None:
    reconciliation = Reconciliation.of(samples.figures())
    assert reconciliation
    found = {
        row.label: (row.stated, row.computed, row.difference, row.verdict) for row in reconciliation.rows
    }
    assert found["Số lớp đào tạo, bồi dưỡng"] == ("238", "234", "+4", "lệch")
    assert found["Đề tài khoa học cấp tỉnh"] == ("9", "9", "0", "khớp")
    assert found["Lượt bồi dưỡng"] == ("186", None, None, "không kiểm được")
    assert "Đề án" not in found


def test_without_stated_totals_there_is_nothing_to_reconcile() -> None:
    assert Reconciliation.of(()) is None


def test_annexes_have_roman_numerals_only_when_there_are_several() -> None:
    one, three = (samples.report(annexes=(samples.annex(),) * count) for count in (1, 3))
    assert [numeral for numeral, _ in one.numbered_annexes] == [""]
    assert [numeral for numeral, _ in three.numbered_annexes] == ["I", "II", "III"]


def test_a_table_is_set_smaller_as_its_columns_fill() -> None:
    assert samples.annex().density == "wide"
    assert samples.large_annex().density == "close"
    assert samples.large_annex(cell="1.234.567").density == "tight"
