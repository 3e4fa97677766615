"""The one workflow mechanism: transitions are data, `advance()` performs one.

A room's `states.py` holds one `Workflow` per kind of object. The same table feeds the buttons on the
page, the permission, the audit text, the documentation and the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import rules
from django.db import models, transaction

from . import audit, clock
from .policy import Refused

Row = TypeVar("Row", bound="WorkflowModel")


class StateDisplay(NamedTuple):
    """How a state looks: never colour alone, always a word and a sign."""

    label: str
    tone: str
    icon: str


@dataclass(frozen=True)
class Transition:
    """One step. `who` and `when` are `@because` predicates, asked in that order.

    `stamp` names a pair of fields `<stamp>_at`, `<stamp>_by` set by this step; `clears` names pairs
    that this step takes back.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    who: tuple[rules.Predicate, ...]
    when: tuple[rules.Predicate, ...] = ()
    needs_comment: bool = False
    stamp: str = ""
    clears: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True)
class Workflow:
    """All steps of one kind of object, by name, and how its states look."""

    states: Mapping[str, StateDisplay]
    transitions: tuple[Transition, ...]
    by_name: Mapping[str, Transition] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {step.name: step for step in self.transitions})

    def refusal(self, name: str, user: Any, row: WorkflowModel) -> str | None:
        """Why `user` may not take this step now, or None. Person first, then state, then the rest."""
        step = self.by_name[name]
        for predicate in step.who:
            if not predicate.test(user, row):
                return predicate.reason
        if row.state not in step.sources:
            return f"Không thể {step.label[:1].lower()}{step.label[1:]}: hiện ở trạng thái “{row.state_display.label}”."
        for predicate in step.when:
            if not predicate.test(user, row):
                return predicate.reason
        return None

    def allows(self, name: str, user: Any, row: WorkflowModel) -> bool:
        return self.refusal(name, user, row) is None


class WorkflowModel(models.Model):
    """A row with a state. The subclass names its `workflow` and its `audit_chain`."""

    workflow: Workflow
    state: Any

    class Meta:
        abstract = True

    @property
    def state_display(self) -> StateDisplay:
        return self.workflow.states[self.state]

    @property
    def audit_chain(self) -> str:
        raise NotImplementedError


def advance(
    row: Row,
    name: str,
    *,
    by: Any,
    comment: str = "",
    changes: Mapping[str, Any] | None = None,
    data: Mapping[str, Any] | None = None,
) -> Row:
    """Take one step: lock the row, check, stamp, save, record. Returns the locked, saved row.

    `changes` are further fields to set with the step; `data` goes into the audit row. Raises
    `Refused` with the reason. Call it inside the action's transaction.
    """
    with transaction.atomic():
        row = lock(row)
        step = row.workflow.by_name[name]
        require(row, name, by=by, comment=comment)
        updates: dict[str, Any] = {"state": step.target}
        if step.stamp:
            updates |= {f"{step.stamp}_at": clock.now(), f"{step.stamp}_by": by}
        for pair in step.clears:
            updates |= {f"{pair}_at": None, f"{pair}_by": None}
        updates |= dict(changes or {})
        for attribute, value in updates.items():
            setattr(row, attribute, value)
        row.save(update_fields=list(updates))
        audit.record(
            chain=row.audit_chain,
            act=f"{row._meta.model_name}.{name}",
            target=row,
            by=by,
            sentence=step.sentence.format(row=row) if step.sentence else step.label,
            data={**({"comment": comment} if comment else {}), **dict(data or {})},
        )
    return row


def require(row: WorkflowModel, name: str, *, by: Any, comment: str = "") -> None:
    """Raise `Refused` unless `by` may take the step now."""
    reason = row.workflow.refusal(name, by, row)
    if reason is None and row.workflow.by_name[name].needs_comment and not comment.strip():
        reason = "Việc này phải kèm lý do. Đồng chí ghi một câu rồi gửi lại."
    if reason is not None:
        raise Refused(reason, act=f"{row._meta.model_name}.{name}", target=row, user=by)


def lock(row: Row) -> Row:
    """The same row, read anew and locked until the end of the transaction. Rows it points to that were
    read already are not read again."""
    locked = type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
    for name, related in row._state.fields_cache.items():
        field = row._meta.get_field(name)
        if field.many_to_one and getattr(locked, field.attname) == getattr(related, "pk", None):
            locked._state.fields_cache[name] = related
    return locked


def lock_one(rows: models.QuerySet[Row]) -> Row:
    """The only row of a queryset, found and locked at once. Raises the model's `DoesNotExist`."""
    return rows.select_for_update(of=("self",)).get()


def stamps_agree(pairs: Mapping[str, Iterable[str]]) -> list[models.CheckConstraint]:
    """Constraints that tie stamps to states: `{"accepted": ["accepted"]}` reads as
    "accepted_at is set exactly in the state accepted"."""
    constraints = []
    for stamp, states in pairs.items():
        within = models.Q(state__in=list(states))
        constraints.append(
            models.CheckConstraint(
                condition=(within & models.Q(**{f"{stamp}_at__isnull": False}))
                | (~within & models.Q(**{f"{stamp}_at": None})),
                name=f"%(app_label)s_%(class)s_{stamp}_stamp",
            )
        )
        constraints.append(
            models.CheckConstraint(
                condition=models.Q(**{f"{stamp}_at": None, f"{stamp}_by": None})
                | models.Q(**{f"{stamp}_at__isnull": False, f"{stamp}_by__isnull": False}),
                name=f"%(app_label)s_%(class)s_{stamp}_pair",
            )
        )
    return constraints
