"""What a cluster earns: nominations for the Academy's flag and certificate of merit."""

from __future__ import annotations

from typing import Any

from django.db import models

from clusters.models import ClusterYear
from clusters.standing import seats_of
from schools.models import School
from schools.standing import standing_of


class NominationQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> NominationQuerySet:
        """Every member school of the year, and the Academy."""
        if standing_of(user).reads_everything:
            return self
        return self.filter(cluster_year__in=seats_of(user).members)


class Award(models.TextChoices):
    """Law on Emulation and Commendation 06/2022/QH15, art. 26 (flag) and art. 74 (certificate)."""

    EMULATION_FLAG = "academy_emulation_flag", "Cờ thi đua của Học viện"
    CERTIFICATE_OF_MERIT = "academy_certificate_of_merit", "Bằng khen của Giám đốc Học viện"


class Nomination(models.Model):
    """Đề nghị khen thưởng of a school by its cluster, as recorded."""

    cluster_year = models.ForeignKey(
        ClusterYear, models.PROTECT, related_name="nominations", verbose_name="năm thi đua"
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="nominations", verbose_name="trường")
    award = models.CharField("hình thức", max_length=40, choices=Award)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị khen thưởng"
        verbose_name_plural = "đề nghị khen thưởng"
        ordering = ["-cluster_year__year", "award"]
        constraints = [
            models.UniqueConstraint(fields=["cluster_year", "school", "award"], name="nomination_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_award_display()}: {self.school}"
