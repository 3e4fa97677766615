"""Files that are no workbook of ours, or want to do harm: always one clear answer, soon, and no crash."""

from __future__ import annotations

import random
import struct
import zipfile
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from clusters.models import Catalogue, Cluster, ClusterYear, Indicator, IndicatorGroup, Period
from clusters.structure import Structure
from reports.models import Filing
from reports.proposals import review
from reports.sheet import Sheet
from reports.workbook import Unreadable, Uploaded, read, safety, write
from reports.workbook.layout import FORM_TITLE
from schools.models import School

MEGABYTE = 1024 * 1024


class OpenSheet(Sheet):
    """A sheet on which every cell is open, whatever the clock and the database say."""

    def is_open(self, code: str) -> bool:
        return True


@cache
def small_sheet() -> Sheet:
    """A filing of three cells that needs no database."""
    catalogue = Catalogue(code="thu", title="Thử")
    year = ClusterYear(cluster=Cluster(code="cum", name="Cụm thử"), year=2024, catalogue=catalogue)
    filing = Filing(
        period=Period(cluster_year=year, kind="H1"), school=School(code="truong", name="Trường thử")
    )
    group = IndicatorGroup(pk=1, catalogue=catalogue, code="g", label="Nhóm")
    inputs = [
        Indicator(catalogue=catalogue, group=group, code=code, label=code, unit="lớp", kind=kind)
        for code, kind in (("whole", "integer"), ("share", "decimal"), ("answer", "boolean"))
    ]
    return OpenSheet(filing, Structure((group,), tuple(inputs), ()), cells={}, returned={})


@cache
def form() -> bytes:
    return write(small_sheet(), {}, is_editable=True)


def reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, small_sheet())
    return refused.value.reason


def packed(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, part: bytes | str, base: bytes | None = None) -> bytes:
    """The form with one part of its package replaced or added."""
    return packed({**parts_of(base or form()), name: part})


def with_cell(xml: str) -> bytes:
    """The form with the XML of its first value cell, E9, replaced."""
    part = parts_of(form())["xl/worksheets/sheet1.xml"].decode()
    start = part.index('<c r="E9"')
    end = min(
        place for place in (part.find("/>", start) + 2, part.find("</c>", start) + 4) if place > start + 3
    )
    return with_part("xl/worksheets/sheet1.xml", part[:start] + xml + part[end:])


def with_texts(part: bytes | str) -> bytes:
    """The form with a cell that takes its text from these shared strings."""
    return with_part("xl/sharedStrings.xml", part, base=with_cell('<c r="E9" t="s"><v>0</v></c>'))


def kinds(data: bytes) -> dict[str, tuple[str, str, str]]:
    rows = review(small_sheet(), read(data, small_sheet()).proposals)
    return {row.proposal.code: (row.kind.name, row.text, row.remark) for row in rows}


def test_the_form_itself_is_read_and_offers_nothing():
    uploaded = read(form(), small_sheet())
    assert uploaded == Uploaded(proposals=[], notes=[], unchanged=3)


# ── Other kinds of file ───────────────────────────────────────────────────────────────────────────

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (OLE, "Excel cũ (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"Ma,Chi tieu\nclass_count,5\n", "CSV"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"),
        (b"\xef\xbb\xbf<html><table>", "HTML"),
        (b"{\\rtf1", "RTF"),
        (b"\x00\x01\x02\x03", "Không nhận ra"),
        (b"PK\x03\x04" + bytes(200), "hỏng"),
        (packed({"a.txt": "xin chào"}), "tệp nén (.zip)"),
        (packed({"word/document.xml": "<a/>"}), "Word"),
        (packed({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
            ".ods",
        ),
        (packed({"xl/workbook.bin": b"\x00"}), ".xlsb"),
    ],
)
def test_each_other_kind_of_file_is_named(data, words):
    assert words in reason(data)


