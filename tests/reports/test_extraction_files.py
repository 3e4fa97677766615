"""The text of an uploaded file: every kind an officer has, and every way a file can be bad."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from reports.extraction import scans
from reports.extraction.encodings import is_legacy
from reports.extraction.failures import Unreadable
from reports.extraction.files import MAX_BYTES, read_file, tidy

SENTENCE = "Nhà trường đã mở 27 lớp với 1.727 học viên, có 02 đề tài cấp tỉnh."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HAS_TESSERACT = pytest.mark.skipif(
    not scans.is_installed(), reason="needs tesseract-ocr, tesseract-ocr-vie and poppler-utils"
)


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; further parts by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return packed.getvalue()


def p(*runs: str, before: str = "") -> str:
    return f"<w:p>{before}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def pdf(*pages: str, image: bytes | None = None, **locks: str) -> bytes:
    """A PDF made by the portal's own typesetter, or of one picture; locked with passwords if given."""
    made = io.BytesIO()
    if image:
        Image.open(io.BytesIO(image)).convert("RGB").save(made, "PDF", resolution=200)
    else:
        weasyprint = pytest.importorskip("weasyprint")
        html = "".join(f"<p style='break-after:page'>{page}</p>" for page in pages)
        weasyprint.HTML(string=html).write_pdf(made)
    if not locks:
        return made.getvalue()
    writer, locked = pypdf.PdfWriter(clone_from=made), io.BytesIO()
    writer.encrypt(locks.get("password", ""), locks.get("owner_password"), algorithm="AES-256")
    writer.write(locked)
    return locked.getvalue()


