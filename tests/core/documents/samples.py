"""A half-year report of 2024 as it may really look; people and the number are invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.safestring import mark_safe

from cumthidua.core.documents.content import (
    AnnexGroup,
    AnnexRow,
    AnnexTable,
    OfficialDocument,
    Reconciliation,
    Section,
    Signature,
    SummaryReportContent,
)

from .narrative import COLUMNS, FIGURES, SECTIONS

TEMPLATE = "documents/summary_report.html"
HASH = "06809c22eea51f5aa0f5ce728b8bcac1e88024d09d2cfbfa38b6e06bde7ea4e3"
PERIOD = "6 tháng đầu năm và phương hướng, nhiệm vụ 6 tháng cuối năm 2024"
CLUSTER = "Cụm thi đua các trường chính trị khu vực miền núi, biên giới phía Bắc"
POST = ("HIỆU TRƯỞNG TRƯỜNG ĐÀO TẠO", "CÁN BỘ NGUYỄN VĂN CỪ", "TỈNH QUẢNG NINH")
SIGNATURE = Signature(
    authority="TM.", body_lines=("CỤM THI ĐUA",), post_lines=("CỤM TRƯỞNG", *POST), name="Nguyễn Văn Mẫu"
)
DEPUTY = replace(
    SIGNATURE,
    post_lines=("CỤM TRƯỞNG", "KT. " + "\n".join(POST), "PHÓ HIỆU TRƯỞNG"),
    name="Trần Thị Ví Dụ",
)


def document(**changes: Any) -> OfficialDocument:
    """The report's frame, issued in the State's style unless told otherwise."""
    usual: dict[str, Any] = {
        "style": "state",
        "parent_lines": ("HỌC VIỆN CHÍNH TRỊ", "QUỐC GIA HỒ CHÍ MINH"),
        "issuer_lines": ("CỤM THI ĐUA", "CÁC TRƯỜNG CHÍNH TRỊ", "KHU VỰC MIỀN NÚI,", "BIÊN GIỚI PHÍA BẮC"),
        "issuer_name": CLUSTER,
        "type_code": "BC",
        "type_name": "BÁO CÁO",
        "abstract_lines": (
            "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm",
            "và phương hướng, nhiệm vụ 6 tháng cuối năm 2024",
        ),
        "abbreviation": "TĐC",
        "number": 5,
        "place": "Quảng Ninh",
        "date": date(2024, 7, 5),
        "year": 2024,
        "recipients": (
            "Vụ Các trường chính trị, Học viện Chính trị quốc gia Hồ Chí Minh (để báo cáo)",
            "Tỉnh ủy Quảng Ninh (để báo cáo)",
            "Các trường thành viên Cụm thi đua",
        ),
        "archive": "Lưu: VT, TĐ (02).",
        "signature": SIGNATURE,
        "draft": False,
        "author": "Cụm thi đua (văn bản minh họa)",
        "content_sha256": HASH,
        "ribbon": "Văn bản minh họa, không có giá trị thi hành",
    }
    return OfficialDocument(**usual | changes)


def draft(**changes: Any) -> OfficialDocument:
    return document(**{"draft": True, "number": None, "date": None, "content_sha256": None} | changes)


def report(frame: OfficialDocument | None = None, **changes: Any) -> SummaryReportContent:
    """The whole report."""
    usual: dict[str, Any] = {
        "document": frame or document(),
        "opening": f"Thực hiện kế hoạch công tác thi đua năm 2024, {CLUSTER} (sau đây gọi là Cụm thi đua) "
        f"báo cáo kết quả công tác thi đua, khen thưởng {PERIOD} như sau:",
        "sections": sections(),
        "closing": f"Trên đây là Báo cáo sơ kết công tác thi đua, khen thưởng {PERIOD} của {CLUSTER}",
        "annexes": (annex(),),
    }
    return SummaryReportContent(**usual | changes)


def short_report(frame: OfficialDocument | None = None, *paragraphs: str) -> SummaryReportContent:
    """One section with the given paragraphs, no annex: quick to lay out."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    section = Section(key="only", level=2, number="I", title="NỘI DUNG", body=mark_safe(body))
    return report(frame, sections=(section,), annexes=())


def sections() -> tuple[Section, ...]:
    return tuple(
        Section(key=f"s{index}", level=level, number=number, title=title, body=mark_safe(body))  # type: ignore[arg-type]
        for index, (level, number, title, body) in enumerate(SECTIONS)
    )


def annex(**changes: Any) -> AnnexTable:
    """The eight schools' figures of the first half of 2024."""
    groups = figures()
    usual: dict[str, Any] = {
        "title": "TỔNG HỢP SỐ LIỆU 6 THÁNG ĐẦU NĂM 2024 THEO TRƯỜNG",
        "columns": COLUMNS,
        "groups": groups,
        "notes": (
            "Dấu “…”: chưa có số liệu (khác với số 0).",
            "Tên tỉnh dùng thay cho tên trường; tên đầy đủ ghi tại mục II.2 của Báo cáo.",
        ),
        "reconciliation": Reconciliation.of(groups),
    }
    return AnnexTable(**usual | changes)


def figures() -> tuple[AnnexGroup, ...]:
    groups: list[tuple[str, str, list[AnnexRow]]] = []
    for line in FIGURES.strip().splitlines():
        if "|" in line:
            groups[-1][2].append(_row(line))
        else:
            letter, _, label = line.partition(". ")
            groups.append((letter, label, []))
    return tuple(AnnexGroup(letter=letter, label=label, rows=tuple(rows)) for letter, label, rows in groups)


def _row(line: str) -> AnnexRow:
    label, unit, cells, total, coverage, claim = (part.strip() for part in line.split("|"))
    values = [None if cell == "…" else cell for cell in cells.split()]
    stated, _, difference = claim.partition(" ")
    return AnnexRow(
        label=label,
        unit=unit,
        cells=tuple(values if len(values) > 1 else values * len(COLUMNS)),
        total=None if total == "…" else total,
        coverage=coverage,
        stated=stated or None,
        difference=difference or None,
    )


def large_annex(schools: int = 12, rows: int = 60, cell: str = "12.443") -> AnnexTable:
    """As large as a cluster gets, with the long names of schools merged in 2025."""
    names = (
        "Tuyên Quang",
        "Thái Nguyên",
        "Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn",
        *COLUMNS,
        "Phú Thọ",
    )
    lines = tuple(
        AnnexRow(
            label=f"Chỉ tiêu thứ {index}: số lượt cán bộ, giảng viên được bồi dưỡng",
            unit="người/lớp",
            cells=tuple(None if (index + school) % 5 == 0 else cell for school in range(schools)),
            total="149.316",
            coverage=f"{schools - 2}/{schools}",
            stated="149.320",
            difference="+4" if index % 2 else None,
        )
        for index in range(1, rows + 1)
    )
    half = len(lines) // 2
    groups = (
        AnnexGroup(letter="A", label="Đào tạo, bồi dưỡng", rows=lines[:half]),
        AnnexGroup(letter="B", label="Nghiên cứu khoa học", rows=lines[half:]),
    )
    return annex(columns=names[:schools], groups=groups, reconciliation=Reconciliation.of(groups))
