"""The typeface is looked at before anyone needs it."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.core.checks import run_checks

from cumthidua.core.documents import checks, fonts

LIBERATION = "Liberation Serif"


@pytest.fixture(autouse=True)
def _asks_anew() -> Iterator[None]:
    fonts.resolved_faces.cache_clear()
    yield
    fonts.resolved_faces.cache_clear()


def test_there_are_134_vietnamese_letters_beyond_ascii() -> None:
    assert len(fonts.VIETNAMESE_LETTERS) == len(set(fonts.VIETNAMESE_LETTERS)) == 134
    assert set("ăâđêôơưỡỰẶ") <= set(fonts.VIETNAMESE_LETTERS)
    assert not set("abcWZ₫") & set(fonts.VIETNAMESE_LETTERS)


def test_this_machine_sets_documents_in_a_face_with_all_letters() -> None:
    faces = fonts.resolved_faces()
    assert len({face.file for face in faces}) == 4
    assert {face.family for face in faces} == {LIBERATION}
    assert not any(face.missing for face in faces)
    assert run_checks(tags=["documents"]) == []


def test_fontconfig_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    answer = SimpleNamespace(stdout=f"{LIBERATION}\n/f.ttf\n20-7e a0-1ef9")
    monkeypatch.setattr(fonts.shutil, "which", lambda name: "/usr/bin/fc-match")
    monkeypatch.setattr(fonts.subprocess, "run", lambda *args, **rest: asked.append(args) or answer)
    checks.check_typeface()
    checks.check_typeface()
    assert len(asked) == 4


def test_a_face_without_vietnamese_letters_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = _warning_for(monkeypatch, LIBERATION, "20-7e a0-17f")
    assert warning.id == "documents.W003"
    assert "/f.ttf lacks 94 Vietnamese letters" in warning.msg
    assert "fonts-liberation2" in str(warning.hint)


def test_a_face_of_other_widths_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = _warning_for(monkeypatch, "DejaVu Serif", "20-1ef9")
    assert warning.id == "documents.W002"
    assert "in DejaVu Serif (/f.ttf), not in Liberation Serif" in warning.msg
    assert "fonts-liberation2" in str(warning.hint)


def _warning_for(monkeypatch: pytest.MonkeyPatch, family: str, charset: str) -> checks.CheckMessage:
    answer = SimpleNamespace(stdout=f"{family}\n/f.ttf\n{charset}")
    monkeypatch.setattr(fonts.shutil, "which", lambda name: "/usr/bin/fc-match")
    monkeypatch.setattr(fonts.subprocess, "run", lambda *args, **rest: answer)
    return checks.check_typeface()[0]


def test_a_machine_without_fontconfig_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.shutil, "which", lambda name: None)
    (warning,) = checks.check_typeface()
    assert warning.id == "documents.W001"
    assert "apt-get install fontconfig" in str(warning.hint)


def test_a_fontconfig_that_fails_is_told_of_likewise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.shutil, "which", lambda name: "/bin/false")
    (warning,) = checks.check_typeface()
    assert warning.id == "documents.W001"


def test_symbols_may_come_from_elsewhere_and_letters_may_not() -> None:
    assert fonts.wrongly_set({LIBERATION: {"ễ"}, "DejaVu Sans": {"✓", "a"}}) == {}
    assert fonts.wrongly_set({LIBERATION: {"N"}, "DejaVu Sans": {"ễ", "✓"}}) == {"DejaVu Sans": {"ễ"}}
