"""The configuration pages in a real browser: they work under the strict CSP, wide and narrow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from clusters.models import Catalogue
from cumthidua.core import clock
from reports.models import Filing
from schools.models import SchoolStaff
from tests.builders import (
    administrator,
    make_catalogue,
    make_cluster_year,
    make_period,
    make_school,
    make_user,
)

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def enter(page: Page, user: Any, width: int) -> None:
    client = Client()
    client.force_login(user)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/healthz")
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    url = page.evaluate("location.origin")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}])
    page.goto("/quan-tri/")


def no_wider_than_the_window(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_list_and_a_page_with_many_rows_fit_the_window(page: Page, width: int) -> None:
    period = make_period(make_cluster_year(schools=8))
    enter(page, administrator(), width)
    links = page.locator("#content-main th a").evaluate_all("all => all.map(link => link.pathname)")
    assert len(links) > 25
    for link in [*links, f"/quan-tri/clusters/clusteryear/{period.cluster_year_id}/change/"]:
        page.goto(link)
        assert no_wider_than_the_window(page), link


def test_a_role_is_given_from_today_by_the_shortcut_days_first(page: Page) -> None:
    school, somebody = make_school("Lào Cai"), make_user("Lê Văn A")
    enter(page, administrator(), 1280)
    page.goto("/quan-tri/schools/schoolstaff/add/")
    page.get_by_label("Tài khoản").select_option(label="Lê Văn A")
    page.get_by_label("Trường").select_option(label=school.name)
    page.get_by_label("Vai trò").select_option(label="Cán bộ phụ trách thi đua")
    page.locator(".field-valid_from").get_by_text("Hôm nay").click()
    shown = page.locator("#id_valid_from").input_value()
    page.get_by_role("button", name="Lưu lại").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    row = SchoolStaff.objects.get(user=somebody)
    assert row.valid_from.strftime("%d/%m/%Y") == shown
    assert abs(row.valid_from - clock.today()) <= timedelta(days=1)


def test_a_period_is_opened_on_a_telephone_and_freezes_the_catalogue(page: Page) -> None:
    year = make_cluster_year(schools=3)
    enter(page, administrator(), 390)
    page.goto(f"/quan-tri/clusters/clusteryear/{year.pk}/change/")
    page.get_by_role("link", name="Mở kỳ báo cáo cho năm này").click()
    page.get_by_label("Kỳ:").select_option(label="6 tháng đầu năm")
    page.locator("#id_due_at_0").fill("15/07/2024")
    page.locator("#id_due_at_1").fill("17:00")
    page.get_by_role("button", name="Lưu lại").click()
    expect(page.get_by_text("đã mở phiếu cho 3 trường")).to_be_visible()
    assert Filing.objects.count() == 3
    page.goto(f"/quan-tri/clusters/catalogue/{year.catalogue_id}/change/")
    expect(page.get_by_text("Danh mục đã đóng băng.")).to_be_visible()


def test_a_version_is_copied_by_keyboard(page: Page) -> None:
    catalogue = make_catalogue("mo")
    enter(page, administrator(), 1280)
    page.goto(f"/quan-tri/clusters/catalogue/{catalogue.pk}/change/")
    page.get_by_role("link", name="Chép sang phiên bản mới").press("Enter")
    page.get_by_label("Phiên bản").fill("2025")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Phiên bản mới chưa đóng băng")).to_be_visible()
    assert Catalogue.objects.get(code="2025").indicators.count() == catalogue.indicators.count()
