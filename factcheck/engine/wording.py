"""Write values for people: dates, durations, weekdays, quantities and what became of an event, in Russian and English."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from factcheck.claims.lexicon import words
from factcheck.data_files import read_yaml
from factcheck.engine.repair_names import write_duration
from factcheck.language.morphology import parses
from factcheck.resources import shipped
from factcheck.temporal.lexicon import lexicon
from factcheck.values.edtf import parse_edtf

_SCALES = ((1e9, "млрд"), (1e6, "млн"))
_MANY = 5.0  # what stands after «млн» is in the genitive plural
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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
    if field == "status":
        return str(words("status")["told"].get(value, value))
    return quantity_ru(value) if field == "quantity" else value


def value_en(field: str, value: str | None) -> str:
    """Return a field's value as an English reader would write it: a weekday by its name, all else as the contract has it."""
    if field == "value" and value and value.isdigit():
        return _WEEKDAYS[int(value) - 1]
    return value or ""


def quantity_ru(value: str) -> str:
    """Return a quantity with the unit of a table in Russian: «7 человек» for «7 people»; other text as it stands."""
    number, _, unit = value.partition(" ")
    noun = _units().get(unit.lower())
    if not number.replace(".", "", 1).isdigit():
        return value
    for scale, name in _SCALES:
        if float(number) >= scale:
            return f"{float(number) / scale:.10g}".replace(".", ",") + f" {name} {_counted(noun, _MANY) if noun else unit}".rstrip()
    return f"{number.replace('.', ',')} {_counted(noun, float(number)) if noun else unit}".rstrip()


def _counted(noun: str, number: float) -> str:
    """Return a noun as a number has it: «21 метр», «3 человека», «7 человек», «3,5 метра»."""
    readings = parses(noun)
    if not number.is_integer():
        inflected = readings[0].inflect({"sing", "gent"})
        return str(inflected.word) if inflected else noun
    agreed = readings[0].make_agree_with_number(int(number))
    counted = {"plur", "gent"} <= agreed.tag.grammemes if agreed else False
    own = any({"plur", "gent"} <= reading.tag.grammemes for reading in readings)  # «человек», not «людей»
    return noun if counted and own else str(agreed.word) if agreed else noun


@cache
def _units() -> dict[str, str]:
    units: dict[str, str] = read_yaml(shipped("rules") / "facts.yaml")["english"]
    return units
