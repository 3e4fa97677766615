"""The report in a real browser: figures open their cells, chips survive editing, nothing is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from reports import actions
from reports.figures import Token
from tests import builders
from tests.reports import half_year_2024 as facts

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

REPORT = "/bao-cao/mnbgpb/2024-H1/"
EDITOR = ".prose-editor .ProseMirror[contenteditable]"


@pytest.fixture
def report():
    period = facts.make_half_year()
    chair = builders.chair_officer(period)
    report = actions.draft_report(period=period, by=chair)
    report.chair = chair
    return report


@pytest.fixture
def visit(page, live_server, report):
    """Open an address as the chair's officer."""
    client = Client()
    client.force_login(report.chair)
    cookie = client.cookies["cumthidua_session"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    def go(address: str):
        page.goto(f"{live_server.url}{address}")
        return page

    return go


def edit(visit, key: str = "training"):
    page = visit(f"{REPORT}muc/{key}/")
    page.wait_for_selector(EDITOR)
    return page


def settle(page) -> None:
    """Two frames: the editor follows the browser's selection a moment later than a person's hand."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_a_figure_opens_its_cells_by_mouse_and_by_keyboard(visit):
    page = visit(REPORT)
    page.click("[data-figure-link=class_count] >> nth=0")
    page.wait_for_selector("[data-figure-source] >> text=Lào Cai")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-figure-source] h2 >> text=Số học viên")
    page.keyboard.press("Escape")
    page.wait_for_selector("[data-figure-panel]", state="hidden")


def test_chips_survive_typing_copying_and_saving(visit, report):
    page = edit(visit)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chips = page.locator(f"{EDITOR} .fig")
    assert chips.count() == 19
    page.click(f"{EDITOR} p >> nth=0")
    for keys in ("Control+A", "Control+C", "ArrowRight", "Control+V"):
        page.keyboard.press(keys)
        settle(page)
    page.wait_for_selector(f"{EDITOR} .fig >> nth=37")
    page.click("text=Lưu mục")
    page.wait_for_url(f"**{REPORT}*")
    body = report.sections.get(key="training").body
    assert body.count(Token("class_count").html("234")) == 2


def test_a_figure_is_put_into_the_text_from_the_list(visit, report):
    page = edit(visit, "shortcomings")
    page.click(f"{EDITOR} p >> nth=0")
    page.select_option("[data-picker-scope]", "tct-lao-cai")
    page.fill("[data-picker-search]", "bai dang")
    page.click("[data-insert=journal_article]")
    page.wait_for_selector(f"{EDITOR} .fig >> text=20")
    page.click("text=Lưu mục")
    page.wait_for_url(f"**{REPORT}*")
    assert Token("journal_article", "tct-lao-cai").html("20") in report.sections.get(key="shortcomings").body


def test_a_hostile_paste_leaves_text_and_known_figures_only(visit, report):
    page = edit(visit, "tasks")
    page.click(f"{EDITOR} p >> nth=0")
    page.evaluate(
        """([selector, html]) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          document.querySelector(selector).dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        [
            EDITOR,
            '<p style="color:red" onclick="x()">Dán <script>alert(1)</script><img src=x onerror=alert(1)>'
            f"{Token('khong_co').html('9')} {Token('class_count', 'tct-lai-chau').html('1')}</p>",
        ],
    )
    page.wait_for_selector(f"{EDITOR} .fig")
    page.click("text=Lưu mục")
    page.wait_for_url(f"**{REPORT}*")
    body = report.sections.get(key="tasks").body
    assert Token("class_count", "tct-lai-chau").html("16") in body
    assert "khong_co" not in body
    assert "style" not in body


def test_what_was_typed_and_not_saved_is_offered_again_until_it_is_saved(visit):
    page = edit(visit, "tasks")
    page.click(f"{EDITOR} p >> nth=0")
    page.keyboard.type("Chữ chưa lưu ")
    page = edit(visit, "tasks")
    page.wait_for_selector("[data-backup-notice]:not([hidden])")
    page.click("[data-backup-restore]")
    page.wait_for_selector(f"{EDITOR} >> text=Chữ chưa lưu")
    page.click("text=Lưu mục")
    page.wait_for_url(f"**{REPORT}#muc-tasks")
    page = edit(visit, "tasks")
    assert page.locator("[data-backup-notice]").is_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_off_the_page(visit, width):
    page = visit("/bao-cao/")
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/bao-cao/", REPORT, f"{REPORT}muc/training/", f"{REPORT}so/class_count/"):
        visit(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
