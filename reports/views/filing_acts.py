"""The steps of a filing, one page or one press each: submit, certify, return, accept, extend."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from clusters.converters import PeriodCode
from clusters.models import Period
from clusters.structure import structure_of
from cumthidua.core.policy import Refused
from cumthidua.core.vietnamese.dates import format_datetime
from schools.standing import standing_of

from .. import actions
from ..extension_lines import extension_lines
from ..filing_acts import address
from ..filing_page import FilingPage
from ..filing_review import review_of
from ..forms import EndExtensionForm, ExtensionForm, ReturnForm
from ..looks import name_of
from ..models import Extension, Filing
from ..rules import FILING_ACTS
from ..states import FILING
from .filing import fetch_filing


@require_http_methods(["GET", "POST"])
def submit_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """GET: what is blank, what asks for a word, what blocks. POST: hand it to the principal."""
    filing = fetch_filing(request, cluster, period, school)
    if request.method == "POST":
        actions.submit(filing=filing, by=request.user)
        messages.success(request, "Đã nộp lên Hiệu trưởng. Các ô đã khóa cho đến khi có kết quả.")
        return redirect(address(filing, "filing"))
    return _page_of_step(request, filing, "submit", "reports/filing_submit.html")


@require_POST
def recall_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    filing = fetch_filing(request, cluster, period, school)
    actions.recall(filing=filing, by=request.user)
    messages.success(request, "Đã rút lại. Các ô mở lại để sửa; số đã nhập giữ nguyên.")
    return redirect(address(filing, "filing"))


@require_http_methods(["GET", "POST"])
def certify_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """GET: the figures to be read. POST: certify them, for the principal (KT.) when by delegation."""
    filing = fetch_filing(request, cluster, period, school)
    if request.method == "POST":
        actions.certify(filing=filing, by=request.user)
        messages.success(request, "Đã xác nhận và gửi Cụm trưởng.")
        return redirect(address(filing, "filing"))
    return _page_of_step(request, filing, "certify", "reports/filing_certify.html")


@require_POST
def accept_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    filing = fetch_filing(request, cluster, period, school)
    actions.accept(filing=filing, by=request.user)
    messages.success(request, f"Đã tiếp nhận số liệu của {filing.school.name}.")
    return redirect(address(filing, "filing"))


@require_http_methods(["GET", "POST"])
def return_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Send back with a comment and named cells, by the principal or by the chair."""
    filing = fetch_filing(request, cluster, period, school)
    step = _way_back(request, filing)
    page = FilingPage(filing, request.user)
    form = ReturnForm(request.POST or None, codes=list(page.cells))
    if form.is_valid():
        do = actions.return_to_officer if step == "return_to_officer" else actions.return_to_school
        do(filing=filing, by=request.user, comment=form.cleaned_data["comment"],
           codes=form.cleaned_data["codes"])  # fmt: skip
        named = len(form.cleaned_data["codes"])
        messages.success(request, f"Đã trả lại, {named} ô mở lại để sửa.")
        return redirect(address(filing, "filing"))
    context = {"page": page, "filing": filing, "form": form, "step": FILING.by_name[step]}
    return render(
        request, "reports/filing_return.html", context | _urls(filing), status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def extend_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """GET: more time, for all cells or some, and the times given before. POST: give it."""
    filing = fetch_unseen(request, cluster, period, school)
    FILING_ACTS.require("extend", request.user, filing)
    form = _extension_form(request, filing)
    if form.is_valid():
        given = form.cleaned_data
        actions.extend(filing=filing, by=request.user, until=form.until, reason=given["reason"],
                       codes=given["codes"])  # fmt: skip
        until = format_datetime(form.until)
        messages.success(request, f"Đã gia hạn cho {filing.school.name} đến {until}.")
        return _back_from_time(request, filing)
    return _show_extensions(request, filing, form)


@require_POST
def end_extension(
    request: HttpRequest, cluster: str, period: PeriodCode, school: str, extension: int
) -> HttpResponse:
    """End an extension before its time, with a reason."""
    filing = fetch_unseen(request, cluster, period, school)
    FILING_ACTS.require("end_extension", request.user, filing)
    found = get_object_or_404(Extension, filing=filing, pk=extension)
    form = EndExtensionForm(request.POST)
    if form.is_valid():
        actions.end_extension(extension=found, by=request.user, reason=form.cleaned_data["end_reason"])
        messages.success(request, f"Đã kết thúc gia hạn của {filing.school.name}.")
        return _back_from_time(request, filing)
    return _show_extensions(request, filing, _extension_form(request, filing, bound=False), form, found.pk)


def _extension_form(request: HttpRequest, filing: Filing, bound: bool = True) -> ExtensionForm:
    codes = [indicator.code for indicator in structure_of(filing.period.cluster_year.catalogue_id).inputs]
    data = request.POST if bound and request.method == "POST" else None
    return ExtensionForm(data, due_at=filing.due_at, codes=codes)


def _show_extensions(
    request: HttpRequest,
    filing: Filing,
    form: ExtensionForm,
    end_form: EndExtensionForm | None = None,
    ending: int | None = None,
) -> HttpResponse:
    context = {
        "filing": filing,
        "form": form,
        "end_form": end_form or EndExtensionForm(),
        "ending": ending,
        "groups": _cells_by_group(filing),
        "extensions": extension_lines(filing),
    }
    status = 422 if form.errors or ending else 200
    return render(request, "reports/filing_extend.html", context | _urls(filing), status=status)


def _cells_by_group(filing: Filing) -> list[tuple[str, list[tuple[str, str]]]]:
    """The names of the cells alone: who gives more time does not read the figures of a draft."""
    structure = structure_of(filing.period.cluster_year.catalogue_id)
    named = [
        (group.label, [(cell.code, name_of(cell)) for cell in structure.inputs if cell.group_id == group.pk])
        for group in structure.groups
    ]
    return [(label, cells) for label, cells in named if cells]


def _back_from_time(request: HttpRequest, filing: Filing) -> HttpResponse:
    """To the filing where one may see it, else to the list of schools."""
    if Filing.objects.visible_to(request.user).filter(pk=filing.pk).exists():
        return redirect(address(filing, "filing"))
    period = filing.period
    return redirect("reports:consolidation", cluster=period.cluster_year.cluster.code, period=period.code)


def fetch_unseen(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> Filing:
    """A filing of a period that this person may see, its figures aside: more time is given, and a
    reminder sent, to a school whose draft one does not see."""
    return get_object_or_404(
        Filing.objects.for_pages().prefetch_related("extensions__granted_by", "extensions__ended_by"),
        period__in=Period.objects.visible_to(request.user),
        period__cluster_year__cluster__code=cluster,
        period__cluster_year__year=period.year,
        period__kind=period.kind,
        school__code=school,
    )


def _page_of_step(request: HttpRequest, filing: Filing, step: str, template: str) -> HttpResponse:
    page = FilingPage(filing, request.user)
    standing = standing_of(request.user)
    context = {
        "page": page,
        "filing": filing,
        "review": review_of(page),
        "refusal": FILING.refusal(step, request.user, filing),
        "for_principal": not standing.has_role(filing.school_id, "principal"),
    }
    return render(request, template, context | _urls(filing))


def _way_back(request: HttpRequest, filing: Filing) -> str:
    """The return that this person may make now; `Refused` with the reason when none."""
    ways = [step.name for step in FILING.transitions if step.needs_comment]
    refusals = {name: FILING.refusal(name, request.user, filing) for name in ways}
    open_ways = [name for name in ways if refusals[name] is None]
    if open_ways:
        return open_ways[0]
    # The reason of a way back from this state says more than that of the other one.
    fitting = [name for name in ways if filing.state in FILING.by_name[name].sources]
    name = (fitting or ways)[0]
    raise Refused(refusals[name] or "", act=f"filing.{name}", target=filing, user=request.user)


def _urls(filing: Filing) -> dict[str, Any]:
    history = address(filing, "filing_history")
    return {"filing_url": address(filing, "filing"), "urls": {"filing_history": history}}
