"""What is only planned: cues that rule a clause, a paragraph or everything under a heading."""

from __future__ import annotations

import re
from bisect import bisect_right

from .clauses import Passage, Window
from .text import spell

_PLAN = re.compile(
    spell(
        r"\b(?:(?<!so với )(?<!vượt )(?<!như )(?<!hơn )dự kiến|dự định|sẽ|(?<!nỗ lực )(?<!tích cực )(?<!tinh thần )(?<!không ngừng )phấn đấu"
        r"|(?<!với )(?<!nhằm )(?<!vì )(?<!hoàn thành )(?<!theo )(?<!thực hiện )(?<!bám sát )(?<!vượt )mục tiêu(?! đã)"
        r"|(?:(?<=[.\n] )|(?<=\n)|^)\W*(?:\d+[.)] ?)?(?:kế hoạch|nhiệm vụ) (?:[^,;.:\d]{0,20} )?(?:năm(?: học)? 20\d\d(?:\s*[-–]\s*20\d\d)?|quý [ivx\d]+)(?=[^,;.:]{0,20}:)|(?:trong )?thời gian tới|(?:năm|quý|tháng|kỳ|tuần|học kỳ|giai đoạn) (?:tới|sau|tiếp theo|kế tiếp)|sắp tới|tới đây|những năm tới"
        r"|phương hướng|định hướng|(?:nhiệm vụ|công tác)(?: trọng tâm)? (?:6 tháng cuối|sáu tháng cuối|\d+ tháng cuối|quý tới|năm tới)"
        r"|nhiệm vụ trọng tâm(?= (?:năm|6|quý|trong))|(?:đề ra|đặt ra) (?:mục tiêu|kế hoạch|chỉ tiêu)|đăng ký(?= \d)|đăng ký (?:thực hiện|mở|chỉ tiêu|thi đua)|giao ước"
        r"|kế hoạch (?:năm|quý) (?:sau|tới|tiếp)|chuẩn bị (?:mở|khai giảng|tổ chức|xuất bản|nghiệm thu|các điều kiện)"
        r"|đề nghị (?:các|nhà|mỗi|trường|học viện|tỉnh|cấp)|kiến nghị|yêu cầu (?:các|mỗi)|hướng tới|ước thực hiện|xây dựng kế hoạch|lên kế hoạch|có kế hoạch|(?:(?<=[.\n] )|(?<=\n)|^)theo kế hoạch(?: năm(?: học)? [\d–-]+)?(?= ?,)|(?<!với )quyết tâm (?=mở|thực|đạt|hoàn|xuất|tổ|có|#|\d)|năm (?:học )?(?:2027|2028|2029|203\d|204\d|205\d))\b"
    )
)
_RESULT = re.compile(
    spell(
        r"\b(?:đã(?! (?:đề ra|đặt ra|đăng ký|giao|điều chỉnh|ban hành|được (?:giao|phê duyệt|duyệt|điều chỉnh)))|kết quả|thực tế(?= (?:đã|mở|thực))|tính đến|vừa qua|năm qua|tháng qua|kỳ qua|đạt được|thực hiện được|thực hiện(?=\s*:| (?:được )?\d+ lớp)|(?:(?<=[.;\n] )|(?<=\n)|^)thực hiện(?=[^,;.:]{0,25}:)|hiện (?:nay |tại )?(?:mới |đã |đang )*(?:có|triển khai|thực hiện|quản lý|đạt)|năm trước|năm ngoái|cùng kỳ|tổng kết|sơ kết)\b"
    )
)
_LATER = re.compile(
    spell(
        r"\b(?:dự kiến|sẽ|phấn đấu|trong (?:năm|quý|thời gian) (?:tới|sau)|vào năm (?:sau|tới)|(?:trong )?năm (?:sau|tới))\b"
    )
)
_LATER_IN_BRACKETS = re.compile(
    spell(r"[^().;]{0,80}\(\s*(?:dự kiến|sẽ|kế hoạch(?! (?:là |giao |năm |cả năm )*\d))")
)
_UNTIL_COMMA = re.compile(r"[,:]")
_TARGET = re.compile(
    spell(
        r"\b(?<!ngoài )(?:kế hoạch|chỉ tiêu)(?:[ :]+(?:thi đua|năm(?: (?:học|nay))?|\d+|-|cả|của|toàn|khóa|đào tạo|bồi dưỡng|đào tạo, bồi dưỡng|mở lớp|ban đầu|được giao|được duyệt|phê duyệt"
        r"|giao(?: đầu năm)?|tỉnh giao|tỉnh ủy giao|trên giao|đề ra|đặt ra|đã|là|mở|tổ chức|khai giảng|cho|trường|nhà|quản lý|từ|đầu|tổng số|gồm|cụ thể|:|số|lớp))*[ :(]*(?:là|:)?[ (]*(?:khoảng|gần|trên|hơn)? *$"
    )
)
_DONE_PLAN = re.compile(
    spell(
        r"\b(?:vượt|hoàn thành|đạt|thực hiện|đúng|xong|triển khai) (?:\S+ ){0,3}?(?:kế hoạch|chỉ tiêu)(?! (?:được |đã )?(?:giao|là|đề ra|đặt ra))[^,;]*$"
    )
)
_GIVEN = re.compile(
    spell(
        r"\bđược (?:(?:tỉnh|tỉnh ủy|cấp trên|ubnd|ủy ban nhân dân) ){0,2}giao(?: mở| tổ chức)?(?: khoảng| gần| trên| hơn)? *$"
    )
)
# "Dự giờ theo kế hoạch 52 giờ" tells what was done; after a count or in a bracket it is the target.
_AS_PLANNED = re.compile(spell(r"(?:^|[;.\n])[^\d;.(\n]*\bdự giờ[^\d;.(\n]{0,30} theo kế hoạch\s*:?\s*$"))
_HEAD_TARGET = re.compile(spell(r"^\W*(?:\d+[.)]\s*)?(?:kế hoạch|chỉ tiêu|phương hướng|nhiệm vụ)\b"))


