"""What happened in the made-up cluster, told by the real acts at the instants they happened.

Cells are written in bulk, with their history; everything else goes through `reports.actions`, so that
history, audit chain and notices are those of real work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from clusters.models import Indicator, Period
from cumthidua.core import clock
from cumthidua.core.models import Notice, OutboxMail
from cumthidua.core.models.notices import MailState
from reports import actions
from reports.actions.summaries import draft_report
from reports.cells import CellEntry
from reports.models import Filing
from schools.models import DelegatedAct, Delegation, School, SchoolRole

from . import accounts, cells
from .calendar import DemoCalendar, at
from .illustrative import CHAIR, CODE, LAST_CHAIR, SCHOOLS
from .invented import SchoolFigures, Values, figures_of

LEVELS = {"tct-nam-thanh": 2, "tct-vinh-son": 1, "tct-an-lac": 1, "tct-cao-lam": 1}
RUN_ADVANCED = {
    "tct-an-lac",
    "tct-cao-lam",
    "tct-dong-thinh",
    "tct-nam-thanh",
    "tct-vinh-son",
    "tct-ha-phong",
}
SEMINAR_HOST = "tct-nam-thanh"

# The state in which this year's annual figures stand, beside the six that are accepted.
OVERDUE, RETURNED, AT_PRINCIPAL, AT_CHAIR = "tct-lam-hai", "tct-phu-linh", "tct-tan-viet", "tct-bac-hoa"
LATE_LAST_YEAR = "tct-ha-phong"

NOT_YET_TYPED = {"standard_school_level", "standard_criteria_met", "policy_report"}
LEFT_BLANK = {"staff_sent_phd", "excellent_lecturer", "monograph"}
RETURNED_CELLS = ("learner_refresher", "journal_article", "staff_training_turns")
RETURN_COMMENT = (
    "Học viên bồi dưỡng tăng nhanh hơn số lớp; bài tạp chí và lượt bồi dưỡng chưa khớp danh sách kèm theo. "
    "Đề nghị rà lại ba ô đã nêu."
)
EXTENSION_REASON = "Mưa lũ, trường phải di chuyển hồ sơ; các trường trong Cụm đã thống nhất"
EXPLANATIONS = {
    "journal_article": "Năm nay trường có số chuyên đề 19 bài trên tạp chí của tỉnh.",
    "field_trip_staff": "Trường tổ chức thêm hai đợt nghiên cứu thực tế theo kế hoạch bổ sung.",
}


@dataclass
class Story:
    """Acts with their instants, gathered in any order and done in the order of time."""

    until: datetime
    acts: list[tuple[datetime, Callable[[], Any]]] = field(default_factory=list)

    def then(self, when: datetime, act: Callable[..., Any], /, **details: Any) -> None:
        """`act` happens at `when`; what would lie ahead of us happened a moment ago."""
        self.acts.append((when, lambda: act(**details)))

    def play(self) -> None:
        self.acts.sort(key=lambda pair: pair[0])
        for number, (when, act) in enumerate(self.acts):
            latest = self.until - timedelta(seconds=len(self.acts) - number)
            with clock.at(min(when, latest)):
                act()


@dataclass(frozen=True)
class Desk:
    """One school's people, its filings by period, and its figures."""

    code: str
    school: School
    officer: Any
    principal: Any
    figures: SchoolFigures


def tell(plan: DemoCalendar) -> None:
    """Fill the made-up cluster. Mails are not sent: the demo's addresses lead nowhere."""
    now = clock.now()
    periods = {
        period.code: period
        for period in Period.objects.with_cluster().filter(cluster_year__cluster__code=CODE)
    }
    desks = _desks()
    story = Story(until=now)
    first, second = (periods[f"{plan.year - 1}-H1"], periods[f"{plan.year - 1}-Y"])
    third, current = (periods[f"{plan.year}-H1"], periods[f"{plan.year}-Y"])
    _delegate(story, desks[CHAIR], date(plan.year, 6, 1), date(plan.year, 6, 30), DelegatedAct.CERTIFY)
    _delegate(story, desks[CHAIR], *_around(clock.today()), DelegatedAct.CERTIFY, DelegatedAct.CHAIR)
    for period, sheet, chair in ((first, 0, LAST_CHAIR), (second, 1, LAST_CHAIR), (third, 2, CHAIR)):
        _finished(story, period, desks, sheet, desks[chair])
    _under_way(story, current, desks)
    story.play()
    _settle_notices(now)


def _desks() -> dict[str, Desk]:
    schools = School.objects.in_bulk(list(SCHOOLS), field_name="code")
    return {
        code: Desk(
            code=code,
            school=schools[code],
            officer=accounts.person(code, SchoolRole.OFFICER),
            principal=accounts.person(code, SchoolRole.PRINCIPAL),
            figures=figures_of(
                place,
                runs_advanced=code in RUN_ADVANCED,
                hosts_seminar=code == SEMINAR_HOST,
                level=LEVELS.get(code, 0),
            ),
        )
        for place, code in enumerate(SCHOOLS)
    }


def _around(today: date) -> tuple[date, date]:
    return today - timedelta(days=14), today + timedelta(days=45)


def _delegate(story: Story, desk: Desk, begins: date, ends: date, *acts: str) -> None:
    for act in acts:
        story.then(
            at(begins, 7, 30),
            Delegation.objects.create,
            school=desk.school,
            principal=desk.principal,
            deputy=accounts.person(desk.code, SchoolRole.VICE_PRINCIPAL),
            act=act,
            paper="Giấy ủy quyền của Hiệu trưởng",
            valid_from=begins,
            valid_to=ends,
            given_at=at(begins, 7, 30),
        )


