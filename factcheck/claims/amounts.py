"""Amounts of a sentence as sums and changes take them: a number with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.quantities import counted_noun
from factcheck.claims.view import Sentence, Word
from factcheck.model import Number, ValueWords


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts: the lemma of its noun, or its unit; None for a bare one («пять — от Сагории»)."""

    number: Number
    unit: str | None
    sentence: Sentence

    @property
    def size(self) -> float:
        """The number itself; a range or a score is no amount."""
        return float(str(self.number.value))


def amounts_of(sentence: Sentence) -> list[Amount]:
    """Return the amounts of a sentence; a number that is a range or a score is none."""
    return [_amount(sentence, number) for number in sentence.numbers if _is_plain(number)]


def _is_plain(number: Number) -> bool:
    return number.kind in ("cardinal", "money", "percent") and isinstance(number.value, int | float)


def _amount(sentence: Sentence, number: Number) -> Amount:
    noun = counted_noun(sentence, number) if number.kind == "cardinal" else None
    return Amount(number, number.unit or ("%" if number.kind == "percent" else None) or noun, sentence)


def value_words(number: Number) -> ValueWords:
    """Return a number with its words."""
    return ValueWords(start=number.start, end=number.end, text=number.text, value=number.value)


def preposition_of(sentence: Sentence, number: Number) -> str:
    """Return the preposition right before a number, over one word at most («почти»)."""
    word: Word | None = sentence.at(number.start)
    for _ in range(2):
        word = sentence.before(word) if word is not None else None
        if word is not None and word.pos == "ADP":
            return word.lower
    return ""
