"""Figures in prose are links: a token names an indicator, a scope and a form, never a number.

In the stored HTML a token is `<span class="fig" data-figure="class_count" data-scope="cluster"
data-form="prose">234</span>`. The text inside is only a snapshot: `fill()` writes it anew from the
consolidation at every save and every rendering, whatever the browser sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from cumthidua.core.vietnamese.numbers import format_number, format_prose

from .consolidation import Cell, Consolidation, Row
from .models import Bound

CLUSTER = "cluster"
MISSING = "…"
DEEPEST = 50  # how many empty elements inside each other are cleared away
TAGS = {"p", "br", "ol", "ul", "li", "strong", "em", "span"}  # what the editor knows, too
BOUND_WORDS = {
    Bound.ABOUT: "khoảng",
    Bound.AT_LEAST: "trên",
    Bound.AT_MOST: "gần",
    Bound.ESTIMATED: "ước",
}


@dataclass(frozen=True)
class Token:
    """One figure: which indicator, of the cluster or of one school, written how."""

    code: str
    scope: str = CLUSTER
    form: str = "prose"

    def html(self, text: str) -> str:
        return (
            f'<span class="fig" data-figure="{escape(self.code)}" data-scope="{escape(self.scope)}"'
            f' data-form="{escape(self.form)}">{escape(text, quote=False)}</span>'
        )


@dataclass(frozen=True)
class Filled:
    """HTML with every figure written from the data, and the tokens that the data have no value for."""

    html: str
    tokens: tuple[Token, ...]
    missing: tuple[Token, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The indicator codes and school codes that a token may name."""

    codes: frozenset[str]
    schools: frozenset[str]

    @classmethod
    def of(cls, consolidation: Consolidation) -> Vocabulary:
        return cls(
            codes=frozenset(row.code for row in consolidation.rows),
            schools=frozenset(column.code for column in consolidation.columns),
        )

    def knows(self, token: Token) -> bool:
        name, _, argument = token.form.partition(":")
        return (
            token.code in self.codes
            and (token.scope == CLUSTER or token.scope in self.schools)
            and name in FORMS
            and (name not in _OVER_ANOTHER or argument in self.codes)
        )


# ── Filling ───────────────────────────────────────────────────────────────────────────────────────


def fill(html: str, consolidation: Consolidation) -> Filled:
    """Write each token's text from the data; one without a value becomes "…" and is reported."""
    tokens: list[Token] = []
    missing: list[Token] = []

    def write(token: Token, _: str) -> str:
        tokens.append(token)
        text = text_of(token, consolidation)
        if text is None:
            missing.append(token)
        return token.html(MISSING if text is None else text)

    return Filled(_rewrite(html, write), tuple(tokens), tuple(missing))


def strip(html: str) -> str:
    """The text for paper: figures as plain characters."""
    return _rewrite(html, lambda _, text: text)


def link(html: str, url: Callable[[Token], str]) -> str:
    """The text for the page: each figure a link to the cells behind it."""
    return _rewrite(
        html,
        lambda token, text: (
            f'<a class="fig" href="{escape(url(token))}" data-figure-link="{escape(token.code)}"'
            f' data-scope="{escape(token.scope)}">{text}</a>'
        ),
    )


def tokens_in(html: str) -> tuple[Token, ...]:
    """The tokens of a text, in order, repeated ones too."""
    found: list[Token] = []
    _rewrite(html, lambda token, _: found.append(token) or "")  # type: ignore[func-returns-value]
    return tuple(found)


def text_of(token: Token, consolidation: Consolidation) -> str | None:
    """What the figure reads today, or None when the data have no value for it."""
    name, _, argument = token.form.partition(":")
    if not Vocabulary.of(consolidation).knows(token):
        return None
    return FORMS[name](Figure(consolidation, consolidation.row(token.code), token.scope), argument)


@dataclass(frozen=True)
class Figure:
    """A row of the consolidation looked at for the cluster or for one school."""

    consolidation: Consolidation
    row: Row
    scope: str

    @property
    def reported(self) -> dict[str, Cell]:
        """The reported cells behind the figure, by school. A row that no catalogue knows has none."""
        return reported_cells(self.consolidation, self.row, self.scope)

    @property
    def value(self) -> Decimal | None:
        if self.scope == CLUSTER:
            return self.row.total
        cell = self.reported.get(self.scope)
        return cell.value if cell else None

    @property
    def bound(self) -> str:
        """How exact: the one word that all inexact cells share, else "khoảng"."""
        inexact = {cell.bound for cell in self.reported.values()} - {Bound.EXACT}
        if not inexact:
            return ""
        return BOUND_WORDS[Bound(inexact.pop())] if len(inexact) == 1 else BOUND_WORDS[Bound.ABOUT]

    def written(self, text: str) -> str:
        return f"{self.bound} {text}" if self.bound else text

    def over(self, other: Row) -> Decimal | None:
        """This figure by another, over the schools that reported both."""
        mine, its = self.reported, reported_cells(self.consolidation, other, self.scope)
        both = mine.keys() & its.keys()
        divisor = _sum(its[school] for school in both)
        return _sum(mine[school] for school in both) / divisor if divisor else None


def reported_cells(consolidation: Consolidation, row: Row, scope: str = CLUSTER) -> dict[str, Cell]:
    """The reported cells of a row by school code: all, or those of one school."""
    return {
        column.code: cell
        for column, cell in zip(consolidation.columns, row.cells, strict=False)
        if cell is not None and cell.value is not None and scope in (CLUSTER, column.code)
    }


