"""The shell in a real browser, under the strict CSP (the `page` fixture fails on any breach)."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def signed_in(page, django_user_model):
    django_user_model.objects.create_user("an", "an@example.vn", "mat-khau-du-dai", full_name="Lò Minh An")
    page.goto(reverse("account_login"))
    page.get_by_label("Thư điện tử công vụ hoặc tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill("mat-khau-du-dai")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "login" not in url)
    page.goto(reverse("mfa_index"))
    return page


def violations(page) -> list[str]:
    """What axe finds, in a context of its own: axe writes inline styles, which our CSP forbids."""
    context = page.context.browser.new_context(
        bypass_csp=True,
        storage_state=page.context.storage_state(),
        viewport=page.viewport_size,
    )
    twin = context.new_page()
    twin.goto(page.url)
    found = Axe().run(twin, options=WCAG).response["violations"]
    context.close()
    return [violation["id"] for violation in found]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_login_page_is_accessible_and_fits(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reverse("account_login"))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_signs_are_drawn_from_the_sprite(page):
    page.goto(reverse("account_login"))
    drawn = page.locator(".emblem use").evaluate("use => use.getBoundingClientRect().width")
    assert drawn > 0


def test_the_account_menu_opens_and_closes_by_keyboard(signed_in):
    summary = signed_in.locator("[data-menu] > summary")
    logout = signed_in.get_by_role("button", name="Đăng xuất")
    summary.focus()
    signed_in.keyboard.press("Enter")
    assert logout.is_visible()
    signed_in.keyboard.press("Escape")
    assert not logout.is_visible()
    assert summary.evaluate("it => it === document.activeElement")


def test_high_contrast_is_remembered_and_taken_back(signed_in):
    switch = signed_in.get_by_role("button", name="Tương phản cao")
    switch.click()
    signed_in.reload()
    assert signed_in.locator("html").get_attribute("data-contrast") == "high"
    assert switch.get_attribute("aria-pressed") == "true"
    assert violations(signed_in) == []
    switch.click()
    signed_in.reload()
    assert signed_in.locator("html").get_attribute("data-contrast") is None


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (403, "<p>Phiếu đã nộp, không sửa được nữa.</p>", "Phiếu đã nộp, không sửa được nữa."),
        (403, "<!doctype html><title>CSRF</title>", "phiên đăng nhập đã hết"),
        (500, "<!doctype html><title>500</title>", "Máy chủ gặp lỗi"),
    ],
)
def test_a_failed_request_is_said_at_the_head_of_the_page(signed_in, status, body, says):
    signed_in.route("**/o-so-lieu", lambda route: route.fulfill(status=status, body=body))
    signed_in.evaluate("""
        const cell = document.createElement("button");
        cell.id = "o";
        cell.textContent = "l206";
        cell.setAttribute("hx-post", "/o-so-lieu");
        document.querySelector("main").append(cell);
        htmx.process(cell);
        cell.click();
    """)
    signed_in.locator("[data-messages]").get_by_text(says).wait_for()
    assert signed_in.locator("#o").inner_text() == "l206"


def test_a_dead_network_is_said_and_what_was_typed_stays(signed_in):
    signed_in.route("**/o-so-lieu", lambda route: route.abort())
    signed_in.evaluate("""
        const cell = document.createElement("input");
        cell.id = "o";
        cell.setAttribute("hx-post", "/o-so-lieu");
        cell.setAttribute("hx-trigger", "change");
        document.querySelector("main").append(cell);
        htmx.process(cell);
        cell.value = "1206";
        cell.dispatchEvent(new Event("change"));
    """)
    signed_in.locator("[data-messages]").get_by_text("Không kết nối được").wait_for()
    assert signed_in.locator("#o").input_value() == "1206"
