"""What saving a cell and opening the page of a filing cost, against plain Django doing the like.

    .venv/bin/python benchmarks/filing.py

*Save*: one typed cell, as the page sends it, against a view that checks a ModelForm of seven fields,
saves it and writes a log row. *Page*: the 60 cells of a filing, against a view behind a sign-in that
makes three queries and shows a table of 20 rows. The plain views run with the middleware of a new
Django project. Makes its own database (SQLite, thrown away; `BENCHMARK_DATABASE_URL` names another,
empty one); the two of a pair take turns in one run, so that the ratios hold on any machine.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 200
PLAIN_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PLAIN_TABLE = """<!doctype html><html lang="vi"><head><title>{{ user }}</title></head><body><h1>{{ total }}</h1>
<p>{{ newest.text }}, {{ newest.at|date:"d/m/Y" }}</p><table>{% for row in rows %}<tr><th>{{ row.a }}</th>
<td>{{ row.b }}</td><td>{{ row.c }}</td><td>{{ row.d }}</td><td>{{ row.e }}</td><td>{{ row.f }}</td><td>{{ row.g }}</td>
</tr>{% endfor %}</table></body></html>"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="cumthidua-benchmark-") as folder:
        _start(folder)
        _measure()


def _start(folder: str) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "cumthidua.settings"
    os.environ |= {"DEBUG": "1", "REDIS_URL": os.environ.get("REDIS_URL", "")}
    database = os.environ.get("BENCHMARK_DATABASE_URL", f"sqlite:///{folder}/benchmark.sqlite3")
    os.environ["DATABASE_URL"] = database
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DEBUG = False  # otherwise every query is kept and templates are read anew
    settings.ALLOWED_HOSTS = ["testserver"]
    for engine in settings.TEMPLATES:
        engine["OPTIONS"].pop("debug", None)
    call_command("migrate", verbosity=0)


def _measure() -> None:
    from django.db import connection

    ours, plain = _our_client(), _plain_client()
    print(f"{connection.vendor}, {ROUNDS} rounds, the two of a pair by turns")
    _report("save", ours.save, plain.save)
    _report("page", ours.page, plain.page)
    _report("page drawn anew", ours.page_anew, plain.page)


def _report(name: str, ours: Callable[[], None], plain: Callable[[], None]) -> None:
    seconds = _alternate(ours, plain)
    middle, slow = ([_share(times, part) for times in seconds] for part in (50, 95))
    queries = [_queries(work) for work in (ours, plain)]
    print(f"{name}: p95 {slow[0] / slow[1]:.2f} times plain Django, median {middle[0] / middle[1]:.2f} times")
    print(f"{name}: {queries[0]} queries, plain Django {queries[1]}; "
          f"p95 {slow[0] * 1000:.1f} ms and {slow[1] * 1000:.1f} ms on this machine")  # fmt: skip


def _alternate(*works: Callable[[], None]) -> list[list[float]]:
    for work in works * 10:
        work()
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for times, work in zip(seconds, works, strict=True):
            begin = time.perf_counter()
            work()
            times.append(time.perf_counter() - begin)
    return seconds


