"""The demo: the four real clusters exactly as their sources state them, one made-up cluster, accounts.

`load()` may be called again and again: it adds what is missing and never touches what is there.
"""

from __future__ import annotations

from django.db import transaction

from . import accounts, facts, figures, illustrative


@transaction.atomic
def load() -> None:
    """Everything the demo shows; nothing when it has been loaded before."""
    new_facts = facts.load()
    new_illustration = illustrative.load()
    accounts.load()
    if new_facts:
        figures.load_all()
    if new_illustration:
        illustrative.tell_story()
