"""Each process of docker-compose.yml, run without containers on servers of its own.

The commands and health checks are those of the file; only the addresses of the servers, the port and
the places to write are this machine's.
"""

import json
import os
import re
import shelve
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import services
from tests.deploy import compose
from tests.deploy.production import ENVIRONMENT, HOST, ROOT

pytestmark = pytest.mark.worker


class Installation:
    """A production of its own: PostgreSQL, Redis, and the processes that a test starts."""

    def __init__(
        self, folder: Path, static_root: Path, database: services.Server, broker: services.Server
    ) -> None:
        self.folder, self.database, self.broker = folder, database, broker
        self.port = _free_port()
        self.running: dict[str, subprocess.Popen] = {}
        values = {**compose.example_environment(), "SECRET_KEY": ENVIRONMENT["SECRET_KEY"]}
        self.services = compose.read(values)["services"]
        declared = {key: str(value) for key, value in self.services["web"]["environment"].items()}
        self.environment = {
            **declared,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "DATABASE_URL": database.url,
            "REDIS_URL": broker.url,
            "STATIC_ROOT": str(static_root),
            "MEDIA_ROOT": str(folder / "media"),
            "BEAT_STATE": str(folder / "celerybeat-schedule"),
            "PORT": str(self.port),
        }

    def command(self, name: str) -> list[str]:
        words = self.services[name]["command"]
        return [word.replace("/tmp/", f"{self.folder}/") for word in words]

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run a one-shot service to its end."""
        return subprocess.run(
            self.command(name), cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=180
        )

    def start(self, name: str) -> None:
        with (self.folder / f"{name}.log").open("w") as log:
            self.running[name] = subprocess.Popen(
                self.command(name), cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    def stop(self, name: str) -> int:
        process = self.running.pop(name)
        process.send_signal(signal.SIGTERM)
        return process.wait(30)

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def healthy(self, name: str) -> bool:
        """The service's own health check, as docker-compose.yml has it."""
        kind, *words = self.services[name]["healthcheck"]["test"]
        command: Any = words if kind == "CMD" else words[0]
        check = subprocess.run(
            command,
            shell=kind == "CMD-SHELL",
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            timeout=60,
        )
        return check.returncode == 0

    def get(self, path: str) -> tuple[int, dict[str, str], str]:
        """Ask the web process as the proxy does."""
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, dict(answer.headers), answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read().decode()


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, static_root: Path) -> Iterator[Installation]:
    with services.postgres() as database, services.redis() as broker:
        folder = tmp_path_factory.mktemp("production")
        installation = Installation(folder, static_root, database, broker)
        migrated = installation.run("migrate")
        assert migrated.returncode == 0, migrated.stderr
        yield installation
        for name in list(installation.running):
            installation.stop(name)


def test_migrating_again_changes_nothing(installation: Installation) -> None:
    again = installation.run("migrate")
    assert again.returncode == 0, again.stderr
    assert "No migrations to apply" in again.stdout


def test_the_web_process_serves_pages_and_static_files(installation: Installation) -> None:
    installation.start("web")
    _wait_for(lambda: installation.healthy("web"), installation, "web")

    status, _, body = installation.get("/healthz")
    assert (status, json.loads(body)) == (200, {"status": "ok", "database": "ok", "broker": "ok"})

    status, headers, body = installation.get("/tai-khoan/login/")
    assert status == 200, installation.log("web")
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', body)
    assert sheet, "style sheets are named by their content"
    status, headers, _ = installation.get(sheet[1])
    assert status == 200
    assert "immutable" in headers["Cache-Control"]


def test_the_worker_takes_work_and_ends_when_told(installation: Installation) -> None:
    installation.start("worker")
    _wait_for(lambda: " ready." in installation.log("worker"), installation, "worker")
    assert installation.healthy("worker"), installation.log("worker")
    assert installation.stop("worker") == 0
    assert not installation.healthy("worker"), "a worker that is gone must not pass for a healthy one"


def test_the_timetable_keeps_its_entries_and_says_that_it_lives(installation: Installation) -> None:
    assert not installation.healthy("beat")
    installation.start("beat")
    _wait_for(lambda: installation.healthy("beat"), installation, "beat")
    assert installation.stop("beat") == 0
    with shelve.open(installation.environment["BEAT_STATE"], flag="r") as state:
        assert set(state["entries"]) == {"sweep-jobs", "deliver-outbox", "forget-scans"}


def test_a_lost_broker_is_told_and_pages_go_on(installation: Installation) -> None:
    installation.broker.kill()
    status, _, body = installation.get("/healthz")
    assert (status, json.loads(body)["broker"]) == (200, "down")
    assert installation.healthy("web")


def test_a_lost_database_takes_the_web_process_out_of_service(installation: Installation) -> None:
    installation.database.kill()
    status, _, body = installation.get("/healthz")
    assert (status, json.loads(body)["database"]) == (503, "down")
    assert not installation.healthy("web")
    assert installation.stop("web") == 0


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _wait_for(condition: Callable[[], bool], on: Installation, name: str, seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if on.running[name].poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"{name} is not ready:\n{on.log(name)}")
        time.sleep(0.2)
