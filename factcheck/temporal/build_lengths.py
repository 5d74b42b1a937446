"""Builders for durations, clock times and recurrences."""

from __future__ import annotations

from factcheck.temporal.expressions import Clock, Expression, Length, Recurrence, Span, UnknownLength
from factcheck.temporal.parts import Parts, clock_suffix

_YEAR = 1000  # a number from here on is a year, not so many of them
_PERIOD = {"hour": "PT{}H", "minute": "PT{}M", "day": "P{}D", "week": "P{}W", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y"}
_DESCENDING = ("century", "decade", "year", "half_year", "quarter", "month", "week", "day", "hour", "minute", "second")
_AFTERNOON = {"AF", "EV"}


def length(p: Parts) -> Expression | None:
    """«2 часа 15 минут», «полтора часа», «два с половиной года»."""
    parts = [part for name in ("a", "b", "c") if (part := _part(p, name))]
    if not parts and p.unit() and p.token("n"):
        parts = [(p.get("n", "num", "dotnum") + (p.get("f", "half_and") or 0), p.unit() or "")]
    if len(parts) > 1 and any(unit == "year" and count >= _YEAR for count, unit in parts):
        return None  # «21 февраля 2023 года, 1 час 40 минут»
    order = [_DESCENDING.index(unit) for _, unit in parts if unit in _DESCENDING]
    return Length(tuple(parts)) if parts and order == sorted(set(order)) else None


def length_and_part(p: Parts) -> Expression | None:
    """«час с четвертью», «два часа с половиной»."""
    count = p.get("n", "num", "dotnum") if p.token("n") else 1
    return Length(((count + (p.get("f", "half_and") or 0), p.unit() or ""),))


def _part(p: Parts, name: str) -> tuple[float, str] | None:
    half = p.get(f"{name}h", "half_unit")
    if half:
        return (half[0], half[1])
    unit = p.unit(f"{name}u")
    count = p.get(f"{name}n", "num", "dotnum") if p.token(f"{name}n") else p.get(f"{name}d", "num", "dotnum")
    return (count, unit) if unit else None


def length_excess(p: Parts) -> Expression | None:
    """«два с лишним часа», «час с небольшим»."""
    inner = length(p)
    if inner is None and p.unit():
        inner = Length(((1, p.unit() or ""),))
    return Length(inner.parts, mod="MORE_THAN") if isinstance(inner, Length) else None


def length_hedged(p: Parts) -> Expression | None:
    """«больше часа», «не менее недели»."""
    return Length(((1, p.unit() or ""),), mod=p.get("k1", "not_hedge") or p.get("k2", "hedge"))


def bare_length(p: Parts) -> Expression | None:
    """«в течение часа», «продлилась неделю»."""
    return Length(((1, p.unit() or ""),))


def length_inverted(p: Parts) -> Expression | None:
    """«часа два»: about two hours."""
    return Length(((p.get("n", "num"), p.unit() or ""),), mod="APPROX")


def length_range(p: Parts) -> Expression | None:
    """«три-четыре часа», «от двух до трех часов»."""
    low = p.get("n1", "num") if p.token("n1") else p.get("n1b", "num")
    high = p.get("n2", "num") if p.token("n2") else p.get("n2b", "num")
    unit = p.unit() or ""
    return Length(((low, unit),), ((high, unit),)) if low < high else None


def length_adjective(p: Parts) -> Expression | None:
    """«трехдневный», «45-минутная», «полуторачасовой»."""
    amount, unit = p.get("l", "length_adj", "one_unit_adj")
    return Length(((amount, unit),))


def hour_or_half(p: Parts) -> Expression | None:
    """«час-полтора»: from one to one and a half."""
    return Length(((1, p.unit() or ""),), ((1.5, p.unit() or ""),)) if p.get("n", "num") == 1.5 else None


def length_several(p: Parts) -> Expression | None:
    """«несколько лет»: TIMEX3 writes an unknown amount as X."""
    unit = p.unit()
    code = {"second": "PTXS", "minute": "PTXM", "hour": "PTXH", "day": "PXD", "week": "PXW", "month": "PXM", "year": "PXY"}.get(unit or "")
    return UnknownLength(code) if code else None


def hour_and_minutes(p: Parts) -> Expression | None:
    """«час сорок», «час двадцать минут»."""
    minutes = p.get("n", "num")
    return Length(((1, "hour"), (minutes, "minute"))) if 5 <= minutes < 60 else None


def half_past(p: Parts) -> Expression | None:
    """«в половине третьего дня»: 14:30."""
    number = p.get("o", "ord")
    return _clock(number - 1, 30, p.get("p", "day_time", "part_gen")) if 1 <= number <= 12 else None


def _clock(hour: int, minute: int, part: str | None) -> Clock | None:
    if part in _AFTERNOON and hour < 12:
        hour += 12
    elif part == "NI" and hour == 12:
        hour = 0
    return Clock(f"T{hour:02d}:{minute:02d}") if hour <= 24 and minute < 60 else None


def clock(p: Parts) -> Expression | None:
    """«15:30», «9:05 утра»."""
    hour, minute = (int(part) for part in p.get("c", "clock", "dotclock").replace(".", ":").split(":"))
    return _clock(hour, minute, p.get("day_part", "day_time", "part_gen"))


def clock_range(p: Parts) -> Expression | None:
    """«с 10:00 до 12:30»."""
    first, last = p.get("c1", "clock"), p.get("c2", "clock")
    return Span(Clock(clock_suffix(first)), Clock(clock_suffix(last)))


def hour(p: Parts) -> Expression | None:
    """«в 7 часов вечера», «в девять утра», «в 10 часов 30 минут»."""
    number = p.get("n", "hour_number", "hour_digits") if p.token("n") else 1
    return _clock(number, p.get("n2", "num") or 0, p.get("p", "day_time", "part_gen"))


def noon(p: Parts) -> Expression | None:
    """«в полдень», «в полночь»."""
    return Clock(f"T{p.get('o', 'noon'):02d}:00")


def recurrent(p: Parts) -> Expression | None:
    """«ежегодно», «еженедельный»."""
    return Recurrence(p.get("r", "recurrent"))


def every(p: Parts) -> Expression | None:
    """«каждый день», «каждую пятницу», «по вторникам», «каждые два часа»."""
    weekday = p.get("w", "weekday", "weekday_plural")
    if weekday:
        return Recurrence(f"XXXX-WXX-{weekday}")
    unit = p.unit()
    if unit in _PERIOD:
        return Recurrence(_PERIOD[unit].format(p.get("n", "num", "ord") or 1))
    part, season = p.get("q", "part"), p.get("s", "season")
    if part:
        return Recurrence(f"XXXX-XX-XXT{part}")
    return Recurrence(f"XXXX-{season}") if season else None


def times_per(p: Parts) -> Expression | None:
    """«раз в неделю», «дважды в год»: the period; TIMEX3 keeps the frequency apart."""
    unit, units = p.unit(), p.get("n2", "num") or 1
    if unit not in _PERIOD or units >= _YEAR:  # «во второй раз в 2024 году»
        return None
    return Recurrence(_PERIOD[unit].format(units))


def by_part(p: Parts) -> Expression | None:
    """«по утрам», «по выходным»."""
    return Recurrence(p.get("b", "by_part"))
