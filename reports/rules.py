"""Who may do what with filings and reports, and the reason when not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from clusters.standing import is_chair, is_leading
from cumthidua.core import clock
from cumthidua.core.policy import ActTable, because
from schools.standing import standing_of

REMINDER_PAUSE = timedelta(hours=12)


@because("Chỉ cán bộ phụ trách thi đua của trường được nhập và nộp số liệu.")
def is_own_officer(user: Any, filing: Any) -> bool:
    return standing_of(user).has_role(filing.school_id, "officer")


@because("Chỉ Hiệu trưởng, hoặc Phó Hiệu trưởng được ủy quyền còn hiệu lực, được làm việc này.")
def is_own_principal(user: Any, filing: Any) -> bool:
    return standing_of(user).acts_as_principal(filing.school_id, "certify")


@because("Người đã nộp số liệu không tự xác nhận số liệu đó.")
def is_not_the_submitter(user: Any, filing: Any) -> bool:
    return filing.submitted_by_id != user.pk


@because("Chỉ trường đang giữ vai Cụm trưởng của năm này được làm việc này.")
def is_for_the_chair(user: Any, filing: Any) -> bool:
    return is_chair(user, filing.period.cluster_year_id)


@because("Chỉ Cụm trưởng của năm này hoặc Vụ của Học viện được gia hạn và kết thúc gia hạn.")
def grants_time(user: Any, filing: Any) -> bool:
    """An administrator keeps the portal; deadlines are the chair's and the department's."""
    return is_for_the_chair.test(user, filing) or standing_of(user).is_academy


@because("Kỳ báo cáo chưa mở nhập. Đồng chí chờ đến ngày mở.")
def has_begun(user: Any, filing: Any) -> bool:
    """No extension opens a period before its day; what was sent back is put right at any time."""
    opens = filing.period.opens_at
    return opens is None or opens <= clock.now() or filing.is_returned


@because("Kỳ báo cáo đã khóa nhận. Đồng chí đề nghị Cụm trưởng gia hạn.")
def may_still_file(user: Any, filing: Any) -> bool:
    """The period is open, an extension runs, or the filing was sent back to be put right."""
    now = clock.now()
    return (
        filing.period.is_open_at(now)
        or filing.is_returned
        or any(extension.runs_at(now) for extension in filing.extensions.all())
    )


@because("Số liệu đã từng bị trả lại nên không rút được. Đồng chí đề nghị Hiệu trưởng trả lại ô cần sửa.")
def was_never_returned(user: Any, filing: Any) -> bool:
    """Taking back a filing that came from a return would open all cells, not the named ones."""
    return not filing.returned_cells.exists()


@because("Số liệu đã nộp nên các ô đã khóa.")
def waits_for_school(user: Any, filing: Any) -> bool:
    return filing.waits_for_school


@because("Số liệu này đã nộp nên không cần gia hạn.")
def still_to_be_filed(user: Any, filing: Any) -> bool:
    return filing.waits_for_school


@because("Trường này đã nộp nên không cần nhắc.")
def awaits_submission(user: Any, filing: Any) -> bool:
    return filing.waits_for_school


@because("Kỳ báo cáo chưa mở nhập nên chưa nhắc.")
def has_opened(user: Any, filing: Any) -> bool:
    opens = filing.period.opens_at
    return opens is None or opens <= clock.now()


@because("Đã nhắc trong vòng 12 giờ qua. Đồng chí chờ thêm rồi nhắc lại.")
def was_not_just_reminded(user: Any, filing: Any) -> bool:
    since = clock.now() - REMINDER_PAUSE
    return all(reminder.sent_at <= since for reminder in filing.reminders.all())


@because("Chưa nộp được: còn ô không nhận, ô trái quy tắc, chỗ cần giải trình hoặc ô trả lại chưa trả lời.")
def has_nothing_missing(user: Any, filing: Any) -> bool:
    from .validation import missing_to_submit

    return not missing_to_submit(filing)


@because("Chỉ trường đang giữ vai Cụm trưởng của năm này được lập và sửa báo cáo của Cụm.")
def writes_the_report(user: Any, period: Any) -> bool:
    return is_chair(user, period.cluster_year_id)


@because("Chỉ trường đang giữ vai Cụm trưởng của năm này được nhắc nộp.")
def chairs_the_year(user: Any, period: Any) -> bool:
    return is_chair(user, period.cluster_year_id)


@because("Chưa có trường nào được tiếp nhận số liệu trong kỳ này.")
def has_accepted_filings(user: Any, period: Any) -> bool:
    return period.filings.accepted().exists()


@because("Kỳ này đã có dự thảo báo cáo.")
def has_no_report(user: Any, period: Any) -> bool:
    return not hasattr(period, "summary_report")


def reads_work(user: Any, filing: Any) -> bool:
    """Whether a reader of the filing also reads how it came about: each change of each cell, and the
    comments between school and chair. Fellow members read the accepted figures and the official steps."""
    standing = standing_of(user)
    return (
        standing.reads_everything
        or standing.is_at(filing.school_id)
        or is_leading(user, filing.period.cluster_year_id)
    )


def reads_progress(user: Any, period: Any) -> bool:
    """Who reads how far each school is, of drafts too, in counts alone: the schools that lead the
    cluster, and the Academy. Fellow members do not read each other's drafts."""
    return standing_of(user).reads_everything or is_leading(user, period.cluster_year_id)


# Acts on a filing besides its transitions (states.FILING).
FILING_ACTS = ActTable(
    "reports",
    {
        "edit_cells": (is_own_officer, waits_for_school, has_begun, may_still_file),
        "extend": (grants_time, still_to_be_filed),
        "end_extension": (grants_time,),
        "suggest": (is_for_the_chair, waits_for_school),
        "remind": (is_for_the_chair, awaits_submission, has_opened, was_not_just_reminded),
    },
)

# Acts of the chair on a period and its report.
REPORT_ACTS = ActTable(
    "reports",
    {
        "draft_report": (writes_the_report, has_no_report, has_accepted_filings),
        "edit_report": (writes_the_report,),
        "remind_schools": (chairs_the_year,),
        "read_published_report": (writes_the_report,),
        "state_totals": (writes_the_report,),
    },
)
