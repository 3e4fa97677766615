"""The acts of a filing as the page offers them: from the workflow's table, with the reason when not."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import reverse

from .models import Filing
from .rules import FILING_ACTS
from .states import FILING

# Transition → the page that performs it, and whether one press does it.
PLACES = {
    "submit": ("submit_filing", False),
    "recall": ("recall_filing", True),
    "certify": ("certify_filing", False),
    "return_to_officer": ("return_filing", False),
    "accept": ("accept_filing", True),
    "return_to_school": ("return_filing", False),
}
# One official act a page carries the seal's colour.
SEALS = ("submit", "certify", "accept")


class Act(NamedTuple):
    """A button. With a `reason` it cannot be pressed now, and says why."""

    name: str
    label: str
    url: str
    is_post: bool
    is_seal: bool
    reason: str = ""


def address(filing: Filing, name: str, **extra: Any) -> str:
    """Path of one of the filing's pages."""
    period = filing.period
    key = {
        "cluster": period.cluster_year.cluster.code,
        "period": period.code,
        "school": filing.school.code,
    }
    return reverse(f"reports:{name}", kwargs=key | extra)


def acts_for(user: Any, filing: Filing) -> list[Act]:
    """What this person may do with the filing in its state, and what they could but for a reason.

    Submitting is not among them: the page of an open filing has its own bar for it.
    """
    acts = []
    for step in FILING.transitions:
        is_theirs = step.who[0].test(user, filing)
        if step.name == "submit" or not is_theirs or filing.state not in step.sources:
            continue
        place, is_post = PLACES[step.name]
        reason = FILING.refusal(step.name, user, filing) or ""
        url = address(filing, place)
        acts.append(Act(step.name, step.label, url, is_post, step.name in SEALS, reason))
    if filing.waits_for_school and FILING_ACTS.allows("extend", user, filing):
        acts.append(Act("extend", "Gia hạn", address(filing, "extend_filing"), False, False))
    return acts
