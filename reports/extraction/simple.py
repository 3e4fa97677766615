"""Works without a level: books, papers, bulletins, reports, activities."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .mentions import Mention
from .text import spell


def _rx(words: str) -> re.Pattern[str]:
    return re.compile(spell(words))


@dataclass(frozen=True)
class Rule:
    """A code for a family; `needs` must be found in the phrase, `refuses` must not.

    With `wide`, `needs` is looked for in the whole paragraph up to the line's end.
    """

    family: str
    code: str | None
    needs: re.Pattern[str] | None = None
    refuses: re.Pattern[str] | None = None
    wide: bool = False


_IDEOLOGY = _rx(
    r"(?:ban chỉ đạo|nhóm|lực lượng) 35|nền tảng tư tưởng|nghị quyết(?: số)? [#3]|nq\s?35|nq35|phản bác|luận điệu|thù địch|sai trái"
)
_BOUND_FOR_ELSEWHERE = _rx(
    r"hội thảo|kỷ yếu|tham luận|tọa đàm|bản tin|thông tin lý luận|số thông tin|nội san|đặc san|hội nghị"
)

RULES: tuple[Rule, ...] = (
    Rule("initiative", "initiative", refuses=_rx(r"^\s*(?:cấp|được) (?:nhà nước|quốc gia)|vì hòa bình")),
    Rule("proceedings", "proceedings"),
    Rule("bulletin", "bulletin_issue"),
    Rule("monograph", "monograph"),
    Rule(
        "textbook",
        "textbook",
        refuses=_rx(r"^\s*(?:tham khảo nước|số hóa|điện tử của thư viện)|thư viện|bản cứng|mượn|phát cho"),
    ),
    Rule(
        "article",
        "journal_article",
        needs=_rx(r"tạp chí|báo khoa học|bài báo(?! đảng)|quốc tế|issn"),
        refuses=_rx(
            r"kỷ yếu|tham luận|bản tin|thông tin lý luận|gửi (?:hội thảo|tọa đàm)|nền tảng tư tưởng|phản bác|luận điệu"
        ),
    ),
    Rule("article", None, refuses=None, needs=_BOUND_FOR_ELSEWHERE),
    Rule("article", "nq35_article", needs=_IDEOLOGY, wide=True),
    Rule("policy", "policy_report"),
    Rule(
        "essay",
        None,
        needs=_rx(
            r"đoạt giải|đạt giải|giải (?:nhất|nhì|ba|a|b|c|khuyến|cao)|được giải|trao giải|cấp (?:quốc gia|trung ương|toàn quốc|học viện)|cấp khoa"
        ),
    ),
    Rule(
        "essay",
        "essay_contest_sent_province",
        needs=_rx(r"gửi|cấp tỉnh|cấp thành phố|dự thi (?:ở )?tỉnh|lên tỉnh"),
    ),
    Rule("essay", "essay_contest_school"),
    Rule("observation", "class_observation", refuses=_rx("phiếu")),
    Rule(
        "activity",
        "social_activity",
        needs=_rx(r"an sinh|từ thiện|thiện nguyện|nhân đạo|đền ơn|tình nguyện|xã hội từ"),
    ),
    Rule(
        "activity", "cluster_activity_joined", needs=_rx(r"\bcụm\b|tập trung(?! (?:vào|cho|thực|chỉ|nâng))")
    ),
    Rule("practice", "new_practice", needs=_rx(r"\bmới\b")),
)
_OBSERVING = _rx(r"dự giờ[^,;.:]{0,30}(?:được|cho|đối với|của|:)?\s*(?:gần|trên|hơn|khoảng)?\s*$")
_SAT_IN = _rx(r"\bdự\s*(?:gần|trên|hơn|khoảng)?\s*$")
_LESSONS = ("giờ", "tiết", "lượt giờ", "bài giảng")
_NOT_WRITTEN = _rx(r"\b(?:tặng|mua|bổ sung|trang bị|cấp phát|mượn|nhập|phát)\b[^;]*$")
_PRINTED_IN = _rx(r"\b(?:trên|đăng tải|đăng tại|ở)\b")
_BOOKS = ("monograph", "textbook", "proceedings", "bulletin")
_CRITERIA_MET = _rx(r"\b(?:đạt|hoàn thành|đáp ứng)\b")
_CRITERIA_NOT = _rx(
    r"cơ bản|cần|phải|vượt|chưa|thiếu|nhóm|còn|không đạt|gần đạt|tiệm cận|thành phần|về (?!đích)|tiêu chí số"
)
_OTHER_TARGETS = _rx(r"đại hội|nhiệm kỳ|thi đua|kế hoạch|được giao|kinh tế|giao ước|nghị quyết|nông thôn")
_STANDARD = _rx(r"chuẩn|qđ[#/]tw|11-?#?qđ|quy định(?: số)? [#1]|##.?qđ")


def code_of_simple(mention: Mention, paragraph: str) -> str | None:
    """The code of a count of such works, or None."""
    if mention.family == "lesson":
        sat_in = _OBSERVING.search(mention.window.fresh) or (
            _SAT_IN.search(mention.window.fresh) and mention.head.startswith(_LESSONS)
        )
        return "class_observation" if sat_in else None
    if mention.family == "criteria":
        return _criteria(mention, paragraph)
    phrase = f"{mention.head} {mention.rest}"
    if mention.reversed:
        phrase = f"{mention.lead[-40:]} {phrase}"
    led = (mention.lead if mention.reversed else mention.window.fresh).split(",")[-1]
    near = f"{led} {phrase}"
    if mention.family in _BOOKS and _NOT_WRITTEN.search(re.sub("phát hành", "", mention.window.before)):
        return None
    for rule in RULES:
        if rule.family != mention.family:
            continue
        own = mention.family == "article" and not mention.reversed and _PRINTED_IN.search(phrase)
        where = (
            f"{paragraph} {_onward(mention)}"
            if rule.wide
            else near
            if mention.family in ("essay", "article", "activity") and not own
            else phrase
        )
        if rule.needs and not rule.needs.search(where):
            continue
        return None if rule.refuses and rule.refuses.search(phrase) else rule.code
    return None


def _onward(mention: Mention) -> str:
    """The rest of the sentence where the phrase goes on: "860 tin, bài, 45 video phản bác …"."""
    return mention.window.after if mention.rest.strip() in (",", "và") else ""


def _criteria(mention: Mention, paragraph: str) -> str | None:
    """Tiêu chí reached: "đạt 39/60 tiêu chí"."""
    led = re.split(r"[,;.(]", mention.lead if mention.reversed else mention.window.fresh.rstrip(" ("))[-1]
    words = f"{led} {mention.head} {mention.core}"
    said = re.split(r"[;.]", mention.window.before)[-1] if mention.window.numeral.of else ""
    if _CRITERIA_NOT.search(words) or not _CRITERIA_MET.search(f"{said} {words}"):
        return None
    named = mention.head == spell("tiêu chí") or mention.window.numeral.of
    standard = _STANDARD.search(f"{paragraph} {mention.window.after}") or (
        named and not _OTHER_TARGETS.search(words)
    )
    return "standard_criteria_met" if standard else None
