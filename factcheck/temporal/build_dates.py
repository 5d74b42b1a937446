"""Builders for dates: from the named parts of a match to an unresolved expression; None refuses the match."""

from __future__ import annotations

from dataclasses import replace

from factcheck.language.morphology import is_counted
from factcheck.temporal.expressions import Expression, Modified, Night, Point, Span, WeekdayPoint
from factcheck.temporal.parts import Parts
from factcheck.temporal.roman import roman_value
from factcheck.temporal.tokens import Token

_PIVOT = 36


def _century_year(short: int) -> int:
    """Two-digit years are read within 1936 to 2035: the press writes «41-й» of the war and «24-й» of today."""
    return 2000 + short if short < _PIVOT else 1900 + short


def _written_year(p: Parts, name: str = "y") -> int | None:
    """Return the year of a <YEAR:name> part, or of a two-digit ordinal («91-го»)."""
    short = p.get(f"{name}y", "yy_ord")
    year: int | None = p.get(name, "year") if short is None else _century_year(short)
    return year


def _numbers(token: Token) -> tuple[int, int, int]:
    """Return (year, month, day) of an all-digit date."""
    if "iso" in token.cats:
        year, month, day = token.norm.split("-")
        return int(year), int(month), int(day)
    day, month, year = token.norm.replace("/", ".").split(".")
    if "dotroman" in token.cats:
        return int(year), roman_value(month) or 0, int(day)
    return (int(year) if len(year) == 4 else _century_year(int(year))), int(month), int(day)


def numeric_date(p: Parts) -> Expression | None:
    """15.08.2024, 15/08/24, 2024-08-15."""
    token = p.token("n")
    if token is None:
        return None
    year, month, day = _numbers(token)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Point("day", (month, day), year, weekday=p.get("w", "weekday"), suffix=p.suffix())


def _day(p: Parts, day: str, month: str, year: str = "y") -> Point | None:
    number, of_month = p.get(day, "day"), p.month(month)
    if number is None or of_month is None:
        return None
    return Point("day", (of_month, number), _written_year(p, year), p.year_ref())


def day(p: Parts) -> Expression | None:
    """«в пятницу, 15 августа 2025 года, вечером»."""
    point = _day(p, "d", "m")
    weekday = p.get("w", "weekday", "weekday_short")
    return point and replace(point, weekday=weekday, suffix=p.suffix())


def night(p: Parts) -> Expression | None:
    """«в ночь на 5 мая»: the night that ends that day."""
    point = _day(p, "d", "m")
    return Night(point) if point and p.get("p", "part") == "NI" else None


def weekday_night(p: Parts) -> Expression | None:
    """«в ночь на воскресенье»."""
    return Night(WeekdayPoint(p.get("w", "weekday"))) if p.get("p", "part") == "NI" else None


def month(p: Parts) -> Expression | None:
    """«в августе 2018-го», «в августе прошлого года»."""
    return Point("month", p.month("m") or 0, _written_year(p), p.year_ref())


def bare_month(p: Parts) -> Expression | None:
    """«в августе»; a capital letter makes it a name («за Марту»)."""
    raw = p.raw("m")
    return Point("month", p.month("m") or 0) if raw.islower() or raw.isupper() else None


def dated_ahead(p: Parts) -> Expression | None:
    """The first of «15 августа и 3 сентября 2024 года»: the year stands with the last."""
    at = p.match.last
    while at < len(p.tokens) and "year" not in p.tokens[at].cats:
        at += 1
    year_number = p.tokens[at].cats["year"]
    if p.token("d"):
        return Point("day", (p.month("m") or 0, p.get("d", "day")), year_number)
    return Point("month", p.month("m") or 0, year_number)


def short_year(p: Parts) -> Expression | None:
    """«сорок первый год», «91-го года»."""
    return Point("year", year=_written_year(p))


def week_of_year(p: Parts) -> Expression | None:
    """«33-я неделя 2021 года»."""
    return Point("week", p.get("o", "ord"), p.get("y", "year")) if p.unit() == "week" else None


def quarters(p: Parts) -> Expression | None:
    """«с I по III квартал 2020 года»."""
    first, last = p.get("o1", "roman", "ord"), p.get("o", "roman", "ord")
    if not 1 <= first < last <= 4:
        return None
    year_number, ref = _written_year(p), p.year_ref()
    return Span(Point("quarter", first, year_number, ref), Point("quarter", last, year_number, ref))


def decades(p: Parts) -> Expression | None:
    """«1960–1970-е годы»."""
    return Span(Point("decade", year=p.get("y1", "year")), Point("decade", year=p.get("e2", "decade")))


def year(p: Parts) -> Expression | None:
    """«2018 год»."""
    return Point("year", year=p.get("y", "year"))


def early_year(p: Parts) -> Expression | None:
    """«в 988 году»."""
    number = p.get("n", "num")
    return Point("year", year=number) if isinstance(number, int) and 100 <= number < 1000 else None


def bare_year(p: Parts) -> Expression | None:
    """«в 2018»; before a counted noun («до 2025 пунктов») it is a count."""
    following = p.tokens[p.match.last].norm if p.match.last < len(p.tokens) else ""
    return None if following.isalpha() and is_counted(following) else year(p)


