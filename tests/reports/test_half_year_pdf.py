"""The printed draft of the real half-year of 2024, page by page: its figures, its letters, its look."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image
from pypdf import PdfReader

from clusters.models import Period
from cumthidua.core.vietnamese.numbers import format_number
from cumthidua.portal import demo
from reports.consolidation import consolidate

pytestmark = pytest.mark.django_db
MM = 72 / 25.4
DOTS = 60  # per inch, enough to see where the ink is
# top, right, bottom, left in millimetres: NĐ 30/2020/NĐ-CP, Phụ lục I; the annex is bound by its top.
BODY_MARGINS = (20, 15, 20, 30)
ANNEX_MARGINS = (30, 20, 20, 20)


@pytest.fixture
def table(settings):
    settings.DEBUG = True  # the demo refuses to run in production
    demo.load()
    period = Period.objects.get(cluster_year__cluster__code="mnbgpb", cluster_year__year=2024)
    return consolidate(period)


@pytest.fixture
def pdf(table, tmp_path) -> Path:
    path = tmp_path / "bao-cao.pdf"
    call_command("render", "summary-report", "mnbgpb/2024-H1", "--out", str(path), stdout=io.StringIO())
    return path


def texts(pdf: Path) -> list[str]:
    pages = [unicodedata.normalize("NFC", page.extract_text()) for page in PdfReader(pdf).pages]
    return [" ".join(page.split()) for page in pages]


def is_annex(page) -> bool:
    return page.mediabox.width > page.mediabox.height


def test_the_body_is_upright_the_annex_turned_and_every_page_a4(pdf):
    sizes = [(round(p.mediabox.width / MM), round(p.mediabox.height / MM)) for p in PdfReader(pdf).pages]
    upright = sizes.count((210, 297))
    assert sizes == [(210, 297)] * upright + [(297, 210)] * (len(sizes) - upright)
    assert 3 <= upright <= 6
    assert len(sizes) > upright


def test_every_page_says_that_it_is_a_draft_and_pages_are_numbered_from_the_second(pdf):
    pages = texts(pdf)
    assert all("DỰ THẢO" in page for page in pages)
    upright = [page for page, sheet in zip(pages, PdfReader(pdf).pages, strict=True) if not is_annex(sheet)]
    assert not re.search(r"\b1 DỰ THẢO$", upright[0])
    for number, page in enumerate(upright[1:], start=2):
        assert page.endswith(f" {number} DỰ THẢO")


def test_each_school_stands_with_its_figures_in_the_text(pdf, table):
    text = " ".join(texts(pdf))
    for column in table.columns:
        classes = format_number(table.value("class_count", column.code))
        learners = format_number(table.value("learner_count", column.code))
        assert f"{column.name}: {classes} lớp, {learners} học viên" in text


def test_each_row_of_the_annex_is_the_row_of_the_data(pdf, table):
    annex = " ".join(
        text for text, page in zip(texts(pdf), PdfReader(pdf).pages, strict=True) if is_annex(page)
    )
    rows = [row for row in table.rows if row.coverage and not row.is_formula]
    assert len(rows) == 12
    for row in rows:
        cells = ["…" if cell.value is None else format_number(cell.value) for cell in row.cells]
        printed = [*cells, format_number(row.total), f"{row.coverage}/8"]
        assert " ".join(printed) in annex, row.code
        assert sum(cell.value or Decimal(0) for cell in row.cells) == row.total


def test_the_stated_totals_are_printed_as_differing_and_nowhere_as_the_total(pdf):
    pages = texts(pdf)
    body = " ".join(page for page in pages if "Phụ lục" not in page and "Đối chiếu" not in page)
    assert "234 lớp" in body
    assert "12.443 học viên" in body
    assert not re.search(r"\b238\b|12\.378", body)
    whole = " ".join(pages)
    assert re.search(r"238 234 \+4", whole)
    assert re.search(r"12\.378 12\.443 −65", whole)


def test_only_liberation_serif_is_used_and_embedded(pdf):
    fonts = {}
    for page in PdfReader(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[descendant["/BaseFont"]] = descendant["/FontDescriptor"]
    assert fonts
    assert all("Liberation-Serif" in name for name in fonts)
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in fonts.values())


def test_the_ink_stays_inside_the_margins_and_no_page_is_empty(pdf, tmp_path):
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-png", pdf, tmp_path / "page"], check=True)
    pictures = sorted(tmp_path.glob("page*.png"))
    sheets = PdfReader(pdf).pages
    assert len(pictures) == len(sheets)
    for picture, sheet in zip(pictures, sheets, strict=True):
        image = Image.open(picture).convert("L")
        ink = image.point(lambda grey: 255 if grey < 128 else 0)  # the pale mark is no ink
        left, top, right, bottom = (edge * 25.4 / DOTS for edge in ink.getbbox())
        above, beside, below, bound = ANNEX_MARGINS if is_annex(sheet) else BODY_MARGINS
        width, height = image.width * 25.4 / DOTS, image.height * 25.4 / DOTS
        # Page number and draft mark stand in the top and bottom margins, never nearer than 8 mm.
        assert left >= bound - 1
        assert right <= width - beside + 1
        assert top >= min(above, 8)
        assert bottom <= height - min(below, 8)
        covered = sum(ink.histogram()[1:]) / (image.width * image.height)
        assert 0.002 < covered < 0.25
