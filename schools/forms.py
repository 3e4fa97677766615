"""Forms of a school's acts."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout
from django import forms

from cumthidua.core import clock

from .models import DelegatedAct, School
from .queries import vice_principals

VIETNAMESE_DAY = "%d/%m/%Y"


class DelegationForm(forms.Form):
    """Ủy quyền: to whom, for what, from when to when, on which paper."""

    deputy = forms.ModelChoiceField(
        label="Phó Hiệu trưởng",
        queryset=None,
        empty_label="Chọn người được ủy quyền",
        error_messages={
            "required": "Đồng chí chọn người được ủy quyền.",
            "invalid_choice": "Người được ủy quyền phải là Phó Hiệu trưởng đương chức của trường.",
        },
    )
    act = forms.ChoiceField(
        label="Việc được ủy quyền",
        choices=DelegatedAct,
        widget=forms.RadioSelect,
        error_messages={"required": "Đồng chí chọn việc được ủy quyền."},
    )
    valid_from = forms.DateField(label="Từ ngày")
    valid_to = forms.DateField(label="Đến hết ngày")
    paper = forms.CharField(
        label="Văn bản ủy quyền",
        max_length=200,
        required=False,
        help_text="Số, ngày của giấy ủy quyền, nếu có.",
    )

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = vice_principals(school)
        self.fields["valid_from"].initial = clock.today
        for name in ("valid_from", "valid_to"):
            field = self.fields[name]
            field.input_formats = [VIETNAMESE_DAY, "%d/%m/%y", "%Y-%m-%d"]
            field.widget = forms.DateInput(format=VIETNAMESE_DAY, attrs={"inputmode": "numeric"})
            field.help_text = "Viết như 22/11/2026."
            field.error_messages |= {
                "required": "Đồng chí ghi ngày.",
                "invalid": "Không đọc được ngày. Đồng chí viết như 22/11/2026.",
            }

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.layout = Layout(
            Field("deputy"),
            Field("act"),
            Div(Div("valid_from", css_class="col-sm-6"), Div("valid_to", css_class="col-sm-6"), css_class="row"),
            Field("paper"),
            HTML('<div class="form-acts"><button class="btn btn-seal">Ủy quyền</button>'
                 '<a class="btn btn-quiet" href="{{ back_url }}">Không ủy quyền nữa</a></div>'),
        )  # fmt: skip
        return helper