def photograph(text: str = SENTENCE) -> bytes:
    font = next(Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf"), None)
    if font is None:
        pytest.skip("needs a font with Vietnamese letters")
    image, drawn = Image.new("L", (1700, 200), 255), io.BytesIO()
    ImageDraw.Draw(image).text((40, 60), text, font=ImageFont.truetype(str(font), 48), fill=0)
    image.save(drawn, "PNG")
    return drawn.getvalue()


# ── Plain text ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_plain_text_is_read_in_every_form_of_unicode(encoding: str) -> None:
    assert read_file(SENTENCE.encode(encoding)).text == SENTENCE


def test_windows_1258_with_its_combining_tones_becomes_composed_letters() -> None:
    tones = {"à": "a\u0300", "ờ": "ơ\u0300", "ã": "a\u0303", "ở": "ơ\u0309", "ớ": "ơ\u0301", "ọ": "o\u0323",
             "ề": "ê\u0300", "ấ": "â\u0301", "ỉ": "i\u0309", "ó": "o\u0301"}  # fmt: skip
    written = "".join(tones.get(letter, letter) for letter in SENTENCE)
    assert read_file(written.encode("cp1258")).text == SENTENCE


@pytest.mark.parametrize(
    "written",
    [
        "Nhµ tr\xadêng ®· më 27 líp víi 1.727 häc viªn".encode("latin-1"),
        "Nhaø tröôøng ñaõ môû 27 lôùp hoïc vieân".encode(),
    ],
)
def test_old_encodings_are_named_and_not_guessed(written: bytes) -> None:
    with pytest.raises(Unreadable, match="bảng mã cũ"):
        read_file(written)


def test_vietnamese_text_is_not_taken_for_an_old_encoding() -> None:
    assert not is_legacy(SENTENCE)
    assert not is_legacy("27 lớp")
    assert not is_legacy("")


def test_wrapped_lines_are_put_together_and_new_items_are_not() -> None:
    wrapped = "đã mở\n27 lớp với\n1.727 học viên.\nTrong đó\n1. Đào tạo\n- 5 lớp"
    assert tidy(wrapped) == "đã mở 27 lớp với 1.727 học viên.\nTrong đó\n1. Đào tạo\n- 5 lớp"


def test_a_long_run_of_blanks_is_read_in_one_go() -> None:
    assert tidy(f"Đã mở{' ' * 3_000_000}27 lớp.") == f"Đã mở{' ' * 3_000_000}27 lớp."


# ── Word ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_word_file_gives_paragraphs_tables_row_by_row_boxes_and_footnotes() -> None:
    cell = "<w:tc>{}</w:tc>".format
    table = f"<w:tbl><w:tr>{cell(p('Số lớp'))}{cell(p('27'))}</w:tr></w:tbl>"
    box = (
        f"<w:p><w:r><w:t>Khung</w:t></w:r><w:r><w:txbxContent>{p('trong khung')}</w:txbxContent></w:r></w:p>"
    )
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote>{p("Chú thích cuối.")}</w:footnote></w:footnotes>'
    text = read_file(docx(p("Đã mở ", "27 lớp.") + table + box, footnotes=notes)).text
    assert text.splitlines() == ["Đã mở 27 lớp.", "Số lớp | 27", "Khung trong khung", "Chú thích cuối."]


def test_a_word_file_gives_what_word_prints_and_marks_items_of_lists() -> None:
    item = p("Mục hai.", before="<w:pPr><w:numPr/></w:pPr>")
    deleted = (
        "<w:p><w:del><w:r><w:delText>bỏ 99 lớp</w:delText></w:r></w:del><w:r><w:t>Giữ.</w:t></w:r></w:p>"
    )
    moved = "<w:p><w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom></w:p>"
    assert read_file(docx(item + deleted + moved)).text == "- Mục hai.\nGiữ."


def test_a_table_within_a_table_is_read_once_however_deep_it_stands() -> None:
    """Twice a level would be a thousand million times at thirty levels."""
    before, after = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    assert read_file(docx(before * 30 + p("Đã mở 27 lớp.") + after * 30)).text == "Đã mở 27 lớp."


def test_a_word_file_that_unpacks_into_too_much_is_refused() -> None:
    with pytest.raises(Unreadable, match="bung ra quá lớn"):
        read_file(docx(p("a" * (33 * 1024 * 1024))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_word_file_with_entities_is_refused_in_whatever_encoding(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", xml.encode(encoding))
    with pytest.raises(Unreadable, match="không an toàn"):
        read_file(packed.getvalue())


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_pdf_with_text_is_read_page_by_page() -> None:
    document = read_file(pdf(SENTENCE, "Tổ chức 02 hội thảo cấp trường."))
    assert document.kind == "pdf"
    assert SENTENCE in document.text
    assert "02 hội thảo cấp trường" in document.text
    assert document.pictures == ()


def test_a_locked_pdf_is_refused_and_one_locked_against_printing_alone_is_read() -> None:
    with pytest.raises(Unreadable, match="mật khẩu"):
        read_file(pdf(SENTENCE, password="bi-mat"))
    assert SENTENCE in read_file(pdf(SENTENCE, owner_password="bi-mat")).text


def test_a_scanned_pdf_names_its_pictures() -> None:
    assert read_file(pdf(image=photograph())).pictures == (1,)


# ── What cannot be read ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Tệp rỗng"),
        (b"   \n", "không có chữ nào"),
        (b"x" * (MAX_BYTES + 1), "lớn hơn 20 MB"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "không phải văn bản"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "đời cũ"),
        (b"PK\x03\x04 broken", "Không mở được tệp Word"),
        (b"%PDF-1.7 broken", "Không mở được tệp PDF"),
        (b"\x89PNG\r\n\x1a\n broken", "Không mở được ảnh"),
    ],
)
def test_a_bad_file_is_answered_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_file(data)


def test_a_workbook_is_not_a_word_file() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(Unreadable, match=r"không phải \.docx"):
        read_file(packed.getvalue())


# ── Pictures ──────────────────────────────────────────────────────────────────────────────────────


@HAS_TESSERACT
def test_a_photograph_is_read_with_its_vietnamese_letters() -> None:
    data = photograph()
    assert scans.recognise(data, read_file(data)).text == SENTENCE


@HAS_TESSERACT
def test_a_scanned_pdf_is_read_and_tells_how_far_it_is() -> None:
    data, steps = pdf(image=photograph()), []
    read = scans.recognise(data, read_file(data), lambda done, total: steps.append((done, total)))
    assert read.text == SENTENCE
    assert steps == [(0, 1)]


@HAS_TESSERACT
def test_a_picture_without_letters_is_answered_in_words() -> None:
    drawn = io.BytesIO()
    Image.new("L", (300, 300), 255).save(drawn, "PNG")
    with pytest.raises(Unreadable, match="Không nhận ra chữ nào"):
        scans.recognise(drawn.getvalue(), read_file(drawn.getvalue()))


def test_a_machine_without_tesseract_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = photograph()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not scans.is_installed()
    with pytest.raises(Unreadable, match="chưa cài bộ nhận dạng chữ"):
        scans.recognise(data, read_file(data))
