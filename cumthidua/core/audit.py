"""Official acts go into a hash chain, one chain per cluster year.

Each row holds the hash of its own content and of the row before it; `AuditChain` holds the head.
`verify()` finds an edited, removed or added row, a cut tail, and a cell history that no longer
matches the seal a submission put on it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import models, transaction

from . import clock, history
from .models import AuditChain, AuditEvent, RefusedAct
from .visibility import label_of


def record(
    *,
    chain: str,
    act: str,
    target: models.Model,
    by: Any,
    sentence: str = "",
    data: dict[str, Any] | None = None,
) -> AuditEvent:
    """Append one act to `chain`. Call it last in the transaction: it locks the chain's head.

    `data` must be JSON; a key `seal` made by `history.seal()` is checked again by `verify()`.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("audit.record() belongs inside the transaction of the act it records.")
    AuditChain.objects.get_or_create(name=chain)
    head = AuditChain.objects.select_for_update().get(name=chain)
    event = AuditEvent(
        chain=chain,
        seq=head.length + 1,
        at=clock.now(),
        actor=getattr(by, "username", ""),
        actor_name=str(by or ""),
        act=act,
        target_label=label_of(target),
        target_id=str(target.pk),
        sentence=sentence[:300],
        data=data or {},
        previous=head.head,
    )
    event.hash = _hash(event)
    event.save()
    AuditChain.objects.filter(pk=head.pk).update(length=event.seq, head=event.hash)
    return event


def record_refusal(*, user: Any, act: str, target: Any, reason: str) -> None:
    """Log an act that was refused. Called after the rollback, so it survives it."""
    is_row = isinstance(target, models.Model)
    RefusedAct(
        at=clock.now(),
        actor=getattr(user, "username", ""),
        act=act,
        target_label=label_of(target) if is_row else "",
        target_id=str(target.pk) if is_row else "",
        reason=reason[:500],
    ).save()


def events_about(target: models.Model) -> models.QuerySet[AuditEvent]:
    """The acts on one object, oldest first."""
    return AuditEvent.objects.filter(target_label=label_of(target), target_id=str(target.pk)).order_by(
        "at", "pk"
    )


@dataclass(frozen=True)
class Verdict:
    """Result of a check of every chain. `first_broken` names the place: "chain#seq"."""

    ok: bool
    rows: int
    first_broken: str | None


# What a room adds to the check: a function that yields the places that do not hold.
Check = Callable[[], Iterator[str]]
_checks: list[Check] = []


def checks(check: Check) -> Check:
    """Register a room's own check: that what is stored is what the history says."""
    _checks.append(check)
    return check


def verify() -> Verdict:
    """Walk every chain, every seal and every room's check; name the first place that does not hold.

    It finds what was changed behind the portal's back. Somebody who can write to the database and
    recomputes a whole chain is found only by a head that stands elsewhere, on an issued document.
    """
    rows, broken, seals = _walk(dict(AuditChain.objects.values_list("name", "length")))
    if broken is None:
        broken = next((place for place, seal in seals if not history.holds(seal)), None)
    if broken is None:
        broken = next((place for check in _checks for place in check()), None)
    return Verdict(broken is None, rows, broken)


def _walk(lengths: dict[str, int]) -> tuple[int, str | None, list[tuple[str, dict[str, Any]]]]:
    """All events in order: how many, the first broken one, and the seals among them.

    `lengths` were read first: what was recorded since then is checked as a chain, not against its head.
    """
    heads = dict(AuditChain.objects.values_list("name", "head"))
    rows, ends, seals = 0, {}, []
    last: tuple[str, int, str] = ("", 0, "")
    for event in AuditEvent.objects.order_by("chain", "seq").iterator():
        rows += 1
        _, seq, previous = last if last[0] == event.chain else ("", 0, "")
        place = f"{event.chain}#{event.seq}"
        if (event.seq, event.previous) != (seq + 1, previous) or event.hash != _hash(event):
            return rows, place, seals
        last = (event.chain, event.seq, event.hash)
        ends[event.chain] = (event.seq, event.hash)
        if "seal" in event.data:
            seals.append((place, event.data["seal"]))
    for name in {*lengths, *ends}:
        length, end = lengths.get(name), ends.get(name, (0, ""))
        if length is None and not AuditChain.objects.filter(name=name).exists():
            return rows, f"{name}#{end[0]}", seals
        if length is not None and (end[0] < length or (end[0] == length and end[1] != heads[name])):
            return rows, f"{name}#{length}", seals
    return rows, None, seals


def _hash(event: AuditEvent) -> str:
    content = {
        "chain": event.chain,
        "seq": event.seq,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor,
        "actor_name": event.actor_name,
        "act": event.act,
        "target": [event.target_label, event.target_id],
        "sentence": event.sentence,
        "data": event.data,
        "previous": event.previous,
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def canonical(content: Any) -> bytes:
    """JSON with one spelling, so that the same content always has the same hash."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
