"""What every page's frame needs: who is signed in, as what, where one can go, what is unread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from clusters.models import Cluster
from clusters.standing import CHAIRING, SeatedYear, seats_of
from cumthidua.core.models import Notice
from schools.models import AcademyStaff, School, SchoolRole
from schools.standing import standing_of

RIBBON = (
    "Cụm minh họa: trường và số liệu trên trang này do hệ thống tạo ra để giới thiệu,"
    " không phải số liệu thật."
)
PLACES = (
    ("Trang chủ", "portal:home"),
    ("Số liệu", "reports:filings"),
    ("Báo cáo", "reports:reports"),
    ("Giao ước", "pledges:pledges"),
    ("Khen thưởng", "awards:nominations"),
    ("Cụm thi đua", "clusters:clusters"),
)


class Item(NamedTuple):
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Shell:
    """Read only as far as the page prints it: each part is fetched when it is asked for."""

    request: HttpRequest

    @property
    def user(self) -> Any:
        return self.request.user

    @cached_property
    def items(self) -> list[Item]:
        path = self.request.path
        urls = [(label, reverse(name)) for label, name in PLACES]
        return [Item(label, url, path == url or (url != "/" and path.startswith(url))) for label, url in urls]

    @property
    def person(self) -> str:
        return self.user.full_name

    @cached_property
    def role(self) -> str:
        """In words: "Hiệu trưởng · Quảng Ninh · Cụm trưởng năm 2024"."""
        if self._seat is not None:
            return " · ".join([*self._seat, *self._chairing])
        post = AcademyStaff.objects.current().filter(user=self.user).first()
        return (post.position or post.get_role_display()) if post else ""

    @cached_property
    def _seat(self) -> tuple[str, str] | None:
        post = next(iter(standing_of(self.user).posts), None)
        return (post.position or str(SchoolRole(post.role).label), post.school) if post else None

    @property
    def _chairing(self) -> list[str]:
        leads = self._year and seats_of(self.user).schools_with(self._year.pk, CHAIRING)
        return ["Cụm trưởng"] if leads else []

    @property
    def _year(self) -> SeatedYear | None:
        return seats_of(self.user).latest

    @property
    def scope(self) -> str:
        return f"{self._year.cluster} · Năm {self._year.year}" if self._year else ""

    @cached_property
    def unread(self) -> int:
        return Notice.objects.visible_to(self.user).unread().count()

    @cached_property
    def ribbon(self) -> str:
        """Whoever looks at a page of the illustrative cluster, or works in it, is told so."""
        match = self.request.resolver_match
        place = match.kwargs if match else {}
        if self._year and place.get("cluster") == self._year.cluster_code:
            told = self._year.illustrative
        elif "cluster" in place:
            told = Cluster.objects.filter(code=place["cluster"], illustrative=True).exists()
        elif "school" in place:
            told = School.objects.filter(code=place["school"], illustrative=True).exists()
        else:
            told = bool(self._year and self._year.illustrative)
        return RIBBON if told else ""

    @property
    def is_admin(self) -> bool:
        standing = standing_of(self.user)
        return standing.is_administrator or bool(standing.academy & {"reviewer", "leader"})


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Nobody signed in, nothing in the frame."""
    user = getattr(request, "user", None)
    return {"shell": Shell(request)} if user is not None and user.is_authenticated else {"shell": {}}
