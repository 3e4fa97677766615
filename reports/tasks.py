"""Celery's side of this room's timetable."""

from celery import shared_task

from . import scan_jobs


@shared_task(name="reports.forget_scans", ignore_result=True)
def forget_scans() -> None:
    scan_jobs.forget_scans()
