"""Fixtures of the deployment's tests."""

from pathlib import Path

import pytest

from tests.deploy.production import manage


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static files as an image has them: collected, named by content, compressed."""
    folder = tmp_path_factory.mktemp("static")
    result = manage("collectstatic", "--noinput", "-v", "0", STATIC_ROOT=str(folder))
    assert result.returncode == 0, result.stderr
    return folder
