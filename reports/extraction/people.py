"""Counts of people: learners, graduates, staff, those sent to study, those who teach and observe.

`RULES` is tried from the top; the first rule whose words fit decides, and a rule may decide that the
count is no figure. Each pattern is looked for in the words named by its `where`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .lexicon import LLCT
from .mentions import Mention
from .text import spell


def _rx(words: str) -> re.Pattern[str]:
    return re.compile(spell(rf"\b(?:{words})(?![^\W\d_])"))


_SENT = _rx(
    r"cử(?! nhân| tri)(?: đi)?|đang (?:học|làm|theo|đào tạo|nghiên cứu|được đào tạo|đi)|đi học|đi đào tạo|theo học|gửi(?: đi)?(?= (?:đào|học))|được đi|nghiên cứu sinh|ncs|làm luận án|làm luận văn"
    r"|tham gia (?:học|đào tạo)|học (?:thạc|tiến|cao học|cao cấp|trung cấp|lớp|nghiên cứu)|trúng tuyển|thi đỗ"
)
_HELD = _rx(
    r"hiện có|có trình độ|trình độ|đội ngũ|tổng số|biên chế|cơ cấu|có bằng|học vị|đạt chuẩn|hiện nay có|toàn trường có|nhà trường có|trường có"
)
_CLASS = _rx(r"lớp(?! trưởng)|khóa (?:bồi dưỡng|đào tạo|học|tập huấn)")
_EVENT = _rx(
    r"hội thảo|tọa đàm|hội nghị|lễ(?! tân)|cuộc thi|hội thi|hội thao|giải|đại hội|buổi|hội trại|gặp mặt|chuyến|đoàn"
)
_STUDY = _rx(r"bồi dưỡng|đào tạo|tập huấn|cập nhật kiến thức")
_GRADES = _rx(
    r"loại(?! hình)|xếp loại|hạng|xuất sắc|giỏi|khá|trung bình|thủ khoa|khen thưởng|giấy khen|bằng khen|tuyên dương"
)
_ATTENDING = _rx(
    r"hội thao|hội thi|hội diễn|thi đấu|tranh tài|khách mời|tham quan|hiến máu|văn nghệ|lao động công ích|kỷ luật|vắng|bỏ học|nghỉ học|không đạt|thi lại|học lại|vi phạm|trả lời|phiếu|nói chuyện|giảng bài|phụ trách|chủ nhiệm|giảng dạy|khảo sát|ý kiến|thực địa|về nguồn|coi thi|chấm thi|dự lễ|dự hội|dự buổi"
    r"|tham dự (?:hội|lễ|buổi|tọa|cuộc)|tham gia (?:hội|lễ|buổi|tọa|cuộc|thi|giải|viết)|dự thi|đoạt giải|đạt giải|kết nạp|phát biểu|tham luận|nội trú|ký túc|mỗi lớp|một lớp|bình quân"
)
_GRADUATED = _rx(
    r"tốt nghiệp|(?:được )?(?:cấp|nhận|trao) (?:bằng|chứng chỉ|chứng nhận|giấy chứng)|hoàn thành (?:khóa học|chương trình)|bế giảng và nhận|ra trường"
)
_CLASSES_GRADUATE = re.compile(
    spell(
        r"\b(?:tốt nghiệp|trao bằng|cấp bằng|chứng chỉ)[^,;.()]{0,15} cho [\d.]+ lớp[^,;.]{0,60}(?:với|cho|/|\(|gồm)\s*$"
    )
)
_DEGREES = (
    ("llct_advanced", _rx(rf"(?:cao cấp|cc)\s?{LLCT}")),
    ("llct_intermediate", _rx(rf"(?:trung cấp|tc)\s?{LLCT}")),
    ("phd", _rx(r"tiến sĩ|ts|nghiên cứu sinh|ncs")),
    ("master", _rx(r"thạc sĩ|ths|cao học")),
)
_STOCK = {"phd": "staff_phd", "master": "staff_master", "llct_advanced": "staff_llct_advanced"}
_SENT_CODES = {
    "phd": "staff_sent_phd",
    "master": "staff_sent_master",
    "llct_advanced": "staff_sent_llct_advanced",
    "llct_intermediate": "staff_sent_llct_intermediate",
    "phd_student": "staff_sent_phd",
    "master_student": "staff_sent_master",
}
_HAS_DEGREE = re.compile(
    spell(
        r"\s*(?:là|có|đạt|đã|được|với|mang|tốt nghiệp|hoàn thành|sở hữu)?\s*(?:có )?(?:trình độ|học vị|bằng|văn bằng|chuyên môn|đào tạo|học hàm|lý luận chính trị|:|,|-)*\s*(?:sau đại học )?"
        rf"(?:(?:trình độ|học vị|bằng|là|về|chuyên môn)\s*)*(?P<degree>tiến sĩ|ts\b|thạc sĩ|ths\b|(?:cao cấp|cc)\s?{LLCT}|cử nhân|đại học|(?:trung cấp|tc)\s?{LLCT}|phó giáo sư|giáo sư|sơ cấp|trung cấp|cao đẳng)"
    )
)
_RANK = re.compile(
    spell(
        r"\s*(?:hạng|cao cấp(?! (?:lý|llct))|chính(?! trị| thức| quy)|thỉnh giảng|kiêm nhiệm|kiêm chức|mời|giỏi|trẻ|nữ|nguồn|tập sự|khoa|phòng|là người|dân tộc|dưới|trên|cốt cán|đầu ngành)"
    )
)
_FIELD = _rx(
    r"nghiên cứu thực tế|đi thực tế|thực tế (?:tại|ở|cơ sở|có kỳ hạn|dài hạn|ngắn hạn)|nghiên cứu,? (?:khảo sát )?thực tế|luân chuyển|biệt phái"
)
_TERM = _rx(r"có kỳ hạn|có thời hạn|dài hạn")
_FIELD_LIST = re.compile(spell(r"thực tế[^,;.:\d]{0,40}(?:cho|của|với|gồm) (?:[\d.]+ [^\d,;.()]{2,40}(?:và|,) )?\s*$"))
_TURNS_OF_STUDY = _rx(
    r"bồi dưỡng|tập huấn|cập nhật kiến thức|học tập nâng cao|đào tạo, bồi dưỡng|lớp ngắn hạn"
)
_OWN_STAFF = _rx(
    r"cử(?! nhân| tri)|đội ngũ|giảng viên|viên chức|người lao động|của (?:nhà )?trường|cán bộ của trường|nhân viên"
)
_VERB = re.compile(
    spell(
        r"\s*,?\s*(?:đã |được |cùng |tích cực |trực tiếp )*(?:tham gia|tham dự|dự\b|đi\b|học\b|viết|đạt|nhận|thi\b|bảo vệ|hoàn thành|chủ nhiệm|đăng ký|hiến|ủng hộ|phát biểu|trình bày|giảng|lên lớp|khen|bổ nhiệm|kết nạp|nghỉ|chuyển|tuyển dụng|tuyển|kỷ luật|phụ trách|tự học|soạn|nâng|xếp|đề nghị|công nhận|quy hoạch|luân chuyển|tập huấn|bồi dưỡng|cử|dạy|hướng dẫn|biểu diễn|trả lời|tranh tài|làm|thực hiện|coi|chấm|xuống|về\b|mới|thuộc diện|sinh hoạt)"
    )
)


@dataclass(frozen=True)
class Scene:
    """A count of people with the words around it."""

    mention: Mention
    paragraph: str
    kind_learner: str | None

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
        if _SENT.search(self.near):
            return not _rx("có trình độ|trình độ").search(self.near)
        sent = max((m.end() for m in _SENT.finditer(self.before)), default=-1)
        held = max((m.end() for m in _HELD.finditer(self.before)), default=-1)
        return sent > held


def code_of_people(scene: Scene) -> str | None:
    """The code that a count of people has, or None."""
    for rule in (
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
    ):
        decided, code = rule(scene)
        if decided:
            return code
    return None


Decision = tuple[bool, str | None]
_PASS: Decision = (False, None)
_NOTHING: Decision = (True, None)


def _demonstration(scene: Scene) -> Decision:
    """Thao giảng is told by level; `works` finds it, so the family only changes here."""
    if "learner" in scene.units:
        return _PASS
    led = re.search(spell(r"thao giảng[^,;.]{0,40}$"), scene.fresh)
    return (True, "demo") if led or _rx("thao giảng").search(scene.whole) else _PASS


def _observation(scene: Scene) -> Decision:
    if scene.units and "learner" in scene.units:
        return _PASS
    if _rx("dự giờ").search(scene.near) or re.search(
        spell(r"dự giờ[^,;:.]{0,30}(?:được|cho|đối với|của|:)?\s*$"), scene.fresh
    ):
        return True, None if _rx("phiếu").search(scene.near) else "class_observation"
    return _PASS


def _excellent(scene: Scene) -> Decision:
    near = f"{scene.whole}"
    if not _rx("dạy giỏi|giảng viên giỏi").search(f"{scene.lead} {near}"):
        return _PASS
    if "learner" in scene.units or _rx("đội|thí sinh").search(near):
        return _NOTHING
    won = _rx("đạt|giải|danh hiệu|công nhận|đoạt|được phong|được tặng|trúng").search(
        f"{scene.lead[-60:]} {near}"
    )
    only_took_part = _rx("tham gia|tham dự|dự thi|dự hội|thi").search(scene.near) and not _rx(
        "đạt|đoạt|giải"
    ).search(near)
    titled = re.match(spell(r"\s*(?:dạy )?giỏi"), scene.mention.rest)
    if only_took_part and not titled:
        return _NOTHING
    return (True, "excellent_lecturer") if won or titled else _NOTHING


def _field(scene: Scene) -> Decision:
    words = f"{scene.fresh[-80:]} {scene.whole}"
    listed = _FIELD_LIST.search(scene.before)
    if not (listed or _FIELD.search(words)) or _rx("bài thu hoạch|báo cáo").search(scene.near):
        return _PASS
    if "learner" in scene.units or (_CLASS.search(scene.near)):
        return _NOTHING
    if not listed and not _FIELD.search(scene.whole) and not re.search(spell(r"thực tế[^,;.]{0,40}$"), scene.fresh):
        return _PASS
    if _TERM.search(words):
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
            r"(?:tốt nghiệp|cấp bằng|trao bằng|cấp chứng chỉ|trao chứng chỉ|cấp giấy chứng nhận|phát bằng)[^,;.]{0,25}$"
        ),
        scene.lead,
    )
    led = led or _CLASSES_GRADUATE.search(scene.before)
    if not (_GRADUATED.search(near) or led):
        return _PASS
    if (
        _GRADES.search(re.sub(spell(r"bằng khen"), "", scene.near))
        or _ATTENDING.search(scene.near)
        or _rx("dự|thi|bảo vệ|ôn|chưa").search(scene.near)
    ):
        return _NOTHING
    if re.search(spell(r"tỉ lệ tốt nghiệp"), near) and not led:
        return _PASS
    if "learner" not in scene.units and _HAS_DEGREE.match(scene.mention.core):
        return _PASS
    return True, "graduate_count"


def _learners(scene: Scene) -> Decision:
    units, mention = scene.units, scene.mention
    if mention.family == "turn" and not _rx("người|học viên").search(scene.near):
        if scene.kind_learner and _CLASS.search(scene.before) and not _SENT.search(scene.before):
            return True, scene.kind_learner
        return _PASS
    if not units or units & {"lecturer", "staff"}:
        both = "learner" in units and units & {"lecturer", "staff"}
        return _NOTHING if both else _PASS
    if re.search(spell(r"\b(?:xếp loại|loại) \S+(?: \S+)?\s*(?::|là|có)?\s*$"), scene.fresh):
        return _NOTHING
    if _GRADES.search(scene.near) or _ATTENDING.search(f"{scene.near}"):
        return _NOTHING
    if "learner" in units:
        return (True, scene.kind_learner) if not _at_an_event(scene) else _NOTHING
    opened = _CLASS.search(scene.before) and not _rx("cử(?! nhân| tri)").search(scene.before)
    if (scene.is_sent() and not opened) or _HAS_DEGREE.match(mention.core):
        return _PASS
    if _attend_a_class(scene):
        return True, scene.kind_learner
    return _PASS


def _at_an_event(scene: Scene) -> bool:
    return _last(_EVENT, scene.lead) > _last(_CLASS, scene.lead) and not _rx(
        "bế giảng|khai giảng|mở|lễ khai"
    ).search(scene.lead)


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)


def _attend_a_class(scene: Scene) -> bool:
    """Whether "đồng chí", "đại biểu", "cán bộ" sit in a class here, rather than at an event."""
    before = scene.before
    at_class = max(_last(_CLASS, before), _last(_rx(r"(?:mở|khóa)"), before) if _STUDY.search(before) else -1)
    if at_class > _last(_EVENT, before):
        return not _rx("do|giảng viên|viên chức").search(before[at_class:])
    if _CLASS.search(scene.near) or (_STUDY.search(scene.near) and not _EVENT.search(scene.near)):
        return not _rx("của trường|nhà trường|giảng viên").search(scene.near)
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
        return True, _SENT_CODES[family]
    if "learner" in scene.units or not scene.is_sent():
        return _PASS
    if family in _SENT_CODES:
        return True, _SENT_CODES[family]
    for degree, pattern in _DEGREES:
        if pattern.search(scene.whole):
            return True, _SENT_CODES[degree]
    if _TURNS_OF_STUDY.search(scene.whole):
        return _PASS
    for degree, pattern in _DEGREES:
        clause = re.split(r"[;.]", scene.before)[-1]
        if re.search(rf"(?:{pattern.pattern})[^,;.\d]*$", clause):
            return True, _SENT_CODES[degree]
    return _PASS


def _turns(scene: Scene) -> Decision:
    turns = scene.mention.turns or scene.mention.family == "turn"
    words = f"{scene.lead[-90:]} {scene.whole}"
    if not _TURNS_OF_STUDY.search(words):
        return _NOTHING if scene.mention.family == "turn" else _PASS
    staff = (
        bool(scene.units & {"lecturer", "staff"})
        or bool(_rx("cử(?! nhân| tri)").search(scene.before))
        or bool(_OWN_STAFF.search(f"{scene.before} {scene.near}"))
    )
    if turns and (staff or not _CLASS.search(scene.before)):
        return True, "staff_training_turns"
    sent = _rx("cử(?! nhân| tri)").search(scene.before) or _rx("tham gia|tham dự|dự|đi|được").search(
        scene.near
    )
    if (
        scene.units
        and staff
        and sent
        and (_TURNS_OF_STUDY.search(scene.whole) or _TURNS_OF_STUDY.search(scene.lead))
    ):
        return True, "staff_training_turns"
    return _PASS


def _degree(scene: Scene) -> Decision:
    mention = scene.mention
    if mention.family in ("phd", "master", "llct_advanced", "llct_intermediate"):
        if mention.family in ("llct_advanced", "llct_intermediate") and _CLASS.search(scene.lead[-30:]):
            return _NOTHING
        return True, _STOCK.get(mention.family)
    if "learner" in scene.units:
        return _NOTHING
    if match := _HAS_DEGREE.match(mention.core):
        degree = next((name for name, pattern in _DEGREES if pattern.search(match["degree"])), None)
        return True, _STOCK.get(degree or "")
    return _PASS


def _headcount(scene: Scene) -> Decision:
    units, mention = scene.units, scene.mention
    if (
        mention.turns
        or not units
        or _RANK.match(mention.rest)
        or _VERB.match(mention.rest)
        or "learner" in units
    ):
        return _NOTHING
    if _VERB.search(scene.lead[-12:]) or _rx(
        r"cử|tặng|khen|bổ nhiệm|kết nạp|tuyển|tuyển dụng|tham gia|mời|thu hút|dự|sự|do|bởi|cho|vận động|quy hoạch|biểu dương|đề nghị|giới thiệu|điều động|tiếp nhận|cùng|từ|hoặc"
    ).search(scene.lead.split(",")[-1]):
        return _NOTHING
    if _rx("tỉnh|huyện|đảng bộ|toàn tỉnh|cấp xã|cơ sở").search(scene.near):
        return _NOTHING
    if units == {"lecturer"}:
        return True, "teaching_staff"
    if units & {"staff"} or {"official", "lecturer"} <= units:
        return True, "staff_total"
    if units <= {"official", "person"} and _rx(
        r"tổng số (?:cán bộ|biên chế|viên chức)[^;.]*|biên chế|đội ngũ|toàn trường|nhà trường (?:hiện )?có|trường hiện có|cán bộ, (?:giảng viên|viên chức)[^;.]*"
    ).search(scene.before):
        return True, "staff_total"
    return _NOTHING
