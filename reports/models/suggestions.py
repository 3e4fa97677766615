"""What the chair puts before a school's officer."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from .filings import Filing


class SuggestionQuerySet(models.QuerySet):
    def waiting(self) -> Suggestion | None:
        """The one that is open, of one filing's suggestions."""
        return self.filter(closed_at=None).select_related("sent_by").first()


class Suggestion(models.Model):
    """Gợi ý: a published text that speaks of a school's figures, sent to it to be read and confirmed.

    It changes nothing in the filing. One is open at a time; a newer text takes its place.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="suggestions")
    text = models.TextField("văn bản")
    figures = models.PositiveSmallIntegerField("số liệu đọc được")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    closed_at = models.DateTimeField("xem xong lúc", null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = "gợi ý số liệu"
        verbose_name_plural = "gợi ý số liệu"
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing"], condition=Q(closed_at=None), name="suggestion_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing}: {self.figures} số liệu"
