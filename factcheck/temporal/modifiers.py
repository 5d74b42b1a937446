"""Words around an expression that bound it: hedges, phases, ranges and open ends («около», «в начале», «с … по …», «до»)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.temporal.expressions import (
    Clock,
    Expression,
    Length,
    Modified,
    Point,
    Quantity,
    Recognised,
    Shift,
    Span,
    Told,
    UnitPoint,
    WeekdayPoint,
)
from factcheck.temporal.tokens import Token

_DATES = (Point, WeekdayPoint, UnitPoint, Shift, Told)
_INSTRUMENTAL = frozenset({"годом", "месяцем", "днем", "веком", "годами"})


def modify(items: list[Recognised], tokens: list[Token]) -> list[Recognised]:
    """Return the expressions with the words that bound them taken in."""
    step: Callable[[Recognised, list[Token]], Recognised]
    items = _attach_clocks(items, tokens)
    for step in (_phase, _hedge):
        items = [step(item, tokens) for item in items]
    items = _join_ranges(items, tokens)
    return [_open_end(item, tokens) for item in items]


def _attach_clocks(items: list[Recognised], tokens: list[Token]) -> list[Recognised]:
    """«в 9 утра 24 июня», «15 августа в девять утра», «с 10:00 до 12:00 15 августа»: one time of a day."""
    joined: list[Recognised] = []
    for item in items:
        timed = _timed(joined[-1], item, tokens) if joined else None
        if timed is not None:
            joined[-1] = replace(joined[-1], end=item.end, last=item.last, meaning=timed)
        else:
            joined.append(item)
    return joined


def _timed(left: Recognised, right: Recognised, tokens: list[Token]) -> Expression | None:
    between = tokens[left.last : right.first]
    if len(between) > 2 or any(not {"comma", "v"} & token.cats.keys() for token in between):
        return None
    if _is_day(right.meaning) and not between:
        return _with_time(right.meaning, left.meaning)
    return _with_time(left.meaning, right.meaning) if _is_day(left.meaning) and isinstance(right.meaning, Clock) else None


def _is_day(meaning: object) -> bool:
    unit = getattr(meaning, "unit", "day" if isinstance(meaning, WeekdayPoint) else "")
    return isinstance(meaning, _DATES) and unit == "day" and not _has_suffix(meaning)


def _with_time(day: object, time: object) -> Expression | None:
    if isinstance(time, Clock) and isinstance(day, _DATES):
        return replace(day, suffix=time.value)
    if isinstance(time, Span) and isinstance(time.first, Clock) and isinstance(time.last, Clock) and isinstance(day, _DATES):
        return Span(replace(day, suffix=time.first.value), replace(day, suffix=time.last.value))
    return None


def _cats(tokens: list[Token], at: int) -> dict[str, object]:
    return tokens[at].cats if 0 <= at < len(tokens) else {}


def _widen(item: Recognised, first: int, tokens: list[Token], meaning: Expression | Quantity) -> Recognised:
    return replace(item, start=tokens[first].start, first=first, meaning=meaning)


def _phase(item: Recognised, tokens: list[Token]) -> Recognised:
    """«в начале августа», «конец 2018 года»."""
    mod = _cats(tokens, item.first - 1).get("phase")
    if mod is None or not isinstance(item.meaning, Point | UnitPoint | Told | Span) or _has_suffix(item.meaning):
        return item
    return _widen(item, item.first - 1, tokens, Modified(item.meaning, str(mod)))


def _has_suffix(meaning: object) -> bool:
    return bool(getattr(meaning, "suffix", ""))


def _hedge_before(item: Recognised, tokens: list[Token]) -> tuple[str, int] | None:
    """Return the TIMEX3 mod of the words before an expression and where they begin."""
    at = item.first - 1
    if {"na", "v"} & _cats(tokens, at).keys() and {"than", "hedge"} & _cats(tokens, at - 1).keys():
        at -= 1
    if "than" in _cats(tokens, at):
        at -= 1
    cats = _cats(tokens, at)
    if "not" in _cats(tokens, at - 1) and "not_hedge" in cats:
        return str(cats["not_hedge"]), at - 1
    if "dot" in cats and "hedge_abbr" in _cats(tokens, at - 1):
        return str(tokens[at - 1].cats["hedge_abbr"]), at - 1
    if "hedge" not in cats:
        return None
    return str(cats["hedge"]), at - 1 if "how" in _cats(tokens, at - 1) else at


def _hedge(item: Recognised, tokens: list[Token]) -> Recognised:
    """«около двух часов», «не менее 20», «примерно в 1990 году»."""
    found = _hedge_before(item, tokens)
    meaning = item.meaning
    if isinstance(meaning, Length | Quantity):
        if found and not (isinstance(meaning, Quantity) and meaning.kind in ("ordinal", "score")):
            return _widen(item, found[1], tokens, replace(meaning, mod=found[0]))
        return item
    at = item.first - 1
    if found is None and "v" in _cats(tokens, at) and _cats(tokens, at - 1).get("hedge") == "APPROX":
        found = "APPROX", at - 1
    if found and found[0] == "APPROX" and isinstance(meaning, Point | Clock | Shift):
        return _widen(item, found[1], tokens, Modified(meaning, "APPROX"))
    return item


def _range_opener(item: Recognised, tokens: list[Token]) -> str | None:
    cats = _cats(tokens, item.first - 1)
    return next((name for name in ("s", "ot", "mezhdu") if name in cats), None)


def _connected(left: Recognised, right: Recognised, tokens: list[Token]) -> bool:
    """Do two neighbours make one range? «с X по Y», «между X и Y», «X – Y»."""
    if right.first != left.last + 1 or not _same_kind(left.meaning, right.meaning):
        return False
    between, opener = _cats(tokens, left.last), _range_opener(left, tokens)
    if opener == "mezhdu":
        return "and" in between
    if opener in ("s", "ot"):
        return bool({"po", "do", "dash"} & between.keys())
    glued = tokens[left.last].start == left.end and tokens[left.last].end == right.start
    return "dash" in between and glued and isinstance(left.meaning, Point | Clock)


def _core(meaning: Expression | Quantity) -> Expression | Quantity:
    return meaning.inner if isinstance(meaning, Modified) else meaning


def _same_kind(left: Expression | Quantity, right: Expression | Quantity) -> bool:
    left, right = _core(left), _core(right)
    return (isinstance(left, _DATES) and isinstance(right, _DATES)) or (isinstance(left, Clock) and isinstance(right, Clock))


def _join_ranges(items: list[Recognised], tokens: list[Token]) -> list[Recognised]:
    joined: list[Recognised] = []
    for item in items:
        if joined and _connected(joined[-1], item, tokens):
            left = joined[-1]
            first = left.first - 1 if _range_opener(left, tokens) else left.first
            meaning = Span(_expression(left), _expression(item))
            joined[-1] = Recognised(tokens[first].start, item.end, first, item.last, "range", meaning)
        else:
            joined.append(item)
    return joined


def _expression(item: Recognised) -> Expression:
    assert not isinstance(item.meaning, Quantity)
    return item.meaning


def _open_end(item: Recognised, tokens: list[Token]) -> Recognised:
    """«с марта», «до конца года», «не позднее 15 августа»."""
    meaning = item.meaning
    if isinstance(meaning, Quantity) or not isinstance(_core(meaning), _DATES):
        return item
    at = item.first - 1
    cats = _cats(tokens, at)
    if "s" in cats and tokens[item.last - 1].norm not in _INSTRUMENTAL and not _has_suffix(_core(meaning)):
        return _widen(item, at, tokens, Span(meaning, None))
    if "do" in cats:
        return _widen(item, at - 1 if "until" in _cats(tokens, at - 1) else at, tokens, Span(None, meaning))
    if "not" in _cats(tokens, at - 1) and "bound" in cats:
        ends = (None, meaning) if cats["bound"] == "last" else (meaning, None)
        return _widen(item, at - 1, tokens, Span(*ends))
    return item
