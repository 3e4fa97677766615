"""How well the figures of a narrative are read: precision, recall and marks on frozen passages.

    .venv/bin/python benchmarks/extraction.py [--errors] [FILE …]

`data/README.md` says what a passage holds and which answers are left open.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PASSAGES = ROOT / "benchmarks" / "data" / "extraction.json"
SCHOOLS = ROOT / "cumthidua" / "portal" / "demo" / "seeds.json"


@dataclass
class Score:
    """Counts over passages. A hit is a needed figure read with its school, code and value."""

    hits: int = 0
    wrong: int = 0
    missing: int = 0
    approximate: int = 0  # hits whose mark is right
    part_of: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return _share(self.hits, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.hits + self.missing)

    @property
    def f1(self) -> float:
        return _share(2 * self.hits, 2 * self.hits + self.wrong + self.missing)


def score(passages: Iterable[dict[str, Any]], read: Callable[[str], Sequence[Any]]) -> Score:
    """Compare what `read` finds in each text with what the passage says."""
    total = Score()
    for passage in passages:
        _score_passage(passage, read(passage["text"]), total)
    return total


def load(path: Path = PASSAGES) -> list[dict[str, Any]]:
    return json.loads(path.read_text())


def school_names() -> list[Any]:
    """The schools of the demo, as the reader wants them."""
    from reports.extraction import SchoolName

    return [SchoolName(row["code"], row["name"]) for row in json.loads(SCHOOLS.read_text())["schools"]]


def _score_passage(passage: dict[str, Any], found: Sequence[Any], total: Score) -> None:
    needed = [row for row in passage["figures"] if not row.get("optional")]
    left_open = [row for row in passage["figures"] if row.get("optional")]
    rest = [figure for figure in found if not figure.code.startswith("has_")]
    _pair([row for row in left_open if _own_part(row)], rest, _fits)
    # The answer as written takes its figure before one that is as good.
    for row, figure in _pair(needed, rest, _same) + _pair(needed, rest, _fits):
        _count_hit(passage["id"], row, figure, total)
    _pair(left_open, rest, _fits)
    wrong = [figure for figure in rest if not _inside_a_whole(figure, passage["figures"])]
    total.wrong += len(wrong)
    total.missing += len(needed)
    total.errors += [f"{passage['id']} wrong    {_told(figure)} «{figure.text}»" for figure in wrong]
    total.errors += [
        f"{passage['id']} missing  {r['school'] or '-'} {r['code']} {r['value']}" for r in needed
    ]


def _pair(rows: list[dict[str, Any]], found: list[Any], fits: Callable[..., bool]) -> list[tuple[Any, Any]]:
    """Take each row and the first figure that answers it out of both lists."""
    pairs = []
    for row in list(rows):
        figure = next((figure for figure in found if fits(row, figure)), None)
        if figure is not None:
            rows.remove(row)
            found.remove(figure)
            pairs.append((row, figure))
    return pairs


def _count_hit(name: str, row: dict[str, Any], figure: Any, total: Score) -> None:
    right = {
        "approximate": figure.approximate == row["approximate"],
        "part_of": figure.part_of in [row["part_of"], *row.get("part_of_also", [])],
    }
    total.hits += 1
    total.approximate += right["approximate"]
    total.part_of += right["part_of"]
    for mark in (mark for mark, fine in right.items() if not fine):
        total.errors.append(f"{name} {mark} should be {row[mark]}: {_told(figure)} «{figure.text}»")


def _same(row: dict[str, Any], figure: Any) -> bool:
    return (figure.school, figure.code) == (row["school"], row["code"]) and _fits(row, figure)


def _fits(row: dict[str, Any], figure: Any) -> bool:
    return (
        figure.value == Decimal(str(row["value"]))
        and figure.code in [row["code"], *row.get("also", [])]
        and figure.school in [row["school"], *row.get("school_also", [])]
        and (not _own_part(row) or figure.part_of == row["code"])
    )


def _own_part(row: dict[str, Any]) -> bool:
    """A part without a code of its own; without its mark it would be added twice."""
    return row["part_of"] == row["code"]


def _inside_a_whole(figure: Any, rows: list[dict[str, Any]]) -> bool:
    """Marked as a part of a larger figure of the same code: nothing is added twice."""
    wholes = [row["value"] for row in rows if (row["school"], row["code"]) == (figure.school, figure.code)]
    return figure.part_of == figure.code and max(wholes, default=0) > figure.value


def _told(figure: Any) -> str:
    return f"{figure.school or '-'} {figure.code} {figure.value} part_of={figure.part_of}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[PASSAGES])
    parser.add_argument("--errors", action="store_true", help="name each figure that is missing or wrong")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "cumthidua.settings"
    os.environ.update(DEBUG="1", DATABASE_URL="sqlite:///:memory:")  # the reader asks for no database
    import django

    django.setup()
    from reports.extraction import extract

    names = school_names()
    for path in options.files:
        passages = load(path)
        _tell(path, len(passages), score(passages, lambda text: extract(text, names)), options.errors)


def _tell(path: Path, passages: int, total: Score, errors: bool) -> None:
    if errors:
        print(*total.errors, sep="\n")
    approximate, part_of = _share(total.approximate, total.hits), _share(total.part_of, total.hits)
    print(f"{path.name}: {passages} passages, {total.hits + total.missing} figures needed")
    print(f"precision {total.precision:.3f}  recall {total.recall:.3f}  F1 {total.f1:.3f}")
    print(f"of the hits: approximate right {approximate:.3f}, part_of right {part_of:.3f}")


if __name__ == "__main__":
    main()
