"""Files that people upload: checked by content, stored under a name of ours, seen with their target."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from . import clock
from .models import Attachment
from .visibility import label_of

MAX_BYTES = 20 * 1024 * 1024
# First bytes → (content type, extension). The browser's word for the type is not believed.
KINDS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)
OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def check(upload: UploadedFile) -> tuple[str, str]:
    """Content type and extension of an acceptable file; `ValidationError` in Vietnamese otherwise."""
    if upload.size > MAX_BYTES:
        raise ValidationError("Tệp lớn hơn 20 MB. Đồng chí chia nhỏ hoặc quét lại ở độ phân giải thấp hơn.")
    if upload.size == 0:
        raise ValidationError("Tệp rỗng. Đồng chí chọn lại tệp.")
    upload.seek(0)
    head = upload.read(8)
    upload.seek(0)
    for magic, content_type, extension in KINDS:
        if head.startswith(magic):
            return content_type, extension
    extension = "." + upload.name.rsplit(".", 1)[-1].lower()
    if head.startswith(b"PK\x03\x04") and extension in OFFICE:
        return OFFICE[extension], extension
    raise ValidationError("Chỉ nhận tệp PDF, DOCX, XLSX, PNG hoặc JPG.")


@transaction.atomic
def attach(*, upload: UploadedFile, about: models.Model, by: Any, cell: str = "") -> Attachment:
    """Store a checked file with its hash. The caller has checked that `by` may attach to `about`."""
    content_type, extension = check(upload)
    data = upload.read()
    digest = hashlib.sha256(data).hexdigest()
    return Attachment.objects.create(
        about_label=label_of(about),
        about_id=str(about.pk),
        cell=cell,
        name=display_name(upload.name, extension),
        content_type=content_type,
        size=len(data),
        sha256=digest,
        file=ContentFile(data, name=f"{digest[:32]}{extension}"),
        uploaded_by=by,
        uploaded_at=clock.now(),
    )


@transaction.atomic
def remove(*, attachment: Attachment) -> None:
    """Take a file off the page; the row and the file stay, as history does."""
    Attachment.objects.filter(pk=attachment.pk, removed_at=None).update(removed_at=clock.now())


def display_name(name: str, extension: str) -> str:
    """The uploader's file name, made harmless and cut to fit."""
    stem = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = re.sub(r"[\x00-\x1f\x7f<>:\"|?*]", "", stem)
    stem = stem.rsplit(".", 1)[0] if "." in stem else stem
    return (stem.strip(" .")[:150] or "tep") + extension
