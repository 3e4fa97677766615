"""The frozen passages: at least 0.95 on every count."""

import runpy
from pathlib import Path

import pytest

from reports.extraction import SchoolName, extract

ROOT = Path(__file__).resolve().parents[3]
BAR = 0.95


@pytest.fixture(scope="module")
def total():
    bench = runpy.run_path(str(ROOT / "benchmarks" / "extraction.py"))
    names: list[SchoolName] = bench["school_names"]()
    return bench["score"](bench["load"](bench["PASSAGES"]), lambda text: extract(text, names))


def test_precision_of_school_code_and_value(total):
    assert total.precision >= BAR, total.errors


def test_recall_of_school_code_and_value(total):
    assert total.recall >= BAR, total.errors


def test_marks_of_approximation(total):
    assert total.approximate / total.hits >= BAR, total.errors


def test_marks_of_parts(total):
    assert total.part_of / total.hits >= BAR, total.errors
