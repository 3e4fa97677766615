"""The made-up cluster "Cụm minh họa": ten schools, a finished year and one under way.

Every school, person and figure of it is invented, and its pages say so.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from awards.models import Award, Nomination
from clusters.catalogue import load_catalogue
from clusters.models import (
    Activity,
    Cluster,
    ClusterDuty,
    ClusterYear,
    ClusterYearMember,
    Conference,
    Duty,
    Handover,
    Membership,
    Period,
    PeriodKind,
)
from cumthidua.core import clock
from pledges.models import Pledge, PledgeTarget
from reports.models import PeriodRemark
from schools.models import School

from .calendar import DemoCalendar, at

CODE = "cum-minh-hoa"
SOURCE = "Dữ liệu minh họa"
THEME = "Đoàn kết - Dân chủ - Kỷ cương - Gương mẫu - Sáng tạo - Hiệu quả"

# In the order of the member list; codes are `tct-` and the province.
SCHOOLS = {
    "tct-lam-hai": "Lâm Hải", "tct-phu-linh": "Phú Lĩnh", "tct-tan-viet": "Tân Việt", "tct-bac-hoa": "Bắc Hòa",
    "tct-an-lac": "An Lạc", "tct-cao-lam": "Cao Lâm", "tct-dong-thinh": "Đông Thịnh", "tct-ha-phong": "Hà Phong",
    "tct-nam-thanh": "Nam Thành", "tct-vinh-son": "Vĩnh Sơn",
}  # fmt: skip
CHAIR, LAST_CHAIR, NEXT_CHAIR = "tct-an-lac", "tct-dong-thinh", "tct-cao-lam"


class Target(NamedTuple):
    """One target of the yearly pledge, and what would measure it."""

    text: str
    metric: str
    threshold: int


TARGETS = (
    Target("100% các trường trong Cụm xây dựng chương trình, kế hoạch thi đua và đăng ký thi đua đối với tập thể, cá nhân",
           PledgeTarget.Metric.SHARE_OF_SCHOOLS, 100),
    Target("100% các trường trong Cụm tổ chức phát động phong trào thi đua của năm",
           PledgeTarget.Metric.SHARE_OF_SCHOOLS, 100),
    Target("100% các trường trong Cụm triển khai giải pháp cụ thể, sáng tạo thực hiện nhiệm vụ của năm",
           PledgeTarget.Metric.SHARE_OF_SCHOOLS, 100),
    Target("Mỗi trường tổ chức hoặc tham gia ít nhất 02 hoạt động tập trung của Cụm",
           PledgeTarget.Metric.ACTIVITIES, 2),
    Target("Mỗi trường có ít nhất 01 nội dung mới, cách làm mới", PledgeTarget.Metric.NEW_PRACTICE, 1),
    Target("Các trường trong Cụm đạt chuẩn mức 1 theo Quy định số 11-QĐ/TW",
           PledgeTarget.Metric.LEVEL, 1),
)  # fmt: skip
SHORTCOMINGS = (
    "Một số lớp khai giảng chậm so với kế hoạch năm",
    "Hội thảo, tọa đàm cấp cụm còn ít, việc nhân rộng cách làm mới chưa thường xuyên",
)
PROPOSALS = (
    "Học viện hướng dẫn thống nhất việc chuyển đổi số trong quản lý đào tạo",
    "Học viện sớm có ý kiến về hồ sơ đề nghị công nhận trường chính trị chuẩn của các trường trong Cụm",
)


def load() -> bool:
    """Schools, years, duties and the calendar, without figures; False when the cluster is there."""
    if Cluster.objects.filter(code=CODE).exists():
        return False
    plan = DemoCalendar.seen_from(clock.today())
    schools = _schools()
    cluster = _cluster(schools, plan.year)
    last, this = (_cluster_year(cluster, schools, year) for year in (plan.year - 1, plan.year))
    _duties(last, this, schools)
    _periods(last, this, plan)
    _events(last, this, schools, plan)
    _pledge(last, date(last.year, 3, 14))
    _pledge(this, date(this.year, 3, 12))
    return True


def tell_story() -> None:
    """What the schools did with it: figures filed, certified, accepted and returned, by real acts."""
    from .story import tell

    tell(DemoCalendar.seen_from(clock.today()))


def _schools() -> dict[str, School]:
    schools = {}
    for code, province in SCHOOLS.items():
        schools[code], _ = School.objects.get_or_create(
            code=code,
            defaults={
                "name": f"Trường Chính trị tỉnh {province}",
                "short_name": province,
                "province": province,
                "illustrative": True,
                "source": SOURCE,
            },
        )
    return schools


def _cluster(schools: dict[str, School], year: int) -> Cluster:
    cluster = Cluster.objects.create(
        code=CODE,
        name="Cụm thi đua minh họa các trường chính trị",
        short_name="Cụm minh họa",
        member_count_stated=len(schools),
        illustrative=True,
        source=SOURCE,
    )
    Membership.objects.bulk_create(
        Membership(cluster=cluster, school=school, valid_from=date(year - 1, 1, 1), source=SOURCE)
        for school in schools.values()
    )
    return cluster


def _cluster_year(cluster: Cluster, schools: dict[str, School], year: int) -> ClusterYear:
    cluster_year = ClusterYear.objects.create(
        cluster=cluster,
        year=year,
        label=f"năm {year}",
        theme=THEME,
        theme_kind="chủ đề",
        catalogue=load_catalogue(),
        source=SOURCE,
    )
    ClusterYearMember.objects.bulk_create(
        ClusterYearMember(cluster_year=cluster_year, school=school, order=order)
        for order, school in enumerate(schools.values(), start=1)
    )
    return cluster_year


def _duties(last: ClusterYear, this: ClusterYear, schools: dict[str, School]) -> None:
    """The closing acts of a year stay with its chair, so a chair's duty has no last day."""
    held = (
        (last, LAST_CHAIR, Duty.CHAIR, (1, 1), None),
        (last, CHAIR, Duty.STANDING_VICE_CHAIR, (1, 1), None),
        (last, "tct-bac-hoa", Duty.VICE_CHAIR, (1, 1), (6, 30)),
        (last, "tct-ha-phong", Duty.VICE_CHAIR, (7, 1), None),
        (this, CHAIR, Duty.CHAIR, (1, 1), None),
        (this, NEXT_CHAIR, Duty.STANDING_VICE_CHAIR, (1, 1), None),
        (this, "tct-vinh-son", Duty.VICE_CHAIR, (1, 1), None),
    )
    ClusterDuty.objects.bulk_create(
        ClusterDuty(
            cluster_year=year,
            school=schools[code],
            duty=duty,
            valid_from=date(year.year, *begins),
            valid_to=date(year.year, *ends) if ends else None,
        )
        for year, code, duty, begins, ends in held
    )


