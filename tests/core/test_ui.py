"""Template tags: what a page writes, and that no page names a sign that is not drawn."""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template

from cumthidua.core import clock
from cumthidua.core.vietnamese.dates import VIETNAM
from cumthidua.core.workflow import StateDisplay

ROOT = Path(__file__).resolve().parents[2]
SPRITE = (ROOT / "static/img/icons.svg").read_text()
DRAWN = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context)).strip()


def test_an_icon_is_hidden_from_readers_unless_it_has_a_name():
    assert render('{% icon "check" %}') == (
        '<svg class="icon" aria-hidden="true"><use href="/static/img/icons.svg#check"/></svg>'
    )
    assert 'role="img" aria-label="Đã nộp"' in render('{% icon "check" label="Đã nộp" %}')


def test_every_icon_named_in_a_template_is_drawn():
    named = {
        name
        for template in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'(?:{% icon |icon=)"([\w-]+)"', template.read_text())
    }
    assert named <= DRAWN


def test_a_pill_takes_the_sign_of_its_tone_unless_given_one():
    assert "#octagon" in render('{% pill "Quá hạn" "error" %}')
    assert "#clock" in render('{% pill "Sắp đến hạn" "warn" icon="clock" %}')
    assert "<svg" not in render('{% pill "Năm 2024" %}')


def test_status_pill_reads_the_display_of_the_state():
    filing = SimpleNamespace(state_display=StateDisplay("Trả lại", "warn", "return"))
    html = render("{% status_pill filing %}", filing=filing)
    assert 'class="pill pill-warn"' in html
    assert "#return" in html
    assert html.endswith("Trả lại</span>")


def test_a_notice_escapes_what_it_is_given():
    html = render('{% notice "error" title %}', title="<b>“l206”</b>")
    assert 'role="alert"' in html
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize(
    ("level", "tone"),
    [(constants.SUCCESS, "ok"), (constants.WARNING, "warn"), (constants.ERROR, "error")],
)
def test_a_message_of_django_becomes_a_notice(level, tone):
    assert f"notice-{tone}" in render("{% message_notice m %}", m=Message(level, "Đã lưu."))


def test_an_empty_list_offers_its_next_step_only_when_there_is_one():
    assert "<a " not in render('{% empty_state "Chưa có giao ước" "Cụm trưởng soạn." %}')
    assert 'href="/soan/"' in render('{% empty_state "Chưa có" "" "/soan/" "Soạn giao ước" %}')


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{{ value|vn }}", 12443, "12.443"),
        ("{{ value|vn:1 }}", Decimal("46.9"), "46,9"),
        ("{{ value|vn }}", None, "–"),
        ("{{ value|vn_signed }}", -65, "−65"),
        ("{{ value|vn_prose }}", 4, "04"),
        ("{{ value|vn_date }}", date(2026, 11, 22), "22/11/2026"),
        ("{{ value|vn_date }}", None, ""),
        ("{{ value|vn_long_date }}", date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (
            "{{ value|vn_datetime }}",
            datetime(2024, 6, 15, 17, tzinfo=VIETNAM),
            "17:00 ngày 15/06/2024",
        ),
    ],
)
def test_numbers_and_dates(source, value, expected):
    assert render(source, value=value) == expected


def test_deadline_words_follow_the_portal_clock():
    with clock.at(datetime(2024, 6, 12, 8, tzinfo=VIETNAM)):
        assert render("{{ day|deadline_words }}", day=date(2024, 6, 15)) == "còn 3 ngày"
    assert render("{{ day|deadline_words }}", day=None) == ""


def test_a_missing_amount_is_a_dash_to_the_eye_and_words_to_a_reader():
    assert render("{% amount v %}", v=0) == "0"
    assert "chưa báo cáo" in render("{% amount v %}", v=None)


def test_a_stat_carries_its_denominator():
    html = render('{% stat "Trường đã nộp" 7 8 "chờ Lai Châu" %}')
    assert "7<small>/8</small>" in html
    assert "chờ Lai Châu" in html


def test_a_meter_says_in_words_what_it_shows():
    html = render('{% meter 45 60 "Đã báo cáo 45 trên 60 ô" %}')
    assert 'value="45" max="60" aria-label="Đã báo cáo 45 trên 60 ô"' in html


def test_bars_compare_as_their_values_do():
    rows = [
        {"label": "Quảng Ninh", "value": 3864},
        {"label": "Điện Biên", "value": Decimal(1206), "own": True},
        {"label": "Lai Châu", "value": None},
        {"label": "Cao Bằng", "value": 0},
    ]
    html = render('{% bars rows "Học viên theo trường" %}', rows=rows)
    assert re.findall(r'width="([\d.]+%)"', html) == ["100.0%", "31.2%", "0.0%"]
    assert 'class="hi"' in html
    assert html.count("chưa báo cáo") == 1
    assert "1.206" in html


def test_a_chart_of_nothing_but_zeros_is_drawn():
    assert 'width="0.0%"' in render('{% bars rows "Số lớp" %}', rows=[{"label": "A", "value": 0}])
    assert "<path" in render('{% trend points "Số lớp" %}', points=[])


def test_a_trend_begins_at_zero_and_breaks_where_nothing_was_reported():
    points = [("2021", 600), ("2022", None), ("2023", 900), ("2024", 1200)]
    html = render('{% trend points "Học viên" %}', points=points)
    assert 'd="M24.0 62.0 M192.0 47.0 L276.0 32.0"' in html
    assert "2022 chưa báo cáo" in html
    assert html.count("<circle") == 3


class ExtensionForm(forms.Form):
    reason = forms.CharField(
        label="Lý do gia hạn",
        help_text="Các trường trong Cụm đọc được lý do này.",
        widget=forms.TextInput(attrs={"placeholder": "Lý do"}),
    )
    agreed = forms.BooleanField(label="Hiệu trưởng đã đồng ý")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")], widget=forms.RadioSelect)


def test_a_field_ties_label_help_and_error_to_its_input():
    html = render("{% field form.reason %}", form=ExtensionForm({}))
    assert 'for="id_reason"' in html
    assert "placeholder" not in html
    assert 'class="form-control is-invalid"' in html
    assert 'aria-describedby="id_reason_helptext id_reason_error"' in html
    assert 'id="id_reason_helptext"' in html
    assert 'id="id_reason_error"' in html


def test_a_check_box_stands_before_its_label_and_radios_in_a_fieldset():
    form = ExtensionForm()
    assert "form-check-label" in render("{% field form.agreed %}", form=form)
    assert "<legend" in render("{% field form.kind %}", form=form)
