"""Counts of people: learners, graduates, staff, those sent to study, those who teach and observe.

The rules are tried in the order of `_RULES`; the first whose words fit decides, and it may decide that
the count is no figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .clauses import LONGEST_LOOK
from .mentions import Mention, ends_with_level
from .people_cues import (
    ASKED,
    ATTENDING,
    CLASS,
    CLASSES_GRADUATE,
    COUNCIL,
    DEGREES,
    ELSEWHERE,
    EVENT,
    FIELD,
    FIELD_LIST,
    GRADES,
    GRADUATED,
    HAS,
    HAS_DEGREE,
    HELD,
    OWN_STAFF,
    POLITICAL,
    RANK,
    SENT,
    SENT_CODES,
    STAFF_WORK,
    STOCK,
    STUDY,
    TERM,
    TURNS_OF_STUDY,
    VERB,
    WOMEN,
    rx,
)
from .text import spell


@dataclass(frozen=True)
class Scene:
    """A count of people with the words around it."""

    mention: Mention
    paragraph: str
    kind_learner: str | None
    onward: str = ""  # what follows people named next to these: "24 lượt giảng viên, 8 lượt viên chức đi …"

    @cached_property
    def near(self) -> str:
        """The phrase itself: the noun and what follows to the next comma."""
        return f"{self.mention.head} {self.mention.core}"

    @cached_property
    def lead(self) -> str:
        return self.mention.lead

    @cached_property
    def whole(self) -> str:
        """Noun and everything up to the next count or break."""
        return f"{self.mention.head} {self.mention.rest}"

    @cached_property
    def fresh(self) -> str:
        """What leads to the phrase, less what belongs to the count before it."""
        return self.lead if self.mention.reversed else self.mention.window.fresh

    @cached_property
    def before(self) -> str:
        """The sentence up to the phrase."""
        window = self.mention.window
        return (
            window.before[: len(window.before) - (window.numeral.start - self.mention.start)]
            if self.mention.reversed
            else window.before
        )

    @cached_property
    def units(self) -> frozenset[str]:
        return self.mention.units

    def is_sent(self) -> bool:
        """Whether the sentence speaks of being sent to study, rather than of what people hold."""
        if SENT.search(self.near):
            return not rx("có trình độ|trình độ").search(self.near)
        sent = max((m.end() for m in SENT.finditer(self.before)), default=-1)
        held = max((m.end() for m in HELD.finditer(self.before)), default=-1)
        return sent > held


def code_of_people(scene: Scene) -> str | None:
    """The code that a count of people has, or None."""
    for rule in _RULES:
        decided, code = rule(scene)
        if decided:
            return code
    return None


Decision = tuple[bool, str | None]
_PASS: Decision = (False, None)
_NOTHING: Decision = (True, None)


_CLASS_FOR = re.compile(
    spell(
        r"\b(?:mở|khai giảng|tổ chức) (?:các |được |\d+ )?lớp[^,;.\d]{0,60} cho\s*(?:(?:gần|trên|hơn|khoảng)\s*)?$"
    )
)
_LEVEL_OF_THE_SAME = re.compile(spell(r"\s*cấp (?:khoa|trường)\s*$"))


_CONTEST_TOLD = 200


def _demonstration(scene: Scene) -> Decision:
    """Thao giảng is told by level; `works` finds it, so the family only changes here."""
    if "learner" in scene.units:
        return _PASS
    led = bool(re.search(spell(r"thao giảng[^,;.]{0,40}$"), scene.fresh))
    led = led or bool(
        _LEVEL_OF_THE_SAME.match(scene.mention.core)
        and re.search(spell(r"thao giảng[^;.]{0,60}$"), scene.before)
    )
    led = led or (ends_with_level(scene.fresh) and bool(rx("thao giảng").search(scene.before)))
    return (True, "demo") if led or rx("thao giảng").search(scene.whole) else _PASS


def _observation(scene: Scene) -> Decision:
    if scene.units and "learner" in scene.units:
        return _PASS
    if rx("dự giờ").search(scene.near) or re.search(
        spell(
            r"dự giờ(?:, (?:góp ý|rút kinh nghiệm|đánh giá|kiểm tra|trao đổi))?[^,;:.]{0,30}(?:được|cho|đối với|của|:)?\s*$"
        ),
        scene.fresh,
    ):
        return True, None if rx("phiếu").search(scene.near) else "class_observation"
    return _PASS


def _excellent(scene: Scene) -> Decision:
    near = scene.near
    prized = rx("đạt giải|đoạt giải|giải").search(near)
    told = f"{scene.mention.window.after} {scene.paragraph[-_CONTEST_TOLD:]}" if prized else ""
    around = f"{scene.lead} {scene.whole} {told}"
    titled = re.match(spell(r"\s*(?:dạy )?giỏi"), scene.mention.rest)
    if not titled and not rx("dạy giỏi|giảng viên giỏi").search(around):
        return _PASS
    if "learner" in scene.units or rx("đội|thí sinh").search(near):
        return _NOTHING
    won = rx("đạt|giải|danh hiệu|công nhận|đoạt|được phong|được tặng|trúng").search(
        f"{scene.lead[-60:]} {near}"
    )
    only_took_part = rx("tham gia|tham dự|dự thi|dự hội|thi").search(scene.near) and not rx(
        "đạt|đoạt|giải"
    ).search(near)
    if only_took_part and not titled:
        return _NOTHING
    return (True, "excellent_lecturer") if won or titled else _NOTHING


def _field(scene: Scene) -> Decision:
    words = f"{scene.fresh[-80:]} {scene.whole} {scene.onward}"
    listed = FIELD_LIST.search(scene.before)
    if not (listed or FIELD.search(words)) or rx("bài thu hoạch|báo cáo").search(scene.near):
        return _PASS
    if "learner" in scene.units or (CLASS.search(scene.near)):
        return _NOTHING
    if (
        not listed
        and not FIELD.search(f"{scene.whole} {scene.onward}")
        and not re.search(spell(r"thực tế[^,;.]{0,40}$"), scene.fresh)
    ):
        return _PASS
    if TERM.search(words):
        return True, "lecturer_field_term"
    staff = (
        scene.units & {"lecturer", "staff", "official", "person"}
        or scene.mention.turns
        or scene.mention.family in ("turn", "trip")
    )
    return (True, "field_trip_staff") if staff else _NOTHING


def _graduates(scene: Scene) -> Decision:
    if not (scene.units & {"learner", "person", "official"}) and scene.mention.family != "graduate":
        return _PASS
    if scene.is_sent() and "learner" not in scene.units:
        return _PASS
    near = f"{scene.near} {scene.mention.rest}"
    led = re.search(
        spell(
            r"(?:(?<!thi )tốt nghiệp|cấp bằng|trao bằng|cấp chứng chỉ|trao chứng chỉ|cấp giấy chứng nhận|phát bằng)[^,;.]{0,25}$"
        ),
        scene.lead,
    )
    led = led or CLASSES_GRADUATE.search(scene.before)
    if not (GRADUATED.search(near) or led):
        return _PASS
    if (
        GRADES.search(re.sub(spell(r"bằng khen"), "", scene.near))
        or ATTENDING.search(scene.near)
        or rx("dự|thi|bảo vệ|ôn|chưa").search(scene.near)
    ):
        return _NOTHING
    if re.search(spell(r"tỉ lệ tốt nghiệp"), near) and not led:
        return _PASS
    if "learner" not in scene.units and HAS_DEGREE.match(scene.mention.core):
        return _PASS
    return True, "graduate_count"


def _learners(scene: Scene) -> Decision:
    units, mention = scene.units, scene.mention
    if mention.family == "turn" and not rx("người|học viên").search(scene.near):
        if scene.kind_learner and CLASS.search(scene.before) and not SENT.search(scene.before):
            return True, scene.kind_learner
        return _PASS
    if not units or units & {"lecturer", "staff"}:
        if _CLASS_FOR.search(scene.lead) and not SENT.search(scene.before):
            return True, scene.kind_learner
        both = "learner" in units and units & {"lecturer", "staff"}
        return _NOTHING if both else _PASS
    if re.search(spell(r"\b(?:xếp loại|loại) \S+(?: \S+)?\s*(?::|là|có)?\s*$"), scene.fresh):
        return _NOTHING
    if ASKED.search(scene.fresh) or GRADES.search(scene.near) or ATTENDING.search(f"{scene.near}"):
        return _NOTHING
    if "learner" in units and WOMEN.search(f"{scene.fresh[-25:]} {scene.near}"):
        return _NOTHING
    if "learner" in units:
        return (True, scene.kind_learner) if not _at_an_event(scene) else _NOTHING
    opened = CLASS.search(scene.before) and not rx("cử(?! nhân| tri)").search(scene.before)
    if (scene.is_sent() and not opened) or HAS_DEGREE.match(mention.core):
        return _PASS
    if mention.turns and _of_the_school(scene):
        return _PASS
    if _attend_a_class(scene):
        return True, scene.kind_learner
    return _PASS


def _at_an_event(scene: Scene) -> bool:
    return _last(EVENT, scene.lead) > _last(CLASS, scene.lead) and not rx(
        "bế giảng|khai giảng|mở|lễ khai"
    ).search(scene.lead)


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)


def _of_the_school(scene: Scene) -> bool:
    """Whether the paragraph speaks of the school's own staff, and of no class."""
    around = f"{scene.paragraph[-LONGEST_LOOK:]} {scene.mention.window.after}"
    return bool(STAFF_WORK.search(around)) and not CLASS.search(around)


