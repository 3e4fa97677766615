"""The chair's report: list, draft, paper, edit, write anew, PDF."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from js_asset import Media

from clusters.converters import PeriodCode
from clusters.models import Period
from clusters.standing import CHAIRING, seats_of
from cumthidua.core import jobs
from cumthidua.core.policy import Refused

from .. import actions, documents, narrative
from ..actions import SectionResult
from ..consolidation import consolidate
from ..figures import CLUSTER, Token, fill
from ..footnotes import Footnote, footnotes_for
from ..jobs import SUMMARY_REPORT_PDF
from ..models import Filing, ReportSection, SummaryReport
from ..report_forms import SectionForm
from ..report_page import (
    ReportPage,
    address,
    reference,
    source_of,
    vocabulary_for_editor,
)
from ..rules import REPORT_ACTS, writes_the_report


def fetch_period(request: HttpRequest, cluster: str, period: PeriodCode) -> Period:
    return get_object_or_404(
        Period.objects.visible_to(request.user).with_cluster(),
        cluster_year__cluster__code=cluster,
        cluster_year__year=period.year,
        kind=period.kind,
    )


def fetch_report(request: HttpRequest, cluster: str, period: PeriodCode) -> SummaryReport:
    return get_object_or_404(
        SummaryReport.objects.visible_to(request.user).for_pages(),
        period__cluster_year__cluster__code=cluster,
        period__cluster_year__year=period.year,
        period__kind=period.kind,
    )


def fetch_section(request: HttpRequest, cluster: str, period: PeriodCode, key: str) -> ReportSection:
    """A section of a report that this person may see; `Refused` when they may not edit it."""
    report = fetch_report(request, cluster, period)
    section = get_object_or_404(report.sections.select_related("edited_by"), key=key)
    section.report = report
    REPORT_ACTS.require("edit_report", request.user, report.period)
    return section


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    seen = (
        SummaryReport.objects.visible_to(request.user)
        .for_pages()
        .select_related("created_by")
        .annotate(edited=Count("sections__edited_at"), parts=Count("sections"))
    )
    return render(request, "reports/reports.html", {"reports": seen, "waiting": _periods_to_draft(request)})


def _periods_to_draft(request: HttpRequest) -> list[SummaryReport]:
    """Unsaved reports for the chair's periods without one, with the accepted filings counted."""
    periods = (
        Period.objects.with_cluster()
        .filter(cluster_year__in=seats_of(request.user).years_with(CHAIRING), summary_report=None)
        .annotate(members=Count("cluster_year__members"))
        .prefetch_related(Prefetch("filings", Filing.objects.accepted(), to_attr="accepted"))
        .order_by("-cluster_year__year", "kind")
    )
    return [
        SummaryReport(period=period) for period in periods if writes_the_report.test(request.user, period)
    ]


