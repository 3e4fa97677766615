"""A bad line and a dead line: what was typed is kept, checked, sent in order, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from cumthidua.core import clock
from cumthidua.core.models import CellChange
from reports.filing_acts import address
from reports.models import FilingValue
from tests.builders import Team, fill, officer, team

from .filing_pages import (
    cell,
    expect_look,
    field,
    notes,
    open_as,
    queued,
    sign_in,
    sign_out,
    stored,
    type_into,
    values,
)

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEN = {
    "class_count": "12",
    "class_llct_intermediate": "5",
    "class_refresher": "6",
    "graduate_count": "340",
    "topic_province": "2",
    "topic_school": "4",
    "seminar_school": "3",
    "journal_article": "7",
    "staff_total": "41",
    "learner_count": "1206",
}


@pytest.fixture
def work(transactional_db: None) -> Team:
    return team()


def ready_for_offline(page: Page) -> None:
    """The worker has the page and its parts."""
    wanted = (page.url, "kiem-tra.json", "saving.js", "portal.css")
    wait_until(lambda: all(any(url.endswith(end) for url in copies(page)) for end in wanted))


def wait_until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.1)


def copies(page: Page) -> list[str]:
    """Addresses of what is kept for a reload without a network."""
    return page.evaluate(
        """async () => {
            if (!(await caches.has("so-lieu"))) return [];
            return (await (await caches.open("so-lieu")).keys()).map(({ url }) => url);
        }"""
    )


def come_back(context: BrowserContext, page: Page) -> None:
    context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")


def test_ten_cells_typed_offline_survive_a_reload_and_arrive_in_order(page, work):
    fill(work.filing, work.officer, class_late_start=0)
    open_as(page, work.officer, work)
    ready_for_offline(page)
    page.context.set_offline(True)
    for code, text in TEN.items():
        type_into(page, code, text)
    type_into(page, "class_planned", "l2")
    type_into(page, "class_refresher", "15")
    expect(page.locator("[data-region=savebar]")).to_contain_text("11 ô chưa gửi")
    expect(page.locator("[data-failures]")).to_contain_text("Chưa kết nối được")
    expect(notes(page, "class_planned")).to_contain_text("chưa đọc được thành số: ký tự đầu là chữ “l”")
    expect(notes(page, "class_refresher")).to_contain_text("Trái quy tắc")
    expect(notes(page, "class_refresher")).to_contain_text("máy chủ sẽ kiểm lại")
    expect(page.locator("[data-total=cong-topic_ministry] [data-figure]")).to_have_text("6")

    page.reload()
    for code, text in TEN.items():
        expect(field(page, code)).to_have_value("15" if code == "class_refresher" else text)
        expect_look(page, code, "typed")
    expect(notes(page, "class_refresher")).to_contain_text("Trái quy tắc")
    page.get_by_role("button", name="Nhận 12", exact=True).click()
    type_into(page, "class_refresher", "6")
    assert not FilingValue.objects.filter(filing=work.filing, indicator__code="class_count").exists()

    come_back(page.context, page)
    for code in TEN:
        expect_look(page, code, "saved")
    expect(page.locator("[data-region=savebar]")).not_to_contain_text("chưa gửi")
    assert queued(page) == []
    wanted = {code: int(text) for code, text in TEN.items()}
    assert values(work.filing) == wanted | {"class_late_start": 0, "class_planned": 12}
    order = list(CellChange.objects.order_by("pk").values_list("cell", flat=True))
    typed = [code for code in TEN if code != "class_refresher"]
    assert order == ["class_late_start", *typed, "class_planned", "class_refresher"]


def test_a_line_that_dies_halfway_is_no_conflict_with_oneself(page, work):
    open_as(page, work.officer, work)
    page.route("**/luu/", lambda route: (route.fetch(), route.abort()))  # arrives, the answer does not
    type_into(page, "class_count", "12378")
    expect(page.locator("[data-failures]")).to_contain_text("Chưa kết nối được")
    page.unroute("**/luu/")
    type_into(page, "class_count", "12379")
    expect_look(page, "class_count", "saved")
    assert stored(work.filing, "class_count").value == 12379
    assert stored(work.filing, "class_count").version == 2


def test_typed_back_while_the_answer_is_lost_is_what_counts(page, work):
    fill(work.filing, work.officer, class_count=3)
    open_as(page, work.officer, work)
    page.route("**/luu/", lambda route: (route.fetch(), route.abort()))
    type_into(page, "class_count", "5")
    expect(page.locator("[data-failures]")).to_contain_text("Chưa kết nối được")
    page.unroute("**/luu/")
    type_into(page, "class_count", "3")
    expect_look(page, "class_count", "saved")
    assert stored(work.filing, "class_count").value == 3


def test_a_conflict_shows_both_sides_and_survives_a_reload(page, work):
    fill(work.filing, work.officer, class_count=3)
    open_as(page, work.officer, work)
    fill(work.filing, officer(work.filing.school, "Quàng Thị Mai"), class_count=2)
    type_into(page, "class_count", "1")
    note = notes(page, "class_count")
    expect(note).to_contain_text("Bản của đồng chí: 1. Bản trên máy chủ: 2, Quàng Thị Mai")
    expect_look(page, "class_count", "conflict")
    page.locator("[data-leave]").click()  # nobody leaves an undecided cell unawares
    expect(field(page, "class_count")).to_be_focused()
    expect(page.locator("[data-said]")).to_have_text("Chưa rời trang: còn 1 ô máy chủ chưa ghi.")
    expect(page.get_by_role("link", name="1 ô sửa trùng")).to_have_attribute("href", "#o-class_count")
    page.reload()
    expect(note).to_contain_text("Bản của đồng chí: 1. Bản trên máy chủ: 2, Quàng Thị Mai")
    expect(field(page, "class_count")).to_have_value("1")
    assert stored(work.filing, "class_count").value == 2
    page.get_by_role("button", name="Lấy bản trên máy chủ").press("Enter")
    expect(note).to_be_hidden()
    expect(field(page, "class_count")).to_have_value("2")
    expect(field(page, "class_count")).to_be_focused()
    assert queued(page) == []
    assert stored(work.filing, "class_count").version == 2


def test_two_people_in_two_browsers_choose_what_stands(browser, site, page, work):
    colleague = officer(work.filing.school, "Quàng Thị Mai")
    context = browser.new_context(base_url=site.url, locale="vi-VN")
    other = context.new_page()
    open_as(page, work.officer, work)
    open_as(other, colleague, work)
    type_into(other, "class_count", "20")
    expect_look(other, "class_count", "saved")
    type_into(other, "graduate_count", "99")
    expect_look(other, "graduate_count", "saved")
    type_into(page, "class_count", "10")
    expect(notes(page, "class_count")).to_contain_text(
        "Bản của đồng chí: 10. Bản trên máy chủ: 20, Quàng Thị Mai"
    )
    type_into(page, "topic_school", "4")
    expect_look(page, "graduate_count", "changed")
    expect(field(page, "graduate_count")).to_have_value("99")
    expect(page.locator("[data-said]")).to_contain_text("Người khác vừa sửa 1 ô")
    expect(page.get_by_role("link", name="1 ô người khác vừa sửa")).to_be_visible()
    expect(notes(page, "class_count")).to_be_visible()
    page.get_by_role("button", name="Giữ của tôi").click()
    expect_look(page, "class_count", "saved")
    expect(field(page, "class_count")).to_be_focused()
    assert values(work.filing) == {"class_count": 10, "graduate_count": 99, "topic_school": 4}
    context.close()


def test_a_lost_session_keeps_what_was_typed_and_goes_on_after_signing_in(page, work):
    open_as(page, work.officer, work)
    sign_out(page)
    type_into(page, "class_count", "7")
    failures = page.locator("[data-failures]")
    expect(failures).to_contain_text("Phiên đăng nhập đã hết")
    expect(failures.get_by_role("link", name="đăng nhập ở thẻ mới")).to_have_attribute("target", "_blank")
    expect_look(page, "class_count", "typed")
    sign_in(page, work.officer)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect_look(page, "class_count", "saved")
    expect(failures).to_be_empty()
    assert stored(work.filing, "class_count").updated_by == work.officer


def test_texts_never_go_out_under_another_name(page, work):
    colleague = officer(work.filing.school, "Quàng Thị Mai")
    open_as(page, work.officer, work)
    page.context.set_offline(True)
    type_into(page, "class_count", "7")
    sign_out(page)
    sign_in(page, colleague)
    come_back(page.context, page)
    expect(page.locator("[data-failures]")).to_contain_text("tài khoản khác")
    page.reload()
    expect(field(page, "class_count")).to_have_value("")
    assert values(work.filing) == {}
    sign_in(page, work.officer)
    page.reload()
    expect_look(page, "class_count", "saved")
    assert stored(work.filing, "class_count").updated_by == work.officer


def close_period(work: Team) -> None:
    period = work.filing.period
    period.opens_at = clock.now() - timedelta(days=9)
    period.due_at = clock.now() - timedelta(days=3)
    period.closes_at = clock.now() - timedelta(hours=1)
    period.save()


def test_a_deadline_that_closed_keeps_the_texts_to_be_copied_or_dropped(page, work):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_as(page, work.officer, work)
    close_period(work)
    type_into(page, "class_count", "7")
    expect_look(page, "class_count", "locked")
    expect(field(page, "class_count")).to_have_value("7")
    expect(page.locator("[data-failures]")).to_contain_text("khóa")
    box = page.locator("[data-unsent]")
    expect(box).to_contain_text("1 ô khóa, chưa ghi")
    page.reload()
    expect(box).to_contain_text("1 ô khóa, chưa ghi")
    expect(box).to_contain_text("Số lớp đào tạo, bồi dưỡng: 7")
    page.get_by_role("button", name="Chép phần chưa ghi").click()
    expect(box).to_contain_text("Đã chép 1 dòng")
    assert page.evaluate("navigator.clipboard.readText()") == "Số lớp đào tạo, bồi dưỡng\t7"
    box.locator("summary").click()
    page.get_by_role("button", name="Bỏ hẳn").click()
    expect(box).to_be_hidden()
    assert queued(page) == []
    assert values(work.filing) == {}


def test_an_error_of_the_server_keeps_the_texts_and_tries_again(page, work):
    open_as(page, work.officer, work)
    page.route("**/luu/", lambda route: route.fulfill(status=500, body="lỗi"))
    type_into(page, "class_count", "7")
    expect(page.locator("[data-failures]")).to_contain_text("Máy chủ gặp lỗi")
    expect_look(page, "class_count", "typed")
    page.unroute("**/luu/")
    expect_look(page, "class_count", "saved")
    assert stored(work.filing, "class_count").value == 7


def test_two_tabs_of_one_filing_do_not_fight(page, work):
    open_as(page, work.officer, work)
    other = page.context.new_page()
    other.goto(address(work.filing, "filing"))
    page.context.set_offline(True)
    type_into(page, "class_count", "7")
    expect(field(other, "class_count")).to_have_value("7")
    expect_look(other, "class_count", "typed")
    page.context.set_offline(False)
    type_into(other, "graduate_count", "8")
    for one in (page, other):
        expect_look(one, "class_count", "saved")
        expect_look(one, "graduate_count", "saved")
    assert values(work.filing) == {"class_count": 7, "graduate_count": 8}
    assert stored(work.filing, "class_count").version == 1


def test_escape_restores_what_the_server_has(page, work):
    fill(work.filing, work.officer, class_count=3)
    open_as(page, work.officer, work)
    field(page, "class_count").fill("99")
    assert [entry["text"] for entry in queued(page)] == ["99"]
    field(page, "class_count").press("Escape")
    expect(field(page, "class_count")).to_have_value("3")
    expect_look(page, "class_count", "saved")
    assert queued(page) == []


def test_signing_out_forgets_the_copies_of_the_page(page, work):
    open_as(page, work.officer, work)
    ready_for_offline(page)
    sign_out(page)
    page.goto("/tai-khoan/login/")
    wait_until(lambda: copies(page) == [])


def test_only_filing_pages_and_their_parts_are_copied(page, work):
    open_as(page, work.officer, work)
    ready_for_offline(page)
    page.goto(address(work.filing, "filing_history"))
    page.goto("/so-lieu/")
    page.goto(address(work.filing, "filing"))
    expect(cell(page, "class_count")).to_be_visible()
    pages = [url for url in copies(page) if "/static/" not in url]
    assert {url.removeprefix(page.evaluate("location.origin")) for url in pages} == {
        address(work.filing, "filing"),
        address(work.filing, "filing_check"),
    }
