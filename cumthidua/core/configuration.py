"""What every list of the configuration pages shares: rights from dated rows, a lock with its reason,
and an audit row for each change.

Rights come from the site (`allows(user, model, act)`, a table of roles), never from `user.has_perm`,
which lets a superuser through.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms import BaseModelForm, BaseModelFormSet, ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from . import audit
from .policy import Refused

CHAIN = "cau-hinh"
WORDS = {"add": "Thêm", "change": "Sửa", "delete": "Xóa", "open": "Mở", "freeze": "Đóng băng", "copy": "Chép"}


class ByDuty:
    """Permissions of a list or an inline: the site's table, then the row's own lock."""

    def refusal(self, request: HttpRequest, act: str, obj: Any) -> str:
        """Why this row may not be changed or deleted by anybody, or by this person; "" when it may."""
        return ""

    def may(self, request: HttpRequest, act: str) -> bool:
        return self.admin_site.allows(request.user, self.opts.label_lower, act)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may(request, "view")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "view")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "change") and not (obj and self.refusal(request, "change", obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "delete") and not (obj and self.refusal(request, "delete", obj))

    def formfield_for_foreignkey(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Rows to choose from come with what their names are made of: its own list says what that is."""
        model = db_field.remote_field.model
        if self.admin_site.is_registered(model):
            related = self.admin_site.get_model_admin(model).list_select_related or ()
            kwargs.setdefault("queryset", model._default_manager.select_related(*related))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """A plain list to choose from: what is missing in it is added on its own page, not in a window."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class ConfigurationInline(ByDuty, admin.TabularInline):
    """Rows of another table on the page of the row they belong to. `refusal` gets that row."""

    extra = 0
    list_select_related: Sequence[str] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """As Django's; what is offered is read once, not once a row."""
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            if isinstance(field, ModelChoiceField):
                field.choices = list(field.choices)
        return formset


class ConfigurationAdmin(ByDuty, admin.ModelAdmin):
    """The only kind of list that `PortalAdminSite` takes."""

    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """As Django's, with the reason where the row is locked."""
        locked = self._locked(request, object_id, ("change", "delete"))
        if request.method == "POST" and "change" in locked:
            self._refuse(request, "change", object_id, locked["change"])
        context = {**(extra_context or {}), "locked": list(dict.fromkeys(locked.values()))}
        return super().changeform_view(request, object_id, form_url, context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        locked = self._locked(request, object_id, ("delete",))
        if locked and request.method == "POST":
            self._refuse(request, "delete", object_id, locked["delete"])
        if locked:  # the row's page says why
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", object_id)
        return super().delete_view(request, object_id, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: BaseModelForm, change: bool) -> None:
        with self._refusing(request, obj):
            super().save_model(request, obj, form, change)
        if not change or form.changed_data:
            self.record(request, "change" if change else "add", obj, changes_of(form))

    def save_formset(
        self, request: HttpRequest, form: BaseModelForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        saved = formset.save(commit=False)
        changes = {id(row.instance): changes_of(row) for row in formset.forms}
        added = {id(row) for row in formset.new_objects}
        for row in formset.deleted_objects:
            self.delete_model(request, row)
        for row in saved:
            with self._refusing(request, row):
                row.save()
            self.record(request, "add" if id(row) in added else "change", row, changes[id(row)])
        formset.save_m2m()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        gone = copy.copy(obj)  # a deleted row forgets its key
        with self._refusing(request, obj):
            _, deleted = obj.delete()
        self.record(request, "delete", gone, {"deleted": deleted})

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        for row in queryset:
            self.delete_model(request, row)

    def record(self, request: HttpRequest, act: str, obj: models.Model, data: dict[str, Any]) -> None:
        """One row in the chain of the configuration."""
        audit.record(
            chain=CHAIN,
            act=f"admin.{obj._meta.model_name}.{act}",
            target=obj,
            by=request.user,
            sentence=f"{WORDS[act]} {obj._meta.verbose_name}: {obj}",
            data=data,
        )

    def _locked(self, request: HttpRequest, object_id: str | None, acts: Iterable[str]) -> dict[str, str]:
        """Act → reason, for what the table allows this person and the row itself does not."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        if obj is None:
            return {}
        reasons = {act: self.refusal(request, act, obj) for act in acts if self.may(request, act)}
        return {act: reason for act, reason in reasons.items() if reason}

    def _refuse(self, request: HttpRequest, act: str, object_id: str | None, reason: str) -> None:
        obj = self.get_object(request, unquote(str(object_id)))
        raise Refused(reason, act=f"admin.{self.opts.model_name}.{act}", target=obj, user=request.user)

    @contextmanager
    def _refusing(self, request: HttpRequest, obj: models.Model) -> Iterator[None]:
        """What a model refuses at the last moment is a refusal with its words, not a failure."""
        try:
            yield
        except ValidationError as error:
            act = f"admin.{obj._meta.model_name}.save"
            raise Refused(" ".join(error.messages), act=act, target=obj, user=request.user) from error


class InForce(admin.SimpleListFilter):
    """Dated rows: those that hold today, and the others."""

    title = "hiệu lực"
    parameter_name = "hieu-luc"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("con", "Đang có hiệu lực"), ("khong", "Đã hết hoặc chưa đến ngày")]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        holding = queryset.model.objects.current().values("pk")
        if self.value() == "con":
            return queryset.filter(pk__in=holding)
        return queryset.exclude(pk__in=holding) if self.value() == "khong" else queryset


class ReadOnlyAdmin(ConfigurationAdmin):
    """A list to look at. The site's table says so too; this holds whatever the table says."""

    actions = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def changes_of(form: BaseModelForm) -> dict[str, Any]:
    """Field → [before, after], as a reader of the log understands it."""
    return {
        name: [
            _said(form.fields[name], form[name].initial),
            _said(form.fields[name], form.cleaned_data.get(name)),
        ]
        for name in form.changed_data
        if name in form.fields and name not in ("id", "DELETE")
    }


def _said(field: forms.Field, value: Any) -> Any:
    if (
        isinstance(field, ModelChoiceField)
        and value not in (None, "")
        and not isinstance(value, models.Model)
    ):
        value = field.queryset.model._default_manager.filter(pk=value).first()
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)
