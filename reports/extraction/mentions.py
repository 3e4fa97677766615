"""What a count counts: the noun after it, or before it with a colon, "có" or a bracket between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .clauses import Window
from .lexicon import ECHOES, HEADS, LEVELLED, LEVELS, UNITS
from .text import spell

_END = r"(?![^\W\d_])"
HEAD_PATTERNS = tuple((family, re.compile(spell(f"(?:{words}){_END}"))) for family, words in HEADS if words)
_UNIT = "|".join(f"(?P<{name}>{spell(words)})" for name, words in UNITS)
_ONE_UNIT = re.compile(rf"(?:{_UNIT}){_END}")
_JOIN = re.compile(spell(r"\s*(?:,|và|/|;|-|–|cùng)?\s*(?:và|các|là)?\s*(?:lượt )?"))
_TURNS = re.compile(r"(?P<turns>lượt)\s+")
_START = re.compile(r"[\s\"'*]*")
LEVEL_PATTERNS = tuple((level, re.compile(rf"\b(?:{spell(words)})(?![^\W\d_])")) for level, words in LEVELS)
_LEVEL_START = re.compile(spell(r"[\s:]*(?:ở|tại|quy mô)?\s*(?=cấp )"))
_LINK = re.compile(
    spell(
        r"\s*(?:(?:(?:đã|hiện|được|cả|nay|cho|dự)\s+)*(?:\(?đvt[^)]*\)\s*)?(?::|=|\||\t|–|-|\b(?:là|có|gồm|đạt|mở|được|tổng số|tổng cộng|đã mở|ra được|ra|phát hành|xuất bản|được tổ chức|tổ chức được|tổ chức|lên|lên thành|còn)\b|\()\s*)+(?:\b(?:là|có|tổng số|số lượng|gồm|đạt|gần|trên|hơn|khoảng|được)\b\s*:?\s*)*$"
    )
)
_STATED = re.compile(spell(r"(?:^|[\n;.,(+*-]|trong đó|với|\bvà)\s*(?:tổng )?số(?: lượng| lượt)?\s+$"))
_BARE = re.compile(
    rf"\s*(?:$|[.,;:)\n|/]|(?:{spell('lớp|người|đồng chí|đ/c|học viên|lượt|đề tài|hội thảo|cuốn|bài|cuộc|buổi|số|tác phẩm|giảng viên|cán bộ|tiêu chí|chỉ tiêu|sáng kiến|hoạt động|báo cáo|quyển|viên chức|tin|và|trong đó')}){_END})"
)
_AFTER_CUE = re.compile(spell(r"\b(?:trong đó|gồm|bao gồm|trình độ|học vị)(?: có| số)?\s*$"))
_BARE_WORK = re.compile(
    rf"\s*(?:{spell('đề tài|hội thảo|cuốn|bài|cuộc|buổi|tác phẩm|tiêu chí|chỉ tiêu|sáng kiến|hoạt động|báo cáo|quyển|tin')}){_END}"
)
_NAMED_TOGETHER = re.compile(spell(r"\b(?:đề tài|đề án|hội thảo|tọa đàm)(?: khoa học)?\s*(?:,|và|/)\s*$"))
_DOING = re.compile(
    spell(
        r"\s*(?:đang|đã|được|hiện)?\s*(?:quản lý|mở|theo học|đào tạo|bồi dưỡng|khai giảng|tham gia|thực hiện|nghiệm thu|triển khai|nhập học|học|tổ chức)?(?: trong năm| cả năm)?\s*"
    )
)
_ECHOES = tuple(
    (
        family,
        re.compile(rf"\b(?P<noun>{spell(nouns)})(?P<between>[^\d:;]{{0,80}}):\s*$"),
        re.compile(rf"\s*(?:{spell(units)})(?=\s*(?:[,;.)\n]|$|{spell('và')}\b))"),
    )
    for family, nouns, units in ECHOES
)
_DEGREES = ("phd", "master", "llct_advanced", "llct_intermediate")
# "Tập huấn, bồi dưỡng" is one name.
_CORE_END = re.compile(spell(r":|(?<!tập huấn),|,(?! bồi dưỡng\b)"))
_QUALIFIERS = 12


@dataclass(slots=True)
class Mention:
    """A count with its noun. `rest` is what follows the noun, `lead` what stands before the phrase.

    `start` and `end` are the words read, in the normal text; `level_at` where a level ends, if any.
    """

    window: Window
    family: str
    rest: str
    lead: str
    start: int
    end: int
    units: frozenset[str] = frozenset()
    turns: bool = False
    reversed: bool = False
    head: str = ""
    also: list[str] = field(default_factory=list)

    @property
    def core(self) -> str:
        """What follows the noun up to the first comma."""
        return _CORE_END.split(self.rest, maxsplit=1)[0]


def mention_of(window: Window) -> Mention | None:
    """Read what one count counts; None when nothing of the lexicon stands beside it."""
    return _forward(window) or _level_only(window) or _backward(window)


def head_at(words: str) -> tuple[str, int, frozenset[str], bool] | None:
    """The family at the beginning of some words, where it ends, the people named and whether turns."""
    begin = _START.match(words).end()  # type: ignore[union-attr]
    for family, pattern in HEAD_PATTERNS:
        if family in ("turn", "graduate"):
            continue
        if match := pattern.match(words, begin):
            return family, match.end(), frozenset(), False
    if people := _people(words, begin):
        return people
    for family, pattern in HEAD_PATTERNS:
        if family in ("turn", "graduate") and (match := pattern.match(words, begin)):
            return family, match.end(), frozenset(), family == "turn"
    return None


def _people(words: str, begin: int) -> tuple[str, int, frozenset[str], bool] | None:
    turns = _TURNS.match(words, begin)
    place = turns.end() if turns else begin
    units: set[str] = set()
    end = None
    while match := _ONE_UNIT.match(words, place):
        units.add(match.lastgroup or "")
        end = match.end()
        joint = _JOIN.match(words, end)
        place = joint.end() if joint else end
    return None if end is None else ("people", end, frozenset(units), bool(turns))


def _forward(window: Window) -> Mention | None:
    found = head_at(window.tail)
    if found is None:
        return None
    family, end, units, turns = found
    if family in ("turn", "lesson", "people") and "learner" not in units:
        named = _backward(window)
        only_counts = family != "people" or units == {"person"}
        if named and (_says_more(named) if only_counts else named.family in _DEGREES):
            return named
    start = window.numeral.end
    return Mention(
        window,
        family,
        window.tail[end:],
        window.lead,
        window.numeral.start,
        start + end,
        units,
        turns,
        head=window.tail[:end].strip(),
    )


def _says_more(named: Mention) -> bool:
    """Whether a noun before the number tells who "người" or "lượt" are: "thạc sĩ có 22 người"."""
    if named.family == "people":
        told = bool(named.units & {"lecturer", "staff", "learner"})
        return told and (
            _opens(named.lead) or bool(re.search(spell("đội ngũ|số|quy mô|lưu lượng"), named.lead))
        )
    return named.family not in ("class", "practice", "activity") and not named.lead.endswith(spell("lớp "))


def _level_only(window: Window) -> Mention | None:
    """ "03 hội thảo cấp tỉnh; 01 cấp trường": the noun is taken from before."""
    begin = _LEVEL_START.match(window.tail)
    if begin is None:
        return None
    for _, pattern in LEVEL_PATTERNS:
        if match := pattern.match(window.tail, begin.end()):
            if not window.tail[match.end() :].strip() and ends_with_level(window.fresh):
                return None
            start = window.numeral.end
            return Mention(
                window,
                "same",
                window.tail[begin.end() :],
                window.lead,
                window.numeral.start,
                start + match.end(),
            )
    return None


def ends_with_level(words: str) -> bool:
    """ "Cấp tỉnh 02 cấp trường 05": each number belongs to the level before it."""
    return any(
        not words[m.end() :].strip(" :") for _, pattern in LEVEL_PATTERNS for m in pattern.finditer(words)
    )


def _backward(window: Window) -> Mention | None:
    """ "Lớp bồi dưỡng: 31", "thạc sĩ có 22 người", "hội thảo cấp trường (3)"."""
    if echoed := _echoed(window):
        return echoed
    if not _BARE.match(window.tail):
        return None
    skipped = len(window.lead) - len(window.fresh)
    link = _LINK.search(window.fresh)
    words = " " * skipped + (window.fresh[: link.start()] if link else window.fresh)
    if level := _level_first(window, words):
        return level
    places = _head_places(words)
    for place in places:
        place = _head_of(words, _longest_at(words, place, places), places)
        if (found := head_at(words[place:])) and (
            mention := _before(window, words, place, found, bool(link))
        ):
            return mention
        if found and found[0] not in ("turn", "graduate"):
            return None
    return None


def _echoed(window: Window) -> Mention | None:
    """ "Tham mưu, tư vấn cho cấp ủy, chính quyền: 02 báo cáo": the unit says which noun is counted."""
    for family, noun, unit in _ECHOES:
        named = noun.search(window.fresh)
        counted = unit.match(window.tail) if named else None
        if named and counted:
            skipped = len(window.lead) - len(window.fresh)
            return Mention(
                window,
                family,
                named["between"],
                window.lead[: skipped + named.start()],
                window.numeral.start - len(window.fresh) + named.start(),
                window.numeral.end + counted.end(),
                reversed=True,
                head=named["noun"],
            )
    return None


def _longest_at(words: str, place: int, places: list[int]) -> int:
    """Where the longest name begins that ends no earlier: "sách chuyên khảo", not "chuyên khảo"."""
    found = head_at(words[place:])
    for earlier in places:
        longer = head_at(words[earlier:]) if found and earlier < place else None
        if found and longer and longer[0] == found[0] and earlier + longer[1] >= place + found[1]:
            place, found = earlier, longer
    return place


def _head_of(words: str, place: int, places: list[int]) -> int:
    """Nouns that stand together begin with their head: "kỷ yếu hội thảo", "học viên lớp bồi dưỡng"."""
    for earlier in places:
        found = head_at(words[earlier:]) if earlier < place else None
        if found and earlier + found[1] <= place and not words[earlier + found[1] : place].strip():
            place = earlier
    return place


def _opens(before: str) -> bool:
    """Whether something new begins after some words."""
    return before.rstrip()[-1:] in ("", ":", ",", ";", "(", "+", "*") or bool(_AFTER_CUE.search(before))


def _before(
    window: Window, words: str, place: int, found: tuple[str, int, frozenset[str], bool], linked: bool
) -> Mention | None:
    """The mention of a noun that stands before its number, if nothing but its own words part the two."""
    family, end, units, turns = found
    if (family == "people" or family in _DEGREES) and _BARE_WORK.match(window.tail):
        return None
    between = words[place + end :]
    apart = "," in between
    if (first := _first_named(words, place)) is not None:
        place, (family, end, units, turns) = first
        between = words[place + end :]
    stated = bool(_STATED.search(words[:place])) or not words[:place].strip()
    joined = (
        linked
        or ((stated or _opens(words[:place])) and _adds_nothing(family, between))
        or (ends_with_level(between) and not _like_a_year(window))
    )
    joined = joined or (bool(_STATED.search(words[:place])) and bool(_DOING.fullmatch(between)))
    if len(between.split()) > _QUALIFIERS or apart or not joined:
        return None
    if family in ("turn", "graduate") and not (stated or linked):
        return None
    unit = _BARE.match(window.tail)
    return Mention(
        window,
        family,
        between,
        words[:place],
        window.numeral.start - len(window.lead) + place,
        window.numeral.end + (len(unit[0].rstrip(" .,;:)\n|/")) if unit else 0),
        units,
        turns,
        reversed=True,
        head=words[place : place + end].strip(),
    )


def _adds_nothing(family: str, between: str) -> bool:
    """Whether nothing parts a noun from its number; "kỷ yếu hội thảo 03 cuốn" is of one noun."""
    further = head_at(between) if family == "proceedings" else None
    return not between[further[1] if further else 0 :].strip(" .…")


def _first_named(words: str, place: int) -> tuple[int, tuple[str, int, frozenset[str], bool]] | None:
    """Of works named together ("đề tài, đề án cấp tỉnh: 4") the first."""
    before = _NAMED_TOGETHER.search(words[:place])
    found = head_at(words[before.start() :]) if before else None
    return (before.start(), found) if before and found and found[0] in LEVELLED else None


def _like_a_year(window: Window) -> bool:
    return 1900 <= window.numeral.value <= 2100


def _level_first(window: Window, words: str) -> Mention | None:
    """ "Đề tài: cấp tỉnh 02, cấp trường 05": the level opens what leads to the number."""
    for _, pattern in LEVEL_PATTERNS:
        for match in pattern.finditer(words):
            if _opens(words[: match.start()]) and not words[match.end() :].strip():
                start = window.numeral.start - len(window.lead) + match.start()
                return Mention(
                    window, "same", match[0], words[: match.start()], start, window.numeral.end, reversed=True
                )
    return None


def heads_in(words: str) -> list[tuple[int, int, str, str]]:
    """Every noun of the lexicon in some words, in order: start, end, family and the noun itself."""
    found, done = [], 0
    for match in re.finditer(r"(?<!\w)\w", words):
        head = head_at(words[match.start() :]) if match.start() >= done else None
        if head:
            done = match.start() + head[1]
            found.append((match.start(), done, head[0], words[match.start() : done].strip()))
    return found


def _head_places(words: str) -> list[int]:
    """Where a noun may begin, the nearest to the count first."""
    places = [match.start() for match in re.finditer(r"(?<!\w)\w", words)]
    return [place for place in reversed(places) if _names(words, place)]


def _names(words: str, place: int) -> bool:
    return any(pattern.match(words, place) for _, pattern in HEAD_PATTERNS) or bool(
        _ONE_UNIT.match(words, place)
    )
