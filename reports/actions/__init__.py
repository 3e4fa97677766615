"""Everything that changes a filing or a report. Keyword-only, one transaction, audited."""

from .cells import CellResult, explain_cell, mark_cell, save_cells
from .evidence import attach_evidence, remove_evidence
from .extensions import end_extension, extend
from .filings import (
    accept,
    certify,
    open_filings,
    recall,
    return_to_officer,
    return_to_school,
    submit,
)
from .reminders import remind, remind_all
from .suggestions import close_suggestion, state_totals, suggest
from .summaries import SectionResult, draft_report, regenerate_section, save_section

__all__ = [
    "CellResult",
    "SectionResult",
    "accept",
    "attach_evidence",
    "certify",
    "close_suggestion",
    "draft_report",
    "end_extension",
    "explain_cell",
    "extend",
    "mark_cell",
    "open_filings",
    "recall",
    "regenerate_section",
    "remind",
    "remind_all",
    "remove_evidence",
    "return_to_officer",
    "return_to_school",
    "save_cells",
    "save_section",
    "state_totals",
    "submit",
    "suggest",
]
