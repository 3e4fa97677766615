"""docker-compose.yml and Dockerfile agree with the specification, with each other and with settings.

No container engine runs here: this reads the files; test_processes.py runs the commands in them.
"""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from compose_spec import PyCompose

from deploy import system_parts
from tests.deploy import compose
from tests.deploy.production import ROOT, manage

pytestmark = pytest.mark.once
SERVICES = compose.read(compose.example_environment())["services"]
OURS = {"migrate", "web", "worker", "beat"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_it_follows_the_specification() -> None:
    PyCompose.from_json(json.dumps(compose.read(compose.example_environment()))).validate()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("    healthcheck:\n", "    healtcheck:\n"), ("- media:/srv/media", "- medium:/srv/media")],
)
def test_the_validator_finds_mistakes(right: str, wrong: str) -> None:
    assert right in compose.text()
    mistaken = compose.read(compose.example_environment(), compose.text().replace(right, wrong))
    with pytest.raises(ValueError, match=r"healtcheck|medium"):
        PyCompose.from_json(json.dumps(mistaken)).validate()


def test_the_whole_is_there() -> None:
    assert set(SERVICES) == OURS | {"postgres", "redis", "proxy"}
    for name, service in SERVICES.items():
        assert "healthcheck" in service or name == "migrate", f"{name} has no health check"
        assert service.get("restart") == ("no" if name == "migrate" else "unless-stopped"), name


def test_only_the_proxy_can_be_reached_and_the_database_cannot_reach_out() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    for name in ("postgres", "redis"):
        assert SERVICES[name]["networks"] == ["inside"]


def test_nothing_starts_before_what_it_needs() -> None:
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"] == {
            "migrate": {"condition": "service_completed_successfully"},
            "redis": {"condition": "service_healthy"},
        }
    assert SERVICES["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}


@pytest.mark.parametrize("name", sorted(OURS))
def test_our_containers_may_do_little(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "\nUSER portal\n" in DOCKERFILE


def test_secrets_are_in_no_file_of_the_project() -> None:
    needed = set(re.findall(r"\$\{(\w+):\?", compose.text()))
    assert {"SECRET_KEY", "POSTGRES_PASSWORD", "EMAIL_URL", "PUBLIC_URL"} <= needed
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".env", ".env.*", ".git", "var"} <= set(ignored)
    assert ".env" in (ROOT / ".gitignore").read_text().split()


def test_the_containers_environment_satisfies_the_settings() -> None:
    """All but the key: the example's is refused, and told to be."""
    environment = {**SERVICES["web"]["environment"], "MEDIA_ROOT": "/srv/media"}
    result = manage("check", "--deploy", **{key: str(value) for key, value in environment.items()})
    assert result.returncode != 0
    assert "has 1 mistake(s)" in result.stderr
    assert "SECRET_KEY is the example's value" in result.stderr


def test_each_variable_that_the_settings_read_is_explained() -> None:
    settings = (ROOT / "cumthidua/settings.py").read_text()
    example = (ROOT / "deploy/env.example").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    assert len(names) > 12
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", example)] == []


def test_the_image_has_the_system_packages_that_run_asks_for() -> None:
    installed = set(
        re.search(r"--no-install-recommends \\\n([^&]*)", DOCKERFILE)[1].replace("\\", "").split()
    )
    assert installed == {*system_parts.PANGO, *system_parts.SCANS, "fonts-liberation2"}


def test_the_image_copies_what_exists_and_is_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()
    for path in re.findall(r"^COPY (?!--from)(\S+)", DOCKERFILE, re.M):
        assert (ROOT / path).exists()
    for path in ("manage.py", "cumthidua", "templates", "static", "deploy", "requirements"):
        assert path not in ignored


def test_the_proxy_serves_the_public_address_from_the_web_service() -> None:
    caddyfile = (ROOT / "deploy/Caddyfile").read_text()
    assert "{$PUBLIC_URL} {" in caddyfile
    assert "reverse_proxy web:8000" in caddyfile
    assert urlsplit(SERVICES["proxy"]["environment"]["PUBLIC_URL"]).scheme == "https"
    mounts = [volume.split(":")[0] for volume in SERVICES["proxy"]["volumes"]]
    assert Path(ROOT / mounts[0]).exists()


@pytest.mark.parametrize("letters", ["ệ", "ự", "Ơ"])
def test_the_font_check_sees_vietnamese_letters(letters: str) -> None:
    fonts = list(system_parts._fonts("LiberationSerif-Regular.ttf"))
    assert any(system_parts.covers(font, letters) for font in fonts)
    assert not any(system_parts.covers(font, "漢") for font in fonts)
