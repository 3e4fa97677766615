"""Figures in prose: what a token reads, what a save keeps of the browser's text, what it drops."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.figures import FORMS, TAGS, Token, Vocabulary, fill, link, sanitise, strip, text_of, tokens_in
from tests.reports.report_worlds import make_consolidation

TABLE = make_consolidation(
    {
        "class_count": [97, 15, None],
        "learner_count": [3864, 1206, 40],
        "topic_province": [3, None, 0],
        "has_plan": [1, 1, 0],
        "standard_school_level": [1, 0, 2],
        "class_planned": [200, None, None],
    },
    stated={"staff_sent_phd": (6, "exact"), "nq35_article": (40000, "at_least")},
    bounds={("learner_count", 2): "about"},
)
WORDS = Vocabulary.of(TABLE)


def clean(html: str) -> str:
    return sanitise(html, WORDS.codes, WORDS.schools)


def span(code: str = "class_count", scope: str = "cluster", form: str = "prose", text: str = "?") -> str:
    return Token(code, scope, form).html(text)


# ── What a token reads ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("token", "text"),
    [
        (Token("class_count"), "112"),
        (Token("class_count", "truong-1"), "15"),
        (Token("class_count", "truong-2"), None),
        (Token("topic_province"), "03"),
        (Token("topic_province", form="exact"), "3"),
        (Token("topic_province", "truong-2"), "0"),
        (Token("learner_count"), "khoảng 5.110"),
        (Token("learner_count", "truong-0"), "3.864"),
        (Token("learner_count", form="per:class_count"), "khoảng 45,3"),
        (Token("learner_count", "truong-1", "per:class_count"), "80,4"),
        (Token("class_count", form="coverage"), "2/3"),
        (Token("has_plan", form="count:1"), "02"),
        (Token("has_plan", form="percent"), "66,67%"),
        (Token("class_plan_rate", form="percent"), "48,5%"),
        (Token("standard_school_level", form="count:0"), "01"),
        (Token("standard_school_level", "truong-0", "choice"), "mức 1"),
        (Token("standard_school_level"), None),
        (Token("staff_sent_phd"), None),
        (Token("staff_sent_phd", form="stated"), "06"),
        (Token("nq35_article", form="stated"), "trên 40.000"),
        (Token("nq35_article", "truong-0", "stated"), None),
        (Token("khong_co"), None),
        (Token("class_count", "truong-9"), None),
        (Token("class_count", form="rounded"), None),
        (Token("class_count", form="per:khong_co"), None),
        (Token("class_count", form="count:x"), None),
    ],
)
def test_a_token_reads_the_data_in_its_form(token, text):
    assert text_of(token, TABLE) == text


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (["exact", "at_least"], "trên 20"),
        (["at_most", "at_most"], "gần 20"),
        (["estimated", "exact"], "ước 20"),
        (["at_least", "at_most"], "khoảng 20"),
    ],
)
def test_a_total_is_as_inexact_as_its_parts(bounds, text):
    table = make_consolidation(
        {"class_count": [10, 10]},
        bounds={("class_count", place): bound for place, bound in enumerate(bounds)},
    )
    assert text_of(Token("class_count"), table) == text


# ── Filling ───────────────────────────────────────────────────────────────────────────────────────


def test_the_text_sent_in_a_token_is_never_believed():
    filled = fill(f"<p>Đã mở {span(text='999')} lớp.</p>", TABLE)
    assert filled.html == f"<p>Đã mở {span(text='112')} lớp.</p>"
    assert (filled.tokens, filled.missing) == ((Token("class_count"),), ())


def test_a_figure_without_a_value_reads_three_dots_and_is_reported():
    filled = fill(f"<p>{span('staff_sent_phd')} người</p>", TABLE)
    assert strip(filled.html) == "<p>… người</p>"
    assert filled.missing == (Token("staff_sent_phd"),)


def test_markup_inside_a_token_goes_and_what_stands_around_stays():
    html = '<p><strong>a</strong> <span class="fig" data-figure="class_count"><em>1</em><span>2</span></span> &amp; b</p>'
    assert strip(fill(html, TABLE).html) == "<p><strong>a</strong> 112 &amp; b</p>"


def test_on_paper_a_figure_is_plain_text_and_on_the_page_a_link():
    html = fill(f"<p>{span()}</p>", TABLE).html
    assert strip(html) == "<p>112</p>"
    page = link(html, lambda token: f"/so/{token.code}/?a=1&b=2")
    assert page == (
        '<p><a class="fig" href="/so/class_count/?a=1&amp;b=2" data-figure-link="class_count"'
        ' data-scope="cluster">112</a></p>'
    )


# ── Sanitising ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p onclick='x()' style='color:red'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script><p>a</p><style>p{}</style>", "<p>a</p>"),
        ("<p><img src=x onerror=alert(1)>a</p>", "<p>a</p>"),
        ("<p><a href='javascript:x()'>a</a></p>", "<p>a</p>"),
        ("<p>a</p><p></p><p> <br></p><ul><li></li></ul>", "<p>a</p>"),
        (
            '<ol data-type="decimal"><li><p>a;</p></li><li><p>b.</p></li></ol>',
            "<ol><li>a;</li><li>b.</li></ol>",
        ),
        ("<p>Tha\u0323o</p>", "<p>Th\u1ea1o</p>"),
        ("<p><span>chữ</span></p>", "<p>chữ</p>"),
        ("<!-- x --><p>1 < 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)
def test_only_the_few_tags_of_a_report_are_kept(sent, kept):
    assert clean(sent) == kept


@pytest.mark.parametrize(
    "token",
    [
        span("khong_co"),
        span(scope="truong-99"),
        span(form="rounded"),
        span(form="per:khong_co"),
        span('x" onmouseover="alert(1)'),
    ],
)
def test_a_token_that_names_nothing_known_keeps_its_text_and_loses_its_link(token):
    assert clean(f"<p>{token}</p>") == "<p>?</p>"


def test_a_known_token_survives_with_one_spelling():
    sent = '<p><span data-form="prose" title="x" data-scope="truong-1" data-figure="class_count" class="a">15</span></p>'
    assert clean(sent) == f"<p>{span(scope='truong-1', text='15')}</p>"
    assert tokens_in(clean(sent)) == (Token("class_count", "truong-1"),)


def test_every_form_is_known_to_the_sanitiser():
    forms = {"count": "count:1", "per": "per:learner_count"}
    for name in FORMS:
        token = span(form=forms.get(name, name))
        assert clean(f"<p>{token}</p>") == f"<p>{token}</p>"


PIECES = st.sampled_from(
    ["<p>", "</p>", "<ol><li>", "</li></ol>", "<strong>", "</strong>", span(), span("khong_co"), "chữ ", "&lt;",
     "<", "&", "<span>", "</span>", "<b onclick=x>", "\u0301", "<script>", "</script>", "<li><p>", "<br>"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_that_runs(html):
    once = clean(html)
    assert clean(once) == once
    tags = re.findall(r"<(/?\w+)([^>]*)>", once)
    assert {name.strip("/") for name, _ in tags} <= TAGS
    assert all(not attributes or attributes.startswith(' class="fig" data-figure=') for _, attributes in tags)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_filling_changes_nothing_but_figures(html):
    kept = clean(html)
    filled = fill(kept, TABLE)
    assert fill(filled.html, TABLE).html == filled.html
    assert tokens_in(filled.html) == tokens_in(kept)
