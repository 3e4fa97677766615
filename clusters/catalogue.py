"""Catalogue versions: made from the data file, copied to be changed, frozen once figures hang on them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from cumthidua.core import clock

from .formulas import names_in
from .models import Catalogue, Formula, Indicator, IndicatorGroup, Rule

DATA_FILE = Path(__file__).parent / "data" / "indicators.json"
RULE_FIELDS = ("code", "severity", "left", "operator", "right", "message", "basis", "version")
Record = Mapping[str, Any]


@transaction.atomic
def load_catalogue(
    *, code: str = "2024", title: str = "Danh mục chỉ tiêu năm 2024", data: Record | None = None
) -> Catalogue:
    """The catalogue version `code`, made from `data` (the project's own file by default).

    A version that is already there is returned as it is: what an administrator changed in it stays.
    `ValueError` when the data name an indicator that is not in them.
    """
    catalogue, created = Catalogue.objects.get_or_create(code=code, defaults={"title": title})
    if created:
        _fill(catalogue, data if data is not None else json.loads(DATA_FILE.read_text("utf-8")))
    return catalogue


@transaction.atomic
def copy_catalogue(*, catalogue: Catalogue, code: str, title: str = "") -> Catalogue:
    """A new, open version with the same groups, indicators, formulas and rules."""
    copy = Catalogue.objects.create(code=code, title=title or catalogue.title, copied_from=catalogue)
    _fill(copy, describe(catalogue))
    return copy


def freeze(*, catalogue: Catalogue) -> Catalogue:
    """Close a version to any change; a second call changes nothing."""
    now = clock.now()
    if Catalogue.objects.filter(pk=catalogue.pk, frozen_at=None).update(frozen_at=now):
        catalogue.frozen_at = now
    else:
        catalogue.refresh_from_db(fields=["frozen_at"])
    return catalogue


def describe(catalogue: Catalogue) -> dict[str, list[Record]]:
    """A version in the shape of the data file."""
    indicators = catalogue.indicators.select_related("group", "part_of")
    return {
        "groups": [*catalogue.groups.values("code", "label")],
        "indicators": [_indicator_record(indicator) for indicator in indicators],
        "formulas": [*catalogue.formulas.values("code", "label", "unit", "formula")],
        "rules": [*catalogue.rules.values(*RULE_FIELDS)],
    }


def _indicator_record(indicator: Indicator) -> dict[str, Any]:
    copied = ("code", "label", "definition", "unit", "kind", "aggregation", "family", "level", "formula",
              "choices", "note")  # fmt: skip
    return {
        **{name: getattr(indicator, name) for name in copied},
        "group": indicator.group.code,
        "part_of": indicator.part_of.code if indicator.part_of else None,
        "counted_by": "host" if indicator.counted_by_host else "",
        "needs_evidence": indicator.needs_evidence,
    }


def _fill(catalogue: Catalogue, data: Record) -> None:
    _check_codes(data)
    groups = IndicatorGroup.objects.bulk_create(
        IndicatorGroup(catalogue=catalogue, code=record["code"], label=record["label"], order=order)
        for order, record in enumerate(data["groups"], start=1)
    )
    _add_indicators(catalogue, data["indicators"], {group.code: group for group in groups})
    Formula.objects.bulk_create(
        Formula(catalogue=catalogue, code=record["code"], label=record["label"],
                unit=record.get("unit", ""), formula=record["formula"])
        for record in data["formulas"]
    )  # fmt: skip
    Rule.objects.bulk_create(_rule(record, catalogue=catalogue) for record in data["rules"])


def _add_indicators(
    catalogue: Catalogue, records: Sequence[Record], groups: Mapping[str, IndicatorGroup]
) -> None:
    """Wholes first, so that each part finds the row it belongs to."""
    ordered = list(enumerate(records, start=1))
    made: dict[str, Indicator] = {}
    for are_parts in (False, True):
        batch = [
            _indicator(catalogue, record, order, groups, made)
            for order, record in ordered
            if bool(record.get("part_of")) == are_parts
        ]
        made |= {indicator.code: indicator for indicator in Indicator.objects.bulk_create(batch)}


def _indicator(
    catalogue: Catalogue,
    record: Record,
    order: int,
    groups: Mapping[str, IndicatorGroup],
    wholes: Mapping[str, Indicator],
) -> Indicator:
    return Indicator(
        catalogue=catalogue,
        order=order,
        group=groups[record["group"]],
        code=record["code"],
        label=record["label"],
        definition=record.get("definition", ""),
        unit=record["unit"],
        kind=record["kind"],
        aggregation=record["aggregation"],
        family=record.get("family", ""),
        level=record.get("level", ""),
        part_of=wholes[record["part_of"]] if record.get("part_of") else None,
        formula=record.get("formula", ""),
        choices=record.get("choices", []),
        counted_by_host=record.get("counted_by") == "host",
        needs_evidence=bool(record.get("needs_evidence")),
        note=record.get("note", ""),
    )


def _rule(record: Record, **owner: Any) -> Rule:
    return Rule(**owner, **{name: record[name] for name in RULE_FIELDS if name in record})


def _check_codes(data: Record) -> None:
    known = {record["code"] for record in data["indicators"]}
    for record in data["indicators"]:
        named = {*names_in(record["formula"])} if record.get("formula") else set()
        _refuse_unknown(record["code"], named | {record.get("part_of") or record["code"]}, known)
    for record in data["formulas"]:
        _refuse_unknown(record["code"], set(names_in(record["formula"])), known)
    for record in data["rules"]:
        _refuse_unknown(record["code"], set(_rule(record).indicators), known)


def _refuse_unknown(place: str, named: set[str], known: set[str]) -> None:
    if unknown := named - known:
        raise ValueError(f"“{place}” nêu chỉ tiêu không có trong danh mục: {', '.join(sorted(unknown))}.")
