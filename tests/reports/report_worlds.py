"""Consolidations without a database, for properties that must hold whatever the schools report."""

from __future__ import annotations

import json
from decimal import Decimal
from random import Random
from typing import Any

from clusters.catalogue import DATA_FILE
from clusters.models import Cluster, ClusterYear, Indicator, Period
from reports.consolidation import Cell, Consolidation, Group, Row, SchoolColumn, Stated
from reports.consolidation.totals import Computation, total_of
from reports.consolidation.verdicts import verdict_on
from reports.models import Bound, CellStatus

CATALOGUE: dict[str, Any] = json.loads(DATA_FILE.read_text("utf-8"))
INPUTS = [record for record in CATALOGUE["indicators"] if not record.get("formula")]


def make_period(kind: str = "H1", year: int = 2024) -> Period:
    cluster = Cluster(code="cum", name="Cụm thi đua thử", short_name="Cụm thử")
    return Period(cluster_year=ClusterYear(cluster=cluster, year=year, label=f"năm {year}"), kind=kind)


def make_consolidation(
    values: dict[str, list[Any]],
    *,
    filed: list[bool] | None = None,
    stated: dict[str, tuple[Any, str]] | None = None,
    bounds: dict[tuple[str, int], str] | None = None,
    kind: str = "H1",
    schools: int | None = None,
) -> Consolidation:
    """`values`: code → one figure a school (None is not reported); `stated`: code → value and bound."""
    size = schools or max((len(row) for row in values.values()), default=1)
    filed = filed or [True] * size
    columns = tuple(
        SchoolColumn(place, f"truong-{place}", f"Trường Chính trị tỉnh {_name(place)}", _name(place),
                     place, filed[place], None)
        for place in range(size)
    )  # fmt: skip
    typed = {
        record["code"]: _cells(record["code"], values.get(record["code"], []), filed, bounds or {})
        for record in INPUTS
    }
    groups = tuple(
        Group(
            group["code"],
            group["label"],
            tuple(
                _beside(_row(record, typed, size), (stated or {}).get(record["code"]))
                for record in CATALOGUE["indicators"]
                if record["group"] == group["code"]
            ),
        )
        for group in CATALOGUE["groups"]
    )
    return Consolidation(period=make_period(kind), columns=columns, groups=groups)


def random_consolidation(random: Random, *, kind: str = "H1") -> Consolidation:
    """Any cluster of one to twelve schools, any part of the catalogue filled, zeros and gaps included."""
    size = random.randint(1, 12)
    density = random.choice([0, 0.2, 0.6, 1])
    return make_consolidation(
        {
            record["code"]: [_figure(random, record) for _ in range(size)]
            for record in INPUTS
            if random.random() < density
        },
        filed=[random.random() < random.choice([0.5, 1]) for _ in range(size)],
        stated={
            record["code"]: (random.randint(0, 50_000), random.choice(Bound.values))
            for record in INPUTS
            if record["kind"] == "integer" and random.random() < 0.1
        },
        bounds={
            (record["code"], place): random.choice(Bound.values)
            for record in INPUTS
            for place in range(size)
            if random.random() < 0.05
        },
        kind=kind,
        schools=size,
    )


def _figure(random: Random, record: dict[str, Any]) -> int | None:
    if random.random() < 0.3:
        return None
    if record["kind"] == "boolean":
        return random.randint(0, 1)
    if record["kind"] == "choice":
        return int(random.choice(record["choices"])[0])
    return random.choice([0, 1, 4, 9, 10, 37, 1206, 12_443])


def _cells(
    code: str, figures: list[Any], filed: list[bool], bounds: dict[tuple[str, int], str]
) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = []
    for place, counts in enumerate(filed):
        figure = figures[place] if place < len(figures) else None
        if not counts:
            cells.append(None)
        elif figure is None:
            cells.append(Cell(None))
        else:
            bound = bounds.get((code, place), Bound.EXACT)
            cells.append(Cell(Decimal(figure), CellStatus.REPORTED, bound))
    return tuple(cells)


def _row(record: dict[str, Any], typed: dict[str, tuple[Cell | None, ...]], size: int) -> Row:
    indicator = Indicator(
        code=record["code"], label=record["label"], unit=record["unit"], kind=record["kind"],
        aggregation=record["aggregation"], formula=record.get("formula", ""),
        choices=record.get("choices", []),
    )  # fmt: skip
    if indicator.is_input:
        cells = typed[indicator.code]
        total = total_of(indicator, [cell.value if cell else None for cell in cells])
    else:
        computation = Computation.of(indicator.formula, is_ratio=True)
        schools = [
            {code: cells[place].value for code, cells in typed.items() if cells[place]}
            for place in range(size)
        ]
        cells = tuple(Cell(computation.for_school(school)) if school else None for school in schools)
        total = computation.total(schools)
    return Row(
        code=indicator.code, label=indicator.label, unit=indicator.unit, kind=indicator.kind,
        aggregation=indicator.aggregation, group_code=record["group"], cells=cells, total=total.value,
        coverage=total.coverage, formula=indicator.formula, distribution=total.distribution,
        choices=tuple((code, label) for code, label in indicator.choices),
    )  # fmt: skip


def _beside(row: Row, stated: tuple[Any, str] | None) -> Row:
    if stated is None:
        return row
    value, bound = Decimal(stated[0]), stated[1]
    return Row(
        **{
            **row.__dict__,
            "stated": Stated(value, bound),
            "difference": None if row.total is None else value - row.total,
            "verdict": verdict_on(value, bound, row.total),
        }
    )


def _name(place: int) -> str:
    return "ABCDEGHIKLMN"[place]
