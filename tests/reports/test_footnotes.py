"""Explanations of the schools on their way into the chair's report."""

import pytest
from django.urls import reverse

from reports import actions, documents
from reports.figures import Token, tokens_in
from reports.footnotes import footnotes_for
from reports.models import Filing
from tests.builders import (
    accepted,
    bring_to,
    chair_officer,
    filing_of,
    make_cluster,
    make_cluster_year,
    make_period,
    make_school,
    officer,
    team,
)

pytestmark = pytest.mark.django_db

WORDS = "Mở thêm lớp <theo> đề án & chương trình của tỉnh."


@pytest.fixture
def world():
    """A year of three schools; the first one's classes have tripled, and it says why."""
    schools, cluster = [make_school() for _ in range(3)], make_cluster()
    last = make_period(make_cluster_year(schools=schools, year=2023, cluster=cluster))
    period = make_period(make_cluster_year(schools=schools, year=2024, cluster=cluster))
    accepted(last, schools[0], class_count=30)
    explained(period, schools[0], "class_count", WORDS, class_count=97, learner_count=3864, topic_school=6)
    return period, schools


def explained(period, school, code, words, *, state="accepted", **values):
    work = team(filing_of(period, school))
    bring_to("draft", work, **values)
    actions.explain_cell(filing=work.filing, code=code, text=words, by=work.officer)
    return bring_to(state, work, **values)


def section_url(period, key="training", name="edit_section"):
    kwargs = {"cluster": period.cluster_year.cluster.code, "period": period.code, "key": key}
    return reverse(f"reports:{name}", kwargs=kwargs)


def test_an_explanation_of_an_accepted_filing_is_a_candidate_with_its_figures_and_source(world):
    period, schools = world
    [note] = footnotes_for(period, "training")
    assert (note.filing.school, note.label, note.figure, note.last_year, note.words) == (
        schools[0], "Số lớp đào tạo, bồi dưỡng", "97", "30", WORDS,
    )  # fmt: skip
    assert note.cell_url.endswith("?cell=class_count")
    assert footnotes_for(period, "research") == []
    period.cluster_year.members.filter(school=schools[0]).delete()
    assert footnotes_for(period, "training") == []


def test_explanations_that_are_not_accepted_yet_or_of_another_period_are_no_candidates(world):
    period, schools = world
    explained(period, schools[1], "class_count", "Chưa tiếp nhận.", state="certified", class_count=5)
    other = make_period(period.cluster_year, kind="Y")
    assert [note.words for note in footnotes_for(period, "training")] == [WORDS]
    assert footnotes_for(other, "training") == []


def test_candidates_cost_the_same_for_one_and_for_many(world, django_assert_num_queries):
    period, schools = world
    footnotes_for(period, "training")
    with django_assert_num_queries(3):
        footnotes_for(period, "training")
    for school in schools[1:]:
        explained(period, school, "class_count", "Thêm lớp.", class_count=7)
    with django_assert_num_queries(3):
        assert len(footnotes_for(period, "training")) == 3


def test_one_press_saves_the_text_and_puts_the_note_below_it(world, client):
    period, schools = world
    chair = chair_officer(period)
    report = actions.draft_report(period=period, by=chair)
    client.force_login(chair)
    page = client.get(section_url(period)).content.decode()
    assert "Giải trình của các trường" in page
    assert "cùng kỳ năm trước 30" in page
    assert f'value="{schools[0].code}/class_count"' in page

    sent = {"body": "<p>Văn của cụm.</p>", "base_version": 1, "note": f"{schools[0].code}/class_count"}
    assert client.post(section_url(period), sent).status_code == 302

    section = report.sections.get(key="training")
    assert section.body.startswith("<p>Văn của cụm.</p><p><em>Chú thích: ")
    assert tokens_in(section.body) == (Token("class_count", schools[0].code, "exact"),)
    assert section.edited_by == chair
    assert "đã có trong mục" in client.get(section_url(period)).content.decode()
    [printed] = [part for part in documents.draft_of(report).content.sections if part.key == "training"]
    assert "97, cùng kỳ năm trước 30. Mở thêm lớp &lt;theo&gt; đề án &amp; chương trình" in printed.body


def test_the_figure_in_a_note_follows_its_cell_and_leads_to_it(world, client):
    period, schools = world
    chair = chair_officer(period)
    report = actions.draft_report(period=period, by=chair)
    client.force_login(chair)
    note = f"{schools[0].code}/class_count"
    client.post(section_url(period), {"body": "", "base_version": 1, "note": note})
    Filing.objects.get(period=period, school=schools[0]).values.filter(indicator__code="class_count").update(
        value=98
    )
    page = client.get(
        reverse("reports:report", kwargs={"cluster": period.cluster_year.cluster.code, "period": period.code})
    ).content.decode()
    assert f'data-figure-link="class_count" data-scope="{schools[0].code}">98</a>' in page
    assert report.sections.get(key="training").version == 2


def test_a_note_that_is_not_offered_here_adds_nothing(world, client):
    period, schools = world
    chair = chair_officer(period)
    report = actions.draft_report(period=period, by=chair)
    client.force_login(chair)
    for note in (f"{schools[1].code}/class_count", "khong-co", f"{schools[0].code}/topic_school"):
        version = report.sections.get(key="training").version
        client.post(section_url(period), {"body": "<p>Văn.</p>", "base_version": version, "note": note})
        assert report.sections.get(key="training").body == "<p>Văn.</p>"


def test_a_note_on_an_older_version_writes_nothing_and_shows_both_texts(world, client):
    period, schools = world
    chair = chair_officer(period)
    report = actions.draft_report(period=period, by=chair)
    section = report.sections.get(key="training")
    actions.save_section(section=section, body="<p>Bản của người khác.</p>", base_version=1, by=chair)
    client.force_login(chair)
    sent = {"body": "<p>Bản của tôi.</p>", "base_version": 1, "note": f"{schools[0].code}/class_count"}
    response = client.post(section_url(period), sent)
    assert response.status_code == 409
    assert "Bản của người khác." in response.content.decode()
    assert report.sections.get(key="training").body == "<p>Bản của người khác.</p>"


def test_a_member_school_neither_sees_nor_adds_notes(world, client):
    period, schools = world
    report = actions.draft_report(period=period, by=chair_officer(period))
    client.force_login(officer(schools[2]))
    assert client.get(section_url(period)).status_code == 404
    sent = {"body": "", "base_version": 1, "note": f"{schools[0].code}/class_count"}
    assert client.post(section_url(period), sent).status_code == 404
    assert report.sections.get(key="training").version == 1
