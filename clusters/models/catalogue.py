"""The indicator catalogue (danh mục chỉ tiêu): versioned data, frozen once a cluster year uses it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from ..formulas import names_in


class Catalogue(models.Model):
    """One version of the catalogue. Frozen when figures have been filed under it."""

    code = models.SlugField("phiên bản", max_length=40, unique=True)
    title = models.CharField("tên", max_length=200)
    frozen_at = models.DateTimeField("đóng băng lúc", null=True, blank=True)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="chép từ")

    class Meta:
        verbose_name = "danh mục chỉ tiêu"
        verbose_name_plural = "danh mục chỉ tiêu"
        ordering = ["-code"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None


class CataloguePart(models.Model):
    """Base of what a catalogue holds: a frozen catalogue refuses any change."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._refuse_if_frozen()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_if_frozen()
        return super().delete(*args, **kwargs)

    def _refuse_if_frozen(self) -> None:
        if self.catalogue.is_frozen:
            raise ValidationError("Danh mục đã đóng băng. Đồng chí chép sang phiên bản mới rồi sửa ở đó.")


class IndicatorGroup(CataloguePart):
    """Nhóm chỉ tiêu."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="groups", verbose_name="danh mục")
    code = models.SlugField("mã", max_length=40)
    label = models.CharField("tên", max_length=120)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "nhóm chỉ tiêu"
        verbose_name_plural = "nhóm chỉ tiêu"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "code"], name="group_once")]

    def __str__(self) -> str:
        return self.label


class ValueKind(models.TextChoices):
    INTEGER = "integer", "Số đếm"
    DECIMAL = "decimal", "Số thập phân"
    BOOLEAN = "boolean", "Có/không"
    CHOICE = "choice", "Chọn mức"


class Aggregation(models.TextChoices):
    """How school values make a cluster value."""

    SUM = "sum", "Cộng các trường"
    STOCK = "stock", "Cộng các trường tại thời điểm báo cáo"
    RATIO = "ratio", "Tính lại từ tử và mẫu"
    SHARE_TRUE = "share_true", "Tỷ lệ trường trả lời có"
    DISTRIBUTION = "distribution", "Số trường theo từng mức"
    LATEST = "latest", "Giá trị mới nhất của từng trường"


class Level(models.TextChoices):
    MINISTRY = "ministry", "Cấp bộ"
    PROVINCE = "province", "Cấp tỉnh"
    CLUSTER = "cluster", "Cấp cụm"
    SCHOOL = "school", "Cấp trường"
    FACULTY = "faculty", "Cấp khoa"


class Indicator(CataloguePart):
    """Chỉ tiêu: what is counted, in what unit, and how it adds up."""

    catalogue = models.ForeignKey(
        Catalogue, models.CASCADE, related_name="indicators", verbose_name="danh mục"
    )
    group = models.ForeignKey(IndicatorGroup, models.CASCADE, related_name="indicators", verbose_name="nhóm")
    code = models.SlugField("mã", max_length=60)
    label = models.CharField("tên", max_length=200)
    definition = models.TextField("định nghĩa", blank=True)
    unit = models.CharField("đơn vị", max_length=30)
    kind = models.CharField("kiểu", max_length=10, choices=ValueKind, default=ValueKind.INTEGER)
    aggregation = models.CharField(
        "cách tổng hợp", max_length=20, choices=Aggregation, default=Aggregation.SUM
    )
    family = models.CharField("họ", max_length=40, blank=True)
    level = models.CharField("cấp", max_length=10, choices=Level, blank=True)
    part_of = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="parts", verbose_name="là phần của"
    )
    formula = models.CharField("công thức", max_length=200, blank=True)
    choices = models.JSONField(
        "các mức", default=list, blank=True, help_text='[["0", "Chưa đạt"], ["1", "Mức 1"]]'
    )
    counted_by_host = models.BooleanField("chỉ đơn vị chủ trì tính", default=False)
    needs_evidence = models.BooleanField(
        "cần minh chứng", default=False, help_text="Có số thì nên kèm tệp; thiếu thì nhắc, không chặn nộp."
    )
    note = models.CharField("ghi chú", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["catalogue", "code"], name="indicator_once"),
            models.CheckConstraint(
                condition=Q(aggregation="ratio", formula__gt="") | ~Q(aggregation="ratio"),
                name="indicator_ratio_has_formula",
                violation_error_message="Chỉ tiêu tỷ lệ phải có công thức.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_input(self) -> bool:
        """Typed by the school; otherwise computed by its formula."""
        return not self.formula

    def clean(self) -> None:
        _check_formula(self.formula, "formula")


class Formula(CataloguePart):
    """Công thức: a figure made of indicators, used in reports ("đề tài, đề án cấp tỉnh")."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="formulas", verbose_name="danh mục")
    code = models.SlugField("mã", max_length=60)
    label = models.CharField("tên", max_length=200)
    unit = models.CharField("đơn vị", max_length=30, blank=True)
    formula = models.CharField("công thức", max_length=200)

    class Meta:
        verbose_name = "công thức"
        verbose_name_plural = "công thức"
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "code"], name="formula_once")]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        _check_formula(self.formula, "formula")


