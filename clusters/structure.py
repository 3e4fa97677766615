"""A catalogue version read whole. A frozen one cannot change, so a process reads it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .models import Catalogue, Indicator, IndicatorGroup, Rule


@dataclass(frozen=True, eq=False)
class Structure:
    """Groups, indicators in the catalogue's order, and rules. Shared by requests: never change one.
    Two are the same only when they were read at the same time."""

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


def structure_of(catalogue_id: int) -> Structure:
    """Four queries for an open version and for the first use of a frozen one, then none."""
    if catalogue_id in _frozen:
        return _frozen[catalogue_id]
    # Asked first: of a version frozen while it was being read, an older state must not stay.
    is_frozen = Catalogue.objects.filter(pk=catalogue_id, frozen_at__isnull=False).exists()
    structure = _read(catalogue_id)
    if is_frozen:
        _frozen[catalogue_id] = structure
    return structure


_frozen: dict[int, Structure] = {}  # a frozen version never opens again


def _read(catalogue_id: int) -> Structure:
    parts = {"catalogue": catalogue_id}
    return Structure(
        groups=tuple(IndicatorGroup.objects.filter(**parts)),
        indicators=tuple(Indicator.objects.filter(**parts).select_related("group", "part_of")),
        rules=tuple(Rule.objects.filter(**parts)),
    )


def forget() -> None:
    """Drop what was read: tests roll a database back under a process that goes on."""
    _frozen.clear()
