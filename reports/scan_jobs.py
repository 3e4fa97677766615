"""Scans read in the background. The file and the text read from it are kept for a day at most: nothing
stays but what the officer confirms."""

from __future__ import annotations

import hashlib
import uuid
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cumthidua.core import clock
from cumthidua.core.jobs import Handle, JobFailed, enqueue, every_round, job
from cumthidua.core.models import Job

from .extraction import scans
from .extraction.failures import Unreadable
from .extraction.files import read_file

READ_SCAN = "read_scan"
KEPT_FOR = timedelta(days=1)
LOST = "Tệp tải lên không còn. Đồng chí chọn lại tệp."


def read_in_background(*, data: bytes, page: str, by: Any) -> Job:
    """Have a scan read for the page at this path, which shows the text when it is ready."""
    name = default_storage.save(f"scans/{uuid.uuid4().hex}", ContentFile(data))
    key = hashlib.sha256(data + page.encode()).hexdigest()
    queued = enqueue(kind=READ_SCAN, key=key, params={"file": name, "page": page}, by=by)
    if queued.params.get("file") != name:  # asked for twice: the first one's file will do
        default_storage.delete(name)
    return queued


def scan_of(user: Any, pk: str, page: str) -> Job | None:
    """A reading that this person asked for on this page."""
    try:
        key = uuid.UUID(pk)
    except ValueError:
        return None
    return Job.objects.visible_to(user).filter(pk=key, kind=READ_SCAN, params__page=page).first()


def text_of(asked: Job | None) -> str:
    """The text that a reading gave; nothing while it runs, after it failed and once it is forgotten."""
    return (asked.result or {}).get("text", "") if asked is not None and asked.is_done else ""


@job(READ_SCAN)
def read_scan(handle: Handle) -> dict[str, Any]:
    name = handle.params.get("file")
    if name is None:  # forgotten since
        raise JobFailed(LOST)
    try:
        with default_storage.open(name) as stored:
            data = stored.read()
        document = scans.recognise(
            data,
            read_file(data),
            lambda done, total: handle.progress(done, total, f"Đọc trang ảnh {done + 1}/{total}"),
        )
    except FileNotFoundError as lost:
        raise JobFailed(LOST) from lost
    except Unreadable as fault:
        raise JobFailed(str(fault)) from fault
    default_storage.delete(name)
    page = f"{handle.params['page']}?viec={handle.id}"
    return {"text": document.text, "page": page, "page_words": "Xem số liệu đọc được"}


@every_round
def forget_scans() -> None:
    """Delete what is older than a day: files of readings that failed, texts of those that did not."""
    old = Job.objects.filter(kind=READ_SCAN, created_at__lt=clock.now() - KEPT_FOR).exclude(params={})
    for row in old:
        default_storage.delete(row.params["file"])
        Job.objects.filter(pk=row.pk).update(params={}, result={})
