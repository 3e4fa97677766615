"""What a school files for a period: one row a cell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from clusters.models import Indicator, Period
from clusters.standing import LEADING, seats_of
from cumthidua.core import clock
from cumthidua.core.workflow import WorkflowModel, stamps_agree
from schools.models import School
from schools.standing import standing_of

from ..deadlines import TimeStanding, time_standing
from ..states import FILING, FilingState


class FilingQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> FilingQuerySet:
        """A school sees its own at any time; the schools that lead the cluster, and the Academy, once
        the principal has certified it; every member school once it is accepted."""
        standing = standing_of(user)
        if standing.reads_everything:
            return self.filter(Q(reached_chair_at__isnull=False) | Q(school__in=standing.schools))
        leading = seats_of(user).years_with(LEADING)
        return self.filter(
            Q(school__in=standing.schools)
            | Q(reached_chair_at__isnull=False, period__cluster_year__in=leading)
            | Q(state=FilingState.ACCEPTED, period__cluster_year__in=seats_of(user).members)
        )

    def of_own_school(self, user: Any, code: str) -> FilingQuerySet:
        """The filings of the school with this code, if the person works there: part of `visible_to`,
        and cheaper to ask."""
        posts = standing_of(user).posts
        return self.filter(school__in={post.school_id for post in posts if post.code == code})

    def accepted(self) -> FilingQuerySet:
        return self.filter(state=FilingState.ACCEPTED)

    def of_members(self) -> FilingQuerySet:
        """Those of the year's member schools: what a school filed that has left the year does not count."""
        return self.filter(period__cluster_year__members__school=F("school"))

    def for_pages(self) -> FilingQuerySet:
        return self.select_related(
            "school", "period__cluster_year__cluster", "period__cluster_year__catalogue"
        )

    def for_saving(self) -> FilingQuerySet:
        """With what a save asks of the period, and no more."""
        return self.select_related("period__cluster_year").order_by()


