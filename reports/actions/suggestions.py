"""What the chair does with a published report that was read: hint to a school, note a stated total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from clusters.models import Period
from cumthidua.core import audit, clock
from cumthidua.core.workflow import lock

from .. import notices
from ..models import Filing, StatedTotal, Suggestion
from ..rules import FILING_ACTS, REPORT_ACTS


@transaction.atomic
def suggest(*, period: Period, figures: Mapping[int, int], text: str, by: Any) -> list[Suggestion]:
    """Gửi gợi ý: put a text before the officers of some schools. `figures`: filing → how many figures
    of its school the text has. Where the same text waits already nothing changes."""
    filings = list(period.filings.filter(pk__in=figures).select_for_update(of=("self",)).for_pages())
    for filing in filings:
        FILING_ACTS.require("suggest", by, filing)
    waiting = Suggestion.objects.filter(filing__in=filings, closed_at=None)
    same = {row.filing_id for row in waiting if row.text == text}
    fresh = [filing for filing in filings if filing.pk not in same]
    waiting.filter(filing__in=fresh).update(closed_at=clock.now())
    sent = [_send(filing, figures[filing.pk], text, by) for filing in fresh]
    if sent:
        audit.record(
            chain=period.cluster_year.audit_chain,
            act="period.suggest",
            target=period,
            by=by,
            sentence=f"Gửi gợi ý số liệu cho {len(sent)} trường",
            data={"figures": {row.filing.school.code: row.figures for row in sent}},
        )
    return sent


def _send(filing: Filing, figures: int, text: str, by: Any) -> Suggestion:
    notices.figures_suggested(filing, figures)
    return Suggestion.objects.create(
        filing=filing, text=text, figures=figures, sent_by=by, sent_at=clock.now()
    )


@transaction.atomic
def close_suggestion(*, filing: Filing, seen: int, by: Any) -> bool:
    """The officer puts away the hint that was `seen`, by its id. False when it no longer waits: a second
    click changes nothing, and a newer one stays."""
    filing = lock(filing)
    FILING_ACTS.require("edit_cells", by, filing)
    closed = filing.suggestions.filter(pk=seen, closed_at=None).update(closed_at=clock.now())
    if closed:
        notices.suggestion_closed(filing)
    return bool(closed)


@transaction.atomic
def state_totals(*, period: Period, totals: Iterable[StatedTotal], source: str, by: Any) -> int:
    """Ghi số nêu: keep totals as a published text states them. Returns how many were new or changed."""
    period = Period.objects.select_for_update(of=("self",)).with_cluster().get(pk=period.pk)
    REPORT_ACTS.require("state_totals", by, period)
    known = {row.code: row for row in period.stated_totals.all()}
    changed = [row for row in totals if not _says_the_same(known.get(row.code), row)]
    for row in changed:
        fields = {"value": row.value, "bound": row.bound, "snippet": row.snippet, "source": source[:200]}
        StatedTotal.objects.update_or_create(period=period, code=row.code, defaults=fields)
    if changed:
        audit.record(
            chain=period.cluster_year.audit_chain,
            act="period.state_totals",
            target=period,
            by=by,
            sentence=f"Ghi {len(changed)} số nêu",
            data={
                "source": source[:200],
                "totals": {row.code: _told(known.get(row.code), row) for row in changed},
            },
        )
    return len(changed)


def _says_the_same(known: StatedTotal | None, row: StatedTotal) -> bool:
    return known is not None and (known.value, known.bound, known.snippet) == (
        row.value,
        row.bound,
        row.snippet,
    )


def _told(before: StatedTotal | None, after: StatedTotal) -> dict[str, str | None]:
    return {"from": str(before.value) if before else None, "to": str(after.value)}