def _attend_a_class(scene: Scene) -> bool:
    """Whether "đồng chí", "đại biểu", "cán bộ" sit in a class here, rather than at an event."""
    before = scene.before
    at_class = max(_last(CLASS, before), _last(rx(r"(?:mở|khóa)"), before) if STUDY.search(before) else -1)
    if at_class > _last(EVENT, before):
        return not rx("do|giảng viên|viên chức").search(before[at_class:])
    if CLASS.search(scene.near) or (STUDY.search(scene.near) and not EVENT.search(scene.near)):
        return not rx("của trường|nhà trường|giảng viên").search(scene.near)
    return bool(
        re.search(
            spell(
                r"(?<!phòng )(?<!khoa )(?:bồi dưỡng|đào tạo|tập huấn|cập nhật kiến thức)(?:(?! có )[^,;.]){0,40}?(?:cho|được|với)?\s*(?:gần|trên|hơn|khoảng)?\s*$"
            ),
            scene.fresh,
        )
    )


def _sent(scene: Scene) -> Decision:
    family = scene.mention.family
    if family in ("phd_student", "master_student"):
        return True, SENT_CODES[family]
    if "learner" in scene.units or not scene.is_sent():
        return _PASS
    if family in SENT_CODES:
        return True, SENT_CODES[family]
    for degree, pattern in DEGREES:
        if pattern.search(f"{scene.whole} {scene.onward}"):
            return True, SENT_CODES[degree]
    if TURNS_OF_STUDY.search(scene.whole):
        return _PASS
    for degree, pattern in DEGREES:
        clause = re.split(r"[;.]", scene.before)[-1]
        if re.search(rf"(?:{pattern.pattern})[^,;.\d]*$", clause):
            return True, SENT_CODES[degree]
    return _PASS


