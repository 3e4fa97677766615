"""The frame and the account's pages: rendered with every variable known, in Vietnamese."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.template.loader import render_to_string
from django.urls import reverse

pytestmark = pytest.mark.django_db

BEFORE_THE_DOOR = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_email_verification_sent",
]
BEHIND_THE_DOOR = [
    "account_change_password",
    "account_email",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]
ENGLISH = re.compile(r"\b(the|your|you|password|sign|email|please|account|log ?in|key)\b", re.I)
ERROR_PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"]


@pytest.fixture(autouse=True)
def no_limits(settings):
    """On SQLite the users of all tests share their keys, and so one person's limit a minute."""
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def officer(django_user_model):
    return django_user_model.objects.create_user(
        "an", "an@example.vn", "mat-khau-du-dai", full_name="Lò Minh An"
    )


@pytest.fixture
def at_work(client, officer):
    client.post(reverse("account_login"), {"login": "an", "password": "mat-khau-du-dai"})
    return client


@pytest.fixture
def with_second_factor(officer):
    """The officer has an authenticator app and recovery codes."""
    TOTP.activate(officer, generate_totp_secret())
    RecoveryCodes.activate(officer)
    return officer


@pytest.fixture
def key(with_second_factor):
    """A key of theirs, known by name only: nothing here asks it to sign."""
    return Authenticator.objects.create(
        user=with_second_factor,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Máy phòng Thi đua"},
    )


def words(html: str) -> str:
    """What a person reads of a page."""
    html = re.sub(r"<(script|template)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def assert_good_page(html: str) -> None:
    assert '<html lang="vi"' in html
    assert len(re.findall(r"<h1\b", html)) == 1
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script>", html), "breaks the strict CSP"
    assert not ENGLISH.search(words(html)), ENGLISH.search(words(html))


@pytest.mark.parametrize("name", BEFORE_THE_DOOR)
def test_a_page_before_the_door(client, name):
    response = client.get(reverse(name), follow=True)
    assert response.status_code == 200
    assert_good_page(response.text)


def test_a_used_up_reset_link_says_how_to_get_a_new_one(client):
    response = client.get(reverse("account_reset_password_from_key", args=["1", "abc"]))
    assert "Nhận đường dẫn mới" in response.text
    assert_good_page(response.text)


@pytest.mark.parametrize("name", BEHIND_THE_DOOR)
def test_a_page_of_the_account(at_work, name):
    response = at_work.get(reverse(name))
    assert response.status_code == 200
    assert_good_page(response.text)


def test_the_sessions_of_the_account(at_work, settings):
    # allauth asks for each session of the list, and for its user
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]
    response = at_work.get(reverse("usersessions_list"), headers={"user-agent": "Firefox"})
    assert "Máy này" in response.text
    assert_good_page(response.text)


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "account_reauthenticate",
        "mfa_reauthenticate",
    ],
)
def test_a_page_of_somebody_with_a_second_factor(client, with_second_factor, name):
    client.force_login(with_second_factor)
    _confirm_identity(client)
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert_good_page(response.text)


@pytest.mark.parametrize("name", ["mfa_list_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_a_page_about_a_key(client, key, name, monkeypatch):
    monkeypatch.setattr(WebAuthn, "is_passwordless", True)
    client.force_login(key.user)
    _confirm_identity(client)
    response = client.get(reverse(name, kwargs={} if name == "mfa_list_webauthn" else {"pk": key.pk}))
    assert response.status_code == 200
    assert "Máy phòng Thi đua" in response.text
    assert_good_page(response.text)


def test_confirming_with_a_key_offers_other_ways(officer):
    context = {
        "form": ReauthenticateWebAuthnForm(user=officer),
        "js_data": {},
        "redirect_field": "",
        "reauthentication_alternatives": [{"url": "/khac/", "description": "Dùng mật khẩu"}],
    }
    html = render_to_string("mfa/webauthn/reauthenticate.html", context)
    assert 'href="/khac/"' in html
    assert_good_page(html)


def _confirm_identity(client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": "mat-khau-du-dai"})


def test_the_second_step_of_signing_in(client, officer):
    TOTP.activate(officer, generate_totp_secret())
    credentials = {"login": "an", "password": "mat-khau-du-dai"}
    response = client.post(reverse("account_login"), credentials, follow=True)
    assert "Mật khẩu đã đúng" in response.text
    assert_good_page(response.text)
    response = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Mã chưa đúng" in response.text
    assert_good_page(response.text)


@pytest.mark.parametrize("template", ERROR_PAGES)
def test_an_error_page_needs_no_context(template):
    html = render_to_string(template)
    assert_good_page(html)
    assert "Về trang chủ" in html


def test_a_refusal_gives_its_reason():
    assert "Phiếu đã nộp." in render_to_string("403.html", {"reason": "Phiếu đã nộp."})
    assert "Phiếu đã nộp." in render_to_string("_partials/refused.html", {"reason": "Phiếu đã nộp."})


def test_the_contrast_cookie_is_honoured_by_the_server(client):
    client.cookies["contrast"] = "high"
    assert '<html lang="vi" data-contrast="high">' in client.get(reverse("account_login")).text


def test_a_wrong_password_is_answered_in_vietnamese_beside_the_form(client, officer):
    response = client.post(reverse("account_login"), {"login": "an", "password": "sai"})
    assert 'role="alert"' in response.text
    assert_good_page(response.text)


def test_a_short_new_password_is_answered_in_vietnamese(at_work):
    response = at_work.post(
        reverse("account_change_password"),
        {"oldpassword": "sai", "password1": "123", "password2": "1234"},
    )
    assert 'aria-invalid="true"' in response.text
    assert_good_page(response.text)
