"""What the browser tests of a filing's page share: opening it as somebody, its cells, its keys."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from reports.filing_acts import address
from reports.models import Filing, FilingValue
from tests.builders import Team


def sign_in(page: Page, user: Any) -> None:
    """A session of this user in the browser's context."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": page.evaluate("location.origin"),
            }
        ]
    )


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def open_as(page: Page, user: Any, work: Team) -> None:
    page.goto("/healthz")
    sign_in(page, user)
    page.goto(address(work.filing, "filing"))


def cell(page: Page, code: str) -> Any:
    return page.locator(f"[data-cell={code}]")


def field(page: Page, code: str) -> Any:
    return cell(page, code).locator("[data-input]")


def notes(page: Page, code: str) -> Any:
    """The row of messages below a cell."""
    return page.locator(f"tr[data-row]:has([data-cell={code}]) + tr")


def type_into(page: Page, code: str, text: str, leave: str = "Tab") -> None:
    field(page, code).fill(text)
    field(page, code).press(leave)


def expect_look(page: Page, code: str, look: str) -> None:
    expect(cell(page, code)).to_have_class(re.compile(rf"-{look}$"))


def paste(page: Page, code: str, text: str) -> None:
    """Paste a text into a cell, as the browser tells it."""
    field(page, code).first.focus()
    field(page, code).first.evaluate(
        """(input, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def queued(page: Page) -> list[dict[str, Any]]:
    """What waits in this browser, of whatever filing."""
    return page.evaluate(
        """() => Object.keys(localStorage).filter((key) => key.startsWith("so-lieu:"))
            .flatMap((key) => JSON.parse(localStorage.getItem(key)))"""
    )


def stored(filing: Filing, code: str) -> FilingValue:
    return FilingValue.objects.get(filing=filing, indicator__code=code)


def values(filing: Filing) -> dict[str, int]:
    rows = FilingValue.objects.filter(filing=filing, value__isnull=False)
    return {code: int(value) for code, value in rows.values_list("indicator__code", "value")}
