"""Who we are: schools, the Academy, and the people who act for them from a day to a day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cumthidua.core.dated import Dated, DatedQuerySet, once_a_day
from cumthidua.core.vietnamese.text import search_key, sort_key

from .standing import standing_of


class SchoolKind(models.TextChoices):
    """Loại trường (domain: trường chính trị, trường đào tạo cán bộ, học viện cán bộ…)."""

    POLITICAL = "truong_chinh_tri", "Trường chính trị"
    CADRE_TRAINING = "truong_dao_tao_can_bo", "Trường đào tạo cán bộ"
    CADRE_ACADEMY = "hoc_vien_can_bo", "Học viện cán bộ"
    MINISTRY = "truong_can_bo", "Trường cán bộ bộ, ngành, đoàn thể"


class SchoolQuerySet(DatedQuerySet):
    def visible_to(self, user) -> SchoolQuerySet:
        """The Academy sees every school, a school sees itself.

        Schools of the same cluster are added by `clusters.queries.schools_for`, which knows clusters.
        """
        standing = standing_of(user)
        if standing.reads_everything:
            return self
        return self.filter(pk__in=standing.schools)


class School(Dated):
    """Trường. Identified by its code; two schools share the name Nguyễn Văn Cừ, so by province."""

    code = models.SlugField("mã", max_length=60, unique=True)
    name = models.CharField("tên đầy đủ", max_length=200)
    short_name = models.CharField("tên gọn", max_length=60, help_text="Thường là tên tỉnh, dùng trong bảng.")
    province = models.CharField("tỉnh, thành phố", max_length=60)
    kind = models.CharField("loại", max_length=30, choices=SchoolKind, default=SchoolKind.POLITICAL)
    illustrative = models.BooleanField("minh họa", default=False)
    source = models.CharField("nguồn", max_length=200, blank=True)
    search_key = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=300, editable=False)

    objects = SchoolQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "trường"
        verbose_name_plural = "trường"
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        # Derived columns: neither database folds or sorts Vietnamese rightly by itself.
        self.search_key = search_key(f"{self.name} {self.province}")
        self.sort_key = sort_key(self.province)
        super().save(*args, **kwargs)

    def name_on(self, day: date) -> str:
        """The name the school bore on `day` (a report of 2019 prints the name of 2019)."""
        for former in self.former_names.all():
            if former.holds_on(day):
                return former.name
        return self.name


class SchoolName(Dated):
    """A name that a school bore (tên gọi qua các thời kỳ)."""

    school = models.ForeignKey(School, models.CASCADE, related_name="former_names", verbose_name="trường")
    name = models.CharField("tên", max_length=200)
    legal_basis = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = "tên cũ"
        verbose_name_plural = "tên cũ"
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.name


class SchoolSuccession(models.Model):
    """One school goes on in another: 63 provinces became 34 on 01/07/2025 (NQ 202/2025/QH15)."""

    predecessor = models.ForeignKey(
        School, models.PROTECT, related_name="successions", verbose_name="trường trước"
    )
    successor = models.ForeignKey(
        School, models.PROTECT, related_name="precessions", verbose_name="trường kế thừa"
    )
    date = models.DateField("ngày")
    legal_basis = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="succession_of_another_school"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class SchoolRole(models.TextChoices):
    PRINCIPAL = "principal", "Hiệu trưởng"
    VICE_PRINCIPAL = "vice_principal", "Phó Hiệu trưởng"
    OFFICER = "officer", "Cán bộ phụ trách thi đua"


class SchoolStaff(Dated):
    """A person's role at a school from a day to a day. Every right at a school follows from this."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="school_roles", verbose_name="tài khoản"
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="staff", verbose_name="trường")
    role = models.CharField("vai trò", max_length=20, choices=SchoolRole)
    position = models.CharField("chức vụ", max_length=120, blank=True)

    class Meta(Dated.Meta):
        verbose_name = "người của trường"
        verbose_name_plural = "người của trường"
        ordering = ["school", "role"]
        constraints = [
            *Dated.Meta.constraints,
            *once_a_day("school_staff", "user", "school", "role"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.school.short_name}"


class AcademyRole(models.TextChoices):
    REVIEWER = "reviewer", "Chuyên viên Vụ Các trường chính trị"
    LEADER = "leader", "Lãnh đạo Vụ Các trường chính trị"
    AWARD_OFFICER = "award_officer", "Cán bộ Ban Thi đua - Khen thưởng"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class AcademyStaff(Dated):
    """A person's role at the Academy (Học viện) from a day to a day.

    An administrator configures and reads, and can never file, sign, score or vote for anybody.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="academy_roles", verbose_name="tài khoản"
    )
    role = models.CharField("vai trò", max_length=20, choices=AcademyRole)
    position = models.CharField("chức vụ", max_length=120, blank=True)

    class Meta(Dated.Meta):
        verbose_name = "người của Học viện"
        verbose_name_plural = "người của Học viện"
        ordering = ["role"]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"


class DelegatedAct(models.TextChoices):
    """Acts of a principal that a vice principal may perform under delegation (ký thay, KT.)."""

    CERTIFY = "certify", "Xác nhận số liệu của trường"
    CHAIR = "chair", "Việc của Cụm trưởng khi trường giữ vai Cụm trưởng"


class DelegationQuerySet(DatedQuerySet):
    def visible_to(self, user) -> DelegationQuerySet:
        standing = standing_of(user)
        if standing.reads_everything:
            return self
        return self.filter(school__in=standing.schools)


class Delegation(Dated):
    """Ủy quyền: the principal lets a named vice principal perform one kind of act, between two days."""

    school = models.ForeignKey(School, models.PROTECT, related_name="delegations", verbose_name="trường")
    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_given", verbose_name="hiệu trưởng"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="delegations_held",
        verbose_name="người được ủy quyền",
    )
    act = models.CharField("việc", max_length=20, choices=DelegatedAct)
    paper = models.CharField("văn bản ủy quyền", max_length=200, blank=True)
    given_at = models.DateTimeField("giao lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        ordering = ["-given_at"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_from__isnull=False, valid_to__isnull=False),
                name="delegation_has_both_dates",
            ),
            models.CheckConstraint(condition=~Q(principal=F("deputy")), name="delegation_to_another_person"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy}: {self.get_act_display()}"


class Official(models.Model):
    """A person named in a public document with a position; not an account (cán bộ được nêu tên)."""

    name = models.CharField("họ và tên", max_length=120)
    position = models.CharField("chức vụ", max_length=200)
    organisation = models.CharField("cơ quan", max_length=200)
    school = models.ForeignKey(
        School, models.CASCADE, related_name="officials", null=True, blank=True, verbose_name="trường"
    )
    year = models.PositiveSmallIntegerField("năm nêu", null=True, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "cán bộ được nêu tên"
        verbose_name_plural = "cán bộ được nêu tên"
        ordering = ["organisation", "name"]
        constraints = [models.UniqueConstraint(fields=["name", "organisation"], name="official_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.position}"
