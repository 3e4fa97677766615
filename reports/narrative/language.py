"""How the pieces of a sentence come together: lists, capitals, ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def text(words: str) -> str:
    """Words from the data, made safe for HTML, without the end mark they may carry."""
    return escape(" ".join(words.split()).rstrip(" .;,…"), quote=False)


def join(parts: Sequence[str]) -> str:
    """ "a", "a và b", "a, b và c"; after a part with a "và" of its own the last "và" is a "cùng"."""
    if len(parts) < 2:
        return "".join(parts)
    glue = "cùng" if " và " in parts[-2] else "và"
    return f"{', '.join(parts[:-1])} {glue} {parts[-1]}"


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """Without the capital of a heading; an abbreviation ("LLCT") keeps its own."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def paragraph(sentences: Iterable[str]) -> str:
    """The sentences that there are, in one paragraph; nothing when there is none."""
    said = " ".join(sentence for sentence in sentences if sentence)
    return f"<p>{said}</p>" if said else ""


def numbered(items: Sequence[str]) -> str:
    return _listed("ol", items, ";")


def dashed(items: Sequence[str]) -> str:
    return _listed("ul", [capital(item) for item in items], ".")


def _listed(tag: str, items: Sequence[str], mark: str) -> str:
    if not items:
        return ""
    lines = [f"<li>{item}{mark}</li>" for item in items[:-1]]
    return f"<{tag}>{''.join(lines)}<li>{items[-1]}.</li></{tag}>"