class Rule(CataloguePart):
    """Quy tắc kiểm tra số liệu: left, operator, right; an error stops a submission, a warning asks.

    Where `right` is not a formula it holds the limits of the operator, in the order of `LIMITS`. A rule
    over the whole sheet has no left side; what stands there is exempt from it.
    """

    class Severity(models.TextChoices):
        ERROR = "error", "Lỗi"
        WARNING = "warning", "Cần giải trình"

    class Operator(models.TextChoices):
        AT_MOST = "<=", "không vượt"
        IMPLIES = "implies", "thì phải có"
        BETWEEN = "between", "nằm trong khoảng"
        HALF_AT_MOST_YEAR = "half<=year", "6 tháng không vượt cả năm"
        SLIP = "slip", "lệch khoảng mười lần so với kỳ trước"
        SWAPPED = "swapped", "hai ô cạnh nhau đổi chỗ"
        WITHIN = "within", "thay đổi trong khoảng"
        COPIED = "copied", "chép lại cùng kỳ năm trước"
        COPIED_HALF = "copied-half", "chép lại số 6 tháng"

    # What the numbers on the right mean, in order, separated by semicolons.
    LIMITS = {
        Operator.BETWEEN: ("ít nhất", "nhiều nhất"),
        Operator.SLIP: ("gấp ít nhất", "gấp nhiều nhất", "chênh ít nhất"),
        Operator.SWAPPED: ("gần gấp", "chênh ít nhất"),
        Operator.WITHIN: ("phần trăm", "chênh ít nhất"),
        Operator.COPIED: ("phần trăm ô", "ít nhất bao nhiêu ô", "số nhỏ nhất được xét"),
        Operator.COPIED_HALF: ("phần trăm ô", "ít nhất bao nhiêu ô", "số nhỏ nhất được xét"),
    }

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="rules", verbose_name="danh mục")
    code = models.SlugField("mã", max_length=60)
    severity = models.CharField("mức", max_length=10, choices=Severity)
    left = models.CharField(
        "vế trái",
        max_length=200,
        blank=True,
        help_text="Ở quy tắc xét mọi chỉ tiêu: các mã được miễn, nối bằng dấu +.",
    )
    operator = models.CharField("so sánh", max_length=12, choices=Operator)
    right = models.CharField(
        "vế phải",
        max_length=200,
        blank=True,
        help_text="Công thức, hoặc các mức cách nhau bằng dấu chấm phẩy.",
    )
    message = models.CharField("thông báo", max_length=300)
    basis = models.CharField("căn cứ", max_length=200, blank=True)
    version = models.PositiveSmallIntegerField("bản", default=1, validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = "quy tắc"
        verbose_name_plural = "quy tắc"
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "code"], name="rule_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def indicators(self) -> tuple[str, ...]:
        """Codes that this rule names. One over the whole sheet names those that are exempt."""
        sides = (self.left, self.right) if self.operator in _BOTH_SIDES else (self.left,)
        return tuple(dict.fromkeys(code for side in sides if side for code in names_in(side)))

    @property
    def is_over_whole_sheet(self) -> bool:
        """Whether it compares every figure with an earlier one, instead of figures it names."""
        return self.operator not in (*_BOTH_SIDES, self.Operator.BETWEEN)

    @property
    def limits(self) -> tuple[Decimal, ...]:
        """The numbers on the right in the order of `LIMITS`; one that is not written is zero.
        `ValueError` in Vietnamese when there is something else, or too much."""
        names = self.LIMITS.get(self.Operator(self.operator), ())
        written = [part.strip().rstrip("%") for part in self.right.split(";") if part.strip()]
        try:
            numbers = [Decimal(part) for part in written]
        except InvalidOperation:
            numbers = []
        if not numbers or len(numbers) > len(names) or any(number < 0 for number in numbers):
            raise ValueError(f"Đồng chí ghi các số cách nhau bằng dấu chấm phẩy: {', '.join(names)}.")
        return (*numbers, *[Decimal(0)] * (len(names) - len(numbers)))


_BOTH_SIDES = (Rule.Operator.AT_MOST, Rule.Operator.IMPLIES)


def _check_formula(text: str, field: str) -> None:
    if text:
        try:
            names_in(text)
        except ValueError as error:
            raise ValidationError({field: str(error)}) from error
