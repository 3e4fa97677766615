"""Parts and wholes: which larger figure of the same passage includes a figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from .clauses import PART_CUE, Passage
from .text import spell

# For each code, the codes that may include it; a code may always include itself.
_CLASSES = ("class_count",)
_LEARNERS = ("learner_count",)
_KINDS_OF_LEARNERS = (
    "learner_llct_intermediate",
    "learner_llct_advanced",
    "learner_refresher",
    "learner_count",
)
WHOLES: dict[str, tuple[str, ...]] = {
    "class_llct_intermediate": _CLASSES,
    "class_llct_advanced": _CLASSES,
    "class_refresher": _CLASSES,
    "class_late_start": (
        "class_count",
        "class_llct_intermediate",
        "class_llct_advanced",
        "class_refresher",
        "class_planned",
    ),
    "class_count": ("class_llct_intermediate", "class_llct_advanced", "class_refresher"),
    "learner_llct_intermediate": _LEARNERS,
    "learner_llct_advanced": _LEARNERS,
    "learner_refresher": _LEARNERS,
    "learner_count": ("learner_llct_intermediate", "learner_llct_advanced", "learner_refresher"),
    "graduate_count": _KINDS_OF_LEARNERS,
    "teaching_staff": ("staff_total",),
    "staff_phd": ("teaching_staff", "staff_total"),
    "staff_master": ("teaching_staff", "staff_total"),
    "staff_llct_advanced": ("teaching_staff", "staff_total"),
    "essay_contest_sent_province": ("essay_contest_school",),
    "lecturer_field_term": ("field_trip_staff",),
    "journal_article": ("nq35_article",),
}
# A part that names no kind is counted by its whole: "19 lớp trung cấp, trong đó 5 lớp ở huyện".
# "Trong đó: (1) … ; (2) …" may go on for a page: a dozen schools with ten figures each.
_LONGEST_LIST = 5000
_MOST_LOOKED_AT = 150
_MOST_CUES = 6
_LONGEST_CUE = 80
_OPENING = 30
_GENERAL = {"class_count": "class_", "learner_count": "learner_"}
_WEAK_CUE = re.compile(
    spell(
        r"(?:,\s*(?:có|riêng|nhất là|đặc biệt là|kể cả|tính cả)|\b(?:riêng)|,\s*(?:trong ấy))\s*(?:\S+\s+){0,2}$"
    )
)
_OTHER_PERIOD = re.compile(
    spell(r"năm trước|năm ngoái|cùng kỳ|kỳ trước|so với|năm #|năm học #|kế hoạch|tăng|giảm")
)
_OUT_OF = re.compile(spell(r"\btrong (?:(?:tổng )?số\s*)?\Z"))


@dataclass(slots=True)
class Counted:
    """One count that was read, with or without a code, on its way to a figure."""

    start: int
    end: int
    code: str | None
    value: object
    school: str | None
    family: str
    part_of: str | None = None
    dropped: bool = False


class Parts:
    """Finds the cue that makes a count a part, and the whole that stands before the cue."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._totals: list[Counted] = []  # "trong số 41 giảng viên": what follows is out of these
        self._brackets = _Brackets(passage.text)
        self._cues = [match.start() for match in PART_CUE.finditer(passage.text)]

    def settle(self, counted: Sequence[Counted]) -> None:
        """Set `part_of` of each part; drop one that would be added twice to its whole."""
        text = self._passage.text
        self._totals = [c for c in counted if _OUT_OF.search(text[max(0, c.start - 20) : c.start])]
        for place, part in enumerate(counted):
            earlier = counted[max(0, place - _MOST_LOOKED_AT) : place]
            for cue in self._cues_over(part, earlier):
                before = [c for c in earlier if c.end <= cue and not c.dropped]
                if text[cue] == "(":  # what another bracket holds stands beside it
                    before = [c for c in before if not self._brackets.closed(c.end, cue)]
                outside = [c for c in before if not self._brackets.closed(c.end - 1, cue)]
                whole = self._whole(part, outside, cue) or self._whole(part, before, cue)
                if whole is not None:
                    _join(part, whole)
                    break
            else:
                self._weak(part, earlier)

    def _cues_over(self, part: Counted, earlier: Sequence[Counted]) -> list[int]:
        """Places after which a count is a part, the nearest first: a bracket, a cue, a colon."""
        start, _ = self._passage.sentences[self._passage.sentence_at(part.start)]
        start = max(start, part.start - _LONGEST_LIST)
        text = self._passage.text
        said = self._cues[bisect_left(self._cues, start) : bisect_left(self._cues, part.start)]
        cues = [cue for cue in said[-_MOST_CUES:] if not self._brackets.closed(cue, part.start)]
        cues += [whole.end for whole in self._totals if start <= whole.start and whole.end <= part.start]
        bracket = self._brackets.around(part.start)
        if (
            bracket is not None
            and bracket >= start
            and not _OTHER_PERIOD.search(text[bracket : min(part.end, bracket + _LONGEST_CUE)])
        ):
            cues.append(bracket)
        cues += self._colons(start, part, earlier)
        if not cues:
            cues += self._cue_above(start, part)
        return sorted(cues, reverse=True)

    def _colons(self, start: int, part: Counted, earlier: Sequence[Counted]) -> list[int]:
        """ "Mở 64 lớp: 19 lớp trung cấp LLCT, 45 lớp bồi dưỡng"."""
        place = self._passage.text.rfind(":", start, part.start)
        if place < 0 or ";" in self._passage.text[start:place]:
            return []
        before = [c for c in earlier if start <= c.start and c.end <= place]
        return [place] if before and not self._passage.text[before[-1].end : place].count(",") else []

    def _cue_above(self, start: int, part: Counted) -> list[int]:
        """A cue at the end of the line above rules the items of the list below it."""
        passage = self._passage
        line = passage.line_at(part.start)
        depth = passage.lines[line].depth
        if not depth:
            return []
        for above in range(line - 1, -1, -1):
            head = passage.lines[above]
            text = passage.text[head.start : head.end].rstrip()
            if not text:
                continue
            if head.depth != depth or text.endswith(":"):
                cues = [cue for cue in self._cues if head.start <= cue < head.end]
                if cues and text.endswith(":") and not re.search(r"\d", text[cues[-1] - head.start :]):
                    return [cues[-1]]
                return [head.start + len(text) - 1] if text.endswith(":") else []
        return []

    def _whole(self, part: Counted, before: Sequence[Counted], cue: int) -> Counted | None:
        """The nearest figure before the cue that can include the part, in its sentence or the last."""
        first = self._reach(cue)
        for whole in reversed(before):
            if whole.start < first:
                return None
            if (
                whole.code is None
                and whole.family == part.family
                and part.family not in ("class", "learner", "people")
            ):
                return None
            if _can_include(whole, part):
                return whole
        return None

    def _reach(self, cue: int) -> int:
        """How far back a whole may stand: the cue's sentence, or the one before if the cue begins one."""
        passage = self._passage
        place = passage.sentence_at(cue)
        start = passage.sentences[place][0]
        opens = cue - start < _OPENING and not re.sub(r"[\W\d_]", "", passage.text[start:cue])
        return passage.sentences[place - 1][0] if opens and place else start

    def _weak(self, part: Counted, earlier: Sequence[Counted]) -> None:
        """ "8 đề tài cấp trường, có 5 đề tài giao cho khoa": the same code again, so a part of it."""
        start, _ = self._passage.sentences[self._passage.sentence_at(part.start)]
        start = max(start, part.start - _LONGEST_LIST)
        if not _WEAK_CUE.search(self._passage.text[max(start, part.start - _LONGEST_CUE) : part.start]):
            return
        for whole in reversed(earlier):
            if whole.start < start:
                return
            if _can_include(whole, part):
                _join(part, whole)
                return


