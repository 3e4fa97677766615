"""The pages that read what all schools filed: who may see them, what they say, what they cost."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from clusters.models import Indicator, Period
from cumthidua.core import clock
from reports.models import FilingValue, SummaryReport
from tests import builders
from tests.pages import client_of
from tests.reports import half_year_2024 as facts

pytestmark = pytest.mark.django_db
PAGES = ["consolidation", "indicator", "export"]


def address(period: Period, name: str = "consolidation", **more: str) -> str:
    kwargs = {"cluster": period.cluster_year.cluster.code, "period": period.code, **more}
    if name == "indicator":
        kwargs.setdefault("code", "class_count")
    return reverse(f"reports:{name}", kwargs=kwargs)


def text_of(response: Any) -> str:
    """The page's words with plain spaces, however its template breaks lines."""
    assert response.status_code == 200, response
    return " ".join(response.content.decode().replace("\xa0", " ").replace("&nbsp;", " ").split())


def make_period(schools: int = 3, accepted: int = 1, **fields: Any) -> Period:
    period = builders.make_period(builders.make_cluster_year(schools=schools), **fields)
    for member in list(period.cluster_year.members.select_related("school"))[:accepted]:
        builders.accepted(period, member.school, class_count=5, learner_count=200)
    return period


def school_of(period: Period, order: int) -> Any:
    return period.cluster_year.members.select_related("school").get(order=order).school


