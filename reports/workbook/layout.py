"""What the form's workbook and its reader agree on: sheets, columns, and the signed word of where it is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing

from cumthidua.core.vietnamese.text import search_key

from .. import cells
from ..models import Filing
from ..sheet import Sheet

FORM_TITLE = "Số liệu"
ORIGIN_TITLE = "_nguon_goc"
_SALT = "reports.workbook"

CODE, LABEL, UNIT, EARLIER, VALUE, NOTE = range(1, 7)
HEADINGS = {
    CODE: "Mã",
    LABEL: "Chỉ tiêu",
    UNIT: "Đơn vị",
    EARLIER: "Cùng kỳ năm trước",
    VALUE: "Số liệu kỳ này",
    NOTE: "Ghi chú",
}
HEADING_KEYS = {search_key(words): column for column, words in HEADINGS.items()}


class Unreadable(Exception):
    """A file that is not taken. `reason` is a Vietnamese sentence that says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Origin:
    """Whose workbook it is, and what each cell held when it was made: code → (version, text)."""

    cluster: str
    period: str
    school: str
    catalogue: str
    school_name: str
    period_label: str
    cells: Mapping[str, tuple[int, str]]

    @classmethod
    def of(cls, sheet: Sheet) -> Origin:
        filing = sheet.filing
        year = filing.period.cluster_year
        held = {}
        for indicator in sheet.inputs:
            cell = sheet.cells.get(indicator.code)
            held[indicator.code] = (cell.version if cell else 0, cells.shown(indicator, cell))
        return cls(
            cluster=year.cluster.code,
            period=filing.period.code,
            school=filing.school.code,
            catalogue=year.catalogue.code,
            school_name=filing.school.name,
            period_label=filing.period.label,
            cells=held,
        )

    def signed(self) -> str:
        """As it is written into the workbook: nobody else can make one."""
        return signing.dumps(asdict(self), salt=_SALT, compress=True)

    @classmethod
    def read(cls, text: str) -> Origin:
        """The origin in a workbook; `Unreadable` when the portal did not write it."""
        try:
            found: dict[str, Any] = signing.loads(text, salt=_SALT)
        except signing.BadSignature:
            raise Unreadable(
                "Phần nhận dạng trong tệp đã bị sửa hoặc không do cổng này cấp. Đồng chí tải biểu mới về, "
                "chép số vào cột “Số liệu kỳ này” rồi tải lên lại."
            ) from None
        return cls(**found)

    def require(self, filing: Filing) -> None:
        """`Unreadable`, naming both, unless it is this filing's workbook."""
        year = filing.period.cluster_year
        if (self.cluster, self.period, self.school) != (
            year.cluster.code,
            filing.period.code,
            filing.school.code,
        ):
            raise Unreadable(
                f"Tệp này là của {self.school_name}, kỳ {self.period_label}; "
                f"trang này là của {filing.school.name}, kỳ {filing.period.label}. Không có số nào được ghi."
            )
        if self.catalogue != year.catalogue.code:
            raise Unreadable(
                f"Tệp này theo danh mục chỉ tiêu “{self.catalogue}”; kỳ này nay dùng danh mục "
                f"“{year.catalogue.code}”. Đồng chí tải biểu mới về rồi chép số sang."
            )