def _sum(cells: Iterable[Cell]) -> Decimal:
    return sum((cell.value for cell in cells if cell.value is not None), Decimal(0))


# ── Forms ─────────────────────────────────────────────────────────────────────────────────────────


def _exact(figure: Figure, _: str) -> str | None:
    value = figure.value
    return None if value is None else figure.written(_number(value))


def _prose(figure: Figure, _: str) -> str | None:
    value = figure.value
    if value is None:
        return None
    return figure.written(format_prose(value) if value == value.to_integral_value() else _number(value))


def _percent(figure: Figure, _: str) -> str | None:
    value = figure.value
    return None if value is None else f"{format_number(value)}%"


def _coverage(figure: Figure, _: str) -> str | None:
    return f"{figure.row.coverage}/{figure.consolidation.expected}"


def _count(figure: Figure, choice: str) -> str | None:
    """In how many schools the cell holds this answer ("1" is yes, or the level itself)."""
    if not figure.reported or not re.fullmatch("[0-9]{1,4}", choice):
        return None
    return format_prose(sum(1 for cell in figure.reported.values() if cell.value == int(choice)))


def _choice(figure: Figure, _: str) -> str | None:
    """The answer of one school in the words of the catalogue: "mức 1"."""
    value = figure.value
    if value is None or figure.scope == CLUSTER:
        return None
    label = dict(figure.row.choices).get(_number(value), _number(value))
    return label[:1].lower() + label[1:]


def _per(figure: Figure, code: str) -> str | None:
    quotient = figure.over(figure.consolidation.row(code))
    return None if quotient is None else figure.written(_number(quotient))


def _stated(figure: Figure, _: str) -> str | None:
    """The total as a source states it; it stands beside the computed one, never for it."""
    stated = figure.row.stated
    if stated is None or figure.scope != CLUSTER:
        return None
    word = BOUND_WORDS.get(Bound(stated.bound), "")
    return f"{word} {format_prose(stated.value)}".strip()


# Name of the form → how it is written; what stands after a colon is handed over ("count:1").
FORMS: Mapping[str, Callable[[Figure, str], str | None]] = {
    "exact": _exact,
    "prose": _prose,
    "percent": _percent,
    "coverage": _coverage,
    "count": _count,
    "choice": _choice,
    "per": _per,
    "stated": _stated,
}
_OVER_ANOTHER = {"per"}


def _number(value: Decimal) -> str:
    """Whole numbers whole, others with one decimal."""
    if value == value.to_integral_value():
        return format_number(value)
    return format_number(value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


# ── Sanitising ────────────────────────────────────────────────────────────────────────────────────

_ATTRIBUTES = {"data-figure", "data-scope", "data-form"}
_LONE_PARAGRAPH = re.compile(r"<li><p>((?:(?!</?(?:p|li|ol|ul)\b).)*)</p></li>", re.DOTALL)
_EMPTY = re.compile(r"<(p|li|ol|ul|strong|em)>(?:\s|&nbsp;|<br>)*</\1>")


def sanitise(html: str, codes: Collection[str], schools: Collection[str]) -> str:
    """HTML as the portal keeps it: few tags, no attributes but those of tokens it knows.

    A token with an unknown indicator, school or form loses its link and keeps its text. The result
    has one spelling, so that a text saved unchanged is found unchanged.
    """
    vocabulary = Vocabulary(frozenset(codes), frozenset(schools))
    cleaned = _cleaner().clean(unicodedata.normalize("NFC", html))
    kept = _rewrite(
        cleaned, lambda token, text: token.html(_plain(text)) if vocabulary.knows(token) else text
    )
    return _tidied(kept).strip()


def _tidied(html: str) -> str:
    """Without empty elements, and with list items as the portal writes them, whatever an editor adds."""
    for _ in range(DEEPEST):
        tidier = _EMPTY.sub("", _LONE_PARAGRAPH.sub(r"<li>\1</li>", html))
        if tidier == html:
            break
        html = tidier
    return html


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes={"span": _ATTRIBUTES, "*": set()},
        generic_attribute_prefixes=set(),
        link_rel=None,
        strip_comments=True,
    )


def _plain(html: str) -> str:
    return unescape(nh3.clean(html, tags=set()))


def _rewrite(html: str, write: Callable[[Token, str], str]) -> str:
    """The same HTML with each token replaced by `write(token, its text)`; other spans unwrapped."""
    rewriter = _Rewriter(write)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.out)


class _Rewriter(HTMLParser):
    """Copies well-formed HTML through, stopping at spans. Text keeps its character references."""

    def __init__(self, write: Callable[[Token, str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.write = write
        self.out: list[str] = []
        self.token: Token | None = None
        self.text: list[str] = []
        self.depth = 0

    def _put(self, text: str) -> None:
        (self.out if self.token is None else self.text).append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "span":
            if self.token is None:
                self._put(self.get_starttag_text() or "")
            return
        if self.token is not None:
            self.depth += 1
            return
        named = {name: value or "" for name, value in attrs}
        if named.get("data-figure"):
            self.token = Token(
                named["data-figure"],
                named.get("data-scope") or CLUSTER,
                named.get("data-form") or "prose",
            )
            self.text, self.depth = [], 0

    def handle_endtag(self, tag: str) -> None:
        if tag != "span":
            if self.token is None:
                self._put(f"</{tag}>")
            return
        if self.token is not None and self.depth:
            self.depth -= 1
        elif self.token is not None:
            token, text = self.token, "".join(self.text)
            self.token = None
            self._put(self.write(token, text))

    def handle_data(self, data: str) -> None:
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        self._put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._put(f"&#{name};")
