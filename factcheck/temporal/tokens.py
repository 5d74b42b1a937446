"""Cut a folded text into tokens that know their categories: what the grammar matches over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.temporal.lexicon import Categories, Lexicon, lexicon
from factcheck.temporal.roman import roman_value

_TOKEN = re.compile(
    r"""
    (?P<address>(?<![a-z0-9])(?:
        (?:https?|ftp)://[^\s<>"«»]+
      | (?:www\.|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20}/)[^\s<>"«»]*
      | [a-z0-9_.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20}))
  | (?P<iso>(?<![\d.-])\d{4}-\d{2}-\d{2}(?![\d-]))
  | (?P<dotted>(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d|\.\d))
  | (?P<slashed>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))
  | (?P<dotroman>(?<![\d.])\d{1,2}\.[ivx]+\.\d{4}(?!\d))
  | (?P<code>\d+(?:[.:]\d+){2,}(?:[.:-]\d+)*|\d[\d]*(?:-\d+){2,}|\+\d[\d()-]*)
  | (?P<clock>(?<![\d:])\d{1,2}:\d{2}(?![\d:]))
  | (?P<score>(?<![\d:])\d{1,3}:\d{1,3}(?![\d:]))
  | (?P<mixed>\d+(?:,\d+)?-?[a-zа-я]+(?:-[a-zа-я0-9]+)*)
  | (?P<grouped>\d{1,3}(?:[ ]\d{3})+(?!\d)(?:,\d+)?)
  | (?P<decimal>\d+,\d+)
  | (?P<dotnum>\d+\.\d+)
  | (?P<int>\d+)
  | (?P<word>[a-zа-я]+(?:[-'’][a-zа-я0-9]+)*)
  | (?P<line>\n[\s]*)
  | (?P<mark>[^\s])
    """,
    re.VERBOSE,
)
_MARKS: dict[str, Categories] = {
    ".": {"dot": 1},
    ",": {"comma": 1},
    "-": {"dash": 1},
    "/": {"slash": 1},
    ":": {"colon": 1},
    "(": {"open": 1},
    ")": {"close": 1},
    "%": {"percent_sign": 1},
    "«": {"quote": 1},
    "»": {"quote": 1},
    '"': {"quote": 1},
    "+": {"plus": 1},
}
_NOTHING: Categories = {}
_LATIN: Categories = {"latin": 1}
_NAME: Categories = {"name": 1}
_DIVISIBLE = ("card", "ord", "month", "weekday", "unit", "roman", "one_half", "mult", "group", "part")
_COMPOUND = re.compile(r"(\d+(?:,\d+)?)-?([а-я]+)$")
_DECADE_SUFFIXES = frozenset(("е", "х", "ми", "ые", "ых", "ым"))
_ADJECTIVE = ("й", "я", "е", "го", "му", "м", "х", "ми", "ю")


@dataclass(slots=True)
class Token:
    """A token: where it stands, its folded form and what it can be."""

    start: int
    end: int
    norm: str
    cats: Categories = field(default_factory=dict)


def _integer(norm: str) -> Categories:
    value = int(norm)
    cats: Categories = {"num": value, "digits": 1}
    if len(norm) <= 2:
        if 1 <= value <= 31:
            cats["day"] = value
        if value <= 24:
            cats["hour_number"] = cats["hour_digits"] = value
        if len(norm) == 2:
            cats["yy"] = value
    if len(norm) == 4 and 1000 <= value <= 2199:
        cats["year"] = value
    return cats


def number_of(digits: str) -> int | float:
    """Return the number that digits with a decimal comma stand for: int where nothing follows the comma."""
    plain = digits.replace(" ", "")
    return float(plain.replace(",", ".")) if "," in plain else int(plain)


def ordinal_categories(value: int, digits: int = 0) -> Categories:
    """Return what an ordinal can be: a day, a year, an hour. `digits`: how many it was written with, 0 for words."""
    cats: Categories = {"ord": value}
    if 1 <= value <= 31:
        cats["day"] = value
    if 1000 <= value <= 2199:
        cats["year"] = value
        if digits or value % 1000:
            cats["year_ord"] = value
    if 21 <= value <= 99:
        cats["yy_ord"] = value
    return cats


def _is_clock(norm: str) -> bool:
    hour, minute = norm.split(":")
    return int(hour) <= 24 and int(minute) < 60


def _dotnum(norm: str) -> Categories:
    hour, minute = norm.split(".")
    cats: Categories = {"dotnum": float(norm), "digits": 1}
    if len(minute) == 2 and int(hour) < 24 and int(minute) < 60:
        cats["dotclock"] = norm
    return cats


def _mixed(norm: str, lex: Lexicon) -> Categories:
    """«15-го», «90-х», «45-минутная», «100-летие»."""
    match = _COMPOUND.match(norm)
    if not match:
        return _NOTHING
    value, tail = number_of(match[1]), match[2]
    cats = lex.words.get(tail, _NOTHING)
    if "unit_adj" in cats:
        return {"length_adj": (value, cats["unit_adj"])}
    if tail == "г" and isinstance(value, int) and 1000 <= value <= 2199:
        return {"year": value, "year_ord": value}
    if "letie" in cats:
        return {"jubilee": value}
    decade = isinstance(value, int) and value % 10 == 0 and (10 <= value <= 90 or value >= 1000) and tail == "х"
    if isinstance(value, int) and tail in lex.cardinal_suffixes and not decade:
        return {"num": value}
    if isinstance(value, int) and tail in lex.ordinal_suffixes:
        return _suffixed(value, tail, len(match[1]))
    return _NOTHING


def _suffixed(value: int, tail: str, digits: int) -> Categories:
    if value % 10 == 0 and tail in _DECADE_SUFFIXES and (digits == 2 or value >= 1000):
        return {"decade": value}
    return ordinal_categories(value, digits)


def _compound(norm: str, lex: Lexicon) -> Categories:
    """«трехдневный», «сорокапятилетний»: combining numerals, then a unit."""
    for cut in range(len(norm) - 4, 2, -1):
        unit = lex.words.get(norm[cut:], _NOTHING).get("unit_adj")
        if unit:
            value = _combining(norm[:cut], lex)
            return {"length_adj": (value, unit)} if value else _NOTHING
    return _NOTHING


def _combining(head: str, lex: Lexicon) -> float | None:
    """Return the value of combining numerals («сорокапяти» 45), None where the whole of `head` is not one."""
    if not head:
        return 0
    for cut in range(len(head), 1, -1):
        value = lex.words.get(head[:cut], _NOTHING).get("combining")
        if value is not None:
            rest = _combining(head[cut:], lex)
            if rest is not None and (rest < value or rest == 0):
                return float(value + rest) if isinstance(value, float) else value + rest
    return None


def _unlisted(norm: str, raw: str, lex: Lexicon) -> Categories:
    if len(norm) > 7 and norm.endswith(_ADJECTIVE):
        cats = _compound(norm, lex)
        if cats:
            return cats
    if norm[0] <= "z":
        return _LATIN
    return _NAME if raw[0].isupper() else _NOTHING


def _word(norm: str, raw: str, lex: Lexicon) -> Categories:
    cats = lex.words.get(norm) or _unlisted(norm, raw, lex)
    if len(norm) <= 6 and raw.isupper():
        roman = roman_value(norm)
        if roman is not None:
            return {**cats, "roman": roman}
    return cats


def _categories(kind: str, norm: str, raw: str, lex: Lexicon) -> Categories:
    if kind == "word":
        return _word(norm, raw, lex)
    if kind == "mark":
        return _MARKS.get(norm) or lex.words.get(norm, _NOTHING)
    if kind == "int":
        return _integer(norm) if len(norm) <= 15 else _NOTHING
    if kind in ("grouped", "decimal"):
        return {"num": number_of(norm)}
    if kind == "mixed":
        return _mixed(norm, lex)
    if kind == "clock" and not _is_clock(norm):
        return {"score": norm}
    if kind == "dotnum":
        return _dotnum(norm)
    return {kind: norm}


def _halves(token: Token, raw: str, lex: Lexicon) -> list[Token]:
    """Cut «пять-шесть», «июнь-июль» at the hyphen where both halves are words of time or number."""
    head, _, tail = token.norm.partition("-")
    raw_head, _, raw_tail = raw.partition("-") if "-" in raw else (raw[: len(head)], "", raw[len(head) + 1 :])
    left, right = _word(head, raw_head, lex), _word(tail, raw_tail, lex)
    if left.keys().isdisjoint(_DIVISIBLE) or right.keys().isdisjoint(_DIVISIBLE):
        return [token]
    cut = token.start + len(head)
    return [
        Token(token.start, cut, head, left),
        Token(cut, cut + 1, "-", _MARKS["-"]),
        Token(cut + 1, token.end, tail, right),
    ]


def _wraps(text: str, start: int, end: int) -> bool:
    """Is this line end inside a sentence (a wrapped text), not between paragraphs?"""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (after.islower() or after.isdigit()) and before not in ("", ".", "!", "?", ":", ";", "»", '"')


def _raw_tokens(folded: str, text: str, lex: Lexicon) -> Iterator[Token]:
    for match in _TOKEN.finditer(folded):
        kind, norm, start, end = match.lastgroup or "", match.group(), match.start(), match.end()
        if kind == "line" and norm == "\n" and _wraps(text, start, end):
            continue
        token = Token(start, end, norm, _categories(kind, norm, text[start:end], lex))
        if kind == "word" and "-" in norm and token.cats in (_NOTHING, _NAME, _LATIN):
            yield from _halves(token, text[start:end], lex)
        else:
            yield token


def _phrase_at(tokens: list[Token], at: int, lex: Lexicon) -> tuple[int, Categories] | None:
    for words, cats in lex.phrases.get(tokens[at].norm, ()):
        following = tokens[at : at + len(words)]
        if len(following) == len(words) and all(t.norm == w for t, w in zip(following, words, strict=True)):
            return len(words), cats
    return None


def tokenize(folded: str, text: str, lex: Lexicon | None = None) -> list[Token]:
    """Return the tokens of `folded` (see `normal.fold`) in order, with multi-word expressions of the lexicon as one token.

    `text` is the unfolded text of the same length: upper case tells Roman numerals.
    """
    lex = lex or lexicon()
    raw = list(_raw_tokens(folded, text, lex))
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        token = raw[at]
        phrase = _phrase_at(raw, at, lex) if token.norm in lex.phrases else None
        if phrase:
            size, cats = phrase
            end = raw[at + size - 1].end
            tokens.append(Token(token.start, end, folded[token.start : end], cats))
            at += size
        else:
            tokens.append(token)
            at += 1
    return tokens
