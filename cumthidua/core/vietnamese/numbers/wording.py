"""Whole numbers spelled out, as minutes and decisions print them in brackets."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


def in_words(n: int) -> str:
    """Spell a whole number: 1005 is "một nghìn không trăm linh năm"."""
    if n < 0:
        return f"âm {in_words(-n)}"
    if n == 0:
        return _DIGITS[0]
    return " ".join(_spell(n))


def _spell(n: int, *, after: bool = False) -> list[str]:
    """Spell ``n``; ``after`` a larger unit, empty hundreds and tens are spoken too."""
    billions, rest = divmod(n, _BILLION)
    words = [*_spell(billions, after=after), "tỷ"] if billions else []
    after = after or bool(billions)
    for unit, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        triple, rest = divmod(rest, unit)
        if triple:
            words += _spell_triple(triple, after=after)
            words += [name] if name else []
            after = True
    return words


def _spell_triple(triple: int, *, after: bool) -> list[str]:
    hundreds, rest = divmod(triple, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or after else []
    if tens == 0 and units and words:
        return [*words, "linh", _DIGITS[units]]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    if units:
        words.append(_spell_units(tens, units))
    return words


def _spell_units(tens: int, units: int) -> str:
    if tens and units == 5:
        return "lăm"
    if tens >= 2 and units == 1:
        return "mốt"
    if tens >= 2 and units == 4:
        return "tư"
    return _DIGITS[units]
