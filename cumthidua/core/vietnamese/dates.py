"""Dates as official Vietnamese writes them, counted in Vietnamese days."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local(moment: datetime) -> datetime:
    """Bring a moment to Vietnamese time; one without a zone is taken to be there already."""
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


def local_date(when: date | datetime) -> date:
    """Return the calendar day in Vietnam."""
    return local(when).date() if isinstance(when, datetime) else when


def format_date(when: date | datetime | None, *, empty: str = "") -> str:
    """Write ``22/11/2026``."""
    return f"{local_date(when):%d/%m/%Y}" if when else empty


def format_datetime(when: datetime | None, *, empty: str = "") -> str:
    """Write ``17:00 ngày 15/06/2024``."""
    return f"{local(when):%H:%M ngày %d/%m/%Y}" if when else empty


def format_long_date(when: date | datetime | None, *, empty: str = "") -> str:
    """Write "ngày 05 tháng 02 năm 2026" as documents do.

    Only days under ten and January and February take a leading zero, because only those can be
    altered by hand (Nghị định 30/2020/NĐ-CP, annex I).
    """
    if when is None:
        return empty
    day = local_date(when)
    month = f"{day.month:02}" if day.month <= 2 else f"{day.month}"
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def deadline_words(deadline: date | datetime, now: date | datetime) -> str:
    """Say how far a deadline is: "còn 3 ngày", "hôm nay", "quá 9 ngày".

    Counted in calendar days in Vietnam, so that 23:59 and the next 00:01 are a day apart.
    """
    days = (local_date(deadline) - local_date(now)).days
    if days > 0:
        return f"còn {days} ngày"
    if days < 0:
        return f"quá {-days} ngày"
    passed = isinstance(deadline, datetime) and isinstance(now, datetime) and local(deadline) < local(now)
    return "quá hạn hôm nay" if passed else "hôm nay"


def duration_words(length: timedelta) -> str:
    """Say how long: "2 giờ 13 phút", "3 ngày 4 giờ", "chưa đến 1 phút". The two largest units tell."""
    minutes = int(length.total_seconds() // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "ngày"), (hours, "giờ"), (0 if days else rest, "phút")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "chưa đến 1 phút"
