"""How well the rules of the catalogue find planted errors, and how often they speak without one.

    .venv/bin/python benchmarks/validation.py [--filings 600] [--seed 2026] [--missed]

Plausible filings are made from a fixed seed: a school's level for each indicator, moved from one year
to the next by a realistic noise, with part of the cells left blank. In half of them one error of a
known kind is planted. The rules are the catalogue's own, the text of a cell goes through the cell's own
parser. An error counts as found when a finding names one of the cells it was planted in.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Values = dict[str, int]

# A school's yearly level of an indicator: lowest and highest. Half a year has about half of it.
LEVELS = json.loads((ROOT / "benchmarks/data/levels.json").read_text(encoding="utf-8"))
STOCKS = {"staff_total": (38, 75)}
LEARNERS_OF_A_CLASS = {"llct_intermediate": (42, 75), "llct_advanced": (50, 85), "refresher": (35, 110)}
LOOK_ALIKES = {"1": "l", "0": "O", "5": "S"}


@dataclass
class Case:
    """One filing as its officer typed it, with what the school had accepted before; `planted` are the
    cells of the error, `typed` a text that stands in one of them."""

    annual: bool
    now: Values
    last_year: Values
    half: Values
    planted: frozenset[str] = frozenset()
    typed: str = ""
    kind: str = ""


@dataclass
class Score:
    """Counts of one run."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    clean_flagged: int = 0
    cells: int = 0
    cells_flagged: int = 0
    false_by_rule: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / self.planted.total()

    @property
    def recall_by_kind(self) -> dict[str, float]:
        return {kind: self.found[kind] / count for kind, count in self.planted.items()}

    @property
    def false_filings(self) -> float:
        """Share of the clean filings that have any finding."""
        return self.clean_flagged / self.clean

    @property
    def false_cells(self) -> float:
        """Share of the clean filings' reported cells that a finding names."""
        return self.cells_flagged / self.cells


# ── Plausible filings ─────────────────────────────────────────────────────────────────────────────


def make_case(random: Random, noise: float = 1) -> Case:
    """A school's filing of a half-year or of a year. `noise` 1: a figure of hundreds differs from last
    year's by 13% (one in twenty: 26%), one of tens by its chance besides."""
    level = {code: random.randint(*ends) for code, ends in {**LEVELS, **STOCKS}.items()}
    size = {kind: random.randint(*ends) for kind, ends in LEARNERS_OF_A_CLASS.items()}
    season = {code: random.uniform(0.38, 0.58) for code in level}
    last_year, this_year = (_year(random, level, size, noise) for _ in range(2))
    last_half, this_half = (_half(random, year, season, noise) for year in (last_year, this_year))
    annual = random.random() < 0.5
    now, then = (this_year, last_year) if annual else (this_half, last_half)
    for sheet in (now, then, this_half):
        _leave_blank(random, sheet)
    return Case(annual, now, then, this_half if annual else {})


def _year(random: Random, level: Values, size: Values, noise: float) -> Values:
    sheet = {code: _moved(random, level[code], noise) for code in LEVELS}
    for kind, learners in size.items():
        classes = sheet[f"class_{kind}"]
        sheet[f"learner_{kind}"] = round(classes * learners * exp(random.gauss(0, 0.06 * noise)))
    others = random.randint(1, 4)
    kinds = list(size)
    sheet["class_count"] = sum(sheet[f"class_{kind}"] for kind in kinds) + others
    sheet["learner_count"] = sum(sheet[f"learner_{kind}"] for kind in kinds) + others * random.randint(30, 60)
    sheet["class_planned"] = max(1, sheet["class_count"] + random.randint(-4, 4))
    _count_staff(random, sheet, level["staff_total"])
    return _consistent(sheet)


