"""How `consolidate()` grows with the number of schools, and against asking for each cell.

    .venv/bin/python benchmarks/consolidation.py

Makes its own database (SQLite, thrown away; `BENCHMARK_DATABASE_URL` names another, empty one), and
compares within one run, so that the ratios hold on any machine.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="cumthidua-benchmark-") as folder:
        _start(folder)
        _measure()


def _start(folder: str) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "cumthidua.settings"
    os.environ["DEBUG"] = "1"
    os.environ["DATABASE_URL"] = os.environ.get(
        "BENCHMARK_DATABASE_URL", f"sqlite:///{folder}/benchmark.sqlite3"
    )
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DEBUG = False  # otherwise every query is kept
    call_command("migrate", verbosity=0)


def _measure() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from reports.consolidation import consolidate

    periods = {schools: _period(schools) for schools in (1, 10)}
    seconds = {
        schools: _median(lambda period=period: consolidate(period)) for schools, period in periods.items()
    }
    by_cell = _median(lambda: _cell_by_cell(periods[10]), rounds=3)
    queries = {}
    for schools, period in periods.items():
        with CaptureQueriesContext(connection) as seen:
            consolidate(period)
        queries[schools] = len(seen)
    with CaptureQueriesContext(connection) as seen:
        _cell_by_cell(periods[10])
    print(f"{connection.vendor}, median of {ROUNDS} rounds, 62 rows")
    print(f"queries: {queries[1]} for 1 school, {queries[10]} for 10, {len(seen)} cell by cell for 10")
    print(f"time, 10 schools / 1 school: {seconds[10] / seconds[1]:.1f}")
    print(f"time, cell by cell / consolidate, 10 schools: {by_cell / seconds[10]:.1f}")


def _period(schools: int):
    """A period whose schools have filled every input."""
    from clusters.models import ClusterYearMember, Period
    from cumthidua.core import clock
    from reports.models import Filing, FilingValue
    from tests import builders

    period = builders.make_period(builders.make_cluster_year(schools=schools))
    inputs = [row for row in period.cluster_year.catalogue.indicators.all() if row.is_input]
    now, by = clock.now(), builders.make_user()
    FilingValue.objects.bulk_create(
        FilingValue(filing=filing, indicator=indicator, status="reported", value=Decimal(place % 2),
                    updated_at=now)
        for filing in period.filings.all()
        for place, indicator in enumerate(inputs)
    )  # fmt: skip
    chair = builders.make_user()
    Filing.objects.filter(period=period).update(
        state="accepted", submitted_at=now, submitted_by=by, first_submitted_at=now, certified_at=now,
        certified_by=chair, reached_chair_at=now, accepted_at=now, accepted_by=chair,
    )  # fmt: skip
    assert ClusterYearMember.objects.filter(cluster_year=period.cluster_year).count() == schools
    return Period.objects.with_cluster().get(pk=period.pk)


def _cell_by_cell(period) -> dict[str, Decimal]:
    """The same sums the naive way: one query for every cell of the table."""
    from reports.models import FilingValue

    totals = {}
    for indicator in period.cluster_year.catalogue.indicators.all():
        total = Decimal(0)
        for filing in period.filings.accepted():
            cell = FilingValue.objects.filter(filing=filing, indicator=indicator).first()
            total += cell.value if cell and cell.value is not None else 0
        totals[indicator.code] = total
    return totals


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    work()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


if __name__ == "__main__":
    main()
