"""The form of one section. Without JavaScript it is a plain textarea of HTML."""

from __future__ import annotations

from typing import Any

from django import forms
from django.templatetags.static import static
from django_prose_editor.widgets import ProseEditorWidget, importmap, prose_editor_js
from js_asset import Media, Script

# What the sanitiser keeps (reports/figures.py), and nothing else.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "HardBreak": True,
    "Menu": False,  # the page has a toolbar of its own: no icon font, words beside signs
    "FigureChip": True,
    "StrictPolicy": True,
}


class SectionWidget(ProseEditorWidget):
    """The package's editor with our chip; the page brings its own toolbar and style sheet."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, config={"extensions": EXTENSIONS}, preset="configurable")

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "js_modules": [static("js/report_editor.js")]}

    @property
    def media(self) -> Media:
        return Media(
            importmap=importmap,
            js=[prose_editor_js, Script("django_prose_editor/configurable.js", type="module")],
        )


class SectionForm(forms.Form):
    body = forms.CharField(
        label="Nội dung mục",
        required=False,
        max_length=200_000,
        strip=False,
        widget=SectionWidget(attrs={"rows": 18, "class": "form-control", "data-section-text": ""}),
    )
    base_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
