"""Pages of a school's delegations."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cumthidua.core.stepup import fresh_authentication

from . import actions, queries
from .forms import DelegationForm
from .models import Delegation, School
from .rules import DELEGATION_ACTS, SCHOOL_ACTS


def _fetch(request: HttpRequest, school: str) -> School:
    return get_object_or_404(School.objects.visible_to(request.user), code=school)


@require_GET
def delegations(request: HttpRequest, school: str) -> HttpResponse:
    found = _fetch(request, school)
    context = {
        "school": found,
        "lines": queries.delegations_of(found, request.user),
        "refusal": SCHOOL_ACTS.refusal("delegate", request.user, found),
        "has_deputies": queries.vice_principals(found).exists(),
    }
    return render(request, "schools/delegations.html", context)


@require_http_methods(["GET", "POST"])
@fresh_authentication
def give_delegation(request: HttpRequest, school: str) -> HttpResponse:
    found = _fetch(request, school)
    SCHOOL_ACTS.require("delegate", request.user, found)
    form = DelegationForm(request.POST if request.method == "POST" else None, school=found)
    if form.is_valid():
        try:
            given = actions.give_delegation(school=found, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, f"Đã ủy quyền cho {given.deputy}. Người được ủy quyền đã nhận thông báo."
            )
            return redirect("schools:delegations", found.code)
    context = {"school": found, "form": form, "back_url": reverse("schools:delegations", args=[found.code])}
    return render(request, "schools/give_delegation.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@fresh_authentication
def revoke_delegation(request: HttpRequest, school: str, pk: int) -> HttpResponse:
    rows = Delegation.objects.visible_to(request.user).select_related("school", "deputy")
    found = get_object_or_404(rows, pk=pk, school__code=school)
    DELEGATION_ACTS.require("revoke", request.user, found)
    if request.method == "POST":
        actions.revoke_delegation(delegation=found, by=request.user)
        messages.success(request, f"Đã thu hồi ủy quyền của {found.deputy}, có hiệu lực ngay.")
        return redirect("schools:delegations", school)
    return render(request, "schools/revoke_delegation.html", {"delegation": found, "school": found.school})
