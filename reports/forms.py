"""Forms of a filing's acts. The grid itself is read in `views/filing.py`: sixty fields, one rule each."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.core.validators import FileExtensionValidator, MaxLengthValidator
from django.http import QueryDict
from django.utils import timezone

from cumthidua.core import clock

from .models import Bound, CellStatus

KINDS_OF_FIGURE = [
    (Bound.EXACT, "Số liệu thực"),
    (Bound.ESTIMATED, "Số ước thực hiện"),
    (Bound.ABOUT, "Số làm tròn: khoảng"),
    (Bound.AT_LEAST, "Số làm tròn: trên, hơn"),
    (Bound.AT_MOST, "Số làm tròn: gần, dưới"),
    (CellStatus.NOT_APPLICABLE, "Không áp dụng với trường"),
    (CellStatus.BLANK, "Chưa báo cáo, để trống"),
]


class KindForm(forms.Form):
    """What kind of cell it is. Either how exact its figure is, or that there is none."""

    kind = forms.ChoiceField(choices=KINDS_OF_FIGURE)

    @property
    def marks(self) -> dict[str, str]:
        """The arguments of `actions.mark_cell`."""
        kind = self.cleaned_data["kind"]
        return {"bound": kind} if kind in Bound.values else {"status": kind}


class WhyForm(forms.Form):
    """Giải trình of one cell; may be emptied."""

    text = forms.CharField(max_length=500, required=False, error_messages={
        "max_length": "Giải trình dài quá 500 chữ. Đồng chí rút gọn."})  # fmt: skip


class EvidenceForm(forms.Form):
    upload = forms.FileField(
        label="Tệp minh chứng",
        validators=[
            FileExtensionValidator(
                ["pdf", "docx", "xlsx", "png", "jpg", "jpeg"],
                message="Chỉ nhận tệp PDF, DOCX, XLSX, PNG hoặc JPG.",
            )
        ],
        error_messages={
            "required": "Đồng chí chưa chọn tệp.",
            "empty": "Tệp rỗng. Đồng chí chọn lại tệp.",
            "missing": "Đồng chí chưa chọn tệp.",
        },
    )


class ReturnForm(forms.Form):
    """Trả lại: why, and which cells. Only these open again."""

    comment = forms.CharField(
        label="Lý do trả lại",
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[MaxLengthValidator(1000, "Lý do dài quá 1.000 chữ. Đồng chí rút gọn.")],
        help_text="Cán bộ nhập liệu đọc đúng câu này, ngay cạnh các ô được chọn bên dưới.",
        error_messages={"required": "Đồng chí ghi lý do trả lại, một câu là đủ."},
    )
    codes = forms.MultipleChoiceField(
        error_messages={
            "required": "Đồng chí chọn ít nhất một ô: chỉ các ô được chọn mở lại để sửa.",
            "invalid_choice": "Có ô không thuộc bảng số liệu này. Đồng chí chọn lại.",
        },
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["codes"]).choices = [(code, code) for code in codes]

    @property
    def chosen(self) -> list[str]:
        """The cells ticked, also when the form is shown again."""
        return cast(QueryDict, self.data).getlist("codes") if self.is_bound else []


class ExtensionForm(forms.Form):
    """Gia hạn: until the end of work of a day, and why."""

    day = forms.DateField(
        label="Hạn mới",
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"}, format="%d/%m/%Y"),
        help_text="Ngày/tháng/năm, ví dụ 20/06/2024. Hạn là 17:00 ngày đó.",
        error_messages={
            "required": "Đồng chí ghi ngày hạn mới.",
            "invalid": "Chưa đọc được ngày này. Đồng chí ghi theo dạng 20/06/2024.",
        },
    )
    reason = forms.CharField(
        label="Lý do gia hạn",
        validators=[MaxLengthValidator(300, "Lý do dài quá 300 chữ. Đồng chí rút gọn.")],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mọi trường trong cụm đọc được lý do này.",
        error_messages={
            "required": "Đồng chí ghi lý do gia hạn.",
        },
    )

    def __init__(self, *args: Any, due_at: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due_at = due_at

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if end_of_work(day) <= clock.now():
            raise forms.ValidationError("Hạn mới phải ở sau thời điểm hiện tại.")
        if self.due_at is not None and end_of_work(day) <= self.due_at:
            raise forms.ValidationError("Hạn mới phải sau hạn đang có.")
        return day

    @property
    def until(self) -> datetime:
        return end_of_work(self.cleaned_data["day"])


def end_of_work(day: date) -> datetime:
    """17:00 in Vietnam."""
    return timezone.make_aware(datetime.combine(day, time(17)))
