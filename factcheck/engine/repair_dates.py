"""Correct a date in the author's form: the year alone, the month alone, the day alone, or the whole; digits stay digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.language.morphology import parses
from factcheck.model import Repair
from factcheck.temporal.lexicon import lexicon
from factcheck.temporal.normal import fold
from factcheck.temporal.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class DateRepair:
    """The smallest wrong words of a date, and what to write there (None where the form cannot be kept)."""

    start: int
    end: int
    repair: Repair | None


def repair_date(text: str, start: int, end: int, wrong: date | None, right: tuple[date, date]) -> DateRepair:
    """Return what to change in the date at text[start:end], which says `wrong`, so that it says the first day of `right`.

    Where the wrong day number lies inside the right days, only what is left over is changed.
    """
    tokens = tokenize(fold(text[start:end]), text[start:end])
    target = _target(wrong, right)
    whole = next((token for token in tokens if token.cats.keys() & {"dotted", "slashed", "iso"}), None)
    if whole is not None:
        return _numeric(text, start, whole, target)
    changes = [change for change in (_day(tokens, wrong, target), _month(tokens, wrong, target), _year(tokens, wrong, target)) if change]
    if not changes or (any(new is None for _, _, new in changes)):
        return DateRepair(start, end, None)
    changes.sort()
    low, high = start + changes[0][0], start + changes[-1][1]
    replacement, at = "", low
    for first, last, new in changes:
        replacement += text[at : start + first] + str(new)
        at = start + last
    return DateRepair(low, high, Repair(start=low, end=high, replacement=replacement))


def _target(wrong: date | None, right: tuple[date, date]) -> date:
    """Return the day of the right ones that keeps most of what was written."""
    first, last = right
    if wrong is None:
        return first
    days = [date.fromordinal(n) for n in range(first.toordinal(), min(last.toordinal(), first.toordinal() + 60) + 1)]
    return max(days, key=lambda day: ((day.day == wrong.day) + (day.month == wrong.month), -day.toordinal()))


def _numeric(text: str, start: int, token: Token, target: date) -> DateRepair:
    low, high = start + token.start, start + token.end
    written = text[low:high]
    if "iso" in token.cats:
        new = target.isoformat()
    else:
        mark = "." if "." in written else "/"
        day, month, year = written.split(mark)
        new = mark.join((f"{target.day:0{len(day)}d}", f"{target.month:0{len(month)}d}", f"{target.year:04d}"[-len(year) :]))
    return DateRepair(low, high, Repair(start=low, end=high, replacement=new))


_Change = tuple[int, int, str | None]


def _year(tokens: list[Token], wrong: date | None, target: date) -> _Change | None:
    for number, token in enumerate(tokens):
        if "year" in token.cats and token.cats["year"] != target.year:
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            word = following is not None and following.cats.keys() & {"year_word", "g"}
            tail = following if word and following else token
            digits = token.norm[:4].isdigit()
            new = f"{target.year}{token.norm[4:]}" if digits else None
            if new is None:
                return token.start, tail.end, None
            return token.start, tail.end, new + _between(tokens, token, tail)
    return None


def _between(tokens: list[Token], token: Token, tail: Token) -> str:
    return "" if token is tail else f" {tail.norm}"


def _month(tokens: list[Token], wrong: date | None, target: date) -> _Change | None:
    for token in tokens:
        month = token.cats.get("month")
        if month is not None and month != target.month:
            return token.start, token.end, _month_word(token.norm, target.month)
    return None


def _month_word(form: str, month: int) -> str | None:
    """Return another month's name in the same case."""
    case = next((parse.tag.case for parse in parses(form) if "NOUN" in parse.tag), None)
    nominative = next(word for word, cats in lexicon().words.items() if cats.get("month") == month)
    inflected = parses(nominative)[0].inflect({case}) if case else None
    return str(inflected.word) if inflected else None


def _day(tokens: list[Token], wrong: date | None, target: date) -> _Change | None:
    for token in tokens:
        day = token.cats.get("day")
        if day is not None and "year" not in token.cats and day != target.day:
            tail = token.norm.lstrip("0123456789")
            return token.start, token.end, f"{target.day}{tail}" if token.norm[:1].isdigit() else None
    return None
