"""Setting a period back for a presentation. Figures go, what was done stays in the audit chain."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models, transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile

from clusters.converters import PeriodCode
from clusters.models import Period
from cumthidua.core import audit
from cumthidua.core.models import Attachment, Document, Notice
from cumthidua.core.visibility import label_of
from reports import actions
from reports.models import Filing, SummaryReport

from . import figures


class NotPossible(Exception):
    """The period cannot be set back; the message says why, in one Vietnamese sentence."""


def find_period(address: str) -> Period:
    """The period that `mnbgpb/2024-H1` names. `NotPossible` when there is none."""
    cluster, _, period_code = address.partition("/")
    try:
        year, kind = PeriodCode.parse(period_code)
        return Period.objects.with_cluster().get(
            cluster_year__cluster__code=cluster, cluster_year__year=year, kind=kind
        )
    except ValueError as error:
        raise NotPossible(f"“{address}” không đúng dạng CỤM/KỲ, ví dụ mnbgpb/2024-H1. {error}") from None
    except Period.DoesNotExist:
        raise NotPossible(f"Không có kỳ báo cáo “{address}”.") from None


@transaction.atomic
def open_again(period: Period) -> None:
    """Every member school gets an empty draft; figures, report and drafts of documents are gone."""
    _clear(period)
    actions.open_filings(period=period)
    _record(period, "period.opened_again", "Đặt lại kỳ báo cáo: các trường nhập từ đầu")


@transaction.atomic
def restore(period: Period) -> None:
    """The published figures of the period, accepted, as after a first `manage.py demo`."""
    if not figures.records_of(period):
        raise NotPossible(
            f"Kỳ {period.code} của cụm này không có số liệu từng trường trong nguồn để nạp lại."
        )
    _clear(period)
    _record(period, "period.restored", "Đặt lại kỳ báo cáo: nạp lại số liệu đã công bố")
    figures.load(period)


def _record(period: Period, act: str, sentence: str) -> None:
    audit.record(chain=period.cluster_year.audit_chain, act=act, target=period, by=None, sentence=sentence)


def _clear(period: Period) -> None:
    filings = Filing.objects.filter(period=period)
    reports = SummaryReport.objects.filter(period=period)
    about = (
        _about(Filing, filings)
        | _about(SummaryReport, reports)
        | Q(about_label=label_of(Period), about_id=str(period.pk))
    )
    documents = Document.objects.filter(about)
    if documents.filter(draft=False).exists():
        raise NotPossible("Kỳ này đã có văn bản ban hành nên không đặt lại được.")
    for document in documents:
        transaction.on_commit(_forget(document.file))
    documents.delete()
    Notice.objects.filter(about).delete()
    for attachment in Attachment.objects.filter(about):
        transaction.on_commit(_forget(attachment.file))
        attachment.delete()
    reports.delete()
    filings.delete()


def _about(model: type[models.Model], rows: models.QuerySet) -> Q:
    return Q(about_label=label_of(model), about_id__in=[str(pk) for pk in rows.values_list("pk", flat=True)])


def _forget(file: FieldFile) -> Callable[[], None]:
    storage, name = file.storage, str(file.name)
    return lambda: storage.delete(name)
