"""The page of a filing: read it, type into it.

A save comes in two ways with one meaning: the whole form, which works without JavaScript, or the
changed cells alone, asked for as JSON by static/js/filing.js, which gets back what to show.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from clusters.converters import PeriodCode
from cumthidua.core import audit
from cumthidua.core.policy import Refused

from .. import actions
from ..actions import CellResult
from ..cells import CellEntry, How, Outcome
from ..filing_answer import cells_answer, context_of, surroundings
from ..filing_page import Attempt, FilingPage, just_typed
from ..models import Filing
from ..rules import FILING_ACTS, is_own_officer

Key = tuple[str, PeriodCode, str]


def fetch_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> Filing:
    """The filing at this address, if this person may see it; 404 otherwise."""
    filings = Filing.objects.for_pages().prefetch_related("extensions").filter(**_in(cluster, period))
    own = filings.of_own_school(request.user, school).order_by().first()  # most often, quickest to ask
    return own or get_object_or_404(filings.visible_to(request.user), school__code=school)


def _in(cluster: str, period: PeriodCode) -> dict[str, Any]:
    return {
        "period__cluster_year__cluster__code": cluster,
        "period__cluster_year__year": period.year,
        "period__kind": period.kind,
    }


@require_GET
def filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    found = fetch_filing(request, cluster, period, school)
    return _show(request, FilingPage(found, request.user))


@require_POST
def save_cells(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Save what was typed. Cells that could not be taken are shown again with their text and reason."""
    if request.POST.get("user", str(request.user.pk)) != str(request.user.pk):
        return HttpResponse(status=409)  # typed by one person, sent when another had signed in
    entries = _entries(request.POST)
    own = Filing.objects.of_own_school(request.user, school).filter(**_in(cluster, period))
    try:
        results = actions.save_cells(
            filing=own.for_saving(), entries=entries, by=request.user, reasons=_reasons(request.POST)
        )
    except Filing.DoesNotExist:
        # Not of one's own school: 404 where it may not be seen, else the rule says why not.
        FILING_ACTS.require("edit_cells", request.user, fetch_filing(request, cluster, period, school))
        raise
    except Refused as refusal:
        if wants_json(request) or not is_own_officer.test(request.user, refusal.target):
            raise
        return _keep_text(request, fetch_filing(request, cluster, period, school), entries, refusal)
    by_code = {entry.code: entry for entry in entries}
    attempts = {result.code: Attempt(by_code[result.code], result) for result in results}
    if wants_json(request):
        return JsonResponse(cells_answer(just_typed(attempts)))
    if any(result.state.is_bad for result in results):
        page = FilingPage(fetch_filing(request, cluster, period, school), request.user, attempts)
        return _show(request, page, status=422)
    saved = sum(result.state == Outcome.SAVED for result in results)
    messages.success(request, f"Đã lưu {saved} ô." if saved else "Không có ô nào thay đổi.")
    return redirect("reports:filing", cluster=cluster, period=period, school=school)


@require_GET
def filing_state(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """All that follows from the cells, as JSON: asked for by the page when its saves are through."""
    page = FilingPage(fetch_filing(request, cluster, period, school), request.user)
    answer = surroundings(page) | cells_answer(page.cells.values())
    return JsonResponse(answer | {"user": request.user.pk})


# ── What comes in ─────────────────────────────────────────────────────────────────────────────────


def _entries(typed: QueryDict) -> list[CellEntry]:
    """The cells of the form, after the button pressed: accept a reading, keep mine, take theirs."""
    accepted = dict(pair.split("=", 1) for pair in typed.getlist("accept") if "=" in pair)
    kept = dict(pair.split("=", 1) for pair in typed.getlist("keep") if "=" in pair)
    texts = {name.removeprefix("cell-"): text for name, text in typed.items() if name.startswith("cell-")}
    entries = []
    for code, text in (texts | accepted).items():
        if code in typed.getlist("take"):
            continue
        base = kept.get(code, typed.get(f"base-{code}", ""))
        original = None if code in accepted else typed.get(f"orig-{code}")
        text = text.replace("\x00", "")  # no database keeps it
        how = How.PASTED if typed.get(f"how-{code}") == How.PASTED else How.TYPED
        entries.append(CellEntry(code, text, int(base) if _is_version(base) else None, original, how))
    return entries


def _is_version(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _reasons(typed: QueryDict) -> dict[str, str]:
    """Sentences typed below a finding or a returned cell, by code."""
    reasons: dict[str, str] = {}
    for name in typed:
        sentence = next((text for text in typed.getlist(name) if text.strip()), "")
        if name.startswith("why-") and sentence:
            reasons[name.removeprefix("why-")] = sentence.replace("\x00", "")
    return reasons


def _keep_text(
    request: HttpRequest, found: Filing, entries: list[CellEntry], refusal: Refused
) -> HttpResponse:
    """The filing was closed meanwhile: what was typed stays on the page, beside what is stored."""
    audit.record_refusal(user=request.user, act=refusal.act, target=found, reason=refusal.reason)
    attempts = {
        entry.code: Attempt(entry, CellResult(entry.code, Outcome.LOCKED, entry.text, None, refusal.reason))
        for entry in entries
        if not entry.is_untouched and (entry.text.strip() or entry.original)
    }
    messages.error(request, refusal.reason)
    return _show(request, FilingPage(found, request.user, attempts), status=403)


# ── What goes out ─────────────────────────────────────────────────────────────────────────────────


def _show(request: HttpRequest, page: FilingPage, status: int = 200) -> HttpResponse:
    return render(request, "reports/filing.html", context_of(page), status=status)


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
