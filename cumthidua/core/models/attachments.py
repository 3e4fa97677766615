"""Files attached to something: evidence, scans, minutes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..visibility import VisibleThroughTarget


class AttachmentQuerySet(VisibleThroughTarget):
    def present(self) -> "AttachmentQuerySet":
        return self.filter(removed_at=None)

    def with_places(self) -> "AttachmentQuerySet":
        """Each knowing where it stands now, in one more query."""
        links = AttachmentLink.objects.present()
        return self.prefetch_related(models.Prefetch("links", links, to_attr="present_links"))


class Attachment(models.Model):
    """Tài liệu minh chứng. The stored name is random; the name on the page is the uploader's."""

    about_label = models.CharField(max_length=60)
    about_id = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="attachments/%Y/%m")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["uploaded_at"]
        indexes = [models.Index(fields=["about_label", "about_id"], name="attachment_about")]

    def __str__(self) -> str:
        return self.name

    @property
    def places(self) -> list[str]:
        """Where it stands now. Fetch `with_places()`."""
        return [link.place for link in self.present_links]


class AttachmentLinkQuerySet(models.QuerySet):
    def present(self) -> "AttachmentLinkQuerySet":
        return self.filter(removed_at=None)


class AttachmentLink(models.Model):
    """One place where a file stands; `place` is the target's own name for it: a cell, a group."""

    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="links")
    place = models.CharField(max_length=80)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = AttachmentLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi gắn minh chứng"
        verbose_name_plural = "nơi gắn minh chứng"
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["attachment", "place"], condition=Q(removed_at=None), name="attachment_place_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attachment}: {self.place}"
