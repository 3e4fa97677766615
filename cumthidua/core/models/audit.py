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

    chain = models.CharField("chuỗi", max_length=80)
    seq = models.PositiveIntegerField("số thứ tự")
    at = models.DateTimeField("lúc")
    actor = models.CharField("tài khoản", max_length=150, blank=True)
    actor_name = models.CharField("người làm", max_length=150, blank=True)
    act = models.CharField("mã việc", max_length=60)
    target_label = models.CharField("loại đối tượng", max_length=60)
    target_id = models.CharField("số của đối tượng", max_length=40)
    sentence = models.CharField("việc", max_length=300, blank=True)
    data = models.JSONField("chi tiết", default=dict)
    previous = models.CharField("mã băm trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = "việc chính thức"
        verbose_name_plural = "nhật ký việc chính thức"
        ordering = ["chain", "seq"]
        indexes = [models.Index(fields=["target_label", "target_id"], name="audit_target")]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_chain_seq")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.act}"


class RefusedAct(WriteOnce):
    """An act that was refused, logged after the rollback. Outside the chains: it changed nothing."""

    at = models.DateTimeField("lúc")
    actor = models.CharField("tài khoản", max_length=150, blank=True)
    act = models.CharField("mã việc", max_length=60)
    target_label = models.CharField("loại đối tượng", max_length=60, blank=True)
    target_id = models.CharField("số của đối tượng", max_length=40, blank=True)
    reason = models.CharField("lý do", max_length=500)

    class Meta:
        verbose_name = "việc bị từ chối"
        verbose_name_plural = "việc bị từ chối"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.actor} {self.act}"
