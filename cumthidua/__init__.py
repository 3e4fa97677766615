"""Portal of the emulation clusters (cụm thi đua) of the provincial schools of politics."""

from cumthidua.celery import app as celery_app

__all__ = ["celery_app"]
