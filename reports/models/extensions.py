"""Time and insistence: a later deadline for one school, and the reminders it was sent."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .filings import Filing


class Extension(models.Model):
    """Gia hạn: a later deadline for one school, with the reason, seen by every member.

    `codes` are the cells it opens when the period itself takes nothing any more; none named: all.
    Ended early it stays in the ledger, with the reason.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="extensions")
    until = models.DateTimeField()
    codes = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=300)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ["until"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
            models.CheckConstraint(condition=Q(granted_at__lt=F("until")), name="extension_ends_later"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, end_reason="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(end_reason="")),
                name="extension_ended_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing} đến {self.until:%d/%m/%Y}"

    @property
    def ends_at(self) -> datetime:
        return self.until if self.ended_at is None else min(self.until, self.ended_at)

    def runs_at(self, instant: datetime) -> bool:
        return self.granted_at <= instant < self.ends_at


class Reminder(models.Model):
    """Nhắc nộp: who reminded a school of its filing, when, and in which words."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="reminders")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "lần nhắc"
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.filing}: {self.text}"
