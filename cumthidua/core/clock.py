"""The portal's one clock (Vietnam time).

Deadlines, stamps and "current" staff are all computed from here, so that a test or a rehearsal can
move time without touching the system's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """The current instant, time-zone aware."""
    return _frozen.get() or timezone.now()


def today() -> date:
    """Today's date in Vietnam."""
    return timezone.localdate(now())


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Stop the clock at `instant` (aware) inside the block."""
    token = _frozen.set(instant)
    try:
        yield
    finally:
        _frozen.reset(token)
