"""Pages of the foundation: a job's progress, files, notices."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from . import jobs
from . import notices as notices_module
from .models import Attachment, Document, Job, Notice

NOTICES_A_PAGE = 30


@require_GET
def job(request: HttpRequest, pk: str) -> HttpResponse:
    """How far a job is: a page, or the part of one that asks again each second while it is open."""
    found = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    template = "core/_job.html" if request.htmx else "core/job.html"
    return render(request, template, {"job": found})


@require_POST
def retry_job(request: HttpRequest, pk: str) -> HttpResponse:
    """Put a failed job back into the queue; a second press finds it there already."""
    found = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    jobs.retry(job=found)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "core:job", **({} if safe else {"pk": pk}))


@require_GET
def document(request: HttpRequest, pk: int) -> FileResponse:
    """A rendered document, shown in the browser under its Vietnamese title."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    name = f"{'Dự thảo - ' if found.draft else ''}{found.title}.pdf"
    return _file(found.file, name, "application/pdf", inline=True)


@require_GET
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Evidence, always as a download: what people upload is never opened in the portal's name."""
    found = get_object_or_404(Attachment.objects.visible_to(request.user).present(), pk=pk)
    return _file(found.file, found.name, found.content_type, inline=False)


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    rows = Notice.objects.visible_to(request.user)
    page = Paginator(rows, NOTICES_A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "core/notices.html", {"page": page, "unread": rows.unread().count()})


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one notice as read and go where it points."""
    found = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    notices_module.mark_read(notices=Notice.objects.filter(pk=found.pk))
    return redirect(found.url)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    notices_module.mark_read(notices=Notice.objects.visible_to(request.user))
    return redirect("core:notices")


def _file(file, name: str, content_type: str, *, inline: bool) -> FileResponse:
    try:
        opened = file.open("rb")
    except FileNotFoundError as lost:
        raise Http404("Tệp này không còn trong kho.") from lost
    name = name.replace("/", "-")  # a path separator would cut the beginning off
    response = FileResponse(opened, as_attachment=not inline, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