class Filing(WorkflowModel):
    """Số liệu của một trường trong một kỳ: draft → submitted → certified → accepted.

    `first_submitted_at` is the server's time of receipt and `due_when_submitted` the deadline that held
    then: the two tell whether it was late, and no later return, extension or new date changes them.
    `reached_chair_at` is when the principal first certified it.
    """

    workflow = FILING

    period = models.ForeignKey(Period, models.PROTECT, related_name="filings")
    school = models.ForeignKey(School, models.PROTECT, related_name="filings")
    state = models.CharField(max_length=10, choices=FilingState, default=FilingState.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    certified_at = models.DateTimeField(null=True, blank=True)
    certified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    certified_for_principal = models.BooleanField(default=False)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    return_comment = models.TextField(blank=True)
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    due_when_submitted = models.DateTimeField(null=True, blank=True)
    reached_chair_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = "số liệu của trường"
        verbose_name_plural = "số liệu của trường"
        ordering = ["period", "school__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["period", "school"], name="filing_once"),
            *stamps_agree(
                {
                    "submitted": [FilingState.SUBMITTED, FilingState.CERTIFIED, FilingState.ACCEPTED],
                    "certified": [FilingState.CERTIFIED, FilingState.ACCEPTED],
                    "accepted": [FilingState.ACCEPTED],
                    "returned": [FilingState.RETURNED],
                }
            ),
            models.CheckConstraint(
                condition=Q(state="returned") & ~Q(return_comment="")
                | ~Q(state="returned") & Q(return_comment=""),
                name="filing_return_has_comment",
            ),
            models.CheckConstraint(
                condition=Q(certified_at=None) | Q(submitted_at__lte=models.F("certified_at")),
                name="filing_certified_after_submitted",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(certified_at__lte=models.F("accepted_at")),
                name="filing_accepted_after_certified",
            ),
            models.CheckConstraint(
                condition=Q(certified_at=None) | ~Q(submitted_by=models.F("certified_by")),
                name="filing_certified_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"Số liệu {self.period.label} của {self.school}"

    @property
    def audit_chain(self) -> str:
        return self.period.cluster_year.audit_chain

    @property
    def is_accepted(self) -> bool:
        return self.state == FilingState.ACCEPTED

    @property
    def is_returned(self) -> bool:
        return self.state == FilingState.RETURNED

    @property
    def is_draft(self) -> bool:
        return self.state == FilingState.DRAFT

    @property
    def waits_for_school(self) -> bool:
        """Whether the next step is the officer's."""
        return self.state in (FilingState.DRAFT, FilingState.RETURNED)

    @property
    def late_by(self) -> timedelta | None:
        """By how much the first submission missed the deadline that held then; None when in time."""
        filed, due = self.first_submitted_at, self.due_when_submitted
        return filed - due if filed is not None and due is not None and filed > due else None

    @property
    def was_late(self) -> bool:
        return self.late_by is not None

    @property
    def due_at(self) -> datetime | None:
        """The deadline for this school: the period's, or a later one granted to it."""
        if self.period.due_at is None:
            return None
        return max([self.period.due_at, *(extension.ends_at for extension in self.extensions.all())])

    @property
    def time_standing(self) -> TimeStanding:
        """Open, in the days of grace, extended or locked: now, and in words."""
        return time_standing(self, clock.now())

    def opened_codes(self, now: datetime, returned: Iterable[str] = ()) -> frozenset[str] | None:
        """Codes of the cells that time and state leave open to typing; None says all of them.

        A return opens the cells it names, `returned`. A period that is not open takes only what a
        running extension names.
        """
        if not self.waits_for_school:
            return frozenset()
        if not self.is_returned and self.period.is_open_at(now):
            return None
        running = [extension for extension in self.extensions.all() if extension.runs_at(now)]
        named = frozenset(code for extension in running for code in extension.codes)
        if self.is_returned:
            return named | frozenset(returned)
        return None if any(not extension.codes for extension in running) else named

    @property
    def is_overdue(self) -> bool:
        due = self.due_at
        return due is not None and due < clock.now() and self.first_submitted_at is None


class CellStatus(models.TextChoices):
    BLANK = "blank", "Chưa báo cáo"
    REPORTED = "reported", "Đã báo cáo"
    NOT_APPLICABLE = "na", "Không áp dụng"


class Bound(models.TextChoices):
    """How exact a figure is, as the prose says it ("trên 40 nghìn", "gần 22.000")."""

    EXACT = "exact", "Số thực"
    ESTIMATED = "estimated", "Số ước thực hiện"
    ABOUT = "about", "Khoảng"
    AT_LEAST = "at_least", "Trên, hơn"
    AT_MOST = "at_most", "Gần, dưới"


class FilingValue(models.Model):
    """One cell. Not reported, reported (zero included) and not applicable are three things.

    `rejected_text` is what was typed last and could not be read; it is kept until it is put right.
    `version` grows with every change, so that a stale edit is seen.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="values")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=CellStatus, default=CellStatus.BLANK)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    bound = models.CharField(max_length=10, choices=Bound, default=Bound.EXACT)
    explanation = models.CharField(max_length=500, blank=True)
    rejected_text = models.CharField(max_length=100, blank=True)
    source_text = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "ô số liệu"
        verbose_name_plural = "ô số liệu"
        ordering = ["indicator__order"]
        constraints = [
            models.UniqueConstraint(fields=["filing", "indicator"], name="filing_value_once"),
            models.CheckConstraint(
                condition=Q(status="reported", value__isnull=False) | (~Q(status="reported") & Q(value=None)),
                name="filing_value_iff_reported",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0), name="filing_value_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"


class ReturnedCellManager(models.Manager):
    """Always with the indicator: its code is the cell's name everywhere."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("indicator")


class ReturnedCell(models.Model):
    """A cell named in a return: it alone opens again, until the officer has answered it."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="returned_cells")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    version_then = models.PositiveIntegerField(default=0)
    returned_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReturnedCellManager()

    class Meta:
        verbose_name = "ô trả lại"
        verbose_name_plural = "ô trả lại"
        ordering = ["indicator__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "indicator"], condition=Q(closed_at=None), name="returned_cell_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.filing}: {self.indicator}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
