"""Append-only history of cells, and the seal a submission puts on it.

`scope` names the sheet ("reports.filing:12"), `cell` the field ("class_count"). Typing never touches
the audit chain; a submission seals what was typed by the hash of the history up to then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import models

from . import clock
from .models import CellChange
from .visibility import label_of


def scope_of(target: models.Model) -> str:
    return f"{label_of(target)}:{target.pk}"


def entry(
    *, scope: str, cell: str, version: int, before: Any, after: Any, by: Any, source: str
) -> CellChange:
    """One unsaved row; `append()` writes a batch of them."""
    return CellChange(
        scope=scope,
        cell=cell,
        version=version,
        before=before,
        after=after,
        at=clock.now(),
        actor=getattr(by, "username", ""),
        actor_name=str(by or ""),
        source=source,
    )


def append(entries: Iterable[CellChange]) -> None:
    CellChange.objects.bulk_create(entries)


def of(scope: str, cell: str | None = None) -> models.QuerySet[CellChange]:
    """History of a sheet or of one cell, newest first."""
    rows = CellChange.objects.filter(scope=scope)
    if cell is not None:
        rows = rows.filter(cell=cell)
    return rows.order_by("-at", "-pk")


def seal(scope: str) -> dict[str, Any]:
    """What a submission records of the cells: how many changes, up to which, and their hash."""
    rows = list(CellChange.objects.filter(scope=scope).order_by("pk"))
    return {
        "scope": scope,
        "rows": len(rows),
        "upto": rows[-1].pk if rows else 0,
        "hash": _hash(rows),
    }


def holds(seal: dict[str, Any]) -> bool:
    """Whether the history up to the seal is still what was sealed."""
    rows = list(CellChange.objects.filter(scope=seal["scope"], pk__lte=seal["upto"]).order_by("pk"))
    return len(rows) == seal["rows"] and _hash(rows) == seal["hash"]


def _hash(rows: list[CellChange]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        content = [
            row.cell,
            row.version,
            row.before,
            row.after,
            row.actor,
            row.actor_name,
            row.source,
            int(row.at.timestamp() * 1_000_000),
        ]
        digest.update(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
        digest.update(b"\n")
    return digest.hexdigest()
