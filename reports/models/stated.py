"""What a source states about a period. Kept beside what is computed, never merged with it."""

from django.db import models

from clusters.models import Period

from .filings import Bound


class StatedTotal(models.Model):
    """Số nêu: a cluster total as a published text states it."""

    period = models.ForeignKey(
        Period, models.CASCADE, related_name="stated_totals", verbose_name="kỳ báo cáo"
    )
    code = models.SlugField("mã chỉ tiêu hoặc công thức", max_length=60)
    value = models.DecimalField("số nêu", max_digits=14, decimal_places=2)
    bound = models.CharField("mức chính xác", max_length=10, choices=Bound, default=Bound.EXACT)
    snippet = models.TextField("nguyên văn", blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "số nêu"
        verbose_name_plural = "số nêu"
        ordering = ["period", "code"]
        constraints = [models.UniqueConstraint(fields=["period", "code"], name="stated_total_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"


class PeriodRemark(models.Model):
    """A shortcoming or a proposal recorded for a period; the draft report starts from them."""

    class Kind(models.TextChoices):
        SHORTCOMING = "shortcoming", "Hạn chế"
        PROPOSAL = "proposal", "Kiến nghị với Học viện"

    period = models.ForeignKey(Period, models.CASCADE, related_name="remarks", verbose_name="kỳ báo cáo")
    kind = models.CharField("loại", max_length=12, choices=Kind)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    text = models.CharField("nội dung", max_length=500)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        verbose_name = "nhận định"
        verbose_name_plural = "nhận định"
        ordering = ["kind", "order"]
        constraints = [models.UniqueConstraint(fields=["period", "kind", "order"], name="period_remark_once")]

    def __str__(self) -> str:
        return self.text
