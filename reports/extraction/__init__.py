"""From narrative to figures: what a report's sentences say, in codes of the catalogue.

Deterministic: a table of the field's words (`lexicon`) and a small grammar of Vietnamese counting
(number, noun, kind, level), no model. `extract` is pure; it knows no database.
"""

from .reader import Figure, extract
from .schools import SchoolName, shipped_schools

__all__ = ["Figure", "SchoolName", "extract", "shipped_schools"]
