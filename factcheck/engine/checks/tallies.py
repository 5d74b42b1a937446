"""Counts of an article against its own lists: «четыре страны: А, Б и В», «из 24 моряков вернулись 27»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.quantities import counted_noun
from factcheck.claims.view import DASHES, Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import is_person_noun
from factcheck.model import Number

_LONGEST_LIST = 12
_TO_COLON = 3  # words from the counted noun to the colon
_LINE = 40  # characters from a number to the colon that opens its lines
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
                yield from _against_children(view, sentence, number)
                yield from _against_lines(view, sentence, number)
        yield from _against_days(view, sentence)


def _counted(view: View, sentence: Sentence, number: Number, count: float, other: tuple[int, int]) -> Subject:
    """Return the subject of a number that should be a count of what stands at `other`: sound where it is."""
    if count == number.value:
        return sound("article", "own", number.start, number.end)
    return _subject(view, sentence, number, count, other)


def _subject(view: View, sentence: Sentence, number: Number, expected: float, other: tuple[int, int]) -> Subject:
    voice = voice_at(view, sentence, sentence.at(number.start))[0]
    words = number.start, number.end
    return at_odds(view.text, words, "count", f"{expected:.10g}", [other], actual=f"{number.value:.10g}", voice=voice)


def _against_list(view: View, sentence: Sentence, number: Number) -> Iterator[Subject]:
    listed = _list_after(sentence, number)
    if listed is not None:
        yield _counted(view, sentence, number, listed.count, (listed.start, listed.end))


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


def _against_children(view: View, sentence: Sentence, number: Number) -> Iterator[Subject]:
    """«четверо детей: две дочери и сын»: persons counted by their sorts, one where no number stands."""
    if counted_noun(sentence, number) is None:
        return
    at = sentence.at(number.end - 1).i + 1
    mark = next((w for w in sentence.words[at : at + _TO_COLON + 1] if w.text in word_set("sums", "list_marks")), None)
    rest = list(takewhile(lambda word: word.text not in ";.!?", sentence.words[mark.i + 1 :])) if mark is not None else []
    rest = rest or _children_after_comma(sentence, number)
    if not rest or any(word.finite or word.text in ":—–()" for word in rest):
        return
    counts = [_sort(sentence, item) for item in _items(rest)]
    if len(counts) < 2 or None in counts or all(n.start < rest[0].start for n in sentence.numbers):
        return
    whole = sum(count for count in counts if count is not None)
    yield _counted(view, sentence, number, whole, (rest[0].start, rest[-1].end))


def _children_after_comma(sentence: Sentence, number: Number) -> list[Word]:
    """«двое детей, сын и две дочери, …»: return the sorts of children between two commas, nothing where something else stands there."""
    comma = sentence.after(sentence.at(number.end - 1))
    comma = sentence.after(comma) if comma is not None else None
    if comma is None or comma.text != ",":
        return []
    rest = list(takewhile(lambda word: word.text not in ",;.!?:", sentence.words[comma.i + 1 :]))
    nouns = [word for word in rest if word.pos == "NOUN"]
    return rest if nouns and all(word.lemma in word_set("sums", "children") for word in nouns) else []


def _sort(sentence: Sentence, item: Sequence[Word]) -> float | None:
    """Return how many persons an item of a list is, None where it is no plain «[two] daughters»."""
    inside = [n for n in sentence.numbers if item[0].start <= n.start < item[-1].end]
    nouns = [word for word in item if word.pos == "NOUN" and is_person_noun(word.lower)]
    if len(nouns) != 1 or len(item) > _ITEM or len(inside) > 1 or item[-1] is not nouns[0]:
        return None
    if inside:
        return float(inside[0].value) if isinstance(inside[0].value, int | float) and inside[0].mod is None else None
    return 1 if nouns[0].number == "Sing" and nouns[0].case in ("nom", "acc", None) else None


def _against_lines(view: View, sentence: Sentence, number: Number) -> Iterator[Subject]:
    """«прошло восемь саммитов:» over lines that each begin with a dash."""
    blocks = view.article.blocks
    if counted_noun(sentence, number) is None or sentence.words[-1].text != ":" or sentence.block + 1 >= len(blocks):
        return
    following = islice(blocks, sentence.block + 1, None)
    lines = sum(1 for _ in takewhile(lambda block: view.text[block.start : block.start + 1] in DASHES, following))
    if lines < 2 or number.start < sentence.end - _LINE:
        return
    first, last = blocks[sentence.block + 1], blocks[sentence.block + lines]
    yield _counted(view, sentence, number, lines, (first.start, last.end))


def _against_days(view: View, sentence: Sentence) -> Iterator[Subject]:
    """«встречались трижды: 5 мая 2023 года в Осло и 20 июня 2025 года в Риме»: so many times against the days after a colon."""
    times = lexicon_words("sums")["times"]
    for word in sentence.words:
        colon = sentence.after(word)
        if word.lower not in times or colon is None or colon.text != ":":
            continue
        later = [t for t in sentence.timexes if t.start > colon.start and t.type == "DATE"]
        days = [t for t in later if t.begin is not None and t.begin == t.end_date]
        if len(days) < 2 or len(days) != len(later):
            continue
        if len(days) == times[word.lower]:
            yield sound("article", "own", word.start, word.end)
        else:
            voice = voice_at(view, sentence, word)[0]
            yield at_odds(view.text, (word.start, word.end), "count", str(len(days)), [(days[0].start, days[-1].end)], voice=voice)


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