def _periods(last: ClusterYear, this: ClusterYear, plan: DemoCalendar) -> None:
    halves = [
        Period(
            cluster_year=year,
            kind=PeriodKind.HALF,
            opens_at=at(date(year.year, 5, 25)),
            due_at=at(date(year.year, 6, 15), 17),
            closes_at=at(date(year.year, 6, 30), 23, 59),
        )
        for year in (last, this)
    ]
    finished = Period(
        cluster_year=last,
        kind=PeriodKind.YEAR,
        opens_at=at(date(last.year, 10, 10)),
        due_at=at(date(last.year, 10, 31), 17),
        closes_at=at(date(last.year, 11, 14), 23, 59),
    )
    under_way = Period(
        cluster_year=this,
        kind=PeriodKind.YEAR,
        opens_at=at(plan.due_day - timedelta(days=21)),
        due_at=at(plan.due_day, 17),
        closes_at=at(plan.last_day, 23, 59),
    )
    for period in (*halves, finished, under_way):
        period.save()
        _remarks(period)


def _remarks(period: Period) -> None:
    PeriodRemark.objects.bulk_create(
        PeriodRemark(period=period, kind=kind, order=order, text=text, source=SOURCE)
        for kind, texts in (
            (PeriodRemark.Kind.SHORTCOMING, SHORTCOMINGS),
            (PeriodRemark.Kind.PROPOSAL, PROPOSALS),
        )
        for order, text in enumerate(texts, start=1)
    )


