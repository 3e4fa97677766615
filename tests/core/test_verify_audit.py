"""`manage.py verify_audit`: whether the record of official acts is as it was written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from cumthidua.core.models import AuditEvent
from tests import builders

pytestmark = pytest.mark.django_db


def answer(capsys: Any) -> dict[str, Any]:
    call_command("verify_audit")
    return json.loads(capsys.readouterr().out)


def forge(table: str, assignment: str, where: str) -> None:
    """Change a row the way somebody with the database's password would: past every guard."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {assignment} WHERE {where}")


def test_an_empty_record_is_whole(capsys):
    assert answer(capsys) == {"ok": True, "rows": 0, "first_broken": None}


def test_acts_that_nobody_touched_are_whole(capsys):
    builders.bring_to("accepted", builders.team())
    assert answer(capsys) == {"ok": True, "rows": AuditEvent.objects.count(), "first_broken": None}


def test_a_changed_sentence_is_found_at_its_place(capsys):
    filing = builders.bring_to("accepted", builders.team())
    forge("core_auditevent", "sentence = 'Không có gì'", "seq = 2")
    assert answer(capsys) == {"ok": False, "rows": 2, "first_broken": f"{filing.audit_chain}#2"}