def test_a_workbook_with_macros_is_refused():
    assert "macro" in reason(with_part("xl/vbaProject.bin", b"\x00"))


def test_a_workbook_of_somebody_else_is_refused():
    content = BytesIO()
    Workbook().save(content)
    assert "không thấy phần nhận dạng" in reason(content.getvalue())


def test_parts_locked_with_a_password_are_told():
    data = bytearray(form())
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, place + 8, 1)
    assert "mật khẩu" in reason(bytes(data))


# ── Bombs ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_over_twenty_megabytes_is_refused():
    assert "20 MB" in reason(b"PK\x03\x04" + bytes(20 * MEGABYTE))


def test_a_part_that_packs_suspiciously_well_is_refused():
    assert reason(with_part("xl/media/image1.png", bytes(30 * MEGABYTE))) == safety.TOO_MUCH


def test_parts_that_unpack_to_too_much_together_are_refused():
    line = random.Random(1).randbytes(1000) + bytes(9000)  # packs some nine times, as XML does
    images = {f"xl/media/{number}": line * 1600 for number in range(4)}
    data = packed({**parts_of(form()), **images})
    assert len(data) < safety.MAX_FILE
    assert reason(data) == safety.TOO_MUCH


def test_a_package_of_too_many_parts_is_refused():
    assert (
        reason(packed({**parts_of(form()), **{f"xl/media/{n}": b"x" for n in range(600)}})) == safety.TOO_MUCH
    )


def test_a_directory_that_lies_about_a_size_gains_nothing():
    """The stated size is what the unpacking stops at, and the checksum then tells."""
    data = bytearray(with_texts(b"<sst>" + b" " * (4 * MEGABYTE) + b"</sst>"))
    place = data.rindex(b"xl/sharedStrings.xml") - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, place + 24, 1000)
    assert reason(bytes(data)) == safety.DAMAGED


def test_an_embedded_workbook_is_never_opened():
    assert read(with_part("xl/embeddings/inner.xlsx", form()), small_sheet()).proposals == []