@require_POST
def draft_report(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    """Write the draft; a second press leads to the one that is there."""
    found = fetch_period(request, cluster, period)
    try:
        report = actions.draft_report(period=found, by=request.user)
    except Refused:
        if not SummaryReport.objects.visible_to(request.user).filter(period=found).exists():
            raise
    else:
        messages.success(
            request, f"Đã lập dự thảo {report.title.lower()}. Đồng chí xem lại từng mục rồi sửa."
        )
    return redirect(address(found, "report"))


@require_GET
def report(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    try:
        found = fetch_report(request, cluster, period)
    except Http404:
        return _not_drafted(request, cluster, period)
    page = ReportPage(found, request.user)
    return render(
        request, "reports/report.html", {"page": page, "report": found, "urls": _urls(found.period)}
    )


def _not_drafted(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    """Only the chair hears that there is no report yet, and may make one."""
    found = fetch_period(request, cluster, period)
    if not writes_the_report.test(request.user, found):
        raise Http404
    refusal = REPORT_ACTS.refusal("draft_report", request.user, found)
    # Made after the question: a period remembers the report that is built on it.
    context = {"report": SummaryReport(period=found), "refusal": refusal, "urls": _urls(found)}
    return render(request, "reports/report_none.html", context)


@require_GET
def figure_source(request: HttpRequest, cluster: str, period: PeriodCode, code: str) -> HttpResponse:
    """The school cells behind a figure: a page, or its part for the side panel."""
    found = fetch_report(request, cluster, period)
    token = Token(code, request.GET.get("scope") or CLUSTER, request.GET.get("form") or "prose")
    source = source_of(token, consolidate(found.period))
    if source is None:
        raise Http404
    template = "_report_figure.html" if request.htmx else "report_figure.html"
    context = {"report": found, "source": source, "urls": _urls(found.period)}
    return render(request, f"reports/{template}", context)


@require_http_methods(["GET", "POST"])
def edit_section(request: HttpRequest, cluster: str, period: PeriodCode, key: str) -> HttpResponse:
    section = fetch_section(request, cluster, period, key)
    if request.method == "GET":
        return _show_editor(request, section)
    form = SectionForm(request.POST)
    if not form.is_valid():
        return _show_editor(request, section, form=form, status=422)
    note = _chosen_note(section, request.POST.get("note", ""))
    form.cleaned_data["body"] += note.html if note else ""
    result = actions.save_section(section=section, by=request.user, **form.cleaned_data)
    if result.is_conflict:
        return _show_editor(request, result.section, conflict=result, status=409)
    said = "Đã lưu mục" if result.state == "saved" else "Không có gì thay đổi ở mục"
    said = "Đã đưa chú thích vào cuối mục" if note else said
    messages.success(request, f"{said} {reference(section)} {section.title}.".replace("  ", " "))
    return redirect(f"{address(section.report.period, 'report')}?da-luu={section.pk}#muc-{key}")


def _chosen_note(section: ReportSection, key: str) -> Footnote | None:
    """The school's explanation whose button was pressed."""
    notes = footnotes_for(section.report.period, section.key) if key else []
    return next((note for note in notes if note.key == key), None)


def _show_editor(
    request: HttpRequest,
    section: ReportSection,
    *,
    form: SectionForm | None = None,
    conflict: SectionResult | None = None,
    status: int = 200,
) -> HttpResponse:
    period = section.report.period
    consolidation = consolidate(period)
    theirs = fill(section.body, consolidation).html
    body = conflict.body if conflict else theirs
    form = form or SectionForm(initial={"body": body, "base_version": section.version})
    context = {
        "report": section.report,
        "section": section,
        "reference": reference(section),
        "form": form,
        "media": Media.from_media(form.media, nonce=request.csp_nonce),  # type: ignore[attr-defined]
        "conflict": conflict,
        "theirs": SafeString(theirs),  # sanitised when it was saved
        "figures": vocabulary_for_editor(consolidation),
        "groups": consolidation.groups,
        "notes": [(note, note.stands_in(section.body)) for note in footnotes_for(period, section.key)],
        "urls": _urls(period, section.key),
    }
    return render(request, "reports/report_section.html", context, status=status)


@require_POST
def regenerate_section(request: HttpRequest, cluster: str, period: PeriodCode, key: str) -> HttpResponse:
    """Write a section anew; one that was edited only after its text has been shown once more."""
    section = fetch_section(request, cluster, period, key)
    confirmed = request.POST.get("version", "")
    if section.was_edited and confirmed != str(section.version):
        return _ask_before_replacing(request, section)
    actions.regenerate_section(section=section, by=request.user, replacing_version=section.version)
    messages.success(request, f"Đã lập lại mục {reference(section)} {section.title} theo dữ liệu mới.")
    return redirect(f"{address(section.report.period, 'report')}#muc-{key}")


def _ask_before_replacing(request: HttpRequest, section: ReportSection) -> HttpResponse:
    period = section.report.period
    consolidation = consolidate(period)
    anew = narrative.write_section(period, consolidation, section.key)
    context = {
        "report": section.report,
        "section": section,
        "reference": reference(section),
        "mine": SafeString(fill(section.body, consolidation).html),  # sanitised when it was saved
        "anew": SafeString(anew.body if anew else ""),
        "urls": _urls(period, section.key),
    }
    return render(request, "reports/report_replace.html", context, status=409)


@require_POST
def render_report(request: HttpRequest, cluster: str, period: PeriodCode) -> HttpResponse:
    """The PDF of the draft: at once when this very content is there already, else a job."""
    found = fetch_report(request, cluster, period)
    draft = documents.draft_of(found)
    known = documents.known_draft(found, draft)
    if known is not None:
        return redirect("core:document", known.pk)
    jobs.enqueue(
        kind=SUMMARY_REPORT_PDF,
        key=f"{found.pk}:{draft.sha256}",
        params={"report": found.pk},
        by=request.user,
    )
    return redirect(f"{address(found.period, 'report')}#van-ban")


def _urls(period: Period, key: str = "") -> dict[str, str]:
    named = {name: address(period, name) for name in ("report", "draft_report", "render_report")}
    if key:
        named |= {name: address(period, name, key=key) for name in ("edit_section", "regenerate_section")}
    return named
