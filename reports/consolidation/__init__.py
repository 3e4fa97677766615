"""Tổng hợp: what the accepted filings of a period add up to, beside what the sources state."""

from .reading import consolidate
from .shapes import Cell, Consolidation, Group, Row, SchoolColumn, Stated

__all__ = ["Cell", "Consolidation", "Group", "Row", "SchoolColumn", "Stated", "consolidate"]
