"""Roman numerals, as the press writes centuries, quarters and summits (also with the Cyrillic Х)."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CYRILLIC = str.maketrans("хсм", "xcm")


def roman_value(word: str) -> int | None:
    """Return the value of a lowercased Roman numeral, or None where `word` is none."""
    latin = word.translate(_CYRILLIC)
    if not latin or not _ROMAN.match(latin):
        return None
    values = [_DIGITS[char] for char in latin]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))
