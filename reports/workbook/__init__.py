"""The form as a workbook: written for the officer, and read back when it has been filled in elsewhere."""

from .layout import Unreadable
from .reading import Uploaded, read
from .writing import filename_of, write

__all__ = ["Unreadable", "Uploaded", "filename_of", "read", "write"]
