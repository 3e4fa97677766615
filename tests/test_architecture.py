"""The house rules that a machine can hold: imports, style, types, templates, migrations."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent


def run(program: str, *arguments: str) -> None:
    """Run a checker of this environment in the project's folder; its complaints are the failure."""
    result = subprocess.run(
        [PROGRAMS / program, *arguments],
        cwd=ROOT, env={**os.environ, "DJANGO_SETTINGS_MODULE": "cumthidua.settings"},
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert result.returncode == 0, f"{program} {' '.join(arguments)}\n{result.stdout}{result.stderr}"


def test_a_room_imports_only_from_its_left() -> None:
    run("lint-imports", "--no-cache")


def test_ruff_has_no_complaint() -> None:
    run("ruff", "check", ".")


def test_code_is_formatted() -> None:
    run("ruff", "format", "--check", ".")


def test_types_hold_where_figures_and_acts_are_made() -> None:
    """Writes, reads across models, documents, and the frame around them."""
    patterns = ["*/actions*", "*/queries*", "cumthidua/*.py", "cumthidua/core/documents"]
    files = [str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.glob(pattern)]
    run("mypy", *files, "cumthidua/core/accounts.py", "cumthidua/core/middleware.py")


def test_templates_are_in_order() -> None:
    run("djlint", "templates", "--lint", "--quiet")


def test_models_and_migrations_agree() -> None:
    run("python", "manage.py", "makemigrations", "--check", "--dry-run")


def test_django_has_no_complaint() -> None:
    run("python", "manage.py", "check", "--fail-level", "WARNING")


@pytest.mark.parametrize("word", ["style=", "<script>", "onclick=", "onchange=", "onsubmit=", "javascript:"])
def test_no_template_of_a_page_has_inline_script_or_style(word: str) -> None:
    """The Content-Security-Policy would drop it in silence. Mails and documents are no pages."""
    pages = [
        path
        for path in (ROOT / "templates").rglob("*.html")
        if path.relative_to(ROOT / "templates").parts[0] not in {"emails", "documents"}
        and "email" not in path.parts
    ]
    assert pages
    found = [str(path.relative_to(ROOT)) for path in pages if word in path.read_text().lower()]
    assert found == []