def _count_staff(random: Random, sheet: Values, total: int) -> None:
    """Head counts move by a few people a year."""
    total += random.randint(-2, 2)
    sheet["staff_total"] = total
    for code, share in (("teaching_staff", 0.62), ("staff_master", 0.5), ("staff_llct_advanced", 0.45)):
        sheet[code] = round(total * share) + random.randint(-1, 2)
    sheet["staff_phd"] = total // 12 + random.randint(0, 2)
    sheet["standard_criteria_met"] = random.randint(46, 55)


def _half(random: Random, year: Values, season: Mapping[str, float], noise: float) -> Values:
    """The first half of a year: the share that the school does in spring of what is counted over time;
    heads and plans as they are."""
    kept = {"class_planned", "staff_total", "teaching_staff", "staff_master", "staff_llct_advanced",
            "staff_phd", "standard_criteria_met"}  # fmt: skip
    whole = ("class_count", "learner_count")
    half = {
        code: value
        if code in kept
        else min(value, round(value * season[code] * exp(random.gauss(0, 0.06 * noise))))
        for code, value in year.items()
        if code not in whole and not code.startswith("learner_")
    }
    for kind in LEARNERS_OF_A_CLASS:
        classes, learners = year[f"class_{kind}"], year[f"learner_{kind}"]
        half[f"learner_{kind}"] = round(learners * half[f"class_{kind}"] / classes) if classes else 0
    for code, part in zip(whole, ("class_", "learner_"), strict=True):
        kinds = [f"{part}{kind}" for kind in LEARNERS_OF_A_CLASS]
        rest = year[code] - sum(year[name] for name in kinds)
        half[code] = sum(half[name] for name in kinds) + rest // 2
    return _consistent(half)


def _moved(random: Random, level: int, noise: float) -> int:
    far = noise * (2 if random.random() < 0.05 else 1)
    return max(0, round(level * exp(random.gauss(0, 0.09 * far)) + random.gauss(0, 0.5 * far) * sqrt(level)))


def _consistent(sheet: Values) -> Values:
    """What a careful officer's figures obey."""
    for part, whole in (
        ("essay_contest_sent_province", "essay_contest_school"),
        ("graduate_count", "learner_count"),
        ("class_late_start", "class_count"),
        ("demo_teaching_faculty", "teaching_staff"),
        ("demo_teaching_school", "teaching_staff"),
    ):
        sheet[part] = min(sheet[part], sheet[whole])
    return sheet


def _leave_blank(random: Random, sheet: Values) -> None:
    share = random.uniform(0, 0.35)
    for code in list(sheet):
        if random.random() < share and code not in ("class_count", "learner_count"):
            del sheet[code]


# ── Errors ────────────────────────────────────────────────────────────────────────────────────────


def _change(case: Case, changes: Mapping[str, int]) -> Case:
    return replace(case, now={**case.now, **changes}, planted=frozenset(changes))


def _one(random: Random, case: Case, least: int) -> tuple[str, int]:
    """A cell of at least this figure that also stood in the earlier filing."""
    return random.choice(
        sorted((code, value) for code, value in case.now.items() if value >= least and code in case.last_year)
    )


def ten_times(random: Random, case: Case) -> Case:
    code, value = _one(random, case, 1)
    return _change(case, {code: value * 10})


