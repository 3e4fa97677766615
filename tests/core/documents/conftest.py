"""The documents that many tests look at, each laid out once."""

import pytest

from . import samples
from .reading import Printed, printed


@pytest.fixture(scope="session")
def state() -> Printed:
    return printed(samples.report())


@pytest.fixture(scope="session")
def party() -> Printed:
    return printed(samples.report(samples.document(style="party", archive="Lưu Văn thư Cụm thi đua.")))


@pytest.fixture(scope="session")
def draft() -> Printed:
    return printed(samples.report(samples.draft(signature=samples.DEPUTY)))


@pytest.fixture(scope="session")
def large() -> Printed:
    return printed(samples.report(annexes=(samples.large_annex(),)))
