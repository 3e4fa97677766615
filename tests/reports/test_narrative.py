"""The draft in words: true, whole and well-formed whatever the schools report."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cumthidua.core.vietnamese.numbers import format_number
from reports.consolidation import consolidate
from reports.figures import Vocabulary, sanitise, strip, text_of, tokens_in
from reports.narrative import gather, write
from reports.narrative.background import Background, Meeting, Plan
from tests import builders
from tests.reports import half_year_2024 as facts
from tests.reports.report_worlds import make_consolidation, random_consolidation

BACKGROUND = Background(
    cluster="Cụm thi đua các trường chính trị khu vực thử",
    period="6 tháng đầu năm 2024",
    year=2024,
    is_half=True,
    members=3,
)


def sections(consolidation, background=BACKGROUND) -> dict[str, str]:
    return {section.key: section.body for section in write(consolidation, background)}


def said(consolidation, key: str, background=BACKGROUND) -> str:
    """A section as a reader sees it, paragraphs and items on lines of their own."""
    body = re.sub(r"</(?:p|li)>", "\n", strip(sections(consolidation, background)[key]))
    return re.sub(r"<[^>]+>", "", body).strip()


# ── The real half-year ────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_real_half_year_reads_as_reports_of_the_field_do():
    period = facts.make_half_year()
    table = consolidate(period)
    background = gather(period)
    assert said(table, "training", background).splitlines()[:3] == [
        "Trong 6 tháng đầu năm 2024, các trường trong Cụm đã tổ chức 234 lớp đào tạo, bồi dưỡng với"
        " 12.443 học viên, bình quân 53,2 học viên một lớp.",
        "Kết quả cụ thể của các trường như sau:",
        "Trường Chính trị tỉnh Quảng Ninh: 97 lớp, 3.864 học viên;",
    ]
    research = said(table, "research", background)
    assert research.startswith(
        "Trong 6 tháng đầu năm 2024, các trường đã triển khai 09 đề tài khoa học cấp tỉnh, 28 đề tài khoa"
        " học cấp trường và 02 đề án cấp tỉnh; tổ chức 10 hội thảo khoa học cấp tỉnh, 07 hội thảo khoa học"
        " cấp trường và 03 tọa đàm cấp trường; xuất bản 05 cuốn kỷ yếu, 10 số Thông tin lý luận và thực"
        " tiễn cùng 01 cuốn sách chuyên khảo; có 31 bài đăng tạp chí.\n"
    )
    assert "Trường Chính trị tỉnh Cao Bằng: 02 hội thảo cấp tỉnh, 03 hội thảo cấp trường;" in research
    assert "(Số trường có số liệu: đề tài khoa học cấp tỉnh 5/8; " in research


@pytest.mark.django_db
def test_what_is_only_stated_is_told_as_stated():
    period = facts.make_half_year()
    staff = said(consolidate(period), "staff", gather(period))
    assert staff.startswith("Các trường chưa báo cáo số liệu cụ thể về xây dựng đội ngũ.\n")
    assert (
        "chưa có số liệu từng trường để đối chiếu: trong 6 tháng đầu năm 2024, các trường đã cử 06" in staff
    )


# ── Any data ──────────────────────────────────────────────────────────────────────────────────────

ALLOWED_NUMBERS = re.compile(
    r"6 tháng|[Nn]ăm \d{4}|[Nn]gày \d{2}|tháng \d{1,2}|11-QĐ/TW|mức \d|\d{1,2}/\d{2} trường|\d{2} trường|\d{2} hoạt động"
)
NAMES = st.text(st.sampled_from("ab cđế<>&\"'\n"), max_size=12)
MONTHS = st.none() | st.dates(date(2024, 7, 1), date(2025, 12, 31)).map(lambda day: day.replace(day=1))
BACKGROUNDS = st.builds(
    Background,
    cluster=NAMES.map(lambda name: f"Cụm {name}"),
    period=st.sampled_from(["6 tháng đầu năm 2024", "năm 2024"]),
    year=st.just(2024),
    is_half=st.booleans(),
    members=st.integers(1, 12),
    duties=st.lists(
        st.tuples(st.sampled_from(["Cụm trưởng", "Cụm phó"]), st.lists(NAMES.map("T{}".format), min_size=1).map(tuple)),
        max_size=3,
    ).map(tuple),
    theme=NAMES,
    meeting=st.none() | st.builds(Meeting, name=NAMES.map("H{}".format), day=st.dates(date(2024, 1, 1), date(2024, 12, 31)),
                                  online=st.booleans(), host=NAMES, schools_attending=st.none() | st.integers(1, 12)),
    plans=st.lists(st.builds(Plan, title=NAMES.map("H{}".format), month=MONTHS, lead=NAMES, place=NAMES), max_size=3).map(tuple),
    shortcomings=st.lists(st.builds("{}{}".format, NAMES, st.sampled_from(["", ".", ";", "…", " ."])), max_size=3).map(tuple),
    proposals=st.lists(NAMES.map("k{}".format), max_size=3).map(tuple),
    late=st.lists(NAMES.map("T{}".format), max_size=3).map(tuple),
)  # fmt: skip
# Drawn as a seed: a table printed whole would be no help to anybody.
WORLDS = st.integers(0, 10**6)
whatever = settings(deadline=None, max_examples=60)


@whatever
@given(WORLDS, BACKGROUNDS)
def test_every_number_of_the_draft_is_a_figure_or_a_date_or_a_count_of_schools(seed, background):
    table = random_consolidation(Random(seed))
    for key, body in sections(table, background).items():
        bare = re.sub(r"<[^>]+>", " ", re.sub(r"<span[^>]*>[^<]*</span>", "", body))
        assert not re.search(r"\d", ALLOWED_NUMBERS.sub("", bare)), key


@whatever
@given(WORLDS, BACKGROUNDS)
def test_every_figure_reads_what_the_consolidation_says(seed, background):
    table = random_consolidation(Random(seed))
    for body in sections(table, background).values():
        texts = re.findall(r'<span class="fig"[^>]*>([^<]*)</span>', body)
        tokens = tokens_in(body)
        assert texts == [text_of(token, table) for token in tokens]
        for token, text in zip(tokens, texts, strict=True):
            if token.form == "prose":
                school = None if token.scope == "cluster" else token.scope
                value = table.value(token.code, school)
                written = text.split(" ")[-1]
                assert written in (format_number(value), f"0{format_number(value)}"), token


@whatever
@given(WORLDS, BACKGROUNDS)
def test_the_text_is_whole_and_well_formed(seed, background):
    table = random_consolidation(Random(seed))
    vocabulary = Vocabulary.of(table)
    for key, body in sections(table, background).items():
        assert sanitise(body, vocabulary.codes, vocabulary.schools) == body, key
        text = unescape(re.sub(r"<[^>]+>", "\n", strip(body))).strip("\n")
        assert not re.search(r"  |None|\(\)| [,;.:]|,,|;;|[,;:]\.|^ | $", text, re.MULTILINE), (key, text)
        assert key == "results" or body, key
        for block in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", strip(body)):
            assert re.search(r"[.;:)]$|</em>$", block), (key, block)
        for items in re.findall(r"<[ou]l>(.*?)</[ou]l>", strip(body)):
            assert re.findall(r"(.)</li>", items)[-1] == ".", key


@whatever
@given(WORLDS)
def test_a_total_that_not_all_schools_stand_behind_says_so_in_its_section(seed):
    table = random_consolidation(Random(seed))
    for key, body in sections(table).items():
        tokens = tokens_in(body)
        partial = {
            token.code for token in tokens
            if token.scope == "cluster" and token.form != "stated"
            and table.row(token.code).coverage < table.expected
        }  # fmt: skip
        if partial and key != "shortcomings":
            assert any(token.form == "coverage" for token in tokens), key


@whatever
@given(WORLDS)
def test_a_school_that_did_nothing_has_no_line(seed):
    """Zeros and gaps are left out; nothing is said of a school whose figures do not count."""
    table = random_consolidation(Random(seed))
    for column in table.columns:
        lines = re.findall(rf"<li>{re.escape(column.name)}: ([^<]*(?:<[^/][^>]*>[^<]*</span>[^<]*)*)</li>",
                           "".join(sections(table).values()))  # fmt: skip
        assert not lines or column.filed
        assert all(re.search(r"<span", line) for line in lines)


# ── Single turns of phrase ────────────────────────────────────────────────────────────────────────


def test_a_group_that_nobody_reported_gets_one_true_sentence():
    table = make_consolidation({"class_count": [3, 4]})
    assert said(table, "staff") == "Trong kỳ, các trường chưa báo cáo số liệu về xây dựng đội ngũ."


def test_a_group_of_zeros_is_not_called_unreported():
    table = make_consolidation({"topic_province": [0, 0]})
    assert said(table, "research") == (
        "Theo báo cáo của các trường, trong kỳ chưa có kết quả về nghiên cứu khoa học, tổng kết thực tiễn."
    )


def test_parts_and_plan_stand_behind_the_whole():
    table = make_consolidation(
        {
            "class_count": [10, 20], "learner_count": [500, 600], "class_llct_intermediate": [4, 5],
            "learner_llct_intermediate": [300, 200], "class_refresher": [2, None], "class_planned": [20, 40],
        }
    )  # fmt: skip
    assert said(table, "training").splitlines()[0] == (
        "Trong 6 tháng đầu năm 2024, các trường trong Cụm đã tổ chức 30 lớp đào tạo, bồi dưỡng với 1.100 học"
        " viên, bình quân 36,7 học viên một lớp. Trong đó có 09 lớp trung cấp lý luận chính trị với 500 học"
        " viên và 02 lớp bồi dưỡng. Kế hoạch mở lớp của cả năm là 60 lớp, đã thực hiện 50%."
    )


def test_no_average_is_printed_where_the_two_totals_speak_of_different_schools():
    table = make_consolidation({"class_count": [10, None], "learner_count": [500, 600]})
    assert "bình quân" not in said(table, "training")


def test_learners_without_classes_are_still_told():
    table = make_consolidation({"learner_count": [500, 600]})
    assert said(table, "training").startswith(
        "Trong 6 tháng đầu năm 2024, các trường trong Cụm đã đào tạo, bồi dưỡng 1.100 học viên."
    )


def test_one_reporting_school_among_several_is_named_without_a_list():
    table = make_consolidation({"topic_school": [2, None]})
    assert "Số liệu trên là của Trường Chính trị tỉnh A." in said(table, "research")
    assert "<ol>" not in sections(table)["research"]


def test_inexact_figures_keep_their_word():
    table = make_consolidation({"learner_count": [40000]}, bounds={("learner_count", 0): "at_least"})
    assert "đào tạo, bồi dưỡng trên 40.000 học viên" in said(table, "training")


def test_answers_of_yes_become_a_share_when_every_school_has_answered():
    table = make_consolidation({"has_plan": [1, 1, 0, 1], "new_practice": [2, 0, 1, 1]})
    assert said(table, "emulation").splitlines() == [
        "Trong Cụm có 03 trường xây dựng chương trình, kế hoạch thi đua (đạt 75%). Trong 6 tháng đầu năm"
        " 2024, các trường đã có 04 nội dung mới, cách làm mới.",
    ]


def test_answers_of_some_schools_are_no_share_of_the_cluster():
    table = make_consolidation({"has_plan": [1, None, None, None]})
    text = said(table, "emulation")
    assert "Trong Cụm có 01 trường xây dựng chương trình, kế hoạch thi đua." in text
    assert "%" not in text
    assert "1/4" in text


def test_the_standard_is_told_by_level_and_school_by_school():
    table = make_consolidation({"standard_school_level": [1, 0, 1], "standard_criteria_met": [55, None, 51]})
    assert said(table, "standard").splitlines()[:3] == [
        "Theo báo cáo của các trường, trong Cụm có 01 trường chưa đạt chuẩn và 02 trường đạt chuẩn mức 1.",
        "Kết quả cụ thể của các trường như sau:",
        "Trường Chính trị tỉnh A: mức 1, 55 chỉ tiêu đạt theo Quy định số 11-QĐ/TW;",
    ]


def test_shortcomings_name_who_is_missing_and_who_was_late():
    table = make_consolidation({"class_count": [3, 4], "class_late_start": [2, 0]}, filed=[True, False])
    background = Background(
        **{**BACKGROUND.__dict__, "shortcomings": ("thư viện chưa đổi mới…",), "late": ("Trường X",)}
    )
    assert said(table, "shortcomings", background).splitlines() == [
        "Bên cạnh kết quả đạt được, trong Cụm còn có những hạn chế sau:",
        "Thư viện chưa đổi mới.",
        "Có 02 lớp khai giảng chậm so với kế hoạch.",
        "Số liệu của Trường Chính trị tỉnh B chưa được tổng hợp vào Báo cáo này.",
        "Trường X nộp số liệu sau thời hạn.",
    ]


def test_plans_say_when_by_whom_and_where_once():
    plans = (
        Plan("giao lưu chào mừng ngày truyền thống", date(2024, 9, 1), lead="Trường X", place="Trường X"),
        Plan("kiểm tra tại Trường Y", date(2025, 2, 1), lead="Trường X", place="Trường Y"),
        Plan("tọa đàm", None, place="Trường Z"),
    )
    background = Background(**{**BACKGROUND.__dict__, "plans": plans})
    assert said(make_consolidation({}), "tasks", background).splitlines() == [
        "Trong 6 tháng cuối năm 2024, Cụm thi đua tập trung tổ chức 03 hoạt động chung:",
        "Giao lưu chào mừng ngày truyền thống, dự kiến tháng 9 năm 2024, do Trường X chủ trì;",
        "Kiểm tra tại Trường Y, dự kiến tháng 02 năm 2025, do Trường X chủ trì;",
        "Tọa đàm, tại Trường Z.",
    ]


def test_an_annual_report_looks_back_on_the_year_and_forward_to_the_next():
    background = Background(**{**BACKGROUND.__dict__, "period": "năm 2024", "is_half": False})
    texts = write(make_consolidation({}, kind="Y"), background)
    assert [text.title for text in texts if text.level == 2] == [
        "Đánh giá chung", "Kết quả công tác thi đua năm 2024", "Hạn chế", "Phương hướng, nhiệm vụ năm 2025",
        "Kiến nghị với Học viện",
    ]  # fmt: skip
    assert "Báo cáo tổng kết" in texts[-1].body


# ── The background, from the database ─────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_background_reads_duties_conference_plans_and_late_filings():
    from clusters.models import Activity, Conference, Duty
    from cumthidua.core import clock
    from reports import actions

    year = builders.make_cluster_year(theme="Kỷ cương")
    period = builders.make_period(year, due_at=builders.at(2024, 6, 10))
    first, second, third = [member.school for member in year.members.select_related("school")]
    year.duties.create(school=third, duty=Duty.VICE_CHAIR)
    Conference.objects.create(cluster_year=year, kind="midyear", name="Hội nghị sơ kết", date=date(2024, 6, 25),
                              mode="online", schools_attending=3)  # fmt: skip
    Conference.objects.create(
        cluster_year=year, kind="annual", name="Hội nghị tổng kết", date=date(2024, 11, 9)
    )
    Activity.objects.create(
        cluster_year=year, order=1, kind="giao_luu", title="Đã làm", planned_month=date(2024, 5, 1)
    )
    Activity.objects.create(cluster_year=year, order=2, kind="toa_dam_cap_cum", planned_month=date(2024, 9, 1),
                            title="“Văn hóa trường Đảng” (dự kiến tháng 9/2024)", place=second)  # fmt: skip
    work = builders.team(builders.filing_of(period, third))
    builders.fill(work.filing, work.officer, class_count=5, learner_count=200)
    with clock.at(builders.at(2024, 6, 12)):
        actions.submit(filing=work.filing, by=work.officer)
    background = gather(period)
    assert background.duties == (
        ("Cụm trưởng", (first.name,)), ("Cụm phó thường trực", (second.name,)), ("Cụm phó", (third.name,)),
    )  # fmt: skip
    assert background.meeting == Meeting(
        "Hội nghị sơ kết", date(2024, 6, 25), online=True, schools_attending=3
    )
    assert background.plans == (
        Plan("Tọa đàm cấp cụm “Văn hóa trường Đảng”", date(2024, 9, 1), place=second.name),
    )
    assert background.late == (third.name,)


@pytest.mark.django_db
@pytest.mark.parametrize("schools", [1, 6])
def test_the_background_takes_the_same_number_of_queries_for_any_cluster(schools, django_assert_num_queries):
    period = builders.make_period(builders.make_cluster_year(schools=schools))
    period = type(period).objects.with_cluster().get(pk=period.pk)
    with django_assert_num_queries(9):
        gather(period)
