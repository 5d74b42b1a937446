"""Builders for expressions that need an anchor."""

from __future__ import annotations

from dataclasses import replace

from factcheck.language.morphology import is_genitive
from factcheck.temporal.expressions import (
    Amount,
    Anchor,
    Expression,
    Length,
    Modified,
    Point,
    Shift,
    Told,
    UnitPoint,
    WeekdayPoint,
)
from factcheck.temporal.parts import Parts

_HALVES = {"hour": ("minute", 60), "year": ("month", 12), "day": ("hour", 24), "minute": ("second", 60), "century": ("year", 100)}


def _amount_and_unit(p: Parts) -> tuple[Amount, str] | None:
    """Return how many of which unit; half units and halves become whole smaller ones («полгода»: 6 months)."""
    half = p.get("h", "half_unit")
    if half:
        return _whole(half[0], half[1])
    unit = p.unit()
    if unit is None:
        return None
    amount = p.amount() or (1, 1)
    added = p.get("f", "half_and") or 0
    if added or amount[0] != int(amount[0]):
        return _whole(amount[0] + added, unit)
    return amount, unit


def _whole(count: float, unit: str) -> tuple[Amount, str] | None:
    if unit not in _HALVES:
        return None
    smaller, factor = _HALVES[unit]
    return (count * factor, count * factor), smaller


def _shift(p: Parts, direction: int, anchor: Anchor, suffix: str = "") -> Expression | None:
    measured = _amount_and_unit(p)
    if measured is None:
        return None
    amount, unit = measured
    mod = "APPROX" if amount[0] != amount[1] else None
    return Shift(unit, amount, direction, anchor, mod, suffix)


def today(p: Parts) -> Expression | None:
    """«вчера вечером», «сегодня, 15 августа»."""
    return UnitPoint("day", p.get("t", "today", "today_adj"), suffix=p.suffix())


def eve(p: Parts) -> Expression | None:
    """«накануне»: the day before the told day, or before publication; «накануне выборов» is before something else."""
    following = p.tokens[p.match.last].norm if p.match.last < len(p.tokens) else ""
    if following.isalpha() and is_genitive(following):
        return None
    return UnitPoint("day", -1, "auto", suffix=p.suffix())


def deictic_unit(p: Parts) -> Expression | None:
    """«на этой неделе», «в прошлом месяце»; «этот день» is the told one."""
    unit, offset = p.unit(), p.get("dd", "deictic", "nearest")
    if unit == "day":
        return None
    return UnitPoint(unit, offset) if unit else None


def next_unit(p: Parts) -> Expression | None:
    """«на следующий день», «в следующем году»: from the told time where one was told and the verb is past."""
    unit = p.unit()
    return UnitPoint(unit, p.get("dd", "next"), "auto") if unit else None


def next_part(p: Parts) -> Expression | None:
    """«на следующее утро», «утром следующего дня»."""
    return UnitPoint("day", p.get("dd", "next"), "auto", p.suffix())


def deictic_weekday(p: Parts) -> Expression | None:
    """«в минувшую пятницу», «в эту субботу», «в следующий вторник»."""
    offset = p.get("dd", "deictic", "next", "nearest")
    strict = p.get("dd", "nearest") is None
    return WeekdayPoint(p.get("w", "weekday"), offset, strict, p.suffix())


def weekday(p: Parts) -> Expression | None:
    """«в среду», «в среду вечером»: the nearest by tense."""
    token = p.token("w")
    if token is not None and token.norm == "среде":
        return None
    return WeekdayPoint(p.get("w", "weekday"), suffix=p.suffix())


def weekend(p: Parts) -> Expression | None:
    """«на прошлых выходных»."""
    return UnitPoint("weekend", 0 if p.get("dd", "nearest") else p.get("dd", "deictic", "next"))


def deictic_season(p: Parts) -> Expression | None:
    """«прошлым летом»."""
    return UnitPoint("season", p.get("dd", "deictic", "next"), index=p.get("s", "season", "season_adv"))


def deictic_month(p: Parts) -> Expression | None:
    """«в прошлом августе»."""
    return UnitPoint("named_month", p.get("dd", "deictic", "next", "nearest"), index=p.get("m", "month"))


def ago(p: Parts) -> Expression | None:
    """«три года назад»."""
    return _shift(p, -1, "publication")


def through(p: Parts) -> Expression | None:
    """«через два дня», «спустя год», «через месяц после этого»."""
    return _shift(p, 1, "text" if p.token("aft") else "auto")


def shifted(p: Parts) -> Expression | None:
    """«двумя днями ранее», «годом позже»."""
    return _shift(p, p.get("e", "earlier_later"), "text")


def before_that(p: Parts) -> Expression | None:
    """«за несколько дней до этого»."""
    return _shift(p, -1, "text")


def same(p: Parts) -> Expression | None:
    """«в том же месяце», «вечером того же дня», «в ту же пятницу»."""
    suffix = p.suffix()
    unit = p.unit() or ("year" if p.token("u") else None)
    if unit:
        return Told(unit, suffix)
    for name, category in (("w", "weekday"), ("m", "month"), ("s", "season"), ("s", "season_adv")):
        value = p.get(name, category)
        if value is not None:
            return Told(category.removesuffix("_adv"), suffix, value)
    return Told("day", suffix)


def then(p: Parts) -> Expression | None:
    """«тогда же»: the told time itself."""
    return Told("same")


def told_part(p: Parts) -> Expression | None:
    """«вечером» alone: of the told day, else of publication's."""
    return Told("day", p.suffix(), "or_publication")


def recent_length(p: Parts) -> Expression | None:
    """«последние три года», «ближайшие два дня»: a length with its ends."""
    amount, unit = p.amount(), p.unit()
    if amount is None or unit is None:
        return None
    upper = ((amount[1], unit),) if amount[0] != amount[1] else ()
    return Length(((amount[0], unit),), upper, recent=p.get("r", "recent"))


def phase_of_unit(p: Parts) -> Expression | None:
    """«с начала года», «в конце прошлой недели»."""
    unit = p.unit()
    if unit is None:
        return None
    return Modified(UnitPoint(unit, p.get("dd", "deictic") or 0), p.get("ph", "phase"))


def with_part(expression: Expression | None, suffix: str) -> Expression | None:
    """Return the expression with a part of day attached, where it can take one."""
    if isinstance(expression, Point | WeekdayPoint | UnitPoint | Shift | Told) and suffix:
        return replace(expression, suffix=suffix)
    return expression
