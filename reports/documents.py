"""The summary report as an official document: sections, frame, signature, annex of figures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from html import unescape
from typing import Any, Literal, Protocol, cast

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from clusters.models import ClusterDuty, Duty, Period, PeriodKind
from clusters.standing import CHAIRING
from cumthidua.core import audit, clock
from cumthidua.core.documents import content as pages
from cumthidua.core.documents.rendering import Rendering, html, pdf
from cumthidua.core.models import Document
from cumthidua.core.visibility import label_of

from . import narrative
from .annexes import annex_of
from .consolidation import Consolidation, consolidate
from .figures import fill, strip
from .models import SummaryReport

KIND = "summary-report"
TEMPLATE = "documents/summary_report.html"
ACADEMY_LINES = ("HỌC VIỆN CHÍNH TRỊ", "QUỐC GIA HỒ CHÍ MINH")
RECIPIENTS = (
    "Vụ Các trường chính trị, Học viện Chính trị quốc gia Hồ Chí Minh (để báo cáo)",
    "Các trường thành viên Cụm thi đua",
)
ARCHIVES = {"state": "Lưu: VT, TĐ.", "party": "Lưu Văn thư."}
ILLUSTRATIVE = "Cụm minh họa: số liệu và tên người không có thật"
FRAME = ("opening", "closing")
LINE = 26  # letters that fit the left head at 13 pt


class SectionLike(Protocol):
    """A section of a stored report, or one written just now."""

    @property
    def key(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...


@dataclass(frozen=True)
class Draft:
    """What a draft prints, and the hash that tells two contents apart."""

    content: pages.SummaryReportContent
    data: dict[str, Any]
    sha256: str

    @classmethod
    def of(cls, content: pages.SummaryReportContent) -> Draft:
        data = asdict(content)
        return cls(content, data, hashlib.sha256(audit.canonical(data)).hexdigest())


def key_of(period: Period) -> str:
    """As commands and documents name a report: "mnbgpb/2024-H1"."""
    return f"{period.cluster_year.cluster.code}/{period.code}"


def draft_of(report: SummaryReport) -> Draft:
    """What the report would print now."""
    return Draft.of(content_of(report.period, list(report.sections.all()), consolidate(report.period)))


def unsaved_draft_of(period: Period) -> Draft:
    """The same for a period without a report: sections are written in memory."""
    consolidation = consolidate(period)
    texts = narrative.write(consolidation, narrative.gather(period))
    return Draft.of(content_of(period, texts, consolidation))


def typeset(draft: Draft) -> Rendering:
    return pdf(html(TEMPLATE, draft.content), title=draft.content.document.title)


def known_draft(report: SummaryReport, draft: Draft) -> Document | None:
    """The document already made of this very content."""
    return Document.objects.filter(
        kind=KIND, key=key_of(report.period), content_sha256=draft.sha256, draft=True
    ).first()


def store_draft(report: SummaryReport, draft: Draft, rendering: Rendering) -> Document:
    """Keep a rendered draft; made twice in the same instant, the first one stays."""
    try:
        with transaction.atomic():
            return Document.objects.create(
                kind=KIND,
                key=key_of(report.period),
                about_label=label_of(report),
                about_id=str(report.pk),
                title=f"{report.title}, {report.period.cluster_year.cluster.short_name}"[:300],
                content=draft.data,
                content_sha256=draft.sha256,
                file=ContentFile(rendering.data, name=f"{draft.sha256[:32]}.pdf"),
                file_sha256=hashlib.sha256(rendering.data).hexdigest(),
                pages=rendering.pages,
                created_at=clock.now(),
            )
    except IntegrityError:
        known = known_draft(report, draft)
        if known is None:
            raise
        return known


# ── Content ───────────────────────────────────────────────────────────────────────────────────────


def content_of(
    period: Period, sections: Sequence[SectionLike], consolidation: Consolidation
) -> pages.SummaryReportContent:
    """The document of a draft: figures filled from the data, no number, no date."""
    bodies = {section.key: strip(fill(section.body, consolidation).html) for section in sections}
    return pages.SummaryReportContent(
        document=_frame(period),
        opening=_plain(bodies.get("opening", "")),
        sections=tuple(
            pages.Section(
                key=section.key,
                level=2 if section.level <= 2 else 3,
                number=section.number,
                title=section.title.upper() if section.level == 2 else section.title,
                body=SafeString(bodies[section.key]),  # sanitised when it was saved
            )
            for section in sections
            if section.key not in FRAME
        ),
        closing=_plain(bodies.get("closing", "")),
        annexes=tuple(annex for annex in [annex_of(consolidation)] if annex),
    )


def _frame(period: Period) -> pages.OfficialDocument:
    cluster = period.cluster_year.cluster
    chair = _chair(period)
    return pages.OfficialDocument(
        style=cast(Literal["state", "party"], cluster.document_style),
        parent_lines=ACADEMY_LINES,
        issuer_lines=letterhead_lines(cluster.letterhead or cluster.name),
        issuer_name=cluster.name,
        type_code="BC",
        type_name="BÁO CÁO",
        abstract_lines=_abstract(period),
        abbreviation=cluster.abbreviation,
        number=None,
        place=chair.school.province if chair else "",
        date=None,
        year=period.cluster_year.year,
        recipients=RECIPIENTS,
        archive=ARCHIVES[cluster.document_style],
        signature=_signature(chair),
        draft=True,
        author=cluster.name,
        ribbon=ILLUSTRATIVE if cluster.illustrative else None,
    )


def _abstract(period: Period) -> tuple[str, ...]:
    year = period.cluster_year.year
    if period.kind == PeriodKind.HALF:
        return (
            "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm",
            f"và phương hướng, nhiệm vụ 6 tháng cuối năm {year}",
        )
    return (
        f"Tổng kết công tác thi đua, khen thưởng năm {year}",
        f"và phương hướng, nhiệm vụ năm {year + 1}",
    )


def _chair(period: Period) -> ClusterDuty | None:
    duties = period.cluster_year.duties.on(period.last_day).filter(duty__in=CHAIRING)
    return duties.select_related("school").order_by("duty").first()


def _signature(chair: ClusterDuty | None) -> pages.Signature:
    """The chair signs for the cluster. A draft names nobody: who signs is known when it is issued."""
    post = "QUYỀN CỤM TRƯỞNG" if chair and chair.duty == Duty.ACTING_CHAIR else "CỤM TRƯỞNG"
    school = ("HIỆU TRƯỞNG", *letterhead_lines(chair.school.name)) if chair else ()
    return pages.Signature(
        authority="TM.",
        body_lines=("CỤM THI ĐUA",),
        post_lines=(post, *school),
        name="",
    )


def letterhead_lines(name: str) -> tuple[str, ...]:
    """A name in capitals, broken where its parts meet and where a line is full.

    >>> letterhead_lines("Cụm thi đua các trường chính trị khu vực miền núi, biên giới phía Bắc")
    ('CỤM THI ĐUA', 'CÁC TRƯỜNG CHÍNH TRỊ', 'KHU VỰC MIỀN NÚI,', 'BIÊN GIỚI PHÍA BẮC')
    """
    parts = re.sub(r" (?=(?:CÁC TRƯỜNG|KHU VỰC|TRƯỜNG ĐÀO TẠO|TỈNH) )|(?<=,) ", "\n", name.upper())
    return tuple(line for part in parts.splitlines() for line in _wrapped(part.split()))


def _wrapped(words: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) < LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _plain(body: str) -> str:
    """A text of one paragraph, without markup."""
    spaced = re.sub(r"</(?:p|li)>|<br>", " ", body)
    return " ".join(unescape(strip_tags(spaced)).split())
