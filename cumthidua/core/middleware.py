"""Two rules that hold for every view: a second factor where demanded, and how a refusal looks."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cumthidua.core import audit
from cumthidua.core.policy import Refused

GetResponse = Callable[[HttpRequest], HttpResponse]

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What somebody without a second factor may still reach: the pages that set one up, sign out,
# repeat the password, and the health check. Matched by URL name, so that no prefix lets more in.
OPEN_VIEWS = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "healthz",
    }
)


class RequireSecondFactor:
    """Sends a signed-in user without a second factor to the page that sets one up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        if not settings.MFA_REQUIRED or not request.user.is_authenticated:
            return None
        if request.resolver_match and request.resolver_match.view_name in OPEN_VIEWS:
            return None
        if is_mfa_enabled(request.user, SECOND_FACTORS):
            return None
        return redirect("mfa_activate_totp")


class RefusedMiddleware:
    """Turns `policy.Refused` into a page that gives the reason, and records the refusal; and what may
    not be seen into the portal's own page.

    By the time the exception arrives here the action's transaction has been rolled back, so the
    record of the attempt outlives it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Http404):  # also under DEBUG: the demo's visitors are no developers
            return render(request, "404.html", status=404)
        if not isinstance(error, Refused):
            return None
        audit.record_refusal(user=request.user, act=error.act, target=error.target, reason=error.reason)
        partial = bool(getattr(request, "htmx", False))
        template = "_partials/refused.html" if partial else "403.html"
        return render(request, template, {"reason": error.reason}, status=403)
