"""The demo's accounts: invented people with one shared password, and dated roles like anybody's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.hashers import make_password

from cumthidua.core.models import User
from schools.models import AcademyRole, AcademyStaff, School, SchoolRole, SchoolStaff

from .seeds import HERE

PASSWORD = "Thidua@2026"  # noqa: S105  printed on purpose: the demo refuses to run in production
MAIL_DOMAIN = "thidua.example"  # reserved: no mail can ever be delivered there
PREFIXES = {
    SchoolRole.OFFICER: "canbo",
    SchoolRole.PRINCIPAL: "hieutruong",
    SchoolRole.VICE_PRINCIPAL: "phohieutruong",
}
POSITIONS = {
    SchoolRole.OFFICER: "Chuyên viên phụ trách thi đua",
    SchoolRole.PRINCIPAL: "Hiệu trưởng",
    SchoolRole.VICE_PRINCIPAL: "Phó Hiệu trưởng",
}


@dataclass(frozen=True)
class Account:
    """One person of the demo. `school` is a code, empty for the Academy."""

    username: str
    name: str
    role: str
    position: str
    school: str = ""

    @property
    def role_label(self) -> str:
        return str((SchoolRole if self.school else AcademyRole)(self.role).label)


@cache
def everybody() -> tuple[Account, ...]:
    return tuple(_read())


def _read() -> Iterator[Account]:
    data = json.loads((HERE / "accounts.json").read_text("utf-8"))
    for person in data["academy"]:
        yield Account(person["username"], person["name"], person["role"], person["position"])
    for record in data["schools"]:
        for role, prefix in PREFIXES.items():
            if role.value in record:
                yield Account(
                    username=f"{prefix}.{record['slug']}",
                    name=record[role.value],
                    role=role.value,
                    position=POSITIONS[role],
                    school=record["school"],
                )


def load() -> int:
    """Open the accounts that are missing; returns how many. What is there keeps its password."""
    known = set(User.objects.values_list("username", flat=True))
    missing = [account for account in everybody() if account.username not in known]
    if not missing:
        return 0
    schools = School.objects.in_bulk({account.school for account in missing}, field_name="code")
    missing = [account for account in missing if not account.school or account.school in schools]
    users = _open(missing)
    SchoolStaff.objects.bulk_create(
        SchoolStaff(
            user=users[account.username],
            school=schools[account.school],
            role=account.role,
            position=account.position,
        )
        for account in missing
        if account.school
    )
    AcademyStaff.objects.bulk_create(
        AcademyStaff(user=users[account.username], role=account.role, position=account.position)
        for account in missing
        if not account.school
    )
    return len(missing)


def _open(accounts: list[Account]) -> dict[str, User]:
    password = make_password(PASSWORD)  # slow by design, so it is done once for all
    users = User.objects.bulk_create(
        User(
            username=account.username,
            full_name=account.name,
            email=f"{account.username}@{MAIL_DOMAIN}",
            password=password,
            # The administrator enters the configuration pages; nobody is a superuser.
            is_staff=account.role == AcademyRole.ADMINISTRATOR,
        )
        for account in accounts
    )
    return {user.username: user for user in users}


def person(school: str, role: SchoolRole) -> User:
    """The demo's account for a role at a school, by the school's code."""
    username = next(
        account.username for account in everybody() if (account.school, account.role) == (school, role)
    )
    return User.objects.get(username=username)
