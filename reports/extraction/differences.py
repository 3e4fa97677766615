"""Numbers that count nothing by themselves: differences, averages, rates, what has not been done."""

from __future__ import annotations

import re

from .mentions import Mention
from .text import spell

_DIFFERENCE = re.compile(
    spell(
        r"(?:\b(?:vượt|tăng|giảm|thiếu|hụt|chênh lệch|nhiều hơn|ít hơn|tăng thêm|giảm bớt|kém|hơn hẳn)(?: (?:thêm|tới|đến|gần|trên|hơn|khoảng))?"
        r"|\b(?:vượt|tăng|giảm|hơn|kém|thiếu)\b (?:so với )?(?:cả )?(?:kế hoạch|chỉ tiêu|năm (?:trước|ngoái|#+|học)|cùng kỳ|kỳ trước|mục tiêu|dự kiến)[^,;:.()]{0,25}(?<!đạt)(?<!mở)(?<!được)"
        r"|\b(?:vượt|tăng|giảm|thiếu|hụt|nhiều hơn|ít hơn) (?:thêm )?[\d.]+ [^\d,;.()]{2,40}(?:và|/|,))\s*$"
    )
)
_RATE = re.compile(
    spell(
        r"^\s*(?:\S+ ){0,3}?\S*\s?(?:/\s?(?:lớp|trường|năm|ngày|tuần|tháng|buổi|phòng|khóa|người|giảng viên)\b|(?:mỗi|một|trên một|trong một) (?:lớp|năm|khóa|trường))"
    )
)
_MORE = re.compile(spell(r"\bthêm(?: được)?\s*$"))
_COMPARED_WITH = re.compile(spell(r"[^,;:]{0,40}\bso với\b"))
_AVERAGE = re.compile(
    spell(
        r"\b(?:bình quân|trung bình|mỗi (?:lớp|trường|năm|khóa|giảng viên|người|đơn vị|khoa)|từng (?:lớp|trường))\b[^;.:]{0,60}$"
    )
)
_NOT_YET = re.compile(spell(r"\bchưa\b[^,;.:()]{0,30}$"))
_NOT_YET_AFTER = re.compile(spell(r"^[^,;:]{0,30}\bchưa\b"))
OUT_OF_ALL = re.compile(spell(r"\btrên tổng số\s*$"))
LONGEST_CLAUSE = 200


def is_no_count(mention: Mention) -> bool:
    """A difference, an average or a rate is no count."""
    window = mention.window
    lead = re.split(r"[;.\n]", window.before[-LONGEST_CLAUSE:])[-1]
    if mention.family != "class" and OUT_OF_ALL.search(lead):
        return True
    if _NOT_YET.search(lead) or _NOT_YET_AFTER.search(window.tail):
        return True
    if _MORE.search(lead) and _COMPARED_WITH.match(window.tail):
        return True
    return bool(_DIFFERENCE.search(lead) or _AVERAGE.search(lead) or _RATE.match(window.after))