def _turns(scene: Scene) -> Decision:
    turns = scene.mention.turns or scene.mention.family == "turn"
    words = f"{scene.lead[-90:]} {scene.whole}"
    if not TURNS_OF_STUDY.search(words):
        return _NOTHING if scene.mention.family == "turn" else _PASS
    staff = (
        bool(scene.units & {"lecturer", "staff"})
        or bool(rx("cử(?! nhân| tri)").search(scene.before))
        or bool(OWN_STAFF.search(f"{scene.before} {scene.near}"))
    )
    if turns and (staff or not CLASS.search(scene.before)):
        return True, "staff_training_turns"
    if rx("thi|thăng hạng|bổ nhiệm").search(scene.near):
        return _NOTHING
    sent = rx("cử(?! nhân| tri)").search(scene.before) or rx("tham gia|tham dự|dự|đi|được").search(scene.near)
    if (
        scene.units
        and staff
        and sent
        and (TURNS_OF_STUDY.search(scene.whole) or TURNS_OF_STUDY.search(scene.fresh))
    ):
        return True, "staff_training_turns"
    return _PASS


def _degree(scene: Scene) -> Decision:
    mention = scene.mention
    if mention.family in ("phd", "master", "llct_advanced", "llct_intermediate"):
        if mention.head in ("cao cấp", "trung cấp") and not POLITICAL.search(scene.before):
            return _NOTHING
        if mention.family in ("llct_advanced", "llct_intermediate") and CLASS.search(scene.lead[-30:]):
            return _NOTHING
        guests = ELSEWHERE.search(mention.core) or COUNCIL.search(scene.before)
        return True, None if guests else STOCK.get(mention.family)
    if "learner" in scene.units:
        return _NOTHING
    if match := HAS_DEGREE.match(mention.core):
        degree = next((name for name, pattern in DEGREES if pattern.search(match["degree"])), None)
        return True, STOCK.get(degree or "")
    return _PASS


