"""The list of nominations, by cluster year, with what a reader should know of the nominated."""

from __future__ import annotations

from datetime import date

import pytest

from awards.models import Award, Nomination
from clusters.models import ClusterYear, Duty
from tests import builders
from tests.pages import client_of, cost_of, words_of

pytestmark = pytest.mark.django_db
LIST = "/khen-thuong/"
CHAIRED = "Chính năm này trường giữ vai Cụm trưởng"


def nominate(year: ClusterYear, order: int = 0, award: str = Award.EMULATION_FLAG, **fields) -> Nomination:
    school = year.members.select_related("school").get(order=order).school
    return Nomination.objects.create(cluster_year=year, school=school, award=award, **fields)


def member_of(year: ClusterYear):
    return builders.officer(year.members.select_related("school").get(order=2).school)


def test_members_of_the_year_see_who_was_nominated_for_what_and_by_which_source():
    year, other = builders.make_cluster_year(year=2019), builders.make_cluster_year()
    flag = nominate(year, source="bài viết 2019")
    merit = nominate(year, 1, Award.CERTIFICATE_OF_MERIT, note="Theo biên bản.")
    hidden = nominate(other)
    page = words_of(client_of(member_of(year)).get(LIST))
    for words in (flag.school.name, "Cờ thi đua của Học viện", "bài viết 2019", merit.school.name,
                  "Bằng khen của Giám đốc Học viện", "Theo biên bản.", "chưa ghi</td>"):  # fmt: skip
        assert words in page, words
    assert page.index(flag.school.name) < page.index(merit.school.name)
    assert hidden.school.name not in page


def test_that_the_nominated_school_chaired_that_year_follows_from_the_duties():
    year = builders.make_cluster_year()
    nominate(year)
    client = client_of(member_of(year))
    assert CHAIRED in words_of(client.get(LIST))
    year.duties.filter(duty=Duty.CHAIR).update(inferred=True)
    assert f"{CHAIRED} (suy ra từ nguồn)" in words_of(client.get(LIST))
    year.duties.all().delete()
    assert CHAIRED not in words_of(client.get(LIST))


def test_a_chair_of_another_year_and_a_vice_chair_are_not_called_chair():
    year = builders.make_cluster_year(year=2024)
    builders.make_cluster_year(year=2023, schools=[year.members.get(order=2).school])
    nominate(year, 1)
    nominate(year, 2)
    assert CHAIRED not in words_of(client_of(builders.academy()).get(LIST))


def test_the_address_narrows_to_one_cluster_and_year():
    first, second = builders.make_cluster_year(year=2019), builders.make_cluster_year(year=2020)
    wanted, other = nominate(first), nominate(second)
    client = client_of(builders.academy())
    page = words_of(client.get(LIST, {"cum": first.cluster.code, "nam": 2019}))
    assert wanted.school.name in page
    assert other.school.name not in page
    empty = words_of(client.get(LIST, {"cum": first.cluster.code, "nam": 2020}))
    assert "Chưa ghi đề nghị khen thưởng nào của năm này" in empty


@pytest.mark.parametrize("terms", [{"nam": "bay"}, {"cum": "<b>"}, {"nam": "99999999999999999"}])
def test_terms_that_make_no_sense_narrow_nothing(terms):
    nomination = nominate(builders.make_cluster_year())
    assert nomination.school.name in words_of(client_of(builders.academy()).get(LIST, terms))


def test_strangers_and_former_staff_see_none():
    year = builders.make_cluster_year()
    nominate(year)
    former = builders.officer(year.members.first().school, valid_to=date(2020, 1, 1))
    for reader in (builders.make_user(), former, member_of(builders.make_cluster_year())):
        assert "Chưa có đề nghị khen thưởng nào" in words_of(client_of(reader).get(LIST))


def test_the_page_only_reads(client):
    assert client.get(LIST).status_code == 302
    assert client_of(builders.academy()).post(LIST).status_code == 405


def test_the_list_costs_the_same_with_one_three_and_ten_years():
    client = client_of(builders.academy())
    costs = []
    for rows in (1, 3, 10):
        while ClusterYear.objects.count() < rows:
            year = builders.make_cluster_year()
            nominate(year)
            nominate(year, 1)
        costs.append(cost_of(client, LIST))
    assert len(set(costs)) == 1
