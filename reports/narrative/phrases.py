"""The words of the field for each indicator and each chapter of the report: data, not code.

A phrase is what follows the number ("03 đề tài khoa học cấp tỉnh"); its short form stands in the
line of one school, where the chapter has already said what it speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    noun: str
    short: str = ""

    @property
    def in_line(self) -> str:
        return self.short or self.noun


@dataclass(frozen=True)
class Act:
    """One verb and what was done: "tổ chức" workshops and seminars."""

    verb: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A subject and its acts. `{period}` in the lead is the reporting period."""

    lead: str
    acts: tuple[Act, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for act in self.acts for code in act.codes)


@dataclass(frozen=True)
class Chapter:
    """A numbered part of the results, about one group of the catalogue.

    `topic` completes "chưa báo cáo số liệu về …". With `by_school`, a list of the schools follows.
    """

    group: str
    title: str
    topic: str
    sentences: tuple[Sentence, ...] = ()
    by_school: bool = False


PHRASES = {
    # Đào tạo, bồi dưỡng
    "class_count": Phrase("lớp đào tạo, bồi dưỡng", "lớp"),
    "learner_count": Phrase("học viên"),
    "class_llct_intermediate": Phrase("lớp trung cấp lý luận chính trị"),
    "learner_llct_intermediate": Phrase("học viên lớp trung cấp lý luận chính trị"),
    "class_llct_advanced": Phrase("lớp cao cấp lý luận chính trị"),
    "learner_llct_advanced": Phrase("học viên lớp cao cấp lý luận chính trị"),
    "class_refresher": Phrase("lớp bồi dưỡng"),
    "learner_refresher": Phrase("học viên lớp bồi dưỡng"),
    "class_planned": Phrase("lớp theo kế hoạch năm"),
    "class_plan_rate": Phrase("tỷ lệ hoàn thành kế hoạch mở lớp"),
    "class_late_start": Phrase("lớp khai giảng chậm so với kế hoạch"),
    "graduate_count": Phrase("học viên tốt nghiệp"),
    # Nghiên cứu khoa học
    "topic_ministry": Phrase("đề tài khoa học cấp bộ", "đề tài cấp bộ"),
    "topic_province": Phrase("đề tài khoa học cấp tỉnh", "đề tài cấp tỉnh"),
    "topic_school": Phrase("đề tài khoa học cấp trường", "đề tài cấp trường"),
    "topic_faculty": Phrase("đề tài khoa học cấp khoa", "đề tài cấp khoa"),
    "project_de_an": Phrase("đề án cấp tỉnh"),
    "initiative": Phrase("sáng kiến kinh nghiệm"),
    "workshop_ministry": Phrase("hội thảo khoa học cấp bộ", "hội thảo cấp bộ"),
    "workshop_province": Phrase("hội thảo khoa học cấp tỉnh", "hội thảo cấp tỉnh"),
    "workshop_cluster": Phrase("hội thảo khoa học cấp cụm", "hội thảo cấp cụm"),
    "workshop_school": Phrase("hội thảo khoa học cấp trường", "hội thảo cấp trường"),
    "workshop_faculty": Phrase("hội thảo khoa học cấp khoa", "hội thảo cấp khoa"),
    "seminar_province": Phrase("tọa đàm cấp tỉnh"),
    "seminar_cluster": Phrase("tọa đàm cấp cụm"),
    "seminar_school": Phrase("tọa đàm cấp trường"),
    "seminar_faculty": Phrase("tọa đàm cấp khoa"),
    "proceedings": Phrase("cuốn kỷ yếu"),
    "bulletin_issue": Phrase("số Thông tin lý luận và thực tiễn"),
    "monograph": Phrase("cuốn sách chuyên khảo"),
    "textbook": Phrase("cuốn giáo trình, tài liệu"),
    "journal_article": Phrase("bài đăng tạp chí"),
    "policy_report": Phrase("báo cáo tư vấn cấp ủy, tổng kết thực tiễn"),
    # Xây dựng đội ngũ
    "staff_sent_phd": Phrase("người đi đào tạo tiến sĩ"),
    "staff_sent_master": Phrase("người đi đào tạo thạc sĩ"),
    "staff_sent_llct_advanced": Phrase("người đi học cao cấp lý luận chính trị"),
    "staff_sent_llct_intermediate": Phrase("người đi học trung cấp lý luận chính trị"),
    "lecturer_field_term": Phrase("giảng viên đi nghiên cứu thực tế có kỳ hạn"),
    "field_trip_staff": Phrase("lượt giảng viên đi nghiên cứu thực tế"),
    "staff_training_turns": Phrase("lượt cán bộ, giảng viên được bồi dưỡng"),
    "demo_teaching_faculty": Phrase("giảng viên thao giảng cấp khoa"),
    "demo_teaching_school": Phrase("giảng viên thao giảng cấp trường"),
    "class_observation": Phrase("lượt dự giờ"),
    "excellent_lecturer": Phrase("giảng viên đạt giải tại hội thi giảng viên dạy giỏi"),
    "staff_total": Phrase("cán bộ, viên chức, người lao động"),
    "teaching_staff": Phrase("giảng viên"),
    "staff_phd": Phrase("tiến sĩ"),
    "staff_master": Phrase("thạc sĩ"),
    "staff_llct_advanced": Phrase("người có trình độ cao cấp lý luận chính trị"),
    # Bảo vệ nền tảng tư tưởng
    "essay_contest_school": Phrase("tác phẩm dự thi chính luận cấp trường"),
    "essay_contest_sent_province": Phrase("tác phẩm dự thi cấp tỉnh"),
    "nq35_article": Phrase("tin, bài bảo vệ nền tảng tư tưởng của Đảng"),
    # Công tác thi đua
    "cluster_activity_joined": Phrase("lượt hoạt động tập trung của Cụm"),
    "new_practice": Phrase("nội dung mới, cách làm mới"),
    "social_activity": Phrase("hoạt động an sinh xã hội"),
    "has_plan": Phrase("trường xây dựng chương trình, kế hoạch thi đua"),
    "has_registration": Phrase("trường đăng ký thi đua đối với tập thể và cá nhân"),
    "has_launch": Phrase("trường phát động phong trào thi đua"),
    "has_solutions": Phrase("trường triển khai giải pháp cụ thể, sáng tạo"),
    # Trường chính trị chuẩn
    "standard_criteria_met": Phrase("chỉ tiêu đạt theo Quy định số 11-QĐ/TW"),
}