def years(p: Parts) -> Expression | None:
    """«в 2014–2015 годах»."""
    first, last = p.get("y1", "year"), p.get("y2", "year")
    if last is None:
        last = first // 100 * 100 + p.get("y2", "yy")
    if last < first or last - first > 1000:
        return None
    return Span(Point("year", year=first), Point("year", year=last))


def season_years(p: Parts) -> Expression | None:
    """«зимой 2018–2019 годов»: the winter that starts in the first year."""
    first, last = p.get("y1", "year"), p.get("y2", "year")
    return Point("season", p.get("s", "season_adv"), first) if last == first + 1 else None


def season_year(p: Parts) -> Expression | None:
    """«2001/02», «1989-90»: a season that goes over New Year; other pairs of figures are no years."""
    first, last = p.get("y1", "year"), p.get("y2", "yy")
    return Span(Point("year", year=first), Point("year", year=first + 1)) if last == (first + 1) % 100 else None


def month_adjective(p: Parts) -> Expression | None:
    """«на июльских переговорах»; with a capital it is part of a name («Октябрьская революция»)."""
    return Point("month", p.get("m", "month_adj")) if p.raw("m").islower() else None


def decade(p: Parts) -> Expression | None:
    """«90-е», «в 1990-х годах», «девяностые годы»."""
    value = p.get("e", "decade", "decade_word")
    if value is None:
        return None
    if value < 100:
        value += 2000 if value < 20 else 1900
    return Point("decade", year=value)


def _century(number: int) -> Point | None:
    return Point("century", year=(number - 1) * 100) if 1 <= number <= 30 else None


def century(p: Parts) -> Expression | None:
    """«XX век», «двадцать первый век»."""
    return _century(p.get("c", "roman", "ord"))


def centuries(p: Parts) -> Expression | None:
    """«XIX–XX века»."""
    first, last = _century(p.get("c", "roman", "ord")), _century(p.get("c2", "roman", "ord"))
    return Span(first, last) if first and last else None


def turn(p: Parts) -> Expression | None:
    """«на рубеже веков»: the turn of the XX and XXI centuries."""
    return Span(_century(20), _century(21))


def quarter(p: Parts) -> Expression | None:
    """«в III квартале 2020 года»."""
    number = p.get("o", "roman", "ord", "num")
    ref = p.year_ref()
    return Point("quarter", int(number), _written_year(p), ref) if number in (1, 2, 3, 4) else None


def half(p: Parts) -> Expression | None:
    """«во втором полугодии 2019 года»; «первая половина» needs its year."""
    number = p.get("o", "roman", "ord", "num")
    year_number = p.get("y", "year") or p.get("yb", "year")
    ref = p.year_ref()
    last = p.tokens[p.match.last - 1]
    if number not in (1, 2) or ("half_noun" in last.cats):
        return None
    return Point("half", int(number), year_number, ref)


def half_of_month(p: Parts) -> Expression | None:
    """«в первой половине августа»."""
    inner = Point("month", p.month("m") or 0, p.get("y", "year"), p.year_ref())
    return Modified(inner, "START" if p.get("o", "roman", "ord") == 1 else "END")


def season(p: Parts) -> Expression | None:
    """«летом 2018-го», «летом»."""
    code = p.get("s", "season", "season_adv") or p.get("s1", "season")
    return Point("season", code, _written_year(p), p.year_ref())


def days(p: Parts) -> Expression | None:
    """«10–11 ноября 2017 года», «с 28 июня по 2 июля»."""
    last = _day(p, "d2", "m")
    first_month = p.month("m1") or p.month("m")
    number = p.get("d1", "day")
    if last is None or first_month is None or number is None:
        return None
    if p.raw("d1")[:1].isdigit() != p.raw("d2")[:1].isdigit():  # «вторую — 31 сентября»
        return None
    first_year = _written_year(p, "y1")
    if first_year is None and last.year is not None:
        first_year = last.year - ((first_month, number) > tuple(_index(last)))
    return Span(Point("day", (first_month, number), first_year, last.year_ref), last)


def _index(point: Point) -> tuple[int, ...]:
    return point.index if isinstance(point.index, tuple) else (0, 0)


def months(p: Parts) -> Expression | None:
    """«с января по март 2020 года», «с 1 марта по декабрь 2015 года»."""
    first, last = p.month("m1"), p.month("m")
    if first is None or last is None:
        return None
    year_number, first_year = _written_year(p), _written_year(p, "y1")
    if first_year is None and year_number is not None:
        first_year = year_number - (first > last)
    number = p.get("d1", "day")
    begin = Point("day", (first, number), first_year, p.year_ref()) if number else Point("month", first, first_year, p.year_ref())
    return Span(begin, Point("month", last, year_number, p.year_ref()))


def day_of_list(p: Parts) -> Expression | None:
    """The 15 of «15 и 17 августа 2024 года»: month and year stand with the last day."""
    at = p.match.last
    while at < len(p.tokens) and "month" not in p.tokens[at].cats and "month_short" not in p.tokens[at].cats:
        at += 1
    following = p.tokens[at].cats
    year_at = p.tokens[at + 1].cats.get("year") if at + 1 < len(p.tokens) else None
    of_month: int = following.get("month") or following["month_short"]
    return Point("day", (of_month, p.get("d", "day")), year_at)


def holiday(p: Parts) -> Expression | None:
    """«в День Победы 2020 года»."""
    return Point("holiday", p.get("h", "holiday"), p.get("y", "year") or p.get("yb", "year"), p.year_ref())
