"""Fetching is authorising: what a user may see, for rows that point at a target by label and id."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast


class VisibleThroughTarget(models.QuerySet):
    """Queryset of rows with `about_label` and `about_id`: visible when their target is."""

    def visible_to(self, user: Any) -> VisibleThroughTarget:
        labels = self.order_by().values_list("about_label", flat=True).distinct()
        seen = Q(pk__in=[])
        for label in labels:
            targets = apps.get_model(label)._default_manager.visible_to(user)
            keys = (
                targets.order_by().annotate(_key=Cast("pk", models.CharField(max_length=40))).values("_key")
            )
            seen |= Q(about_label=label, about_id__in=keys)
        return self.filter(seen)

    def about(self, target: models.Model) -> VisibleThroughTarget:
        return self.filter(about_label=label_of(target), about_id=str(target.pk))


def label_of(target: models.Model | type[models.Model]) -> str:
    """`"reports.filing"` for a Filing."""
    return target._meta.label_lower
