"""A catalogue version read whole. A frozen one cannot change, so a process reads it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from .models import Catalogue, Indicator, IndicatorGroup, Rule


@dataclass(frozen=True)
class Structure:
    """Groups, indicators in the catalogue's order, and rules. Shared by requests: never change one."""

    groups: tuple[IndicatorGroup, ...]
    indicators: tuple[Indicator, ...]
    rules: tuple[Rule, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def by_id(self) -> Mapping[int, Indicator]:
        return {indicator.pk: indicator for indicator in self.indicators}

    @cached_property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicators that the school types (60 in the catalogue of 2024)."""
        return tuple(indicator for indicator in self.indicators if indicator.is_input)


def structure_of(catalogue: Catalogue) -> Structure:
    """Three queries for an open version and for the first use of a frozen one, then none."""
    if catalogue.frozen_at is None:
        return _read(catalogue.pk)
    return _read_frozen(catalogue.pk, catalogue.frozen_at)


@lru_cache(maxsize=32)
def _read_frozen(catalogue_id: int, frozen_at: datetime) -> Structure:
    return _read(catalogue_id)


def _read(catalogue_id: int) -> Structure:
    parts = {"catalogue": catalogue_id}
    return Structure(
        groups=tuple(IndicatorGroup.objects.filter(**parts)),
        indicators=tuple(Indicator.objects.filter(**parts).select_related("group", "part_of")),
        rules=tuple(Rule.objects.filter(**parts)),
    )


def forget() -> None:
    """Drop what was read: tests roll a database back under a process that goes on."""
    _read_frozen.cache_clear()
