"""The form that takes a text in: pasted, or as a file. What was pasted stays in the box."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .extraction import scans
from .extraction.encodings import is_legacy
from .extraction.failures import Unreadable
from .extraction.files import LEGACY, MAX_BYTES, TOO_LARGE, Document, read_file

LONGEST = 100_000
TOO_LONG = "Văn bản dài hơn 100.000 ký tự. Đồng chí chỉ giữ lại phần có số liệu."
ONE_WAY = "Đồng chí chỉ dùng một cách: xóa ô văn bản, hoặc không chọn tệp."
NOTHING = "Đồng chí dán đoạn văn bản, hoặc chọn tệp."


class TextForm(forms.Form):
    """Once valid: `found` is the text, or `scan` the bytes of a file with pictures to recognise;
    `note` says what of the file was not read."""

    text = forms.CharField(
        label="Dán văn bản", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    file = forms.FileField(
        label="Hoặc chọn tệp",
        help_text="TXT, DOCX, PDF, ảnh PNG hoặc JPG; tối đa 20 MB.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.pdf,.png,.jpg,.jpeg"}),
    )

    scan: bytes | None = None
    note: str = ""

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\x00", "").replace("\r\n", "\n")
        text = re.sub(r"\n\s*\n\s*\n", "\n\n", text)  # a page copied from the web is full of holes
        if len(text) > LONGEST:
            raise ValidationError(TOO_LONG)
        if is_legacy(text):
            raise ValidationError(LEGACY)
        return text

    def clean_file(self) -> Document | None:
        upload = self.cleaned_data["file"]
        if not upload:
            return None
        if upload.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        data = upload.read()
        try:
            document = read_file(data)
            if document.pictures:
                self._take_pictures(data, document)
        except Unreadable as fault:
            raise ValidationError(str(fault)) from fault
        if len(document.text) > LONGEST:
            raise ValidationError(TOO_LONG)
        return document

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            document, is_pasted = cleaned["file"], bool(cleaned["text"].strip())
            if document and is_pasted:
                self.add_error("file", ONE_WAY)
            elif not document and not is_pasted:
                self.add_error("text", NOTHING)
        return cleaned

    @property
    def found(self) -> str:
        document = self.cleaned_data["file"]
        return document.text if document else self.cleaned_data["text"]

    def _take_pictures(self, data: bytes, document: Document) -> None:
        """Pictures are read in the background; where that is not installed, the rest of the file is."""
        if scans.is_installed():
            scans.check(document)
            self.scan = data
        elif document.text:
            pages = ", ".join(map(str, document.pictures))
            self.note = f"Trang {pages} là ảnh nên chưa đọc: máy chủ này chưa cài bộ nhận dạng chữ."
        else:
            raise Unreadable(scans.NOT_INSTALLED)