class Plans:
    """Tells for each count of a passage whether it speaks of what is yet to be done."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        text = passage.normal.text
        found = [(m.start(), m.end(), True) for m in _PLAN.finditer(text)]
        found += [(m.start(), m.end(), False) for m in _RESULT.finditer(text)]
        self._cues = sorted(found, key=lambda cue: cue[1])
        self._cue_ends = [end for _, end, _ in self._cues]
        self._carried = self._carry()

    def covers(self, window: Window) -> bool:
        """Whether a count is planned by its own clause or by what was said before it."""
        tail = window.tail[: stop.start()] if (stop := _UNTIL_COMMA.search(window.tail)) else window.tail
        if _LATER.search(tail) or _LATER_IN_BRACKETS.match(window.after[len(window.tail) :]):
            return True
        said = self._last_said(window)
        return self._carried[self._passage.sentence_at(window.numeral.start)] if said is None else said

    def _last_said(self, window: Window) -> bool | None:
        """The last cue between the beginning of the sentence and the count."""
        place = bisect_right(self._cue_ends, window.numeral.start) - 1
        if place < 0 or self._cues[place][0] < window.sentence[0]:
            return None
        return self._cues[place][2]

    def target_of(self, window: Window) -> bool:
        """Whether the count is the year's plan of classes itself: "kế hoạch giao 50 lớp"."""
        if window.numeral.of is not None:  # "kế hoạch (49/49 lớp)" tells what was done
            return False
        before = self._before(window)[-120:]
        if _AS_PLANNED.search(before) and not _RESULT.search(window.after):
            return False
        if _GIVEN.search(before) and window.tail.lstrip().startswith("lớp"):
            return True
        return bool(_TARGET.search(before)) and (before.endswith("(") or not _DONE_PLAN.search(before))

    def _before(self, window: Window) -> str:
        """The sentence up to the count, with its years and numbers of documents as written."""
        return self._passage.normal.text[window.numeral.start - len(window.before) : window.numeral.start]

    def _carry(self) -> list[bool]:
        """For each sentence, whether it begins under a plan stated earlier."""
        carried, heading, under, rank = [], False, False, 9
        last_line = -1
        for start, end in self._passage.sentences:
            place = self._passage.line_at(start)
            line = self._passage.lines[place]
            text = self._passage.normal.text[start:end]
            if place != last_line:
                if line.heading and (line.rank <= rank or not heading or _RESULT.search(text)):
                    heading = under = _names_a_plan(text)
                    rank = line.rank
                elif line.heading or line.depth == 0:
                    under = heading
                last_line = place
            carried.append(under)
            said = _last_said(text)
            if said is not None and not (line.heading and not heading):
                under = said
        return carried


def _names_a_plan(heading: str) -> bool:
    if _RESULT.search(heading):
        return False
    return bool(_PLAN.search(heading) or _HEAD_TARGET.match(heading))


def result_in(words: str) -> bool:
    """Whether some words tell of something done."""
    return bool(_RESULT.search(words))


def _last_said(words: str) -> bool | None:
    """True for a plan, False for a result, by the last cue; None when there is none."""
    plan = max((m.end() for m in _PLAN.finditer(words)), default=-1)
    result = max((m.end() for m in _RESULT.finditer(words)), default=-1)
    return None if plan == result else plan > result
