"""The draft report, written from the data in the style of the field. No claim without a figure."""

from __future__ import annotations

from dataclasses import dataclass

from clusters.models import Period

from ..consolidation import Consolidation
from ..figures import Vocabulary, fill, sanitise
from . import frame
from .background import Background, gather
from .results import chapters_for, write_chapter

__all__ = ["Background", "SectionText", "gather", "write", "write_section"]


@dataclass(frozen=True)
class SectionText:
    """Level 0 has no heading (opening, closing), 2 is "II.", 3 is "1." below it."""

    key: str
    level: int
    number: str
    title: str
    body: str = ""


def write(consolidation: Consolidation, background: Background) -> list[SectionText]:
    """Every section of the report of a period, in order, as the portal keeps HTML."""
    vocabulary = Vocabulary.of(consolidation)
    return [
        SectionText(
            section.key, section.level, section.number, section.title,
            fill(sanitise(section.body, vocabulary.codes, vocabulary.schools), consolidation).html,
        )
        for section in _sections(consolidation, background)
    ]  # fmt: skip


def write_section(period: Period, consolidation: Consolidation, key: str) -> SectionText | None:
    """One section as the portal would write it today."""
    return next((text for text in write(consolidation, gather(period)) if text.key == key), None)


def _sections(consolidation: Consolidation, background: Background) -> list[SectionText]:
    results = [
        SectionText(
            group.code, 3, str(number), chapter.title,
            write_chapter(consolidation, group, chapter, background.period),
        )
        for number, (group, chapter) in enumerate(chapters_for(consolidation), start=1)
    ]  # fmt: skip
    return [
        SectionText("opening", 0, "", "Mở đầu", frame.opening(background)),
        SectionText("overview", 2, "I", "Đánh giá chung", frame.overview(consolidation, background)),
        SectionText("results", 2, "II", f"Kết quả công tác thi đua {background.done}"),
        *results,
        SectionText("shortcomings", 2, "III", "Hạn chế", frame.shortcomings(consolidation, background)),
        SectionText("tasks", 2, "IV", f"Phương hướng, nhiệm vụ {background.ahead}", frame.tasks(background)),
        SectionText("proposals", 2, "V", "Kiến nghị với Học viện", frame.proposals(background)),
        SectionText("closing", 0, "", "Kết thúc", frame.closing(background)),
    ]
