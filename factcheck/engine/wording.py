"""Write values for people: dates, durations and weekdays in Russian and English."""

from __future__ import annotations

import re
from datetime import date

from factcheck.engine.repair_names import write_duration
from factcheck.language.morphology import parses
from factcheck.temporal.lexicon import lexicon
from factcheck.values.edtf import parse_edtf

_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")


def month_genitive(month: int) -> str:
    """Return «августа» for 8."""
    nominative = next(word for word, cats in lexicon().words.items() if cats.get("month") == month)
    inflected = parses(nominative)[0].inflect({"gent"})
    return str(inflected.word) if inflected else nominative


def weekday_name(number: int) -> str:
    """Return «пятница» for 5."""
    return next(word for word, cats in lexicon().words.items() if cats.get("weekday") == number)


def _day(day: date) -> str:
    return f"{day.day} {month_genitive(day.month)} {day.year} года"


def date_ru(edtf: str) -> str:
    """Return an EDTF date in Russian words: «15 августа 2025 года»; other text as it stands."""
    try:
        interval = parse_edtf(edtf)
    except ValueError:
        return edtf
    if interval.begin is None or interval.end is None:
        return edtf
    if interval.begin == interval.end:
        return _day(interval.begin)
    return f"{_day(interval.begin)} – {_day(interval.end)}" if len(edtf) > 7 else edtf


def duration_ru(iso: str) -> str:
    """Return an ISO duration, or a range of two, in Russian words."""
    return " – ".join(_one_duration(part) for part in iso.split("/"))


def _one_duration(iso: str) -> str:
    match = _ISO.match(iso)
    if not match:
        return iso
    days, hours, minutes = (int(group or 0) for group in match.groups())
    return write_duration(days * 1440 + hours * 60 + minutes)


def value_ru(field: str, value: str | None) -> str:
    """Return a field's value as a Russian reader would write it."""
    if not value:
        return ""
    if field in ("duration", "planned_duration") or (field == "retold" and _ISO.match(value)):
        return duration_ru(value)
    if field in ("date", "as_of", "own", "retold", "headline", "tense", "relative_day", "verified"):
        return date_ru(value)
    if field == "value" and value.isdigit():
        return weekday_name(int(value))
    return value
