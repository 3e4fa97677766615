"""The tests' templates tell an undefined variable instead of printing nothing."""

import pytest
from django.template import engines
from django.template.base import Origin, Template

from tests.undefined import OURS, UndefinedVariable


def template(text: str, file: str) -> Template:
    engine = engines["django"].engine
    return Template(text, origin=Origin(str(file)), engine=engine)


def render(text: str, file: str = f"{OURS}/templates/x.html") -> str:
    from django.template import Context

    return template(text, file).render(Context({"known": "k", "none": None}))


def test_an_undefined_variable_of_ours_fails() -> None:
    with pytest.raises(UndefinedVariable, match=r"templates/x\.html: known\.missing"):
        render("{{ known }}{{ known.missing }}")


def test_an_undefined_argument_of_a_tag_fails() -> None:
    with pytest.raises(UndefinedVariable):
        render("{% with a=missing %}{{ a }}{% endwith %}")


@pytest.mark.parametrize(
    "text", ["{% if missing %}1{% endif %}", "{{ missing|default:'' }}", "{{ none|default:'' }}"]
)
def test_a_question_and_a_default_are_allowed(text: str) -> None:
    assert render(text) == ""


def test_a_default_of_a_package_still_works() -> None:
    assert render("{{ missing|default:'d' }}{{ missing }}", "/usr/lib/package/x.html") == "d"
