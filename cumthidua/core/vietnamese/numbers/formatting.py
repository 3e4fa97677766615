"""Numbers for tables and prose: ``12.443``, ``3,5``, ``−65``, ``04``."""

from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"
NOT_REPORTED = "\N{EN DASH}"


def format_number(
    value: Decimal | int | None, decimals: int | None = None, *, empty: str = NOT_REPORTED
) -> str:
    """Write a number with dots between thousands and a decimal comma.

    ``decimals`` rounds half up to that many places; without it the value keeps its own, less the
    trailing zeros. A value that was not reported is never a zero: it is written as ``empty``.
    """
    if value is None:
        return empty
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"cannot format {value!r}")
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(number):f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    text = f"{int(whole):,}".replace(",", ".")
    if fraction:
        text = f"{text},{fraction}"
    return f"{MINUS}{text}" if number < 0 else text


def format_signed(
    value: Decimal | int | None, decimals: int | None = None, *, empty: str = NOT_REPORTED
) -> str:
    """Write a difference: ``+4``, ``−65`` (U+2212), ``0``."""
    text = format_number(value, decimals, empty=empty)
    rounds_to_zero = not text.strip(f"0,.{MINUS}")
    if rounds_to_zero:
        return text.removeprefix(MINUS)
    return f"+{text}" if value is not None and value > 0 else text


def format_prose(value: Decimal | int | None, *, empty: str = NOT_REPORTED) -> str:
    """Write a count as official prose does: two digits from one to nine (``04 lớp``)."""
    text = format_number(value, empty=empty)
    return f"0{text}" if value in range(1, 10) else text
