"""A block from a spreadsheet: shown before anything changes, explained where it is not taken, undone."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cumthidua.core.models import CellChange
from reports.cells import How
from reports.models import Filing
from tests.builders import Team, filing_of, fill, make_period, team

from .filing_pages import expect_look, field, notes, open_as, paste, queued, stored, type_into, values

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

MINUTES = 4


@pytest.fixture
def work(transactional_db: None) -> Team:
    return team()


def dialog(page: Page) -> Any:
    return page.get_by_role("dialog", name="Dán từ bảng tính")


def lines(page: Page) -> list[str]:
    """The preview, a line a text: what becomes of each figure."""
    return [" ".join(text.split()) for text in dialog(page).locator("li").all_inner_texts()]


def write(page: Page, count: int) -> None:
    dialog(page).get_by_role("button", name=f"Ghi {count} ô", exact=True).click()
    expect(dialog(page)).to_be_hidden()


def inputs_of(filing: Filing) -> list[Any]:
    return [one for one in filing.period.cluster_year.catalogue.indicators.all() if one.is_input]


def good_figures(filing: Filing, offset: int) -> dict[str, str]:
    """A text for each of the sixty cells, which breaks no rule that stops a submission."""
    figures = {}
    for at, indicator in enumerate(inputs_of(filing)):
        kinds = {"boolean": ("Có", "Không")[at % 2], "choice": "Mức 1"}
        figures[indicator.code] = kinds.get(indicator.kind, str(offset + at))
    return figures


def in_grid_order(page: Page) -> list[str]:
    return page.locator("[data-cell]").evaluate_all("cells => cells.map((cell) => cell.dataset.cell)")


def test_120_cells_are_pasted_and_five_corrected_in_four_minutes(page, work):
    """Half a year as one long column, the year by the names of the indicators."""
    annual = filing_of(make_period(work.filing.period.cluster_year, kind="Y"), work.filing.school)
    began = time.monotonic()

    open_as(page, work.officer, work)
    half = good_figures(work.filing, 100)
    codes = in_grid_order(page)
    assert len(codes) == 60
    paste(page, codes[0], "\r\n".join(half[code] for code in codes))
    expect(dialog(page).get_by_label("Lần lượt từng ô")).to_be_checked()
    assert values(work.filing) == {}
    write(page, 60)
    expect(page.locator("[data-region=progress]")).to_contain_text("60/60 ô")
    corrections = {"class_count": "512", "learner_count": "1.206", "staff_total": "941"}
    for code, text in corrections.items():
        type_into(page, code, text)
        expect_look(page, code, "saved")

    open_as(page, work.officer, Team(annual, work.officer, work.principal))
    year = good_figures(annual, 1200)
    labels = {one.code: one.code if at % 2 else one.label for at, one in enumerate(inputs_of(annual))}
    table = [f"{at + 1}\t{labels[code]}\tđơn vị\t{year[code]}" for at, code in enumerate(year)]
    paste(page, "has_plan", "\n".join(["STT\tChỉ tiêu\tĐơn vị\tSố liệu", *table]))
    expect(dialog(page).get_by_label("Theo tên chỉ tiêu")).to_be_checked()
    write(page, 60)
    expect(page.locator("[data-region=progress]")).to_contain_text("60/60 ô")
    for code, text in {"class_count": "9.512", "topic_school": "1.999"}.items():
        type_into(page, code, text)
        expect_look(page, code, "saved")

    assert time.monotonic() - began < MINUTES * 60
    assert queued(page) == []
    words = {"Có": 1, "Không": 0, "Mức 1": 1}
    number = {
        **words,
        **{
            text: int(text.replace(".", "")) for text in [*half.values(), *year.values()] if text not in words
        },
    }
    wanted = {code: number[text] for code, text in half.items()}
    assert values(work.filing) == wanted | {"class_count": 512, "learner_count": 1206, "staff_total": 941}
    wanted = {code: number[text] for code, text in year.items()}
    assert values(annual) == wanted | {"class_count": 9512, "topic_school": 1999}
    how = list(CellChange.objects.values_list("source", flat=True))
    assert (how.count(How.PASTED), how.count(How.TYPED)) == (120, 5)


def told(page: Page, label: str) -> str:
    """What the preview says of one cell."""
    return next(line for line in lines(page) if line.startswith(label))


def summed(page: Page) -> str:
    return dialog(page).locator("[data-sum]").inner_text()


def test_the_preview_tells_what_becomes_of_each_figure(page, work):
    fill(work.filing, work.officer, class_late_start=3, graduate_count=12)
    open_as(page, work.officer, work)
    paste(page, "class_planned", "32\n3\n15\nl206\nabc\n-5")
    assert summed(page) == "1 ô mới, 1 ô thay số, 1 ô không đổi, 1 ô cần xem lại, 2 ô không nhận"
    assert "Mới" in told(page, "Số lớp theo kế hoạch năm")
    assert "Không đổi" in told(page, "Lớp khai giảng chậm kế hoạch")
    assert "Thay 12 bằng 15" in told(page, "Học viên tốt nghiệp")
    assert "dòng 4, cột 1" in told(page, "Đề tài khoa học cấp bộ")
    assert "Nhận 1.206? “l206” chưa đọc được thành số: ký tự đầu là chữ “l”" in told(
        page, "Đề tài khoa học cấp bộ"
    )
    assert "Không nhận: “abc” là chữ" in told(page, "Đề tài khoa học cấp tỉnh")
    assert "Không nhận: Ô này không nhận số âm" in told(page, "Đề tài khoa học cấp trường")
    dialog(page).get_by_label("Đề tài khoa học cấp bộ").check()
    dialog(page).get_by_label("Học viên tốt nghiệp").uncheck()
    write(page, 2)
    expect_look(page, "topic_ministry", "saved")
    assert values(work.filing) == {
        "class_planned": 32, "class_late_start": 3, "graduate_count": 12, "topic_ministry": 1206,
    }  # fmt: skip


def test_closing_the_preview_changes_nothing(page, work):
    fill(work.filing, work.officer, class_planned=12)
    open_as(page, work.officer, work)
    paste(page, "class_planned", "15\n3")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(field(page, "class_planned")).to_be_focused()
    expect(field(page, "class_planned")).to_have_value("12")
    assert queued(page) == []
    assert values(work.filing) == {"class_planned": 12}


def test_one_value_is_pasted_as_into_any_field(page, work):
    open_as(page, work.officer, work)
    paste(page, "class_planned", "15\r\n")
    expect(dialog(page)).to_be_hidden()


def test_a_table_with_level_headings_goes_by_row_and_column(page, work):
    open_as(page, work.officer, work)
    table = (
        "Chỉ tiêu\tCấp trường\tCấp tỉnh\tCấp bộ\n"
        "ĐỀ TÀI KHOA HỌC:\t3\t2\t1\n"
        "- toa dam\t6\t5\t9\n"
        "Tổng số\t7\t206\n"
        "Trong đó: bồi dưỡng\t4\t90\n"
        "Lạ lắm\t8\n"
    )
    paste(page, "has_plan", table)
    assert "Không có chỉ tiêu “Lạ lắm” trong biểu" in "".join(lines(page))
    assert "Hàng “Tọa đàm” không có ô nhập cho cột này" in "".join(lines(page))
    write(page, 9)
    expect_look(page, "learner_refresher", "saved")
    assert values(work.filing) == {
        "topic_ministry": 1, "topic_province": 2, "topic_school": 3, "seminar_province": 5, "seminar_school": 6,
        "class_count": 7, "learner_count": 206, "class_refresher": 4, "learner_refresher": 90,
    }  # fmt: skip


def test_a_block_without_names_goes_by_its_shape_and_says_what_it_skips(page, work):
    open_as(page, work.officer, work)
    paste(page, "class_refresher", "4\t90\n9\t10\n32\t5\n")
    expect(dialog(page).get_by_label("Theo hình của khối")).to_be_checked()
    assert "Hàng “Cộng các phần”, Số lớp không phải ô nhập, bỏ qua." in "".join(lines(page))
    assert "hàng “Số lớp theo kế hoạch năm” không còn cột nào" in "".join(lines(page))
    dialog(page).get_by_label("Lần lượt từng ô").check()
    assert summed(page) == "6 ô mới"
    dialog(page).get_by_label("Theo hình của khối").check()
    write(page, 3)
    expect_look(page, "class_planned", "saved")
    assert values(work.filing) == {"class_refresher": 4, "learner_refresher": 90, "class_planned": 32}


def test_cells_in_quotes_hold_breaks_and_quotes(page):
    page.goto("/healthz")
    read = page.evaluate(
        """async (texts) => {
            const { parseBlock } = await import("/static/js/filing/paste.js");
            return texts.map(parseBlock);
        }""",
        ['"a\nb"\t2\r\n"x ""y"""\t\r\n\r\n', "1\t2\n\n3", '5"\t"6', "", '""\t1'],
    )
    assert read == [
        [["a\nb", "2"], ['x "y"', ""]],
        [["1", "2"], [""], ["3"]],
        [['5"', '"6']],
        [],
        [["", "1"]],
    ]


