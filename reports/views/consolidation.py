"""Pages that read what all schools filed: the list of periods, the table, one figure, the workbook."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from clusters.converters import PeriodCode
from clusters.models import Period

from .. import queries
from ..consolidation import consolidate
from ..consolidation_page import ConsolidationPage, IndicatorPage, bars_of
from ..exports import XLSX, filename_of, workbook
from ..filters import PeriodFilter, TableFilter

PER_PAGE = 20


def fetch_period(request: HttpRequest, cluster: str, period: PeriodCode) -> Period:
    """The period with its cluster, or 404 when the user may not see it."""
    return get_object_or_404(
        Period.objects.visible_to(request.user).with_cluster(),
        cluster_year__cluster__code=cluster,
        cluster_year__year=period.year,
        kind=period.kind,
    )


@require_GET
def filings(request: HttpRequest) -> HttpResponse:
    """Số liệu: every period one may see, with what waits for one's own school."""
    form = PeriodFilter(request.GET, periods=Period.objects.visible_to(request.user))
    terms = form.terms
    page = Paginator(queries.periods_for(request.user, **terms), PER_PAGE).get_page(request.GET.get("trang"))
    lines = queries.period_lines(page.object_list, request.user)
    context = {
        "form": form,
        "page": page,
        "lines": lines,
        "has_own": any(line.own for line in lines),
        "is_narrowed": any(terms.values()),
        "kept": _without_page(request),
    }
    return render(request, "reports/consolidation_list.html", context)


@require_GET
def consolidation(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    table = consolidate(fetch_period(request, cluster, period))
    page = ConsolidationPage(table, request.user, TableFilter(request.GET, table=table))
    bars = bars_of(page, page.charted) if page.charted else []
    return render(request, "reports/consolidation.html", {"page": page, "period": table.period, "bars": bars})


@require_GET
def indicator(request: HttpRequest, cluster: str, period: PeriodCode, code: str) -> HttpResponse:
    """One figure, down to each school's cell."""
    table = consolidate(fetch_period(request, cluster, period))
    try:
        page = IndicatorPage(table, request.user, table.row(code))
    except KeyError:
        raise Http404 from None
    bars = bars_of(page, page.row) if page.is_charted else []
    return render(request, "reports/indicator.html", {"page": page, "period": table.period, "bars": bars})


@require_GET
def export(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    table = consolidate(fetch_period(request, cluster, period))
    headers = {"Content-Disposition": f'attachment; filename="{filename_of(table)}"'}
    return HttpResponse(workbook(table), content_type=XLSX, headers=headers)


def _without_page(request: HttpRequest) -> str:
    """The address's terms, for the links to the other pages of the list."""
    terms = request.GET.copy()
    terms.pop("trang", None)
    return terms.urlencode()
