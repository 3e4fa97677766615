"""`/healthz`: is this web process able to serve? For the proxy, the container engine, the monitor."""

import logging
from collections.abc import Callable

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

logger = logging.getLogger(__name__)


@require_GET
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the database answers, else 503.

    A lost broker is told but keeps 200: pages and the saving of figures go on without it, and
    taking the web processes out of service would turn a delay into an outage.
    """
    database = _state("database", _ask_database)
    broker = _state("broker", _ask_broker) if settings.REDIS_URL else "none"
    healthy = database == "ok"
    return JsonResponse(
        {"status": "ok" if healthy else "down", "database": database, "broker": broker},
        status=200 if healthy else 503,
    )


def _state(name: str, ask: Callable[[], None]) -> str:
    """`ok` or `down`; the cause goes to the log, not to whoever asks."""
    try:
        ask()
    except Exception as error:  # whatever a driver raises, the answer is the same
        logger.warning("healthz: %s is down: %s", name, error)
        return "down"
    return "ok"


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_broker() -> None:
    with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2) as broker:
        broker.ping()