# Kinds of classes: (classes, learners), each a part of the whole.
CLASS_KINDS = (
    ("class_llct_intermediate", "learner_llct_intermediate"),
    ("class_llct_advanced", "learner_llct_advanced"),
    ("class_refresher", "learner_refresher"),
)
# Said in a sentence of their own kind, or elsewhere in the report (late classes: under Hạn chế).
SAID_APART = frozenset(
    {"class_count", "learner_count", "class_planned", "class_plan_rate", "class_late_start"}
    | {code for pair in CLASS_KINDS for code in pair}
    | {"standard_school_level", "standard_criteria_met", "topic_or_project_province"}
)

CHAPTERS = (
    Chapter(
        "training", "Công tác đào tạo, bồi dưỡng", "đào tạo, bồi dưỡng", by_school=True,
        sentences=(Sentence("Trong kỳ, các trường", (Act("có", ("graduate_count",)),)),),
    ),
    Chapter(
        "research", "Công tác nghiên cứu khoa học, tổng kết thực tiễn",
        "nghiên cứu khoa học, tổng kết thực tiễn", by_school=True,
        sentences=(
            Sentence("Trong {period}, các trường đã", (
                Act("triển khai", ("topic_ministry", "topic_province", "topic_school", "topic_faculty",
                                   "project_de_an")),
                Act("có", ("initiative",)),
                Act("tổ chức", ("workshop_ministry", "workshop_province", "workshop_cluster",
                                "workshop_school", "workshop_faculty", "seminar_province",
                                "seminar_cluster", "seminar_school", "seminar_faculty")),
                Act("xuất bản", ("proceedings", "bulletin_issue", "monograph")),
                Act("biên soạn", ("textbook",)),
                Act("có", ("journal_article",)),
                Act("xây dựng", ("policy_report",)),
            )),
        ),
    ),
    Chapter(
        "staff", "Công tác xây dựng đội ngũ", "xây dựng đội ngũ",
        sentences=(
            Sentence("Trong {period}, các trường đã", (
                Act("cử", ("staff_sent_phd", "staff_sent_master", "staff_sent_llct_advanced",
                           "staff_sent_llct_intermediate", "lecturer_field_term", "field_trip_staff")),
                Act("có", ("staff_training_turns",)),
                Act("có", ("demo_teaching_faculty", "demo_teaching_school")),
                Act("tổ chức", ("class_observation",)),
                Act("có", ("excellent_lecturer",)),
            )),
            Sentence("Tại thời điểm báo cáo, các trường", (
                Act("có", ("staff_total",)),
                Act("có", ("teaching_staff",)),
                Act("có", ("staff_phd", "staff_master", "staff_llct_advanced")),
            )),
        ),
    ),
    Chapter(
        "ideology", "Công tác bảo vệ nền tảng tư tưởng của Đảng", "bảo vệ nền tảng tư tưởng của Đảng",
        sentences=(
            Sentence("Trong {period}, các trường đã", (
                Act("có", ("essay_contest_school",)),
                Act("gửi", ("essay_contest_sent_province",)),
                Act("đăng tải", ("nq35_article",)),
            )),
        ),
    ),
    Chapter(
        "emulation", "Công tác thi đua", "công tác thi đua",
        sentences=(
            Sentence("Trong {period}, các trường đã", (
                Act("tổ chức hoặc tham gia", ("cluster_activity_joined",)),
                Act("có", ("new_practice",)),
                Act("tổ chức", ("social_activity",)),
            )),
        ),
    ),
    Chapter(
        "standard", "Xây dựng trường chính trị chuẩn", "xây dựng trường chính trị chuẩn", by_school=True
    ),
)  # fmt: skip
