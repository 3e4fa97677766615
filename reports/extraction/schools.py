"""Which school a count speaks of: the nearest heading or subject before it."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .clauses import Passage, Window
from .text import spell

SHIPPED = Path(__file__).with_name("schools.json")


@dataclass(frozen=True, slots=True)
class SchoolName:
    """A school as texts may name it: "Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn"."""

    code: str
    name: str
    province: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A place from which a text speaks of one school, or (code None) of several or of a stranger."""

    start: int
    end: int
    code: str | None


_PREFIX = r"(?<!hai )(?<!ba )(?<!các )(?<!\d )(?:trường chính trị|trường đào tạo(?:,? bồi dưỡng)? cán bộ|trường đt,? ?bd cán bộ|trường cán bộ|tct|trường ct|trường|học viện cán bộ)"
_GROUP = re.compile(
    spell(
        r"\b(?:các (?:trường|đơn vị|nhà trường)|toàn cụm|cả cụm|trong cụm|cụm thi đua|tất cả các trường|\d+ trường|hai trường|cụm đã|toàn cụm)\b"
    )
)
_STRANGER = re.compile(
    spell(
        r"\b(?P<kind>trường chính trị|trường đào tạo cán bộ|trường cán bộ|trường đại học|trường cao đẳng|tct|học viện chính trị khu vực|học viện cán bộ|học viện|phân hiệu|trung tâm chính trị|trung tâm bồi dưỡng chính trị|trung tâm)\b"
    )
)
_OBJECT = re.compile(
    spell(
        r"(?:\b(?:tại|ở|với|cùng|đến|từ|thăm|hiệu trưởng|ban giám hiệu|lãnh đạo|bí thư|học tập|phối hợp|cho|giúp|bởi|do|khoa|phòng|website|trang thông tin|viên) *(?:điểm cầu *)?|[-–,] *(?:phó )?hiệu trưởng *)\Z"
    )
)
_COUNTED = re.compile(spell(r"\s*[:(]\s*(?:với |có |đạt |gần |trên |hơn |khoảng )?\d"))
_BESIDE = re.compile(spell(r"\b(?:của|với|như|theo|từ) *\Z"))
_PLACE = re.compile(spell(r"(?:^|[.;\n:)]\s*)\W*(?:tại|ở|về|của|do|với|riêng)\s*\Z"))
_IN_TURN = re.compile(spell(r"\b(?:lần lượt|tương ứng)\b"))
_LONGEST_ROW = 300
_HEAD = re.compile(
    spell(
        r"(?:^|[\n;:.)(,+•*–-]|\bvà\b|trong đó|gồm|cụ thể|riêng|là)\s*(?:\d+[.)]\s*|[ivx]+\.\s*)?(?:tại |ở |trường )?\s*\Z"
    )
)
_SAYS = re.compile(
    spell(
        r"\s*(?:[:(–-]|,)?\s*(?:đã |hiện |được )*(?:có|mở|đạt|với|tổ chức|khai giảng|là|thực hiện|báo cáo|đào tạo|:|được|đứng|hoàn thành|triển khai|nghiệm thu)?\s*(?:(?:gần|trên|hơn|khoảng|tổng số|được) )?(?=\d)|\s*[:(]|\s*\Z"
    )
)


@cache
def shipped_schools() -> tuple[SchoolName, ...]:
    """The schools that come with the portal, for a reading without a database."""
    return tuple(SchoolName(**row) for row in json.loads(SHIPPED.read_text(encoding="utf-8")))


