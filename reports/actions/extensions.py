"""Gia hạn: more time for one school, given and ended in the open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from clusters.standing import is_chair
from cumthidua.core import audit, clock
from cumthidua.core.policy import Refused
from cumthidua.core.workflow import lock

from .. import notices
from ..models import Extension, Filing
from ..rules import FILING_ACTS
from ..sheet import Sheet


@transaction.atomic
def extend(*, filing: Filing, by: Any, until: datetime, reason: str, codes: Iterable[str] = ()) -> Extension:
    """A later deadline for one school, with a reason; after the lock it opens `codes`, or all cells."""
    filing = lock(filing)
    FILING_ACTS.require("extend", by, filing)
    now = clock.now()
    if until <= now:
        raise _refused("Hạn mới phải ở sau thời điểm hiện tại.", filing, by)
    if not reason.strip():
        raise _refused("Gia hạn phải kèm lý do. Đồng chí ghi một câu rồi gửi lại.", filing, by)
    wanted = set(codes)
    named = [indicator.code for indicator in Sheet.of(filing).inputs if indicator.code in wanted]
    if len(named) < len(wanted):
        raise _refused("Có ô không thuộc bảng số liệu này. Đồng chí chọn lại.", filing, by)
    extension = Extension.objects.create(
        filing=filing, until=until, codes=named, reason=reason.strip()[:300], granted_by=by, granted_at=now
    )
    audit.record(
        chain=filing.audit_chain,
        act="filing.extend",
        target=filing,
        by=by,
        sentence=f"{_who(by, filing)} gia hạn nộp số liệu",
        data={"until": until.isoformat(), "reason": extension.reason, "cells": named},
    )
    notices.filing_extended(filing, extension)
    return extension


@transaction.atomic
def end_extension(*, extension: Extension, by: Any, reason: str) -> Extension:
    """End a running extension now. What was saved stays; the cells lock again."""
    filing = lock(extension.filing)
    FILING_ACTS.require("end_extension", by, filing)
    extension = Extension.objects.select_for_update().get(pk=extension.pk)
    now = clock.now()
    if not extension.runs_at(now):
        raise _refused("Lần gia hạn này đã hết hạn hoặc đã kết thúc.", filing, by)
    if not reason.strip():
        raise _refused("Kết thúc gia hạn phải kèm lý do. Đồng chí ghi một câu rồi gửi lại.", filing, by)
    extension.ended_at, extension.ended_by, extension.end_reason = now, by, reason.strip()[:300]
    extension.save(update_fields=["ended_at", "ended_by", "end_reason"])
    audit.record(
        chain=filing.audit_chain,
        act="filing.end_extension",
        target=filing,
        by=by,
        sentence=f"{_who(by, filing)} kết thúc gia hạn trước hạn",
        data={"until": extension.until.isoformat(), "reason": extension.end_reason},
    )
    notices.filing_extension_ended(filing)
    return extension


def _who(by: Any, filing: Filing) -> str:
    return "Cụm trưởng" if is_chair(by, filing.period.cluster_year_id) else "Học viện"


def _refused(reason: str, filing: Filing, by: Any) -> Refused:
    return Refused(reason, act="reports.extend", target=filing, user=by)
