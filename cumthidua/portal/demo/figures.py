"""Figures of real schools, loaded as accepted filings, word for word as a document states them.

The stamps of a filing need people and instants that the documents do not tell: the people are the
demo's accounts, the instant is that of loading, and the filing says so. The cells name nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from clusters.catalogue import freeze, load_catalogue
from clusters.models import Indicator, Period
from clusters.standing import CHAIRING
from cumthidua.core import audit, clock, history
from reports.models import Filing
from reports.states import FilingState
from schools.models import School, SchoolRole

from . import accounts, cells
from .seeds import cited, seeds

Record = dict[str, Any]

LOADED = "người và mốc thời gian là của lần nạp dữ liệu"

# How a doubtful place was read, for the officer who looks at the cell.
READINGS = {
    "tct-dien-bien": {
        "class_count": "Nguồn in “15 1ớp/l206 học viên”: chữ “l” thành số 1, số 1 thành chữ “l”; đọc là 15 lớp.",
        "learner_count": "Nguồn in “15 1ớp/l206 học viên”: chữ “l” thành số 1, số 1 thành chữ “l”; đọc là 1206 học viên.",
    },
    "tdtcb-nguyen-van-cu-quang-ninh": {
        "project_de_an": "Nguồn ghi “02 đề án, 01 hội thảo cấp tỉnh”: không rõ chữ “cấp tỉnh” có nói cả đề án không.",
    },
    "tct-ha-giang": {
        "workshop_school": "Nguồn ghi “01 hội thảo, 01 tọa đàm cấp trường”: đọc là cả hai ở cấp trường.",
        "seminar_school": "Nguồn ghi “01 hội thảo, 01 tọa đàm cấp trường”: đọc là cả hai ở cấp trường.",
    },
    "tct-lai-chau": {
        "workshop_school": "Nguồn ghi “01 cấp trường”, thiếu danh từ: đọc là hội thảo cấp trường.",
    },
}


def load_all() -> None:
    """Every period of which the seeds give figures school by school."""
    for cluster, year, kind in dict.fromkeys(_key(record) for record in seeds()["school_statistics"]):
        load(Period.objects.with_cluster().get(
            cluster_year__cluster__code=cluster, cluster_year__year=year, kind=kind
        ))  # fmt: skip


def load(period: Period) -> None:
    """One accepted filing for each school that the document gives figures of."""
    year = period.cluster_year
    catalogue = year.catalogue or load_catalogue()
    freeze(catalogue=catalogue)
    indicators = {indicator.code: indicator for indicator in catalogue.indicators.all()}
    chair = accounts.person(
        year.duties.filter(duty__in=CHAIRING).values_list("school__code", flat=True)[0], SchoolRole.PRINCIPAL
    )
    for record in records_of(period):
        _load_one(period, record, indicators, chair)


def records_of(period: Period) -> list[Record]:
    """What the seeds say of each school in the period; empty when nothing."""
    year = period.cluster_year
    key = (year.cluster.code, year.year, period.kind)
    return [record for record in seeds()["school_statistics"] if _key(record) == key]


def _key(record: Record) -> tuple[str, int, str]:
    return (record["cluster"], record["year"], record["period"])


def _load_one(period: Period, record: Record, indicators: Mapping[str, Indicator], chair: Any) -> None:
    code, now = record["school"], clock.now()
    filing = Filing.objects.create(
        period=period,
        school=School.objects.get(code=code),
        state=FilingState.ACCEPTED,
        submitted_at=now,
        submitted_by=accounts.person(code, SchoolRole.OFFICER),
        certified_at=now,
        certified_by=accounts.person(code, SchoolRole.PRINCIPAL),
        accepted_at=now,
        accepted_by=chair,
        first_submitted_at=now,
        reached_chair_at=now,
        source=f"{cited(record['source_file'])}; {LOADED}",
    )
    figures = [
        cells.Figure(
            indicator=indicators[indicator],
            value=Decimal(value),
            explanation=READINGS.get(code, {}).get(indicator, ""),
            source_text=record["snippet"],
        )
        for indicator, value in record["values"].items()
    ]
    count = cells.write(filing, figures, by=None, source="loaded")
    audit.record(
        chain=filing.audit_chain,
        act="filing.loaded",
        target=filing,
        by=None,
        sentence="Nạp số liệu đã công bố, coi như đã tiếp nhận",
        data={
            "source": cited(record["source_file"]),
            "cells": count,
            "seal": history.seal(history.scope_of(filing)),
        },
    )
