"""Make findings from rules that fired: the exact words, what is expected, the repair, a fingerprint that survives edits elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from factcheck.engine.repair_dates import DateRepair, repair_date
from factcheck.engine.repair_names import repair_duration, repair_person, repair_place, repair_position, repair_weekday
from factcheck.engine.repair_numbers import repair_number
from factcheck.engine.rules import Rule
from factcheck.engine.severity import severity_of
from factcheck.engine.subjects import Subject
from factcheck.engine.wording import value_en, value_ru, weekday_name
from factcheck.model import Article, Finding, OfficeClaim, Repair, WeekdayClaim
from factcheck.reference.links import FieldLink

_CONTEXT = 60
_NUMBERS = frozenset({"age", "years", "quantity", "total", "change"})


def finding_of(rule: Rule, subject: Subject, field: FieldLink, article: Article) -> Finding | None:
    """Return the finding of a rule that fired on a field, None where nobody asserts the words."""
    severity = severity_of(rule.severity, field, subject.voice)
    if severity is None:
        return None
    start, end, repair = _place_and_repair(article.text, subject, field)
    others = [_place_and_repair(article.text, subject, other)[2] for other in subject.others]
    values = {
        "expected": value_ru(field.name, field.expected),
        "actual": value_ru(field.name, field.actual),
        "words": article.text[start:end],
    }
    expected, actual = _contract_value(field, field.expected), _contract_value(field, field.actual)
    claim = subject.claim.id if subject.claim else None
    return Finding(
        id="",
        rule=rule.id,
        kind=rule.kind,
        severity=severity,
        start=start,
        end=end,
        text=article.text[start:end],
        message=rule.message_ru.format_map(values),
        message_en=rule.message_en.format_map(
            values | {"expected": value_en(field.name, field.expected), "actual": value_en(field.name, field.actual)}
        ),
        claim=claim,
        expected=expected,
        actual=actual,
        evidence=(field.evidence,) if field.evidence else subject.evidence,
        suggestion=repair,
        alternatives=_distinct([*_alternatives(article.text, subject, field), *(other for other in others if other)], repair),
        related=subject.related,
        fingerprint=_fingerprint(rule, article.text, start, end, expected),
    )


def _contract_value(field: FieldLink, value: str | None) -> str | None:
    """Return `expected`/`actual` as the contract writes them: a weekday as its noun."""
    if field.name == "value" and value and value.isdigit():
        return weekday_name(int(value))
    return value


def _distinct(repairs: Iterable[Repair], taken: Repair | None) -> tuple[Repair, ...]:
    return tuple(repair for repair in dict.fromkeys(repairs) if repair != taken)


def _place_and_repair(text: str, subject: Subject, field: FieldLink) -> tuple[int, int, Repair | None]:
    """Return the smallest wrong words and what to write there."""
    new = field.replacement
    start, end = field.start, field.end
    if new is None:
        return start, end, None
    if field.name in ("date", "as_of") and new.days:
        found = _date(text, subject, field, new.days)
        return found.start, found.end, found.repair
    if field.name in ("place", "within", "organisation") and new.name:
        return start, end, None if text[start : start + 1].islower() else repair_place(text, start, end, new.name)
    if field.name in ("participants", "person") and new.name:
        beside = subject.claim.position.text if isinstance(subject.claim, OfficeClaim) else ""
        return start, end, repair_person(text, start, end, new.name, beside) if field.exact else None
    if field.name == "position" and new.name:
        return start, end, repair_position(text, start, end, new.name)
    if field.name in ("duration", "planned_duration") and new.minutes:
        return start, end, repair_duration(start, end, new.minutes) if field.exact else None
    if field.name == "value" and new.value is not None:
        return start, end, repair_weekday(text, start, end, weekday_name(int(new.value)))
    if field.name in _NUMBERS and new.value is not None:
        return start, end, repair_number(text, start, end, new.value)
    if field.name in ("case", "spelling", "variant") and new.name:
        return start, end, Repair(start=start, end=end, replacement=new.name)
    return start, end, None


def _date(text: str, subject: Subject, field: FieldLink, days: tuple[date, date]) -> DateRepair:
    claim = subject.claim
    said = claim.as_of if isinstance(claim, OfficeClaim) else getattr(claim, "date", None)
    wrong = said.begin if said else None
    exact = said is not None and (said.begin == said.end_date or field.exact)
    return repair_date(text, field.start, field.end, wrong if exact else None, days)


def _alternatives(text: str, subject: Subject, field: FieldLink) -> list[Repair]:
    """A wrong weekday may be a wrong date: the nearest day that falls on the written weekday."""
    claim = subject.claim
    if not isinstance(claim, WeekdayClaim) or field.comparison.verdict != "disagrees" or claim.date.begin is None:
        return []
    shift = (int(float(str(claim.value.value))) - claim.date.begin.isoweekday() + 3) % 7 - 3
    number = claim.date.begin.toordinal() + shift
    if not 1 <= number <= date.max.toordinal():
        return []  # the calendar ends there
    right = date.fromordinal(number)
    repair = repair_date(text, claim.date.start, claim.date.end, claim.date.begin, (right, right)).repair
    return [repair] if repair else []


def _fingerprint(rule: Rule, text: str, start: int, end: int, expected: str | None) -> str:
    """Hash the rule, the words with their nearest surroundings in the line, and what is expected; other edits leave it."""
    line_start = text.rfind("\n", 0, start) + 1
    before = " ".join(text[max(line_start, start - _CONTEXT) : start].split())
    basis = "\0".join((rule.id, before[-30:], text[start:end], expected or ""))
    return hashlib.sha256(basis.encode()).hexdigest()[:20]
