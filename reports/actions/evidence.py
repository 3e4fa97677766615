"""Evidence (minh chứng) of a filing: put at cells and groups, and taken off; both are recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cumthidua.core import attachments, audit
from cumthidua.core.models import Attachment
from cumthidua.core.policy import Refused
from cumthidua.core.workflow import lock

from ..evidence import open_places, place_names
from ..models import Filing
from ..rules import FILING_ACTS
from ..sheet import Sheet

_MOST_NAMED = 3  # places in the sentence of an act
_LONGEST = 300  # AuditEvent.sentence


class Attached(NamedTuple):
    """A file, whether the filing had it already, and the places where it is new."""

    file: Attachment
    was_there: bool
    places: list[str]


@transaction.atomic
def attach_evidence(
    *,
    filing: Filing,
    by: Any,
    places: Iterable[str],
    upload: UploadedFile | None = None,
    file: Attachment | None = None,
) -> Attached:
    """Put an upload, or a `file` the filing has already, at cells and groups. The same content uploaded
    again is not stored twice. `ValidationError` says why a file is not acceptable."""
    wanted = list(places)
    sheet = _open(filing, by, wanted)
    filing = sheet.filing
    if upload is not None:
        attachments.check(upload)
        file = attachments.twin_of(upload=upload, about=filing)
    was_there = file is not None
    if file is None:
        if upload is None:
            raise ValueError("Either an upload or a file of the filing.")
        file = attachments.attach(upload=upload, about=filing, by=by)
    new = attachments.link(attachment=file, places=wanted, by=by)
    if new:
        _record(sheet, "attach_evidence", f"Gắn minh chứng “{file.name}”", by, file, new)
    return Attached(file, was_there, new)


@transaction.atomic
def remove_evidence(*, filing: Filing, by: Any, file: Attachment, places: Iterable[str]) -> list[str]:
    """Take a file off `places`; returns those where it stood. The file and its row stay."""
    wanted = list(places)
    sheet = _open(filing, by, wanted)
    gone = [place for place in wanted if attachments.unlink(attachment=file, place=place, by=by)]
    if gone:
        _record(sheet, "remove_evidence", f"Gỡ minh chứng “{file.name}”", by, file, gone)
    return gone


def _open(filing: Filing, by: Any, places: list[str]) -> Sheet:
    filing = lock(filing)
    FILING_ACTS.require("edit_cells", by, filing)
    sheet = Sheet.of(filing)
    if not places or not open_places(sheet).issuperset(places):
        raise Refused(
            "Ô này đã khóa nên minh chứng giữ nguyên.", act="reports.edit_cells", target=filing, user=by
        )
    return sheet


def _record(sheet: Sheet, act: str, sentence: str, by: Any, file: Attachment, places: list[str]) -> None:
    audit.record(
        chain=sheet.filing.audit_chain,
        act=f"filing.{act}",
        target=sheet.filing,
        by=by,
        sentence=f"{sentence}: {_named(sheet, places)}"[:_LONGEST],
        data={"file": file.pk, "sha256": file.sha256, "places": places},
    )


def _named(sheet: Sheet, places: list[str]) -> str:
    names = [name for key, name in place_names(sheet).items() if key in places]
    more = f" và {len(names) - _MOST_NAMED} nơi khác" if len(names) > _MOST_NAMED else ""
    return "; ".join(names[:_MOST_NAMED]) + more
