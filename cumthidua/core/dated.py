"""Rows that hold from a day to a day, both inclusive; an open end means still so (or not known)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from . import clock


class DatedQuerySet(models.QuerySet):
    def on(self, day: date) -> DatedQuerySet:
        """The rows in force on `day`."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )

    def current(self) -> DatedQuerySet:
        return self.on(clock.today())


def holds(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether a row with these dates is in force on `day`."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


class Dated(models.Model):
    """From–to dates with their order kept by the database."""

    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="%(app_label)s_%(class)s_dates_in_order",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            )
        ]

    def holds_on(self, day: date) -> bool:
        return holds(self.valid_from, self.valid_to, day)


def once_a_day(name: str, *fields: str) -> list[models.UniqueConstraint]:
    """The same row begins once on a day, and once with an open beginning (nulls are distinct)."""
    return [
        models.UniqueConstraint(fields=[*fields, "valid_from"], name=f"{name}_once"),
        models.UniqueConstraint(fields=fields, condition=Q(valid_from=None), name=f"{name}_once_open"),
    ]
