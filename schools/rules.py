"""Who may do what at a school, and the reason when not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cumthidua.core import clock
from cumthidua.core.policy import ActTable, because
from cumthidua.core.vietnamese.dates import format_date

from .models import Delegation, School, SchoolRole, SchoolStaff
from .standing import standing_of


@because("Chỉ Hiệu trưởng của trường được ủy quyền và thu hồi ủy quyền.")
def is_principal(user: Any, school: School) -> bool:
    return standing_of(user).has_role(school.pk, SchoolRole.PRINCIPAL)


@because("Chỉ Hiệu trưởng của trường được ủy quyền và thu hồi ủy quyền.")
def is_principal_there(user: Any, delegation: Delegation) -> bool:
    return standing_of(user).has_role(delegation.school_id, SchoolRole.PRINCIPAL)


@because("Ủy quyền này đã được thu hồi trước đó, không cần thu hồi lần nữa.")
def is_not_revoked(user: Any, delegation: Delegation) -> bool:
    return delegation.revoked_at is None


@because("Ủy quyền này đã hết hạn, không còn gì để thu hồi.")
def is_not_over(user: Any, delegation: Delegation) -> bool:
    return delegation.valid_to is None or delegation.valid_to >= clock.today()


SCHOOL_ACTS = ActTable("schools", {"delegate": (is_principal,)})
DELEGATION_ACTS = ActTable("schools", {"revoke": (is_principal_there, is_not_revoked, is_not_over)})


def objections(
    *, school: School, principal: Any, deputy: Any, act: str, valid_from: date, valid_to: date
) -> Iterator[tuple[str, str]]:
    """What stands against a delegation: (field, sentence). Whether `principal` may give one at all is
    `SCHOOL_ACTS`'s to say."""
    if valid_from < clock.today():
        yield "valid_from", "Ủy quyền không lùi ngày. Đồng chí chọn từ hôm nay trở đi."
    if valid_to < valid_from:
        yield "valid_to", "Ngày kết thúc phải từ ngày bắt đầu trở đi."
    if deputy == principal:
        yield "deputy", "Hiệu trưởng không tự ủy quyền cho mình."
    elif not _serves_throughout(school, deputy, valid_from, valid_to):
        yield (
            "deputy",
            "Người được ủy quyền phải là Phó Hiệu trưởng đương chức của trường trong suốt thời gian ủy quyền.",
        )
    overlapping = (
        _same(school, deputy, act).filter(valid_from__lte=valid_to, valid_to__gte=valid_from).first()
    )
    if overlapping is not None:
        span = f"{format_date(overlapping.valid_from)} đến {format_date(overlapping.valid_to)}"
        yield (
            "valid_from",
            f"Đồng chí này đã được ủy quyền việc này từ {span}. Đồng chí thu hồi bản đó hoặc chọn thời gian khác.",
        )


def _serves_throughout(school: School, deputy: Any, first: date, last: date) -> bool:
    """One row of service may follow another, so both ends are asked; a gap ends the right by itself."""
    rows = SchoolStaff.objects.filter(school=school, user=deputy, role=SchoolRole.VICE_PRINCIPAL)
    return deputy.is_active and rows.on(first).exists() and rows.on(last).exists()


def _same(school: School, deputy: Any, act: str) -> Any:
    return Delegation.objects.filter(school=school, deputy=deputy, act=act, revoked_at=None)
