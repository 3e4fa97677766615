from django.urls import URLPattern, URLResolver, path

from clusters import converters  # noqa: F401  (registers <period:…>)

from .views import (
    completeness,
    consolidation,
    evidence,
    filing,
    filing_acts,
    filing_cell,
    filing_check,
    narrative_import,
    proposals,
    report,
    report_import,
    workbook,
)

app_name = "reports"

_REPORT = "bao-cao/<slug:cluster>/<period:period>/"
_FILING = "so-lieu/<slug:cluster>/<period:period>/<slug:school>/"

_TABLE = "so-lieu/<slug:cluster>/<period:period>/"

urlpatterns: list[URLPattern | URLResolver] = [
    # Tổng hợp: what all schools filed
    path("so-lieu/", consolidation.filings, name="filings"),
    path("so-lieu/ngoai-tuyen.js", filing_check.filing_worker, name="filing_worker"),
    path(_TABLE, consolidation.consolidation, name="consolidation"),
    path(f"{_TABLE}tong-hop.xlsx", consolidation.export, name="export"),
    path(f"{_TABLE}doc-bao-cao/", report_import.read_published_report, name="read_published_report"),
    path(f"{_TABLE}tien-do/", completeness.completeness, name="completeness"),
    path(f"{_TABLE}nhac/", completeness.remind_schools, name="remind_schools"),
    path(f"{_TABLE}chi-tieu/<slug:code>/", consolidation.indicator, name="indicator"),
    # Số liệu của một trường trong một kỳ
    path(_FILING, filing.filing, name="filing"),
    path(f"{_FILING}luu/", filing.save_cells, name="save_cells"),
    path(f"{_FILING}trang-thai/", filing.filing_state, name="filing_state"),
    path(f"{_FILING}kiem-tra.json", filing_check.filing_check, name="filing_check"),
    path(f"{_FILING}giai-trinh/", filing_cell.explain_cell, name="explain_cell"),
    path(f"{_FILING}danh-dau/", filing_cell.mark_cell, name="mark_cell"),
    path(f"{_FILING}minh-chung/", evidence.evidence, name="evidence"),
    path(f"{_FILING}minh-chung/them/", evidence.attach_evidence, name="attach_evidence"),
    path(f"{_FILING}minh-chung/<int:file>/go/", evidence.remove_evidence, name="remove_evidence"),
    path(f"{_FILING}doc-van-ban/", narrative_import.read_narrative, name="read_narrative"),
    path(f"{_FILING}doc-van-ban/cat-goi-y/", narrative_import.close_suggestion, name="close_suggestion"),
    path(f"{_FILING}lich-su/", filing_cell.filing_history, name="filing_history"),
    path(f"{_FILING}bieu.xlsx", workbook.download_workbook, name="download_workbook"),
    path(f"{_FILING}tai-len/", workbook.upload_workbook, name="upload_workbook"),
    path(f"{_FILING}ghi-de-xuat/", proposals.save_proposals, name="save_proposals"),
    path(f"{_FILING}nop/", filing_acts.submit_filing, name="submit_filing"),
    path(f"{_FILING}rut-lai/", filing_acts.recall_filing, name="recall_filing"),
    path(f"{_FILING}xac-nhan/", filing_acts.certify_filing, name="certify_filing"),
    path(f"{_FILING}tra-lai/", filing_acts.return_filing, name="return_filing"),
    path(f"{_FILING}tiep-nhan/", filing_acts.accept_filing, name="accept_filing"),
    path(f"{_FILING}gia-han/", filing_acts.extend_filing, name="extend_filing"),
    path(f"{_FILING}gia-han/<int:extension>/", filing_acts.end_extension, name="end_extension"),
    path(f"{_FILING}nhac/", completeness.remind_school, name="remind_school"),
    # Báo cáo sơ kết, tổng kết của Cụm
    path("bao-cao/", report.reports, name="reports"),
    path(_REPORT, report.report, name="report"),
    path(f"{_REPORT}lap/", report.draft_report, name="draft_report"),
    path(f"{_REPORT}pdf/", report.render_report, name="render_report"),
    path(f"{_REPORT}so/<str:code>/", report.figure_source, name="figure_source"),
    path(f"{_REPORT}muc/<slug:key>/", report.edit_section, name="edit_section"),
    path(f"{_REPORT}muc/<slug:key>/lap-lai/", report.regenerate_section, name="regenerate_section"),
]
