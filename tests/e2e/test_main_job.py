"""The portal's main job, lived in a browser on the real half-year of 2024.

Eight officers type the figures their schools published, eight principals certify, the chair accepts;
the table says 234 and 12.443 beside the stated 238 and 12.378; the chair drafts, edits and prints.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

SEEDS = Path(__file__).resolve().parents[2] / "cumthidua/portal/demo/seeds.json"
PERIOD = "mnbgpb/2024-H1"
PLACES = {
    "tdtcb-nguyen-van-cu-quang-ninh": "quangninh",
    "tct-dien-bien": "dienbien",
    "tct-ha-giang": "hagiang",
    "tct-hoang-dinh-giong-cao-bang": "caobang",
    "tct-lai-chau": "laichau",
    "tct-hoang-van-thu-lang-son": "langson",
    "tct-lao-cai": "laocai",
    "tct-son-la": "sonla",
}


def published() -> dict[str, dict[str, int]]:
    """The figures of each school, as the source states them."""
    rows = json.loads(SEEDS.read_text())["school_statistics"]
    return {row["school"]: row["values"] for row in rows}


@pytest.fixture
def open_half_year(settings) -> None:
    settings.DEBUG = True  # the demo refuses to run in production
    call_command("demo", stdout=io.StringIO())
    call_command("demo", "--open", PERIOD, stdout=io.StringIO())


def sign_in(page: Page, username: str) -> None:
    page.context.clear_cookies()
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", "Thidua@2026")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def type_figures(page: Page, school: str, values: dict[str, int]) -> None:
    """Type each figure and leave the cell, by keyboard alone."""
    page.goto(f"/so-lieu/{PERIOD}/{school}/")
    for code, value in values.items():
        cell = page.locator(f"[data-cell={code}] [data-input]")
        cell.fill(f"{value:,}".replace(",", "."))
        cell.press("Tab")
    for code in values:
        expect(page.locator(f"[data-cell={code}]")).to_have_class(re.compile("cell-saved"))


def misprint(page: Page, values: dict[str, int]) -> None:
    """The source prints "l206" for 1206: the portal keeps the text, says why, and offers the number."""
    row = page.locator("[data-cell=learner_count]")
    row.locator("[data-input]").fill("l206")
    row.locator("[data-input]").press("Tab")
    expect(row).to_have_class(re.compile("cell-rejected"))
    expect(row.locator("[data-input]")).to_have_value("l206")
    expect(page.locator("[data-cell=class_count] [data-input]")).to_have_value(str(values["class_count"]))
    page.get_by_role("button", name="Nhận 1.206").click()
    expect(row).to_have_class(re.compile("cell-saved"))
    expect(row.locator("[data-input]")).to_have_value("1.206")


def submit(page: Page, school: str) -> None:
    page.goto(f"/so-lieu/{PERIOD}/{school}/nop/")
    page.get_by_role("button", name="Nộp lên Hiệu trưởng").click()
    expect(page.locator("main")).to_contain_text("Chờ Hiệu trưởng xác nhận")


def certify(page: Page, school: str) -> None:
    page.goto(f"/so-lieu/{PERIOD}/{school}/xac-nhan/")
    page.get_by_role("button", name="Xác nhận, gửi Cụm trưởng").click()
    expect(page.locator("main")).to_contain_text("Chờ tiếp nhận")


def accept(page: Page, school: str) -> None:
    page.goto(f"/so-lieu/{PERIOD}/{school}/")
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.locator("main")).to_contain_text("Đã tiếp nhận")


def test_from_empty_forms_to_a_printed_report(page: Page, open_half_year: None) -> None:
    figures = published()
    for school, values in figures.items():
        sign_in(page, f"canbo.{PLACES[school]}")
        type_figures(page, school, values)
        if school == "tct-dien-bien":
            misprint(page, values)
        submit(page, school)
        sign_in(page, f"hieutruong.{PLACES[school]}")
        certify(page, school)

    sign_in(page, "canbo.quangninh")
    for school in figures:
        accept(page, school)

    page.goto(f"/so-lieu/{PERIOD}/")
    table = page.locator("table.matrix")
    classes = table.locator("tr", has=page.get_by_role("rowheader", name="Số lớp đào tạo, bồi dưỡng"))
    learners = table.locator("tr", has=page.get_by_role("rowheader", name="Số học viên"))
    for row, texts in ((classes, ["234", "238", "+4"]), (learners, ["12.443", "12.378", "−65"])):
        for text in texts:
            expect(row.first).to_contain_text(text)
    page.get_by_role("button", name="Lập dự thảo báo cáo").click()

    expect(page.locator("main")).to_contain_text("234")
    expect(page.locator("main")).to_contain_text("12.443")
    edit_first_section(page)
    pdf = printed(page)
    look_at(pdf, figures)


def edit_first_section(page: Page) -> None:
    """The chair adds a sentence; the figures around it stay links."""
    page.get_by_role("link", name=re.compile("^Sửa")).first.click()
    editor = page.locator(".ProseMirror[contenteditable=true]")
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Câu do Cụm trưởng thêm.")
    page.get_by_role("button", name=re.compile("^Lưu")).click()
    expect(page.locator("main")).to_contain_text("Câu do Cụm trưởng thêm.")


def printed(page: Page) -> bytes:
    """Ask for the PDF, wait for its job, fetch the file."""
    page.get_by_role("button", name=re.compile("PDF")).first.click()
    link = page.locator("a[href^='/van-ban/']").first
    expect(link).to_be_visible(timeout=60_000)
    response = page.request.get(link.get_attribute("href") or "")
    assert response.ok
    return response.body()


def look_at(pdf: bytes, figures: dict[str, dict[str, int]]) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    pages = [unicodedata.normalize("NFC", page.extract_text()) for page in reader.pages]
    text = " ".join(" ".join(pages).split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert all("DỰ THẢO" in page for page in pages)
    assert "234 lớp" in text
    assert "12.443 học viên" in text
    assert "Câu do Cụm trưởng thêm." in text
    for values in figures.values():
        assert f"{values['learner_count']:,}".replace(",", ".") in text
    assert reader.pages[-1].mediabox.width > reader.pages[-1].mediabox.height
    assert reader.pages[0].mediabox.width < reader.pages[0].mediabox.height