def _share(times: list[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def _queries(work: Callable[[], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        work()
    return len([query for query in seen if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))])


# ── The portal ────────────────────────────────────────────────────────────────────────────────────


def _our_client():
    from allauth.mfa.models import Authenticator
    from django.test import Client

    from reports import filing_body
    from reports.filing_acts import address
    from reports.models import Filing
    from tests import builders

    school = builders.make_school()
    period = builders.make_period(builders.make_cluster_year(schools=[school]))
    officer = builders.officer(school)
    Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={})  # as in production
    filing = builders.filing_of(period, school)
    inputs = [row.code for row in period.cluster_year.catalogue.indicators.all() if row.is_input]
    builders.fill(filing, officer, **dict.fromkeys(inputs, 0))  # nothing for a rule to say
    filing = Filing.objects.for_pages().get(pk=filing.pk)
    client = Client()
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    url, save_url = address(filing, "filing"), address(filing, "save_cells")
    typed = {"number": 1, "version": 1}

    def save() -> None:
        typed["number"] += 1
        code = inputs[0]
        answer = client.post(
            save_url,
            {f"cell-{code}": str(1000 + typed["number"]), f"base-{code}": str(typed["version"])},
            headers={"accept": "application/json", "hx-request": "true"},
        )
        cell = answer.json()["cells"][code]
        assert cell["look"] == "saved", cell
        typed["version"] = cell["version"]

    def page() -> None:
        answer = client.get(url)
        assert answer.content.count(b"data-cell=") == len(inputs)

    def page_anew() -> None:
        """As after a change: nothing drawn before is kept."""
        filing_body._kept.clear()
        page()

    return _module(save=save, page=page, page_anew=page_anew)


# ── Plain Django ──────────────────────────────────────────────────────────────────────────────────


def _plain_client():
    from django.contrib.auth.decorators import login_required
    from django.db import connection, models, transaction
    from django.forms import modelform_factory
    from django.http import HttpResponse, JsonResponse
    from django.template import engines
    from django.test import Client, override_settings
    from django.urls import path

    class Sheet(models.Model):  # noqa: DJ008
        a, b, c = models.CharField(max_length=100), models.IntegerField(), models.IntegerField()
        d, e = models.CharField(max_length=100), models.DecimalField(max_digits=14, decimal_places=2)
        f, g = models.BooleanField(default=False), models.CharField(max_length=200, blank=True)

        class Meta:
            app_label = "benchmark"

    class Log(models.Model):  # noqa: DJ008
        sheet, at = models.ForeignKey(Sheet, models.CASCADE), models.DateTimeField(auto_now_add=True)
        text = models.TextField()

        class Meta:
            app_label = "benchmark"

    with connection.schema_editor() as editor:
        editor.create_model(Sheet)
        editor.create_model(Log)
    rows = [Sheet.objects.create(a=f"Dòng {n}", b=n, c=n, d="chữ", e=n, g="x") for n in range(20)]
    form_of = modelform_factory(Sheet, fields=list("abcdefg"))
    table = engines["django"].from_string(PLAIN_TABLE)

    @login_required
    def save(request):
        form = form_of(request.POST, instance=Sheet.objects.get(pk=request.POST["pk"]))
        if not form.is_valid():
            return JsonResponse(form.errors, status=422)
        with transaction.atomic():
            sheet = form.save()
            Log.objects.create(sheet=sheet, text=f"{request.user} đã sửa")
        return JsonResponse({"saved": sheet.pk})

    @login_required
    def page(request):
        context = {"user": request.user, "rows": list(Sheet.objects.all()[:20]),
                   "total": Sheet.objects.count(), "newest": Log.objects.order_by("-pk").first()}  # fmt: skip
        return HttpResponse(table.render(context, request))

    _serve(path("plain/save/", save), path("plain/", page))
    with override_settings(MIDDLEWARE=PLAIN_MIDDLEWARE):
        client = Client()
        client.handler.load_middleware()
    client.force_login(_somebody(), backend="allauth.account.auth_backends.AuthenticationBackend")
    number = {"typed": 0}

    def post() -> None:
        number["typed"] += 1
        data = {"pk": rows[0].pk, "a": "Dòng", "b": number["typed"], "c": 2, "d": "chữ", "e": "3", "g": "y"}
        assert client.post("/plain/save/", data).status_code == 200

    def get() -> None:
        assert client.get("/plain/").status_code == 200

    return _module(save=post, page=get)


def _serve(*routes) -> None:
    """The plain addresses beside the portal's own."""
    from django.conf import settings
    from django.urls import include, path

    settings.ROOT_URLCONF = _module(urlpatterns=[*routes, path("", include("cumthidua.urls"))])


def _somebody():
    from tests import builders

    return builders.make_user()


def _module(**names) -> ModuleType:
    module = ModuleType("benchmark")
    module.__dict__.update(names)
    return module


if __name__ == "__main__":
    main()
