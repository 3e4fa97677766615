"""The catalogue of what packages say: compiled as written, and still about texts they have."""

import gettext
import re
from pathlib import Path

import allauth
import django
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import override

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "locale/vi/LC_MESSAGES/django.mo"
# French is complete in both packages, so its catalogues list every text they have.
THEIRS = [
    Path(package.__file__).parent / place / "locale/fr/LC_MESSAGES/django.mo"
    for package, place in [
        (allauth, "."),
        (django, "conf"),
        (django, "contrib/auth"),
        (django, "contrib/admin"),
    ]
]
# Sign-up, phone numbers and providers are closed here.
NEVER_SAID = re.compile("phone|username_taken")


def texts(catalogue: Path) -> set[str]:
    with catalogue.open("rb") as file:
        entries = gettext.GNUTranslations(file)._catalog
    return {key[0] if isinstance(key, tuple) else key for key in entries}


def test_the_compiled_catalogue_is_the_written_one():
    written = OURS.with_suffix(".po").read_text().count("\nmsgid ")
    assert len(texts(OURS)) == written


def test_every_text_of_ours_is_still_said_by_a_package():
    said = set().union(*map(texts, THEIRS))
    assert texts(OURS) <= said


def test_every_error_of_allauth_is_said_in_vietnamese():
    errors = {**DefaultAccountAdapter.error_messages, **DefaultMFAAdapter.error_messages}
    left_in_english = set()
    for name, message in errors.items():
        with override("en"):
            english = str(message)
        with override("vi"):
            if str(message) == english and not NEVER_SAID.search(name):
                left_in_english.add(name)
    assert not left_in_english
