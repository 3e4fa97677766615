"""Which typeface documents are set in, and whether it has every Vietnamese letter.

Debian 12's `fonts-liberation` (1.07) lacks 93 of them, and a page layouter then takes single
letters from another face without a word.
"""

import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FAMILIES = ("Liberation Serif", "Times New Roman", "Tinos", "TeX Gyre Termes")
"""Faces as wide as Times New Roman, so that lines break alike; the stylesheet asks in this order."""
REMEDY = "apt-get install fonts-liberation2 (from Debian 13 and Ubuntu 24.04 on: fonts-liberation)"

_TONES = ("", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING HOOK ABOVE}",
          "\N{COMBINING TILDE}", "\N{COMBINING DOT BELOW}")  # fmt: skip
_VOWELS = "aăâeêioôơuưy"
_LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
VIETNAMESE_LETTERS = "".join(
    sorted({cased for letter in [*_LOWER, "đ"] if not letter.isascii() for cased in (letter, letter.upper())})
)
"""The 134 letters of Vietnamese that are not ASCII, composed (NFC)."""


@dataclass(frozen=True)
class Face:
    """What fontconfig gives for one style of `FAMILIES`."""

    family: str
    file: str
    missing: str
    """Vietnamese letters it lacks."""


class NoFontConfig(Exception):
    """This machine has no `fc-match` to ask."""


@lru_cache(maxsize=1)
def resolved_faces() -> tuple[Face, ...]:
    """Regular, bold, italic and bold italic as fontconfig resolves them; some 20 ms, then kept.

    fontconfig knows each file's letters already, so no font is opened.
    """
    program = shutil.which("fc-match")
    if not program:
        raise NoFontConfig
    return tuple(_ask(program, style) for style in ("regular", "bold", "italic", "bold:italic"))


def _ask(program: str, style: str) -> Face:
    command = [program, "-f", "%{family[0]}\n%{file}\n%{charset}", f"{','.join(FAMILIES)}:{style}"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise NoFontConfig from error
    family, file, charset = answer.stdout.split("\n", 2)
    has = _characters(charset)
    return Face(family, file, "".join(letter for letter in VIETNAMESE_LETTERS if ord(letter) not in has))


def _characters(charset: str) -> set[int]:
    """Read fontconfig's "20-7e a0-17f 1ea0" of hexadecimal code points."""
    codes: set[int] = set()
    for piece in charset.split():
        first, _, last = piece.partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return codes


def wrongly_set(drawn: dict[str, set[str]]) -> dict[str, set[str]]:
    """Of the characters drawn by each family, the letters that another face than ours stood in for.

    A symbol that no text face has (an arrow, a tick) may come from elsewhere; a letter may not.
    """
    strays = {
        family: {character for character in characters if character in VIETNAMESE_LETTERS}
        for family, characters in drawn.items()
        if family not in FAMILIES
    }
    return {family: letters for family, letters in strays.items() if letters}
