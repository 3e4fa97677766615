"""Fixtures for every test: the test database, a real Celery worker, a real browser."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from clusters import structure
from deploy.system_parts import chromium
from tests import services

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On SQLite there is no browser and no worker: those tests belong to the PostgreSQL pass."""
    if connection.vendor != "sqlite":
        return
    left_out = [item for item in items if any(map(item.get_closest_marker, ("e2e", "worker", "once")))]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_report_header(config: pytest.Config) -> str:
    with_redis = "with Redis" if os.environ["REDIS_URL"] else "without Redis"
    return f"servers: {connection.vendor}, {with_redis}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test database of this run alone; with --reuse-db one that stays."""
    settings = connections["default"].settings_dict
    stays = request.config.getoption("reuse_db")
    with tempfile.TemporaryDirectory(prefix="cumthidua-db-", ignore_cleanup_errors=True) as folder:
        if connection.vendor == "sqlite":
            # A file, as in the demo: a database in memory locks whole tables between threads.
            place = ROOT / "var/test-reuse.sqlite3" if stays else Path(folder) / "test.sqlite3"
            place.parent.mkdir(exist_ok=True)
            settings["TEST"]["NAME"] = str(place)
        else:
            services.drop_leftovers(settings)
            settings["TEST"]["NAME"] = "test_cumthidua_reuse" if stays else services.database_name()
        yield


@pytest.fixture(scope="session")
def _worker_process(django_db_setup: None, django_db_blocker: Any) -> Iterator[subprocess.Popen]:
    """`celery worker` as in production, on the test database and this run's part of Redis."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cumthidua.settings",
        "DATABASE_URL": services.url_of(connections["default"].settings_dict),
    }
    command = [sys.executable, "-m", "celery", "-A", "cumthidua", "worker", "-l", "INFO", "-c", "1"]
    with tempfile.NamedTemporaryFile("w+", prefix="cumthidua-worker-") as log:
        process = subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle"],
            env=environment, cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            _wait_until_ready(process, Path(log.name))
            yield process
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def celery_worker(
    transactional_db: None, _worker_process: subprocess.Popen, settings: Any
) -> subprocess.Popen:
    """A running worker; jobs go to it through Redis. For tests marked `worker`."""
    assert _worker_process.poll() is None, "the worker died during an earlier test"
    settings.JOB_RUNNER = "celery"
    return _worker_process


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    program = chromium()
    assert program, "no Chromium: install the package chromium, or set CHROMIUM to its path"
    # Playwright keeps an event loop in this thread, and Django would refuse queries beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(live_server: Any) -> Iterator[Any]:
    """The live server, left only when its last request has ended: one still running would lock tables
    that the emptying of the database wants."""
    yield live_server
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(10)


@pytest.fixture
def page(browser: Any, site: Any) -> Iterator[Any]:
    """A page of a fresh visitor; fails the test on a script error or a breach of the CSP."""
    context = browser.new_context(base_url=site.url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(10_000)
    troubles: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: _note_breach(message, troubles))
    yield page
    context.close()
    assert not troubles, f"the browser complained: {troubles}"


def _note_breach(message: Any, troubles: list[str]) -> None:
    if "Content Security Policy" in message.text:
        troubles.append(message.text)


def _wait_until_ready(process: subprocess.Popen, log: Path, seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while " ready." not in log.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the Celery worker did not start:\n{log.read_text()}")
        time.sleep(0.1)


@pytest.fixture(autouse=True)
def _catalogues_read_anew() -> None:
    """A frozen catalogue is kept by the process; a test's own is gone with its transaction."""
    structure.forget()
