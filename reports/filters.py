"""What a list or a table is narrowed to. Read from the address; what makes no sense narrows nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from clusters.models import Cluster, Period

from .consolidation import Consolidation, Group, Row

SELECT = {"class": "form-select"}
DIFFERS, STATED = "lech", "neu"


class TableFilter(forms.Form):
    """Of the consolidation: a group of indicators, or those that a source states."""

    nhom = forms.ChoiceField(label="Nhóm", required=False, widget=forms.Select(SELECT))
    tat_ca = forms.BooleanField(
        label="Hiện cả chỉ tiêu chưa có số",
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )

    def __init__(self, data: Any, *, table: Consolidation) -> None:
        super().__init__(data)
        offered = [("", "Tất cả các nhóm")]
        if table.mismatches:
            offered.append((DIFFERS, f"Chỉ số nêu lệch tổng ({len(table.mismatches)})"))
        if any(row.stated for row in table.rows):
            offered.append((STATED, "Chỉ chỉ tiêu có số nêu"))
        offered += [(group.code, group.label) for group in table.groups if group.code]
        cast(forms.ChoiceField, self.fields["nhom"]).choices = offered

    @property
    def chosen(self) -> str:
        self.full_clean()
        return self.cleaned_data.get("nhom", "")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen)

    def narrow(self, groups: Iterable[Group]) -> list[Group]:
        """The groups with the rows that are left of them; empty ones are left out."""
        kept = (Group(group.code, group.label, tuple(filter(self._keeps, group.rows))) for group in groups)
        return [group for group in kept if group.rows]

    def _keeps(self, row: Row) -> bool:
        chosen = self.chosen
        if chosen == DIFFERS:
            return row.verdict == "differs"
        if chosen == STATED:
            return row.stated is not None
        if chosen and row.group_code != chosen:
            return False
        return row.has_figures or bool(self.cleaned_data.get("tat_ca"))


class ClusterChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Cluster) -> str:
        return obj.short_name


class PeriodFilter(forms.Form):
    """Of the list of periods: a cluster, a year, or a word of a cluster's or a school's name."""

    tim = forms.CharField(
        label="Tên cụm hoặc trường",
        required=False,
        max_length=100,
        widget=forms.TextInput({"class": "form-control"}),
    )
    cum = ClusterChoice(
        Cluster.objects.none(),
        label="Cụm",
        required=False,
        to_field_name="code",
        empty_label="Tất cả các cụm",
        widget=forms.Select(SELECT),
    )
    nam = forms.TypedChoiceField(
        label="Năm", required=False, coerce=int, empty_value=None, widget=forms.Select(SELECT)
    )

    def __init__(self, data: Any, *, periods: QuerySet[Period]) -> None:
        super().__init__(data)
        clusters = Cluster.objects.filter(pk__in=periods.values("cluster_year__cluster"))
        years = (
            periods.order_by("-cluster_year__year").values_list("cluster_year__year", flat=True).distinct()
        )
        cast(ClusterChoice, self.fields["cum"]).queryset = clusters
        offered = [("", "Tất cả các năm"), *((str(year), str(year)) for year in years)]
        cast(forms.ChoiceField, self.fields["nam"]).choices = offered

    @property
    def terms(self) -> dict[str, Any]:
        """Arguments of `queries.periods_for`."""
        self.full_clean()
        cluster = self.cleaned_data.get("cum")
        return {
            "cluster": cluster.code if cluster else "",
            "year": self.cleaned_data.get("nam"),
            "search": self.cleaned_data.get("tim", ""),
        }
