"""Sums and changes: do numbers that are rounded as written fit together?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LEADING = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_BARE = re.compile(r"[\d\s.,]+$")
_LEAST_SCALE = 1_000
_FEW = 20
_TIMES_SLACK = 1 / 8  # «вдвое» of 1,8 to 2,2 times


@dataclass(frozen=True, slots=True)
class Written:
    """A number with its words, which say how far it is rounded: «18,4 млрд» to a tenth of a milliard."""

    text: str
    value: float

    @property
    def scale(self) -> float:
        """What the digits are multiplied by: a million in «86 млн», 1 in «120» and in words."""
        match = _LEADING.search(self.text)
        leading = float(re.sub(r"[ \u00a0\u202f]", "", match[0]).replace(",", ".")) if match else 0.0
        return self.value / leading if leading else 1.0

    @property
    def slack(self) -> float:
        """By how much it may have been rounded: half of its last digit; nothing for whole numbers without «тыс.», «млн», «млрд».

        A few whole millions («с 5 до 6 млрд») are meant as they stand: half a milliard more would have been written.
        """
        match = _LEADING.search(self.text)
        decimals = len(match[0].replace(",", ".").partition(".")[2]) if match else 0
        if not decimals and self.scale < _LEAST_SCALE:
            return 0.0
        few = not decimals and self.value / self.scale < _FEW
        return float((0.1 if few else 0.5) * self.scale * 10**-decimals)

    def like(self, other: Written) -> Written:
        """Return the number in the scale of the one after it: the 50 of «с 50 до 70 млн» is 50 million."""
        bare = _BARE.match(self.text) or self.text.isalpha()  # «первоначальных десяти»
        alone = bare and self.value < _LEAST_SCALE <= other.scale
        return Written(f"{self.text} {other.text.lstrip('0123456789., ')}", self.value * other.scale) if alone else self


def parts_make(parts: Sequence[Written], total: Written) -> bool:
    """Do the parts add up to the total, each rounded as it is written?"""
    slack = sum(number.slack for number in (*parts, total))
    return abs(sum(part.value for part in parts) - total.value) <= slack + 1e-9 * max(1.0, abs(total.value))


def change_fits(first: Written, last: Written, by: Written, unit: str | None) -> bool:
    """Is the way from `first` to `last` as long as `by` says: in percent of the first, else as a difference?

    With the unit «share»: is `last` that many percent of `first`? With «times»: is one so many times the other, to an eighth?
    """
    if unit == "times":
        return abs(_times(first.value, last.value) - by.value) <= _TIMES_SLACK * by.value
    if unit in ("%", "share"):
        edges = [_percent(a, b, unit) for a in _edges(first) for b in _edges(last) if a > 0]
        slack = max(by.slack, 0.5 if by.value % 1 == 0 else 0.05)
        return bool(edges) and min(edges) - slack <= by.value <= max(edges) + slack
    slack = first.slack + last.slack + by.slack
    return abs(abs(last.value - first.value) - by.value) <= slack + 1e-9


def _edges(number: Written) -> tuple[float, float]:
    return number.value - number.slack, number.value + number.slack


def change_of(first: Written, last: Written, unit: str | None) -> float:
    """Return what `by` should be: a share in percent to a tenth, how many times to a tenth, or the difference."""
    if unit == "times":
        return round(_times(first.value, last.value), 1)
    if unit in ("%", "share") and first.value:
        return round(_percent(first.value, last.value, unit), 1)
    return abs(last.value - first.value)


def _times(first: float, last: float) -> float:
    low, high = sorted((abs(first), abs(last)))
    return high / low if low else 0.0


def _percent(first: float, last: float, unit: str | None) -> float:
    return 100 * (last if unit == "share" else abs(last - first)) / first


def plain(value: float) -> str:
    """Write a number in full, with no exponent."""
    return str(round(value)) if abs(value - round(value)) < 1e-9 * max(1.0, abs(value)) else f"{value:.10g}"
