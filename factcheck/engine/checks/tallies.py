"""Counts of an article against its own lists: «четыре страны: А, Б и В», «из 24 моряков вернулись 27»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.quantities import counted_noun
from factcheck.claims.view import DASHES, Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.morphology import is_person_noun
from factcheck.model import Number, Timex
from factcheck.values.slips import looks_like_slip_of

_LONGEST_LIST = 12
_SLIP = 3  # by how much a count may miss its list and still be meant as its count
_YEAR = re.compile(r"\d{4}")
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
                yield from _against_ones(view, sentence, number)
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


def _against_ones(view: View, sentence: Sentence, number: Number) -> Iterator[Subject]:
    """«пять медалей: одну золотую, две серебряные и две бронзовые»: a count against a list in which «один» counts as well."""
    at = sentence.at(number.end - 1).i + 1
    colon = next((w for w in sentence.words[at : at + _TO_COLON + 1] if w.text == ":"), None)
    if colon is None or counted_noun(sentence, number) is None:
        return
    rest = [word for word in sentence.words[colon.i + 1 :] if word.text not in ".!?"]
    counts = [_opening_count(sentence, item) for item in _items(rest)]
    ones = [item for item in _items(rest) if any(word.lemma in word_set("sums", "ones") for word in item[:2])]
    joined = any(word.lower in word_set("discourse", "and") for word in rest)
    if len(counts) < 2 or None in counts or not ones or not joined or any(word.text in ";:()" for word in rest):
        return
    whole = sum(count for count in counts if count is not None)
    if abs(whole - float(str(number.value))) <= _SLIP:
        yield _counted(view, sentence, number, whole, (rest[0].start, rest[-1].end))


def _opening_count(sentence: Sentence, item: Sequence[Word]) -> float | None:
    """Return the number that an item begins with, over «ещё»; «один» is 1, None where it begins with no count."""
    word = item[1] if len(item) > 1 and item[0].lemma in word_set("sums", "one_more") else item[0]
    if word.lemma in word_set("sums", "ones"):
        return 1
    number = next((n for n in sentence.numbers if n.start == word.start), None)
    plain = number is not None and number.kind == "cardinal" and isinstance(number.value, int | float) and number.mod is None
    return float(str(number.value)) if plain and number is not None else None


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
    """«встречались трижды: 5 мая 2023 года в Осло и 20 июня 2025 года в Риме»: so many times against the days or years after a colon."""
    for start, end, count in _times_told(sentence):
        word, colon = sentence.at(start), sentence.after(sentence.at(end - 1))
        if colon is None or colon.text != ":":
            continue
        later = [t for t in sentence.timexes if t.start > colon.start and t.type == "DATE"]
        days = [t for t in later if t.begin is not None and t.begin == t.end_date]
        years = [t for t in later if _YEAR.fullmatch(t.value)]
        told = days or (years if _is_one_list(sentence, years) else [])
        rest = sentence.words[colon.i :]
        ends = any(w.lower in word_set("discourse", "ordinal_words") or w.lemma in word_set("discourse", "count_words") for w in rest)
        if ends or any(w.lower in lexicon_words("sums")["times"] for w in rest):
            continue  # «четыре раза: дважды в Осло и дважды в Риме», «пять раз: впервые — 10 февраля, в последний раз — …»
        if len(told) < 2 or len(told) != len(later):
            continue
        if len(told) == count:
            yield sound("article", "own", start, end)
        else:
            voice = voice_at(view, sentence, word)[0]
            yield at_odds(view.text, (start, end), "count", str(len(told)), [(told[0].start, told[-1].end)], voice=voice)


def _is_one_list(sentence: Sentence, years: Sequence[Timex]) -> bool:
    """«в 1972, 1979 и 1990 годах»: do only commas and «и» part the years?"""
    between = [word for left, right in pairwise(years) for word in sentence.between(left.end, right.start)]
    return all(word.text == "," or word.pos == "ADP" or word.lower in word_set("discourse", "and") for word in between)


def _times_told(sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """Yield «трижды», «пять раз»: where, and how many times."""
    times = lexicon_words("sums")["times"]
    for word in sentence.words:
        if word.lower in times:
            yield word.start, word.end, times[word.lower]
    for number in sentence.numbers:
        after = sentence.after(sentence.at(number.end - 1))
        if number.kind == "cardinal" and isinstance(number.value, int) and after is not None and after.lemma in word_set("sums", "fold"):
            yield number.start, after.end, number.value


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
    told, whole = float(str(part.value)), float(str(number.value))
    if told <= whole:
        yield sound("article", "own", part.start, part.end)
    elif looks_like_slip_of(told, whole):
        yield _subject(view, sentence, part, whole, (number.start, number.end))


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
    before = sentence.before(sentence.at(after.start))
    if before is not None and before.lower in lexicon_words("discourse")["dative_pronouns"]:
        return None  # «Из пятерых старше всех Линд, ей 63»
    return after if counted_noun(sentence, after) in (None, noun) else None
