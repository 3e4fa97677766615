"""The page of a filing: read it, type into it, explain, mark, attach.

A save comes in two ways with one meaning: the whole form, which works without JavaScript, or the
changed cells alone, asked for as JSON by static/js/filing.js, which gets back what to show.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_POST

from clusters.converters import PeriodCode
from clusters.models import Indicator, PeriodKind
from cumthidua.core import attachments, audit, clock
from cumthidua.core.policy import Refused
from cumthidua.core.vietnamese.dates import local

from .. import actions
from ..actions import CellResult
from ..cell_history import lines_of
from ..cells import CellEntry
from ..filing_acts import acts_for, address
from ..filing_page import Attempt, FilingPage
from ..forms import KINDS_OF_FIGURE, EvidenceForm, KindForm, WhyForm
from ..models import CellStatus, Filing
from ..rules import FILING_ACTS, is_own_officer, reads_work
from ..validation import values_of

# The addresses that the templates of a filing name.
PAGE_URLS = ("filing", "save_cells", "explain_cell", "mark_cell", "attach_evidence", "filing_history",
             "submit_filing")  # fmt: skip
BAD = ("rejected", "conflict", "locked")
Key = tuple[str, PeriodCode, str]


def fetch_filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> Filing:
    """The filing at this address, if this person may see it; 404 otherwise."""
    filings = (
        Filing.objects.visible_to(request.user)
        .for_pages()
        .select_related("submitted_by", "certified_by", "accepted_by", "returned_by")
        .prefetch_related("extensions")
    )
    return get_object_or_404(
        filings,
        period__cluster_year__cluster__code=cluster,
        period__cluster_year__year=period.year,
        period__kind=period.kind,
        school__code=school,
    )


@require_GET
def filing(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    found = fetch_filing(request, cluster, period, school)
    return _show(request, FilingPage(found, request.user))


@require_POST
def save_cells(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Save what was typed. Cells that could not be taken are shown again with their text and reason."""
    found = fetch_filing(request, cluster, period, school)
    page = FilingPage(found, request.user)
    entries = _entries(request, page)
    try:
        results = actions.save_cells(filing=found, entries=entries, by=request.user)
        _save_explanations(request, page)
    except Refused as refusal:
        if _wants_json(request) or not is_own_officer.test(request.user, found):
            raise
        return _keep_text(request, found, entries, refusal)
    by_code = {entry.code: entry for entry in entries}
    attempts = {result.code: Attempt(by_code[result.code], result) for result in results}
    page = FilingPage(fetch_filing(request, cluster, period, school), request.user, attempts)
    if _wants_json(request):
        return _answer(request, page, attempts)
    if any(result.state in BAD for result in results):
        return _show(request, page, status=422)
    saved = sum(result.state == "saved" for result in results)
    messages.success(request, f"Đã lưu {saved} ô." if saved else "Không có ô nào thay đổi.")
    return redirect(address(found, "filing"))


