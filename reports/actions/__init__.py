"""Everything that changes a filing or a report. Keyword-only, one transaction, audited."""

from .cells import CellResult, explain_cell, mark_cell, save_cells
from .filings import (
    accept,
    certify,
    extend,
    open_filings,
    recall,
    return_to_officer,
    return_to_school,
    submit,
)
from .summaries import SectionResult, draft_report, regenerate_section, save_section

__all__ = [
    "CellResult",
    "SectionResult",
    "accept",
    "certify",
    "draft_report",
    "explain_cell",
    "extend",
    "mark_cell",
    "open_filings",
    "recall",
    "regenerate_section",
    "return_to_officer",
    "return_to_school",
    "save_cells",
    "save_section",
    "submit",
]
