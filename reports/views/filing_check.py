"""What lets the page of a filing go on without a network: the rules as data, and the worker that keeps
the page's last copy."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from clusters.converters import PeriodCode
from clusters.models import Aggregation, Indicator, Rule

from .. import cells
from ..looks import name_of
from ..models import Filing
from ..sheet import Sheet
from ..validation import compared_with, earlier_figures
from .filing import fetch_filing

_RULE_FIELDS = ("code", "severity", "operator", "left", "right", "message")


@require_GET
def filing_check(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Indicators, rules and the figures to compare with, for static/js/filing/rules.js."""
    return JsonResponse(check_book(fetch_filing(request, cluster, period, school)))


@require_GET
@login_not_required
@never_cache
def filing_worker(request: HttpRequest) -> HttpResponse:
    """The service worker: its address is its scope, so it cannot be a static file."""
    return render(request, "reports/filing_worker.js", content_type="text/javascript")


def check_book(filing: Filing) -> dict[str, Any]:
    """`locked`: the texts of cells that have no input on the page. Numbers are text, so that no reader
    makes floats of them."""
    sheet, moments = Sheet.of(filing), compared_with(filing.period)
    earlier = earlier_figures(filing, sheet.by_code, moments)
    last_year, half = [written(earlier[moment]) for moment in moments] + [{}] * (2 - len(moments))
    return {
        "indicators": [indicator_as_data(indicator) for indicator in sheet.indicators],
        "rules": [rule_as_data(rule) for rule in sheet.rules],
        "last_year": last_year,
        "half": half,
        "locked": {
            code: cells.shown(sheet.by_code[code], cell)
            for code, cell in sheet.cells.items()
            if not sheet.is_open(code)
        },
    }


def indicator_as_data(indicator: Indicator) -> dict[str, Any]:
    return {
        "code": indicator.code,
        "name": name_of(indicator),
        "group": indicator.group_id,
        "kind": indicator.kind,
        "choices": indicator.choices,
        "formula": "" if indicator.is_input else indicator.formula,
        "part_of": indicator.part_of.code if indicator.part_of else None,
        "adds_up": indicator.aggregation == Aggregation.SUM,
    }


def rule_as_data(rule: Rule) -> dict[str, str]:
    return {name: str(getattr(rule, name)) for name in _RULE_FIELDS}


def written(values: Mapping[str, Decimal]) -> dict[str, str]:
    return {code: format(value, "f") for code, value in values.items()}
