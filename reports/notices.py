"""Who is told what when a filing moves. A step that overtakes another withdraws its notices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from clusters.models import ClusterDuty
from clusters.standing import CHAIRING
from cumthidua.core import notices
from cumthidua.core.vietnamese.dates import format_datetime
from schools.models import DelegatedAct, Delegation, SchoolRole, SchoolStaff

from .models import Extension, Filing


def filing_submitted(filing: Filing) -> None:
    _withdraw(filing, "filing_returned", "filing_extended", "filing_extension_ended", "filing_reminder")
    _tell(
        filing,
        "filing_submitted",
        _certifiers(filing),
        f"Số liệu {filing.period.label} chờ Hiệu trưởng xác nhận",
    )


def filing_recalled(filing: Filing) -> None:
    _withdraw(filing, "filing_submitted")


def filing_certified(filing: Filing) -> None:
    _withdraw(filing, "filing_submitted")
    _tell(
        filing,
        "filing_certified",
        _chair(filing),
        f"Số liệu {filing.period.label} của {filing.school.short_name} chờ tiếp nhận",
    )


def filing_accepted(filing: Filing) -> None:
    _withdraw(filing, "filing_certified")
    _tell(
        filing,
        "filing_accepted",
        _staff(filing, SchoolRole.OFFICER, SchoolRole.PRINCIPAL),
        f"Số liệu {filing.period.label} đã được tiếp nhận",
    )


def filing_returned(filing: Filing, cells: int) -> None:
    _withdraw(filing, "filing_submitted", "filing_certified", "filing_accepted")
    _tell(
        filing,
        "filing_returned",
        _staff(filing, SchoolRole.OFFICER, SchoolRole.PRINCIPAL),
        f"Số liệu {filing.period.label} bị trả lại, {cells} ô cần sửa",
    )


def filing_extended(filing: Filing, extension: Extension) -> None:
    _tell(
        filing,
        "filing_extended",
        _staff(filing, SchoolRole.OFFICER, SchoolRole.PRINCIPAL),
        f"Số liệu {filing.period.label} được gia hạn đến {format_datetime(extension.until)}",
    )


def filing_extension_ended(filing: Filing) -> None:
    _withdraw(filing, "filing_extended")
    _tell(
        filing,
        "filing_extension_ended",
        _staff(filing, SchoolRole.OFFICER, SchoolRole.PRINCIPAL),
        f"Gia hạn nộp số liệu {filing.period.label} đã kết thúc trước hạn",
    )


def filing_reminded(filing: Filing, text: str) -> None:
    _withdraw(filing, "filing_reminder")
    _tell(filing, "filing_reminder", _staff(filing, SchoolRole.OFFICER, SchoolRole.PRINCIPAL), text)


def figures_suggested(filing: Filing, figures: int) -> None:
    _withdraw(filing, "figures_suggested")
    _tell(
        filing,
        "figures_suggested",
        _staff(filing, SchoolRole.OFFICER),
        f"Cụm trưởng gửi gợi ý {figures} số liệu {filing.period.label}",
    )


def suggestion_closed(filing: Filing) -> None:
    _withdraw(filing, "figures_suggested")


def _tell(filing: Filing, kind: str, recipients: Iterable[Any], text: str) -> None:
    notices.notify(recipients=recipients, kind=kind, text=text, url=address_of(filing), about=filing)


def _withdraw(filing: Filing, *kinds: str) -> None:
    notices.withdraw(kinds=kinds, about=filing)


def address_of(filing: Filing) -> str:
    """Path of the filing's page."""
    return reverse(
        "reports:filing",
        kwargs={
            "cluster": filing.period.cluster_year.cluster.code,
            "period": filing.period.code,
            "school": filing.school.code,
        },
    )


def _staff(filing: Filing, *roles: str) -> list[Any]:
    rows = SchoolStaff.objects.current().filter(school=filing.school, role__in=roles)
    return [row.user for row in rows.select_related("user") if row.user.is_active]


def _certifiers(filing: Filing) -> list[Any]:
    """The principal, and the vice principals who hold a delegation in force."""
    held = Delegation.objects.current().filter(
        school=filing.school, act=DelegatedAct.CERTIFY, revoked_at=None
    )
    deputies = [row.deputy for row in held.select_related("deputy") if row.deputy.is_active]
    return [*_staff(filing, SchoolRole.PRINCIPAL), *deputies]


def _chair(filing: Filing) -> list[Any]:
    chairs = ClusterDuty.objects.current().filter(cluster_year=filing.period.cluster_year, duty__in=CHAIRING)
    rows = SchoolStaff.objects.current().filter(
        school__in=chairs.values("school"), role__in=[SchoolRole.OFFICER, SchoolRole.PRINCIPAL]
    )
    return [row.user for row in rows.select_related("user") if row.user.is_active]
