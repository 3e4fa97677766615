"""Configuration of recorded pledges and their targets."""

from __future__ import annotations

from django.contrib import admin

from cumthidua.core.configuration import ConfigurationAdmin

from .models import Pledge, PledgeTarget


@admin.register(Pledge)
class PledgeAdmin(ConfigurationAdmin):
    list_display = ["cluster_year", "signed_on", "schools_signing", "source"]
    list_filter = ["cluster_year__year", "cluster_year__cluster"]
    list_select_related = ["cluster_year__cluster"]
    search_fields = ["cluster_year__cluster__name", "cluster_year__label"]


@admin.register(PledgeTarget)
class PledgeTargetAdmin(ConfigurationAdmin):
    list_display = ["text", "pledge", "order", "metric", "threshold", "due_year"]
    list_filter = ["pledge__cluster_year__year", "pledge__cluster_year__cluster", "metric"]
    list_select_related = ["pledge__cluster_year__cluster"]
    search_fields = ["text"]
