"""A school with a principal and a vice principal, and what the form of a delegation sends."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from schools import actions
from schools.models import Delegation
from tests import builders


class School:
    """`row` is the school; its principal and one deputy are in force."""

    def __init__(self) -> None:
        self.row = builders.make_school()
        self.principal = builders.principal(self.row, "Hoàng Thị Hiệu Trưởng")
        self.deputy = builders.vice_principal(self.row, "Lê Văn Phó")

    def address(self, name: str, **more: Any) -> str:
        return reverse(f"schools:{name}", kwargs={"school": self.row.code, **more})

    def delegate(self, **fields: Any) -> Delegation:
        """Through the real act, in January 2090 unless a test says otherwise."""
        given = {
            "deputy": self.deputy,
            "act": "certify",
            "valid_from": date(2090, 1, 1),
            "valid_to": date(2090, 1, 31),
            "paper": "",
            "by": self.principal,
            **fields,
        }
        return actions.delegate(school=self.row, **given)


def terms(school: School, **fields: Any) -> dict[str, Any]:
    """What the form sends."""
    return {
        "deputy": school.deputy.pk,
        "act": "certify",
        "valid_from": "01/01/2090",
        "valid_to": "31/01/2090",
        "paper": "Giấy ủy quyền số 12/GUQ-TCT",
        **fields,
    }
