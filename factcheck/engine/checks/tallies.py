"""Counts of an article against its own lists: «четыре страны: А, Б и В», «из 24 моряков вернулись 27»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.lexicon import word_set
from factcheck.claims.quantities import counted_noun
from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Number

_LONGEST_LIST = 12
_TO_COLON = 3  # words from the counted noun to the colon
_ITEM = 6  # words of an item


@dataclass(frozen=True, slots=True)
class _Listed:
    """A closed list: how many items, and where."""

    count: int
    start: int
    end: int


def tallies(view: View) -> Iterator[Subject]:
    """Yield the counts that a list after them, or the whole that they are of, does not bear."""
    for sentence in view.sentences:
        for number in sentence.numbers:
            if number.kind == "cardinal" and isinstance(number.value, int | float) and number.mod is None:
                yield from _against_list(view, sentence, number)
                yield from _against_whole(view, sentence, number)


def _subject(view: View, sentence: Sentence, number: Number, expected: float, other: tuple[int, int]) -> Subject:
    voice = voice_at(view, sentence, sentence.at(number.start))[0]
    words = number.start, number.end
    return at_odds(view.text, words, "count", f"{expected:.10g}", [other], actual=f"{number.value:.10g}", voice=voice)


def _against_list(view: View, sentence: Sentence, number: Number) -> Iterator[Subject]:
    listed = _list_after(sentence, number)
    if listed is None:
        return
    if listed.count == number.value:
        yield sound("article", "own", number.start, number.end)
    else:
        yield _subject(view, sentence, number, listed.count, (listed.start, listed.end))


def _list_after(sentence: Sentence, number: Number) -> _Listed | None:
    """Return the closed list of names after «N стран:», None where it is open, holds a verb or numbers, or is no list of names."""
    if counted_noun(sentence, number) is None or not 2 <= float(str(number.value)) <= _LONGEST_LIST:
        return None
    at = sentence.at(number.end - 1).i + 1
    colon = next((w for w in sentence.words[at : at + _TO_COLON + 1] if w.text == ":"), None)
    if colon is None or any(n is not number and n.end <= colon.start for n in sentence.numbers):
        return None  # «двое сыновей и три дочери: …» list them all
    rest = [word for word in sentence.words[colon.i + 1 :] if word.text not in ".!?"]
    if not rest or any(word.finite or word.text in ";:—–" for word in rest):
        return None
    if any(n.start >= colon.end for n in sentence.numbers) or any(w.lemma.rstrip(".") in word_set("sums", "open_list") for w in rest):
        return None
    items = _items(rest)
    proper = all(any(word.capital for word in item) and len(item) <= _ITEM for item in items)
    closed = any(word.lower in word_set("discourse", "and") for word in rest)
    return _Listed(len(items), rest[0].start, rest[-1].end) if proper and closed and len(items) > 1 else None


def _items(words: Sequence[Word]) -> list[list[Word]]:
    items: list[list[Word]] = [[]]
    for word in words:
        if word.text == "," or word.lower in word_set("discourse", "and"):
            items.append([])
        else:
            items[-1].append(word)
    return [item for item in items if item]


def _against_whole(view: View, sentence: Sentence, number: Number) -> Iterator[Subject]:
    """«Из 24 моряков вернулись 27», «голосовали 12 из 10 депутатов»: a part that is more than what it is of."""
    before = sentence.before(sentence.at(number.start))
    if before is None or before.lower not in word_set("sums", "of_all") or counted_noun(sentence, number) is None:
        return
    part = _part_of(sentence, number, before)
    if part is None:
        return
    if float(str(part.value)) <= float(str(number.value)):
        yield sound("article", "own", part.start, part.end)
    else:
        yield _subject(view, sentence, part, float(str(number.value)), (number.start, number.end))


def _part_of(sentence: Sentence, whole: Number, preposition: Word) -> Number | None:
    """Return the number right before «из N», or the first one after it in its clause that counts nothing else."""
    plain = [n for n in sentence.numbers if n.kind == "cardinal" and isinstance(n.value, int | float) and n is not whole]
    just_before = sentence.before(preposition)
    if just_before is not None:
        return next((n for n in plain if n.end == just_before.end), None)
    noun = counted_noun(sentence, whole)
    after = next((n for n in plain if n.start > whole.end), None)
    if after is None or after.mod is not None or sentence.clause(sentence.at(after.start)) != sentence.clause(preposition):
        return None
    return after if counted_noun(sentence, after) in (None, noun) else None
