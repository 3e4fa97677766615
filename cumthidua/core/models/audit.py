"""The chain of official acts (nhật ký việc chính thức)."""

from django.db import models

from .guards import WriteOnce


class AuditChain(models.Model):
    """Head of one hash chain, usually one per cluster year. Locked last in a transaction."""

    name = models.CharField(max_length=80, unique=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name


class AuditEvent(WriteOnce):
    """One official act: who, what, on what, when. No foreign keys: it outlives what it tells of."""

    chain = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=150, blank=True)
    actor_name = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=60)
    target_label = models.CharField(max_length=60)
    target_id = models.CharField(max_length=40)
    sentence = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "seq"]
        indexes = [models.Index(fields=["target_label", "target_id"], name="audit_target")]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_chain_seq")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.act}"


class RefusedAct(WriteOnce):
    """An act that was refused, logged after the rollback. Outside the chains: it changed nothing."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=60)
    target_label = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.actor} {self.act}"
