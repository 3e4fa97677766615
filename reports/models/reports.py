"""The chair's summary report: sections of text whose figures are links to the data."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from clusters.models import Period, PeriodKind
from clusters.standing import LEADING, seats_of
from schools.standing import standing_of


class SummaryReportQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> SummaryReportQuerySet:
        """A draft is seen by the schools that lead the cluster, and by the Academy."""
        if standing_of(user).reads_everything:
            return self
        return self.filter(period__cluster_year__in=seats_of(user).years_with(LEADING))

    def for_pages(self) -> SummaryReportQuerySet:
        return self.select_related("period__cluster_year__cluster", "period__cluster_year__catalogue")


class SummaryReport(models.Model):
    """Báo cáo sơ kết (half-year) or tổng kết (annual), drafted from the accepted filings."""

    period = models.OneToOneField(Period, models.PROTECT, related_name="summary_report")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = SummaryReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo của cụm"
        verbose_name_plural = "báo cáo của cụm"
        ordering = ["-period__cluster_year__year", "period__kind"]

    def __str__(self) -> str:
        return f"{self.title} · {self.period.cluster_year.cluster.short_name}"

    @property
    def title(self) -> str:
        kind = "sơ kết" if self.period.kind == PeriodKind.HALF else "tổng kết"
        return f"Báo cáo {kind} {self.period.label}"

    @property
    def audit_chain(self) -> str:
        return self.period.cluster_year.audit_chain


class ReportSection(models.Model):
    """Mục của báo cáo. `body` is sanitised HTML in which each figure is a token, filled from the data
    at every save and every rendering; `generated` is what the portal last wrote."""

    report = models.ForeignKey(SummaryReport, models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=40)
    level = models.PositiveSmallIntegerField(default=2)
    number = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    body = models.TextField(blank=True)
    generated = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "mục báo cáo"
        verbose_name_plural = "mục báo cáo"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="report_section_once"),
            models.CheckConstraint(
                condition=models.Q(edited_at=None, edited_by=None)
                | models.Q(edited_at__isnull=False, edited_by__isnull=False),
                name="report_section_edit_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def was_edited(self) -> bool:
        return self.edited_at is not None
