"""Official acts go into a hash chain, one chain per cluster year.

Each row holds the hash of its own content and of the row before it; `AuditChain` holds the head.
`verify()` finds an edited, removed or added row, a cut tail, and a cell history that no longer
matches the seal a submission put on it.
"""

from __future__ import annotations

import hashlib
import json
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


def verify() -> Verdict:
    """Walk every chain and every seal; stop at the first that does not hold."""
    rows = 0
    heads = dict(AuditChain.objects.values_list("name", "head"))
    lengths = dict(AuditChain.objects.values_list("name", "length"))
    last: dict[str, AuditEvent] = {}
    seals: dict[str, tuple[str, dict[str, Any]]] = {}
    for event in AuditEvent.objects.order_by("chain", "seq").iterator():
        rows += 1
        before = last.get(event.chain)
        expected = (before.seq + 1, before.hash) if before else (1, "")
        place = f"{event.chain}#{event.seq}"
        if (event.seq, event.previous) != expected or event.hash != _hash(event):
            return Verdict(False, rows, place)
        if "seal" in event.data:
            seals[event.data["seal"]["scope"]] = (place, event.data["seal"])
        last[event.chain] = event
    for name, head in heads.items():
        end = last.get(name)
        if (end.seq, end.hash) != (lengths[name], head) if end else (lengths[name], head) != (0, ""):
            return Verdict(False, rows, f"{name}#{lengths[name]}")
    for chain, end in last.items():
        if chain not in heads:
            return Verdict(False, rows, f"{chain}#{end.seq}")
    for place, seal in seals.values():
        if not history.holds(seal):
            return Verdict(False, rows, place)
    return Verdict(True, rows, None)


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
