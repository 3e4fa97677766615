"""Pages of the pledges: in the words of the pledge, for the schools of that year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from clusters.models import ClusterYear
from pledges.models import Pledge, PledgeTarget
from tests import builders
from tests.pages import client_of, cost_of, words_of

pytestmark = pytest.mark.django_db
LIST = "/giao-uoc/"
WORDS = "100% các trường trong Cụm thi đua xây dựng kế hoạch. Mỗi trường ít nhất 01 hoạt động"


def make_pledge(year: ClusterYear | None = None, targets: int = 1, **fields) -> Pledge:
    pledge = Pledge.objects.create(cluster_year=year or builders.make_cluster_year(year=2019), **fields)
    for order in range(1, targets + 1):
        PledgeTarget.objects.create(pledge=pledge, order=order, number=order, text=f"{WORDS} {order}",
                                    metric="percent_schools", threshold=Decimal(100))  # fmt: skip
    return pledge


def address(year: ClusterYear) -> str:
    return reverse("pledges:pledge", args=[year.cluster.code, year.year])


def member_of(year: ClusterYear):
    return builders.officer(year.members.select_related("school").first().school)


def test_the_list_holds_the_pledges_of_ones_own_years_only():
    own, other = make_pledge(signed_on=date(2019, 3, 8), schools_signing=12), make_pledge()
    page = words_of(client_of(member_of(own.cluster_year)).get(LIST))
    assert address(own.cluster_year) in page
    assert "08/03/2019" in page
    assert ">12<" in page
    assert address(other.cluster_year) not in page


def test_the_academy_sees_all_and_unknown_facts_are_said_to_be_unknown():
    first, second = make_pledge(), make_pledge()
    page = words_of(client_of(builders.academy()).get(LIST))
    assert address(first.cluster_year) in page
    assert address(second.cluster_year) in page
    assert "chưa rõ ngày" in page
    assert "không nêu" in page


def test_a_pledge_is_shown_in_its_own_words_with_what_measures_it():
    pledge = make_pledge(source="bài viết 2019")
    year = pledge.cluster_year
    PledgeTarget.objects.filter(pledge=pledge).update(
        second_metric="activities_per_school", second_threshold=Decimal("1.5"), due_year=2020
    )
    school = year.members.first().school
    PledgeTarget.objects.create(pledge=pledge, order=2, text="Đạt chuẩn", metric="standard_school_level",
                                threshold=1, school=school, due_year=2025)  # fmt: skip
    page = words_of(client_of(member_of(year)).get(address(year)))
    for words in (WORDS, "Tỷ lệ trường thực hiện (%): <b>100</b>", "Số hoạt động mỗi trường: <b>1,5</b>", "Hạn năm 2020",
                  f"Riêng {school.name}, hạn năm 2025", "bài viết 2019"):  # fmt: skip
        assert words in page, words


def test_a_year_without_a_pledge_says_so():
    year = builders.make_cluster_year()
    assert "Chưa ghi giao ước của năm này" in words_of(client_of(member_of(year)).get(address(year)))


def test_strangers_get_not_found():
    pledge, other = make_pledge(), builders.make_cluster_year()
    for reader in (builders.make_user(), member_of(other)):
        assert client_of(reader).get(address(pledge.cluster_year)).status_code == 404


def test_somebody_without_a_school_finds_an_empty_list():
    make_pledge()
    assert "Chưa có giao ước nào" in words_of(client_of(builders.make_user()).get(LIST))


def test_the_pages_only_read():
    pledge = make_pledge()
    client = client_of(builders.academy())
    assert client.post(LIST).status_code == 405
    assert client.post(address(pledge.cluster_year)).status_code == 405


def test_the_ribbon_shows_on_the_pledge_of_an_illustrative_cluster():
    year = builders.make_cluster_year(cluster=builders.make_cluster(illustrative=True))
    make_pledge(year)
    client = client_of(builders.academy())
    assert 'class="ribbon"' in words_of(client.get(address(year)))
    assert "minh họa" in words_of(client.get(LIST))


def test_pages_cost_the_same_with_one_three_and_ten_rows():
    client = client_of(builders.academy())
    lists, pledges = [], []
    for rows in (1, 3, 10):
        while Pledge.objects.count() < rows:
            make_pledge()
        lists.append(cost_of(client, LIST))
        pledges.append(cost_of(client, address(make_pledge(targets=rows).cluster_year)))
    assert len(set(lists)) == 1
    assert len(set(pledges)) == 1
