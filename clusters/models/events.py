"""Conferences and common activities of a cluster year."""

from __future__ import annotations

from django.db import models

from schools.models import School

from .clusters import ClusterYear


class Conference(models.Model):
    """Hội nghị của cụm."""

    class Kind(models.TextChoices):
        PLEDGE = "pledge", "Triển khai, ký kết giao ước"
        MIDYEAR = "midyear", "Sơ kết"
        ANNUAL = "annual", "Tổng kết"

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "Trực tiếp"
        ONLINE = "online", "Trực tuyến"

    cluster_year = models.ForeignKey(
        ClusterYear, models.CASCADE, related_name="conferences", verbose_name="năm thi đua"
    )
    kind = models.CharField("loại", max_length=10, choices=Kind)
    name = models.CharField("tên", max_length=300)
    date = models.DateField("ngày", null=True, blank=True)
    host = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_conferences",
        verbose_name="nơi tổ chức",
    )
    host_inferred = models.BooleanField("nơi tổ chức suy ra từ nguồn", default=False)
    mode = models.CharField("hình thức", max_length=10, choices=Mode, blank=True)
    schools_attending = models.PositiveSmallIntegerField("số trường dự", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "hội nghị"
        verbose_name_plural = "hội nghị"
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["cluster_year", "kind"], name="conference_once")]

    def __str__(self) -> str:
        return self.name


class Activity(models.Model):
    """Hoạt động chung của cụm. Planned by month ("dự kiến tháng 9"), with the day it was held apart."""

    class Kind(models.TextChoices):
        EXCHANGE = "giao_luu", "Giao lưu"
        EXCHANGE_WORKSHOP = "giao_luu_hoi_thao", "Giao lưu, hội thảo"
        SEMINAR = "toa_dam_cap_cum", "Tọa đàm cấp cụm"
        INSPECTION = "kiem_tra", "Kiểm tra"
        ANNUAL_CONFERENCE = "hoi_nghi_tong_ket", "Hội nghị tổng kết"
        OTHER = "other", "Hoạt động khác"

    cluster_year = models.ForeignKey(
        ClusterYear, models.CASCADE, related_name="activities", verbose_name="năm thi đua"
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    title = models.CharField("nội dung", max_length=400)
    planned_month = models.DateField("dự kiến (ngày đầu tháng)", null=True, blank=True)
    held_on = models.DateField("ngày tổ chức", null=True, blank=True)
    lead = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="led_activities", verbose_name="chủ trì"
    )
    place = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa điểm"
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "hoạt động"
        verbose_name_plural = "hoạt động"
        ordering = ["cluster_year", "order"]
        constraints = [models.UniqueConstraint(fields=["cluster_year", "order"], name="activity_order_once")]

    def __str__(self) -> str:
        return self.title


class Handover(models.Model):
    """Bàn giao Cụm trưởng: from one year's chair to the next, as recorded at a conference."""

    cluster_year = models.OneToOneField(
        ClusterYear, models.CASCADE, related_name="handover", verbose_name="năm kết thúc"
    )
    from_school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name="bên giao")
    to_school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name="bên nhận")
    date = models.DateField("ngày")
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "bàn giao"
        verbose_name_plural = "bàn giao"
        ordering = ["-date"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_school=models.F("to_school")), name="handover_to_another_school"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_school} → {self.to_school}"
