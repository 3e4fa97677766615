"""The configuration pages. Who enters, and what for, follows from the Academy's dated rows
(`schools.backends`), never from `is_staff` or `is_superuser`."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode

from cumthidua.core.configuration import ConfigurationAdmin
from cumthidua.core.policy import Refused
from schools import backends
from schools.backends import may_configure

__all__ = ["PortalAdminSite", "may_configure"]


class PortalAdminSite(AdminSite):
    """Configuration only: figures, votes and documents are not registered and are nobody's to edit."""

    site_title = "Quản trị · Thi đua các trường chính trị"
    site_header = "Quản trị cấu hình"
    index_title = "Cấu hình của cổng"
    site_url = "/"
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take our own lists only. Packages bring lists (groups, second factors, sessions) whose rights
        would follow from `user.has_perm`, which lets a superuser through."""
        if admin_class is not None and issubclass(admin_class, ConfigurationAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def allows(self, user: Any, label: str, act: str) -> bool:
        """Asked by every list, for every row."""
        return backends.allows(user, label, act)

    def has_permission(self, request: HttpRequest) -> bool:
        return may_configure(request.user)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one door, the portal's; who stands inside without a duty hears why."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise Refused(
                "Trang quản trị chỉ dành cho người được Học viện giao quản trị cổng hoặc giữ danh mục chỉ tiêu.",
                act="admin.enter",
                user=request.user,
            )
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: wanted})}")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_logout")

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("account_change_password")
