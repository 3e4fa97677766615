"""What the list of nominations is narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms


class YearFilter(forms.Form):
    """A cluster and a year, from the address. What makes no sense narrows nothing."""

    cum = forms.SlugField(required=False, max_length=40)
    nam = forms.IntegerField(required=False, min_value=1900, max_value=2999)

    @property
    def terms(self) -> dict[str, Any]:
        """Arguments of `queries.years_with_nominations`."""
        self.full_clean()
        return {"cluster": self.cleaned_data.get("cum", ""), "year": self.cleaned_data.get("nam")}
