"""How tests read pages: as somebody, as words, and counting what they cost."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words_of(response: Any) -> str:
    """The page with plain spaces, however its template breaks lines."""
    assert response.status_code == 200, response
    return " ".join(response.content.decode().split())


def cost_of(client: Client, url: str) -> int:
    """The number of queries of a page that answers."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