@require_POST
def explain_cell(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    found = fetch_filing(request, cluster, period, school)
    code, form = request.POST.get("cell", ""), WhyForm(request.POST)
    if form.is_valid():
        actions.explain_cell(filing=found, code=code, text=form.cleaned_data["text"], by=request.user)
    return _back_to_cell(request, (cluster, period, school), code, form.errors.get("text"))


@require_POST
def mark_cell(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Not applicable, blank again, or how exact the figure is."""
    found = fetch_filing(request, cluster, period, school)
    code, form = request.POST.get("cell", ""), KindForm(request.POST)
    if form.is_valid():
        actions.mark_cell(filing=found, code=code, by=request.user, **form.marks)
    return _back_to_cell(request, (cluster, period, school), code, form.errors.get("kind"))


@require_POST
def attach_evidence(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    found = fetch_filing(request, cluster, period, school)
    FILING_ACTS.require("edit_cells", request.user, found)
    code = request.POST.get("cell", "")
    get_object_or_404(Indicator, catalogue=found.period.cluster_year.catalogue, code=code)
    _require_open(FilingPage(found, request.user), code)
    form = EvidenceForm(request.POST, request.FILES)
    problems: Any = form.errors.get("upload")
    if form.is_valid():
        try:
            attachments.attach(upload=form.cleaned_data["upload"], about=found, by=request.user, cell=code)
        except ValidationError as error:
            problems = error.messages
    return _back_to_cell(request, (cluster, period, school), code, problems)


def _require_open(page: FilingPage, code: str) -> None:
    """Evidence goes with its cell: in a returned filing only the named cells take or lose a file."""
    if not page.sheet.is_open(code):
        raise Refused("Ô này đã khóa nên minh chứng giữ nguyên.", act="reports.edit_cells",
                      target=page.filing, user=page.user)  # fmt: skip


@require_POST
def remove_evidence(
    request: HttpRequest, cluster: str, period: PeriodCode, school: str, file: int
) -> HttpResponse:
    """Take a file off the page; the file and its row stay."""
    found = fetch_filing(request, cluster, period, school)
    FILING_ACTS.require("edit_cells", request.user, found)
    page = FilingPage(found, request.user)
    for attachment in page.files:
        if attachment.pk == file:
            _require_open(page, attachment.cell)
            attachments.remove(attachment=attachment)
            return _back_to_cell(request, (cluster, period, school), attachment.cell)
    return _back_to_cell(request, (cluster, period, school), request.POST.get("cell", ""))


@require_GET
def filing_history(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """The acts and the changes of a filing; with `?cell=` one cell with all that belongs to it."""
    found = fetch_filing(request, cluster, period, school)
    page = FilingPage(found, request.user)
    code = request.GET.get("cell", "")
    if code in page.cells:
        template = "_filing_context.html" if _is_fragment(request) else "filing_cell.html"
        return render(request, f"reports/{template}", _cell_context(page, code))
    context = _context(page) | {
        "events": list(audit.events_about(found)),
        "reads_work": reads_work(request.user, found),
        "lines": lines_of(found, page.sheet.by_code) if reads_work(request.user, found) else [],
    }
    return render(request, "reports/filing_history.html", context)


# ── What comes in ─────────────────────────────────────────────────────────────────────────────────


def _entries(request: HttpRequest, page: FilingPage) -> list[CellEntry]:
    """The cells of the form, after the button pressed: accept a reading, keep mine, take theirs."""
    accepted = dict(pair.split("=", 1) for pair in request.POST.getlist("accept") if "=" in pair)
    kept = dict(pair.split("=", 1) for pair in request.POST.getlist("keep") if "=" in pair)
    dropped = request.POST.getlist("take")
    entries = []
    for indicator in page.sheet.inputs:
        code = indicator.code
        text = accepted.get(code, request.POST.get(f"cell-{code}"))
        if text is None or code in dropped:
            continue
        base = kept.get(code, request.POST.get(f"base-{code}", ""))
        original = None if code in accepted else request.POST.get(f"orig-{code}")
        text = text.replace("\x00", "")  # no database keeps it
        entries.append(CellEntry(code, text, int(base) if _is_version(base) else None, original))
    return entries


def _is_version(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _save_explanations(request: HttpRequest, page: FilingPage) -> None:
    """Sentences typed below a finding or a returned cell come with the form."""
    for code in page.sheet.by_code:
        sentence = next((text for text in request.POST.getlist(f"why-{code}") if text.strip()), "")
        if sentence:
            text = sentence.replace("\x00", "")
            actions.explain_cell(filing=page.filing, code=code, text=text, by=request.user)


def _keep_text(
    request: HttpRequest, found: Filing, entries: list[CellEntry], refusal: Refused
) -> HttpResponse:
    """The filing was closed meanwhile: what was typed stays on the page, beside what is stored."""
    audit.record_refusal(user=request.user, act=refusal.act, target=found, reason=refusal.reason)
    attempts = {
        entry.code: Attempt(entry, CellResult(entry.code, "locked", entry.text, 0, refusal.reason))
        for entry in entries
        if not entry.is_untouched and (entry.text.strip() or entry.original)
    }
    messages.error(request, refusal.reason)
    return _show(request, FilingPage(found, request.user, attempts), status=403)


# ── What goes out ─────────────────────────────────────────────────────────────────────────────────


def _show(request: HttpRequest, page: FilingPage, status: int = 200) -> HttpResponse:
    return render(request, "reports/filing.html", _context(page), status=status)


def _context(page: FilingPage) -> dict[str, Any]:
    return {
        "page": page,
        "filing": page.filing,
        "acts": acts_for(page.user, page.filing),
        "urls": {name: address(page.filing, name) for name in PAGE_URLS},
    }


def _cell_context(page: FilingPage, code: str, problems: Any = ()) -> dict[str, Any]:
    found = page.filing
    year, kind = found.period.cluster_year.year, found.period.kind
    earlier = [
        (f"Cùng kỳ {year - 1}" if kind == PeriodKind.HALF else f"6 tháng {year}", PeriodKind.HALF,
         year - 1 if kind == PeriodKind.HALF else year),
        (f"Cả năm {year - 1}", PeriodKind.YEAR, year - 1),
    ]  # fmt: skip
    facts = [(label, values_of(found.school_id, kind, year).get(code)) for label, kind, year in earlier]
    cell = page.cells[code]
    stored = cell.stored
    status = stored.status if stored else CellStatus.BLANK
    return _context(page) | {
        "cell": cell,
        "facts": [(label, value) for label, value in facts if value is not None],
        "lines": lines_of(found, page.sheet.by_code, code, limit=50) if reads_work(page.user, found) else [],
        "files": [(file, address(found, "remove_evidence", file=file.pk)) for file in page.files_of(code)],
        "kinds": KINDS_OF_FIGURE,
        "kind": stored.bound if stored and status == CellStatus.REPORTED else status,
        "explanation": stored.explanation if stored else "",
        "problems": problems or (),
    }


def _back_to_cell(request: HttpRequest, key: Key, code: str, problems: Any = ()) -> HttpResponse:
    """After an act on one cell: the panel again for the script, the cell's page for everybody else."""
    page = FilingPage(fetch_filing(request, *key), request.user)
    if code not in page.cells:
        return redirect(address(page.filing, "filing"))
    if _wants_json(request):
        return _answer(request, page, [code], panel=_cell_context(page, code, problems))
    if problems:
        return render(request, "reports/filing_cell.html", _cell_context(page, code, problems), status=422)
    return redirect(f"{address(page.filing, 'filing_history')}?cell={code}")


def _answer(
    request: HttpRequest, page: FilingPage, codes: Any, panel: dict[str, Any] | None = None
) -> JsonResponse:
    """What the script puts on the page: the touched cells, all notes and totals, and the regions around."""
    context = _context(page)

    def html(name: str, **extra: Any) -> str:
        return render_to_string(f"reports/_filing_{name}.html", context | extra, request)

    answer = {
        "cells": {code: _cell_answer(page, code, html) for code in codes},
        "rows": {
            row.key: html("notes", row=row) for section in page.sections for row in section.rows if row.notes
        },
        "totals": {total.key: [total.text, total.coverage] for total in page.totals},
        "regions": {name: html(name) for name in ("progress", "savebar", "why", "leave")},
        "said": _said(page, codes),
    }
    if panel is not None:
        answer["panel"] = render_to_string("reports/_filing_context.html", panel, request)
    return JsonResponse(answer)


def _cell_answer(page: FilingPage, code: str, html: Any) -> dict[str, Any]:
    cell = page.cells[code]
    return {
        "text": cell.text,
        "original": cell.original,
        "version": cell.version,
        "look": cell.look.name,
        "word": cell.look.word,
        "icon": cell.look.icon,
        "bad": bool(cell.state),
        "kept": cell.state in ("conflict", "locked"),
        "marks": html("marks", cell=cell),
    }


def _said(page: FilingPage, codes: Any) -> str:
    """One sentence for a screen reader: what became of what was just typed."""
    touched = [page.cells[code] for code in codes]
    bad = [cell for cell in touched if cell.state]
    if bad:
        return "; ".join(f"{cell.label}: {cell.look.word}. {cell.notes[0].text}" for cell in bad[:3])
    when = f"{local(clock.now()):%H:%M}"
    if len(touched) == 1:
        return f"{touched[0].label}: {touched[0].look.word}, {when}."
    return f"Đã lưu {len(touched)} ô, {when}." if touched else ""


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
