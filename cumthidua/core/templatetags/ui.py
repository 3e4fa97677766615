"""Template tags of the portal's look: signs, states, numbers and dates, small charts, form fields.

`{% load ui %}`. Tones are ok, info, warn, error, honour, sealed, or none; icons are the ids of
static/img/icons.svg.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cumthidua.core import clock
from cumthidua.core.vietnamese import dates, numbers

from . import _charts

register = template.Library()

ICON_OF_TONE = {
    "ok": "check",
    "info": "info",
    "warn": "triangle",
    "error": "octagon",
    "honour": "medal",
    "sealed": "check",
}
TONE_OF_MESSAGE = {"debug": "info", "info": "info", "success": "ok", "warning": "warn"}


# ── Signs and states ──────────────────────────────────────────────────────────────────────────────


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, css: str = "icon", label: str = "") -> SafeString:
    """A sign beside a word; `label` names it where it stands alone."""
    link = f"{static('img/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, label, link
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, link)


@register.inclusion_tag("components/pill.html")
def pill(text: str, tone: str = "", icon: str = "") -> dict[str, Any]:
    """A state in one word with its sign."""
    return {"text": text, "tone": tone, "icon": icon or ICON_OF_TONE.get(tone, "")}


@register.inclusion_tag("components/pill.html")
def status_pill(target: Any) -> dict[str, Any]:
    """The pill of an object's state, as its room's `states.py` describes it."""
    display = target.state_display
    return {"text": display.label, "tone": display.tone, "icon": display.icon}


@register.inclusion_tag("components/notice.html")
def notice(tone: str, title: str, text: str = "", icon: str = "") -> dict[str, Any]:
    """What happened (`title`), what was kept and what to do (`text`)."""
    return {"tone": tone, "title": title, "text": text, "icon": icon or ICON_OF_TONE[tone]}


@register.inclusion_tag("components/notice.html")
def message_notice(message: Message) -> dict[str, Any]:
    """One of Django's messages, after an act."""
    tone = TONE_OF_MESSAGE.get(message.level_tag, "error")
    return {"tone": tone, "title": message.message, "text": "", "icon": ICON_OF_TONE[tone]}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    """An empty list: why it is empty, and the next step when there is one."""
    return {"title": title, "text": text, "url": url, "action": action}


# ── Numbers and dates ─────────────────────────────────────────────────────────────────────────────


@register.filter
def vn(value: Decimal | int | str | None, decimals: int | None = None) -> str:
    """12443 as "12.443"; a value not reported as "–"."""
    return numbers.format_number(_number(value), decimals)


@register.filter
def vn_signed(value: Decimal | int | str | None, decimals: int | None = None) -> str:
    """A difference with its sign: "+4", "−65"."""
    return numbers.format_signed(_number(value), decimals)


@register.filter
def vn_prose(value: Decimal | int | str | None) -> str:
    """A count as official prose writes it: "04"."""
    return numbers.format_prose(_number(value))


@register.filter
def vn_date(when: date | datetime | None) -> str:
    """22/11/2026."""
    return dates.format_date(when or None)


@register.filter
def vn_long_date(when: date | datetime | None) -> str:
    """ "ngày 05 tháng 02 năm 2026"."""
    return dates.format_long_date(when or None)


@register.filter
def vn_datetime(when: datetime | None) -> str:
    """ "17:00 ngày 15/06/2024"."""
    return dates.format_datetime(when or None)


@register.filter
def deadline_words(deadline: date | datetime | None) -> str:
    """ "còn 3 ngày", "hôm nay", "quá 9 ngày", by the portal's clock."""
    return dates.deadline_words(deadline, clock.now()) if deadline else ""


@register.filter
def duration_words(length: timedelta | None) -> str:
    """ "2 giờ 13 phút"."""
    return dates.duration_words(length) if length else ""


@register.inclusion_tag("components/amount.html")
def amount(value: Decimal | int | None, decimals: int | None = None) -> dict[str, Any]:
    """A figure of a table; a missing one is a dash to the eye and words to a screen reader."""
    number = _number(value)
    return {"reported": number is not None, "text": numbers.format_number(number, decimals)}


@register.inclusion_tag("components/stat.html")
def stat(label: str, value: Any, of: Any = "", note: str = "", unit: str = "") -> dict[str, Any]:
    """A large figure with its denominator (`of`) or unit, and one line on what it means."""
    return {
        "label": label,
        "value": _figure(value),
        "of": "" if of == "" else _figure(of),
        "note": note,
        "unit": unit,
    }


def _number(value: Decimal | int | str | None) -> Decimal | int | None:
    """An undefined template variable arrives as an empty string: nothing reported."""
    return None if value is None or isinstance(value, str) else value


def _figure(value: Any) -> str:
    return value if isinstance(value, str) else numbers.format_number(value)


# ── Charts ────────────────────────────────────────────────────────────────────────────────────────


@register.inclusion_tag("components/meter.html")
def meter(value: int, maximum: int, label: str, tone: str = "") -> dict[str, Any]:
    """How much of a whole is done; `label` says it in words."""
    return {"value": str(value), "max": str(maximum), "label": label, "tone": tone}


@register.inclusion_tag("components/bars.html")
def bars(rows: Iterable[Mapping[str, Any]], caption: str, decimals: int | None = None) -> dict[str, Any]:
    """Horizontal bars with their figures.

    A row has `label` and `value` (None when not reported), and may have `own` (one's own school,
    drawn darker) and `url`.
    """
    drawn = _charts.bars(rows, decimals)
    return {"rows": drawn, "caption": caption, "has_own": any(row.own for row in drawn)}


@register.inclusion_tag("components/trend.html")
def trend(points: Iterable[tuple[str, Decimal | int | None]], caption: str) -> dict[str, Any]:
    """A line over the years, from (label, value) pairs; the axis begins at zero."""
    return {"trend": _charts.trend(points), "caption": caption}


# ── Forms ─────────────────────────────────────────────────────────────────────────────────────────


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, label: str = "", help_text: str = "") -> dict[str, Any]:
    """One field with its label, help and errors; a placeholder never stands in for a label."""
    widget = bound.field.widget
    widget.attrs.pop("placeholder", None)
    if label:
        bound.label = label
    if help_text:
        bound.help_text = help_text
    css = _widget_class(widget)
    if bound.errors and css != "form-check-input":
        css += " is-invalid"
    return {
        "field": bound,
        "widget": bound.as_widget(attrs={"class": css} if css else None),
        "is_check": isinstance(widget, forms.CheckboxInput),
    }


def _widget_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return ""
    return "form-select" if isinstance(widget, forms.Select) else "form-control"
