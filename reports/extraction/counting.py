"""One count and its noun to one code, or to none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from . import kinds, works
from .clauses import PART_CUE, PHRASE_END, Passage, Window
from .differences import LONGEST_CLAUSE, OUT_OF_ALL, is_no_count
from .lexicon import CLASS_CODES, LEARNER_CODES, LEVELLED
from .mentions import HEAD_PATTERNS, Mention, ends_with_level, mention_of
from .people import Scene, code_of_people
from .plans import Plans, result_in
from .simple import code_of_simple
from .text import spell

_LONGEST_DEED = 90
_MOST_LOOKED_AT = 60
_ALIKE = ("topic", "workshop", "seminar")
_DEMONSTRATED = re.compile(spell(r"\bthao giảng[^,;.:]{0,60}$"))
_DEMONSTRATED_BEFORE = re.compile(spell(r"\bthao giảng[^;.:]{0,80}$"))
_SHARING = re.compile(
    spell(
        r"\s*(?:khoa học)?(?: về [^,;.:()]{0,60})?\s*(?:,|và|, và|/|cùng|-|–)\s*(?:và )?(?:gần |trên |hơn |khoảng |tổ chức )?$"
    )
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A count that was understood; without `code` it still serves as the whole of others."""

    window: Window
    family: str
    code: str | None
    start: int
    end: int
    kind: str | None = None
    alternatives: tuple[str, ...] = ()
    planned: bool = False

    @property
    def value(self) -> Decimal:
        return self.window.numeral.value

    @property
    def bound(self) -> str:
        return self.window.numeral.bound

    @property
    def guessed(self) -> bool:
        return self.window.numeral.guessed


def read_count(window: Window, passage: Passage, plans: Plans, earlier: Sequence[Reading]) -> Reading | None:
    """Read one count; None when it is no figure and no whole of one either."""
    mention = mention_of(window)
    if mention is None or is_no_count(mention):
        return None
    return _Count(mention, passage, plans, earlier).reading()


def _in_sentence(earlier: Sequence[Reading], sentence: tuple[int, int]) -> Iterator[Reading]:
    """The readings of one sentence, which are the last of those so far."""
    first = len(earlier)
    while first and earlier[first - 1].window.sentence == sentence and len(earlier) - first < _MOST_LOOKED_AT:
        first -= 1
    yield from earlier[first:]


