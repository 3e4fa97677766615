"""Uploads: believed by content, kept under our names, seen with what they belong to."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cumthidua.core import attachments
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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chuong-trinh.exe", b"MZ\x90\x00"),
        ("gia.pdf", b"<html>khong phai pdf</html>"),
        ("nen.zip", b"PK\x03\x04abc"),
        ("rong.pdf", b""),
    ],
)
def test_what_is_not_an_accepted_kind_by_content_is_refused_in_words(name, content):
    with pytest.raises(ValidationError):
        attachments.check(upload(name, content))


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


def test_a_removed_file_leaves_the_page_and_stays_in_the_table():
    filing = make_filing()
    row = attachments.attach(upload=upload(), about=filing, by=officer(filing.school))
    attachments.remove(attachment=row)
    assert not Attachment.objects.about(filing).present().exists()
    assert Attachment.objects.about(filing).count() == 1
