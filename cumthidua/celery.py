"""The Celery application: wakes up jobs and runs the timetable when REDIS_URL is set.

Without REDIS_URL nothing here runs; `cumthidua.core.jobs` then uses a thread of the web process.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cumthidua.settings")

app = Celery("cumthidua")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
