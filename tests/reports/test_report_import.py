"""A published report, read by the chair: a proposal a school, totals that do not add up, hints, stated totals."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import settings

from clusters.models import Period
from cumthidua.core.models import AuditEvent, Notice
from reports.filing_acts import address
from reports.models import FilingValue, StatedTotal, Suggestion
from tests.builders import (
    accepted,
    chair_officer,
    make_cluster_year,
    make_period,
    make_school,
    officer,
)
from tests.pages import client_of, words_of

from .narrative_pages import REPORT, held, own, page_of, read, row, tag_of

pytestmark = pytest.mark.django_db

# The figures of the news of 25/6/2024 as a list, with its two misprints.
NEWS = (
    "Các trường đã tổ chức đào tạo, bồi dưỡng tổng số 238 lớp với 12.378 học viên. Trong đó: "
    "(1) Trường Đào tạo cán bộ Nguyễn Văn Cừ tỉnh Quảng Ninh 97 lớp/3864 học viên; "
    "(2) Trường Chính trị tỉnh Điện Biên 15 1ớp/l206 học viên; "
    "(3) Trường Chính trị tỉnh Hà Giang 20 lớp/1663 học viên; "
    "(4) Trường Chính trị Hoàng Đình Giong tỉnh Cao bằng: 14 lớp/779 học viên; "
    "(5) Trường Chính trị tỉnh Lai châu: 16 lớp/819 học viên; "
    "(6) Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn: 21 lớp/1131 học viên; "
    "(7) Trường Chính trị tỉnh Lào Cai 24 lớp/1254 học viên; "
    "(8) Trường Chính trị tỉnh Sơn La 27 lớp/1727 học viên."
)


@pytest.fixture
def period() -> Period:
    schools = [make_school("Alpha"), make_school("Beta"), make_school("Gamma")]
    return make_period(make_cluster_year(schools=schools))


def report(user: Any, period: Period, text: str = REPORT, **data: Any) -> Any:
    code = period.cluster_year.cluster.code
    return client_of(user).post(f"/so-lieu/{code}/{period.code}/doc-bao-cao/", {"text": text, **data})


def test_a_published_report_becomes_a_proposal_a_school_and_a_list_of_gaps(period: Period) -> None:
    answer = report(chair_officer(period), period)
    reading = answer.context["reading"]
    assert [(one.filing.school.short_name, len(one.figures)) for one in reading.filings] == [
        ("Alpha", 3),
        ("Beta", 2),
    ]
    [gap] = reading.gaps
    assert (gap.code, gap.value, gap.total, gap.difference) == ("class_count", 31, 30, 1)
    assert [total.code for total in reading.borne_out] == ["learner_count"]
    assert [total.code for total in reading.unchecked] == ["staff_sent_phd"]
    page = words_of(answer)
    assert "+1" in page
    assert "Văn bản không nêu số của từng trường" in page


def test_the_news_of_2024_gives_eight_schools_and_the_two_known_gaps() -> None:
    seeds = json.loads((settings.BASE_DIR / "cumthidua/portal/demo/seeds.json").read_text())
    schools = [make_school(one["province"], code=one["code"], name=one["name"]) for one in seeds["schools"]]
    period = make_period(make_cluster_year(schools=schools))
    answer = report(chair_officer(period), period, NEWS)
    reading = answer.context["reading"]
    assert len(reading.filings) == 8
    gaps = {total.code: (total.value, total.total, total.difference) for total in reading.gaps}
    assert gaps == {"class_count": (238, 234, 4), "learner_count": (12378, 12443, -65)}
    page = words_of(answer)
    assert "+4" in page
    assert "−65" in page
    assert "Viết là “l206”" in page


def test_reading_a_report_writes_nothing(period: Period) -> None:
    report(chair_officer(period), period)
    assert not FilingValue.objects.exists()
    assert not StatedTotal.objects.exists()
    assert not Suggestion.objects.exists()


def test_a_hint_reaches_the_officer_who_opens_it_and_writes(period: Period) -> None:
    filing = own(period, "Beta")
    beta = officer(filing.school)
    report(chair_officer(period), period, send=filing.school.code)
    assert Notice.objects.filter(recipient=beta, kind="figures_suggested").count() == 1
    assert "Cụm trưởng gửi gợi ý 2 số liệu" in words_of(client_of(beta).get(address(filing, "filing")))
    page = words_of(client_of(beta).get(page_of(filing) + "?goi-y"))
    assert tag_of(page, 'value="class_count:0"').count("checked") == 1
    assert "Số của Alpha" in page
    assert held(filing) == {}
    read(beta, filing, REPORT, save="1", take=["1"], **row(1, "class_count", "20"))
    assert held(filing) == {"class_count": 20}


def test_the_same_hint_sent_twice_is_one(period: Period) -> None:
    chair = chair_officer(period)
    for _ in range(2):
        report(chair, period, send="*")
    assert Suggestion.objects.count() == 2
    assert AuditEvent.objects.filter(act="period.suggest").count() == 1


def test_a_newer_text_takes_the_place_of_the_hint_that_waits(period: Period) -> None:
    chair = chair_officer(period)
    report(chair, period, send="*")
    report(chair, period, REPORT + " Hết.", send="*")
    assert Suggestion.objects.filter(closed_at=None).count() == 2
    assert Suggestion.objects.count() == 4


def test_the_officer_puts_a_hint_away_once(period: Period) -> None:
    filing = own(period, "Beta")
    beta = officer(filing.school)
    report(chair_officer(period), period, send=filing.school.code)
    seen = {"seen": Suggestion.objects.get().pk}
    for _ in range(2):
        client_of(beta).post(address(filing, "close_suggestion"), seen)
    closed = Suggestion.objects.get()
    assert closed.closed_at is not None
    assert "gửi gợi ý" not in words_of(client_of(beta).get(address(filing, "filing")))


def test_a_newer_hint_stays_when_the_one_that_was_seen_is_put_away(period: Period) -> None:
    filing = own(period, "Beta")
    chair = chair_officer(period)
    report(chair, period, send=filing.school.code)
    seen = {"seen": Suggestion.objects.get().pk}
    report(chair, period, REPORT + " Hết.", send=filing.school.code)
    client_of(officer(filing.school)).post(address(filing, "close_suggestion"), seen)
    assert Suggestion.objects.filter(closed_at=None).count() == 1


def test_another_school_cannot_put_a_hint_away(period: Period) -> None:
    filing = own(period, "Beta")
    report(chair_officer(period), period, send=filing.school.code)
    gamma = officer(own(period, "Gamma").school)
    assert client_of(gamma).post(address(filing, "close_suggestion")).status_code == 404
    assert Suggestion.objects.get().closed_at is None


def test_an_accepted_filing_gets_no_hint_and_the_page_says_why(period: Period) -> None:
    filing = own(period, "Beta")
    accepted(period, filing.school)
    chair = chair_officer(period)
    assert "các ô đã khóa" in words_of(report(chair, period))
    assert report(chair, period, send=filing.school.code).status_code == 403
    report(chair, period, send="*")
    assert [one.filing.school.short_name for one in Suggestion.objects.all()] == ["Alpha"]


def test_stated_totals_are_kept_with_their_words_once(period: Period) -> None:
    chair = chair_officer(period)
    for _ in range(2):
        report(chair, period, state="1", total=["1", "2"], source="Tin hội nghị sơ kết 25/6/2024")
    stored = {row.code: row for row in period.stated_totals.all()}
    assert {code: row.value for code, row in stored.items()} == {"class_count": 31, "learner_count": 800}
    assert stored["class_count"].snippet == "31 lớp"
    assert stored["class_count"].source == "Tin hội nghị sơ kết 25/6/2024"
    [event] = AuditEvent.objects.filter(act="period.state_totals")
    assert event.data["totals"]["class_count"] == {"from": None, "to": "31"}


def test_where_every_total_is_kept_nothing_is_left_to_keep(period: Period) -> None:
    chair = chair_officer(period)
    before = report(chair, period)
    numbers = [total.figure.number for total in before.context["reading"].totals]
    after = report(chair, period, state="1", total=numbers, source="Tin")
    assert [page.content.decode().count('name="state"') for page in (before, after)] == [1, 0]


def test_stated_totals_need_the_name_of_their_source(period: Period) -> None:
    answer = report(chair_officer(period), period, state="1", total=["1"])
    assert answer.status_code == 422
    assert not StatedTotal.objects.exists()


def test_a_total_stored_before_is_replaced_only_when_ticked(period: Period) -> None:
    StatedTotal.objects.create(period=period, code="class_count", value=29)
    page = words_of(report(chair_officer(period), period))
    assert "Bảng tổng hợp đang ghi 29" in page
    report(chair_officer(period), period, state="1", total=["2"], source="Tin")
    assert period.stated_totals.get(code="class_count").value == 29


def test_members_and_strangers_have_no_part_in_it(period: Period) -> None:
    beta = officer(own(period, "Beta").school)
    stranger = officer(make_school())
    data = {"state": "1", "total": ["1"], "source": "Tin", "send": "*"}
    assert report(beta, period, **data).status_code == 403
    assert report(stranger, period, **data).status_code == 404
    assert not StatedTotal.objects.exists()
    assert not Suggestion.objects.exists()
