"""Configuration of the catalogue of indicators, kept by the Academy. A frozen version is only read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cumthidua.core.configuration import ConfigurationAdmin

from ..catalogue import copy_catalogue
from ..models import Catalogue, Formula, Indicator, IndicatorGroup, Rule
from .forms import FROZEN, CopyForm, FormulaForm, IndicatorForm, PartForm, RuleForm, named_in

PARTS = (("groups", IndicatorGroup), ("indicators", Indicator), ("formulas", Formula), ("rules", Rule))


class OneByOne:
    """Rows are deleted one by one, each with its own question."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


@admin.register(Catalogue)
class CatalogueAdmin(OneByOne, ConfigurationAdmin):
    """Versions. Opening a period in a cluster year freezes the version that the year uses."""

    list_display = ["title", "code", "size", "frozen_at", "copied_from"]
    list_select_related = ["copied_from"]
    search_fields = ["title", "code"]
    fields = ["code", "title", "frozen_at", "copied_from", "parts", "years"]
    readonly_fields = ["frozen_at", "copied_from", "parts", "years"]
    actions = ["copy_to_new_version"]

    def refusal(self, request: HttpRequest, act: str, obj: Catalogue) -> str:
        return FROZEN if obj.is_frozen else ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Catalogue]:
        return super().get_queryset(request).annotate(indicator_count=Count("indicators"))

    def get_fields(self, request: HttpRequest, obj: Catalogue | None = None) -> list[str]:
        return self.fields if obj else ["code", "title"]

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.copy_view)
        return [path("<int:pk>/chep/", view, name="clusters_catalogue_copy"), *super().get_urls()]

    @admin.display(description="số chỉ tiêu", ordering="indicator_count")
    def size(self, catalogue: Catalogue) -> int:
        return catalogue.indicator_count

    @admin.display(description="gồm có")
    def parts(self, catalogue: Catalogue) -> SafeString:
        """Links to the lists of its parts, each with its number of rows."""
        rows = (
            (
                reverse(f"admin:clusters_{model._meta.model_name}_changelist"),
                catalogue.pk,
                model._meta.verbose_name_plural,
                getattr(catalogue, name).count(),
            )
            for name, model in PARTS
        )
        return format_html_join(" · ", '<a href="{}?catalogue__id__exact={}">{} ({})</a>', rows)

    @admin.display(description="dùng cho")
    def years(self, catalogue: Catalogue) -> str:
        used = ", ".join(str(year) for year in catalogue.cluster_years.select_related("cluster"))
        return used or "chưa năm thi đua nào"

    @admin.action(description="Chép sang phiên bản mới", permissions=["add"])
    def copy_to_new_version(self, request: HttpRequest, queryset: QuerySet[Catalogue]) -> HttpResponse | None:
        if queryset.count() == 1:
            return redirect("admin:clusters_catalogue_copy", queryset.get().pk)
        messages.error(request, "Đồng chí chọn đúng một phiên bản để chép.")
        return None

    def copy_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks for a code and a title, then makes an open version with the same content."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        catalogue = get_object_or_404(Catalogue, pk=pk)
        form = CopyForm(request.POST or None, initial={"title": f"{catalogue.title} (bản chép)"})
        if form.is_valid():
            copy = self._copy(request, catalogue, form)
            if copy is not None:
                return redirect("admin:clusters_catalogue_change", copy.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Chép sang phiên bản mới",
            "opts": self.opts,
            "original": catalogue,
            "form": form,
        }
        return TemplateResponse(request, "admin/clusters/catalogue/copy.html", context)

    def _copy(self, request: HttpRequest, catalogue: Catalogue, form: CopyForm) -> Catalogue | None:
        try:
            with transaction.atomic():
                copy = copy_catalogue(catalogue=catalogue, **form.cleaned_data)
                self.record(request, "copy", copy, {"from": catalogue.code})
        except ValueError as error:  # a formula names what the version no longer has
            form.add_error(None, str(error))
            return None
        messages.success(request, f"Đã chép “{catalogue}” sang “{copy}”. Phiên bản mới chưa đóng băng.")
        return copy


class PartAdmin(OneByOne, ConfigurationAdmin):
    """Rows of an open version are edited, those of a frozen one shown."""

    form = PartForm
    list_filter = ["catalogue"]
    list_select_related = ["catalogue"]

    def refusal(self, request: HttpRequest, act: str, obj: Any) -> str:
        return FROZEN if obj.catalogue.is_frozen else ""

    @admin.display(description="phiên bản", ordering="catalogue__code")
    def catalogue_version(self, part: Any) -> str:
        return part.catalogue.code

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """From the list of one version, a new row is for that version."""
        wanted = super().get_changeform_initial_data(request)
        filters = request.GET.get("_changelist_filters", "")
        name, _, pk = filters.partition("=")
        return {"catalogue": pk, **wanted} if name == "catalogue__id__exact" and pk.isdigit() else wanted


@admin.register(IndicatorGroup)
class IndicatorGroupAdmin(PartAdmin):
    list_display = ["label", "code", "order", "catalogue_version"]
    search_fields = ["label", "code"]


@admin.register(Indicator)
class IndicatorAdmin(PartAdmin):
    form = IndicatorForm
    list_display = ["label", "code", "group", "unit", "kind", "aggregation", "order", "catalogue_version"]
    list_filter = ["catalogue", "group__label", "kind", "aggregation", "level"]
    list_select_related = ["catalogue", "group"]
    search_fields = ["label", "code", "definition"]
    fields = [
        "catalogue", "group", "order", "code", "label", "definition", "unit", "kind", "choices", "aggregation",
        "formula", "family", "level", "part_of", "counted_by_host", "needs_evidence", "note",
    ]  # fmt: skip

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An indicator goes alone only when nothing computes with it; with its whole version it may."""
        indicator = self.get_object(request, unquote(object_id))
        users = named_in(indicator) if indicator and self.has_delete_permission(request, indicator) else []
        if not users:
            return super().delete_view(request, object_id, extra_context)
        messages.error(request, f"Chưa xóa được vì chỉ tiêu này đang được dùng trong: {', '.join(users)}.")
        return redirect("admin:clusters_indicator_change", indicator.pk)


@admin.register(Formula)
class FormulaAdmin(PartAdmin):
    form = FormulaForm
    list_display = ["label", "code", "formula", "unit", "catalogue_version"]
    search_fields = ["label", "code", "formula"]


@admin.register(Rule)
class RuleAdmin(PartAdmin):
    form = RuleForm
    list_display = ["code", "severity", "in_words", "message", "basis", "version", "catalogue_version"]
    list_filter = ["catalogue", "severity", "operator"]
    search_fields = ["code", "message", "left", "right"]

    @admin.display(description="quy tắc")
    def in_words(self, rule: Rule) -> SafeString:
        return format_html("{} <b>{}</b> {}", rule.left, rule.get_operator_display(), rule.right)
