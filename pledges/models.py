"""What a cluster promises for a year: the pledge (giao ước thi đua) and its targets."""

from __future__ import annotations

from typing import Any

from django.db import models

from clusters.models import ClusterYear
from clusters.standing import seats_of
from schools.models import School
from schools.standing import standing_of


class PledgeQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> PledgeQuerySet:
        """Every member school of the year, and the Academy."""
        if standing_of(user).reads_everything:
            return self
        return self.filter(cluster_year__in=seats_of(user).members)


class Pledge(models.Model):
    """Giao ước thi đua of one cluster year."""

    cluster_year = models.OneToOneField(
        ClusterYear, models.PROTECT, related_name="pledge", verbose_name="năm thi đua"
    )
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    schools_signing = models.PositiveSmallIntegerField("số trường ký theo nguồn", null=True, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        verbose_name = "giao ước"
        verbose_name_plural = "giao ước"
        ordering = ["-cluster_year__year"]

    def __str__(self) -> str:
        return f"Giao ước thi đua {self.cluster_year}"


class PledgeTarget(models.Model):
    """Chỉ tiêu giao ước, in the words of the pledge. `metric` says what would measure it."""

    class Metric(models.TextChoices):
        SHARE_OF_SCHOOLS = "percent_schools", "Tỷ lệ trường thực hiện (%)"
        ACTIVITIES = "activities_per_school", "Số hoạt động mỗi trường"
        NEW_PRACTICE = "new_practice_per_school", "Số nội dung mới mỗi trường"
        LEVEL = "standard_school_level", "Mức trường chính trị chuẩn"

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="targets", verbose_name="giao ước")
    order = models.PositiveSmallIntegerField("thứ tự")
    number = models.PositiveSmallIntegerField("số trong giao ước", null=True, blank=True)
    text = models.TextField("nội dung")
    metric = models.CharField("đo bằng", max_length=30, choices=Metric)
    threshold = models.DecimalField("mức", max_digits=8, decimal_places=2)
    second_metric = models.CharField("đo thêm bằng", max_length=30, choices=Metric, blank=True)
    second_threshold = models.DecimalField("mức thêm", max_digits=8, decimal_places=2, null=True, blank=True)
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="riêng trường"
    )
    due_year = models.PositiveSmallIntegerField("hạn (năm)", null=True, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "chỉ tiêu giao ước"
        verbose_name_plural = "chỉ tiêu giao ước"
        ordering = ["pledge", "order"]
        constraints = [models.UniqueConstraint(fields=["pledge", "order"], name="pledge_target_once")]

    def __str__(self) -> str:
        return self.text
