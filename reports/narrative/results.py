"""Kết quả: the chapters of the report that the figures write."""

from __future__ import annotations

from collections.abc import Callable

from clusters.models import Aggregation

from ..consolidation import Consolidation, Group, Row
from ..figures import reported_cells
from .language import capital, join, lower, numbered, paragraph, text
from .pen import Pen, rest_of
from .phrases import CHAPTERS, CLASS_KINDS, SAID_APART, Chapter

AVERAGE = "per:class_count"


def chapters_for(consolidation: Consolidation) -> list[tuple[Group, Chapter]]:
    """The groups of the catalogue in the order of the report; groups of its own come last."""
    groups = {group.code: group for group in consolidation.groups if group.code}
    known = [(groups.pop(chapter.group), chapter) for chapter in CHAPTERS if chapter.group in groups]
    return known + [(group, _unknown(group)) for group in groups.values()]


def write_chapter(consolidation: Consolidation, group: Group, chapter: Chapter, period: str) -> str:
    """One chapter as HTML: totals, what is only stated, and the schools one by one."""
    pen = Pen(consolidation)
    totals = paragraph([*_opening(pen, group, period), *_totals(pen, group, chapter, period)])
    stated = _only_stated(pen.for_stated(), group, chapter, period)
    schools = _by_school(pen, group, chapter) if totals and chapter.by_school else ""
    nothing = "" if totals else _nothing(group, chapter)
    return "".join([
        paragraph([nothing]), totals, schools, pen.coverage_note(), paragraph([stated]),
    ])  # fmt: skip


def _unknown(group: Group) -> Chapter:
    label = text(group.label)
    return Chapter(group.code, capital(label), lower(label), by_school=False)


def _nothing(group: Group, chapter: Chapter) -> str:
    """One true sentence about a group without a figure to print."""
    if any(row.coverage for row in group.rows):
        return f"Theo báo cáo của các trường, trong kỳ chưa có kết quả về {chapter.topic}."
    if any(row.stated for row in group.rows):
        return f"Các trường chưa báo cáo số liệu cụ thể về {chapter.topic}."
    return f"Trong kỳ, các trường chưa báo cáo số liệu về {chapter.topic}."


# ── Totals ────────────────────────────────────────────────────────────────────────────────────────


def _opening(pen: Pen, group: Group, period: str) -> list[str]:
    writer = _OPENINGS.get(group.code)
    return writer(pen, period) if writer else []


def _totals(pen: Pen, group: Group, chapter: Chapter, period: str) -> list[str]:
    said = {code for sentence in chapter.sentences for code in sentence.codes} | SAID_APART
    rest = [row.code for row in group.rows if row.code not in said and _is_added(row)]
    return [
        _shares(pen, group),
        *(pen.sentence(sentence, period) for sentence in chapter.sentences),
        rest_of(rest, pen),
    ]


def _only_stated(pen: Pen, group: Group, chapter: Chapter, period: str) -> str:
    """What a source states of the whole cluster while no school has reported it."""
    said = {code for sentence in chapter.sentences for code in sentence.codes}
    acts = [pen.sentence(sentence, period) for sentence in chapter.sentences]
    rest = pen.counted_all(row.code for row in group.rows if row.code not in said)
    lines = [act for act in acts if act] + ([f"Có {join(rest)}."] if rest else [])
    if not lines:
        return ""
    return (
        f"Theo số nêu chung cho toàn Cụm, chưa có số liệu từng trường để đối chiếu: {lower(' '.join(lines))}"
    )


def _is_added(row: Row) -> bool:
    return row.aggregation in (Aggregation.SUM, Aggregation.STOCK) and not row.is_computed


def _training(pen: Pen, period: str) -> list[str]:
    kinds = _class_kinds(pen)
    lead = f"Trong {period}, các trường trong Cụm"
    whole = _classes_and_learners(pen)
    if not whole:
        return [f"{lead} có {join(kinds)}.", *_plan(pen)] if kinds else _plan(pen)
    return [f"{lead} đã {whole}.", f"Trong đó có {join(kinds)}." if kinds else "", *_plan(pen)]


def _classes_and_learners(pen: Pen) -> str:
    classes, learners = pen.counted("class_count"), pen.counted("learner_count")
    if not classes:
        return f"đào tạo, bồi dưỡng {learners}" if learners else ""
    if not learners:
        return f"tổ chức {classes}"
    average = f", bình quân {pen.figure('learner_count', AVERAGE)} học viên một lớp"
    return f"tổ chức {classes} với {learners}{average if _same_schools(pen) else ''}"


