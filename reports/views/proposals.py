"""Writing the proposals that an officer ticked, wherever they were read: the second half of an upload."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from clusters.converters import PeriodCode

from .. import proposals
from ..cells import How
from ..filing_acts import address
from ..models import Filing
from ..proposals import ProposedCell
from .filing import fetch_filing

_WAYS = {how.value: how for how in (How.WORKBOOK, How.NARRATIVE)}


@require_POST
def save_proposals(request: HttpRequest, cluster: str, period: PeriodCode, school: str) -> HttpResponse:
    """Write the ticked rows; the rows that could not be written are shown again with their reason."""
    found = fetch_filing(request, cluster, period, school)
    how = _WAYS.get(request.POST.get("how", ""), How.WORKBOOK)
    chosen = proposals.chosen_in(request.POST)
    count, left = proposals.save(filing=found, chosen=chosen, by=request.user, how=how)
    said = f"Đã ghi {count} ô." if count else "Không có ô nào thay đổi."
    if not left:
        messages.success(request, said)
        return redirect(address(found, "filing"))
    context = {"count": count, "said_saved": said, "said_left": f"{len(left)} ô chưa ghi."}
    context |= preview(found, left, how)
    return render(request, "reports/proposals_left.html", context, status=422)


def preview(filing: Filing, rows: Iterable[ProposedCell], how: How) -> dict[str, Any]:
    """What `_proposals.html` asks for. Rows that would change nothing are counted, not listed."""
    listed = list(rows)
    shown = [row for row in listed if row.kind is not proposals.SAME]
    return {
        "filing": filing,
        "filing_url": address(filing, "filing"),
        "save_url": address(filing, "save_proposals"),
        "how": how,
        "rows": shown[: proposals.MOST_ROWS],
        "cut": max(0, len(shown) - proposals.MOST_ROWS),
        "same": len(listed) - len(shown),
    }
