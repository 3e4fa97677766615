"""`manage.py consolidate CLUSTER PERIOD [--json]`: what a period's accepted filings add up to."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from clusters.converters import PeriodCode
from clusters.models import Cluster, Period
from cumthidua.core.management.stable import StableCommand, plain_number
from cumthidua.core.vietnamese.numbers import format_number, format_signed
from reports.consolidation import Consolidation, Row, consolidate


class Command(StableCommand):
    help = "Tổng hợp số liệu đã tiếp nhận của một cụm trong một kỳ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cluster", help="mã cụm, ví dụ mnbgpb")
        parser.add_argument("period", help="mã kỳ, ví dụ 2024-H1 hoặc 2024-Y")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        table = consolidate(_period(options["cluster"], options["period"]))
        if options["json"]:
            self.write_json(as_json(table))
        else:
            self.stdout.write("\n".join(_lines(table)))


def _period(cluster: str, text: str) -> Period:
    try:
        code = PeriodCode.parse(text)
    except ValueError as error:
        raise CommandError(str(error)) from None
    if not Cluster.objects.filter(code=cluster).exists():
        raise CommandError(f"Không có cụm “{cluster}”.")
    periods = Period.objects.with_cluster().filter(cluster_year__cluster__code=cluster)
    period = periods.filter(cluster_year__year=code.year, kind=code.kind).first()
    if period is None:
        raise CommandError(f"Cụm “{cluster}” không có kỳ {code}.")
    return period


def as_json(table: Consolidation) -> dict[str, Any]:
    """The stable form. `filed` counts accepted filings; every member and every code appears."""
    rows = [row for row in table.rows if row.aggregation]
    return {
        "cluster": table.period.cluster_year.cluster.code,
        "period": table.period.code,
        "coverage": {"filed": table.filed, "expected": table.expected},
        "totals": {row.code: plain_number(row.total) for row in rows},
        "coverage_by_code": {row.code: row.coverage for row in rows},
        "distributions": {row.code: row.distribution for row in rows if row.distribution is not None},
        "stated": {row.code: plain_number(row.stated.value) for row in table.rows if row.stated},
        "mismatches": [
            {
                "code": row.code,
                "stated": plain_number(row.stated.value if row.stated else None),
                "computed": plain_number(row.total),
            }
            for row in table.mismatches
        ],
        "unverifiable": [row.code for row in table.unverifiable],
        "schools": {
            column.code: {row.code: plain_number(_value(row, place)) for row in rows}
            for place, column in enumerate(table.columns)
        },
    }


def _value(row: Row, place: int) -> Any:
    cell = row.cells[place]
    return cell.value if cell else None


def _lines(table: Consolidation) -> list[str]:
    period = table.period
    head = f"{period.cluster_year.cluster.name}, {period.label}: {table.filed}/{table.expected} trường đã tiếp nhận"
    lines = [head]
    for group in table.groups:
        shown = [row for row in group.rows if row.has_figures]
        if shown:
            lines += ["", group.label, *(_line(row, table.expected) for row in shown)]
    return lines


def _line(row: Row, expected: int) -> str:
    figures = f"  {row.label:<56} {format_number(row.total):>10} {row.coverage:>3}/{expected:<3}"
    if row.distribution is not None:
        figures += "  " + ", ".join(f"{code}: {count}" for code, count in row.distribution.items())
    if row.stated is None:
        return figures
    words = {
        "match": "khớp",
        "differs": f"lệch {format_signed(row.difference)}",
        "unverifiable": "không kiểm được",
    }
    return f"{figures} nêu {format_number(row.stated.value)}, {words[row.verdict]}"
