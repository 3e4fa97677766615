"""Celery's side of jobs and mail: ids in, one call out."""

from celery import shared_task

from . import jobs, notices


@shared_task(name="core.run_job", ignore_result=True)
def run_job(pk: str) -> None:
    jobs.run(pk)


@shared_task(name="core.sweep_jobs", ignore_result=True)
def sweep_jobs() -> None:
    jobs.sweep()


@shared_task(name="core.deliver_outbox", ignore_result=True)
def deliver_outbox() -> None:
    notices.deliver()
