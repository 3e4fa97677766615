"""Files attached to something: evidence, scans, minutes."""

from django.conf import settings
from django.db import models

from ..visibility import VisibleThroughTarget


class AttachmentQuerySet(VisibleThroughTarget):
    def present(self) -> "AttachmentQuerySet":
        return self.filter(removed_at=None)


class Attachment(models.Model):
    """Tài liệu minh chứng. The stored name is ours; the name on the page is the uploader's."""

    about_label = models.CharField(max_length=60)
    about_id = models.CharField(max_length=40)
    cell = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="attachments/%Y/%m")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["uploaded_at"]
        indexes = [models.Index(fields=["about_label", "about_id"], name="attachment_about")]

    def __str__(self) -> str:
        return self.name
