"""Forms of the catalogue: a part names only what its own version has, in formulas that compute."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from ..formulas import evaluate, holds, names_in
from ..models import Catalogue, Indicator, Rule, ValueKind

FROZEN = "Danh mục đã đóng băng. Đồng chí chép sang phiên bản mới rồi sửa ở đó."


class CopyForm(forms.Form):
    """Code and title of the new version."""

    code = forms.SlugField(
        label="Phiên bản",
        max_length=40,
        widget=AdminTextInputWidget,
        help_text="Chữ không dấu, chữ số và dấu gạch nối.",
    )
    title = forms.CharField(label="Tên", max_length=200, widget=AdminTextInputWidget)

    def clean_code(self) -> str:
        if Catalogue.objects.filter(code=self.cleaned_data["code"]).exists():
            raise forms.ValidationError("Đã có phiên bản mang mã này.")
        return self.cleaned_data["code"]


class PartForm(forms.ModelForm):
    """A part of one version. It stays in the version it was made in."""

    formula_fields: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "catalogue" not in self.fields:  # shown, not edited
            return
        field = self.fields["catalogue"]
        field.queryset = Catalogue.objects.filter(frozen_at=None)
        field.label_from_instance = lambda catalogue: f"{catalogue} · {catalogue.code}"
        field.error_messages["invalid_choice"] = FROZEN
        field.disabled = self.instance.pk is not None
        for name in self.neighbours:
            self._offer_neighbours(self.fields[name])

    def _offer_neighbours(self, field: forms.ModelChoiceField) -> None:
        """Rows of the same version where that is known; else of every open one, with the version."""
        catalogue = self.instance.catalogue_id or self.initial.get("catalogue")
        rows = field.queryset.filter(catalogue__frozen_at=None).exclude(pk=self._own_pk(field))
        if catalogue and not self.is_bound:
            rows = rows.filter(catalogue=catalogue)
        field.queryset = rows.select_related("catalogue").order_by("catalogue", "order")
        field.label_from_instance = str if catalogue else lambda row: f"{row} · {row.catalogue.code}"

    def _own_pk(self, field: forms.ModelChoiceField) -> int | None:
        return self.instance.pk if field.queryset.model is type(self.instance) else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in self.neighbours:
            other = data.get(name)
            if other and data.get("catalogue") and other.catalogue_id != data["catalogue"].pk:
                self.add_error(name, "Đồng chí chọn mục của cùng phiên bản danh mục.")
        for name in self.formula_fields:
            if data.get(name):
                self.check_formula(name, evaluate)
        return data

    def check_formula(self, name: str, compute: Callable[..., Any]) -> None:
        """The formula can be computed, and every code in it is an indicator of this version."""
        text = self.cleaned_data.get(name, "")
        try:
            compute(text, {})
            named = set(names_in(text))
        except ValueError as error:
            self.add_error(name, str(error))
            return
        # A formula or a rule speaks of what is typed: a computed indicator has no cell to point at.
        known = Indicator.objects.filter(
            catalogue=self.cleaned_data.get("catalogue"), code__in=named, formula=""
        )
        missing = named - set(known.exclude(pk=self._own_indicator()).values_list("code", flat=True))
        if missing:
            self.add_error(
                name,
                f"Danh mục này không có chỉ tiêu khác, do trường nhập, mang mã: {', '.join(sorted(missing))}.",
            )

    def _own_indicator(self) -> int | None:
        return self.instance.pk if isinstance(self.instance, Indicator) else None


class IndicatorForm(PartForm):
    formula_fields = ("formula",)
    neighbours = ("group", "part_of")

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if self.instance.pk and "code" in self.changed_data:
            before = Indicator.objects.get(pk=self.instance.pk)
            if users := named_in(before):
                raise forms.ValidationError(
                    f"Mã cũ “{before.code}” đang được dùng trong: {', '.join(users)}."
                )
        return code

    def clean_choices(self) -> Any:
        choices = self.cleaned_data["choices"] or []
        if self.cleaned_data.get("kind") == ValueKind.CHOICE and not _are_pairs(choices):
            raise forms.ValidationError(
                'Chỉ tiêu chọn mức cần từ hai mức trở lên, viết như [["0", "Chưa đạt"], ["1", "Mức 1"]].'
            )
        return choices


class FormulaForm(PartForm):
    formula_fields = ("formula",)


# How the sides of a comparison must compute; other operators name indicators on the left alone.
_SIDES: dict[str, dict[str, Callable[..., Any]]] = {
    Rule.Operator.AT_MOST: {"left": evaluate, "right": evaluate},
    Rule.Operator.IMPLIES: {"left": holds, "right": holds},
}


class RuleForm(PartForm):
    """What stands left and right depends on how the two are compared."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        rule = Rule(**{name: data.get(name, "") for name in ("left", "operator", "right")})
        for side, compute in _SIDES.get(rule.operator, {"left": evaluate}).items():
            self._check_side(side, compute, optional=rule.is_over_whole_sheet)
        if rule.operator in Rule.LIMITS:
            self._check_limits(rule)
        return data

    def _check_limits(self, rule: Rule) -> None:
        try:
            rule.limits  # noqa: B018 (raises when they cannot be read)
        except ValueError as error:
            self.add_error("right", str(error))

    def _check_side(self, side: str, compute: Callable[..., Any], *, optional: bool) -> None:
        if self.cleaned_data.get(side):
            self.check_formula(side, compute)
        elif side not in self.errors and not optional:
            self.add_error(side, "Vế này không để trống được.")


def named_in(indicator: Indicator) -> list[str]:
    """Indicators, formulas and rules of the same version that name this indicator by its code."""
    catalogue = indicator.catalogue
    rows = [*catalogue.indicators.exclude(formula=""), *catalogue.formulas.all()]
    users = [str(row) for row in rows if indicator.code in names_in(row.formula)]
    return users + [f"quy tắc {rule}" for rule in catalogue.rules.all() if indicator.code in rule.indicators]


def _are_pairs(choices: Any) -> bool:
    return (
        isinstance(choices, list)
        and len(choices) > 1
        and all(
            isinstance(pair, list)
            and len(pair) == 2
            and all(isinstance(part, str) and part for part in pair)
            and re.fullmatch("[0-9]{1,4}", pair[0])
            for pair in choices
        )
    )