# ── Who may see them ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", PAGES)
def test_a_member_of_the_year_and_the_academy_see_the_table(name):
    period = make_period()
    for reader in (builders.officer(school_of(period, 2)), builders.principal(school_of(period, 1)),
                   builders.academy(), builders.administrator()):  # fmt: skip
        assert client_of(reader).get(address(period, name)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_and_a_member_of_another_cluster_get_not_found(name):
    period, elsewhere = make_period(), make_period()
    last_year = builders.make_cluster_year(year=2023, cluster=period.cluster_year.cluster)
    for reader in (builders.make_user(), builders.officer(builders.make_school()),
                   builders.principal(school_of(elsewhere, 0)),
                   builders.officer(last_year.members.first().school)):  # fmt: skip
        assert client_of(reader).get(address(period, name)).status_code == 404


@pytest.mark.parametrize("name", [*PAGES, "filings"])
def test_a_visitor_is_sent_to_sign_in(client, name):
    url = reverse("reports:filings") if name == "filings" else address(make_period(), name)
    response = client.get(url)
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("code", ["2024-H2", "2024", "24-H1", "2023-H1", "2024-h1", "2024-Y"])
def test_a_wrong_or_unknown_period_is_not_found(code):
    period = make_period()
    url = address(period).replace("2024-H1", code)
    assert client_of(builders.academy()).get(url).status_code == 404


def test_an_unknown_indicator_is_not_found():
    url = address(make_period(), "indicator", code="khong-co")
    assert client_of(builders.academy()).get(url).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_only_read(name):
    assert client_of(builders.academy()).post(address(make_period(), name)).status_code == 405


# ── The table ─────────────────────────────────────────────────────────────────────────────────────


def test_the_real_half_year_says_what_differs_and_what_cannot_be_checked():
    period = facts.make_half_year()
    page = text_of(client_of(builders.chair_officer(period)).get(address(period)))
    assert "8/8 trường đã tiếp nhận" in page
    assert "2 số nêu lệch tổng" in page
    assert "10 số nêu không kiểm được" in page
    assert "Số nêu: 238 lớp, 12.378 học viên. Tổng tám trường: 234 lớp, 12.443 học viên." in page
    assert "Nêu thừa 4 lớp, thiếu 65 học viên." in page


def test_a_total_leads_to_its_cells_and_a_column_to_its_filing():
    period = facts.make_half_year(accepted=1)
    page = text_of(client_of(builders.chair_officer(period)).get(address(period)))
    assert f'href="{address(period, "indicator")}"' in page
    assert f'href="{address(period, "filing", school="tdtcb-nguyen-van-cu-quang-ninh")}"' in page


def test_a_schools_figure_leads_to_its_cell_and_a_computed_one_to_what_it_is_made_of():
    period = make_period(accepted=0)
    builders.accepted(period, school_of(period, 0), class_count=3, class_planned=4)
    school = school_of(period, 0).code
    client = client_of(builders.officer(school_of(period, 2)))
    cell = f"{address(period, 'filing_history', school=school)}?cell=class_count"
    for name in ("consolidation", "indicator"):
        assert f'href="{cell}"' in text_of(client.get(address(period, name)))
    assert client.get(cell).status_code == 200
    page = text_of(client.get(address(period)))
    assert f'href="{address(period, "indicator", code="class_plan_rate")}#{school}"' in page
    assert "?cell=class_plan_rate" not in page


def test_nothing_differs_without_a_notice():
    period = make_period()
    page = text_of(client_of(builders.academy()).get(address(period)))
    assert "số nêu lệch tổng" not in page
    assert 'id="lech"' not in page


def test_the_filter_narrows_to_what_differs():
    period = facts.make_half_year(accepted=2)
    client = client_of(builders.chair_officer(period))
    page = text_of(client.get(address(period), {"nhom": "lech"}))
    assert "Số học viên" in page
    assert "Đề tài khoa học cấp trường" not in page


@pytest.mark.parametrize(
    ("query", "shown"), [({}, False), ({"tat_ca": "on"}, True), ({"nhom": "bay"}, False)]
)
def test_indicators_without_figures_show_only_when_asked_for(query, shown):
    period = make_period()
    page = text_of(client_of(builders.academy()).get(address(period), query))
    assert ("Lượt dự giờ" in page) is shown


def test_a_period_without_accepted_filings_says_what_it_waits_for():
    page = text_of(client_of(builders.academy()).get(address(make_period(accepted=0))))
    assert "Chưa có số liệu nào được tiếp nhận" in page
    assert "0/3 trường đã tiếp nhận" in page


def test_figures_of_a_filing_that_is_not_accepted_are_on_no_page_and_in_no_export():
    period = make_period(accepted=1)
    work = builders.team(builders.filing_of(period, school_of(period, 1)))
    builders.bring_to("certified", work, class_count=77777)
    client = client_of(builders.officer(school_of(period, 2)))
    assert "77.777" not in text_of(client.get(address(period), {"tat_ca": "on"}))
    assert "77.777" not in text_of(client.get(address(period, "indicator")))
    assert 77777 not in cells_of(client.get(address(period, "export")))


# ── Who has filed ─────────────────────────────────────────────────────────────────────────────────


def test_who_has_filed_tells_late_from_overdue():
    due = builders.at(2024, 6, 15, 17)
    with clock.at(builders.at(2024, 6, 10)):
        period = make_period(accepted=0, due_at=due)
    with clock.at(builders.at(2024, 6, 20)):
        builders.accepted(period, school_of(period, 0), class_count=5)
        page = text_of(client_of(builders.academy()).get(address(period)))
    assert page.count("nộp muộn") == 1
    assert page.count("Chưa nộp, quá hạn") == 2
    assert page.count("quá 5 ngày") == 2


def test_the_chair_is_led_to_what_it_may_accept_and_others_are_not():
    period = make_period(accepted=0)
    builders.bring_to("certified", builders.team(builders.filing_of(period, school_of(period, 2))))
    chair, other = builders.chair_officer(period), builders.officer(school_of(period, 1))
    assert text_of(client_of(chair).get(address(period))).count("Xem, tiếp nhận<") == 1
    assert "Xem, tiếp nhận" not in text_of(client_of(other).get(address(period)))


def test_links_lead_only_to_filings_one_may_open():
    period = make_period(schools=4, accepted=1)
    page = text_of(client_of(builders.officer(school_of(period, 3))).get(address(period)))
    openable = [f'href="{address(period, "filing", school=school_of(period, order).code)}"' in page
                for order in range(4)]  # fmt: skip
    assert openable == [True, False, False, True]


# ── The report ────────────────────────────────────────────────────────────────────────────────────


def test_the_chair_may_draft_the_report_once_a_school_is_accepted():
    period = make_period(accepted=1)
    form = f'action="{address(period, "draft_report")}"'
    assert form in text_of(client_of(builders.chair_officer(period)).get(address(period)))
    for other in (builders.officer(school_of(period, 2)), builders.academy()):
        assert "Lập dự thảo báo cáo" not in text_of(client_of(other).get(address(period)))


def test_without_an_accepted_filing_the_chair_reads_why_not():
    period = make_period(accepted=0)
    page = text_of(client_of(builders.chair_officer(period)).get(address(period)))
    assert "Chưa có trường nào được tiếp nhận số liệu trong kỳ này." in page
    assert f'action="{address(period, "draft_report")}"' not in page


def test_a_drafted_report_is_linked_for_those_who_may_see_it():
    period = make_period(accepted=1)
    chair = builders.chair_officer(period)
    SummaryReport.objects.create(period=period, created_at=clock.now(), created_by=chair)
    link = f'href="{address(period, "report")}"'
    assert link in text_of(client_of(chair).get(address(period)))
    assert link not in text_of(client_of(builders.officer(school_of(period, 2))).get(address(period)))


# ── One figure ────────────────────────────────────────────────────────────────────────────────────


def test_a_figure_shows_its_cells_sources_and_what_is_stated_beside():
    period = facts.make_half_year(accepted=2)
    period.stated_totals.filter(code="learner_count").update(
        snippet="238 lớp với 12.378 học viên", source="Bài báo"
    )
    FilingValue.objects.filter(filing__school__code="tct-dien-bien", indicator__code="learner_count").update(
        source_text="15 1ớp/l206 học viên", explanation="Chữ l đọc là số 1."
    )
    client = client_of(builders.chair_officer(period))
    page = text_of(client.get(address(period, "indicator", code="learner_count")))
    for words in ("5.070", "12.378", "+7.308", "238 lớp với 12.378 học viên", "Nguồn: Bài báo",
                  "15 1ớp/l206 học viên", "Chữ l đọc là số 1.", "2/8 trường báo cáo"):  # fmt: skip
        assert words in page
    assert page.count("chưa tiếp nhận") == 6


def test_a_ratio_shows_its_formula_and_its_operands():
    period = make_period(accepted=0)
    builders.accepted(period, school_of(period, 0), class_count=3, class_planned=4)
    page = text_of(client_of(builders.academy()).get(address(period, "indicator", code="class_plan_rate")))
    assert "75%" in page
    assert "100 × “Số lớp đào tạo, bồi dưỡng” ÷ “Số lớp theo kế hoạch năm”" in page
    assert f'href="{address(period, "indicator", code="class_planned")}"' in page


def test_a_distribution_shows_its_levels_in_words():
    period = make_period(accepted=0)
    builders.accepted(period, school_of(period, 0), standard_school_level="1")
    page = text_of(
        client_of(builders.academy()).get(address(period, "indicator", code="standard_school_level"))
    )
    assert "<dt>Mức 1</dt><dd><b>1</b> trường</dd>" in page


# ── The list of periods ───────────────────────────────────────────────────────────────────────────


def listed(user: Any, **query: str) -> str:
    return text_of(client_of(user).get(reverse("reports:filings"), query))


def test_a_school_finds_its_own_filing_and_what_to_do_with_it():
    period = make_period(accepted=0)
    school = school_of(period, 2)
    own = f'href="{address(period, "filing", school=school.code)}"'
    page = listed(builders.officer(school))
    assert own in page
    assert "Nhập số liệu" in page
    assert "0/3" in page


def test_a_principal_finds_what_waits_for_certification():
    period = make_period(accepted=0)
    work = builders.team(builders.filing_of(period, school_of(period, 1)))
    builders.bring_to("submitted", work)
    assert "Xem, xác nhận" in listed(work.principal)
    assert "Xem, xác nhận" not in listed(work.officer)


def test_the_chair_finds_how_many_wait_for_it():
    period = make_period(accepted=1)
    builders.bring_to("certified", builders.team(builders.filing_of(period, school_of(period, 2))))
    assert "1 trường chờ tiếp nhận" in listed(builders.chair_officer(period))
    assert "chờ tiếp nhận<" not in listed(builders.officer(school_of(period, 1)))


def test_a_school_sees_its_own_clusters_and_the_academy_all_newest_first():
    first = make_period(accepted=0)
    later = builders.make_period(builders.make_cluster_year(year=2025), kind="Y")
    member = builders.officer(school_of(first, 0))
    assert address(later) not in listed(member)
    page = listed(builders.academy())
    assert 0 < page.index(address(later)) < page.index(address(first))


def test_the_list_is_narrowed_by_year_cluster_and_words_without_marks():
    school = builders.make_school("Điện Biên")
    period = builders.make_period(builders.make_cluster_year(schools=[school], year=2025))
    other = make_period(accepted=0)
    reader = builders.academy()
    for query in ({"nam": "2025"}, {"cum": period.cluster_year.cluster.code}, {"tim": "dien bien"}):
        page = listed(reader, **query)
        assert (address(period) in page, address(other) in page) == (True, False), query
    assert "Không tìm thấy kỳ nào" in listed(reader, tim="không có cụm này")
    assert address(other) in listed(reader, nam="hai nghìn")


def test_nobody_elses_clusters_are_offered_in_the_filter():
    period, secret = make_period(accepted=0), make_period(accepted=0)
    page = listed(builders.officer(school_of(period, 0)))
    assert secret.cluster_year.cluster.short_name not in page


def test_somebody_without_a_cluster_reads_why_the_list_is_empty():
    assert "Chưa có kỳ báo cáo nào" in listed(builders.make_user())


def test_the_twenty_first_period_is_on_the_second_page():
    cluster = builders.make_cluster()
    for year in range(2000, 2021):
        year = builders.make_cluster_year(schools=1, year=year, cluster=cluster)
        Period.objects.create(cluster_year=year, kind="Y")
    reader = builders.academy()
    assert "Tổng hợp năm 2000" not in listed(reader)
    assert "Tổng hợp năm 2000" in listed(reader, trang="2")
    assert "Tổng hợp năm 2000" in listed(reader, trang="99")


# ── What they cost ────────────────────────────────────────────────────────────────────────────────


def queries_for(url: str, user: Any) -> int:
    client = client_of(user)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_for_one_three_and_ten_schools(name):
    costs = []
    for schools in (1, 3, 10):
        period = make_period(schools=schools, accepted=schools)
        costs.append(queries_for(address(period, name), builders.chair_officer(period)))
    assert costs[0] == costs[1] == costs[2]
    assert costs[0] <= 26  # six of them for the frame around every page


def test_the_list_costs_the_same_for_one_and_for_many_periods():
    cluster, school = builders.make_cluster(), builders.make_school()
    builders.make_period(builders.make_cluster_year(schools=[school], year=2020, cluster=cluster))
    reader = builders.officer(school)
    once = queries_for(reverse("reports:filings"), reader)
    for year in (2021, 2022, 2023):
        cluster_year = builders.make_cluster_year(schools=[school], year=year, cluster=cluster)
        builders.make_period(cluster_year)
        builders.make_period(cluster_year, kind="Y")
    assert queries_for(reverse("reports:filings"), reader) == once


# ── The workbook ──────────────────────────────────────────────────────────────────────────────────


def sheet_of(response: Any, name: str = "Tổng hợp") -> Any:
    assert response.status_code == 200
    return load_workbook(BytesIO(response.content))[name]


def cells_of(response: Any) -> list[Any]:
    return [value for row in sheet_of(response).values for value in row]


def line_of(sheet: Any, code: str) -> list[Any]:
    return list(next(row for row in sheet.values if row[0] == code))


def test_the_workbook_holds_the_same_table_with_numbers_as_numbers():
    period = facts.make_half_year()
    response = client_of(builders.chair_officer(period)).get(address(period, "export"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="tong-hop-mnbgpb-2024-H1.xlsx"'
    sheet = sheet_of(response)
    assert line_of(sheet, "learner_count")[3:] == [
        12443, 12378, -65, "8/8", 3864, 1206, 1663, 779, 819, 1131, 1254, 1727
    ]  # fmt: skip
    assert line_of(sheet, "monograph")[3:] == [1, None, None, "1/8", 1, *["…"] * 7]
    assert line_of(sheet, "essay_contest_school")[3:6] == ["…", 396, None]
    assert [cell.value for cell in sheet[4]][7:10] == ["Quảng Ninh", "Điện Biên", "Hà Giang"]


def test_the_workbook_tells_zero_not_applicable_and_not_reported_apart():
    period = make_period(accepted=0)
    for order, value in enumerate([0, "KAD"]):
        builders.accepted(period, school_of(period, order), monograph=value, class_count=1)
    sheet = sheet_of(client_of(builders.academy()).get(address(period, "export")))
    assert line_of(sheet, "monograph")[3:] == [0, None, None, "1/3", 0, "không áp dụng", "…"]


def test_no_text_of_the_workbook_runs_as_a_formula():
    school = builders.make_school('=HYPERLINK("http://x")')
    cluster = builders.make_cluster(name="@SUM(1+1)")
    period = builders.make_period(builders.make_cluster_year(schools=[school], cluster=cluster))
    builders.accepted(period, school, class_count=1)
    Indicator.objects.filter(catalogue=period.cluster_year.catalogue, code="class_count").update(
        label="+1+cmd"
    )
    total = builders.stated(period, "class_count", 1)
    type(total).objects.update(snippet="-2+3\x0b", source="=1+1")
    book = load_workbook(BytesIO(client_of(builders.academy()).get(address(period, "export")).content))
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f", cell.value
            if isinstance(cell.value, str) and cell.value[0] in "=+-@":
                assert cell.quotePrefix, cell.value
    sources = book["Số nêu và nguồn"]
    assert (sources["G2"].value, sources["H2"].value) == ("-2+3", "=1+1")


def test_each_column_of_the_sources_sheet_stands_under_its_name():
    period = facts.make_half_year()
    book = load_workbook(BytesIO(client_of(builders.academy()).get(address(period, "export")).content))
    head, *rows = book["Số nêu và nguồn"].iter_rows(values_only=True)
    classes = dict(zip(head, next(row for row in rows if row[0] == "class_count"), strict=True))
    assert (classes["Số nêu"], classes["Tổng tính được"], classes["Lệch"]) == (238, 234, 4)
    assert classes["Kết luận"] == "Lệch"


def test_a_rounded_figure_stays_a_number_with_its_word():
    period = make_period(accepted=1)
    FilingValue.objects.filter(indicator__code="learner_count").update(bound="about", value=Decimal("400.00"))
    sheet = sheet_of(client_of(builders.academy()).get(address(period, "export")))
    cell = next(row for row in sheet.iter_rows() if row[0].value == "learner_count")[7]
    assert (cell.value, cell.number_format) == (400, '"khoảng" #,##0')


def test_the_chair_is_led_to_give_more_time_and_nobody_else_is(client):
    period = builders.make_period(due_at=builders.at(2024, 6, 15, 17))
    chair, member = (period.cluster_year.members.order_by("order")[place].school for place in (0, 2))
    late = f"/so-lieu/{period.cluster_year.cluster.code}/2024-H1/{member.code}/gia-han/"
    for school, offered in ((chair, True), (member, False)):
        client.force_login(builders.officer(school))
        assert (late in client.get(address(period)).content.decode()) is offered
