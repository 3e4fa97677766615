"""`manage.py appoint_administrator USERNAME [--name … --email …]`: the first person on the
configuration pages. Nobody can make themselves one there, and `createsuperuser` gives no right."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cumthidua.core import audit, clock
from cumthidua.core.configuration import CHAIN
from cumthidua.core.models import User

from ...models import AcademyRole, AcademyStaff


class Command(BaseCommand):
    help = "Giao vai quản trị hệ thống cho một tài khoản; tạo tài khoản nếu chưa có."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--name", default="", help="họ và tên, khi tạo tài khoản mới")
        parser.add_argument("--email", default="", help="thư điện tử, khi tạo tài khoản mới")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first() or self._open_account(options)
        roles = AcademyStaff.objects.current().filter(user=user, role=AcademyRole.ADMINISTRATOR)
        if roles.exists():
            self.stdout.write(f"{user} đang là quản trị hệ thống.")
            return
        row = AcademyStaff.objects.create(user=user, role=AcademyRole.ADMINISTRATOR, valid_from=clock.today())
        audit.record(
            chain=CHAIN,
            act="admin.academystaff.add",
            target=row,
            by=None,
            sentence=f"Giao vai bằng lệnh: {row}",
        )
        self.stdout.write(f"Đã giao vai quản trị hệ thống cho {user} từ ngày {row.valid_from:%d/%m/%Y}.")
        if not user.has_usable_password():
            self.stdout.write(
                "Tài khoản chưa có mật khẩu: đặt bằng “Quên mật khẩu” ở trang đăng nhập, "
                f"hoặc bằng lệnh manage.py changepassword {user.username}."
            )

    def _open_account(self, options: dict[str, Any]) -> User:
        if not (options["name"] and options["email"]):
            raise CommandError("Chưa có tài khoản này: ghi thêm --name và --email để tạo.")
        if User.objects.filter(email__iexact=options["email"]).exists():
            raise CommandError("Đã có tài khoản khác dùng địa chỉ thư điện tử này.")
        return User.objects.create_user(
            username=options["username"], email=options["email"], full_name=options["name"]
        )
