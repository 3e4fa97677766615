"""Works that exist on several levels: which level a count has."""

from __future__ import annotations

import re

from .lexicon import LEVELLED
from .mentions import HEAD_PATTERNS, LEVEL_PATTERNS, Mention
from .text import spell

_WORKS = tuple((family, pattern) for family, pattern in HEAD_PATTERNS if family in LEVELLED)
_AND = re.compile(spell(r"\s*(?:khoa học)?\s*(?:,|và|/|hoặc|-|–|cùng)\s*(?:và )?"))
_BODY = re.compile(
    spell(
        r"\b(?:trường|hội đồng|đảng bộ|ban chỉ đạo|cơ quan|lãnh đạo|cán bộ|đơn vị|sở|ngành|ban giám khảo|ủy ban|quỹ|tổ chức đảng|chính quyền|hội thi|cuộc thi|hội nghị|giải|đảng ủy|nghiệm thu|chuyên gia)(?: (?:khoa học|nghiệm thu|thẩm định|đánh giá|xét duyệt|tư vấn|các|của|tuyển chọn|sáng kiến))*\s*$"
    )
)
_MORE_LEVELS = re.compile(
    spell(
        r"\s*(?:,|và|/|-|–)\s*(?:cấp )?(?P<level>bộ|tỉnh|thành phố|cụm|trường|cơ sở|khoa)\b(?!\s*(?:trực thuộc|học))"
    )
)
_LEVEL_NAMES = {
    "bộ": "ministry",
    "tỉnh": "province",
    "thành phố": "province",
    "cụm": "cluster",
    "trường": "school",
    "cơ sở": "school",
    "khoa": "faculty",
}
_OPENING = re.compile(spell(r"^\W*(?:ở |tại |về |đối với |trong đó,? |có |riêng )?"))
_FACULTIES = re.compile(
    spell(
        r"\b(?:các|mỗi|\d+|hai|ba|bốn|năm) khoa\b(?! học)(?:, (?:phòng|tổ)[^,;.]{0,20})?|\bkhoa (?!học\b)(?:\w+ ){0,6}?(?:tự )?(?:tổ chức|chủ trì)|\b(?:do|tại|ở) (?:các )?khoa\b(?! học)"
    )
)
_BRACKETED = re.compile(r"\s*\(\s*")
_EVENTS = ("workshop", "seminar")


def level_in(words: str) -> tuple[str, int] | None:
    """The first level named by some words that is the work's own, and where its name ends."""
    found = sorted(
        (match.start(), match.end(), level)
        for level, pattern in LEVEL_PATTERNS
        for match in pattern.finditer(words)
    )
    for start, end, level in found:
        before = words[:start]
        if _BODY.search(before) or any(
            pattern.search(before) for family, pattern in _WORKS if family != "demo"
        ):
            continue
        return level, end
    return None


def further_nouns(mention: Mention) -> tuple[list[str], int]:
    """The other works that one number counts ("10 hội thảo, tọa đàm"), and where their names end."""
    families, place = [], 0
    while joint := _AND.match(mention.rest, place):
        for family, pattern in _WORKS:
            match = pattern.match(mention.rest, joint.end())
            if match and family != mention.family:
                families.append(family)
                place = match.end()
                break
        else:
            break
    return families, place


def own_level(mention: Mention) -> tuple[str | None, list[str], int]:
    """The level that follows a work, further levels that share its number, and the end of the words."""
    _, place = further_nouns(mention)
    core = re.split(r"[,:]", mention.rest[place:], maxsplit=1)[0]
    found = level_in(core)
    if found is None:
        return _bracketed_level(mention), [], place
    level, end = found
    more = _MORE_LEVELS.match(mention.rest, place + end)
    others = []
    if (more and mention.rest[more.end() :].strip(" :,")) or (
        more and not mention.window.after[len(mention.window.tail) :].lstrip()[:1].isdigit()
    ):
        others = [_LEVEL_NAMES[more["level"]]]
    return level, others, place + end


def _bracketed_level(mention: Mention) -> str | None:
    after = mention.window.after[len(mention.window.tail) :]
    if opening := _BRACKETED.match(after):
        for level, pattern in LEVEL_PATTERNS:
            if match := pattern.match(after, opening.end()):
                return level if after[match.end() :].lstrip().startswith(")") else None
    return None


def level_before(mention: Mention) -> str | None:
    """A level stated before the count: "cấp trường: 5 đề tài", "đề tài cấp trường: nghiệm thu 5 đề tài"."""
    clause = re.split(r"[;.\n]", mention.window.before)[-1]
    for level, pattern in LEVEL_PATTERNS:
        if pattern.fullmatch(re.split(r"[,:]", mention.window.fresh)[-1].strip()):
            return level
    opening = _OPENING.match(clause)
    for level, pattern in LEVEL_PATTERNS:
        match = pattern.match(clause, opening.end() if opening else 0)
        if match and re.match(
            spell(r"\s*(?::|có|là|,|đã|tổ chức|triển khai|thực hiện|nghiệm thu)"), clause[match.end() :]
        ):
            return level
    lead = mention.lead if mention.reversed else mention.window.fresh
    for family, pattern in _WORKS:
        if family != mention.family:
            continue
        for match in reversed(list(pattern.finditer(lead))):
            if (found := level_in(lead[match.end() :])) is not None:
                return found[0]
    return None


def held_by_faculties(mention: Mention) -> bool:
    """ "Các khoa tự tổ chức 7 buổi tọa đàm"."""
    if mention.family not in _EVENTS:
        return False
    clause = re.split(r"[;.\n]", mention.window.before)[-1]
    return bool(_FACULTIES.search(clause) or _FACULTIES.search(mention.core))


def code_of(family: str, level: str | None) -> str | None:
    return LEVELLED[family].get(level) if level else None