BILLION_LAUGHS = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<sst><si><t>&c;</t></si></sst>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<sst><si><t>&a;</t></si></sst>"""


@pytest.mark.parametrize("bomb", [BILLION_LAUGHS, OUTSIDE, '<!DOCTYPE x SYSTEM "http://x/y.dtd"><sst/>'])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_entities_and_document_types_are_refused(bomb, part):
    assert reason(with_part(part, bomb, base=with_cell('<c r="E9"><v>5</v></c>'))) == safety.DAMAGED


@pytest.mark.parametrize("bomb", [BILLION_LAUGHS, OUTSIDE])
def test_entities_in_shared_strings_are_refused(bomb):
    assert reason(with_texts(bomb)) == safety.DAMAGED


def test_entities_in_utf_16_are_refused_too():
    assert reason(with_part("xl/workbook.xml", BILLION_LAUGHS.encode("utf-16"))) == safety.DAMAGED


def test_a_dimension_of_a_million_rows_costs_nothing():
    part = parts_of(form())["xl/worksheets/sheet1.xml"].decode()
    huge = part.replace("<sheetViews>", '<dimension ref="A1:XFD1048576"/><sheetViews>', 1)
    assert read(with_part("xl/worksheets/sheet1.xml", huge), small_sheet()).proposals == []


def test_a_merged_range_over_the_whole_sheet_costs_nothing():
    part = parts_of(form())["xl/worksheets/sheet1.xml"].decode()
    merged = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    found = kinds(with_part("xl/worksheets/sheet1.xml", part.replace("</sheetData>", merged, 1)))
    assert {kind for kind, _, _ in found.values()} == {"rejected"}


def rows_of(count: int, columns: int = 1) -> str:
    return "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{chr(65 + n)}{row}"><v>1</v></c>' for n in range(columns))
        + "</row>"
        for row in range(100, 100 + count)
    )


def test_more_cells_than_a_form_can_have_end_the_reading():
    part = parts_of(form())["xl/worksheets/sheet1.xml"].decode()
    data = with_part(
        "xl/worksheets/sheet1.xml", part.replace("</sheetData>", rows_of(7000, 10) + "</sheetData>")
    )
    assert reason(data) == safety.TOO_MUCH


def test_elements_within_elements_end_the_reading():
    assert reason(with_part("xl/worksheets/sheet1.xml", "<a>" * 50 + "</a>" * 50)) == safety.TOO_MUCH


def test_more_merged_ranges_than_a_form_can_have_end_the_reading():
    part = parts_of(form())["xl/worksheets/sheet1.xml"].decode()
    ranges = "".join(f'<mergeCell ref="A{row}:B{row * 7 % 9999 + 1}"/>' for row in range(1, 2100))
    merged = f"</sheetData><mergeCells>{ranges}</mergeCells>"
    assert (
        reason(with_part("xl/worksheets/sheet1.xml", part.replace("</sheetData>", merged))) == safety.TOO_MUCH
    )


def test_one_part_named_as_many_sheets_is_not_read_for_ever():
    part = parts_of(form())["xl/worksheets/sheet1.xml"].decode().replace("Số liệu kỳ này", "Cột khác")
    numbers = random.Random(3)
    rows = "".join(f'<row r="{row}" ht="{numbers.random()}"/>' for row in range(100, 20_000))
    book = parts_of(form())["xl/workbook.xml"].decode()
    sheets = "".join(f'<sheet name="t{number}" sheetId="{number + 9}" r:id="rId1"/>' for number in range(200))
    data = with_part("xl/worksheets/sheet1.xml", part.replace("</sheetData>", rows + "</sheetData>"))
    assert reason(with_part("xl/workbook.xml", book.replace("</sheets>", sheets + "</sheets>"), base=data)) == safety.TOO_MUCH  # fmt: skip


def test_a_flood_of_shared_strings_ends_the_reading():
    flood = "".join(f"<si><t>{number * 7919}</t></si>" for number in range(70_000))
    assert reason(with_texts(f"<sst>{flood}</sst>")) == safety.TOO_MUCH


def test_a_part_larger_than_any_form_is_not_unpacked_to_its_end():
    lines = "".join(f"<si><t>{number * 7919}</t></si>" for number in range(500_000))
    assert len(lines) > safety.MAX_PART
    assert reason(with_texts(f"<sst>{lines}</sst>")) == safety.TOO_MUCH


# ── Cells that only a hand or a program writes ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("xml", "kind", "text"),
    [
        ('<c r="E9"><v>12</v></c>', "new", "12"),
        ('<c r="E9"><f>3+4</f><v>7</v></c>', "new", "7"),
        ('<c r="E9" t="str"><f>"1"&amp;"2"</f><v>12</v></c>', "new", "12"),
        ('<c r="E9" t="inlineStr"><is><t>12</t></is></c>', "new", "12"),
        (
            '<c r="E9" t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r><rPh><t>x</t></rPh></is></c>',
            "new",
            "12",
        ),
        ('<c r="E9" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', "rejected", "#DIV/0!"),
        ('<c r="E9" t="d"><v>2026-06-03T00:00:00</v></c>', "rejected", "03/06/2026"),
        ('<c r="E9"><v>1E+999999999</v></c>', "rejected", "1E+999999999"),
        ('<c r="E9"><v>1E-999999999</v></c>', "new", "0"),
        ('<c r="E9"><v>NaN</v></c>', "rejected", "NaN"),
        ('<c r="E9"><v>Infinity</v></c>', "rejected", "Infinity"),
        ('<c r="E9"><v>-0</v></c>', "new", "0"),
        ('<c r="E9" s="99999"><v>5</v></c>', "new", "5"),
        ('<c r="E9" s="x"><v>5</v></c>', "new", "5"),
        ('<c r="E9" t="what"><v>5</v></c>', "new", "5"),
    ],
)
def test_a_cell_is_read_as_excel_shows_it(xml, kind, text):
    found = kinds(with_cell(xml))["whole"]
    assert found[:2] == (kind, text)


def test_a_formula_is_offered_by_its_stored_result_with_a_remark():
    assert "Ô có công thức" in kinds(with_cell('<c r="E9"><f>3+4</f><v>7</v></c>'))["whole"][2]


@pytest.mark.parametrize("xml", ['<c r="E9" t="s"><v>99999</v></c>', '<c r="E9" t="s"><v>-1</v></c>', '<c r="9E"><v>1</v></c>', "<c><v>1</v></c>"])  # fmt: skip
def test_a_cell_that_points_nowhere_makes_a_damaged_file(xml):
    assert reason(with_cell(xml)) == safety.DAMAGED


def test_serial_days_count_from_1904_where_the_file_says_so():
    parts = parts_of(form())
    styles = parts["xl/styles.xml"].decode()
    count = styles.count("<xf ", styles.index("<cellXfs"), styles.index("</cellXfs>"))
    parts["xl/styles.xml"] = styles.replace("</cellXfs>", '<xf numFmtId="14"/></cellXfs>').encode()
    sheet = parts_of(with_cell(f'<c r="E9" s="{count}"><v>44714</v></c>'))["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet
    assert "02/06/2022" in kinds(packed(parts))["whole"][2]
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"<workbookPr", b'<workbookPr date1904="1"', 1
    )
    assert "03/06/2026" in kinds(packed(parts))["whole"][2]


# ── Whatever the bytes are ────────────────────────────────────────────────────────────────────────


def outcome(data: bytes) -> list[str]:
    """What an officer would be told: rows, or one sentence. Anything else is an error of ours."""
    try:
        uploaded = read(data, small_sheet())
    except Unreadable as refused:
        return [refused.reason]
    return [row.remark for row in review(small_sheet(), uploaded.proposals)]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=3000))
def test_random_bytes_never_break_the_reader(data):
    assert outcome(data)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=500))
def test_random_bytes_after_the_mark_of_a_zip_never_break_the_reader(data):
    assert outcome(b"PK\x03\x04" + data)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(form()) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_flipped_bytes_of_a_real_form_never_break_the_reader(flips):
    data = bytearray(form())
    for place, byte in flips:
        data[place] = byte
    outcome(bytes(data))


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(sorted(parts_of(form())))))
def test_missing_parts_never_break_the_reader(dropped):
    outcome(packed({name: part for name, part in parts_of(form()).items() if name not in dropped}))


READ_PARTS = [
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(READ_PARTS), st.data())
def test_mutated_xml_inside_a_sound_zip_never_breaks_the_reader(name, data):
    """Deeper than flipped bytes, which the checksum of the zip mostly catches."""
    part = parts_of(form())[name]
    start = data.draw(st.integers(0, len(part) - 1))
    end = data.draw(st.integers(start, min(len(part), start + 40)))
    junk = data.draw(st.sampled_from([b"", b"0", b"-1", b"\xff", b'"', b"<c>", b"</row>", b"99999999999999999999", b"A1:A", b"\x00"]))  # fmt: skip
    outcome(with_part(name, part[:start] + junk + part[end:]))


CELL_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.times(),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(CELL_VALUES, min_size=3, max_size=3))
def test_any_value_in_any_cell_is_offered_or_told(values):
    book = load_workbook(BytesIO(form()))
    page = book[FORM_TITLE]
    for row, value in enumerate(values, start=9):
        page.cell(row, 5).value = value
    content = BytesIO()
    book.save(content)
    uploaded = read(content.getvalue(), small_sheet())
    for row in review(small_sheet(), uploaded.proposals):
        assert row.kind.name in ("new", "corrected", "rejected", "same")
        assert row.kind.name != "rejected" or row.remark
    assert uploaded.unchanged + len(uploaded.proposals) == 3
