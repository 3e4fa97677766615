from .filings import Bound, CellStatus, Extension, Filing, FilingValue, ReturnedCell
from .reports import ReportSection, SummaryReport
from .stated import PeriodRemark, StatedTotal

__all__ = [
    "Bound",
    "CellStatus",
    "Extension",
    "Filing",
    "FilingValue",
    "PeriodRemark",
    "ReportSection",
    "ReturnedCell",
    "StatedTotal",
    "SummaryReport",
]
