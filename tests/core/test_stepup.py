"""A binding act asks for the password anew when the session is no longer fresh."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from django.test import Client
from django.urls import reverse

from cumthidua.core.models import AuditEvent, OutboxMail
from schools.models import Delegation
from tests import builders
from tests.schools.delegating import School, terms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limits(settings):
    """On SQLite the users of all tests share their keys, and so one person's limit a minute."""
    settings.ACCOUNT_RATE_LIMITS = False


def sign_in(user: Any) -> Client:
    """As a person does; this counts as fresh."""
    client = Client()
    client.post(reverse("account_login"), {"login": user.username, "password": builders.PASSWORD})
    assert client.session.get("_auth_user_id") == str(user.pk)
    return client


def grow_old(client: Client, seconds: float = 5 * 60 + 1) -> None:
    session = client.session
    session[RECORDS] = [{**record, "at": time.time() - seconds} for record in session[RECORDS]]
    session.save()


def confirm(client: Client, response: Any, password: str = builders.PASSWORD) -> Any:
    """Type the password on the page that `response` leads to."""
    following = parse_qs(urlsplit(response.url).query)["next"][0]
    return client.post(reverse("account_reauthenticate"), {"password": password, "next": following})


def leads_to_the_password_page(response: Any) -> bool:
    return response.status_code == 302 and response.url.startswith(reverse("account_reauthenticate"))


def test_a_sign_in_just_now_is_fresh_enough():
    school = School()
    client = sign_in(school.principal)
    assert client.get(school.address("delegate")).status_code == 200
    assert client.post(school.address("delegate"), terms(school)).status_code == 302
    assert Delegation.objects.get().deputy == school.deputy


def test_an_old_session_is_led_to_the_password_page_and_back():
    school = School()
    client = sign_in(school.principal)
    grow_old(client)
    response = client.get(school.address("delegate"))
    assert leads_to_the_password_page(response)
    back = confirm(client, response)
    assert (back.status_code, back.url) == (302, school.address("delegate"))
    assert client.get(back.url).status_code == 200


def test_nothing_is_done_before_the_password_and_what_was_sent_is_done_after_it():
    school = School()
    client = sign_in(school.principal)
    grow_old(client)
    response = client.post(school.address("delegate"), terms(school))
    assert leads_to_the_password_page(response)
    assert not Delegation.objects.exists()
    assert not AuditEvent.objects.exists()
    assert not OutboxMail.objects.exists()
    done = confirm(client, response)
    assert (done.status_code, done.url) == (302, school.address("delegations"))
    assert Delegation.objects.get().principal == school.principal


def test_a_wrong_password_does_nothing():
    school = School()
    client = sign_in(school.principal)
    grow_old(client)
    response = confirm(client, client.post(school.address("delegate"), terms(school)), "khong-dung")
    assert response.status_code == 200
    assert not Delegation.objects.exists()


def test_what_the_form_refuses_after_the_password_is_shown_with_its_reason():
    school = School()
    client = sign_in(school.principal)
    grow_old(client)
    sent = terms(school, valid_to="31/02/2099")
    page = confirm(client, client.post(school.address("delegate"), sent)).content.decode()
    assert "Không có ngày như vậy" in page
    assert f'action="{school.address("delegate")}"' in page
    assert not Delegation.objects.exists()


def test_revoking_asks_too():
    school = School()
    given = school.delegate()
    client = sign_in(school.principal)
    grow_old(client)
    response = client.post(school.address("revoke_delegation", pk=given.pk))
    assert leads_to_the_password_page(response)
    given.refresh_from_db()
    assert given.revoked_at is None
    confirm(client, response)
    given.refresh_from_db()
    assert given.revoked_at is not None


def test_a_list_is_read_without_a_password():
    school = School()
    client = sign_in(school.principal)
    grow_old(client)
    assert client.get(school.address("delegations")).status_code == 200


def test_whom_the_act_is_refused_is_not_asked_for_a_password():
    school = School()
    officer, stranger = builders.officer(school.row), builders.principal(builders.make_school())
    for reader, status in ((officer, 403), (stranger, 404)):
        client = sign_in(reader)
        grow_old(client)
        assert client.get(school.address("delegate")).status_code == status
        assert client.post(school.address("delegate"), terms(school)).status_code == status
    assert not Delegation.objects.exists()
