"""The game: clusters, their years, members and duties."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cumthidua.core.dated import Dated, once_a_day
from cumthidua.core.vietnamese.text import search_key
from schools.models import School
from schools.standing import standing_of


class ClusterQuerySet(models.QuerySet):
    def visible_to(self, user) -> ClusterQuerySet:
        """The Academy sees every cluster, a school those it is or was a member of."""
        standing = standing_of(user)
        if standing.reads_everything:
            return self
        return self.filter(
            Q(years__members__school__in=standing.schools) | Q(memberships__school__in=standing.schools)
        ).distinct()


class Cluster(models.Model):
    """Cụm thi đua: schools that compete with one another in a year."""

    class Style(models.TextChoices):
        STATE = "state", "Nghị định 30/2020/NĐ-CP"
        PARTY = "party", "Hướng dẫn 05-HD/VPTW (văn bản của Đảng)"

    code = models.SlugField("mã", max_length=40, unique=True)
    name = models.CharField("tên đầy đủ", max_length=200)
    short_name = models.CharField("tên gọn", max_length=100)
    number = models.PositiveSmallIntegerField("số", null=True, blank=True)
    region = models.CharField("khu vực", max_length=100, blank=True)
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name="cụm trước"
    )
    member_count_stated = models.PositiveSmallIntegerField("số trường theo nguồn", null=True, blank=True)
    document_style = models.CharField("thể thức văn bản", max_length=10, choices=Style, default=Style.STATE)
    abbreviation = models.CharField("ký hiệu trên văn bản", max_length=20, default="TĐC")
    letterhead = models.TextField(
        "tên cơ quan ban hành", blank=True, help_text="Mỗi dòng một dòng ở góc trái văn bản."
    )
    illustrative = models.BooleanField("cụm minh họa", default=False)
    source = models.CharField("nguồn", max_length=200, blank=True)
    search_key = models.CharField(max_length=300, editable=False)

    objects = ClusterQuerySet.as_manager()

    class Meta:
        verbose_name = "cụm thi đua"
        verbose_name_plural = "cụm thi đua"
        ordering = ["illustrative", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.search_key = search_key(f"{self.name} {self.short_name}")
        super().save(*args, **kwargs)


class Membership(Dated):
    """A school belongs to a cluster from a day to a day. Unknown days stay open, never guessed."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="memberships", verbose_name="cụm")
    school = models.ForeignKey(School, models.PROTECT, related_name="memberships", verbose_name="trường")
    inferred = models.BooleanField("suy ra từ nguồn", default=False)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = "thành viên cụm"
        verbose_name_plural = "thành viên cụm"
        ordering = ["school__sort_key"]
        constraints = [
            *Dated.Meta.constraints,
            *once_a_day("membership", "cluster", "school"),
        ]

    def __str__(self) -> str:
        return f"{self.school} · {self.cluster.short_name}"


class ClusterYearQuerySet(models.QuerySet):
    def visible_to(self, user) -> ClusterYearQuerySet:
        """The Academy sees every year; a school the years in which it is a member."""
        standing = standing_of(user)
        if standing.reads_everything:
            return self
        return self.filter(members__school__in=standing.schools).distinct()


class ClusterYear(models.Model):
    """One year of one cluster: its theme, its members, its duties, its catalogue of indicators.

    The member list is fixed here (`ClusterYearMember`), so that a report of 2024 keeps its eight
    schools whatever becomes of them later.
    """

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="years", verbose_name="cụm")
    year = models.PositiveSmallIntegerField("năm")
    label = models.CharField("gọi là", max_length=60, help_text="Ví dụ “năm 2024”, “năm học 2017 - 2018”.")
    theme = models.CharField("chủ đề thi đua", max_length=300, blank=True)
    theme_kind = models.CharField("loại chủ đề", max_length=100, blank=True)
    catalogue = models.ForeignKey(
        "clusters.Catalogue",
        models.PROTECT,
        related_name="cluster_years",
        null=True,
        blank=True,
        verbose_name="danh mục chỉ tiêu",
    )
    schools = models.ManyToManyField(School, through="ClusterYearMember", related_name="cluster_years")
    source = models.CharField("nguồn", max_length=200, blank=True)

    objects = ClusterYearQuerySet.as_manager()

    class Meta:
        verbose_name = "năm thi đua"
        verbose_name_plural = "năm thi đua"
        ordering = ["cluster", "-year"]
        constraints = [models.UniqueConstraint(fields=["cluster", "year"], name="cluster_year_once")]

    def __str__(self) -> str:
        return f"{self.cluster.short_name}, {self.label}"

    @property
    def audit_chain(self) -> str:
        return f"{self.cluster.code}/{self.year}"


class ClusterYearMember(models.Model):
    """A school in one year of a cluster (trường thành viên của năm)."""

    cluster_year = models.ForeignKey(
        ClusterYear, models.CASCADE, related_name="members", verbose_name="năm thi đua"
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="year_memberships", verbose_name="trường")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    inferred = models.BooleanField("suy ra từ nguồn", default=False)

    class Meta:
        verbose_name = "trường trong năm"
        verbose_name_plural = "trường trong năm"
        ordering = ["order", "school__sort_key"]
        constraints = [models.UniqueConstraint(fields=["cluster_year", "school"], name="year_member_once")]

    def __str__(self) -> str:
        return str(self.school)


class Duty(models.TextChoices):
    CHAIR = "chair", "Cụm trưởng"
    ACTING_CHAIR = "acting_chair", "Quyền Cụm trưởng"
    STANDING_VICE_CHAIR = "standing_vice_chair", "Cụm phó thường trực"
    VICE_CHAIR = "vice_chair", "Cụm phó"
    REVIEW_TEAM = "review_team", "Tổ thẩm định"


class ClusterDuty(Dated):
    """A school's duty in a cluster year. The chair is a school, one year, from a day to a day."""

    cluster_year = models.ForeignKey(
        ClusterYear, models.CASCADE, related_name="duties", verbose_name="năm thi đua"
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="duties", verbose_name="trường")
    duty = models.CharField("vai", max_length=20, choices=Duty)
    inferred = models.BooleanField("suy ra từ nguồn", default=False)
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = "vai trong cụm"
        verbose_name_plural = "vai trong cụm"
        ordering = ["cluster_year", "duty"]
        constraints = [
            *Dated.Meta.constraints,
            *once_a_day("cluster_duty", "cluster_year", "school", "duty"),
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()}: {self.school}"
