"""Reading a text in a real browser: marks beside proposals, a question answered, cells that remember."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reports.filing_acts import address
from reports.models import FilingValue
from tests.builders import Team, team

from .filing_pages import sign_in, sign_out

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TEXT = (
    "Trong 6 tháng, nhà trường đã mở 27 lớp với gần 1.800 học viên.\n"
    "Tổ chức 02 hội thảo cấp tỉnh; 01 cấp trường.\nĐã có l2 bài đăng tạp chí."
)


@pytest.fixture
def work(transactional_db: None) -> Team:
    return team()


def paste(page: Page, work: Team) -> None:
    page.goto("/healthz")
    sign_in(page, work.officer)
    page.goto(address(work.filing, "filing"))
    page.get_by_role("link", name="Đọc từ văn bản").click()
    page.get_by_label("Dán văn bản").fill(TEXT)
    page.get_by_role("button", name="Đọc số liệu").click()


def held(work: Team) -> dict[str, Any]:
    cells = FilingValue.objects.filter(filing=work.filing, value__isnull=False)
    return {cell.indicator.code: int(cell.value) for cell in cells}


def test_a_pasted_paragraph_becomes_cells_that_remember_their_words(page: Page, work: Team) -> None:
    paste(page, work)
    expect(page.locator("mark", has_text="27 lớp")).to_be_visible()
    question = page.locator(".find-question", has_text="là chỉ tiêu nào?")
    expect(question.locator("input:checked")).to_have_count(0)
    question.get_by_label("Hội thảo khoa học cấp trường").check()
    expect(page.locator("mark.is-shown")).to_contain_text("01 cấp trường")
    misprint = page.locator(".find-corrected")
    expect(misprint).to_contain_text("xin xác nhận")
    expect(misprint.locator("input[type=checkbox]")).not_to_be_checked()
    page.get_by_role("button", name="Ghi các ô đã chọn").click()
    expect(page.get_by_role("heading", name="Số liệu 6 tháng")).to_be_visible()
    assert held(work) == {
        "class_count": 27,
        "learner_count": 1800,
        "workshop_province": 2,
        "workshop_school": 1,
    }
    page.get_by_role("link", name="Lịch sử").first.click()
    expect(page.locator("main")).to_contain_text("đọc từ văn bản")
    page.goto(address(work.filing, "filing_history") + "?cell=learner_count")
    expect(page.locator("main")).to_contain_text("gần 1.800 học viên")


def test_one_figure_is_written_by_its_own_button_and_the_text_stays(page: Page, work: Team) -> None:
    paste(page, work)
    page.get_by_role("button", name="Ghi Số học viên gần 1.800").click()
    expect(page.locator("main")).to_contain_text("Đã ghi 1 ô")
    expect(page.locator("mark", has_text="27 lớp")).to_be_visible()
    assert held(work) == {"learner_count": 1800}


def test_the_page_works_without_javascript_on_a_narrow_screen(browser: Any, site: Any, work: Team) -> None:
    context = browser.new_context(
        base_url=site.url, java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="vi-VN"
    )
    page = context.new_page()
    page.goto("/healthz")
    context.add_cookies([{**cookie, "url": site.url} for cookie in cookies_of(work)])
    page.goto(address(work.filing, "read_narrative"))
    page.get_by_label("Dán văn bản").fill(TEXT)
    page.get_by_role("button", name="Đọc số liệu").click()
    page.locator(".find-words").first.click()
    expect(page).to_have_url(re.compile("#cho-1$"))
    page.get_by_role("button", name="Ghi các ô đã chọn").click()
    assert held(work) == {"class_count": 27, "learner_count": 1800, "workshop_province": 2}
    context.close()


def cookies_of(work: Team) -> list[dict[str, str]]:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(work.officer)
    return [
        {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    ]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_breaks_no_rule_of_accessibility_and_does_not_scroll_sideways(
    browser: Any, site: Any, work: Team, width: int
) -> None:
    context = browser.new_context(
        base_url=site.url, locale="vi-VN", bypass_csp=True, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    paste(page, work)
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_one_figure_after_another_is_written_where_one_stands(page: Page, work: Team) -> None:
    paste(page, work)
    page.get_by_label("Số học viên", exact=True).uncheck()
    page.get_by_role("button", name="Ghi Bài đăng tạp chí 12").click()
    expect(page.locator(".find:target")).to_contain_text("Bài đăng tạp chí")
    expect(page.locator(".find:target")).to_be_in_viewport()
    expect(page.get_by_label("Số học viên", exact=True)).not_to_be_checked()
    assert held(work) == {"journal_article": 12}


def test_a_pasted_text_outlives_a_lost_session_and_goes_when_it_was_read(page: Page, work: Team) -> None:
    page.goto("/healthz")
    sign_in(page, work.officer)
    page.goto(address(work.filing, "read_narrative"))
    box = page.get_by_label("Dán văn bản")
    box.fill(TEXT)
    sign_out(page)
    page.get_by_role("button", name="Đọc số liệu").click()
    expect(page).to_have_url(re.compile("login"))
    sign_in(page, work.officer)
    page.goto(address(work.filing, "read_narrative"))
    expect(box).to_have_value(TEXT)
    page.get_by_role("button", name="Đọc số liệu").click()
    expect(page.locator("mark").first).to_be_visible()
    page.goto(address(work.filing, "read_narrative"))
    expect(box).to_have_value("")
