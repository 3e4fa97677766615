"""The frame and the account's pages: rendered with every variable known, in Vietnamese."""

import re

import pytest
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


@pytest.fixture
def officer(django_user_model):
    return django_user_model.objects.create_user(
        "an", "an@example.vn", "mat-khau-du-dai", full_name="Lò Minh An"
    )


@pytest.fixture
def at_work(client, officer):
    client.post(reverse("account_login"), {"login": "an", "password": "mat-khau-du-dai"})
    return client


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
