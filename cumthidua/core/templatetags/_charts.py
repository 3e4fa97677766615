"""Where the strokes of the small SVG charts go.

Every length is handed over as text with a decimal point: Django would write 31.2 with a comma.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cumthidua.core.vietnamese.numbers import format_number

Value = Decimal | int | None


@dataclass(frozen=True)
class Bar:
    label: str
    text: str
    width: str | None  # percent of the longest bar; None when not reported
    own: bool
    url: str


def bars(rows: Iterable[Mapping[str, Any]], decimals: int | None = None) -> list[Bar]:
    """Bars whose lengths compare as their values do."""
    rows = list(rows)
    longest = max((row["value"] for row in rows if row["value"] is not None), default=0)
    return [
        Bar(
            label=row["label"],
            text=format_number(row["value"], decimals),
            width=None if row["value"] is None else f"{_share(row['value'], longest) * 100:.1f}%",
            own=bool(row.get("own")),
            url=row.get("url", ""),
        )
        for row in rows
    ]


WIDTH, BASELINE, TOP, SIDE = 300, 92, 32, 24


@dataclass(frozen=True)
class Point:
    label: str
    text: str
    x: str
    y: str
    text_y: str
    label_y: str
    reported: bool
    last: bool


@dataclass(frozen=True)
class Trend:
    """The points of a line, and the line itself as an SVG path broken where nothing was reported."""

    points: Sequence[Point]
    path: str


def trend(points: Iterable[tuple[str, Value]]) -> Trend:
    """Place (label, value) pairs on a line whose axis begins at zero."""
    pairs = list(points)
    highest = max((value for _, value in pairs if value is not None), default=0)
    step = (WIDTH - 2 * SIDE) / max(len(pairs) - 1, 1)
    placed: list[Point] = []
    path: list[str] = []
    pen_down = False
    for index, (label, value) in enumerate(pairs):
        x = SIDE + index * step
        y = BASELINE - (BASELINE - TOP) * _share(value, highest)
        placed.append(
            Point(
                label=label,
                text=format_number(value),
                x=f"{x:.1f}",
                y=f"{y:.1f}",
                text_y=f"{y - 9:.1f}",
                label_y=f"{BASELINE + 15}",
                reported=value is not None,
                last=index == len(pairs) - 1,
            )
        )
        if value is not None:
            path.append(f"{'L' if pen_down else 'M'}{x:.1f} {y:.1f}")
        pen_down = value is not None
    return Trend(points=placed, path=" ".join(path))


def _share(value: Value, whole: Decimal | int) -> float:
    return float(value / whole) if value and whole > 0 else 0.0
