"""Mức trường chính trị chuẩn: a level is a choice, not a count, and counts only when held now."""

from __future__ import annotations

import re
from decimal import Decimal

from .clauses import LONGEST_LOOK, Passage, Window
from .counting import Reading
from .numerals import Numeral
from .plans import Plans
from .text import spell

_LEVELS = {"1": 1, "2": 2, "một": 1, "hai": 2, "i": 1, "ii": 2}
_HELD = re.compile(
    spell(
        r"\b(?:đạt(?: được)?|công nhận|giữ vững|duy trì|được xếp|đã là|là trường)\b(?P<way>(?:(?! (?:công nhận|đạt)\b)[^.;\n]){0,90}?)\bmức(?: độ)?\s*(?P<level>1|2|một|hai|ii|i)\b(?![.,/]\d)"
    )
)
_NOT_HELD = re.compile(
    spell(
        r"\b(?:(?:\d{1,3}|các|những|nhiều) (?:trường|đơn vị)|chưa|không|để|tiến tới|lộ trình|đề nghị|hướng tới|sớm|nhằm|xây dựng|phấn đấu|mục tiêu|giúp|cần|kế hoạch|đề án|hồ sơ|trình|thẩm định|tiêu chí(?!,? và được)|phải|sẽ|trước năm|vào năm|đến năm|tiệm cận)\s*(?:\S+\s+){0,4}$"
    )
)
_FOR_IT = re.compile(
    spell(r"\b(?:tiêu chí|chỉ tiêu|để|chưa|phấn đấu|mục tiêu|kế hoạch|lộ trình|điểm|hồ sơ|đề án|sẽ)\b")
)
_LATER = re.compile(spell(r"[^.;,\n]{0,15}\b(?:trước|vào|đến|trong) (?:năm|cuối năm) (?P<year>20\d\d)"))
_PAST = re.compile(spell(r"\bđã (?:được )?(?:đạt|công nhận|\S+ công nhận)"))


def standard_levels(passage: Passage, plans: Plans) -> list[Reading]:
    """Every level of the standard that a school is said to hold."""
    readings = []
    text = passage.normal.text
    for match in _HELD.finditer(text):
        sentence = passage.sentences[passage.sentence_at(match.start())]
        near = (max(sentence[0], match.start() - LONGEST_LOOK), min(sentence[1], match.end() + LONGEST_LOOK))
        before = text[near[0] : match.start()]
        if "chuẩn" not in text[slice(*near)] or _NOT_HELD.search(before) or _FOR_IT.search(match["way"]):
            continue
        numeral = Numeral(match.start("level"), match.end(), Decimal(_LEVELS[match["level"]]))
        window = Window(
            0,
            numeral,
            sentence,
            before,
            "",
            text[near[0] : numeral.start],
            text[match.end() : near[1]],
        )
        if plans.covers(window) or (_LATER.match(window.after) and not _PAST.search(before + match[0])):
            continue
        readings.append(Reading(window, "standard", "standard_school_level", match.start(), match.end()))
    return readings
