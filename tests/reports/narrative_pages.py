"""What the tests of both pages share: sending a text, a row of the form, what the cells hold."""

from __future__ import annotations

from typing import Any

from clusters.models import Period
from reports.filing_acts import address
from reports.models import Filing, FilingValue
from tests.builders import filing_of
from tests.pages import client_of

TEXT = (
    "Trong 6 tháng, nhà trường đã mở 27 lớp với gần 1.800 học viên; "
    "nghiệm thu 02 đề tài cấp tỉnh và 06 đề tài cấp trường."
)
# To be followed by hand: 10 + 20 classes where 31 are stated, 300 + 500 learners where 800 are.
REPORT = (
    "Các trường đã tổ chức tổng số 31 lớp với 800 học viên. Trong đó: "
    "(1) Trường Chính trị tỉnh Alpha 10 lớp/300 học viên, 01 đề tài cấp tỉnh; "
    "(2) Trường Chính trị tỉnh Beta 20 lớp/500 học viên.\n"
    "Các trường cử đi đào tạo 06 tiến sĩ."
)


def page_of(filing: Filing) -> str:
    return address(filing, "read_narrative")


def read(user: Any, filing: Filing, text: str = TEXT, **data: Any) -> Any:
    return client_of(user).post(page_of(filing), {"text": text, **data})


def row(number: int, code: str, text: str, **more: str) -> dict[str, str]:
    """What the page's form sends for one proposal of an empty cell."""
    fields = {"code": f"{code}:0", "text": text, "bound": "exact", "source": f"{text} ô"} | more
    return {f"{name}-{number}": value for name, value in fields.items()}


def held(filing: Filing) -> dict[str, Any]:
    return {
        cell.indicator.code: cell.value
        for cell in FilingValue.objects.filter(filing=filing, value__isnull=False)
    }


def tag_of(page: str, mark: str) -> str:
    """The list item that holds `mark`."""
    start = page.rindex("<li", 0, page.index(mark))
    return page[start : page.index("</li>", start)]


def own(period: Period, short_name: str) -> Filing:
    return filing_of(period, period.cluster_year.members.get(school__short_name=short_name).school)
