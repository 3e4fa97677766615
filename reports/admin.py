"""Configuration of reporting periods, and of what sources state about them. Filings, their values and
the sections of reports are not here: schools and chairs write those, on their own pages."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from clusters.models import ClusterYear, Period
from cumthidua.core.configuration import ConfigurationAdmin

from . import actions
from .models import PeriodRemark, StatedTotal


def why_not_opened(year: ClusterYear) -> str:
    """What a year still lacks before a period can be opened in it; opening freezes its catalogue."""
    if year.catalogue is None:
        return "Năm thi đua này chưa có danh mục chỉ tiêu. Đồng chí chọn danh mục cho năm thi đua trước."
    if not year.catalogue.indicators.exists():
        return "Danh mục của năm thi đua này chưa có chỉ tiêu nào."
    if not year.members.exists():
        return "Năm thi đua này chưa có trường nào."
    return ""


class PeriodForm(forms.ModelForm):
    def clean_cluster_year(self) -> ClusterYear:
        year = self.cleaned_data["cluster_year"]
        if reason := why_not_opened(year):
            raise forms.ValidationError(reason)
        return year


@admin.register(Period)
class PeriodAdmin(ConfigurationAdmin):
    """Saving a period gives each member school that has none an empty filing, and freezes the
    catalogue of the year."""

    form = PeriodForm
    list_display = ["__str__", "opens_at", "due_at", "closes_at"]
    list_filter = ["kind", "cluster_year__year", "cluster_year__cluster"]
    list_select_related = ["cluster_year__cluster"]
    search_fields = ["cluster_year__cluster__name", "cluster_year__label"]
    fields = ["cluster_year", "kind", "opens_at", "due_at", "closes_at"]
    actions = ["open_for_new_members"]

    def get_readonly_fields(self, request: HttpRequest, obj: Period | None = None) -> list[str]:
        """Figures hang on the year and the kind."""
        return ["cluster_year", "kind"] if obj else []

    def save_model(self, request: HttpRequest, obj: Period, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._open(request, obj)

    @admin.action(description="Mở phiếu cho trường mới vào năm thi đua", permissions=["change"])
    @transaction.atomic
    def open_for_new_members(self, request: HttpRequest, queryset: QuerySet[Period]) -> None:
        for period in queryset.select_related("cluster_year__catalogue", "cluster_year__cluster"):
            self._open(request, period)

    def _open(self, request: HttpRequest, period: Period) -> None:
        if reason := why_not_opened(period.cluster_year):
            messages.warning(request, f"{period}: {reason}")
            return
        was_frozen = period.cluster_year.catalogue.is_frozen
        opened = actions.open_filings(period=period)
        if opened:
            self.record(request, "open", period, {"schools": [filing.school.code for filing in opened]})
            messages.info(request, f"{period}: đã mở phiếu cho {len(opened)} trường.")
        if not was_frozen:
            catalogue = period.cluster_year.catalogue
            self.record(request, "freeze", catalogue, {"period": str(period)})
            messages.info(request, f"Danh mục “{catalogue}” đã đóng băng, từ nay không sửa được nữa.")


@admin.register(StatedTotal)
class StatedTotalAdmin(ConfigurationAdmin):
    list_display = ["code", "value", "bound", "period", "source"]
    list_filter = ["period__cluster_year__year", "period__cluster_year__cluster", "bound"]
    list_select_related = ["period__cluster_year__cluster"]
    search_fields = ["code", "snippet"]


@admin.register(PeriodRemark)
class PeriodRemarkAdmin(ConfigurationAdmin):
    list_display = ["text", "kind", "period", "order"]
    list_filter = ["kind", "period__cluster_year__year", "period__cluster_year__cluster"]
    list_select_related = ["period__cluster_year__cluster"]
    search_fields = ["text"]
