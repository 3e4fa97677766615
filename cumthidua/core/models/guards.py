"""Rows that are written once and then only read."""

from django.db import models


class WriteOnceError(Exception):
    """Somebody tried to change or delete a row of the history."""


class WriteOnceQuerySet(models.QuerySet):
    """Refuses the bulk paths around `WriteOnce.save` and `WriteOnce.delete`."""

    def update(self, **kwargs):
        raise WriteOnceError(f"{self.model._meta.label} chỉ được ghi thêm, không sửa.")

    def delete(self):
        raise WriteOnceError(f"{self.model._meta.label} chỉ được ghi thêm, không xóa.")


class WriteOnce(models.Model):
    """Base of the append-only tables. The hash chain catches what goes round this guard by SQL."""

    objects = WriteOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise WriteOnceError(f"{self._meta.label} chỉ được ghi thêm, không sửa.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise WriteOnceError(f"{self._meta.label} chỉ được ghi thêm, không xóa.")
