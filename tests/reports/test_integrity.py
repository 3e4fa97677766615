"""A figure changed behind the portal's back is named, cell by cell."""

import pytest

from cumthidua.core import audit
from reports import actions
from reports.models import FilingValue
from tests.builders import bring_to, fill, team

pytestmark = pytest.mark.django_db


def test_figures_that_were_typed_explained_marked_and_cleared_are_those_of_their_history():
    work = team()
    fill(work.filing, work.officer, class_count=5, learner_count="1.206", has_plan="Có", topic_ministry="KAD")
    fill(work.filing, work.officer, class_count=None)
    actions.mark_cell(filing=work.filing, code="learner_count", bound="about", by=work.officer)
    actions.explain_cell(filing=work.filing, code="learner_count", text="Theo sổ.", by=work.officer)
    assert audit.verify().ok


@pytest.mark.parametrize("changes", [{"value": 6}, {"bound": "about"}, {"explanation": "khác"}])
def test_a_changed_figure_is_named(changes):
    work = team()
    filing = bring_to("accepted", work)
    assert audit.verify().ok
    FilingValue.objects.filter(filing=filing, indicator__code="class_count").update(**changes)
    assert audit.verify().first_broken == f"reports.filing:{filing.pk}/class_count"


def test_a_figure_without_history_is_named():
    work = team()
    fill(work.filing, work.officer, class_count=5)
    indicator = work.filing.period.cluster_year.catalogue.indicators.get(code="learner_count")
    cell = FilingValue.objects.get()
    FilingValue.objects.create(
        filing=work.filing, indicator=indicator, status="reported", value=9, updated_at=cell.updated_at
    )
    assert audit.verify().first_broken == f"reports.filing:{work.filing.pk}/learner_count"