def test_undo_brings_back_what_stood_there_but_not_what_was_corrected_since(page, work):
    fill(work.filing, work.officer, class_planned=12)
    open_as(page, work.officer, work)
    paste(page, "class_planned", "15\n3\n40")
    write(page, 3)
    expect_look(page, "graduate_count", "saved")
    type_into(page, "graduate_count", "44")
    expect_look(page, "graduate_count", "saved")
    page.get_by_role("button", name="Hoàn tác lần dán").click()
    expect(field(page, "class_planned")).to_have_value("12")
    expect_look(page, "class_late_start", "null")
    assert values(work.filing) == {"class_planned": 12, "graduate_count": 44}
    assert stored(work.filing, "class_planned").version == 3
    expect(page.get_by_role("button", name="Hoàn tác lần dán")).to_be_hidden()


def test_a_block_is_pasted_without_a_network_and_by_keys_alone(page, work):
    open_as(page, work.officer, work)
    expect(notes(page, "class_planned")).to_be_hidden()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_role("button", name="Dán từ bảng tính").press("Enter")
    page.keyboard.insert_text("class_count\t5\nclass_refresher\t8")
    dialog(page).get_by_label("Theo tên chỉ tiêu").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    dialog(page).get_by_role("button", name="Ghi 2 ô").press("Enter")
    expect(notes(page, "class_refresher")).to_contain_text("Trái quy tắc")
    assert [(entry["code"], entry["how"]) for entry in queued(page)] == [
        ("class_count", "pasted"),
        ("class_refresher", "pasted"),
    ]
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect_look(page, "class_refresher", "saved")
    assert values(work.filing) == {"class_count": 5, "class_refresher": 8}


@pytest.mark.parametrize("width", [1280, 390])
def test_the_preview_fits(page, work, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_as(page, work.officer, work)
    paste(page, "class_planned", "32\nl206\n3\n15\nabc\n-5")
    box = dialog(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 800
    button = dialog(page).get_by_role("button", name="Ghi").bounding_box()
    assert button["y"] + button["height"] <= 800
