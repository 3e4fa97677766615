"""The Academy's home: every cluster's totals with their coverage, and what does not agree."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cumthidua.portal.home import academy as home
from reports import actions
from reports.consolidation import consolidate
from reports.models import Filing
from reports.queries import periods_for
from tests import builders
from tests.builders import academy, accepted, make_cluster_year, make_period, make_school, stated

pytestmark = pytest.mark.django_db


def overview(user=None) -> home.Overview:
    user = user or academy()
    return home.overview(periods_for(user), user)


def one_period(schools: int = 3, **fields):
    cluster_year = make_cluster_year(schools=schools, **fields)
    return make_period(cluster_year), list(cluster_year.schools.order_by("pk"))


def see(user) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("portal:home")).content.decode()


def test_totals_stand_on_accepted_filings_and_say_on_how_many():
    period, (first, second, third) = one_period()
    accepted(period, first, class_count=1200, learner_count=40)
    accepted(period, second, class_count=34)
    builders.bring_to("certified", builders.team(builders.filing_of(period, third)), class_count=9)
    [line] = overview().lines
    assert (line.classes.value, line.classes.coverage) == (Decimal(1234), 2)
    assert (line.learners.value, line.learners.coverage) == (Decimal(40), 1)
    page = see(academy())
    assert "1.234" in page
    assert "2/3 trường" in page
    assert "1 chờ tiếp nhận" in page


def test_what_nobody_reported_is_not_zero():
    period, (first, *_) = one_period()
    accepted(period, first, class_count=0)
    [line] = overview().lines
    assert (line.classes.value, line.classes.coverage) == (Decimal(0), 1)
    assert (line.learners.value, line.learners.coverage) == (None, 0)


def test_stated_totals_are_judged_as_the_table_judges_them():
    period, (first, second, _) = one_period()
    accepted(period, first, class_count=100, learner_count=4000, topic_province=1)
    accepted(period, second, class_count=134, learner_count=8443)
    for code, value, bound in (
        ("class_count", 238, "exact"), ("learner_count", 12443, "exact"), ("learners_per_class", 99, "exact"),
        ("topic_school", 3, "exact"), ("topic_province", 1, "at_least"), ("khong-co", 4, "exact"),
    ):  # fmt: skip
        stated(period, code, value, bound)
    table = consolidate(period)
    [line] = overview().lines
    assert line.mismatches == len(table.mismatches) > 0
    assert line.unverifiable == len(table.unverifiable) > 0
    assert f"{line.mismatches} số lệch" in see(academy())


def test_every_formula_of_the_catalogue_adds_up_as_in_the_table():
    period, (first, second, _) = one_period()
    accepted(period, first, class_count=3, learner_count=100, topic_ministry=1, topic_province=2)
    accepted(period, second, class_count=2, topic_province=5, journal_article=4)
    table = consolidate(period)
    for row in table.rows:
        stated(period, row.code, row.total if row.total is not None else 1)
    [line] = overview().lines
    assert line.mismatches == 0
    assert line.unverifiable == sum(row.total is None for row in table.rows)


def test_a_school_that_left_the_year_counts_no_more():
    period, (first, second, _) = one_period()
    accepted(period, first, class_count=5)
    accepted(period, second, class_count=7)
    period.cluster_year.members.filter(school=second).delete()
    [line] = overview().lines
    assert (line.classes.value, line.classes.coverage) == (Decimal(5), 1)


def test_a_drafted_report_is_linked():
    period, (first, *_) = one_period()
    accepted(period, first)
    assert "chưa lập" in see(academy())
    chair = builders.chair_officer(period)
    report = actions.draft_report(period=period, by=chair)
    [line] = overview().lines
    assert line.report == report
    key = {"cluster": period.cluster_year.cluster.code, "period": period.code}
    assert reverse("reports:report", kwargs=key) in see(academy())


def test_a_made_up_cluster_is_listed_but_never_added_to_facts():
    period, schools = one_period(schools=2)
    invented, (third, _) = one_period(schools=2)
    invented.cluster_year.cluster.illustrative = True
    invented.cluster_year.cluster.save()
    accepted(period, schools[0])
    accepted(invented, third)
    found = overview()
    assert len(found.lines) == 2
    assert (found.accepted, found.expected) == (1, 2)
    page = see(academy())
    assert "Không kể cụm minh họa." in page


def test_a_period_without_any_member_or_catalogue_breaks_nothing():
    period, _ = one_period(schools=1)
    Filing.objects.all().delete()
    period.cluster_year.members.all().delete()
    period.cluster_year.catalogue = None
    period.cluster_year.save()
    stated(period, "class_count", 5)
    [line] = overview().lines
    assert (line.classes.value, line.mismatches, line.unverifiable) == (None, 0, 1)
    assert "0/0" in see(academy())


def test_the_page_costs_the_same_for_one_and_for_five_clusters():
    person, counts = academy(), []
    client = Client()
    client.force_login(person)
    for more in (1, 4):
        for _ in range(more):
            period, schools = one_period(schools=3)
            stated(period, "class_count", 3)
            for school in schools:
                accepted(period, school)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("portal:home"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_school_never_gets_the_overview():
    _, (first, *_) = one_period()
    other, _ = one_period()
    page = see(builders.officer(first))
    assert "Các kỳ báo cáo gần đây" not in page
    assert other.cluster_year.cluster.short_name not in page
    assert make_school().short_name not in page
