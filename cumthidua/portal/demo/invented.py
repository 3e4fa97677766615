"""Figures of the made-up schools: from a fixed seed, always the same, and obeying the catalogue's rules.

Between two years a figure moves by less than a third, the half-year never exceeds the year, and parts
never exceed their whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

# None: the indicator does not apply to the school.
Values = dict[str, int | None]

# Yearly figures that depend on no other: lowest and highest.
YEARLY = {
    "graduate_count": (300, 900), "class_late_start": (0, 3),
    "topic_ministry": (0, 1), "topic_province": (1, 4), "topic_school": (4, 12), "topic_faculty": (0, 6),
    "project_de_an": (0, 2), "initiative": (3, 12),
    "workshop_ministry": (0, 1), "workshop_province": (1, 4), "workshop_school": (2, 6),
    "workshop_faculty": (2, 8), "seminar_province": (0, 2), "seminar_school": (2, 8), "seminar_faculty": (4, 12),
    "proceedings": (1, 5), "bulletin_issue": (2, 6), "monograph": (0, 2), "textbook": (1, 5),
    "journal_article": (8, 36), "policy_report": (1, 4),
    "staff_sent_phd": (0, 4), "staff_sent_master": (1, 6), "staff_sent_llct_advanced": (1, 5),
    "staff_sent_llct_intermediate": (0, 3), "staff_training_turns": (30, 120),
    "demo_teaching_faculty": (12, 40), "demo_teaching_school": (4, 15), "class_observation": (60, 200),
    "excellent_lecturer": (0, 5), "lecturer_field_term": (1, 4), "field_trip_staff": (20, 80),
    "essay_contest_school": (30, 90), "essay_contest_sent_province": (3, 9), "nq35_article": (40, 160),
    "cluster_activity_joined": (2, 5), "new_practice": (1, 4), "social_activity": (2, 8),
}  # fmt: skip
CLASS_KINDS = {"llct_intermediate": (8, 20, 58), "llct_advanced": (1, 4, 72), "refresher": (22, 48, 68)}
OTHER_CLASSES = (1, 5)
AT_MOST = (
    ("essay_contest_sent_province", "essay_contest_school"),
    ("demo_teaching_faculty", "teaching_staff"),
)
ANSWERS = ("has_plan", "has_registration", "has_launch", "has_solutions")
LEVEL_1_CRITERIA = 55  # of Quy định 11-QĐ/TW


class SchoolFigures(NamedTuple):
    """What one school reports: last year and this year, half and whole."""

    last_half: Values
    last_year: Values
    this_half: Values
    this_year: Values


def figures_of(place: int, *, runs_advanced: bool, hosts_seminar: bool, level: int) -> SchoolFigures:
    """Figures of the `place`-th school; the same for the same place, always."""
    random = Random(f"cum-minh-hoa/{place}")  # noqa: S311  made-up figures, not secrets
    sheets = SchoolFigures({}, {}, {}, {})
    for code, (lowest, highest) in YEARLY.items():
        _spread(random, sheets, code, random.randint(lowest, highest))
    _classes(random, sheets, runs_advanced)
    _staff(random, sheets)
    for sheet in sheets:
        for part, whole in AT_MOST:
            sheet[part] = min(_number(sheet, part), _number(sheet, whole))
        sheet |= dict.fromkeys(ANSWERS, 1)
        # Counted once, by the host: everybody else has none.
        sheet |= {"workshop_cluster": 0, "seminar_cluster": int(hosts_seminar)}
        sheet["standard_school_level"] = level
        sheet["standard_criteria_met"] = LEVEL_1_CRITERIA if level else 40 + place
    return sheets


def _classes(random: Random, sheets: SchoolFigures, runs_advanced: bool) -> None:
    """Classes by kind, their learners by a rate of each kind and year, and the totals over them."""
    for sheet in sheets:
        sheet |= {"class_count": 0, "learner_count": 0}
    other = Random(random.random())  # noqa: S311
    for kind, (lowest, highest, size) in CLASS_KINDS.items():
        if kind == "llct_advanced" and not runs_advanced:
            for sheet in sheets:
                sheet |= {f"class_{kind}": None, f"learner_{kind}": None}
            continue
        _spread(random, sheets, f"class_{kind}", random.randint(lowest, highest))
        last, this = random.randint(size - 8, size + 8), random.randint(-2, 2)
        for sheet, rate in zip(sheets, (last, last, last + this, last + this), strict=True):
            classes = _number(sheet, f"class_{kind}")
            # Classes are never all of one size: the odd learners come from their number.
            sheet[f"learner_{kind}"] = classes * rate + classes % 7
            sheet["class_count"] = _number(sheet, "class_count") + classes
            sheet["learner_count"] = _number(sheet, "learner_count") + _number(sheet, f"learner_{kind}")
    _spread(other, sheets, "class_other", other.randint(*OTHER_CLASSES))
    for sheet in sheets:
        more = _number(sheet, "class_other")
        del sheet["class_other"]
        sheet["class_count"] = _number(sheet, "class_count") + more
        sheet["learner_count"] = _number(sheet, "learner_count") + 45 * more
    for half, year in ((sheets.last_half, sheets.last_year), (sheets.this_half, sheets.this_year)):
        half["class_planned"] = year["class_planned"] = _number(year, "class_count") + random.randint(-2, 4)


def _staff(random: Random, sheets: SchoolFigures) -> None:
    """Head counts at the end of each period: they hardly move."""
    total = random.randint(42, 68)
    teaching, doctors = total * 6 // 10, random.randint(2, 6)
    masters, advanced = total * 5 // 10, total * 45 // 100
    for step, sheet in enumerate(sheets):
        sheet |= {
            "staff_total": total - step // 2,
            "teaching_staff": teaching - step // 3,
            "staff_phd": doctors + step // 3,
            "staff_master": masters + step // 2,
            "staff_llct_advanced": advanced + step // 2,
        }


def _spread(random: Random, sheets: SchoolFigures, code: str, last_year: int) -> None:
    last_half = last_year * random.randint(44, 56) // 100
    this_year = _moved(random, last_year)
    sheets.last_year[code], sheets.this_year[code] = last_year, this_year
    sheets.last_half[code] = last_half
    sheets.this_half[code] = min(_moved(random, last_half), this_year)


def _moved(random: Random, value: int) -> int:
    """The same figure a year later: at most 30% up or down, small figures stay."""
    reach = value * 3 // 10
    return value + random.randint(-reach // 2, reach)


def _number(sheet: Mapping[str, int | None], code: str) -> int:
    return sheet[code] or 0
