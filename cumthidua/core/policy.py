"""Who may do what, with the reason in words.

A room's `rules.py` writes small predicates with `@because("…")` and puts them, in the order in which
a person would want to hear them, into one `ActTable`. Views, templates and actions all ask that table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import rules


class Refused(Exception):
    """An act that this person may not do now. `reason` is a Vietnamese sentence for the page."""

    def __init__(self, reason: str, *, act: str = "", target: Any = None, user: Any = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.act = act
        self.target = target
        self.user = user


def because(reason: str) -> Callable[[Callable[[Any, Any], bool]], rules.Predicate]:
    """Make a permission predicate that knows what to say when it fails."""

    def decorate(test: Callable[[Any, Any], bool]) -> rules.Predicate:
        predicate = rules.predicate(test)
        predicate.reason = reason
        return predicate

    return decorate


class ActTable:
    """The acts of a room: name → predicates that must all hold.

    Each act is also registered as the permission `<room>.<act>` with django-rules, so that
    `user.has_perm("reports.submit", filing)` says the same.
    """

    def __init__(self, room: str, acts: Mapping[str, tuple[rules.Predicate, ...]]) -> None:
        self.room = room
        self.acts = dict(acts)
        for name, predicates in self.acts.items():
            rules.set_perm(f"{room}.{name}", _all_of(predicates))

    def refusal(self, act: str, user: Any, target: Any) -> str | None:
        """The reason why `user` may not do `act` now, or None when they may."""
        for predicate in self.acts[act]:
            if not predicate.test(user, target):
                return predicate.reason
        return None

    def allows(self, act: str, user: Any, target: Any) -> bool:
        return self.refusal(act, user, target) is None

    def require(self, act: str, user: Any, target: Any) -> None:
        """Raise `Refused` unless `user` may do `act`."""
        reason = self.refusal(act, user, target)
        if reason is not None:
            raise Refused(reason, act=f"{self.room}.{act}", target=target, user=user)


def _all_of(predicates: tuple[rules.Predicate, ...]) -> rules.Predicate:
    combined = predicates[0]
    for predicate in predicates[1:]:
        combined = combined & predicate
    return combined