class _Count:
    """One mention with all that may bear on its code."""

    def __init__(self, mention: Mention, passage: Passage, plans: Plans, earlier: Sequence[Reading]) -> None:
        self.mention = mention
        self.window = mention.window
        self.passage = passage
        self.plans = plans
        self.earlier = list(_in_sentence(earlier, self.window.sentence))

    def reading(self) -> Reading | None:
        if self.mention.family == "lesson" and self._demonstrated():
            self.mention = replace(self.mention, family="demo")
        family = self.mention.family
        if family == "class":
            return self._class()
        if self._planned():
            return None
        if family in LEVELLED or family == "same":
            return self._work()
        if family in _PEOPLE:
            return self._people()
        return self._reading(family, code_of_simple(self.mention, self._paragraph()))

    def _demonstrated(self) -> bool:
        """ "Thao giảng 24 tiết cấp khoa, 9 tiết cấp trường": a level carries the noun over a comma."""
        levelled = works.level_in(self.mention.core) or ends_with_level(self.window.fresh)
        return bool((_DEMONSTRATED_BEFORE if levelled else _DEMONSTRATED).search(self.window.before))

    def _planned(self) -> bool:
        return self.plans.covers(self.window) or self.plans.target_of(self.window) or self._beside_a_target()

    def _beside_a_target(self) -> bool:
        """ "Kế hoạch đề ra: 62 lớp, 4.650 học viên": what stands with a planned count is planned."""
        if self.mention.family == "class":
            return False
        classes = [r for r in self.earlier if r.family == "class"]
        planned = [r for r in classes[-1:] if r.planned]
        between = self.passage.text[planned[-1].end : self.window.numeral.start] if planned else ";"
        aside = between.count(")") > between.count("(")
        return not aside and ";" not in between and not result_in(between)

    def _reading(self, family: str, code: str | None, **more: object) -> Reading:
        base = Reading(self.window, family, code, self.mention.start, self.mention.end)
        return replace(base, **more)  # type: ignore[arg-type]

    def _paragraph(self) -> str:
        """The line up to the end of the phrase, with the line above when it is a heading."""
        place = self.passage.line_at(self.window.numeral.start)
        line = self.passage.lines[place]
        above = self.passage.lines[place - 1] if place else None
        start = above.start if above and above.heading else line.start
        return self.passage.text[start : self.window.numeral.end + len(self.window.tail)]

    # Works that have a level

    def _work(self) -> Reading | None:
        mention = self._named()
        if mention is None:
            return None
        level, other_levels, end = works.own_level(mention)
        families, _ = works.further_nouns(mention)
        shared = level is None
        if level is None:
            level = self._shared_level(mention) or works.level_before(mention)
        if level is None and works.held_by_faculties(mention):
            level = "faculty"
        code = works.code_of(mention.family, level)
        choices = [works.code_of(family, level) for family in families]
        choices += [works.code_of(mention.family, other) for other in other_levels]
        choices += self._other_nouns(mention, level)
        if mention.family == "project" and shared:
            choices.append(works.code_of("topic", level))
        if code is None:
            code = next((choice for choice in choices if choice), None)
        until = mention.end if mention.reversed or self.mention.family == "same" else mention.end + end
        alternatives = tuple(choice for choice in choices if choice and choice != code)
        return self._reading(mention.family, code, end=until, alternatives=alternatives)

    def _named(self) -> Mention | None:
        """The mention itself, or with the noun of the work told before it."""
        if self.mention.family != "same":
            return self.mention
        family = self._family_before()
        return None if family is None else replace(self.mention, family=family)

    def _family_before(self) -> str | None:
        """The work named last in the sentence: by an earlier count, or by the words before."""
        before = self.window.before
        found = [
            (match.end(), family)
            for family, pattern in HEAD_PATTERNS
            if family in LEVELLED
            for match in pattern.finditer(before)
        ]
        if not found:
            return None
        end, family = max(found)
        others = [
            r
            for r in self.earlier
            if r.start >= self.window.numeral.start - len(before) + end and r.family not in LEVELLED
        ]
        return None if others else family

    def _other_nouns(self, mention: Mention, level: str | None) -> list[str | None]:
        """Without a noun of its own, after a semicolon, a count may be of another work as well."""
        if self.mention.family != "same" or self.mention.reversed or ";" not in self.window.before[-4:]:
            return []
        return [works.code_of(family, level) for family in _ALIKE if family != mention.family]

    def _shared_level(self, mention: Mention) -> str | None:
        """ "01 hội thảo, 01 tọa đàm cấp trường": the level after the last noun is that of all."""
        windows = self.passage.windows
        place = self.window.place
        seen = {mention.family}
        noun = mention.head
        while place + 1 < len(windows) and windows[place + 1].sentence == self.window.sentence:
            here, place = windows[place], place + 1
            following = mention_of(windows[place])
            between = self.passage.text[here.numeral.end : windows[place].numeral.start]
            joint = between.strip()[len(noun) :] if noun and between.strip().startswith(noun) else None
            if following is None or joint is None or not _SHARING.fullmatch(joint):
                return None
            if following.family not in LEVELLED or following.family in seen:
                return None
            level, _, _ = works.own_level(following)
            if level is not None:
                return level
            seen.add(following.family)
            noun = following.head
        return None

    # Classes and learners

    def _class(self) -> Reading | None:
        mention = self.mention
        clause = re.split(r"[,;]", self.window.before)[-1]
        kind = self._own_kind() or self._kind_before()
        late = kinds.LATE.search(mention.core) or kinds.LATE.search(clause)
        if self._planned() and not late:
            if kinds.NOT_OPENED.search(self.window.fresh):
                return None
            return self._reading("class", "class_planned", kind=kind, planned=True)
        if late:
            return self._reading("class", "class_late_start", kind=kind)
        if OUT_OF_ALL.search(self.window.before):
            planned = "kế hoạch" in mention.core
            return self._reading("class", "class_planned", kind=kind, planned=True) if planned else None
        if kinds.HELD_BY_THE_SCHOOL.search(mention.core):
            return self._reading("class", CLASS_CODES.get(kind or "general"), kind=kind)
        led = "" if kinds.OPENED.search(clause) else clause
        if kinds.NOT_OPENED.search(f"{led} | {mention.core} | {self._of_its_learners()}"):
            return None
        return self._reading("class", CLASS_CODES.get(kind or "general"), kind=kind, end=self._end_of_kind())

    def _of_its_learners(self) -> str:
        """What is said of the learners joined to the classes: "3 lớp với 190 học viên đi thực tế"."""
        windows = self.passage.windows
        place = self.window.place + 1
        if self.mention.rest.strip() not in ("với", "/", "gồm") or place == len(windows):
            return ""
        return re.split("[,:]", windows[place].tail)[0]

    def _end_of_kind(self) -> int:
        core = PHRASE_END.split(self.mention.rest)[0]
        return (
            self.mention.end + len(core.rstrip())
            if not self.mention.reversed and kinds.nearest_kind(core)
            else self.mention.end
        )

    def _own_kind(self) -> str | None:
        """The kind in the noun phrase itself, else in that of the learners joined to the classes."""
        rest = self.mention.rest
        if kind := kinds.nearest_kind(self.mention.core):
            return kind
        joint = rest.strip()
        if self.mention.reversed or joint not in ("/", "với", ",", "và", ""):
            return None
        windows = self.passage.windows
        place = self.window.place + 1
        if place < len(windows) and windows[place].sentence == self.window.sentence:
            following = mention_of(windows[place])
            if following and "learner" in following.units and not following.reversed:
                return kinds.nearest_kind(following.core)
        return None

    def _kind_before(self) -> str | None:
        """A kind named before the count that belongs to no other count, in the same clause."""
        if kind := kinds.last_kind(self.mention.lead if self.mention.reversed else self.window.fresh):
            return "general" if kinds.TOTAL.search(self.mention.lead) and self.earlier else kind
        if kinds.TOTAL.search(self.mention.lead) and self.earlier:
            return None
        if self.earlier and kinds.THROUGH.search(self.mention.lead):
            return kinds.last_kind(self.mention.lead)
        clause = re.split(r"[;\n]", self.window.before)[-1]
        first = next((r for r in self.earlier if r.start >= self.window.numeral.start - len(clause)), None)
        if around := self._kind_around():
            return around
        until = len(clause) - (self.window.numeral.start - first.start) if first else 0
        return kinds.kind_of(clause[max(0, until - LONGEST_CLAUSE) : until]) or self._kind_of_those_before()

    def _kind_of_those_before(self) -> str | None:
        """The one kind of all classes so far: "mở 19 lớp bồi dưỡng, còn trường bạn mở 22 lớp"."""
        named = {r.kind for r in self.earlier if r.family == "class"}
        led = kinds.OPENED.search(self.window.before) or not self.window.fresh.strip(" ,")
        apart = self.mention.reversed or PART_CUE.search(self.window.before)
        return named.pop() if led and not apart and len(named) == 1 else None

    def _kind_around(self) -> str | None:
        """The kind of the classes that a bracket divides: "12 lớp trung cấp (hệ tập trung: 4 lớp, …)"."""
        bracket = self.passage.text.rfind("(", self.window.sentence[0], self.window.numeral.start)
        if bracket < 0 or ")" in self.passage.text[bracket : self.window.numeral.start]:
            return None
        outside = [r for r in self.earlier if r.family == "class" and r.end <= bracket]
        return outside[-1].kind if outside and bracket - outside[-1].end <= 2 else None

    def _learner_code(self) -> tuple[str | None, tuple[str, ...]]:
        """The code a count of learners has, and what else it may be."""
        kind, doubtful = self._learner_kind()
        code = LEARNER_CODES.get(kind or "general")
        return code, ("learner_count",) if doubtful and code not in (None, "learner_count") else ()

    def _learner_kind(self) -> tuple[str | None, bool]:
        if kind := kinds.nearest_kind(self.mention.core):
            return kind, False
        classes = [r for r in self.earlier if r.family == "class" and not self._shut_away(r)]
        if classes and kinds.TOTAL.search(self.mention.lead):
            start = self.passage.text.rfind(";", 0, self.window.numeral.start)
            named = {r.kind for r in classes if r.start > start and r.kind} or {
                r.kind for r in classes if r.kind
            }
            return (named.pop() if len(named) == 1 else None), False
        if classes:
            between = self.passage.text[classes[-1].end : self.window.numeral.start]
            new = kinds.last_kind(re.split(r"[;]|\blớp\b", between)[-1]) if ";" in between else None
            return new or classes[-1].kind, self._after_several(classes)
        return self._kind_of_following() or self._kind_before(), False

    def _kind_of_following(self) -> str | None:
        """ "1.845 học viên đang theo học tại 25 lớp trung cấp LLCT"."""
        if not kinds.SITTING_IN.search(self.window.tail):
            return None
        windows = self.passage.windows
        place = self.window.place + 1
        following = mention_of(windows[place]) if place < len(windows) else None
        return kinds.nearest_kind(following.core) if following and following.family == "class" else None

    def _shut_away(self, earlier: Reading) -> bool:
        """Whether a bracket that held an earlier count is closed by now."""
        between = self.passage.text[earlier.end : self.window.numeral.start]
        return between.count(")") > between.count("(")

    def _after_several(self, classes: Sequence[Reading]) -> bool:
        """Learners told once after classes of several kinds."""
        named = {r.kind for r in classes}
        learners = [r for r in self.earlier if r.code in LEARNER_CODES.values()]
        return len(named) > 1 and not learners

    def _people(self) -> Reading | None:
        learner, doubtful = self._learner_code()
        if self._learners_of_nothing():
            learner = None
        code = code_of_people(Scene(self.mention, self._paragraph(), learner, self._onward()))
        if code == "demo":
            led = spell("thao giảng") in self.window.fresh and self._level_beside()
            level = led or works.own_level(self.mention)[0] or self._level_beside()
            return self._reading("demo", works.code_of("demo", level), end=self._end_of_deed())
        family = "learner" if code in LEARNER_CODES.values() else "people"
        if code == learner:
            return self._reading(family, code, alternatives=doubtful)
        return self._reading(family, code, end=self._end_of_deed() if code else self.mention.end)

    def _end_of_deed(self) -> int:
        """The words that tell what people did belong to what was read: "02 giảng viên đi nghiên cứu thực tế"."""
        core = self.mention.core.rstrip()
        told = not self.mention.reversed and len(core) <= _LONGEST_DEED
        return self.mention.end + len(core) if told else self.mention.end

    def _level_beside(self) -> str | None:
        found = works.level_in(self.window.fresh) or works.level_in(self.mention.rest)
        return found[0] if found else works.level_before(self.mention)

    def _onward(self) -> str:
        """What is said of the people named right after these, and of both."""
        windows = self.passage.windows
        place = self.window.place + 1
        joined = self.mention.rest.strip() in (",", "và", ", và") and place < len(windows)
        return windows[place].tail if joined else ""

    def _learners_of_nothing(self) -> bool:
        """Whether the classes that the learners belong to have no code, or were not opened."""
        clause = re.split(r"[;.\n]", self.window.before)[-1]
        place = PART_CUE.split(clause)[-1]
        return bool(
            re.search(
                spell(r"\b(?:coi thi|chấm thi|thi hết|thi tốt nghiệp|đi thực địa|tham quan|hội thao)\b"),
                place,
            )
        )


_PEOPLE = {
    "people",
    "turn",
    "graduate",
    "phd",
    "master",
    "llct_advanced",
    "llct_intermediate",
    "phd_student",
    "master_student",
    "trip",
}
