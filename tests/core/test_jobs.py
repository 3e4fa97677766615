"""A job is a row: claimed once, told step by step, ended with a result or a reason."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cumthidua.core import clock, jobs
from cumthidua.core.models import Job
from tests.builders import at, make_user

pytestmark = pytest.mark.django_db
ran: list[dict] = []


@jobs.job("test.works")
def _works(handle: jobs.Handle) -> dict:
    handle.progress(1, 2, "Nửa đường")
    ran.append(handle.params)
    return {"answer": handle.params["number"] * 2}


@jobs.job("test.refuses")
def _refuses(handle: jobs.Handle) -> None:
    raise jobs.JobFailed("Chưa có số liệu để làm.")


@jobs.job("test.breaks")
def _breaks(handle: jobs.Handle) -> None:
    raise KeyError("bí mật bên trong")


@jobs.job("test.is_taken_over")
def _is_taken_over(handle: jobs.Handle) -> None:
    Job.objects.filter(pk=handle.id).update(worker="another")
    handle.progress(1, 1)


@pytest.fixture(autouse=True)
def _fresh():
    ran.clear()


def ask(kind: str = "test.works", key: str = "a", by=None) -> Job:
    return jobs.enqueue(kind=kind, key=key, params={"number": 21}, by=by or make_user())


def test_a_job_runs_after_the_commit_and_keeps_its_result(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = ask()
        assert not ran
    job.refresh_from_db()
    assert job.is_done
    assert job.result == {"answer": 42}
    assert (job.done, job.total, job.step) == (1, 2, "Nửa đường")
    assert job.finished_at is not None


def test_work_asked_for_twice_while_open_is_one_row():
    person = make_user()
    assert ask(by=person).pk == ask(by=person).pk
    assert Job.objects.count() == 1


def test_the_database_refuses_two_open_rows_for_the_same_work():
    job = ask()
    with pytest.raises(IntegrityError, match=r"job_open_once|UNIQUE"), transaction.atomic():
        Job.objects.create(kind=job.kind, key=job.key, created_by=job.created_by, created_at=clock.now())


def test_a_known_failure_ends_with_its_reason():
    job = ask("test.refuses")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.has_failed
    assert job.error == "Chưa có số liệu để làm."


def test_an_unforeseen_error_ends_with_a_sentence_and_hides_the_inside(caplog):
    job = ask("test.breaks")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.has_failed
    assert "bí mật" not in job.error
    assert "bí mật" in caplog.text


def test_a_finished_job_is_not_run_again():
    job = ask()
    jobs.run(job.pk)
    jobs.run(job.pk)
    assert len(ran) == 1


def test_a_running_job_cannot_be_claimed_by_a_second_worker():
    job = ask()
    assert jobs._claim(job.pk) is not None
    assert jobs._claim(job.pk) is None


def test_a_job_whose_worker_died_is_taken_over_when_the_lease_has_run_out():
    job = ask()
    with clock.at(at(2026, 11, 1)):
        jobs._claim(job.pk)
    with clock.at(at(2026, 11, 1) + timedelta(seconds=30)):
        assert jobs.sweep() == 0
    with clock.at(at(2026, 11, 1) + timedelta(minutes=5)):
        assert jobs.sweep() == 1
    job.refresh_from_db()
    assert job.is_done
    assert job.attempts == 2


def test_a_job_that_killed_its_worker_too_often_is_given_up_with_a_reason():
    job = ask()
    for minute in (0, 5, 10):
        with clock.at(at(2026, 11, 1, 8, minute)):
            assert jobs._claim(job.pk) is not None
    with clock.at(at(2026, 11, 1, 9)):
        assert jobs.sweep() == 0
    job.refresh_from_db()
    assert job.has_failed
    assert "nhiều lần" in job.error
    assert not ran


def test_a_worker_that_lost_its_lease_writes_nothing():
    job = ask("test.is_taken_over")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.is_open
    assert job.worker == "another"


def test_a_failed_job_can_be_tried_again_and_a_second_click_changes_nothing():
    job = ask("test.refuses")
    jobs.run(job.pk)
    job.refresh_from_db()
    assert jobs.retry(job=job).is_open
    assert jobs.retry(job=job).is_open
    assert Job.objects.count() == 1


def test_an_unknown_kind_is_a_programming_error():
    with pytest.raises(LookupError):
        ask("test.unknown")


def test_a_job_is_seen_by_the_person_who_asked_only():
    person = make_user()
    job = ask(by=person)
    assert list(Job.objects.visible_to(person)) == [job]
    assert not Job.objects.visible_to(make_user()).exists()


def test_a_failure_without_reason_is_refused_by_the_database():
    job = ask()
    with pytest.raises(IntegrityError, match="job_failure_has_reason"), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(state="failed", finished_at=clock.now())


class Errands(list):
    """Stands where the thread of the web process stands, and only notes what it is given."""

    put = list.append


@pytest.mark.parametrize(("runner", "errands"), [("thread", [jobs.do_round]), ("celery", []), ("inline", [])])
def test_a_starting_web_process_takes_up_what_was_left_behind_only_without_a_broker(
    settings, monkeypatch, runner, errands
):
    settings.JOB_RUNNER = runner
    monkeypatch.setattr(jobs, "_thread", Errands())
    jobs.start()
    assert jobs._thread == errands


def test_the_idle_thread_does_a_round_and_before_it_what_it_is_given(monkeypatch):
    monkeypatch.setattr(jobs, "SWEEP_SECONDS", 0.01)
    monkeypatch.setattr(jobs._Thread, "start", lambda self: None)
    thread = jobs._Thread()
    assert thread.next_errand() is jobs.do_round
    thread.put(print)
    assert thread.next_errand() is print


def test_a_round_sweeps_and_sends_mail_and_one_failure_does_not_stop_the_next(monkeypatch, caplog):
    done = []
    monkeypatch.setattr(jobs, "sweep", lambda: 1 / 0)
    monkeypatch.setattr(jobs, "_rounds", [lambda: done.append("mail")])
    jobs.do_round()
    assert done == ["mail"]
    assert "ZeroDivisionError" in caplog.text
