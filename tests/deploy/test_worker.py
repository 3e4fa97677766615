"""A job goes from the database through Redis to a real worker and back."""

import subprocess
import time

import pytest
from django.contrib.auth import get_user_model

from cumthidua.celery import app
from cumthidua.core import clock
from cumthidua.core.models.jobs import Job, JobState

pytestmark = pytest.mark.worker


def test_the_worker_claims_the_row_it_is_told_of(celery_worker: subprocess.Popen) -> None:
    """The worker process knows nothing of this test, so an unknown kind must end as failed."""
    person = get_user_model().objects.create_user("an", "an@example.vn", "x", full_name="An")
    job = Job.objects.create(
        kind="no-such-kind", key="1", params={}, created_by=person, created_at=clock.now()
    )

    app.send_task("core.run_job", [str(job.pk)])

    deadline = time.monotonic() + 15
    while Job.objects.get(pk=job.pk).state == JobState.QUEUED and time.monotonic() < deadline:
        time.sleep(0.1)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.attempts == 1


def test_the_timetable_names_tasks_that_exist() -> None:
    app.loader.import_default_modules()
    for entry in app.conf.beat_schedule.values():
        assert entry["task"] in app.tasks