def a_tenth(random: Random, case: Case) -> Case:
    code, value = _one(random, case, 10)
    return _change(case, {code: value // 10})


def digit_dropped(random: Random, case: Case) -> Case:
    code, value = _one(random, case, 10)
    digits, place = str(value), random.randrange(len(str(value)))
    return _change(case, {code: int(digits[:place] + digits[place + 1 :])})


def digit_doubled(random: Random, case: Case) -> Case:
    code, value = _one(random, case, 1)
    digits, place = str(value), random.randrange(len(str(value)))
    return _change(case, {code: int(digits[: place + 1] + digits[place:])})


def part_over_whole(random: Random, case: Case) -> Case:
    kind, part = random.choice(("class", "learner")), random.choice(sorted(LEARNERS_OF_A_CLASS))
    return _change(case, {f"{kind}_{part}": case.now[f"{kind}_count"] + random.randint(1, 30)})


def neighbours_swapped(random: Random, case: Case) -> Case:
    """Two cells that stand next to each other; figures that hardly differ are no error to be found."""
    codes = [code for code in ORDER if code in case.now and code in case.last_year]
    pairs = [
        (one, other)
        for one, other in pairwise(codes)
        if GROUP[one] == GROUP[other] and abs(case.now[one] - case.now[other]) >= 5
    ]
    one, other = random.choice(pairs)
    return _change(case, {one: case.now[other], other: case.now[one]})


def one_row_down(random: Random, case: Case) -> Case:
    """A block pasted one row too low."""
    group = random.choice(("training", "research", "staff"))
    codes = [code for code in ORDER if GROUP[code] == group and code in case.now]
    start = random.randrange(max(1, len(codes) - 4))
    block = codes[start : start + random.randint(4, 8)]
    return _change(case, {below: case.now[code] for code, below in pairwise(block)})


def copied_from_last_year(random: Random, case: Case) -> Case:
    copied = {code: value for code, value in case.last_year.items() if code in case.now}
    left = {code for code in copied if random.random() < 0.1}
    return _change(case, {code: value for code, value in copied.items() if code not in left})


def half_for_year(random: Random, case: Case) -> Case:
    """The year's sheet filled with the first half's figures, or with the second half's alone; the
    half-year's with figures of a whole year."""
    counted = [code for code in case.now if code in LEVELS or code in ("class_count", "learner_count")
               or code.startswith("learner_")]  # fmt: skip
    if not case.annual:
        return _change(case, {code: 2 * case.now[code] for code in counted})
    known = [code for code in counted if code in case.half]
    if random.random() < 0.5:
        return _change(case, {code: case.half[code] for code in known})
    return _change(case, {code: max(0, case.now[code] - case.half[code]) for code in known})


def learners_without_class(random: Random, case: Case) -> Case:
    codes = [code for code in ("class_count", *(f"class_{kind}" for kind in LEARNERS_OF_A_CLASS))
             if code in case.now and case.now.get(code.replace("class", "learner"))]  # fmt: skip
    code = random.choice(codes)
    cleared = _change(case, {code: 0})
    return replace(cleared, planted=frozenset({code, code.replace("class", "learner")}))


def look_alike_letters(random: Random, case: Case) -> Case:
    code, value = random.choice(
        sorted((code, value) for code, value in case.now.items() if set(str(value)) & set(LOOK_ALIKES))
    )
    return replace(case, planted=frozenset({code}), typed=str(value).translate(str.maketrans(LOOK_ALIKES)))


def sign_or_rest(random: Random, case: Case) -> Case:
    """A minus before the figure, a word behind it, a decimal where people are counted."""
    code, value = _one(random, case, 1)
    typed = random.choice((f"-{value}", f"{value} + 2", f"{value},5", f"{value}/2", f"{value} ({value})"))
    return replace(case, planted=frozenset({code}), typed=typed)


ERRORS: dict[str, Callable[[Random, Case], Case]] = {
    "gấp mười lần": ten_times,
    "còn một phần mười": a_tenth,
    "rơi một chữ số": digit_dropped,
    "lặp một chữ số": digit_doubled,
    "phần lớn hơn tổng": part_over_whole,
    "hai ô cạnh nhau đổi chỗ": neighbours_swapped,
    "dán lệch một hàng": one_row_down,
    "chép số năm trước": copied_from_last_year,
    "lẫn 6 tháng với cả năm": half_for_year,
    "có học viên, không có lớp": learners_without_class,
    "chữ giống số": look_alike_letters,
    "dấu, chữ thừa, số lẻ": sign_or_rest,
}
ORDER: list[str] = []
GROUP: dict[str, str] = {}


# ── Measuring ─────────────────────────────────────────────────────────────────────────────────────


def measure(structure: Any, filings: int, seed: int = 2026, noise: float = 1) -> Score:
    """Run the rules over so many filings, every second of them with one error."""
    ORDER[:] = [indicator.code for indicator in structure.inputs]
    GROUP.update({indicator.code: indicator.group.code for indicator in structure.inputs})
    random = Random(seed)
    score, kinds = Score(), list(ERRORS)
    for number in range(filings // 2):
        _count_clean(structure, make_case(random, noise), score)
        kind = kinds[number % len(kinds)]
        wrong = ERRORS[kind](random, make_case(random, noise))
        _count_error(structure, replace(wrong, kind=kind), score)
    return score


def _flagged(structure: Any, case: Case) -> tuple[set[str], set[str]]:
    """The cells that are spoken of, and the rules that do."""
    from clusters.formulas import evaluate
    from reports.cells import read
    from reports.validation import Figures, check

    decimals = {code: Decimal(value) for code, value in case.now.items()}
    refused = {
        code for code in case.planted if case.typed and read(structure.by_code[code], case.typed).problem
    }
    values = {code: value for code, value in decimals.items() if not (case.typed and code in case.planted)}
    values |= {
        indicator.code: evaluate(indicator.formula, values)
        for indicator in structure.indicators
        if not indicator.is_input
    }
    earlier = [{code: Decimal(value) for code, value in old.items()} for old in (case.last_year, case.half)]
    found = check(structure.rules, Figures(structure.indicators, values, *earlier))
    return {code for finding in found for code in finding.codes} | refused, {
        finding.rule for finding in found
    }


def _count_clean(structure: Any, case: Case, score: Score) -> None:
    cells, rules = _flagged(structure, case)
    score.clean += 1
    score.clean_flagged += bool(cells)
    score.cells += len(case.now)
    score.cells_flagged += len(cells)
    score.false_by_rule.update(rules)


def _count_error(structure: Any, case: Case, score: Score) -> None:
    cells, _ = _flagged(structure, case)
    score.planted[case.kind] += 1
    if cells & case.planted:
        score.found[case.kind] += 1
    else:
        planted = sorted(case.planted)[:4]
        told = ", ".join(
            f"{code} {case.typed or case.now[code]} ({case.last_year.get(code)})" for code in planted
        )
        score.missed.append(f"{case.kind}: {told}")


def report(score: Score) -> None:
    print(f"{'kind of error':32} {'planted':>8} {'found':>6} {'share':>7}")
    for kind, share in score.recall_by_kind.items():
        print(f"{kind:32} {score.planted[kind]:8} {score.found[kind]:6} {share:7.1%}")
    print(f"{'all':32} {score.planted.total():8} {score.found.total():6} {score.recall:7.1%}   (bar: 90%)")
    print(
        f"\nclean filings with a finding: {score.clean_flagged} of {score.clean}, {score.false_filings:.1%}   (bar: 5%)"
    )
    print(f"cells named in them: {score.cells_flagged} of {score.cells}, {score.false_cells:.2%}")
    print(
        "by rule:",
        ", ".join(f"{rule} {count}" for rule, count in score.false_by_rule.most_common()) or "none",
    )


def _structure() -> Any:
    """The project's own catalogue, loaded as the portal loads it."""
    sys.path[0] = str(ROOT)  # instead of this folder, where this file hides the package `rules`
    with TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "cumthidua.settings",
            "DEBUG": "1",
            "DATABASE_URL": f"sqlite:///{folder}/rules.sqlite3",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        from clusters.catalogue import load_catalogue
        from clusters.structure import structure_of

        return structure_of(load_catalogue().pk)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--filings", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--noise", type=float, default=1, help="how restless the schools are")
    parser.add_argument("--missed", action="store_true", help="print the errors that were not found")
    options = parser.parse_args()
    score = measure(_structure(), options.filings, options.seed, options.noise)
    report(score)
    if options.missed:
        print(*score.missed, sep="\n")


if __name__ == "__main__":
    main()
