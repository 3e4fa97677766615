"""`manage.py demo`: load the demo, print its accounts, set a period back for a presentation."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

from clusters.models import Cluster
from cumthidua.core.management.stable import StableCommand
from cumthidua.portal import demo
from cumthidua.portal.demo import accounts, reset
from reports.models import Filing
from schools.models import School

# Whom to sign in as first, and why.
FIRST_ACCOUNTS = {
    "canbo.dienbien": "nhập và nộp số liệu của một trường",
    "hieutruong.dienbien": "xác nhận số liệu của trường",
    "canbo.quangninh": "Cụm trưởng 2024: tiếp nhận, tổng hợp, báo cáo",
    "hieutruong.quangninh": "Cụm trưởng 2024",
    "hieutruong.anlac": "Cụm trưởng đang giữa năm thi đua (cụm minh họa)",
    "canbo.phulinh": "có số liệu bị trả lại (cụm minh họa)",
    "hieutruong.tanviet": "có số liệu chờ xác nhận (cụm minh họa)",
    "canbo.lamhai": "quá hạn nộp (cụm minh họa)",
    "hocvien": "Học viện: xem mọi cụm",
    "quantri": "quản trị: cấu hình và xem, không làm thay ai",
}


class Command(StableCommand):
    help = "Nạp bản minh họa (chạy lại không thay đổi gì) và in các tài khoản."

    def add_arguments(self, parser: ArgumentParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--accounts", action="store_true", help="chỉ in bảng tài khoản")
        choice.add_argument(
            "--open", metavar="CỤM/KỲ", help="đặt lại một kỳ: mọi trường nhập từ đầu (ví dụ mnbgpb/2024-H1)"
        )
        choice.add_argument("--restore", metavar="CỤM/KỲ", help="nạp lại số liệu đã công bố của một kỳ")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Bản minh họa có tài khoản chung mật khẩu nên không nạp vào hệ thống đang vận hành (DEBUG tắt)."
            )
        try:
            self._act(options)
        except reset.NotPossible as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            reason = str(error).strip().splitlines()[0]
            raise CommandError(f"Cơ sở dữ liệu chưa sẵn sàng (đã chạy migrate chưa?): {reason}") from error

    def _act(self, options: dict[str, Any]) -> None:
        if options["accounts"]:
            self._print_accounts()
        elif options["open"] is not None:
            reset.open_again(reset.find_period(options["open"]))
            self.stdout.write(f"Đã đặt lại kỳ {options['open']}: mỗi trường có một bản nhập trống.")
        elif options["restore"] is not None:
            reset.restore(reset.find_period(options["restore"]))
            self.stdout.write(f"Đã nạp lại số liệu đã công bố của kỳ {options['restore']}.")
        else:
            demo.load()
            self._print_summary()

    def _print_summary(self) -> None:
        self.stdout.write(
            f"Bản minh họa: {Cluster.objects.count()} cụm, {School.objects.count()} trường, "
            f"{Filing.objects.accepted().count()} bản số liệu đã tiếp nhận, {len(accounts.everybody())} tài khoản."
        )
        self.stdout.write(
            "Số liệu của cụm minh họa do hệ thống tạo ra; của bốn cụm còn lại lấy từ nguồn đã công bố."
        )
        self.stdout.write(f"Mật khẩu chung: {accounts.PASSWORD}")
        for username, why in FIRST_ACCOUNTS.items():
            self.stdout.write(f"  {username:<22}{why}")
        self.stdout.write("Mọi tài khoản: manage.py demo --accounts")

    def _print_accounts(self) -> None:
        names = dict(School.objects.values_list("code", "name"))
        rows = [
            (
                account.username,
                account.name,
                account.role_label,
                names.get(account.school, account.school) or "Học viện",
            )
            for account in accounts.everybody()
        ]
        rows.insert(0, ("Tài khoản", "Họ và tên", "Vai trò", "Nơi công tác"))
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            cells = (text.ljust(width) for text, width in zip(row[:3], widths, strict=True))
            self.stdout.write("  ".join((*cells, row[3])))
        self.stdout.write(f"Mật khẩu chung: {accounts.PASSWORD}")
