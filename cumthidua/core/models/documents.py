"""Rendered documents. A draft is a cache by content; an issued one is never replaced."""

from django.db import models
from django.db.models import Q

from ..visibility import VisibleThroughTarget


class Document(models.Model):
    """Văn bản: one rendering of one content.

    `about_*` names the object it speaks of, whose visibility it shares. An issued document has a
    number and a date; a draft (DỰ THẢO) has neither.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    about_label = models.CharField(max_length=60)
    about_id = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    draft = models.BooleanField(default=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="documents/%Y/%m")
    file_sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField()

    objects = VisibleThroughTarget.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["about_label", "about_id"], name="document_about")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "content_sha256", "draft"], name="document_rendered_once"
            ),
            models.CheckConstraint(
                condition=Q(draft=True, number=None, issued_at=None)
                | Q(draft=False, number__isnull=False, issued_at__isnull=False),
                name="document_issued_iff_numbered",
            ),
        ]

    def __str__(self) -> str:
        return self.title
