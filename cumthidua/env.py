"""Reads the process environment, strictly, for `cumthidua.settings`.

A wrong value never becomes a default in silence: each reader notes what is wrong, what was given,
what is allowed and an example, and `finish()` raises one `ImproperlyConfigured` that lists every
problem, so that an operator repairs them in one go.

A secret may be given as a file instead: for `SECRET_KEY`, `SECRET_KEY_FILE=/run/secrets/key` is
read when `SECRET_KEY` itself is not set (container secrets).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})

# Only for DEBUG: a production start with it, or with the example of deploy/env.example, is refused.
DEVELOPMENT_KEY = "development-only-key-that-production-refuses-to-start-with"
EXAMPLE_KEY_MARK = "change-me"
SECRET_KEY_MINIMUM = 50

POSTGRES_OPTIONS = frozenset(
    {"host", "sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name"}
)
SSL_MODES = frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
HOST_NAME = re.compile(r"^(\*|\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])$")


class Environment:
    """Typed access to environment variables that collects what is wrong with them."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.problems: list[str] = []

    def finish(self) -> None:
        """Raise `ImproperlyConfigured` naming every problem met so far, if there is any."""
        if self.problems:
            lines = "\n".join(f"  - {problem}" for problem in self.problems)
            raise ImproperlyConfigured(
                f"The environment has {len(self.problems)} mistake(s):\n{lines}\n"
                "Every variable is explained in deploy/env.example."
            )

    def text(self, name: str, default: str = "") -> str:
        """The variable with surrounding blanks removed; unset and empty are the same."""
        return self._values.get(name, "").strip() or default

    def secret(self, name: str, default: str = "") -> str:
        """Like `text`, or the content of the file that `NAME_FILE` points to."""
        file_name = self.text(f"{name}_FILE")
        if not file_name:
            return self.text(name, default)
        if self.text(name):
            self._wrong(name, f"is set, and so is {name}_FILE", "one of the two", f"unset {name}")
            return default
        try:
            return Path(file_name).read_text(encoding="utf-8").strip() or default
        except (OSError, UnicodeError) as error:
            self._wrong(
                f"{name}_FILE",
                f"is {file_name!r}, which cannot be read ({error})",
                "the path of a readable text file",
                f"{name}_FILE=/run/secrets/{name.lower()}",
            )
            return default

    def flag(self, name: str, *, default: bool) -> bool:
        """A yes or no. A misspelt word is a mistake, not False."""
        value = self.text(name).lower()
        if not value:
            return default
        if value in TRUE_WORDS | FALSE_WORDS:
            return value in TRUE_WORDS
        self._wrong(name, f"is {value!r}", "1, true, yes, on or 0, false, no, off", f"{name}=1")
        return default

    def count(self, name: str, *, default: int, most: int) -> int:
        """A whole number from 0 to `most`; yes and no count as 1 and 0."""
        value = self.text(name).lower()
        if not value:
            return default
        if value in TRUE_WORDS | FALSE_WORDS:
            return int(value in TRUE_WORDS)
        if value.isascii() and value.isdigit() and int(value) <= most:
            return int(value)
        self._wrong(name, f"is {value!r}", f"a whole number from 0 to {most}", f"{name}=1")
        return default

    def words(self, name: str) -> list[str]:
        """A list separated by commas."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def hosts(self, name: str, *, default: list[str], wildcard: bool) -> list[str]:
        """Host names without scheme or port; `*` only where `wildcard` allows it."""
        hosts = self.words(name)
        for host in hosts:
            if not HOST_NAME.match(host) or (host == "*" and not wildcard):
                self._wrong(
                    name,
                    f"contains {host!r}",
                    "host names without scheme and port, separated by commas",
                    f"{name}=thidua.example.vn",
                )
        return hosts or default

    def origins(self, name: str, *, default: list[str]) -> list[str]:
        """Origins with scheme, without path, as Django's CSRF check compares them."""
        origins = self.words(name)
        for origin in origins:
            parts = self._split(origin)
            if parts is None or parts.scheme not in {"http", "https"} or parts.path.strip("/"):
                self._wrong(
                    name,
                    f"contains {origin!r}",
                    "addresses with scheme and without path, separated by commas",
                    f"{name}=https://thidua.example.vn",
                )
        return [origin.rstrip("/") for origin in origins] or default

    def secret_key(self, name: str, *, debug: bool) -> str:
        """The signing key: long and of one's own, unless `debug`."""
        value = self.secret(name)
        if debug:
            return value or DEVELOPMENT_KEY
        example = f"{name}=\"$(python3 -c 'import secrets; print(secrets.token_urlsafe(64))')\""
        allowed = f"a random text of at least {SECRET_KEY_MINIMUM} characters"
        if not value:
            self._wrong(name, "is not set", allowed, example)
        elif len(value) < SECRET_KEY_MINIMUM:
            self._wrong(name, f"has only {len(value)} characters", allowed, example)
        elif value == DEVELOPMENT_KEY or EXAMPLE_KEY_MARK in value.lower():
            self._wrong(name, "is the example's value", allowed, example)
        elif len(set(value)) < 8:
            self._wrong(name, "repeats a few characters", allowed, example)
        # A stand-in keeps Django's own complaint from hiding ours; finish() stops the start.
        return value or DEVELOPMENT_KEY

    def public_url(self, name: str, *, debug: bool) -> str:
        """Address under which users reach the portal, printed on paper and in mails; no slash."""
        value = self.text(name, "http://localhost:8000" if debug else "")
        allowed = "http(s)://host without path" if debug else "https://host without path"
        example = f"{name}=https://thidua.example.vn"
        parts = self._split(value)
        if not value:
            self._wrong(name, "is not set", allowed, example)
        elif (
            parts is None
            or parts.scheme not in ({"http", "https"} if debug else {"https"})
            or parts.path.strip("/")
            or parts.query
            or parts.fragment
            or parts.username
        ):
            self._wrong(name, f"is {value!r}", allowed, example)
        else:
            return value.rstrip("/")
        return "http://localhost:8000"

    def database(self, name: str, *, default_path: Path) -> dict[str, Any]:
        """Django's database settings from `postgres://…` or `sqlite:///…`."""
        value = self.secret(name)
        if not value:
            return sqlite(default_path)
        example = f"{name}=postgres://portal:password@db:5432/portal"
        allowed = "postgres://user:password@host:port/name or sqlite:///path"
        parts = self._split(value, host_required=False)
        if parts is None:
            # The value may hold a password: it is described, not repeated.
            self._wrong(name, "is not an address", allowed, example)
        elif parts.scheme == "sqlite":
            path = unquote(parts.path)[1:]
            if parts.netloc or not path:
                self._wrong(
                    name,
                    f"is {value!r}",
                    "sqlite:///relative/path or sqlite:////absolute/path",
                    f"{name}=sqlite:////srv/portal/portal.sqlite3",
                )
            else:
                return sqlite(default_path.parent.parent / path)
        elif parts.scheme in {"postgres", "postgresql"}:
            return self._postgres(name, parts) or sqlite(default_path)
        else:
            self._wrong(name, f"begins with {parts.scheme!r}", allowed, example)
        return sqlite(default_path)

    def redis_url(self, name: str) -> str:
        """Address of Redis, or "" for none; `redis://`, `rediss://` or `unix://`."""
        value = self.secret(name)
        if not value:
            return ""
        example = f"{name}=redis://:password@redis:6379/0"
        parts = self._split(value, host_required=False)
        if parts is None or parts.scheme not in {"redis", "rediss", "unix"}:
            self._wrong(
                name,
                "is not an address of Redis",
                "redis://…, rediss://… (TLS) or unix:///path/of/socket",
                example,
            )
        elif parts.scheme == "unix" and not parts.path.strip("/"):
            self._wrong(name, "names no socket", "unix:///path/of/socket", example)
        elif parts.scheme != "unix" and not parts.hostname:
            self._wrong(name, "names no host", "redis://host:port/number", example)
        elif parts.scheme != "unix" and not re.fullmatch(r"/?\d*", parts.path):
            self._wrong(name, "has a wrong database", "a number after the slash", example)
        else:
            return value
        return ""

    def email(self, name: str, *, debug: bool) -> dict[str, Any]:
        """Django's e-mail settings from `smtp://…` or `console:`."""
        console = {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
        value = self.secret(name)
        example = f"{name}=smtp://user:password@mail.example.vn:587?tls=1"
        allowed = "smtp://user:password@host:port?tls=1 (or ssl=1), or console:"
        if value == "console:" or (debug and not value):
            return console
        parts = self._split(value)
        if not value:
            self._wrong(name, "is not set", allowed, example)
        elif parts is None or parts.scheme != "smtp":
            self._wrong(name, "is not an address of a mail server", allowed, example)
        else:
            wishes = dict(parse_qsl(parts.query))
            if not set(wishes) <= {"tls", "ssl"} or not set(wishes.values()) <= {"0", "1"}:
                self._wrong(name, f"ends with {parts.query!r}", "?tls=1 or ?ssl=1", example)
            tls, ssl = wishes.get("tls") == "1", wishes.get("ssl") == "1"
            if tls and ssl:
                self._wrong(name, "asks for tls and ssl", "one of the two", example)
            return {
                "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "EMAIL_HOST": parts.hostname,
                "EMAIL_PORT": parts.port or (465 if ssl else 587 if tls else 25),
                "EMAIL_HOST_USER": unquote(parts.username or ""),
                "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
                "EMAIL_USE_TLS": tls,
                "EMAIL_USE_SSL": ssl,
                "EMAIL_TIMEOUT": 20,
            }
        return console

    def _postgres(self, name: str, parts: SplitResult) -> dict[str, Any] | None:
        wishes = dict(parse_qsl(parts.query))
        database = unquote(parts.path.lstrip("/"))
        example = f"{name}=postgres://portal:password@db:5432/portal?sslmode=require"
        unknown = set(wishes) - POSTGRES_OPTIONS
        if not database or "/" in database:
            self._wrong(name, "names no database", "one name after the host", example)
        elif unknown:
            known = ", ".join(sorted(POSTGRES_OPTIONS))
            self._wrong(name, f"has the unknown option {', '.join(sorted(unknown))}", known, example)
        elif wishes.get("sslmode", "prefer") not in SSL_MODES:
            modes = ", ".join(sorted(SSL_MODES))
            self._wrong(name, f"has sslmode {wishes['sslmode']!r}", modes, example)
        else:
            # A socket's folder comes as ?host=/run/postgresql, as libpq writes it.
            return {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": database,
                "USER": unquote(parts.username or ""),
                "PASSWORD": unquote(parts.password or ""),
                "HOST": wishes.pop("host", "") or unquote(parts.hostname or ""),
                "PORT": str(parts.port or ""),
                "CONN_MAX_AGE": 60,
                "CONN_HEALTH_CHECKS": True,
                "OPTIONS": wishes,
            }
        return None

    def _split(self, value: str, *, host_required: bool = True) -> SplitResult | None:
        try:
            parts = urlsplit(value)
            parts.port  # noqa: B018 (reading it raises ValueError for a port that is no number)
        except ValueError:
            return None
        return parts if parts.scheme and (parts.hostname or not host_required) else None

    def _wrong(self, name: str, given: str, allowed: str, example: str) -> None:
        self.problems.append(f"{name} {given}. Allowed: {allowed}. Example: {example}")


def sqlite(path: Path) -> dict[str, Any]:
    """Database settings for one SQLite file.

    Write-ahead logging lets readers go on while one writes. Transactions begin IMMEDIATE so that
    two writers queue at the start instead of one failing half-way; requests open no transaction
    of their own (ATOMIC_REQUESTS is off), so this touches actions only.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"),
        },
    }
