"""The tests' own servers: they must come up on a machine that has none."""

import os
import shutil

import psycopg2
import pytest
import redis
from django.core.cache import cache

from tests import services


def test_a_postgres_of_our_own_answers_and_ends() -> None:
    with services.postgres() as server:
        host = server.url.partition("host=")[2].replace("%2F", "/")
        connection = psycopg2.connect(dbname="postgres", user="postgres", host=host)
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_encoding")
            assert cursor.fetchone() == ("UTF8",)
        connection.close()
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(dbname="postgres", user="postgres", host=host)


def test_a_postgres_comes_from_the_package_where_none_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(services, "INSTALLED_POSTGRES", "/nonexistent")
    monkeypatch.setenv("PATH", "/nonexistent")
    with services.postgres() as server:
        assert server.pid > 0


def test_a_redis_of_our_own_can_be_killed() -> None:
    with services.redis() as server:
        client = redis.Redis.from_url(server.url)
        assert client.ping()
        server.kill()
        with pytest.raises(redis.ConnectionError):
            client.ping()
        client.close()


@pytest.mark.skipif(not services.packaged_redis(), reason="this Python has no Redis as a package")
def test_a_redis_comes_from_the_package_where_none_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with services.redis() as server:
        assert redis.Redis.from_url(server.url).ping()


def test_a_server_that_cannot_be_had_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(services, "packaged_redis", lambda: None)
    with pytest.raises(services.ServiceMissing, match="redis-server"), services.redis():
        pass


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("db", "postgres://a%40b:p%2Fw@db:5433/name"),
        ("/run/pg", "postgres://a%40b:p%2Fw@/name?host=%2Frun%2Fpg"),
    ],
)
def test_the_address_of_a_database_keeps_special_characters(host: str, url: str) -> None:
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "name",
        "USER": "a@b",
        "PASSWORD": "p/w",
        "HOST": host,
        "PORT": "5433" if host == "db" else "",
    }
    assert services.url_of(settings) == url


def test_keys_of_this_run_carry_its_prefix(settings) -> None:
    if not settings.REDIS_URL:
        assert settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")
        return
    cache.set("mark", "x")
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        assert list(client.scan_iter(f"{os.environ['REDIS_PREFIX']}*mark"))
    cache.delete("mark")