_HELD_BEFORE = re.compile(
    spell(
        r"(?:^|[:(/,–-]|\b(?:có|là|gồm|với|và|trong(?: đó| số| tổng số)?|tổng|số|cộng|còn|toàn trường|đạt|lên|còn lại|biên chế|đội ngũ|hiện|có mặt|nay|được|cùng)\b)\s*(?:(?:gần|trên|hơn|khoảng)\s*)?$"
    )
)
_ONLY_NAMED = re.compile(
    spell(
        r"\s*(?:\(?(?:cơ hữu|chuyên trách|thường xuyên|chính thức|hợp đồng|các loại|đang công tác|hiện có|công tác|làm việc|trong biên chế|(?:của|thuộc|tại|trong|ở) (?:toàn )?(?:nhà )?(?:trường|đơn vị|viện|học viện|trung tâm)\b(?!.*\b(?:vừa|đã|đang|được|nhận|đạt|bảo vệ|dự|đi|tham gia)\b).*|trong đó.*|và .*|với .*|có|gồm.*|/.*)\)?\s*)*"
    )
)


def _headcount(scene: Scene) -> Decision:
    units, mention = scene.units, scene.mention
    if (
        mention.turns
        or not units
        or RANK.match(mention.rest)
        or VERB.match(mention.rest)
        or "learner" in units
    ):
        return _NOTHING
    if not (_ONLY_NAMED.fullmatch(mention.core) and (mention.reversed or _HELD_BEFORE.search(scene.lead))):
        return _NOTHING
    if (VERB.search(scene.lead[-12:]) and not HAS.search(scene.lead)) or rx(
        r"cử|giảm|tinh giản|nghỉ|thiếu|thừa|tặng|khen|bổ nhiệm|kết nạp|tuyển|tuyển dụng|tham gia|mời|thu hút|dự|sự|do|bởi|cho(?! thấy| biết)|vận động|quy hoạch|biểu dương|đề nghị|giới thiệu|điều động|tiếp nhận|cùng|từ|hoặc"
    ).search(scene.lead.split(",")[-1]):
        return _NOTHING
    if rx("tỉnh|huyện|đảng bộ|toàn tỉnh|cấp xã|cơ sở").search(scene.near):
        return _NOTHING
    if units == {"lecturer"} and not rx("báo cáo viên").search(mention.head):
        return True, "teaching_staff"
    if units & {"staff"} or {"official", "lecturer"} <= units:
        return True, "staff_total"
    if units <= {"official", "person"} and rx(
        r"tổng số (?:cán bộ|biên chế|viên chức)[^;.]*|biên chế|đội ngũ|toàn trường|nhà trường (?:hiện )?có|trường hiện có|cán bộ, (?:giảng viên|viên chức)[^;.]*"
    ).search(scene.before):
        return True, "staff_total"
    return _NOTHING


_RULES = (
    _demonstration,
    _observation,
    _excellent,
    _field,
    _graduates,
    _learners,
    _sent,
    _turns,
    _degree,
    _headcount,
)
