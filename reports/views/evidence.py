"""Evidence (minh chứng) of a filing: files that stand with its cells and groups."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from clusters.converters import PeriodCode
from cumthidua.core.models import Attachment

from .. import actions
from ..actions.evidence import Attached
from ..evidence_page import EvidencePage
from ..filing_acts import address
from ..filing_answer import context_of
from ..filing_page import FilingPage
from ..forms import EvidenceForm
from ..rules import FILING_ACTS
from .filing import Key, fetch_filing
from .filing_cell import back_to_cell


@require_GET
def evidence(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """All files with their places, the cells where one is missing, and a form to add one."""
    return _show(
        request, EvidencePage(FilingPage(fetch_filing(request, cluster, period, school), request.user))
    )


@require_POST
def attach_evidence(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Put a file at the cell one is at (`cell`) and at those ticked (`places`)."""
    found = fetch_filing(request, cluster, period, school)
    FILING_ACTS.require("edit_cells", request.user, found)
    shown = EvidencePage(FilingPage(found, request.user))
    form = _form(shown, request)
    if form.is_valid():
        places = form.cleaned_data["places"]
        attached = actions.attach_evidence(filing=found, by=request.user, places=places, **form.source)
        return _back(request, (cluster, period, school), said=_said(attached))
    if request.POST.get("cell"):
        return _back(request, (cluster, period, school), problems=_problems(form))
    return _show(request, shown, form)


@require_POST
def remove_evidence(
    request: HttpRequest, cluster: str, period: PeriodCode, school: str, file: int
) -> HttpResponse:
    """Take a file off the `place` that is sent, or off all of its places; the file and its row stay."""
    found = fetch_filing(request, cluster, period, school)
    FILING_ACTS.require("edit_cells", request.user, found)
    stored = get_object_or_404(Attachment.objects.present().about(found).with_places(), pk=file)
    places = request.POST.getlist("place") or stored.places
    actions.remove_evidence(filing=found, by=request.user, file=stored, places=places)
    return _back(request, (cluster, period, school), said=f"Đã gỡ tệp “{stored.name}”.")


def _form(shown: EvidencePage, request: HttpRequest | None = None) -> EvidenceForm:
    labels = {place.key: place.label for place in shown.places.values()}
    known: dict[str, Any] = {"places": labels, "stored": shown.page.files}
    if request is None:
        return EvidenceForm(**known)
    sent = request.POST.copy()
    if code := sent.get("cell"):
        sent.appendlist("places", code)
    return EvidenceForm(sent, request.FILES, **known)


def _problems(form: EvidenceForm) -> list[str]:
    return [str(error) for errors in form.errors.values() for error in errors]


def _said(attached: Attached) -> str:
    name = attached.file.name
    if not attached.places:
        return f"Tệp này đã có ở đây với tên “{name}” nên không lưu lần nữa."
    where = f"{len(attached.places)} nơi" if len(attached.places) > 1 else "ô này"
    if attached.was_there:
        return f"Tệp này đã có trong phiếu với tên “{name}”: không lưu lần nữa, chỉ gắn thêm vào {where}."
    return f"Đã gắn tệp “{name}” vào {where}."


def _back(request: HttpRequest, key: Key, *, problems: Any = (), said: str = "") -> HttpResponse:
    """To the cell one was at, else to the page of all files."""
    code = request.POST.get("cell", "")
    if code:
        return back_to_cell(request, key, code, problems, said)
    if said:
        messages.success(request, said)
    return redirect(address(fetch_filing(request, *key), "evidence"))


def _show(request: HttpRequest, shown: EvidencePage, form: EvidenceForm | None = None) -> HttpResponse:
    context = context_of(shown.page) | {"shown": shown, "form": form or _form(shown)}
    return render(request, "reports/filing_evidence.html", context, status=422 if form else 200)
