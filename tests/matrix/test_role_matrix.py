"""Every address × every role × GET and POST × own and other cluster × every state of its object."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.builders import PASSWORD

from .policies import LIBRARIES, POLICIES
from .world import ROLES, World, build

pytestmark = pytest.mark.django_db


def named_addresses() -> set[str]:
    """Names of all addresses of the project, namespaces included."""
    found: set[str] = set()

    def walk(patterns, prefix: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                found.add(f"{prefix}{pattern.name}")
            else:
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                walk(pattern.url_patterns, space)

    walk(get_resolver().url_patterns, "")
    return {name for name in found if not name.startswith(LIBRARIES)}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once, inside a transaction that is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(world: World) -> dict[str, Client]:
    found = {}
    for role in ROLES:
        client = Client(raise_request_exception=True)
        if role != "anonymous":  # signed in for real, so that the sign-in counts as fresh
            user = world.people[role]
            client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
            assert client.session["_auth_user_id"] == str(user.pk)
        found[role] = client
    return found


def test_every_address_has_a_policy_and_every_policy_an_address():
    assert named_addresses() == set(POLICIES)


@pytest.fixture
def _fresh_sign_in(settings) -> None:
    """Everybody signed in once for the whole module, which may take longer than a sign-in counts as
    fresh; tests/core/test_stepup.py holds how long that is."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 60 * 60


@pytest.mark.usefixtures("_fresh_sign_in")
@pytest.mark.parametrize("name", sorted(POLICIES))
def test_each_role_gets_exactly_what_the_policy_says(name: str, world: World, clients):
    policy = POLICIES[name]
    wrong = []
    for case in policy.cases:
        address = reverse(name, kwargs=policy.arguments(world, case))
        for role in ROLES:
            for method in ("get", "post"):
                expected = getattr(policy, method)(role, case)
                status = _ask(clients[role], method, address, policy)
                if status != expected:
                    wrong.append(f"{method.upper()} {case} as {role}: {status}, not {expected}")
    assert not wrong, f"{name}\n" + "\n".join(wrong)


def _ask(client: Client, method: str, address: str, policy) -> int:
    """One request whose effects are undone."""
    with transaction.atomic():
        data = policy.data if method == "post" else None
        response = getattr(client, method)(address, data, headers=policy.headers)
        if response.streaming:  # read to its end, so that the file behind it is closed
            assert b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response.status_code
