"""Who may delegate a principal's acts, to whom and for how long, and the reason when not.

The target is always a `Delegation`: one not saved yet while it is being written.
"""

from __future__ import annotations

from typing import Any

from cumthidua.core import clock
from cumthidua.core.policy import ActTable, because

from .models import Delegation, SchoolRole, SchoolStaff
from .standing import standing_of


@because("Chỉ Hiệu trưởng đương nhiệm của trường được ủy quyền và thu hồi ủy quyền.")
def is_principal(user: Any, delegation: Delegation) -> bool:
    return standing_of(user).has_role(delegation.school_id, SchoolRole.PRINCIPAL)


@because("Chỉ ủy quyền được cho Phó Hiệu trưởng đương nhiệm của trường mình.")
def names_own_deputy(user: Any, delegation: Delegation) -> bool:
    """On the first day of the term; when the service ends within it, the right ends by itself."""
    first = max(delegation.valid_from, clock.today())
    served = SchoolStaff.objects.on(first).filter(
        school=delegation.school_id,
        user=delegation.deputy_id,
        user__is_active=True,
        role=SchoolRole.VICE_PRINCIPAL,
    )
    return delegation.deputy_id != user.pk and served.exists()


@because("Ngày kết thúc phải từ ngày bắt đầu trở đi.")
def ends_after_it_begins(user: Any, delegation: Delegation) -> bool:
    return delegation.valid_from <= delegation.valid_to


@because("Thời hạn này đã qua. Đồng chí chọn ngày kết thúc từ hôm nay trở đi.")
def is_not_over(user: Any, delegation: Delegation) -> bool:
    return delegation.valid_to >= clock.today()


@because(
    "Phó Hiệu trưởng này đã được ủy quyền cùng việc trong thời gian đó. "
    "Đồng chí chọn thời hạn khác, hoặc thu hồi ủy quyền trước."
)
def overlaps_no_other(user: Any, delegation: Delegation) -> bool:
    others = Delegation.objects.filter(
        school=delegation.school_id, deputy=delegation.deputy_id, act=delegation.act, revoked_at=None
    )
    return not others.filter(
        valid_from__lte=delegation.valid_to, valid_to__gte=delegation.valid_from
    ).exists()


@because("Ủy quyền này đã được thu hồi.")
def is_not_revoked(user: Any, delegation: Delegation) -> bool:
    return delegation.revoked_at is None


@because("Ủy quyền này đã hết hạn, không cần thu hồi.")
def still_runs(user: Any, delegation: Delegation) -> bool:
    return delegation.valid_to >= clock.today()


# What must hold of a delegation that is being written, by the field of the form that says it.
TERMS = {
    "valid_to": (ends_after_it_begins, is_not_over),
    "deputy": (names_own_deputy,),
    "valid_from": (overlaps_no_other,),
}

DELEGATION = ActTable(
    "schools",
    {
        "write_delegation": (is_principal,),
        "delegate": (is_principal, *(term for terms in TERMS.values() for term in terms)),
        "revoke": (is_principal, is_not_revoked, still_runs),
    },
)


def faults(user: Any, delegation: Delegation) -> dict[str, str]:
    """Field → the first reason why what it says does not do."""
    found: dict[str, str] = {}
    for field, terms in TERMS.items():
        failed = [term.reason for term in terms if not term.test(user, delegation)]
        if failed:
            found[field] = failed[0]
    return found