def _finished(story: Story, period: Period, desks: Mapping[str, Desk], sheet: int, chair: Desk) -> None:
    """A period that went its whole way: ten filings accepted, the report drafted by the chair."""
    due = _known(period.due_at)
    filings = _open(period)
    for place, (code, desk) in enumerate(desks.items()):
        late = code == LATE_LAST_YEAR and sheet == 1
        sent = (
            due + timedelta(hours=15)
            if late
            else due - timedelta(days=9 - place % 8, hours=8, minutes=7 * place)
        )
        filing = filings[code]
        _file(story, desk, filing, desk.figures[sheet], sent)
        by = desk.principal
        if code == CHAIR and sheet == 2:
            by = accounts.person(CHAIR, SchoolRole.VICE_PRINCIPAL)
        story.then(sent + timedelta(hours=6), actions.certify, filing=filing, by=by)
        story.then(sent + timedelta(days=1, hours=1), actions.accept, filing=filing, by=chair.officer)
    story.then(due + timedelta(days=4), draft_report, period=period, by=chair.officer)


def _under_way(story: Story, period: Period, desks: Mapping[str, Desk]) -> None:
    """This year's annual figures: six accepted, and one in each state before that."""
    due, chair = _known(period.due_at), desks[CHAIR]
    filings = _open(period)
    for place, (code, desk) in enumerate(desks.items()):
        filing, values = filings[code], dict(desk.figures.this_year)
        if code == OVERDUE:
            _half_typed(story, desk, filing, values, due)
            continue
        sent = due - timedelta(days=1 + place % 6, hours=7, minutes=11 * place)
        explanations: Mapping[str, str] = {}
        if code == AT_CHAIR:
            explanations = EXPLANATIONS
            values |= _jumps(desk.figures.last_year)
        if code == RETURNED:
            story.then(sent - timedelta(days=2), actions.extend, filing=filing, by=chair.principal,
                       until=due + timedelta(days=5), reason=EXTENSION_REASON)  # fmt: skip
            values = {code: value for code, value in values.items() if code not in LEFT_BLANK}
        _file(story, desk, filing, values, sent, explanations)
        if code == AT_PRINCIPAL:
            continue
        story.then(sent + timedelta(hours=5), actions.certify, filing=filing, by=desk.principal)
        if code == RETURNED:
            story.then(due + timedelta(days=6), actions.return_to_school, filing=filing, by=chair.principal,
                       comment=RETURN_COMMENT, codes=RETURNED_CELLS)  # fmt: skip
        elif code != AT_CHAIR:
            by = chair.principal if place % 2 else chair.officer
            story.then(sent + timedelta(days=1, hours=2), actions.accept, filing=filing, by=by)


def _known(instant: datetime | None) -> datetime:
    """An instant of a made-up period, which has all of them."""
    if instant is None:
        raise ValueError("a made-up period without its dates")
    return instant


def _open(period: Period) -> dict[str, Filing]:
    with clock.at(_known(period.opens_at)):
        actions.open_filings(period=period)
    return {filing.school.code: filing for filing in Filing.objects.for_pages().filter(period=period)}


def _file(
    story: Story, desk: Desk, filing: Filing, values: Values, sent: datetime,
    explanations: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Typed group by group on the day before, then handed to the principal."""
    _type(story, desk, filing, values, sent - timedelta(days=1, hours=2), explanations or {})
    story.then(sent, actions.submit, filing=filing, by=desk.officer)


def _half_typed(story: Story, desk: Desk, filing: Filing, values: Values, due: datetime) -> None:
    """Overdue: everything but the group on staff, and one cell that could not be read."""
    typed = {
        indicator.code: values[indicator.code]
        for indicator in _indicators(filing)
        if indicator.group.code != "staff" and indicator.code not in NOT_YET_TYPED
    }
    started = due - timedelta(days=3, hours=6)
    _type(story, desk, filing, typed, started, {})
    story.then(started + timedelta(hours=2), actions.save_cells, filing=filing,
               entries=[CellEntry("policy_report", "3 hoặc 4")], by=desk.officer)  # fmt: skip


def _type(
    story: Story,
    desk: Desk,
    filing: Filing,
    values: Values,
    started: datetime,
    explanations: Mapping[str, str],
) -> None:
    named = [indicator for indicator in _indicators(filing) if indicator.code in values]
    by_group = groupby(named, key=lambda indicator: indicator.group.code)
    for number, (_, indicators) in enumerate(by_group):
        story.then(
            started + timedelta(minutes=12 * number),
            cells.write,
            filing=filing,
            figures=[_figure(indicator, values[indicator.code], explanations) for indicator in indicators],
            by=desk.officer,
            source="typed",
        )


def _figure(indicator: Indicator, value: int | None, explanations: Mapping[str, str]) -> cells.Figure:
    return cells.Figure(
        indicator=indicator,
        value=None if value is None else Decimal(value),
        explanation=explanations.get(indicator.code, ""),
    )


def _indicators(filing: Filing) -> Iterable[Indicator]:
    catalogue = filing.period.cluster_year.catalogue_id
    indicators = Indicator.objects.filter(catalogue=catalogue).select_related("group")
    return [indicator for indicator in indicators if indicator.is_input]


def _jumps(last_year: Values) -> Values:
    """Figures that ask for an explanation: 80% over last year's."""
    return {code: (last_year[code] or 0) * 9 // 5 for code in EXPLANATIONS}


def _settle_notices(now: datetime) -> None:
    """What is older than a month has been read; no mail leaves the demo."""
    people = [account.username for account in accounts.everybody()]
    ours = Notice.objects.filter(recipient__username__in=people)
    ours.filter(created_at__lt=now - timedelta(days=30), read_at=None).update(read_at=now)
    OutboxMail.objects.filter(notice__in=ours, state=MailState.WAITING).update(state=MailState.CANCELLED)
