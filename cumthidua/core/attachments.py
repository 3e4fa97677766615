"""Files that people upload: checked by content, stored under a random name, seen with their target.

A file stands at one or more places of its target (`links`); the target names its places.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from . import clock
from .filetypes import FileKind, kind_of
from .models import Attachment, AttachmentLink
from .visibility import label_of

MAX_BYTES = 20 * 1024 * 1024


def check(upload: UploadedFile) -> FileKind:
    """The kind of an acceptable file; `ValidationError` in Vietnamese otherwise."""
    if upload.size > MAX_BYTES:
        raise ValidationError("Tệp lớn hơn 20 MB. Đồng chí chia nhỏ hoặc quét lại ở độ phân giải thấp hơn.")
    if upload.size == 0:
        raise ValidationError("Tệp rỗng. Đồng chí chọn lại tệp.")
    return kind_of(upload)


def twin_of(*, upload: UploadedFile, about: models.Model) -> Attachment | None:
    """The same content, already present at this target."""
    return Attachment.objects.present().about(about).filter(sha256=_digest(upload)).first()


@transaction.atomic
def attach(*, upload: UploadedFile, about: models.Model, by: Any, places: Iterable[str] = ()) -> Attachment:
    """Store a checked file with its hash. The caller has checked that `by` may attach to `about`."""
    kind = check(upload)
    digest = _digest(upload)
    attachment = Attachment.objects.create(
        about_label=label_of(about),
        about_id=str(about.pk),
        name=display_name(upload.name or "", kind.extension),
        content_type=kind.content_type,
        size=upload.size,
        sha256=digest,
        file=File(upload, name=f"{secrets.token_hex(16)}{kind.extension}"),
        uploaded_by=by,
        uploaded_at=clock.now(),
    )
    link(attachment=attachment, places=places, by=by)
    return attachment


@transaction.atomic
def link(*, attachment: Attachment, places: Iterable[str], by: Any) -> list[str]:
    """Let a file stand at further places; returns those where it did not stand yet."""
    Attachment.objects.select_for_update().get(pk=attachment.pk)
    taken = set(attachment.links.present().values_list("place", flat=True))
    new = [place for place in dict.fromkeys(places) if place not in taken]
    now = clock.now()
    AttachmentLink.objects.bulk_create(
        AttachmentLink(attachment=attachment, place=place, added_at=now, added_by=by) for place in new
    )
    return new


@transaction.atomic
def unlink(*, attachment: Attachment, place: str, by: Any) -> bool:
    """Take a file off one place; off the page when that was its last. False when it was not there."""
    Attachment.objects.select_for_update().get(pk=attachment.pk)
    gone = attachment.links.present().filter(place=place).update(removed_at=clock.now(), removed_by=by)
    if gone and not attachment.links.present().exists():
        remove(attachment=attachment, by=by)
    return bool(gone)


@transaction.atomic
def remove(*, attachment: Attachment, by: Any) -> None:
    """Take a file off the page; the row and the file stay, as history does."""
    off = {"removed_at": clock.now(), "removed_by": by}
    attachment.links.present().update(**off)
    Attachment.objects.filter(pk=attachment.pk, removed_at=None).update(**off)


def display_name(name: str, extension: str) -> str:
    """The uploader's file name, made harmless and cut to fit."""
    stem = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = re.sub(r"[\x00-\x1f\x7f<>:\"|?*]", "", stem)
    stem = stem.rsplit(".", 1)[0] if "." in stem else stem
    return (stem.strip(" .")[:150] or "tep") + extension


def _digest(upload: UploadedFile) -> str:
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