class _Brackets:
    """Which bracket is open at each place of a text, found once for the whole of it."""

    def __init__(self, text: str) -> None:
        self._places: list[int] = []
        self._open: list[int | None] = []  # the innermost bracket open after each place
        self._ends: dict[int, int] = {}
        stack: list[int] = []
        for match in re.finditer(r"[()]", text):
            if match[0] == "(":
                stack.append(match.start())
            elif stack:
                self._ends[stack.pop()] = match.start()
            self._places.append(match.start())
            self._open.append(stack[-1] if stack else None)

    def around(self, place: int) -> int | None:
        """Where the innermost bracket opened that is still open at a place."""
        before = bisect_left(self._places, place)
        return self._open[before - 1] if before else None

    def closed(self, start: int, end: int) -> bool:
        """Whether a bracket that was open at `start` is closed before `end`."""
        bracket = self.around(start)
        return bracket is not None and self._ends.get(bracket, end) < end


def _can_include(whole: Counted, part: Counted) -> bool:
    if whole.code is None or part.code is None or part.value > whole.value:  # type: ignore[operator]
        return False
    if whole.school != part.school and whole.school is not None:
        return False
    return whole.code == part.code or whole.code in WHOLES.get(part.code, ())


def _join(part: Counted, whole: Counted) -> None:
    """Mark a part; one without a code of its own is already among its whole."""
    general = part.code in _GENERAL and whole.code != part.code
    if (whole.code == part.code or general) and whole.school == part.school:
        part.dropped = True
    part.part_of = whole.code