class Schools:
    """Finds subjects in a passage and answers for each count."""

    def __init__(self, passage: Passage, schools: Sequence[SchoolName]) -> None:
        self._passage = passage
        self._subjects = _subjects(passage, _Names(schools))
        self._ends = [subject.end for subject in self._subjects]
        self._starts = [subject.start for subject in self._all]
        self._only = self._single()
        self._dealt = dict(self._in_turn(_Names(schools)))

    def of(self, window: Window) -> str | None:
        """The code of the school that one count speaks of."""
        if (after := self._named_after(window)) is not None:
            return after.code
        if window.numeral.start in self._dealt:
            return self._dealt[window.numeral.start]
        before = bisect_right(self._ends, window.numeral.start)
        if not before:
            return self._only
        last = self._subjects[before - 1]
        if before > 1 and self._joined(self._subjects[before - 2], last):
            return None
        return last.code

    def _in_turn(self, names: _Names) -> Iterator[tuple[int, str]]:
        """ "Sơn La và Lai Châu lần lượt mở 38 và 29 lớp": each count and the school it falls to."""
        text = self._passage.text
        for cue in _IN_TURN.finditer(text):
            start, end = self._passage.sentences[self._passage.sentence_at(cue.start())]
            before = text[start : cue.start()]
            places = [
                (match.start(), code)
                for pattern, code in names.bare
                for match in pattern.finditer(before, max(0, len(before) - _LONGEST_ROW))
            ]
            counts = [c.start for c in self._passage.counts_between(cue.end(), end)]
            if len(places) > 1 and counts and not len(counts) % len(places):
                codes = [code for _, code in sorted(places)]
                yield from zip(counts, codes * (len(counts) // len(codes)), strict=True)

    def _named_after(self, window: Window) -> Subject | None:
        """ "24 lớp của Trường Chính trị tỉnh Lào Cai"."""
        end = window.numeral.end + len(window.tail)
        for subject in self._all[bisect_left(self._starts, window.numeral.end) :]:
            if subject.start >= end:
                return None
            between = self._passage.text[window.numeral.end : subject.start]
            if re.search(spell(r"\b(?:của|ở|tại|do)\s*\Z"), between) and "," not in between:
                return subject
        return None

    def _joined(self, first: Subject, second: Subject) -> bool:
        between = self._passage.text[first.end : second.start]
        if None in (first.code, second.code) or _BESIDE.search(
            self._passage.text[max(0, first.start - 20) : first.start]
        ):
            return False
        return first.code != second.code and bool(
            re.fullmatch(spell(r"\s*(?:,|và|, và|cùng|và trường)\s*"), between)
        )

    def _single(self) -> str | None:
        """The one school a text names at all, where it has no other subject."""
        codes = {subject.code for subject in self._all}
        return codes.pop() if len(codes) == 1 else None

    @property
    def _all(self) -> list[Subject]:
        return self._subjects.mentioned


class _Subjects(list[Subject]):
    """Subjects in order; `mentioned` also holds the names that stand elsewhere in a sentence."""

    mentioned: list[Subject]


class _Names:
    """Patterns for the names of the schools that are known."""

    def __init__(self, schools: Sequence[SchoolName]) -> None:
        self.full: list[tuple[re.Pattern[str], str]] = []
        self.bare: list[tuple[re.Pattern[str], str]] = []
        shared = _shared_persons(schools)
        for school in schools:
            kind, person, province = _parts(school)
            place = _words(province)
            city = spell(r"(?:(?:tỉnh|thành phố|tp\.?)\s*)?")
            if person:
                who = _words(person)
                self.full.append(
                    (re.compile(rf"\b{_PREFIX_RX}\s+{who}\s*[,(-]?\s*{city}{place}\)?(?!\w)"), school.code)
                )
                self.full.append((re.compile(rf"\b{_words(kind)}\s+{who}(?!\w)"), school.code))
                if person not in shared:
                    self.full.append((re.compile(rf"\b{_PREFIX_RX}\s+{who}(?!\w)"), school.code))
            self.full.append((re.compile(rf"\b{_PREFIX_RX}\s+{city}{place}(?!\w)"), school.code))
            self.bare.append((re.compile(rf"\b(?:tỉnh )?{place}(?!\w)"), school.code))


_PREFIX_RX = spell(_PREFIX)


def _shared_persons(schools: Sequence[SchoolName]) -> set[str]:
    persons = [person for school in schools if (person := _parts(school)[1])]
    return {person for person in persons if persons.count(person) > 1}


def _parts(school: SchoolName) -> tuple[str, str, str]:
    """Kind, person and province of a name: Trường Chính trị · Hoàng Văn Thụ · Lạng Sơn."""
    name = spell(" ".join(school.name.lower().split()))
    kind = re.match(_PREFIX_RX, name)
    rest = name[kind.end() :].strip() if kind else name
    person, _, province = rest.partition("tỉnh ") if "tỉnh " in rest else rest.partition("thành phố ")
    given = spell(school.province.lower())
    if not province and given and given not in rest:
        province = given
    elif not province:
        person, province = "", given or rest
    return (kind[0] if kind else "trường"), person.strip(), province.strip() or given


def _words(name: str) -> str:
    """A pattern for a name however its parts are spaced: "Bà Rịa- Vũng Tàu"."""
    return r"[\s–-]+".join(re.escape(word) for word in re.split(r"[\s–-]+", name) if word)


def _subjects(passage: Passage, names: _Names) -> _Subjects:
    found: list[Subject] = []
    text = passage.text
    for pattern, code in names.full:
        found += [Subject(*match.span(), code) for match in pattern.finditer(text)]
    known = _longest(found)
    strangers = [
        s for s in _strangers(passage) if not any(s.start < k.end and k.start < s.end for k in known)
    ]
    named = sorted([*known, *strangers], key=lambda subject: subject.start)
    subjects = [subject for subject in named if _is_subject(text, subject)]
    subjects += [s for s in _bare(text, names) if not any(n.start <= s.start < n.end for n in named)]
    subjects += [
        Subject(*m.span(), None)
        for m in _GROUP.finditer(text)
        if not _OBJECT.search(text[max(0, m.start() - 30) : m.start()]) and not _inside_name(text, m)
    ]
    result = _Subjects(sorted(subjects, key=lambda subject: subject.start))
    result.mentioned = known
    return result


def _inside_name(text: str, match: re.Match[str]) -> bool:
    """ "Cụm trưởng Cụm thi đua", "Vụ Các trường chính trị" are offices."""
    return bool(
        re.search(spell(r"(?:vụ|trưởng|phó|của|trong|thuộc|đơn vị|giữa|tới|cho)\s*\Z"), text[: match.start()])
    ) and not re.match(spell(r"trong cụm"), match[0])


def _longest(found: list[Subject]) -> list[Subject]:
    kept: list[Subject] = []
    for subject in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or subject.start >= kept[-1].end:
            kept.append(subject)
    return kept


def _strangers(passage: Passage) -> list[Subject]:
    """Institutions with a name of their own that is not on the list."""
    found = []
    for match in _STRANGER.finditer(passage.text):
        after = passage.normal.cased[match.end() : match.end() + 30].lstrip()
        named = after[:1].isupper() or re.match(
            r"(?:tỉnh|thành phố|huyện|quận|khu vực|thị xã)\s+[A-ZĐ0-9]", after, re.I
        )
        if named and not re.match(spell("chính trị quốc gia"), after.lower()):
            found.append(Subject(*match.span(), None))
    return found


def _is_subject(text: str, subject: Subject) -> bool:
    before = text[max(0, subject.start - 60) : subject.start]
    if _COUNTED.match(text, subject.end):
        return True
    return bool(_PLACE.search(before)) or not _OBJECT.search(before)


def _bare(text: str, names: _Names) -> list[Subject]:
    """ "Lào Cai: 24 lớp", "trong đó Sơn La 27 lớp": a province alone stands for its school."""
    return [
        Subject(*match.span(), code)
        for pattern, code in names.bare
        for match in pattern.finditer(text)
        if _HEAD.search(text[max(0, match.start() - 25) : match.start()]) and _SAYS.match(text, match.end())
        if not match[0].startswith(spell("tỉnh ")) or re.match(r"\s*[:(]", text[match.end() :])
    ]
