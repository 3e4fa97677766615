"""Every mistake in the environment is named, with what to write instead."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cumthidua.env import Environment

KEY = "".join(chr(65 + i % 26) for i in range(60))


def problem(name: str, value: str, read) -> str:
    """The one problem that reading `name=value` gives."""
    env = Environment({name: value})
    read(env)
    assert len(env.problems) == 1, env.problems
    return env.problems[0]


@pytest.mark.parametrize(
    ("word", "meaning"), [("1", True), ("Yes", True), ("off", False), (" FALSE ", False)]
)
def test_flags(word: str, meaning: bool) -> None:
    assert Environment({"DEBUG": word}).flag("DEBUG", default=not meaning) is meaning


def test_a_misspelt_flag_is_not_false() -> None:
    told = problem("DEBUG", "ture", lambda env: env.flag("DEBUG", default=False))
    assert "DEBUG is 'ture'" in told
    assert "Example: DEBUG=1" in told


def test_empty_is_as_good_as_unset() -> None:
    env = Environment({"DEBUG": "", "REDIS_URL": "  ", "TRUSTED_PROXY": ""})
    assert env.flag("DEBUG", default=True) is True
    assert env.redis_url("REDIS_URL") == ""
    assert env.count("TRUSTED_PROXY", default=2, most=5) == 2


@pytest.mark.parametrize(("value", "count"), [("0", 0), ("2", 2), ("true", 1), ("no", 0)])
def test_counts(value: str, count: int) -> None:
    assert Environment({"TRUSTED_PROXY": value}).count("TRUSTED_PROXY", default=9, most=5) == count


@pytest.mark.parametrize("value", ["6", "-1", "1.5", "two", "²"])
def test_wrong_counts(value: str) -> None:
    assert "0 to 5" in problem(
        "TRUSTED_PROXY", value, lambda env: env.count("TRUSTED_PROXY", default=0, most=5)
    )


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("", "is not set"),
        ("short", "has only 5 characters"),
        ("development-only-key-that-production-refuses-to-start-with", "example's value"),
        ("change-me-change-me-change-me-change-me-change-me-change-me", "example's value"),
        ("ab" * 40, "repeats"),
    ],
)
def test_secret_keys_that_production_refuses(value: str, told: str) -> None:
    text = problem("SECRET_KEY", value, lambda env: env.secret_key("SECRET_KEY", debug=False))
    assert told in text
    assert value not in text or not value, "a secret must not be repeated"


def test_a_good_secret_key_and_none_in_debug() -> None:
    env = Environment({"SECRET_KEY": KEY})
    assert env.secret_key("SECRET_KEY", debug=False) == KEY
    assert Environment({}).secret_key("SECRET_KEY", debug=True)
    assert env.problems == []


def test_a_secret_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n")
    assert Environment({"SECRET_KEY_FILE": str(file)}).secret_key("SECRET_KEY", debug=False) == KEY


def test_a_secret_file_that_is_missing_or_doubled(tmp_path: Path) -> None:
    missing = problem("REDIS_URL_FILE", str(tmp_path / "none"), lambda env: env.redis_url("REDIS_URL"))
    assert "cannot be read" in missing
    env = Environment({"REDIS_URL": "redis://a", "REDIS_URL_FILE": "/x"})
    env.redis_url("REDIS_URL")
    assert "one of the two" in env.problems[0]


def test_postgres() -> None:
    env = Environment({"DATABASE_URL": "postgres://us%40er:p%2Fw@db.example:5433/portal?sslmode=require"})
    database = env.database("DATABASE_URL", default_path=Path("/p/var/x.sqlite3"))
    assert env.problems == []
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"]) == ("us@er", "p/w")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", "5433", "portal")
    assert database["OPTIONS"] == {"sslmode": "require"}
    assert database["CONN_HEALTH_CHECKS"] is True


def test_postgres_by_socket() -> None:
    env = Environment({"DATABASE_URL": "postgres://me@/portal?host=%2Frun%2Fpostgresql"})
    database = env.database("DATABASE_URL", default_path=Path("/p/var/x.sqlite3"))
    assert (database["HOST"], database["NAME"], database["OPTIONS"]) == ("/run/postgresql", "portal", {})


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "/p/var/x.sqlite3"),
        ("sqlite:///var/other.sqlite3", "/p/var/other.sqlite3"),
        ("sqlite:////srv/a%20b.sqlite3", "/srv/a b.sqlite3"),
    ],
)
def test_sqlite(url: str, path: str) -> None:
    database = Environment({"DATABASE_URL": url}).database(
        "DATABASE_URL", default_path=Path("/p/var/x.sqlite3")
    )
    assert database["NAME"] == path
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:hush@h/db",
        "postgres://u:hush@h",
        "postgres://u:hush@h:port/db",
        "postgres://u:hush@h/db?sslmod=require",
        "postgres://u:hush@h/db?sslmode=yes",
        "/var/db.sqlite3",
        "sqlite://relative",
        "sqlite:///",
    ],
)
def test_wrong_databases(url: str) -> None:
    told = problem("DATABASE_URL", url, lambda env: env.database("DATABASE_URL", default_path=Path("/p/v/x")))
    assert "Example: DATABASE_URL=" in told
    assert "hush" not in told, "a password must not be repeated"


@pytest.mark.parametrize("url", ["redis://r:6379/1", "rediss://:p@r", "unix:///run/redis.sock"])
def test_redis(url: str) -> None:
    env = Environment({"REDIS_URL": url})
    assert env.redis_url("REDIS_URL") == url
    assert env.problems == []


@pytest.mark.parametrize(
    "url", ["r:6379", "http://r", "redis://", "redis://r/zero", "unix://", "redis://r:x"]
)
def test_wrong_redis(url: str) -> None:
    assert "REDIS_URL" in problem("REDIS_URL", url, lambda env: env.redis_url("REDIS_URL"))


@pytest.mark.parametrize(
    "url", ["", "thidua.vn", "http://thidua.vn", "https://thidua.vn/a", "https://u@t.vn"]
)
def test_wrong_public_addresses(url: str) -> None:
    assert "https://host" in problem("PUBLIC_URL", url, lambda env: env.public_url("PUBLIC_URL", debug=False))


def test_public_address() -> None:
    env = Environment({"PUBLIC_URL": "https://thidua.vn/"})
    assert env.public_url("PUBLIC_URL", debug=False) == "https://thidua.vn"
    assert Environment({}).public_url("PUBLIC_URL", debug=True) == "http://localhost:8000"


@pytest.mark.parametrize("host", ["https://a.vn", "a.vn:80", "*", "a vn"])
def test_wrong_hosts(host: str) -> None:
    read = lambda env: env.hosts("ALLOWED_HOSTS", default=[], wildcard=False)  # noqa: E731
    assert "without scheme and port" in problem("ALLOWED_HOSTS", host, read)


def test_hosts_and_origins() -> None:
    env = Environment({"ALLOWED_HOSTS": "a.vn, .b.vn,[::1]", "ORIGINS": "https://a.vn/,http://b.vn:81"})
    assert env.hosts("ALLOWED_HOSTS", default=[], wildcard=False) == ["a.vn", ".b.vn", "[::1]"]
    assert env.origins("ORIGINS", default=[]) == ["https://a.vn", "http://b.vn:81"]
    assert env.problems == []
    assert "scheme" in problem("O", "a.vn", lambda env: env.origins("O", default=[]))


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [("smtp://u:p@m.vn?tls=1", 587, True, False), ("smtp://m.vn?ssl=1", 465, False, True), ("smtp://m.vn:26", 26, False, False)],
)  # fmt: skip
def test_mail(url: str, port: int, tls: bool, ssl: bool) -> None:
    mail = Environment({"EMAIL_URL": url}).email("EMAIL_URL", debug=False)
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"]) == ("m.vn", port)
    assert (mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (tls, ssl)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.vn",
        "imap://m.vn",
        "smtp://m.vn?tls=yes",
        "smtp://m.vn?starttls=1",
        "smtp://m.vn?tls=1&ssl=1",
    ],
)
def test_wrong_mail(url: str) -> None:
    assert "EMAIL_URL" in problem("EMAIL_URL", url, lambda env: env.email("EMAIL_URL", debug=False))


def test_mail_to_the_console() -> None:
    assert "console" in Environment({}).email("EMAIL_URL", debug=True)["EMAIL_BACKEND"]
    assert (
        "console" in Environment({"EMAIL_URL": "console:"}).email("EMAIL_URL", debug=False)["EMAIL_BACKEND"]
    )


def test_all_problems_are_told_at_once() -> None:
    env = Environment({"DEBUG": "maybe", "REDIS_URL": "nowhere"})
    env.flag("DEBUG", default=False)
    env.redis_url("REDIS_URL")
    env.public_url("PUBLIC_URL", debug=False)
    with pytest.raises(ImproperlyConfigured, match=r"(?s)3 mistake.*DEBUG.*REDIS_URL.*PUBLIC_URL"):
        env.finish()
