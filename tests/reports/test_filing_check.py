"""What the page of a filing is given to go on without a network."""

from __future__ import annotations

import pytest
from django.test import Client

from reports.filing_acts import address
from reports.models import FilingValue
from tests.builders import (
    Team,
    accepted,
    bring_to,
    filing_of,
    fill,
    make_cluster_year,
    make_period,
    officer,
    team,
)
from tests.pages import client_of, cost_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Team:
    return team()


def book_of(work: Team) -> dict:
    return client_of(work.officer).get(address(work.filing, "filing_check")).json()


def test_the_rules_come_as_data_with_the_figures_of_before():
    year = make_cluster_year(year=2024)
    school = year.members.first().school
    before = make_cluster_year(year=2023, cluster=year.cluster, catalogue=year.catalogue, schools=[school])
    accepted(make_period(before, kind="Y"), school, class_count=40, learner_count=900)
    accepted(make_period(year, kind="H1"), school, class_count=21)
    book = book_of(team(filing_of(make_period(year, kind="Y"), school)))
    assert {code: float(text) for code, text in book["last_year"].items()} == {
        "class_count": 40,
        "learner_count": 900,
    }
    assert {code: float(text) for code, text in book["half"].items()} == {"class_count": 21}
    assert [rule["code"] for rule in book["rules"]] == [rule.code for rule in year.catalogue.rules.all()]
    assert sum(not one["formula"] for one in book["indicators"]) == 60


def test_only_cells_without_an_input_are_told_as_locked(work):
    bring_to("returned", work, class_count=5, learner_count=1206)
    assert book_of(work)["locked"] == {"learner_count": "1.206"}


def test_one_answered_cell_costs_as_many_queries_as_many(work):
    client, url = client_of(work.officer), address(work.filing, "filing_check")
    fill(work.filing, work.officer, class_count=5)
    once = cost_of(client, url)
    fill(work.filing, work.officer, learner_count=100, graduate_count=4, has_plan="Có", topic_school=2)
    assert cost_of(client, url) == once


def test_texts_of_one_person_are_not_saved_under_another_name(work):
    colleague = officer(work.filing.school)
    texts = {"cell-class_count": "7", "base-class_count": "0", "user": str(work.officer.pk)}
    url = address(work.filing, "save_cells")
    assert client_of(colleague).post(url, texts).status_code == 409
    assert not FilingValue.objects.exists()
    client_of(work.officer).post(url, texts)
    assert FilingValue.objects.get().updated_by == work.officer


def test_the_worker_is_a_script_that_no_cache_keeps():
    response = Client().get("/so-lieu/ngoai-tuyen.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert "no-store" in response["Cache-Control"]
