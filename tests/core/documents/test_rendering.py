"""The door itself: same bytes, right letters, nothing from outside, a clear word when it cannot."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from cumthidua.core.documents import fetching, fonts, rendering

from . import samples
from .reading import Printed, printed

SERIF = {f"Liberation-Serif{face}" for face in ("", "-Bold", "-Italic", "-Bold-Italic")}


def test_the_same_content_gives_the_same_bytes() -> None:
    first, second = (printed(samples.short_report()) for _ in range(2))
    assert first.data == second.data


def test_another_process_gives_the_same_bytes() -> None:
    page = rendering.html(samples.TEMPLATE, samples.short_report())
    program = (
        "import sys; from cumthidua.core.documents import rendering;"
        "sys.stdout.buffer.write(rendering.pdf(sys.stdin.read(), title='Báo cáo').data)"
    )
    environment = os.environ | {
        "PYTHONHASHSEED": "1", "PYTHONUTF8": "1", "DJANGO_SETTINGS_MODULE": "cumthidua.settings",
    }  # fmt: skip
    other = subprocess.run(
        [sys.executable, "-c", program], input=page.encode(), capture_output=True, check=True, env=environment
    )
    assert other.stdout == rendering.pdf(page, title="Báo cáo").data


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_vietnamese_letter_is_found_again_composed(form: Any) -> None:
    letters = " ".join(fonts.VIETNAMESE_LETTERS)
    text = printed(samples.short_report(None, unicodedata.normalize(form, letters))).text
    assert letters in text
    assert text == unicodedata.normalize("NFC", text)


def test_only_liberation_is_used_and_all_of_it_is_embedded(
    state: Printed, party: Printed, draft: Printed
) -> None:
    for document in (state, party, draft):
        assert set(document.fonts) <= SERIF | {"Liberation-Mono"}
        assert all(document.fonts.values())


def test_the_file_is_archival_tagged_and_says_what_it_is(state: Printed) -> None:
    catalogue = state.reader.trailer["/Root"]
    assert state.reader.metadata
    assert state.reader.metadata.title.startswith("Báo cáo: Sơ kết công tác thi đua")
    assert state.reader.metadata.author == "Cụm thi đua (văn bản minh họa)"
    assert catalogue["/Lang"] == "vi"
    assert catalogue["/MarkInfo"]["/Marked"]
    packet = catalogue["/Metadata"].get_object().get_data()
    assert b'pdfaid:part="3" pdfaid:conformance="A"' in packet


def test_the_title_given_is_the_files_title() -> None:
    page = rendering.html(samples.TEMPLATE, samples.short_report())
    made = rendering.pdf(page, title="Báo cáo số 05")
    assert Printed(made.data, made.pages).reader.metadata.title == "Báo cáo số 05"  # type: ignore[union-attr]
    assert made.pages == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/logo.png",
        "https://example.com/logo.png",
        "file:///etc/hostname",
        "ftp://example.com/logo.png",
        "/etc/hostname",
        "logo.png",
        "asset:../manage.py",
        "asset:documents/no-such.css",
        "asset:/etc/hostname",
    ],
)
def test_nothing_is_loaded_but_our_own_static_files(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.create_connection", _no_network)
    with pytest.raises(rendering.RenderingFailed, match="không được phép tải"):
        rendering.pdf(f'<p>Ảnh <img src="{address}" alt=""></p>', title="Ảnh")


def test_a_style_sheet_from_outside_is_refused() -> None:
    with pytest.raises(rendering.RenderingFailed, match=r"https://example\.com/a\.css"):
        rendering.pdf('<style>@import "https://example.com/a.css";</style><p>Chữ</p>', title="Chữ")


def _no_network(*args: Any, **kwargs: Any) -> None:
    pytest.fail("a document reached for the network")


def test_the_collected_copy_serves_where_the_source_is_gone(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/document.css").write_text("p { color: red }")
    settings.STATIC_ROOT = str(tmp_path)
    monkeypatch.setattr(fetching.finders, "find", lambda name: None)
    assert fetching.StaticFiles().fetch("asset:documents/document.css").read() == b"p { color: red }"
    with pytest.raises(fetching.ForbiddenAddress):
        fetching.StaticFiles().fetch("asset:../outside.css")


def test_without_pango_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithoutPango:
        def find_spec(self, name: str, *rest: Any) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint")
    monkeypatch.setattr(sys, "meta_path", [WithoutPango(), *sys.meta_path])
    with pytest.raises(rendering.RenderingUnavailable, match=r"thiếu thư viện Pango.*libpangoft2-1\.0-0"):
        rendering.pdf("<p>Chữ</p>", title="Chữ")


def test_letters_from_another_typeface_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FAMILIES", ("A face that is not there",))
    with pytest.raises(
        rendering.RenderingUnavailable, match=r"thiếu phông chữ tiếng Việt.*fonts-liberation2"
    ):
        rendering.pdf("<p style=\"font-family: 'Liberation Serif'\">Nguyễn</p>", title="Chữ")


def test_weasyprint_is_not_imported_before_it_is_needed() -> None:
    program = (
        "import django, sys; django.setup();"
        "from cumthidua.core.documents import checks, content, rendering;"
        "sys.exit('weasyprint' in sys.modules)"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cumthidua.settings"}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
