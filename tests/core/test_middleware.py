"""A refused act: 403 with the reason, a record that outlives the rollback, a strict CSP."""

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from cumthidua.core.models import RefusedAct, User
from cumthidua.core.policy import Refused
from cumthidua.urls import urlpatterns as ours

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]
REASON = "Trường chưa được giao quyền nộp số liệu."


def refuse(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        request.user.full_name = "half done"
        request.user.save()
        raise Refused(REASON, act="reports.submit", target=request.user, user=request.user)


urlpatterns = [path("refuse", refuse), *ours]


@pytest.fixture
def person(client: Client) -> User:
    person = User.objects.create_user("ninh", "ninh@example.vn", "x", full_name="Trần Thị Ninh")
    client.force_login(person)
    return person


def test_the_reason_is_told_and_the_attempt_recorded(client: Client, person: User) -> None:
    response = client.post("/refuse")
    assert response.status_code == 403
    assert REASON in response.content.decode()
    record = RefusedAct.objects.get()
    assert (record.actor, record.act, record.reason) == ("ninh", "reports.submit", REASON)
    person.refresh_from_db()
    assert person.full_name == "Trần Thị Ninh", "what the act had begun is undone"


def test_htmx_gets_a_part_of_a_page(client: Client, person: User) -> None:
    response = client.post("/refuse", headers={"HX-Request": "true"})
    assert response.status_code == 403
    text = response.content.decode()
    assert REASON in text
    assert "<html" not in text


def test_every_answer_carries_the_strict_policy(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_health_check_needs_no_sign_in_and_only_reads(client: Client, settings) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    broker = "ok" if settings.REDIS_URL else "none"
    assert answer.json() == {"status": "ok", "database": "ok", "broker": broker}
    assert client.post("/healthz").status_code == 405


def test_the_health_check_tells_a_lost_broker_and_still_serves(client: Client, settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["broker"]) == (200, "down")


def test_what_is_not_to_be_seen_is_answered_by_our_own_page_under_debug_too(
    client: Client, person: User, settings
) -> None:
    settings.DEBUG = True
    response = client.get("/truong/khong-co/")
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()
