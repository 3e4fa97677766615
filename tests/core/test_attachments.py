"""Uploads: believed by content, kept under our names, seen with what they belong to."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from cumthidua.core import attachments, filetypes
from cumthidua.core.models import Attachment
from tests.builders import make_filing, officer, principal

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 noi dung"


def upload(name: str = "minh-chung.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_a_file_is_stored_with_its_hash_and_the_uploaders_name_for_it():
    filing = make_filing()
    row = attachments.attach(upload=upload("Quyết định mở lớp.pdf"), about=filing, by=officer(filing.school))
    assert row.name == "Quyết định mở lớp.pdf"
    assert row.size == len(PDF)
    assert len(row.sha256) == 64
    assert "Quyết" not in row.file.name
    with row.file.open() as stored:
        assert stored.read() == PDF


def office(*parts: str, types: str = "<Types/>", **contents: bytes) -> bytes:
    """A zip with these parts, as Word and Excel write them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        for part in parts:
            archive.writestr(part, b"<xml/>")
        for part, content in contents.items():
            archive.writestr(part, content)
    return packed.getvalue()


DOCX, XLSX = office("word/document.xml"), office("xl/workbook.xml")
PNG, JPG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff\xe0" + b"\0" * 40


@pytest.mark.parametrize(
    ("content", "extension"),
    [(PDF, ".pdf"), (DOCX, ".docx"), (XLSX, ".xlsx"), (PNG, ".png"), (JPG, ".jpg")],
)
def test_the_kind_comes_from_the_content_whatever_the_name_says(content, extension):
    assert attachments.check(upload("anh.exe", content)).extension == extension
    row = attachments.attach(upload=upload("Bìa.txt", content), about=(filing := make_filing()),
                             by=officer(filing.school))  # fmt: skip
    assert row.name == f"Bìa{extension}"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("chuong-trinh.pdf", b"MZ\x90\x00", "Chỉ nhận tệp PDF"),
        ("gia.png", b"<html>khong phai anh</html>", "Chỉ nhận tệp PDF"),
        ("gia.png", b"<svg onload='alert(1)'/>", "Chỉ nhận tệp PDF"),
        ("nen.docx", office("readme.txt"), "Chỉ nhận tệp PDF"),
        ("cut.docx", DOCX[:60], "hỏng"),
        ("cu.doc", b"\xd0\xcf\x11\xe0 a", "mật khẩu"),
        ("macro.docx", office("word/document.xml", "word/vbaProject.bin"), "macro"),
        (
            "macro.xlsx",
            office("xl/workbook.xml", types="application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
            "macro",
        ),
        ("hai.docx", office("word/document.xml", "xl/workbook.xml"), "loại khác"),
        ("hai.png", PNG + DOCX, "loại khác"),
        ("hai.pdf", PDF + DOCX, "loại khác"),
        ("hai.jpg", JPG + b"<script>alert(1)</script>", "loại khác"),
        ("bom.docx", office("word/document.xml", bom=b"\0" * 5_000_000), "lớn bất thường"),
        ("rong.pdf", b"", "Tệp rỗng"),
    ],
)
def test_what_is_not_an_accepted_kind_by_content_is_refused_with_the_reason(name, content, reason):
    with pytest.raises(ValidationError, match=reason):
        attachments.check(upload(name, content))


def test_a_zip_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(filetypes, "MAX_PARTS", 1)
    with pytest.raises(ValidationError, match="lớn bất thường"):
        attachments.check(upload("a.docx", DOCX))


def test_a_file_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(attachments, "MAX_BYTES", 10)
    with pytest.raises(ValidationError, match="20 MB"):
        attachments.check(upload())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\bao cao.pdf", "bao cao.pdf"),
        ("x" * 300 + ".pdf", "x" * 150 + ".pdf"),
        ('a"b<c>.pdf', "abc.pdf"),
        (".pdf", "tep.pdf"),
        ("tên.có.chấm.docx", "tên.có.chấm.pdf"),
    ],
)
def test_the_shown_name_is_harmless(name, shown):
    assert attachments.display_name(name, ".pdf") == shown


def test_evidence_is_seen_by_those_who_see_the_filing_and_nobody_else():
    filing, stranger_filing = make_filing(), make_filing()
    own = officer(filing.school)
    row = attachments.attach(upload=upload(), about=filing, by=own)
    assert list(Attachment.objects.visible_to(own)) == [row]
    assert list(Attachment.objects.visible_to(principal(filing.school))) == [row]
    assert not Attachment.objects.visible_to(officer(stranger_filing.school)).exists()


def test_a_removed_file_leaves_the_page_and_stays_in_the_table_with_who_and_when():
    filing = make_filing()
    own = officer(filing.school)
    row = attachments.attach(upload=upload(), about=filing, by=own, places=["class_count"])
    attachments.remove(attachment=row, by=own)
    assert not Attachment.objects.about(filing).present().exists()
    row.refresh_from_db()
    assert (row.removed_by, row.removed_at is not None) == (own, True)
    assert not row.links.present().exists()
    assert row.file.storage.exists(row.file.name)


def test_the_stored_name_is_random_so_that_the_same_file_has_two():
    filing = make_filing()
    own = officer(filing.school)
    first, second = (attachments.attach(upload=upload(), about=filing, by=own) for _ in range(2))
    assert first.sha256 == second.sha256
    assert first.file.name != second.file.name
    assert first.sha256[:16] not in first.file.name


def test_the_same_content_is_found_under_another_name_and_only_at_its_own_target():
    filing, other = make_filing(), make_filing()
    own = officer(filing.school)
    row = attachments.attach(upload=upload(), about=filing, by=own)
    assert attachments.twin_of(upload=upload("khac.pdf"), about=filing) == row
    assert attachments.twin_of(upload=upload(content=PDF + b"!"), about=filing) is None
    assert attachments.twin_of(upload=upload(), about=other) is None


def test_a_file_leaves_with_its_last_place_and_not_before():
    filing = make_filing()
    own = officer(filing.school)
    row = attachments.attach(upload=upload(), about=filing, by=own, places=["a", "b"])
    assert attachments.link(attachment=row, places=["b", "c", "c"], by=own) == ["c"]
    assert attachments.unlink(attachment=row, place="a", by=own)
    assert attachments.unlink(attachment=row, place="a", by=own) is False
    assert attachments.unlink(attachment=row, place="b", by=own)
    assert Attachment.objects.present().with_places().get(pk=row.pk).places == ["c"]
    attachments.unlink(attachment=row, place="c", by=own)
    assert not Attachment.objects.present().filter(pk=row.pk).exists()


def test_a_file_stands_once_at_a_place():
    filing = make_filing()
    own = officer(filing.school)
    row = attachments.attach(upload=upload(), about=filing, by=own, places=["a"])
    with pytest.raises(IntegrityError), transaction.atomic():
        row.links.create(place="a", added_at=row.uploaded_at, added_by=own)
