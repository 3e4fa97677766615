"""The project under production settings, in processes of its own as an operator starts it."""

import json
from pathlib import Path

import pytest

from tests.deploy.production import HOST, manage

pytestmark = pytest.mark.once
QUESTIONS = f"""
import json, logging
from django.conf import settings
from django.test import Client

logging.disable()
client = Client(raise_request_exception=False)
https = {{"x-forwarded-proto": "https", "x-forwarded-for": "10.1.2.3"}}

def status(path, host="{HOST}", **headers):
    return client.get(path, headers={{"host": host, **headers}}).status_code

login = client.get("/tai-khoan/login/", headers={{"host": "{HOST}", **https}})
print(json.dumps({{
    "plain": status("/tai-khoan/login/"),
    "proxied": login.status_code,
    "hsts": login.headers.get("Strict-Transport-Security", ""),
    "cookies": [str(cookie) for cookie in client.cookies.values()],
    "closed": status("/quan-tri/", **https),
    "stranger": status("/healthz", host="evil.example"),
    "healthz": client.get("/healthz", headers={{"host": "{HOST}"}}).json(),
    "mfa": settings.MFA_REQUIRED,
}}))
"""


def test_the_deployment_check_has_nothing_to_say() -> None:
    result = manage("check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_without_any_environment_production_says_all_that_is_missing() -> None:
    bare = {"SECRET_KEY": "", "PUBLIC_URL": "", "EMAIL_URL": ""}
    result = manage("check", **bare)
    assert result.returncode != 0
    for name in bare:
        assert f"{name} is not set" in result.stderr


def test_how_production_answers(static_root: Path) -> None:
    result = manage("shell", "--no-imports", "-v", "0", "-c", QUESTIONS, STATIC_ROOT=str(static_root))
    assert result.returncode == 0, result.stderr
    answers = json.loads(result.stdout)
    assert answers["plain"] == 301, "plain HTTP is sent to HTTPS"
    assert answers["proxied"] == 200, "the proxy's header tells that it was HTTPS"
    assert "max-age=31536000" in answers["hsts"]
    assert answers["cookies"]
    assert all("Secure" in cookie for cookie in answers["cookies"])
    assert answers["closed"] == 302
    assert answers["stranger"] == 400, "only the portal's own host names are answered"
    assert answers["healthz"] == {"status": "down", "database": "down", "broker": "down"}
    assert answers["mfa"] is True
