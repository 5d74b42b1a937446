"""Builders for numbers that are no time."""

from __future__ import annotations

from factcheck.language.morphology import is_dative_person
from factcheck.temporal.expressions import Quantity
from factcheck.temporal.parts import Parts
from factcheck.temporal.tokens import Token

_NUMBER = ("num", "dotnum")
_BETWEEN_PERSON_AND_AGE = frozenset(("be_word", "was_masculine", "filler", "hedge"))


def _value(p: Parts) -> float | tuple[float, float] | None:
    """Return the number, or the pair of a range; None for a range that runs backwards."""
    for low, high in (("n1", "n2"), ("n1b", "n2b")):
        if p.token(low):
            pair = (_scaled(p, low, high), p.get(high, *_NUMBER))
            return pair if pair[0] < pair[1] else None
    value: float | None = p.get("n", *_NUMBER)
    return value


def _scaled(p: Parts, low: str, high: str) -> float:
    """«5–7 млн»: the multiplier stands with the second number only."""
    first, second = p.get(low, *_NUMBER), p.get(high, *_NUMBER)
    factor = p.get(high, "factor") or 1
    return float(first * factor) if factor > 1 and first < second / factor * 10 and first < 1000 else first


def cardinal(p: Parts) -> Quantity | None:
    """«24», «двадцать четыре», «5–7»; «один» alone is a pronoun more often than a count."""
    token = p.token("n")
    if token is not None and ("one" in token.cats or "vague" in token.cats):
        return None
    value = _value(p)
    return None if value is None else Quantity("cardinal", value)


def hedged_thousand(p: Parts) -> Quantity | None:
    """«свыше тысячи»: one thousand, though «тысячи людей» is no number."""
    return Quantity("cardinal", p.get("n", "vague"))


def ordinal(p: Parts) -> Quantity | None:
    """«третий», «в 3-й раз»."""
    return Quantity("ordinal", p.get("o", "ord"))


def percent(p: Parts) -> Quantity | None:
    """«5,5%», «от 3 до 5 процентов»."""
    value = _value(p)
    return None if value is None else Quantity("percent", value, "%")


def money(p: Parts) -> Quantity | None:
    """«3 млрд рублей», «$500 млн», «100 тысяч канадских долларов»."""
    plain = p.get("c", "currency", "currency_sign") or p.get("c3", "currency_abbr") or p.get("c2", "sterling")
    currency = p.get("a", "country_adj_of_money") or plain
    value = _value(p) if currency else None
    return None if value is None else Quantity("money", value, currency)


def age(p: Parts) -> Quantity | None:
    """«в возрасте 67 лет», «исполнилось 30»."""
    value = _value(p)
    return None if value is None else Quantity("age", value)


def age_dative(p: Parts) -> Quantity | None:
    """«ей 30 лет», «премьеру сорок один год»: the person stands before it in the dative."""
    person = p.tokens[p.match.first - 1].norm
    return age(p) if person.isalpha() and is_dative_person(person) else None


def age_was(p: Parts) -> Quantity | None:
    """«ему было 84 года»."""
    person = _before_verb(p)
    return age(p) if "name" in person.cats or (person.norm.isalpha() and is_dative_person(person.norm)) else None


def age_was_one(p: Parts) -> Quantity | None:
    """«ей был 21 год»; after a name «был» counts a term («Иванов был 21 год министром»)."""
    person = _before_verb(p).norm
    return age(p) if person.isalpha() and is_dative_person(person) else None


def _before_verb(p: Parts) -> Token:
    at = p.match.first - 1
    while at > 0 and not p.tokens[at].cats.keys().isdisjoint(_BETWEEN_PERSON_AND_AGE):
        at -= 1
    return p.tokens[at]


def age_filled(p: Parts) -> Quantity | None:
    """«ей уже 30 лет»; «Попова уже шесть лет ведёт …» is a duration."""
    person = _before_verb(p).norm
    return age(p) if person.isalpha() and is_dative_person(person) else None


def age_adjective_apart(p: Parts) -> Quantity | None:
    """«11 летнего», «54-х летний»."""
    return Quantity("age", p.get("n", "num")) if p.get("la", "unit_adj") == "year" else None


def year_of_life(p: Parts) -> Quantity | None:
    """«на 83-м году жизни»: 82 years old."""
    return Quantity("age", p.get("o", "ord", "num") - 1)


def age_at(p: Parts) -> Quantity | None:
    """«умерла в 92 года»; a year would be «в 92 году»."""
    value = p.get("n", "num")
    before = p.tokens[p.match.first - 2].cats if p.match.first >= 2 else {}
    return Quantity("age", value) if 1 <= value <= 130 and "term_word" not in before else None


def jubilee(p: Parts) -> Quantity | None:
    """«350-летие»: how old something becomes."""
    return Quantity("age", p.get("j", "jubilee"))


def one(p: Parts) -> Quantity | None:
    """«один человек»: a count, not the pronoun."""
    return Quantity("cardinal", 1)


def age_adjective(p: Parts) -> Quantity | None:
    """«45-летний»; other units are durations."""
    amount, unit = p.get("l", "length_adj")
    return Quantity("age", amount) if unit == "year" else None


def fraction(p: Parts) -> Quantity | None:
    """«две трети», «три четверти»."""
    top, bottom = p.get("n", "num"), p.get("f", "fraction")
    return Quantity("cardinal", round(top / bottom, 4)) if 0 < top < bottom else None


def slashed_fraction(p: Parts) -> Quantity | None:
    """«3/4»; «2/38» is more often an address."""
    top, bottom = p.get("a1", "num"), p.get("a2", "num")
    simple = isinstance(top, int) and isinstance(bottom, int) and 0 < top < bottom <= 10
    return Quantity("cardinal", round(top / bottom, 4)) if simple else Quantity("nothing", 0)


def score(p: Parts) -> Quantity | None:
    """«3:1»."""
    return Quantity("score", p.get("sc", "score", "clock"))


def number_excess(p: Parts) -> Quantity | None:
    """«тысяча с лишним»."""
    return Quantity("cardinal", p.get("n", "num"), mod="MORE_THAN")


def inverted_count(p: Parts) -> Quantity | None:
    """«человек двадцать»."""
    return Quantity("cardinal", p.get("n", "num"), mod="APPROX")


def nothing(p: Parts) -> Quantity | None:
    """Words that only look like a number: section numbers, model names, idioms."""
    return Quantity("nothing", 0)
