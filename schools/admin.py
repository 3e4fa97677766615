"""Configuration of schools and of the people who act for them, and for the Academy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from cumthidua.core.configuration import ConfigurationAdmin, ConfigurationInline, InForce
from cumthidua.core.vietnamese.text import search_key

from .models import AcademyStaff, Delegation, Official, School, SchoolName, SchoolStaff, SchoolSuccession

OWN_ROLE = "Đồng chí không tự ghi, sửa hoặc xóa vai của chính mình. Việc này do người quản trị khác làm."


class SchoolNameInline(ConfigurationInline):
    model = SchoolName
    fields = ["name", "valid_from", "valid_to", "legal_basis"]


class SuccessionInline(ConfigurationInline):
    model = SchoolSuccession
    fk_name = "predecessor"
    list_select_related = ["successor"]
    verbose_name_plural = "được kế thừa bởi"


@admin.register(School)
class SchoolAdmin(ConfigurationAdmin):
    list_display = ["name", "province", "kind", "code", "illustrative"]
    fields = [
        "name", "short_name", "code", "province", "kind", "valid_from", "valid_to", "illustrative", "source",
    ]  # fmt: skip
    list_filter = ["kind", "illustrative"]
    search_fields = ["search_key", "code"]
    inlines = [SchoolNameInline, SuccessionInline]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> Any:
        """ "Thanh Hoá", "thanh hóa" and "thanh hoa" find the same school."""
        return super().get_search_results(request, queryset, search_key(search_term))


class RoleForm(forms.ModelForm):
    """Refuses a role for the person who writes it."""

    by: Any = None

    def clean_user(self) -> Any:
        if self.cleaned_data["user"] == self.by:
            raise forms.ValidationError(OWN_ROLE)
        return self.cleaned_data["user"]


class RoleAdmin(ConfigurationAdmin):
    """Rows that give rights to a person: nobody keeps their own."""

    form = RoleForm
    list_filter = ["role", InForce]

    def refusal(self, request: HttpRequest, act: str, obj: Any) -> str:
        return OWN_ROLE if obj.user_id == request.user.pk else ""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form


@admin.register(SchoolStaff)
class SchoolStaffAdmin(RoleAdmin):
    list_display = ["user", "school", "role", "position", "valid_from", "valid_to"]
    fields = list_display
    list_select_related = ["user", "school"]
    search_fields = ["user__full_name", "user__username", "school__name", "school__search_key"]


@admin.register(AcademyStaff)
class AcademyStaffAdmin(RoleAdmin):
    list_display = ["user", "role", "position", "valid_from", "valid_to"]
    fields = list_display
    list_select_related = ["user"]
    search_fields = ["user__full_name", "user__username"]


@admin.register(Delegation)
class DelegationAdmin(ConfigurationAdmin):
    """To read: given and revoked by the principal, on the school's own page."""

    list_display = ["school", "principal", "deputy", "act", "valid_from", "valid_to", "revoked_at"]
    list_filter = ["act", InForce]
    list_select_related = ["school", "principal", "deputy"]
    search_fields = ["school__name", "school__search_key", "deputy__full_name"]


@admin.register(Official)
class OfficialAdmin(ConfigurationAdmin):
    list_display = ["name", "position", "organisation", "school", "year"]
    list_select_related = ["school"]
    search_fields = ["name", "organisation", "position"]
