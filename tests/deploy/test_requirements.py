"""The locked packages are those that pyproject.toml asks for, with hashes and without addresses."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
BASE = PROJECT["dependencies"]
DEV = BASE + PROJECT["optional-dependencies"]["dev"]


def locked(name: str) -> dict[str, tuple[Version, int]]:
    """Package → version and number of hashes."""
    text = (ROOT / "requirements" / name).read_text().replace("\\\n", " ")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = {}
    for row in rows:
        match = re.match(r"([A-Za-z0-9._-]+)==(\S+)", row)
        assert match, f"{name}: {row[:60]} is not pinned"
        found[canonicalize_name(match[1])] = (Version(match[2]), row.count("--hash=sha256:"))
    return found


@pytest.mark.parametrize(("name", "wanted"), [("base.txt", BASE), ("dev.txt", DEV)])
def test_every_direct_dependency_is_locked_to_a_version_it_allows(name: str, wanted: list[str]) -> None:
    versions = locked(name)
    for requirement in map(Requirement, wanted):
        version, _ = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement} but {version}"


@pytest.mark.parametrize("name", ["base.txt", "dev.txt", "installer.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    assert all(hashes for _, hashes in locked(name).values())
    text = (ROOT / "requirements" / name).read_text()
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|-i ", text)


def test_tests_run_on_the_packages_that_production_has() -> None:
    dev = locked("dev.txt")
    for package, (version, _) in locked("base.txt").items():
        assert dev[package][0] == version, package
