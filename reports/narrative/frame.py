"""What stands around the results: who we are, what fell short, what comes next, what we ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cumthidua.core.vietnamese.dates import format_long_date
from cumthidua.core.vietnamese.numbers import format_prose

from ..consolidation import Consolidation
from .background import Background, Meeting, Plan
from .language import capital, dashed, join, numbered, paragraph, text
from .pen import Pen

ACADEMY = "Học viện Chính trị quốc gia Hồ Chí Minh"


def opening(background: Background) -> str:
    return paragraph(
        [f"{text(background.cluster)} (sau đây gọi là Cụm thi đua) báo cáo {_subject(background)} như sau:"]
    )


def closing(background: Background) -> str:
    return paragraph([f"Trên đây là Báo cáo {background.kind} {_work(background)} của Cụm thi đua."])


def overview(consolidation: Consolidation, background: Background) -> str:
    members = f"Năm {background.year}, Cụm thi đua có {format_prose(background.members)} trường thành viên."
    theme = text(background.theme)
    return "".join(
        [
            paragraph([members, _leaders(background)]),
            paragraph(
                [
                    f"Các trường thi đua theo chủ đề “{theme}”." if theme else "",
                    _conference(background.meeting),
                    _sources(consolidation),
                ]
            ),
        ]
    )


def shortcomings(consolidation: Consolidation, background: Background) -> str:
    late_classes = Pen(consolidation).counted("class_late_start")
    points = [
        *_said(background.shortcomings),
        *([f"Có {late_classes}"] if late_classes else []),
        *_unfiled(consolidation),
        *(
            [f"{join([text(name) for name in background.late])} nộp số liệu sau thời hạn"]
            if background.late
            else []
        ),
    ]
    if not points:
        return paragraph(["Chưa có hạn chế nào được ghi nhận trong kỳ."])
    return paragraph(["Bên cạnh kết quả đạt được, trong Cụm còn có những hạn chế sau:"]) + dashed(points)


def tasks(background: Background) -> str:
    if not background.plans:
        return paragraph([f"Chưa có hoạt động chung nào của Cụm được ghi trong kế hoạch {background.ahead}."])
    count = format_prose(len(background.plans))
    return paragraph([
        f"Trong {background.ahead}, Cụm thi đua tập trung tổ chức {count} hoạt động chung:"
    ]) + numbered([_plan(plan) for plan in background.plans])  # fmt: skip


def proposals(background: Background) -> str:
    points = _said(background.proposals)
    if not points:
        return paragraph(["Chưa có kiến nghị nào được ghi nhận trong kỳ."])
    return paragraph([f"Cụm thi đua kiến nghị {ACADEMY}:"]) + dashed(points)


def _said(remarks: Iterable[str]) -> list[str]:
    return [said for remark in remarks if (said := text(remark))]


def _work(background: Background) -> str:
    return f"công tác thi đua, khen thưởng {background.done} và phương hướng, nhiệm vụ {background.ahead}"


def _subject(background: Background) -> str:
    return f"kết quả {_work(background)}"


def _leaders(background: Background) -> str:
    parts = [
        f"{join([text(name) for name in names])} là {'các ' if len(names) > 1 else ''}đơn vị {label}"
        for label, names in background.duties
    ]
    return f"{'; '.join(parts)}." if parts else ""


def _conference(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    how = " theo hình thức trực tuyến" if meeting.online else ""
    host = "" if meeting.online else text(meeting.host)
    where = f" tại {host}" if host else ""
    schools = (
        f", có {format_prose(meeting.schools_attending)} trường tham dự" if meeting.schools_attending else ""
    )
    day = capital(format_long_date(meeting.day))
    return f"{day}, Cụm thi đua tổ chức {text(meeting.name)}{how}{where}{schools}."


def _sources(consolidation: Consolidation) -> str:
    if consolidation.filed == consolidation.expected:
        return f"Báo cáo được tổng hợp từ số liệu của {_out_of(consolidation)} trường."
    return f"Báo cáo được tổng hợp từ số liệu của {_out_of(consolidation)} trường đã được tiếp nhận."


def _out_of(consolidation: Consolidation) -> str:
    return f"{format_prose(consolidation.filed)}/{format_prose(consolidation.expected)}"


def _unfiled(consolidation: Consolidation) -> list[str]:
    names = [text(column.name) for column in consolidation.columns if not column.filed]
    return [f"Số liệu của {join(names)} chưa được tổng hợp vào Báo cáo này"] if names else []


def _plan(plan: Plan) -> str:
    """ "…, dự kiến tháng 9 năm 2024, do Trường … chủ trì, tại Trường …"."""
    title, lead, place = capital(text(plan.title)), text(plan.lead), text(plan.place)
    parts = [title]
    if plan.month is not None:
        parts.append(f"dự kiến {_month(plan.month)}")
    if lead:
        parts.append(f"do {lead} chủ trì")
    if place and place != lead and place not in title:
        parts.append(f"tại {place}")
    return ", ".join(parts)


def _month(first: date) -> str:
    """January and February take a zero, as in every date of a document."""
    return f"tháng {format_long_date(first).split(' tháng ')[1]}"
