"""Forms of a filing's acts. The grid itself is read in `views/filing.py`: sixty fields, one rule each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils import timezone

from cumthidua.core import attachments, clock
from cumthidua.core.models import Attachment

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


class OneCellForm(forms.Form):
    """What is said of one cell, with the version of the figure it was said of."""

    base = forms.IntegerField(min_value=0, required=False)


class KindForm(OneCellForm):
    """What kind of cell it is. Either how exact its figure is, or that there is none."""

    kind = forms.ChoiceField(choices=KINDS_OF_FIGURE)

    @property
    def marks(self) -> dict[str, str]:
        """The arguments of `actions.mark_cell`."""
        kind = self.cleaned_data["kind"]
        return {"bound": kind} if kind in Bound.values else {"status": kind}


class WhyForm(OneCellForm):
    """Giải trình of one cell; may be emptied."""

    text = forms.CharField(max_length=500, required=False, error_messages={
        "max_length": "Giải trình dài quá 500 chữ. Đồng chí rút gọn."})  # fmt: skip


class EvidenceForm(forms.Form):
    """Minh chứng: a new file, or one that the filing has already, at one or more cells and groups."""

    upload = forms.FileField(
        label="Tệp mới",
        required=False,
        help_text="PDF, DOCX, XLSX, PNG, JPG, tối đa 20 MB.",
        error_messages={"empty": "Tệp rỗng. Đồng chí chọn lại tệp."},
    )
    file = forms.ChoiceField(
        label="Hoặc tệp đã tải lên",
        required=False,
        error_messages={"invalid_choice": "Tệp này không còn trong phiếu. Đồng chí chọn lại."},
    )
    places = forms.MultipleChoiceField(
        label="Gắn với",
        error_messages={
            "required": "Đồng chí chọn ít nhất một ô hoặc một nhóm.",
            "invalid_choice": "Ô này đã khóa nên minh chứng giữ nguyên.",
        },
    )

    def __init__(
        self, *args: Any, places: Mapping[str, str], stored: Iterable[Attachment], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stored = {str(file.pk): file for file in stored}
        choices = [("", "Chọn tệp"), *((key, file.name) for key, file in self.stored.items())]
        cast(forms.ChoiceField, self.fields["file"]).choices = choices
        cast(forms.MultipleChoiceField, self.fields["places"]).choices = list(places.items())

    @property
    def chosen(self) -> list[str]:
        """The places ticked, also when the form is shown again."""
        return cast(QueryDict, self.data).getlist("places") if self.is_bound else []

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload:
            attachments.check(upload)
        return upload

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given["upload"] and not given["file"]:
            self.add_error("upload", "Đồng chí chưa chọn tệp.")
        return given

    @property
    def source(self) -> dict[str, Any]:
        """The arguments of `actions.attach_evidence` that say which file."""
        upload = self.cleaned_data["upload"]
        return {"upload": upload} if upload else {"file": self.stored[self.cleaned_data["file"]]}


class NamedCells(forms.Form):
    """Base of the forms that name cells of one sheet."""

    codes = forms.MultipleChoiceField(
        error_messages={"invalid_choice": "Có ô không thuộc bảng số liệu này. Đồng chí chọn lại."}
    )

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["codes"]).choices = [(code, code) for code in codes]

    @property
    def chosen(self) -> list[str]:
        """The cells ticked, also when the form is shown again."""
        return cast(QueryDict, self.data).getlist("codes") if self.is_bound else []


class ReturnForm(NamedCells):
    """Trả lại: why, and which cells. Only these open again."""

    comment = forms.CharField(
        label="Lý do trả lại",
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[MaxLengthValidator(1000, "Lý do dài quá 1.000 chữ. Đồng chí rút gọn.")],
        help_text="Cán bộ nhập liệu đọc đúng câu này, ngay cạnh các ô được chọn bên dưới.",
        error_messages={"required": "Đồng chí ghi lý do trả lại, một câu là đủ."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["codes"].error_messages["required"] = (
            "Đồng chí chọn ít nhất một ô: chỉ các ô được chọn mở lại để sửa."
        )


class ExtensionForm(NamedCells):
    """Gia hạn: until the end of work of a day, why, and for which cells (none named: all)."""

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
        self.fields["codes"].required = False

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


class EndExtensionForm(forms.Form):
    """Kết thúc gia hạn trước hạn: why."""

    end_reason = forms.CharField(
        label="Lý do kết thúc sớm",
        validators=[MaxLengthValidator(300, "Lý do dài quá 300 chữ. Đồng chí rút gọn.")],
        help_text="Mọi trường trong cụm đọc được lý do này.",
        error_messages={"required": "Đồng chí ghi lý do kết thúc gia hạn."},
    )


def end_of_work(day: date) -> datetime:
    """17:00 in Vietnam."""
    return timezone.make_aware(datetime.combine(day, time(17)))
