"""One cell of a filing: its panel, its history, its explanation, what kind of figure it is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_POST

from clusters.converters import PeriodCode
from cumthidua.core import audit

from .. import actions
from ..cell_context import cell_context
from ..cell_history import lines_of
from ..filing_acts import address
from ..filing_answer import cells_answer, context_of, surroundings
from ..filing_page import FilingPage
from ..forms import KindForm, WhyForm
from ..rules import reads_work
from .filing import Key, fetch_filing, wants_json


@require_GET
def filing_history(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """The acts and the changes of a filing; with `?cell=` one cell with all that belongs to it."""
    found = fetch_filing(request, cluster, period, school)
    page = FilingPage(found, request.user)
    code = request.GET.get("cell", "")
    if code in page.cells:
        template = "_filing_context.html" if _is_fragment(request) else "filing_cell.html"
        return render(request, f"reports/{template}", cell_context(page, code))
    context = context_of(page) | {
        "events": list(audit.events_about(found)),
        "reads_work": reads_work(request.user, found),
        "lines": lines_of(found, page.sheet.by_code) if reads_work(request.user, found) else [],
    }
    return render(request, "reports/filing_history.html", context)


@require_POST
def explain_cell(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    found = fetch_filing(request, cluster, period, school)
    code, form = request.POST.get("cell", ""), WhyForm(request.POST)
    if form.is_valid():
        text, base = form.cleaned_data["text"], form.cleaned_data["base"]
        actions.explain_cell(filing=found, code=code, text=text, by=request.user, base_version=base)
    return back_to_cell(request, (cluster, period, school), code, form.errors.get("text"))


@require_POST
def mark_cell(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Not applicable, blank again, or how exact the figure is."""
    found = fetch_filing(request, cluster, period, school)
    code, form = request.POST.get("cell", ""), KindForm(request.POST)
    if form.is_valid():
        base = form.cleaned_data["base"]
        actions.mark_cell(filing=found, code=code, by=request.user, base_version=base, **form.marks)
    return back_to_cell(request, (cluster, period, school), code, form.errors.get("kind"))


def back_to_cell(
    request: HttpRequest, key: Key, code: str, problems: Any = (), said: str = ""
) -> HttpResponse:
    """After an act on one cell: the panel again for the script, the cell's page for everybody else.
    `said` is what became of it, where the cell itself does not tell."""
    page = FilingPage(fetch_filing(request, *key), request.user)
    if code not in page.cells:
        return redirect(address(page.filing, "filing"))
    if wants_json(request):
        panel = render_to_string("reports/_filing_context.html", cell_context(page, code, problems), request)
        answer = cells_answer([page.cells[code]]) | surroundings(page) | {"panel": panel}
        told = said or " ".join(problems or ())
        return JsonResponse(answer | {"said": told} if told else answer)
    if problems:
        return render(request, "reports/filing_cell.html", cell_context(page, code, problems), status=422)
    if said:
        messages.success(request, said)
    return redirect(f"{address(page.filing, 'filing_history')}?cell={code}")


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
