"""`manage.py verify_audit` → `{"ok", "rows", "first_broken"}`.

The exit status is 0 whenever the chains could be read, broken or not: the answer is in `ok`.
"""

from dataclasses import asdict
from typing import Any

from cumthidua.core import audit

from ..stable import StableCommand


class Command(StableCommand):
    help = "Kiểm tra nhật ký công việc: mỗi dòng có còn nguyên như lúc ghi không."

    def handle(self, *args: Any, **options: Any) -> None:
        self.write_json(asdict(audit.verify()))
