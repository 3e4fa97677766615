"""Configuration of nominations, as sources record them."""

from __future__ import annotations

from django.contrib import admin

from cumthidua.core.configuration import ConfigurationAdmin

from .models import Nomination


@admin.register(Nomination)
class NominationAdmin(ConfigurationAdmin):
    list_display = ["school", "award", "cluster_year", "source"]
    list_filter = ["award", "cluster_year__year", "cluster_year__cluster"]
    list_select_related = ["cluster_year__cluster", "school"]
    search_fields = ["school__name", "school__search_key"]
