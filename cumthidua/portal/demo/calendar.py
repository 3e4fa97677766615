"""When things happen in the made-up cluster, seen from the day the demo is loaded.

The annual figures fell due at the end of last month and are received until the end of this one, so
that there is always something overdue, something returned and something to accept. Everything else
follows from the year which that deadline closes: loaded in November 2026, it is 31/10/2026.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cumthidua.core.vietnamese.dates import VIETNAM


@dataclass(frozen=True)
class DemoCalendar:
    """`year` is under way, the year before it is finished."""

    year: int
    due_day: date
    last_day: date

    @classmethod
    def seen_from(cls, today: date) -> DemoCalendar:
        due_day = today.replace(day=1) - timedelta(days=1)
        next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        # A deadline in the first half of a year still belongs to the year before.
        year = due_day.year if due_day.month > 6 else due_day.year - 1
        return cls(year=year, due_day=due_day, last_day=next_month - timedelta(days=1))

    @property
    def annual_conference(self) -> date:
        """The first Friday after the last figures are received."""
        return self.last_day + timedelta(days=1 + (3 - self.last_day.weekday()) % 7)


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """An instant in Vietnam time."""
    return datetime.combine(day, time(hour, minute), tzinfo=VIETNAM)
