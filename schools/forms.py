"""The form of a delegation."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from .models import DelegatedAct, Delegation, School
from .queries import deputies_of
from .rules import faults

DAY = "%d/%m/%Y"


class DayField(forms.DateField):
    """A day typed as 22/11/2026."""

    def __init__(self, *, required_words: str, **kwargs: Any) -> None:
        super().__init__(
            input_formats=[DAY],
            widget=forms.DateInput(format=DAY, attrs={"autocomplete": "off"}),
            help_text="Ngày/tháng/năm, ví dụ 22/11/2026.",
            error_messages={
                "required": required_words,
                "invalid": "Không có ngày như vậy. Đồng chí viết ngày/tháng/năm, ví dụ 22/11/2026.",
            },
            **kwargs,
        )


class DelegationForm(forms.Form):
    """To whom, which act, from when to when. What is refused is what `schools.rules` refuses."""

    deputy = forms.ModelChoiceField(
        None,
        label="Ủy quyền cho",
        empty_label="Chọn Phó Hiệu trưởng",
        error_messages={
            "required": "Đồng chí chọn người được ủy quyền.",
            "invalid_choice": "Chỉ ủy quyền được cho Phó Hiệu trưởng đương nhiệm của trường mình.",
        },
    )
    act = forms.ChoiceField(
        label="Việc được ủy quyền",
        choices=DelegatedAct.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Đồng chí chọn việc được ủy quyền.",
            "invalid_choice": "Đồng chí chọn một trong các việc ở đây.",
        },
    )
    valid_from = DayField(label="Từ ngày", required_words="Đồng chí ghi ngày bắt đầu.")
    valid_to = DayField(label="Đến hết ngày", required_words="Đồng chí ghi ngày kết thúc.")
    paper = forms.CharField(
        label="Văn bản ủy quyền (nếu có)",
        max_length=200,
        required=False,
        help_text="Số, ngày của giấy ủy quyền, ví dụ: Giấy ủy quyền số 12/GUQ-TCT ngày 20/11/2026.",
    )

    def __init__(self, *args: Any, school: School, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school, self.by = school, by
        cast(forms.ModelChoiceField, self.fields["deputy"]).queryset = deputies_of(school).exclude(pk=by.pk)

    @property
    def helper(self) -> FormHelper:
        """The page prints the form's own tag, its token and its button."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout("deputy", "act", Row(Column("valid_from"), Column("valid_to")), "paper")
        return helper

    def clean(self) -> dict[str, Any]:
        terms = super().clean() or {}
        if not self.errors:
            draft = Delegation(school=self.school, principal=self.by, **terms)
            for field, reason in faults(self.by, draft).items():
                self.add_error(field, reason)
        return terms
