from .extensions import Extension, Reminder
from .filings import Bound, CellStatus, Filing, FilingValue, ReturnedCell
from .reports import ReportSection, SummaryReport
from .stated import PeriodRemark, StatedTotal
from .suggestions import Suggestion

__all__ = [
    "Bound",
    "CellStatus",
    "Extension",
    "Filing",
    "FilingValue",
    "PeriodRemark",
    "Reminder",
    "ReportSection",
    "ReturnedCell",
    "StatedTotal",
    "Suggestion",
    "SummaryReport",
]
