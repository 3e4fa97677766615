"""Numbers as official Vietnamese writes them, and as an officer types them."""

from .formatting import format_number, format_prose, format_signed
from .parsing import Kind, Parsed, parse_number
from .wording import in_words

__all__ = [
    "Kind",
    "Parsed",
    "format_number",
    "format_prose",
    "format_signed",
    "in_words",
    "parse_number",
]
