"""Two people save the same filing in the same instant, each on a database connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from cumthidua.core import audit, history
from cumthidua.core.policy import Refused
from reports import actions
from reports.cells import CellEntry
from reports.models import Filing, FilingValue
from tests.builders import bring_to, chair_officer, fill, make_catalogue, officer, team

pytestmark = pytest.mark.django_db(transaction=True)


def together(*errands):
    """Run all errands at once, each in a thread with its own connection; results or exceptions."""
    start = Barrier(len(errands))

    def run(errand):
        close_old_connections()
        start.wait(10)
        try:
            return errand()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(errands)) as pool:
        return list(pool.map(run, errands))


def saving(filing, by, values):
    entries = [CellEntry(code, str(value), base_version=0, original="") for code, value in values.items()]
    return lambda: actions.save_cells(filing=filing, entries=entries, by=by)


def test_different_cells_saved_at_once_are_all_kept():
    work = team()
    second = officer(work.filing.school)
    codes = [i.code for i in make_catalogue().indicators.filter(kind="integer") if i.is_input]
    mine = dict.fromkeys(codes[::2], 3)
    theirs = dict.fromkeys(codes[1::2], 4)
    results = together(saving(work.filing, work.officer, mine), saving(work.filing, second, theirs))
    assert all(result.state == "saved" for batch in results for result in batch)
    kept = dict(work.filing.values.values_list("indicator__code", "value"))
    assert kept == {**mine, **theirs}
    assert history.of(history.scope_of(work.filing)).count() == len(codes)


def test_the_same_cell_saved_at_once_is_kept_once_and_the_other_is_shown_both():
    work = team()
    second = officer(work.filing.school)
    batches = together(
        saving(work.filing, work.officer, {"class_count": 15}),
        saving(work.filing, second, {"class_count": 16}),
    )
    results = sorted((batch[0] for batch in batches), key=lambda result: result.state)
    assert [result.state for result in results] == ["conflict", "saved"]
    conflict, saved = results
    assert conflict.server_text == saved.text
    assert {conflict.text, saved.text} == {"15", "16"}
    assert FilingValue.objects.get().value == int(saved.text)


def test_ten_rounds_of_the_same_form_lose_nothing():
    work = team()
    people = [work.officer, officer(work.filing.school)]
    for number in range(10):
        together(*[saving(work.filing, person, {"class_count": number}) for person in people])
    cell = FilingValue.objects.get()
    lines = history.of(history.scope_of(work.filing), "class_count").count()
    assert (cell.version, lines) == (1, 1)


def test_a_submission_and_a_late_keystroke_leave_a_seal_that_holds():
    work = team()
    fill(work.filing, work.officer, class_count=5)
    second = officer(work.filing.school)
    together(
        lambda: actions.submit(filing=work.filing, by=work.officer),
        saving(work.filing, second, {"learner_count": 100}),
    )
    assert audit.verify().ok
    filing = Filing.objects.get(pk=work.filing.pk)
    assert not filing.waits_for_school


def test_two_clicks_on_accept_accept_once():
    work = team()
    filing = bring_to("certified", work)
    chair = chair_officer(filing)
    results = together(*[lambda: actions.accept(filing=filing, by=chair)] * 2)
    assert sum(isinstance(result, Refused) for result in results) == 1
    assert audit.verify().rows == 3
