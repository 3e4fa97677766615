"""Sign-in: who gets in, how, and what a second factor adds."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cumthidua.core.accounts import SecondFactorAdapter
from cumthidua.core.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "Giao-uoc-thi-dua"


@pytest.fixture(autouse=True)
def _no_limits_left_from_before() -> None:
    cache.clear()


@pytest.fixture
def person() -> User:
    return User.objects.create_user("ninh", "ninh@example.vn", PASSWORD, full_name="Trần Thị Ninh")


def sign_in(client: Client, login: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


@pytest.mark.parametrize("login", ["ninh", "NINH", "ninh@example.vn", "Ninh@Example.vn"])
def test_sign_in_by_name_or_mail_in_any_case(client: Client, person: User, login: str) -> None:
    response = sign_in(client, login)
    assert response.status_code == 302
    assert response.url == "/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_wrong_password_stays_out(client: Client, person: User) -> None:
    assert sign_in(client, "ninh", "wrong").status_code == 200
    assert "_auth_user_id" not in client.session


def test_sign_up_is_closed(client: Client) -> None:
    client.post(
        reverse("account_signup"),
        {"username": "x", "email": "x@example.vn", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert not User.objects.exists()


def test_every_page_wants_a_sign_in_unless_it_says_otherwise(client: Client) -> None:
    response = client.get(reverse("usersessions_list"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_a_guesser_is_stopped_and_colleagues_at_the_same_address_are_not(
    client: Client, person: User
) -> None:
    User.objects.create_user("binh", "binh@example.vn", PASSWORD, full_name="Lê Bình")
    for _ in range(8):
        sign_in(client, "ninh", "wrong")
    assert sign_in(client, "ninh").status_code != 302, "the ninth attempt at this account waits"
    assert sign_in(Client(), "binh").status_code == 302


def test_a_sign_in_is_fresh_enough_to_enrol_a_second_factor(client: Client, person: User) -> None:
    sign_in(client, "ninh")
    response = client.get(reverse("mfa_activate_totp"))
    assert response.status_code == 200, "the password must not be asked for again"


def test_an_old_sign_in_is_not(client: Client, person: User, settings) -> None:
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    sign_in(client, "ninh")
    response = client.get(reverse("mfa_activate_totp"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_reauthenticate"))


def test_a_second_factor_is_kept_encrypted(person: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    stored = Authenticator.objects.get(user=person).data["secret"]
    assert secret not in stored
    assert SecondFactorAdapter().decrypt(stored) == secret


def test_a_second_factor_survives_a_new_secret_key(settings) -> None:
    closed = SecondFactorAdapter().encrypt("seed")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "new" * 20
    assert SecondFactorAdapter().decrypt(closed) == "seed"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        SecondFactorAdapter().decrypt(closed)


@pytest.mark.parametrize("name", ["usersessions_list", "admin:index", "account_email"])
def test_where_it_is_demanded_nothing_opens_without_it(
    client: Client, person: User, settings, name: str
) -> None:
    settings.MFA_REQUIRED = True
    client.force_login(person)
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.url == reverse("mfa_activate_totp")


@pytest.mark.parametrize("name", ["mfa_index", "account_logout", "account_reauthenticate", "healthz"])
def test_the_way_to_a_second_factor_stays_open(client: Client, person: User, settings, name: str) -> None:
    settings.MFA_REQUIRED = True
    sign_in(client, "ninh")
    assert client.get(reverse(name)).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client: Client, person: User, settings) -> None:
    settings.MFA_REQUIRED = True
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(person)
    assert client.get(reverse("usersessions_list")).url == reverse("mfa_activate_totp")


def test_with_a_second_factor_the_portal_opens(client: Client, person: User, settings) -> None:
    settings.MFA_REQUIRED = True
    TOTP.activate(person, generate_totp_secret())
    client.force_login(person)
    assert client.get(reverse("usersessions_list")).status_code == 200
