from datetime import UTC, date, datetime, timedelta

import pytest

from cumthidua.core.vietnamese.dates import (
    VIETNAM,
    deadline_words,
    duration_words,
    format_date,
    format_datetime,
    format_long_date,
)


def test_format_date():
    assert format_date(date(2026, 11, 22)) == "22/11/2026"


def test_a_moment_is_dated_in_vietnam():
    late_in_utc = datetime(2024, 6, 14, 18, 30, tzinfo=UTC)
    assert format_date(late_in_utc) == "15/06/2024"
    assert format_datetime(late_in_utc) == "01:30 ngày 15/06/2024"


def test_no_date_is_written_as_the_caller_says():
    assert format_date(None) == ""
    assert format_datetime(None, empty="chưa rõ") == "chưa rõ"
    assert format_long_date(None, empty="…") == "…"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2024, 3, 15), "ngày 15 tháng 3 năm 2024"),
        (date(2019, 3, 9), "ngày 09 tháng 3 năm 2019"),
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
    ],
)
def test_format_long_date_pads_only_what_can_be_altered(day, expected):
    assert format_long_date(day) == expected


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2024, 6, 12, 23, 59, tzinfo=VIETNAM), "còn 3 ngày"),
        (datetime(2024, 6, 14, 18, 0, tzinfo=UTC), "hôm nay"),
        (datetime(2024, 6, 15, 17, 0, tzinfo=VIETNAM), "hôm nay"),
        (datetime(2024, 6, 15, 17, 1, tzinfo=VIETNAM), "quá hạn hôm nay"),
        (datetime(2024, 6, 24, 0, 0, tzinfo=VIETNAM), "quá 9 ngày"),
    ],
)
def test_deadline_words_count_vietnamese_days(now, words):
    assert deadline_words(datetime(2024, 6, 15, 17, 0, tzinfo=VIETNAM), now) == words


def test_a_deadline_given_as_a_day_lasts_all_day():
    assert deadline_words(date(2024, 6, 15), datetime(2024, 6, 15, 23, tzinfo=VIETNAM)) == "hôm nay"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=59), "chưa đến 1 phút"),
        (timedelta(minutes=1), "1 phút"),
        (timedelta(hours=2, minutes=13, seconds=40), "2 giờ 13 phút"),
        (timedelta(hours=5), "5 giờ"),
        (timedelta(days=3, hours=4, minutes=50), "3 ngày 4 giờ"),
        (timedelta(days=1, minutes=5), "1 ngày"),
    ],
)
def test_a_duration_is_told_by_its_two_largest_units(length, words):
    assert duration_words(length) == words
