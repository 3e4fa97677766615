"""The chain of official acts, and the seal on a cell history."""

import pytest
from django.db import connection, transaction

from cumthidua.core import audit, history
from cumthidua.core.models import AuditChain, AuditEvent, CellChange, RefusedAct
from cumthidua.core.models.guards import WriteOnceError
from tests.builders import make_school, make_user

pytestmark = pytest.mark.django_db


def record(act: str = "thử", chain: str = "cum-1/2024", **data):
    with transaction.atomic():
        return audit.record(chain=chain, act=act, target=make_school(), by=make_user("Lò Minh An"), data=data)


def by_sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_chain_verifies_and_counts_its_rows():
    for _ in range(3):
        record()
    record(chain="cum-2/2024")
    assert audit.verify() == audit.Verdict(ok=True, rows=4, first_broken=None)


def test_an_empty_log_verifies():
    assert audit.verify() == audit.Verdict(ok=True, rows=0, first_broken=None)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("sentence", "khác"),
        ("actor", "ai-do"),
        ("act", "khac"),
        ("target_id", "999"),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_an_edited_row_is_named(column, value):
    record()
    record()
    record()
    by_sql(f"UPDATE core_auditevent SET {column} = %s WHERE seq = 2", value)
    assert audit.verify().first_broken == "cum-1/2024#2"


def test_edited_data_is_named():
    record(comment="nguyên văn")
    by_sql("UPDATE core_auditevent SET data = %s", '{"comment": "sửa"}')
    assert audit.verify().first_broken == "cum-1/2024#1"


def test_a_removed_row_in_the_middle_is_named_by_the_row_after_it():
    for _ in range(3):
        record()
    by_sql("DELETE FROM core_auditevent WHERE seq = 2")
    assert audit.verify().first_broken == "cum-1/2024#3"


def test_a_cut_tail_is_named_by_the_head():
    for _ in range(3):
        record()
    by_sql("DELETE FROM core_auditevent WHERE seq = 3")
    assert audit.verify().first_broken == "cum-1/2024#3"


def test_a_chain_that_lost_all_rows_is_named():
    record()
    by_sql("DELETE FROM core_auditevent")
    assert audit.verify().first_broken == "cum-1/2024#1"


def test_a_lost_head_is_noticed():
    record()
    by_sql("DELETE FROM core_auditchain")
    assert audit.verify().ok is False


def test_a_row_rehashed_by_a_forger_still_breaks_the_next():
    record()
    record()
    first = AuditEvent.objects.get(seq=1)
    first.sentence = "giả"
    by_sql("UPDATE core_auditevent SET sentence = %s, hash = %s WHERE seq = 1", "giả", audit._hash(first))
    assert audit.verify().first_broken == "cum-1/2024#2"


def test_rows_refuse_to_be_changed_or_deleted_through_the_models():
    event = record()
    with pytest.raises(WriteOnceError):
        event.save()
    with pytest.raises(WriteOnceError):
        event.delete()
    with pytest.raises(WriteOnceError):
        AuditEvent.objects.update(act="khác")
    with pytest.raises(WriteOnceError):
        AuditEvent.objects.all().delete()


def test_a_record_outside_a_transaction_is_a_programming_error(transactional_db):
    with pytest.raises(RuntimeError):
        audit.record(chain="x", act="y", target=make_school(), by=None)


def test_a_rolled_back_act_leaves_no_row_and_the_head_where_it_was():
    record()
    with transaction.atomic():
        audit.record(chain="cum-1/2024", act="hỏng", target=make_school(), by=make_user())
        transaction.set_rollback(True)
    assert AuditEvent.objects.count() == 1
    assert AuditChain.objects.get().length == 1
    assert audit.verify().ok


def test_a_refusal_is_logged_outside_the_chains():
    school, user = make_school(), make_user()
    audit.record_refusal(user=user, act="reports.submit", target=school, reason="Đã khóa.")
    refusal = RefusedAct.objects.get()
    assert (refusal.actor, refusal.target_id, refusal.reason) == (user.username, str(school.pk), "Đã khóa.")
    assert AuditEvent.objects.count() == 0


def change(cell: str = "class_count", version: int = 1, after: str = "5") -> None:
    history.append([
        history.entry(scope="reports.filing:1", cell=cell, version=version, before=None,
                      after={"value": after}, by=make_user(), source="typed")
    ])  # fmt: skip


def test_a_seal_holds_while_later_typing_goes_on():
    change()
    record(seal=history.seal("reports.filing:1"))
    change(version=2, after="6")
    assert audit.verify().ok


def test_a_sealed_history_that_was_edited_is_named_by_the_submission():
    change()
    record()
    record(seal=history.seal("reports.filing:1"))
    row = CellChange.objects.get()
    by_sql("UPDATE core_cellchange SET actor = %s WHERE id = %s", "nguoi-khac", row.pk)
    assert audit.verify().first_broken == "cum-1/2024#2"


def test_a_sealed_history_that_lost_a_row_is_named():
    change()
    change(version=2)
    record(seal=history.seal("reports.filing:1"))
    by_sql("DELETE FROM core_cellchange WHERE version = 1")
    assert audit.verify().first_broken == "cum-1/2024#1"


def test_a_history_that_changed_between_two_seals_is_named_by_the_first():
    change()
    record(seal=history.seal("reports.filing:1"))
    by_sql("UPDATE core_cellchange SET actor_name = %s", "Người Khác")
    record(seal=history.seal("reports.filing:1"))
    assert audit.verify().first_broken == "cum-1/2024#1"
