"""Ủy quyền: what a school's principal has delegated, giving and revoking it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cumthidua.core.policy import Refused
from cumthidua.core.stepup import fresh_authentication

from . import actions
from .forms import DelegationForm
from .models import Delegation, School
from .queries import delegation_lines
from .rules import DELEGATION


def fetch_school(request: HttpRequest, code: str) -> School:
    """The school, or 404 to all but its own people and the Academy."""
    return get_object_or_404(School.objects.visible_to(request.user), code=code)


@require_GET
def delegations(request: HttpRequest, school: str) -> HttpResponse:
    found = fetch_school(request, school)
    rows = Delegation.objects.visible_to(request.user).filter(school=found)
    context = {
        "school": found,
        "lines": delegation_lines(rows, request.user),
        "may_delegate": DELEGATION.allows("write_delegation", request.user, Delegation(school=found)),
    }
    return render(request, "schools/delegations.html", context)


@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest, school: str) -> HttpResponse:
    """Nobody is asked for a password before an act that is not theirs: refusal comes first."""
    found = fetch_school(request, school)
    DELEGATION.require("write_delegation", request.user, Delegation(school=found))
    return _delegate(request, found)


@fresh_authentication
def _delegate(request: HttpRequest, school: School) -> HttpResponse:
    form = DelegationForm(request.POST or None, school=school, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.delegate(school=school, by=request.user, **form.cleaned_data)
        except Refused as refused:  # another click came first
            form.add_error(None, refused.reason)
        else:
            messages.success(request, f"Đã ủy quyền cho đồng chí {given.deputy}.")
            return redirect("schools:delegations", school.code)
    return render(request, "schools/delegate.html", {"school": school, "form": form})


@require_POST
def revoke_delegation(request: HttpRequest, school: str, pk: int) -> HttpResponse:
    rows = Delegation.objects.visible_to(request.user).select_related("school", "deputy")
    found = get_object_or_404(rows, school__code=school, pk=pk)
    DELEGATION.require("revoke", request.user, found)
    return _revoke(request, found)


@fresh_authentication
def _revoke(request: HttpRequest, delegation: Delegation) -> HttpResponse:
    actions.revoke(delegation=delegation, by=request.user)
    messages.success(request, f"Đã thu hồi ủy quyền của đồng chí {delegation.deputy}.")
    return redirect("schools:delegations", delegation.school.code)
