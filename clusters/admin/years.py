"""Configuration of clusters, their years, and a year's members, duties and calendar."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cumthidua.core.configuration import ConfigurationAdmin, ConfigurationInline, InForce
from schools.standing import standing_of

from ..models import (
    Activity,
    Cluster,
    ClusterDuty,
    ClusterYear,
    ClusterYearMember,
    Conference,
    Handover,
    Membership,
)


class MembershipInline(ConfigurationInline):
    model = Membership
    fields = ["school", "valid_from", "valid_to", "inferred", "source"]
    list_select_related = ["school"]


@admin.register(Cluster)
class ClusterAdmin(ConfigurationAdmin):
    list_display = ["name", "code", "region", "document_style", "illustrative"]
    list_filter = ["illustrative", "document_style"]
    search_fields = ["name", "short_name", "code", "search_key"]
    inlines = [MembershipInline]


@admin.register(Membership)
class MembershipAdmin(ConfigurationAdmin):
    list_display = ["school", "cluster", "valid_from", "valid_to", "inferred"]
    fields = [*list_display, "source"]
    list_filter = ["cluster", InForce, "inferred"]
    list_select_related = ["school", "cluster"]
    search_fields = ["school__name", "school__search_key"]


class DutyForm(forms.ModelForm):
    """Nobody gives a duty to the school they work for."""

    by: Any = None

    def clean_school(self) -> Any:
        school = self.cleaned_data["school"]
        if standing_of(self.by).is_at(school.pk) and self.has_changed():
            raise forms.ValidationError(
                "Đồng chí là người của trường này nên không ghi vai cho trường. Việc này do người khác làm."
            )
        return school


class MemberInline(ConfigurationInline):
    """Fixed once a period is open: schools may still be added, figures of the others hang on them."""

    model = ClusterYearMember
    list_select_related = ["school"]

    def refusal(self, request: HttpRequest, act: str, obj: ClusterYear) -> str:
        return "Năm thi đua đã mở kỳ báo cáo nên không bỏ hoặc đổi trường." if obj.periods.exists() else ""


class DutyInline(ConfigurationInline):
    model = ClusterDuty
    fields = ["school", "duty", "valid_from", "valid_to", "inferred", "note"]
    form = DutyForm
    list_select_related = ["school"]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.by = request.user
        return formset


@admin.register(ClusterYear)
class ClusterYearAdmin(ConfigurationAdmin):
    """A year with its members and duties on one page; its periods are opened on their own."""

    list_display = ["cluster", "year", "label", "catalogue", "theme"]
    list_filter = ["year", "cluster"]
    list_select_related = ["cluster", "catalogue"]
    search_fields = ["cluster__name", "cluster__code", "label", "year"]
    inlines = [MemberInline, DutyInline]
    fields = ["cluster", "year", "label", "theme", "theme_kind", "catalogue", "source"]

    def get_fields(self, request: HttpRequest, obj: ClusterYear | None = None) -> list[str]:
        if obj is None:
            return self.fields
        opens = self.admin_site.allows(request.user, "clusters.period", "add")
        return [*self.fields, "opened_periods", *(["open_another"] if opens else [])]

    def get_readonly_fields(self, request: HttpRequest, obj: ClusterYear | None = None) -> list[str]:
        """Figures hang on the cluster, the year and its catalogue from the first period on."""
        shown = ["opened_periods", "open_another"]
        if obj is None or not obj.periods.exists():
            return shown
        return [*shown, "cluster", "year", *(["catalogue"] if obj.catalogue_id else [])]

    @admin.display(description="kỳ báo cáo")
    def opened_periods(self, year: ClusterYear) -> str:
        rows = (
            (reverse("admin:clusters_period_change", args=[row.pk]), row.label) for row in year.periods.all()
        )
        return format_html_join(" · ", '<a href="{}">{}</a>', rows) or "chưa mở kỳ nào"

    @admin.display(description="mở thêm")
    def open_another(self, year: ClusterYear) -> SafeString:
        url = reverse("admin:clusters_period_add")
        return format_html('<a href="{}?cluster_year={}">Mở kỳ báo cáo cho năm này</a>', url, year.pk)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        joined = [row for row in formset.new_objects if isinstance(row, ClusterYearMember)]
        if joined and form.instance.periods.exists():
            messages.warning(
                request,
                "Kỳ báo cáo đã mở chưa có phiếu cho trường mới thêm. Đồng chí vào danh sách kỳ báo cáo, "
                "chọn kỳ và làm “Mở phiếu cho trường mới vào năm thi đua”.",
            )


@admin.register(ClusterDuty)
class ClusterDutyAdmin(ConfigurationAdmin):
    form = DutyForm
    list_display = ["school", "duty", "cluster_year", "valid_from", "valid_to", "inferred"]
    fields = ["cluster_year", "school", "duty", "valid_from", "valid_to", "inferred", "note"]
    list_filter = ["duty", InForce, "cluster_year__year", "cluster_year__cluster"]
    list_select_related = ["cluster_year__cluster", "school"]
    search_fields = ["school__name", "school__search_key"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form


@admin.register(Conference)
class ConferenceAdmin(ConfigurationAdmin):
    list_display = ["name", "cluster_year", "kind", "date", "host"]
    list_filter = ["kind", "cluster_year__year", "cluster_year__cluster"]
    list_select_related = ["cluster_year__cluster", "host"]
    search_fields = ["name"]


@admin.register(Activity)
class ActivityAdmin(ConfigurationAdmin):
    list_display = ["title", "cluster_year", "kind", "planned_month", "held_on", "lead"]
    list_filter = ["kind", "cluster_year__year", "cluster_year__cluster"]
    list_select_related = ["cluster_year__cluster", "lead"]
    search_fields = ["title"]


@admin.register(Handover)
class HandoverAdmin(ConfigurationAdmin):
    list_display = ["cluster_year", "from_school", "to_school", "date"]
    list_filter = ["cluster_year__year", "cluster_year__cluster"]
    list_select_related = ["cluster_year__cluster", "from_school", "to_school"]
