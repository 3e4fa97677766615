"""How well the figures of a narrative are read: precision, recall and marks on frozen passages.

    .venv/bin/python benchmarks/extraction.py [--errors] [FILE …]

`data/README.md` says what a passage holds and which answers are left open.
"""

from __future__ import annotations

import argparse
import json
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
    name, rows = passage["id"], passage["figures"]
    needed = [row for row in rows if not row.get("optional")]
    own_parts = [row for row in rows if row["part_of"] == row["code"]]
    left_open = [row for row in rows if row.get("optional") and row not in own_parts]
    rest = [figure for figure in found if not figure.code.startswith("has_")]
    _pair(own_parts, rest)
    for row, figure in _pair(needed, rest):
        _count_hit(name, row, figure, total)
    _pair(left_open, rest)
    wrong = [figure for figure in rest if not _inside_a_whole(figure, rows)]
    total.wrong += len(wrong)
    total.missing += len(needed)
    total.errors += [f"{name} wrong: {_told(figure)}" for figure in wrong]
    total.errors += [f"{name} missing: {row['school']} {row['code']} {row['value']}" for row in needed]


def _pair(rows: list[dict[str, Any]], found: list[Any]) -> list[tuple[Any, Any]]:
    """Take each row and the first figure that answers it out of both lists."""
    pairs = []
    for row in list(rows):
        figure = next((figure for figure in found if _fits(row, figure)), None)
        if figure is not None:
            rows.remove(row)
            found.remove(figure)
            pairs.append((row, figure))
    return pairs


def _fits(row: dict[str, Any], figure: Any) -> bool:
    """A part without a code of its own needs its mark: without it, it would be added twice."""
    return (
        figure.value == Decimal(str(row["value"]))
        and figure.code in [row["code"], *row.get("also", [])]
        and figure.school == row["school"]
        and (row["part_of"] != row["code"] or figure.part_of == row["code"])
    )


def _inside_a_whole(figure: Any, rows: list[dict[str, Any]]) -> bool:
    """Marked as a part of a larger figure of the same code: nothing is added twice."""
    wholes = [row["value"] for row in rows if (row["school"], row["code"]) == (figure.school, figure.part_of)]
    return figure.part_of == figure.code and max(wholes, default=0) > figure.value


def _count_hit(name: str, row: dict[str, Any], figure: Any, total: Score) -> None:
    approximate = figure.approximate == row["approximate"]
    part_of = figure.part_of in [row["part_of"], *row.get("part_of_also", [])]
    total.hits += 1
    total.approximate += approximate
    total.part_of += part_of
    if not (approximate and part_of):
        total.errors.append(f"{name} marks: {row['approximate']}, {row['part_of']}; {_told(figure)}")


def _told(figure: Any) -> str:
    marks = f"({figure.approximate}, {figure.part_of})"
    return f"{figure.school} {figure.code} {figure.value} {marks} «{figure.text}»"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[PASSAGES])
    parser.add_argument("--errors", action="store_true", help="name each figure that is missing or wrong")
    options = parser.parse_args()
    read = _reader()
    for path in options.files:
        total = score(load(path), read)
        print(path.name, *(total.errors if options.errors else []), sep="\n")
        _tell(total)


def _reader() -> Callable[[str], Sequence[Any]]:
    sys.path.insert(0, str(ROOT))
    from reports.extraction import extract

    names = school_names()
    return lambda text: extract(text, names)


def _tell(total: Score) -> None:
    f1 = _share(2 * total.hits, 2 * total.hits + total.wrong + total.missing)
    approximate, part_of = _share(total.approximate, total.hits), _share(total.part_of, total.hits)
    print(f"figures needed {total.hits + total.missing}, found {total.hits}, wrong {total.wrong}")
    print(f"precision {total.precision:.3f}  recall {total.recall:.3f}  F1 {f1:.3f}")
    print(f"of the hits: approximate right {approximate:.3f}, part_of right {part_of:.3f}")


if __name__ == "__main__":
    main()