def _same_schools(pen: Pen) -> bool:
    """An average is printed only where a reader who divides the two totals finds the same."""
    sides = [reported_cells(pen.consolidation, pen.consolidation.row(code), pen.scope).keys()
             for code in ("class_count", "learner_count")]  # fmt: skip
    return sides[0] == sides[1]


def _class_kinds(pen: Pen) -> list[str]:
    """ "19 lớp trung cấp lý luận chính trị với 1.330 học viên"."""
    kinds = []
    for classes, learners in CLASS_KINDS:
        if pen.has(classes) and pen.has(learners):
            kinds.append(f"{pen.counted(classes)} với {pen.figure(learners)} học viên")
        else:
            kinds += pen.counted_all([classes, learners])
    return kinds


def _plan(pen: Pen) -> list[str]:
    if not pen.has("class_planned"):
        return []
    plan = f"Kế hoạch mở lớp của cả năm là {pen.figure('class_planned')} lớp"
    if pen.has("class_plan_rate"):
        return [f"{plan}, đã thực hiện {pen.figure('class_plan_rate', 'percent')}."]
    return [f"{plan}."]


def _shares(pen: Pen, group: Group) -> str:
    """ "08 trường đã xây dựng kế hoạch thi đua (đạt 100%); …". A share is told only of the whole cluster:
    one school that answered is not "đạt 100%"."""
    parts = []
    for row in group.rows:
        if row.aggregation == Aggregation.SHARE_TRUE and pen.has(row.code):
            told = f"{pen.figure(row.code, 'count:1')} {pen.phrase(row.code).noun}"
            whole = row.coverage == len(row.cells)
            parts.append(f"{told} (đạt {pen.figure(row.code, 'percent')})" if whole else told)
    return f"Trong Cụm có {'; '.join(parts)}." if parts else ""


def _standard(pen: Pen, period: str) -> list[str]:
    row = pen.row("standard_school_level")
    if row is None or not row.coverage:
        return []
    reached = [
        f"{pen.figure(row.code, f'count:{level}')} trường {_level_words(level, label)}"
        for level, label in _levels(row)
    ]
    return [f"Theo báo cáo của các trường, trong Cụm có {join(reached)}."] if reached else []


def _levels(row: Row) -> list[tuple[str, str]]:
    """The levels that at least one school has reached."""
    labels = dict(row.choices)
    counts = row.distribution or {}
    return [(level, labels.get(level, level)) for level, count in counts.items() if count and level.isdigit()]


def _level_words(level: str, label: str) -> str:
    return "chưa đạt chuẩn" if level == "0" else f"đạt chuẩn {lower(text(label))}"


_OPENINGS: dict[str, Callable[[Pen, str], list[str]]] = {"training": _training, "standard": _standard}


# ── School by school ──────────────────────────────────────────────────────────────────────────────


def _by_school(pen: Pen, group: Group, chapter: Chapter) -> str:
    lines = [
        (text(column.name), said)
        for column in pen.consolidation.columns
        if (said := _line(pen.for_school(column), group, chapter))
    ]
    if not lines:
        return ""
    if len(lines) == 1:
        return (
            paragraph([f"Số liệu trên là của {lines[0][0]}."]) if len(pen.consolidation.columns) > 1 else ""
        )
    return paragraph(["Kết quả cụ thể của các trường như sau:"]) + numbered(
        [f"{name}: {said}" for name, said in lines]
    )


def _line(pen: Pen, group: Group, chapter: Chapter) -> str:
    """What one school has done, in one line; nothing for a school with nothing to say."""
    if group.code == "training":
        return _training_line(pen)
    if group.code == "standard":
        return _standard_line(pen)
    return ", ".join(pen.counted_all(code for sentence in chapter.sentences for code in sentence.codes))


def _training_line(pen: Pen) -> str:
    whole, kinds = pen.counted_all(["class_count", "learner_count"]), _class_kinds(pen)
    if whole and kinds:
        return f"{', '.join(whole)}, trong đó có {join(kinds)}"
    return ", ".join(whole + kinds)


def _standard_line(pen: Pen) -> str:
    row = pen.row("standard_school_level")
    answered = row is not None and bool(reported_cells(pen.consolidation, row, pen.scope))
    level = [pen.figure("standard_school_level", "choice")] if answered else []
    return ", ".join([*level, *pen.counted_all(["standard_criteria_met"])])
