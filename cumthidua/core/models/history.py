"""Append-only history of every cell that people type into."""

from django.db import models

from .guards import WriteOnce


class CellChange(WriteOnce):
    """One change of one cell: from what, to what, by whom, how (lịch sử ô)."""

    scope = models.CharField(max_length=80)
    cell = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=150, blank=True)
    actor_name = models.CharField(max_length=150, blank=True)
    source = models.CharField(max_length=30)

    class Meta:
        ordering = ["scope", "cell", "version"]
        constraints = [
            models.UniqueConstraint(fields=["scope", "cell", "version"], name="cell_history_version")
        ]

    def __str__(self) -> str:
        return f"{self.scope}/{self.cell}#{self.version}"
