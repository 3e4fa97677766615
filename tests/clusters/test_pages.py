"""Pages of the clusters, their years and their schools: who sees them, what they say, what they cost."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from clusters.models import (
    Activity,
    ClusterDuty,
    ClusterYear,
    ClusterYearMember,
    Conference,
    Duty,
    Handover,
    Membership,
)
from cumthidua.core import clock
from schools.models import Official, School, SchoolName, SchoolSuccession
from tests import builders
from tests.pages import client_of, cost_of, words_of

pytestmark = pytest.mark.django_db


def school_of(year: ClusterYear, order: int = 0) -> School:
    return year.members.select_related("school").get(order=order).school


def address(year: ClusterYear) -> str:
    return reverse("clusters:cluster_year", args=[year.cluster.code, year.year])


def cluster_address(year: ClusterYear) -> str:
    return reverse("clusters:cluster", args=[year.cluster.code])


def school_address(school: School) -> str:
    return reverse("clusters:school", args=[school.code])


# ── Who sees them ─────────────────────────────────────────────────────────────────────────────────


def test_members_and_the_academy_see_the_cluster_and_its_year():
    year = builders.make_cluster_year()
    for reader in (builders.officer(school_of(year, 2)), builders.academy(), builders.administrator()):
        for url in (cluster_address(year), address(year), school_address(school_of(year, 1))):
            assert client_of(reader).get(url).status_code == 200


def test_strangers_and_members_of_another_cluster_get_not_found():
    year, elsewhere = builders.make_cluster_year(), builders.make_cluster_year()
    strangers = (
        builders.make_user(),
        builders.principal(school_of(elsewhere)),
        builders.officer(school_of(year), valid_to=date(2020, 1, 1)),
    )
    for reader in strangers:
        for url in (cluster_address(year), address(year), school_address(school_of(year))):
            assert client_of(reader).get(url).status_code == 404


def test_a_member_of_another_year_sees_the_cluster_but_not_this_year():
    year = builders.make_cluster_year(year=2024)
    earlier = builders.make_cluster_year(year=2023, cluster=year.cluster)
    client = client_of(builders.officer(school_of(earlier)))
    assert client.get(address(year)).status_code == 404
    page = words_of(client.get(cluster_address(year)))
    assert address(earlier) in page
    assert address(year) not in page


def test_the_list_names_the_latest_year_that_the_reader_may_open():
    year = builders.make_cluster_year(year=2024)
    earlier = builders.make_cluster_year(year=2023, cluster=year.cluster)
    page = words_of(client_of(builders.officer(school_of(earlier))).get(reverse("clusters:clusters")))
    assert address(earlier) in page
    assert address(year) not in page


def test_a_school_sees_the_schools_that_shared_a_year_with_it_and_no_others():
    year, elsewhere = builders.make_cluster_year(year=2020), builders.make_cluster_year()
    client = client_of(builders.officer(school_of(year)))
    page = words_of(client.get(reverse("clusters:schools")))
    for order in range(3):
        assert school_address(school_of(year, order)) in page
        assert school_address(school_of(elsewhere, order)) not in page


def test_a_member_that_shared_no_year_is_named_without_a_link():
    year = builders.make_cluster_year()
    other = builders.make_school("Nơi Xa")
    Membership.objects.create(cluster=year.cluster, school=other)
    page = words_of(client_of(builders.officer(school_of(year))).get(cluster_address(year)))
    assert other.name in page
    assert school_address(other) not in page


@pytest.mark.parametrize("name", ["clusters", "schools"])
def test_somebody_without_a_school_finds_nothing_and_is_told_why(name):
    builders.make_cluster_year()
    page = words_of(client_of(builders.make_user()).get(reverse(f"clusters:{name}")))
    assert "Chưa có" in page


def test_a_visitor_is_sent_to_sign_in(client):
    year = builders.make_cluster_year()
    for url in (reverse("clusters:clusters"), cluster_address(year), address(year),
                reverse("clusters:schools"), school_address(school_of(year))):  # fmt: skip
        response = client.get(url)
        assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


def test_the_pages_only_read():
    year = builders.make_cluster_year()
    client = client_of(builders.academy())
    for url in (reverse("clusters:clusters"), cluster_address(year), address(year),
                reverse("clusters:schools"), school_address(school_of(year))):  # fmt: skip
        assert client.post(url).status_code == 405


@pytest.mark.parametrize("year", ["2025", "0", "99999999999999999999"])
def test_a_year_that_is_not_there_is_not_found(year):
    known = builders.make_cluster_year(year=2024)
    url = address(known).replace("2024", year)
    assert client_of(builders.academy()).get(url).status_code == 404


# ── The lists ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", ["dong bang", "ĐỒNG BẰNG", " đồng  bằng ", "hai phong"])
def test_a_cluster_is_found_by_its_name_or_a_schools_without_accents(words):
    cluster = builders.make_cluster(name="Cụm khu vực Đồng bằng sông Hồng")
    builders.make_cluster_year(cluster=cluster, schools=[builders.make_school("Hải Phòng")])
    other = builders.make_cluster_year()
    page = words_of(client_of(builders.academy()).get(reverse("clusters:clusters"), {"q": words}))
    assert cluster.name in page
    assert other.cluster.name not in page


def test_a_school_is_found_by_its_province_without_accents():
    found, other = builders.make_school("Đắk Lắk"), builders.make_school("Quảng Ninh")
    page = words_of(client_of(builders.academy()).get(reverse("clusters:schools"), {"q": "dak lak"}))
    assert found.name in page
    assert other.name not in page


@pytest.mark.parametrize("name", ["clusters", "schools"])
@pytest.mark.parametrize("words", ["không có đâu", "%", "<tim-thu>", "\0"])
def test_odd_words_find_nothing_or_narrow_nothing(name, words):
    builders.make_cluster_year()
    response = client_of(builders.academy()).get(reverse(f"clusters:{name}"), {"q": words})
    assert "<tim-thu>" not in words_of(response)


def test_the_next_page_of_a_search_keeps_the_words():
    for number in range(21):
        builders.make_school(f"Bắc {number}")
    client = client_of(builders.academy())
    page = words_of(client.get(reverse("clusters:schools"), {"q": "bắc & nam"}))
    assert "Không tìm thấy" in page
    page = words_of(client.get(reverse("clusters:schools"), {"q": "bắc"}))
    assert "q=b%E1%BA%AFc&amp;trang=2" in page


def test_an_illustrative_cluster_is_marked_and_carries_the_ribbon():
    year = builders.make_cluster_year(cluster=builders.make_cluster(illustrative=True))
    client = client_of(builders.academy())
    assert "Cụm minh họa, không phải số liệu thật" in words_of(client.get(reverse("clusters:clusters")))
    for url in (cluster_address(year), address(year)):
        assert 'class="ribbon"' in words_of(client.get(url))


def test_a_real_cluster_carries_no_ribbon():
    year = builders.make_cluster_year()
    client = client_of(builders.academy())
    for url in (reverse("clusters:clusters"), cluster_address(year), address(year)):
        assert 'class="ribbon"' not in words_of(client.get(url))


def test_an_illustrative_school_carries_the_ribbon():
    school = builders.make_school(illustrative=True)
    assert 'class="ribbon"' in words_of(client_of(builders.academy()).get(school_address(school)))


def test_the_list_names_the_chair_of_the_latest_year_also_when_the_year_is_over():
    year = builders.make_cluster_year(year=2023)
    year.duties.filter(duty=Duty.CHAIR).update(valid_from=date(2023, 1, 1), valid_to=date(2023, 12, 31))
    page = words_of(client_of(builders.academy()).get(reverse("clusters:clusters")))
    assert school_of(year).short_name in page
    assert "chưa rõ</span>" not in page


# ── A cluster ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (10, "Nguồn nêu 10 trường, danh sách mới biết tên 1 trường."),
        (1, "Nguồn nêu 1 trường, danh sách có đủ 1 trường."),
        (None, "Nguồn không nêu số trường, danh sách biết tên 1 trường."),
    ],
)
def test_the_number_of_members_a_source_states_stands_beside_those_known(stated, words):
    year = builders.make_cluster_year(cluster=builders.make_cluster(member_count_stated=stated))
    Membership.objects.create(cluster=year.cluster, school=school_of(year))
    assert words in words_of(client_of(builders.academy()).get(cluster_address(year)))


def test_unknown_days_are_said_to_be_unknown_and_known_ones_are_written():
    year = builders.make_cluster_year()
    Membership.objects.create(cluster=year.cluster, school=school_of(year), inferred=True)
    Membership.objects.create(
        cluster=year.cluster,
        school=school_of(year, 1),
        valid_from=date(2020, 3, 1),
        valid_to=date(2025, 6, 30),
    )
    page = words_of(client_of(builders.academy()).get(cluster_address(year)))
    assert "vào cụm: chưa rõ ngày · suy ra từ nguồn" in page
    assert "từ 01/03/2020, đến 30/06/2025" in page


def test_predecessor_and_successor_are_linked_for_those_who_see_them():
    old = builders.make_cluster_year(year=2019)
    new = builders.make_cluster_year(cluster=builders.make_cluster(predecessor=old.cluster))
    academy = client_of(builders.academy())
    assert f'href="{cluster_address(old)}"' in words_of(academy.get(cluster_address(new)))
    assert f'href="{cluster_address(new)}"' in words_of(academy.get(cluster_address(old)))
    page = words_of(client_of(builders.officer(school_of(new))).get(cluster_address(new)))
    assert old.cluster.name in page
    assert f'href="{cluster_address(old)}"' not in page


# ── A year ────────────────────────────────────────────────────────────────────────────────────────


def test_a_year_tells_its_theme_duties_periods_conferences_activities_and_handover():
    year = builders.make_cluster_year(theme="Kỷ cương, trách nhiệm", theme_kind="chủ đề của Cụm")
    chair, vice = school_of(year), school_of(year, 1)
    ClusterDuty.objects.filter(duty=Duty.STANDING_VICE_CHAIR).update(
        inferred=True, note="Vì đăng cai hội nghị."
    )
    ClusterYearMember.objects.filter(school=school_of(year, 2)).update(inferred=True)
    period = builders.make_period(year, due_at=builders.at(2024, 6, 15, 17))
    Conference.objects.create(cluster_year=year, kind="midyear", name="Hội nghị sơ kết", host=vice,
                              host_inferred=True, date=date(2024, 7, 5), schools_attending=8)  # fmt: skip
    Activity.objects.create(cluster_year=year, order=1, kind="other", title="Tọa đàm",
                            planned_month=date(2024, 9, 1), lead=chair, place=vice)  # fmt: skip
    Activity.objects.create(
        cluster_year=year, order=2, kind="other", title="Hội thao", held_on=date(2024, 4, 2)
    )
    Handover.objects.create(cluster_year=year, from_school=chair, to_school=vice, date=date(2024, 12, 20))
    page = words_of(client_of(builders.officer(chair)).get(address(year)))
    for words in (
        "“Kỷ cương, trách nhiệm”", "Chủ đề của Cụm", "Cụm trưởng",
        'Cụm phó thường trực <span class="muted">(suy ra từ nguồn)</span>', "Vì đăng cai hội nghị.",
        "là thành viên: suy ra từ nguồn", "6 tháng đầu năm", "17:00 ngày 15/06/2024", "05/07/2024",
        f"{vice.name} (suy ra từ nguồn)", "8 trường dự", "dự kiến tháng 9/2024",
        f"{chair.short_name}, tại {vice.short_name}", "đã tổ chức 02/04/2024", f"Bên nhận: {vice.name}",
        reverse("reports:consolidation", args=[year.cluster.code, period.code]),
        reverse("pledges:pledge", args=[year.cluster.code, year.year]),
        f"{reverse('awards:nominations')}?cum={year.cluster.code}&amp;nam=2024", "trường mình",
    ):  # fmt: skip
        assert words in page, words


def test_an_empty_year_says_what_is_not_known():
    year = builders.make_cluster_year(schools=1)
    page = words_of(client_of(builders.academy()).get(address(year)))
    for words in ("Chưa mở kỳ báo cáo nào", "Chưa ghi hoạt động nào", "Chưa ghi hội nghị nào"):
        assert words in page


def test_a_year_prints_the_name_that_the_school_bore_then():
    year = builders.make_cluster_year(year=2015)
    school = school_of(year)
    SchoolName.objects.create(school=school, name="Trường Đảng tỉnh cũ", valid_to=date(2016, 1, 1))
    page = words_of(client_of(builders.academy()).get(address(year)))
    assert "Trường Đảng tỉnh cũ" in page
    assert school.name not in page


# ── A school ──────────────────────────────────────────────────────────────────────────────────────


def test_a_school_tells_its_names_people_years_and_duties():
    year = builders.make_cluster_year()
    school, fellow = school_of(year), school_of(year, 1)
    builders.principal(school, "Hoàng Thị Hiệu Trưởng", valid_from=date(2021, 5, 1))
    builders.officer(school, "An Văn Cán Bộ")
    builders.officer(school, "Người Đã Nghỉ", valid_to=date(2020, 1, 1))
    SchoolName.objects.create(
        school=school, name="Trường Đảng tỉnh cũ", valid_to=date(1995, 1, 1), legal_basis="QĐ 1"
    )
    SchoolSuccession.objects.create(
        predecessor=fellow, successor=school, date=date(2025, 7, 1), legal_basis="NQ 2"
    )
    Official.objects.create(
        name="Nguyễn Văn Nêu", position="Phó Hiệu trưởng", organisation="Trường", school=school, year=2019
    )
    page = words_of(client_of(builders.academy()).get(school_address(school)))
    for words in ("Hoàng Thị Hiệu Trưởng", "từ 01/05/2021", "Trường Đảng tỉnh cũ", "đến 01/01/1995 · QĐ 1",
                  f'Kế thừa <a href="{school_address(fellow)}">', "01/07/2025 · NQ 2", "Nguyễn Văn Nêu", "nêu năm 2019",
                  address(year), "Cụm trưởng"):  # fmt: skip
        assert words in page, words
    assert page.index("Hoàng Thị Hiệu Trưởng") < page.index("An Văn Cán Bộ")
    assert "Người Đã Nghỉ" not in page


def test_a_fellow_does_not_see_years_that_are_not_its_own_nor_the_delegations():
    year = builders.make_cluster_year(year=2024)
    school = school_of(year)
    elsewhere = builders.make_cluster_year(schools=[school], year=2023)
    page = words_of(client_of(builders.officer(school_of(year, 1))).get(school_address(school)))
    assert address(year) in page
    assert address(elsewhere) not in page
    delegations = reverse("schools:delegations", args=[school.code])
    assert delegations not in page
    assert delegations in words_of(client_of(builders.officer(school)).get(school_address(school)))


# ── What they cost ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("who", ["academy", "member"])
@pytest.mark.parametrize("page", ["clusters", "schools", "cluster", "cluster_year", "school"])
def test_a_page_costs_the_same_with_one_three_and_ten_rows(page, who):
    own = builders.make_school()
    reader = builders.academy() if who == "academy" else builders.officer(own)
    costs = []
    for rows in (1, 3, 10):
        year = _world(own, rows)
        urls = {
            "clusters": reverse("clusters:clusters"),
            "schools": reverse("clusters:schools"),
            "cluster": cluster_address(year),
            "cluster_year": address(year),
            "school": school_address(own),
        }
        with clock.at(builders.at(2026, 1, rows)):  # nothing is kept from the page before
            costs.append(cost_of(client_of(reader), urls[page]))
    assert costs[0] == costs[1] == costs[2]


def _world(own: School, rows: int) -> ClusterYear:
    """A cluster with `rows` of everything: years, members, activities; `own` is in all of it."""
    cluster = builders.make_cluster()
    schools = [own, *(builders.make_school() for _ in range(rows))]
    for number in range(rows):
        year = builders.make_cluster_year(schools=schools, year=2010 + number, cluster=cluster)
        builders.make_period(year)
        builders.officer(own)
        Membership.objects.create(cluster=cluster, school=schools[number + 1])
        other = builders.make_school()
        SchoolSuccession.objects.create(predecessor=other, successor=own, date=date(2020, 1, 1))
        Conference.objects.create(cluster_year=year, kind="annual", name="Tổng kết", host=own)
    for number in range(rows):
        Activity.objects.create(
            cluster_year=year, order=number, kind="other", title="Tọa đàm", lead=own, place=other
        )
    return year
