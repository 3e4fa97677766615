"""Codes of periods, as addresses and commands write them: `2024-H1`, `2024-Y`."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.urls import register_converter

_PATTERN = "[0-9]{4}-(?:H1|Y)"


class PeriodCode(NamedTuple):
    """Year and kind of a period; written as in `Period.code`."""

    year: int
    kind: str

    @classmethod
    def parse(cls, text: str) -> PeriodCode:
        """`ValueError` in Vietnamese when `text` is not a period's code."""
        if not re.fullmatch(_PATTERN, text):
            raise ValueError(f"Kỳ “{text}” không đúng. Đồng chí viết như 2024-H1 hoặc 2024-Y.")
        year, kind = text.split("-")
        return cls(int(year), kind)

    def __str__(self) -> str:
        return f"{self.year}-{self.kind}"


class PeriodCodeConverter:
    """`<period:period>` in an address: the view gets a `PeriodCode`, anything else is not found."""

    regex = _PATTERN

    def to_python(self, value: str) -> PeriodCode:
        return PeriodCode.parse(value)

    def to_url(self, value: PeriodCode | str) -> str:
        return str(value)


register_converter(PeriodCodeConverter, "period")
