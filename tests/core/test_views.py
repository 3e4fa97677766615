"""Pages of the foundation: who sees a job, a document, a file, a notice, and what a press does."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cumthidua.core import attachments, clock, jobs, notices
from cumthidua.core.models import Attachment, Document, Job, Notice, User
from cumthidua.core.visibility import label_of
from tests.builders import (
    bring_to,
    chair_officer,
    filing_of,
    make_cluster_year,
    make_filing,
    make_period,
    make_school,
    officer,
    principal,
    team,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 thu"


@jobs.job("views.fails")
def _fails(handle: jobs.Handle) -> None:
    raise jobs.JobFailed("Thiếu phông chữ.")


@jobs.job("views.waits")
def _waits(handle: jobs.Handle) -> None:
    """Never run here: the tests leave it in the queue."""


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def open_job(by: User, **fields) -> Job:
    return Job.objects.create(kind="views.waits", key="a", created_by=by, created_at=clock.now(), **fields)


def failed_job(by: User) -> Job:
    job = Job.objects.create(kind="views.fails", key="a", created_by=by, created_at=clock.now())
    jobs.run(job.pk)
    job.refresh_from_db()
    return job


def make_document(about, **fields) -> Document:
    return Document.objects.create(
        **{
            "kind": "thu",
            "key": "a",
            "about_label": label_of(about),
            "about_id": str(about.pk),
            "title": "Báo cáo sơ kết",
            "content": {},
            "content_sha256": "0" * 64,
            "file": ContentFile(PDF, name="a.pdf"),
            "file_sha256": "0" * 64,
            "pages": 1,
            "created_at": clock.now(),
        }
        | fields
    )


def make_file(about, by: User, name: str = "Minh chứng.pdf") -> Attachment:
    return attachments.attach(upload=SimpleUploadedFile(name, PDF), about=about, by=by)


def tell(*people: User, about, url: str = "/so-lieu/") -> list[Notice]:
    return notices.notify(recipients=people, kind="thu", text="Có việc mới", url=url, about=about)


def read(response) -> bytes:
    return b"".join(response.streaming_content)


# ── Jobs ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_open_job_asks_again_each_second_and_says_how_far_it_is():
    user = officer(make_school())
    job = open_job(user, step="Dàn trang", done=1, total=3)
    page = signed_in(user).get(reverse("core:job", args=[job.pk]), headers={"HX-Request": "true"})
    text = page.content.decode()
    assert f'hx-get="{reverse("core:job", args=[job.pk])}"' in text
    assert 'hx-trigger="every 1s"' in text
    assert "Dàn trang" in text
    assert 'value="1" max="3"' in text
    assert "<html" not in text


def test_the_page_of_an_open_job_works_without_the_script():
    user = officer(make_school())
    job = open_job(user)
    text = signed_in(user).get(reverse("core:job", args=[job.pk])).content.decode()
    assert "<html" in text
    assert f'<noscript><p class="small"><a href="{reverse("core:job", args=[job.pk])}">' in text


def test_a_finished_job_leads_to_its_document_and_stops_asking():
    user = officer(make_school())
    job = open_job(user)
    Job.objects.filter(pk=job.pk).update(
        state="done", finished_at=clock.now(), result={"document": 7, "pages": 5}
    )
    text = signed_in(user).get(reverse("core:job", args=[job.pk])).content.decode()
    assert reverse("core:document", args=[7]) in text
    assert "hx-get" not in text


def test_a_failed_job_says_why_and_is_put_back_by_one_press():
    user = officer(make_school())
    job = failed_job(user)
    client = signed_in(user)
    text = client.get(reverse("core:job", args=[job.pk])).content.decode()
    assert "Thiếu phông chữ." in text
    assert "hx-get" not in text
    response = client.post(reverse("core:retry_job", args=[job.pk]))
    assert response.url == reverse("core:job", args=[job.pk])
    job.refresh_from_db()
    assert (job.state, job.error) == ("queued", "")


def test_a_second_press_on_retry_changes_nothing():
    user = officer(make_school())
    job = failed_job(user)
    client = signed_in(user)
    client.post(reverse("core:retry_job", args=[job.pk]))
    Job.objects.filter(pk=job.pk).update(state="running", done=2)
    client.post(reverse("core:retry_job", args=[job.pk]))
    job.refresh_from_db()
    assert (job.state, job.done) == ("running", 2)


@pytest.mark.parametrize("wanted", ["https://kẻ-gian.example/", "//ke-gian.example/a", "javascript:alert(1)"])
def test_a_retry_never_leads_out_of_the_portal(wanted):
    user = officer(make_school())
    job = failed_job(user)
    response = signed_in(user).post(reverse("core:retry_job", args=[job.pk]), {"next": wanted})
    assert response.url == reverse("core:job", args=[job.pk])


def test_a_job_is_hidden_from_everybody_but_who_asked_for_it():
    school = make_school()
    job = failed_job(officer(school))
    for colleague in (officer(school), principal(school)):
        client = signed_in(colleague)
        assert client.get(reverse("core:job", args=[job.pk])).status_code == 404
        assert client.post(reverse("core:retry_job", args=[job.pk])).status_code == 404
    job.refresh_from_db()
    assert job.has_failed


def test_asking_for_a_retry_by_address_alone_changes_nothing():
    user = officer(make_school())
    job = failed_job(user)
    assert signed_in(user).get(reverse("core:retry_job", args=[job.pk])).status_code == 405
    job.refresh_from_db()
    assert job.has_failed


# ── Files ─────────────────────────────────────────────────────────────────────────────────────────


def test_evidence_is_saved_under_its_name_and_never_opened():
    work = team()
    file = make_file(work.filing, work.officer)
    response = signed_in(work.officer).get(reverse("core:attachment", args=[file.pk]))
    assert read(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "Minh%20ch%E1%BB%A9ng.pdf" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_evidence_of_a_draft_is_seen_by_its_own_school_only():
    work = team()
    file = make_file(work.filing, work.officer)
    address = reverse("core:attachment", args=[file.pk])
    read(signed_in(work.principal).get(address))
    for other in (chair_officer(work.filing), officer(make_school()), officer(make_filing().school)):
        assert signed_in(other).get(address).status_code == 404


def test_the_chair_gets_the_evidence_once_the_figures_have_reached_it():
    work = team()
    file = make_file(work.filing, work.officer)
    chair = chair_officer(work.filing)
    bring_to("accepted", work)
    response = signed_in(chair).get(reverse("core:attachment", args=[file.pk]))
    assert read(response) == PDF


def test_a_removed_file_is_gone():
    work = team()
    file = make_file(work.filing, work.officer)
    attachments.remove(attachment=file, by=file.uploaded_by)
    assert signed_in(work.officer).get(reverse("core:attachment", args=[file.pk])).status_code == 404


def test_a_document_is_shown_in_the_browser_under_its_title():
    work = team()
    document = make_document(work.filing)
    response = signed_in(work.officer).get(reverse("core:document", args=[document.pk]))
    assert read(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline;")
    assert "B%C3%A1o%20c%C3%A1o%20s%C6%A1%20k%E1%BA%BFt.pdf" in response["Content-Disposition"]
    assert "D%E1%BB%B1%20th%E1%BA%A3o" in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, no-store"


def test_a_document_about_a_filing_that_one_may_not_see_is_not_found():
    work = team()
    address = reverse("core:document", args=[make_document(work.filing).pk])
    for other in (chair_officer(work.filing), officer(make_school()), officer(make_filing().school)):
        assert signed_in(other).get(address).status_code == 404


# ── Notices ───────────────────────────────────────────────────────────────────────────────────────


def test_notices_are_listed_newest_first_and_only_one_s_own():
    filing = make_filing()
    mine, colleague = officer(filing.school), officer(filing.school)
    tell(mine, about=filing)
    notices.notify(recipients=[mine], kind="thu", text="Việc sau", url="/", about=filing)
    notices.notify(recipients=[colleague], kind="thu", text="Việc của người khác", url="/", about=filing)
    response = signed_in(mine).get(reverse("core:notices"))
    text = response.content.decode()
    assert text.index("Việc sau") < text.index("Có việc mới")
    assert "Việc của người khác" not in text
    assert response.context["unread"] == 2


def test_looking_at_the_list_marks_nothing_as_read():
    filing = make_filing()
    user = officer(filing.school)
    [notice] = tell(user, about=filing)
    signed_in(user).get(reverse("core:notices"))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_opening_a_notice_marks_it_alone_and_goes_where_it_points():
    filing = make_filing()
    user = officer(filing.school)
    [first], [second] = tell(user, about=filing), tell(user, about=filing)
    response = signed_in(user).post(reverse("core:open_notice", args=[first.pk]))
    assert response.url == "/so-lieu/"
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.read_at is not None
    assert second.read_at is None


def test_opening_a_notice_twice_keeps_when_it_was_first_read():
    filing = make_filing()
    user = officer(filing.school)
    [notice] = tell(user, about=filing)
    client = signed_in(user)
    client.post(reverse("core:open_notice", args=[notice.pk]))
    notice.refresh_from_db()
    first = notice.read_at
    client.post(reverse("core:open_notice", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.read_at == first


def test_another_person_s_notice_is_not_found_and_stays_unread():
    filing = make_filing()
    mine, colleague = officer(filing.school), officer(filing.school)
    [notice] = tell(mine, about=filing)
    client = signed_in(colleague)
    assert client.post(reverse("core:open_notice", args=[notice.pk])).status_code == 404
    client.post(reverse("core:read_all"))
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("name", ["open_notice", "read_all"])
def test_a_notice_is_not_marked_by_following_an_address(name):
    filing = make_filing()
    user = officer(filing.school)
    [notice] = tell(user, about=filing)
    arguments = [notice.pk] if name == "open_notice" else []
    assert signed_in(user).get(reverse(f"core:{name}", args=arguments)).status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


def test_the_list_asks_as_much_for_one_notice_as_for_ten():
    period = make_period(make_cluster_year(schools=3))
    filing = filing_of(period, period.cluster_year.schools.first())
    user = officer(filing.school)
    counts = []
    for more in (1, 2, 7):
        for _ in range(more):
            tell(user, about=filing)
        client = signed_in(user)
        client.get(reverse("core:notices"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("core:notices"))
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.parametrize("name", ["notices", "read_all"])
def test_a_visitor_is_sent_to_sign_in(client, name):
    method = client.get if name == "notices" else client.post
    assert method(reverse(f"core:{name}")).url.startswith(reverse("account_login"))
