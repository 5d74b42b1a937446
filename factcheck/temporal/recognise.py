"""Recognise: from a text to the expressions in it, with no anchor chosen yet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.temporal import build_dates, build_lengths, build_numbers, build_relative
from factcheck.temporal.expressions import Length, Quantity, Recognised, Told, UnitPoint, WeekdayPoint
from factcheck.temporal.modifiers import modify
from factcheck.temporal.normal import fold
from factcheck.temporal.numerals import join_numbers
from factcheck.temporal.parts import Builder, Parts
from factcheck.temporal.patterns import Match, Matcher, grammar
from factcheck.temporal.person_cue import speaks_of_person
from factcheck.temporal.tokens import Token, tokenize

_ROOMS = (build_dates, build_relative, build_lengths, build_numbers)


@cache
def _builders() -> Mapping[str, Builder]:
    return {rule.gives: _builder(rule.gives) for rule in grammar()}


def _builder(name: str) -> Builder:
    for room in _ROOMS:
        if hasattr(room, name):
            found: Builder = getattr(room, name)
            return found
    raise LookupError(f"no builder «{name}» for a rule of the grammar")


class Recogniser:
    """Reads expressions; keeps compiled patterns between texts."""

    def __init__(self) -> None:
        self._matcher = Matcher(grammar())

    def read(self, text: str) -> list[Recognised]:
        """Return the times and numbers of `text` in order, none overlapping another."""
        folded = fold(text)
        tokens = join_numbers(tokenize(folded, text), folded)
        taken = _choose(self._matcher.find(tokens), tokens, text, folded)
        return [item for item in modify(taken, tokens) if not _is_title(item, text)]


def _is_title(item: Recognised, text: str) -> bool:
    """«Накануне», «Завтра»: a whole quoted title is a name, not a time."""
    quoted = text[item.start - 1 : item.start] in ("«", '"', "“") and text[item.end : item.end + 1] in ("»", '"', "”")
    return quoted and isinstance(item.meaning, UnitPoint | WeekdayPoint | Told) and text[item.start].isupper()


def _choose(matches: list[Match], tokens: list[Token], text: str, folded: str) -> list[Recognised]:
    """Keep the longest matches that do not overlap; between equals the earlier rule."""
    ranked = sorted(matches, key=lambda match: (match.first - match.last, match.rule.rank))
    used = bytearray(len(tokens))
    chosen: list[Recognised] = []
    for match in ranked:
        if any(used[match.first : match.last]):
            continue
        built = _build(match, tokens, text, folded)
        if built is None:
            continue
        used[match.first : match.last] = b"\x01" * (match.last - match.first)
        if not (isinstance(built.meaning, Quantity) and built.meaning.kind == "nothing"):
            chosen.append(built)
    return sorted(chosen, key=lambda item: item.start)


def _build(match: Match, tokens: list[Token], text: str, folded: str) -> Recognised | None:
    meaning = _builders()[match.rule.gives](Parts(match, tokens, text))
    if meaning is None:
        return None
    start, end = tokens[match.first].start, tokens[match.last - 1].end
    if isinstance(meaning, Quantity) and meaning.kind == "age" and match.rule.name == "age_adjective":
        if not speaks_of_person(text, folded, end):
            meaning = Length(((float(meaning.value), "year"),)) if isinstance(meaning.value, int | float) else meaning
    return Recognised(start, end, match.first, match.last, match.rule.name, meaning)
