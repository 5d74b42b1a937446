"""Join number words and digits into one number: «двадцать четыре», «1,2 млн», «две тысячи двадцать четвертого»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factcheck.temporal.lexicon import Categories
from factcheck.temporal.tokens import Token, ordinal_categories

_STARTS = ("num", "dotnum", "card", "ord", "mult", "one_half")


@dataclass(slots=True)
class _Sum:
    """A number being read: `current` below the next multiplier, `lowest` the least rank used in it."""

    total: float = 0
    current: float = 0
    lowest: float = 1000
    multiplier: float = 1e18
    started: bool = False
    ordinal: bool = False
    grouped: bool = False

    def take(self, cats: Categories) -> bool:
        """Add a token; False where it does not continue this number."""
        if self.ordinal or self.grouped:
            return False
        if "card" in cats:
            return self._small(cats["card"])
        if "mult" in cats:
            return self._multiply(cats["mult"])
        if "ord" in cats and "num" not in cats:
            self.ordinal = self._small(cats["ord"])
            return self.ordinal
        if "group" in cats and self.current:
            self.current *= cats["group"]
            self.grouped = True
            return True
        return self._figure(cats)

    def _small(self, value: float) -> bool:
        if value >= 1000:
            return self._ordinal_thousand(value)
        rank = 100 if value >= 100 else 10 if value >= 20 else 1
        if rank >= self.lowest or (self.lowest == 10 and value > 9) or (self.started and value == 0):
            return False
        self.current += value
        self.lowest = rank
        self.started = True
        return True

    def _ordinal_thousand(self, value: float) -> bool:
        if self.started:
            return False
        self.total, self.started = value, True
        return True

    def _multiply(self, value: float) -> bool:
        if value >= self.multiplier or (self.started and not self.current):
            return False
        self.total += (self.current or 1) * value
        self.current, self.lowest, self.multiplier, self.started = 0, 1000, value, True
        return True

    def _figure(self, cats: Categories) -> bool:
        value = cats.get("num", cats.get("dotnum", cats.get("one_half")))
        if value is None or self.current or (self.started and not self.total):
            return False
        self.current, self.lowest, self.started = value, 0, True
        return True

    def add_half(self, half: float) -> bool:
        """Add the half of «два с половиной миллиона»."""
        self.current += half
        return True

    @property
    def value(self) -> int | float:
        value = round(self.total + self.current, 6)
        return int(value) if value == int(value) else value


def _read(tokens: list[Token], at: int) -> tuple[int, _Sum]:
    number = _Sum()
    end = at
    while end < len(tokens) and not _begins_another(number, tokens, end) and number.take(tokens[end].cats):
        end += 1
        if _and_half(tokens, end) and number.add_half(tokens[end + 1].cats["half_and"]):
            end += 2
        dotted = end + 1 < len(tokens) and "mult" in tokens[end - 1].cats and tokens[end].norm == "."
        if dotted and not _ends_sentence(tokens, end):
            end += 1  # «тыс. рублей»
    return end, number


def _begins_another(number: _Sum, tokens: list[Token], at: int) -> bool:
    """«из этих 66 млн 24 млн внесёт город»: figures with a multiplier of their own, not smaller than the one before."""
    following = tokens[at + 1].cats.get("mult") if at + 1 < len(tokens) else None
    return "num" in tokens[at].cats and following is not None and following >= number.multiplier


def _and_half(tokens: list[Token], at: int) -> bool:
    """«два с половиной миллиона»: the half counts with the multiplier that follows it."""
    return (
        at + 2 < len(tokens)
        and "s" in tokens[at].cats
        and "half_and" in tokens[at + 1].cats
        and bool({"mult", "percent_word"} & tokens[at + 2].cats.keys())
    )


def _ends_sentence(tokens: list[Token], dot: int) -> bool:
    return tokens[dot - 1].norm not in ("тыс", "млн", "млрд", "трлн")


def _merged_categories(number: _Sum, tokens: list[Token]) -> Categories:
    if number.ordinal:
        return ordinal_categories(int(number.value))
    cats: Categories = {"num": number.value}
    value: Any = number.value
    if len(tokens) == 1 and value == 1:
        cats["one"] = 1
    if isinstance(value, int) and 0 <= value <= 24:
        cats["hour_number"] = value
    if number.multiplier < 1e18:
        cats["factor"] = number.multiplier
    if "mult" in tokens[0].cats:
        cats["bare_mult" if "mult_one" in tokens[0].cats else "vague"] = value
    return cats


def join_numbers(tokens: list[Token], folded: str) -> list[Token]:
    """Return `tokens` with each run that forms one number replaced by one token (`num` or `ord` with its value)."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.cats and not token.cats.keys().isdisjoint(_STARTS):
            end, number = _read(tokens, at)
            if end > at + 1 or (end > at and ("card" in token.cats or "mult" in token.cats or "one_half" in token.cats)):
                run = tokens[at:end]
                cats = _merged_categories(number, run)
                joined.append(Token(token.start, run[-1].end, folded[token.start : run[-1].end], cats))
                at = end
                continue
            if end > at and "ord" in token.cats and "num" not in token.cats and token.norm.isalpha():
                token = Token(token.start, token.end, token.norm, {**token.cats, **ordinal_categories(int(number.value))})
        joined.append(token)
        at += 1
    return joined
