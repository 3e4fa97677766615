"""The page of a filing in a real browser: a cell saves as it is left, and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reports.filing_acts import address
from tests.builders import Team, bring_to, fill, officer, team

from .filing_pages import (
    cell,
    expect_look,
    field,
    notes,
    open_as,
    paste,
    stored,
    type_into,
    values,
)

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def work(transactional_db: None) -> Team:
    return team()


@pytest.fixture
def lenient_page(browser: Any, site: Any) -> Iterator[Page]:
    """A page on which axe may put its style; the CSP itself is held by every other test."""
    context = browser.new_context(base_url=site.url, locale="vi-VN", bypass_csp=True)
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def test_a_cell_saves_as_it_is_left_and_focus_goes_where_the_keys_send_it(page, work):
    open_as(page, work.officer, work)
    type_into(page, "class_count", "12378", leave="Enter")
    expect(cell(page, "class_llct_intermediate").locator("[data-input]")).to_be_focused()
    expect(cell(page, "class_count")).to_have_class("cell cell-saved")
    expect(cell(page, "class_count").locator("[data-input]")).to_have_value("12.378")
    expect(cell(page, "class_llct_intermediate").locator("[data-input]")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(cell(page, "class_count").locator("[data-input]")).to_be_focused()
    assert stored(work.filing, "class_count").value == 12378


def test_totals_and_rules_answer_at_once(page, work):
    open_as(page, work.officer, work)
    type_into(page, "topic_school", "4")
    type_into(page, "topic_province", "2")
    expect(page.locator("[data-total=cong-topic_ministry]")).to_contain_text("6")
    type_into(page, "class_count", "5")
    type_into(page, "class_refresher", "8")
    expect(page.locator("[data-notes=class_refresher]")).to_contain_text("không được lớn hơn số lớp")
    type_into(page, "class_count", "9")
    expect(page.locator("[data-notes=class_refresher]")).to_be_hidden()


def test_a_misread_number_stays_with_its_reason_and_its_offer_is_one_press(page, work):
    open_as(page, work.officer, work)
    type_into(page, "learner_count", "l206")
    expect(page.locator("[data-notes=class_count]")).to_contain_text("ký tự đầu là chữ “l”")
    expect(cell(page, "learner_count").locator("[data-input]")).to_have_value("l206")
    expect(cell(page, "learner_count").locator("[data-input]")).to_have_attribute("aria-invalid", "true")
    page.reload()
    expect(cell(page, "learner_count").locator("[data-input]")).to_have_value("l206")
    page.get_by_role("button", name="Nhận 1.206").click()
    expect(cell(page, "learner_count")).to_have_class("cell cell-saved")
    assert stored(work.filing, "learner_count").value == 1206


def test_two_people_at_once_see_both_versions(page, work):
    open_as(page, work.officer, work)
    fill(work.filing, officer(work.filing.school, "Quàng Thị Mai"), class_count=2)
    type_into(page, "class_count", "1")
    note = page.locator("[data-notes=class_count]")
    expect(note).to_contain_text("Bản của đồng chí: 1. Bản trên máy chủ: 2, Quàng Thị Mai")
    type_into(page, "graduate_count", "3")
    expect(cell(page, "graduate_count")).to_have_class("cell cell-saved")
    expect(note).to_be_visible()
    assert stored(work.filing, "class_count").value == 2
    page.get_by_role("button", name="Giữ của tôi").click()
    expect(note).to_be_hidden()
    assert stored(work.filing, "class_count").value == 1


def test_an_answer_older_than_ones_own_save_is_not_somebody_elses_change(page, work):
    open_as(page, work.officer, work)
    old: list[Any] = []
    page.route("**/trang-thai/", lambda route: old.append((route, route.fetch())), times=1)
    with page.expect_request("**/trang-thai/"):
        type_into(page, "class_count", "nhiều")
    expect_look(page, "class_count", "rejected")
    type_into(page, "class_count", "")
    expect_look(page, "class_count", "null")
    route, answer = old[0]
    route.fulfill(response=answer)
    type_into(page, "graduate_count", "7")
    expect_look(page, "graduate_count", "saved")
    expect_look(page, "class_count", "null")
    expect(page.locator("[data-said]")).not_to_contain_text("Người khác")


def test_without_a_network_the_text_waits_on_the_page_and_goes_when_it_is_back(page, work):
    open_as(page, work.officer, work)
    page.context.set_offline(True)
    type_into(page, "class_count", "7")
    expect(page.locator("[data-region=savebar]")).to_contain_text("1 ô chưa gửi")
    expect(page.locator("[data-failures]")).to_contain_text("chữ đã gõ còn trên trang")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(cell(page, "class_count")).to_have_class("cell cell-saved")
    assert stored(work.filing, "class_count").value == 7


def test_yes_no_and_choices_save_at_once(page, work):
    open_as(page, work.officer, work)
    cell(page, "has_plan").get_by_label("Có", exact=True).check()
    expect(cell(page, "has_plan")).to_have_class("choice choice-saved")
    page.get_by_label("Mức trường chính trị chuẩn").select_option("Mức 1")
    expect(cell(page, "standard_school_level")).to_have_class("cell cell-saved")
    assert stored(work.filing, "has_plan").value == 1
    assert stored(work.filing, "standard_school_level").value == 1


def test_the_panel_of_the_focused_cell_marks_its_figure(page, work):
    open_as(page, work.officer, work)
    type_into(page, "learner_count", "1200")
    cell(page, "learner_count").locator("[data-input]").focus()
    expect(page.locator("[data-context] h2").first).to_have_text("Số học viên")
    page.locator("[data-context]").get_by_label("Số ước thực hiện").check()
    expect(cell(page, "learner_count").locator("[data-marks]")).to_have_text("ước")
    assert stored(work.filing, "learner_count").bound == "estimated"


def test_a_returned_cell_is_answered_in_its_place(page, work):
    bring_to("returned", work, class_count=5)
    open_as(page, work.officer, work)
    expect(page.locator("[data-region=why]")).to_contain_text("1 ô trả lại chưa trả lời")
    page.get_by_label(re.compile("Lý do giữ nguyên")).fill("Đúng 5 lớp.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-region=why]")).to_contain_text("Có thể nộp")
    assert stored(work.filing, "class_count").explanation == "Đúng 5 lớp."


@pytest.mark.parametrize("width", [1280, 390, 360])
def test_the_page_fits_and_has_no_barrier(lenient_page, work, width):
    page = lenient_page
    fill(work.filing, work.officer, class_count=5, has_plan="Có")
    page.set_viewport_size({"width": width, "height": 800})
    open_as(page, work.officer, work)
    type_into(page, "learner_count", "abc")
    expect(page.locator("[data-notes=class_count]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []


def test_the_figures_to_read_have_no_barrier_either(lenient_page, work):
    page = lenient_page
    bring_to("submitted", work)
    open_as(page, work.principal, work)
    page.locator("[data-cell-link=class_count]").click()
    expect(page.locator("[data-context] h2").first).to_have_text("Số lớp đào tạo, bồi dưỡng")
    assert violations(page) == []
    for name in ("certify_filing", "return_filing", "filing_history"):
        page.goto(address(work.filing, name))
        assert violations(page) == [], name


@pytest.mark.parametrize("width", [390, 360])
def test_what_is_certified_fits_a_narrow_page(lenient_page, work, width):
    page = lenient_page
    bring_to("submitted", work)
    page.set_viewport_size({"width": width, "height": 800})
    open_as(page, work.principal, work)
    page.goto(address(work.filing, "certify_filing"))
    expect(page.get_by_role("button", name="Xác nhận, gửi Cụm trưởng")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_keys_alone_fill_the_grid_and_the_focus_never_jumps(page, work):
    open_as(page, work.officer, work)
    field(page, "class_count").focus()
    for key in ("7", "ArrowRight", "2", "0", "0", "Enter", "9", "0", "ArrowLeft"):
        page.keyboard.press(key)  # "9|0": the first press left only moves within the text
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(field(page, "class_llct_intermediate")).to_be_focused()
    for key in ("3", "Shift+Enter", "ArrowDown", "Tab", "Tab", "1"):
        page.keyboard.press(key)
    expect(field(page, "class_llct_advanced")).to_be_focused()
    expect_look(page, "learner_llct_intermediate", "saved")
    expect(field(page, "class_llct_advanced")).to_be_focused()
    page.keyboard.press("Enter")
    expect_look(page, "class_llct_advanced", "saved")
    expect(field(page, "class_refresher")).to_be_focused()
    assert values(work.filing) == {
        "class_count": 7, "learner_count": 200, "learner_llct_intermediate": 90, "class_llct_intermediate": 3,
        "class_llct_advanced": 1,
    }  # fmt: skip


def test_each_cell_is_described_by_its_own_notes(page, work):
    open_as(page, work.officer, work)
    type_into(page, "learner_count", "abc")
    expect_look(page, "learner_count", "rejected")
    description = """input => input.getAttribute("aria-describedby").split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "").join(" ")"""
    wait = page.locator("#gc-learner_count")
    expect(wait).to_contain_text("không nhận")
    assert "abc" in field(page, "learner_count").evaluate(description)
    assert "abc" not in field(page, "class_count").evaluate(description)


def test_the_page_in_trouble_has_no_barrier(lenient_page, work):
    page = lenient_page
    open_as(page, work.officer, work)
    page.wait_for_load_state("networkidle")
    fill(work.filing, officer(work.filing.school, "Quàng Thị Mai"), class_count=2, graduate_count=4)
    type_into(page, "class_count", "1")
    expect_look(page, "class_count", "conflict")
    expect_look(page, "graduate_count", "changed")
    page.context.set_offline(True)
    type_into(page, "class_planned", "l2")
    expect(notes(page, "class_planned")).to_contain_text("chưa đọc được")
    assert violations(page) == []
    paste(page, "topic_ministry", "32\nl206\n-5")
    assert violations(page) == []


def test_the_panel_keeps_the_focus_and_shows_why_a_file_is_refused(page, work):
    open_as(page, work.officer, work)
    type_into(page, "class_count", "5")
    field(page, "class_count").focus()
    panel = page.locator("[data-context]")
    about = panel.get_by_label("Số ước thực hiện")
    about.press("Space")
    expect(panel).to_contain_text("Hiện là: ước 5")
    expect(about).to_be_focused()
    upload = panel.get_by_label("Thêm tệp")
    upload.set_input_files({"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"MZ program"})
    panel.get_by_role("button", name="Gắn tệp").press("Enter")
    expect(panel.get_by_role("alert")).to_be_in_viewport()
    expect(page.locator("[data-said]")).to_contain_text("Chỉ nhận tệp PDF")
    expect(panel.get_by_role("button", name="Gắn tệp")).to_be_focused()
    upload.set_input_files({"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 x"})
    panel.get_by_role("button", name="Gắn tệp").press("Enter")
    panel.get_by_role("button", name="Gỡ khỏi ô này").press("Enter")
    expect(panel).to_contain_text("Chưa có tệp nào")
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
