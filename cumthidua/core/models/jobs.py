"""A job is a row; Celery or a thread only wakes it up."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class JobState(models.TextChoices):
    QUEUED = "queued", "Đang chờ"
    RUNNING = "running", "Đang làm"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không làm được"


class JobQuerySet(models.QuerySet):
    def visible_to(self, user) -> "JobQuerySet":
        """A job is seen by the person who asked for it."""
        return self.filter(created_by=user) if user.is_authenticated else self.none()

    def open(self) -> "JobQuerySet":
        return self.filter(state__in=OPEN_STATES)


OPEN_STATES = (JobState.QUEUED, JobState.RUNNING)


class Job(models.Model):
    """Long work with progress, an end and a reason. `key` names the work, so it is not done twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("việc", max_length=60)
    key = models.CharField("khóa", max_length=120)
    params = models.JSONField("tham số", default=dict)
    state = models.CharField("tình trạng", max_length=10, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField("đã làm", default=0)
    total = models.PositiveIntegerField("trên", default=0)
    step = models.CharField("bước", max_length=200, blank=True)
    error = models.CharField("lý do không làm được", max_length=500, blank=True)
    result = models.JSONField(null=True)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    worker = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="jobs", verbose_name="người yêu cầu"
    )
    created_at = models.DateTimeField("yêu cầu lúc")
    started_at = models.DateTimeField("bắt đầu lúc", null=True)
    finished_at = models.DateTimeField("xong lúc", null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "việc chạy nền"
        verbose_name_plural = "việc chạy nền"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "created_by"],
                condition=Q(state__in=["queued", "running"]),
                name="job_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], finished_at=None)
                | Q(state__in=["done", "failed"], finished_at__isnull=False),
                name="job_finished_iff_ended",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""), name="job_failure_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.state})"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_done(self) -> bool:
        return self.state == JobState.DONE

    @property
    def has_failed(self) -> bool:
        return self.state == JobState.FAILED