def _events(last: ClusterYear, this: ClusterYear, schools: dict[str, School], plan: DemoCalendar) -> None:
    handover_day = date(last.year, 11, 21)
    _conferences(last, schools[LAST_CHAIR], (date(last.year, 3, 14), date(last.year, 6, 26), handover_day))
    _conferences(
        this, schools[CHAIR], (date(this.year, 3, 12), date(this.year, 6, 25), plan.annual_conference)
    )
    Handover.objects.create(
        cluster_year=last,
        from_school=schools[LAST_CHAIR],
        to_school=schools[CHAIR],
        date=handover_day,
        source=SOURCE,
    )
    for code, award in (
        ("tct-nam-thanh", Award.EMULATION_FLAG),
        ("tct-vinh-son", Award.CERTIFICATE_OF_MERIT),
    ):
        Nomination.objects.create(cluster_year=last, school=schools[code], award=award, source=SOURCE)
    for year in (last, this):
        _activities(year, schools, clock.today())
    _final_activities(this, schools, plan)


def _conferences(year: ClusterYear, host: School, days: tuple[date, date, date]) -> None:
    names = (
        (Conference.Kind.PLEDGE, f"Hội nghị triển khai công tác và ký kết giao ước thi đua năm {year.year}"),
        (Conference.Kind.MIDYEAR, f"Hội nghị sơ kết phong trào thi đua 6 tháng đầu năm {year.year}"),
        (Conference.Kind.ANNUAL, f"Hội nghị tổng kết phong trào thi đua năm {year.year}"),
    )
    Conference.objects.bulk_create(
        Conference(
            cluster_year=year,
            kind=kind,
            name=name,
            date=day,
            host=host,
            mode=Conference.Mode.ONLINE if kind == Conference.Kind.MIDYEAR else Conference.Mode.IN_PERSON,
            schools_attending=len(SCHOOLS) if day <= clock.today() else None,
            source=SOURCE,
        )
        for (kind, name), day in zip(names, days, strict=True)
    )


def _activities(year: ClusterYear, schools: dict[str, School], today: date) -> None:
    """Two common activities in summer; a third in September is an inspection."""
    planned = (
        (Activity.Kind.EXCHANGE, "Giao lưu văn nghệ, thể thao các trường trong Cụm", (5, 16), "tct-ha-phong"),
        (Activity.Kind.SEMINAR, "Tọa đàm cấp cụm “Đổi mới dạy học lý luận chính trị gắn với thực tiễn địa phương”",
         (6, 20), "tct-nam-thanh"),
        (Activity.Kind.INSPECTION, "Kiểm tra chéo công tác thi đua, khen thưởng", (9, 18), "tct-vinh-son"),
    )  # fmt: skip
    for order, (kind, title, (month, day), lead) in enumerate(planned, start=1):
        held = date(year.year, month, day)
        Activity.objects.create(
            cluster_year=year,
            order=order,
            kind=kind,
            title=title,
            planned_month=held.replace(day=1),
            held_on=held if held <= today else None,
            lead=schools[lead],
            place=schools[lead],
            source=SOURCE,
        )


def _final_activities(this: ClusterYear, schools: dict[str, School], plan: DemoCalendar) -> None:
    month = plan.annual_conference.replace(day=1)
    for order, (kind, title) in enumerate(
        (
            (Activity.Kind.ANNUAL_CONFERENCE, f"Hội nghị tổng kết phong trào thi đua năm {this.year}"),
            (
                Activity.Kind.OTHER,
                f"Bàn giao nhiệm vụ Cụm trưởng năm {this.year + 1} cho {schools[NEXT_CHAIR].name}",
            ),
        ),
        start=4,
    ):
        Activity.objects.create(
            cluster_year=this,
            order=order,
            kind=kind,
            title=title,
            planned_month=month,
            lead=schools[CHAIR],
            place=schools[CHAIR],
            source=SOURCE,
        )


def _pledge(year: ClusterYear, signed_on: date) -> None:
    pledge = Pledge.objects.create(
        cluster_year=year, signed_on=signed_on, schools_signing=len(SCHOOLS), source=SOURCE
    )
    PledgeTarget.objects.bulk_create(
        PledgeTarget(
            pledge=pledge,
            order=order,
            number=order,
            text=target.text,
            metric=target.metric,
            threshold=Decimal(target.threshold),
            due_year=year.year,
            source=SOURCE,
        )
        for order, target in enumerate(TARGETS, start=1)
    )
