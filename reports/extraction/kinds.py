"""Classes and learners: which kind of class a count belongs to."""

from __future__ import annotations

import re

from .lexicon import KINDS
from .text import spell

_KINDS = re.compile("|".join(f"(?P<k{place}>{spell(words)})" for place, (_, words) in enumerate(KINDS)))
# How a sentence tells that classes were opened, or only did something.
NOT_OPENED = re.compile(
    spell(
        r"\b(?:coi thi|chấm thi|thi hết|thi tốt nghiệp|thi kết thúc|thi (?:cho|cuối|kết|học|giữa|viết|vấn)|tổ chức thi|đi thực|thực địa|nghiên cứu thực tế|nghe\b|tham quan|kiểm tra|khảo sát|dự giờ|lấy phiếu|lấy ý kiến|về nguồn|ngoại khóa|tham gia(?! giảng| quản lý| đào tạo)|tham dự|theo học(?! tại| ở| trong)|được cử|cử\b|đi học|ôn tập|ôn thi|sinh hoạt|bế giảng|chuyển (?:tiếp|sang)|đang học(?! tại| ở| trong)|hội thao|thi đấu|giao lưu|dự\b(?! kiến| toán)|chào cờ|bảo vệ|khen|trao|cấp bằng|tốt nghiệp|còn lại|cấp phát|phát cho|nói chuyện|giảng bài|thời sự|báo cáo chuyên đề|gặp gỡ|đối thoại|hủy|hoãn|thăm|đang tuyển sinh|lùi|dời|xét|họp)"
    )
)
HELD_BY_THE_SCHOOL = re.compile(spell(r"\bdo (?:nhà )?trường (?:tổ chức|mở)"))
OPENED = re.compile(
    spell(
        r"\b(?:mở|khai giảng|quản lý|giảng dạy|tổ chức|đào tạo)(?: được| thêm| mới)?(?: gần| trên| hơn| khoảng)?\s*$"
    )
)
LATE = re.compile(
    spell(
        r"khai giảng (?:bị )?(?:chậm|muộn|trễ)|chậm (?:khai giảng|so với|tiến độ|kế hoạch|lịch)|(?:mở|khai giảng)[^,;.]{0,20}(?:chậm|muộn|trễ)|muộn (?:hơn|so với)"
    )
)
TOTAL = re.compile(spell(r"\b(?:tổng số|tổng cộng|cả thảy|tất cả|tổng)\b[^,;.\d]{0,25}$"))
THROUGH = re.compile(spell(r"\b(?:qua|trong|tại|ở|thông qua)\s*$"))
SITTING_IN = re.compile(spell(r"\b(?:tại|của|ở|trong|thuộc|từ|cho|vào|qua)\s*$"))


def kinds_in(words: str) -> list[str]:
    """Every kind named, in order."""
    return [KINDS[int((match.lastgroup or "k0")[1:])][0] for match in _KINDS.finditer(words)]


def kind_of(words: str) -> str | None:
    """The kind that some words name as a whole: several different ones make the general kind."""
    kinds = set(kinds_in(words))
    if not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else "general"


def nearest_kind(words: str) -> str | None:
    """The kind named first, as right after a noun."""
    kinds = kinds_in(words)
    return kinds[0] if kinds else None


def last_kind(words: str) -> str | None:
    kinds = kinds_in(words)
    return kinds[-1] if kinds else None
