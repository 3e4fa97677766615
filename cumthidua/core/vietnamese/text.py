"""Search and order for Vietnamese names, independent of what the database knows of Unicode."""

import unicodedata

_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_MARKS = {
    "a": {_BREVE: "1", _CIRCUMFLEX: "2"},
    "d": {},  # đ does not decompose; see _letter
    "e": {_CIRCUMFLEX: "1"},
    "o": {_CIRCUMFLEX: "1", _HORN: "2"},
    "u": {_HORN: "1"},
}
_END, _SPACE, _DIGIT, _FOREIGN = "0", "1", "2", "zz"


def nfc(text: str) -> str:
    """Return the composed form, in which everything is stored."""
    return unicodedata.normalize("NFC", text)


def search_key(text: str) -> str:
    """Return what a search compares: lower case, no marks, đ as d, single spaces.

    >>> search_key("Trường  Chính trị ĐẮK LẮK")
    'truong chinh tri dak lak'
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
    return " ".join(bare.split())


def sort_key(text: str) -> str:
    """Return a key whose plain order is that of a Vietnamese dictionary.

    Letters go first (a ă â b c d đ e ê …), then, where all letters agree, the tones in the order
    ngang, huyền, hỏi, ngã, sắc, nặng. Case and punctuation do not count. The key is made of
    lower-case ASCII letters and digits only, which every database collation orders alike, and is
    at most some three times as long as the text.
    """
    letters: list[str] = []
    tones: list[str] = []
    for cluster in _clusters(unicodedata.normalize("NFD", text.lower())):
        code = _letter(cluster)
        if code == _SPACE and (not letters or letters[-1] == _SPACE):
            continue
        letters.append(code)
        tones.append(next((_TONES[mark] for mark in cluster if mark in _TONES), "0"))
    if letters and letters[-1] == _SPACE:
        letters.pop()
        tones.pop()
    return "".join(letters) + _END + "".join(tones).rstrip("0")


def _clusters(decomposed: str) -> list[str]:
    """Group each character with the marks that follow it."""
    clusters: list[str] = []
    for character in decomposed:
        if unicodedata.combining(character) and clusters:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _letter(cluster: str) -> str:
    """Encode one letter; no code begins another, so codes of different length compare rightly."""
    base, marks = cluster[0], cluster[1:]
    if base == "đ":
        return "d1"
    if base in _LETTER_MARKS:
        known = _LETTER_MARKS[base]
        return base + next((known[mark] for mark in marks if mark in known), "0")
    if "a" <= base <= "y":
        return base
    if base == "z":
        return "z0"
    if "0" <= base <= "9":
        return _DIGIT + base
    return f"{_FOREIGN}{ord(base):06x}" if base.isalnum() else _SPACE
