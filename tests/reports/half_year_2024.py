"""The published half-year of 2024 of the northern mountain cluster, as its press report gives it.

Eight schools' figures, and the totals that the same text states. The sums are 234 classes and 12.443
learners; the text says 238 and 12.378. Nothing else that it states can be checked: no school gives it.
"""

from __future__ import annotations

from typing import Any

from clusters.models import Period
from tests import builders

SCHOOLS: dict[str, tuple[str, dict[str, int]]] = {
    "tdtcb-nguyen-van-cu-quang-ninh": (
        "Quảng Ninh",
        {"class_count": 97, "learner_count": 3864, "topic_province": 3, "topic_school": 6,
         "project_de_an": 2, "workshop_province": 1, "bulletin_issue": 2, "monograph": 1,
         "journal_article": 2},
    ),
    "tct-dien-bien": (
        "Điện Biên",
        {"class_count": 15, "learner_count": 1206, "topic_school": 4, "proceedings": 1,
         "bulletin_issue": 1, "journal_article": 4},
    ),
    "tct-ha-giang": (
        "Hà Giang",
        {"class_count": 20, "learner_count": 1663, "topic_province": 1, "topic_school": 4,
         "workshop_province": 1, "workshop_school": 1, "seminar_school": 1, "proceedings": 2,
         "bulletin_issue": 3},
    ),
    "tct-hoang-dinh-giong-cao-bang": (
        "Cao Bằng",
        {"class_count": 14, "learner_count": 779, "workshop_province": 2, "workshop_school": 3},
    ),
    "tct-lai-chau": (
        "Lai Châu",
        {"class_count": 16, "learner_count": 819, "workshop_province": 1, "workshop_school": 1,
         "proceedings": 1, "bulletin_issue": 1, "journal_article": 5},
    ),
    "tct-hoang-van-thu-lang-son": (
        "Lạng Sơn",
        {"class_count": 21, "learner_count": 1131, "topic_province": 1, "topic_school": 1,
         "workshop_school": 1, "proceedings": 1, "bulletin_issue": 1},
    ),
    "tct-lao-cai": (
        "Lào Cai",
        {"class_count": 24, "learner_count": 1254, "topic_province": 2, "topic_school": 7,
         "workshop_province": 3, "workshop_school": 1, "seminar_school": 2, "bulletin_issue": 2,
         "journal_article": 20},
    ),
    "tct-son-la": (
        "Sơn La",
        {"class_count": 27, "learner_count": 1727, "topic_province": 2, "topic_school": 6,
         "workshop_province": 2},
    ),
}  # fmt: skip

TOTALS = {
    "class_count": 234, "learner_count": 12443, "topic_province": 9, "topic_school": 28,
    "project_de_an": 2, "workshop_province": 10, "workshop_school": 7, "seminar_school": 3,
    "proceedings": 5, "bulletin_issue": 10, "monograph": 1, "journal_article": 31,
}  # fmt: skip

STATED = {"class_count": 238, "learner_count": 12378}
STATED_ALONE = {
    "staff_sent_phd": 6, "staff_sent_master": 12, "staff_sent_llct_advanced": 4,
    "staff_sent_llct_intermediate": 2, "staff_training_turns": 186, "demo_teaching_faculty": 89,
    "demo_teaching_school": 10, "lecturer_field_term": 2, "essay_contest_school": 396,
    "essay_contest_sent_province": 36,
}  # fmt: skip


def make_half_year(*, accepted: int = 8, **fields: Any) -> Period:
    """The period with its eight schools, the first `accepted` of them filed and accepted."""
    schools = [builders.make_school(name, code=code) for code, (name, _) in SCHOOLS.items()]
    cluster = builders.make_cluster("mnbgpb", short_name="Miền núi, biên giới phía Bắc")
    year = builders.make_cluster_year(schools=schools, cluster=cluster, year=2024)
    period = builders.make_period(year, **fields)
    for school in schools[:accepted]:
        builders.accepted(period, school, **SCHOOLS[school.code][1])
    for code, value in {**STATED, **STATED_ALONE}.items():
        builders.stated(period, code, value)
    return period
