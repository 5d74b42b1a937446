"""Ordinals against what the article lists before them: «третья победа: прежде она первенствовала в 2022 и 2024 годах».

Lists are of three forms: ordinals of their own («Первая состоялась 16 января, вторая — 20 февраля»), years («в 2022 и 2024 годах»), names
(«после Кудинова, Лютикова и Саломатина»). What is counted may be among those that are listed or come next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import Number, Timex

_LEAST = 2  # items of a list
_MOST = 12
_AFTER = 2  # sentences behind an ordinal in which its list stands
_NEAR = 40  # characters between two items of a list of years: «в 2019, 2022 и 2024 годах»

Span = tuple[int, int]


def ordinals_against_lists(view: View) -> Iterator[Subject]:
    """Yield the ordinals that a list beside them does not bear, and as sound those that it does."""
    for at, sentence in enumerate(view.sentences):
        for number in sentence.numbers:
            if number.kind != "ordinal" or not isinstance(number.value, int) or not _LEAST <= number.value <= _MOST:
                continue
            following = [s for s in view.sentences[at + 1 : at + 1 + _AFTER] if s.block == sentence.block]
            listed = _names(sentence, number) or _years(sentence, number) or _ordinals(sentence, number, following)
            listed = listed or _told_years(sentence, number, following)
            if listed is not None:
                yield _judged(view, number, *listed)


def _judged(view: View, number: Number, count: int, place: Span) -> Subject:
    if number.value in (count, count + 1):
        return sound("article", "own", number.start, number.end)
    return at_odds(view.text, (number.start, number.end), "count", str(count + 1), [place], actual=str(number.value))


def _ordinals(sentence: Sentence, number: Number, following: Sequence[Sentence]) -> tuple[int, Span] | None:
    """«третья встреча министров. Первая состоялась …, вторая — …»: the ordinals from the first on that stand for the same noun."""
    noun = _counted(sentence, number)
    if noun is None or noun.gender is None:
        return None
    told: list[Number] = []
    for other in following:
        for n in other.numbers:
            word = other.at(n.start)
            if n.kind == "ordinal" and isinstance(n.value, int) and word.gender == noun.gender and _stands_alone(other, n, noun):
                told.append(n)
    values = [n.value for n in told]
    if len(values) < _LEAST or values != list(range(1, len(values) + 1)) or number.value in values:
        return None
    return len(values), (told[0].start, told[-1].end)


def _counted(sentence: Sentence, number: Number) -> Word | None:
    """Return the noun that an ordinal counts: the one after it, over adjectives."""
    word = sentence.after(sentence.at(number.end - 1))
    while word is not None and word.pos in ("ADJ", "DET") and not sentence.is_timed(word):
        word = sentence.after(word)
    return word if word is not None and word.pos in ("NOUN", "PROPN") and not sentence.is_timed(word) else None


def _stands_alone(sentence: Sentence, number: Number, noun: Word) -> bool:
    """Does an ordinal stand for the noun: with no noun of its own, or with that noun again?"""
    own = sentence.after(sentence.at(number.end - 1))
    return own is None or own.pos not in ("NOUN", "PROPN", "ADJ") or own.lemma == noun.lemma


def _years(sentence: Sentence, number: Number) -> tuple[int, Span] | None:
    """«в третий раз … прежде в 2022 и 2024 годах»: the years of one list behind the ordinal, told of what was before."""
    years = [t for t in sentence.timexes if t.start > number.end and _is_year(t)]
    if len(years) < _LEAST or any(right.start - left.end > _NEAR for left, right in pairwise(years)):
        return None
    joined = [sentence.between(left.end, right.start) for left, right in pairwise(years)]
    if not all(all(w.text == "," or w.lower in word_set("discourse", "and") or w.pos == "ADP" for w in words) for words in joined):
        return None
    if any(t.type == "DATE" and t.written_year and t not in years and t.start > number.end for t in sentence.timexes):
        return None  # «в ноябре 2021-го он прилетал, ещё две беседы прошли на саммитах 2022 и 2023 годов»
    between = sentence.between(number.end, years[0].start)
    told = [w for w in between if w.finite and w.tense == "Past"]
    before = any(w.lower in word_set("sums", "before_now") for w in between)
    own = _counted(sentence, number) is not None or _is_times(sentence, number)
    return (len(years), (years[0].start, years[-1].end)) if own and (before or told) else None


def _is_times(sentence: Sentence, number: Number) -> bool:
    after = sentence.after(sentence.at(number.end - 1))
    return after is not None and after.lemma in word_set("discourse", "count_words")


def _is_year(timex: Timex) -> bool:
    return timex.type == "DATE" and len(timex.value) == len("2024") and timex.value.isdigit() and timex.mod is None


def _told_years(sentence: Sentence, number: Number, following: Sequence[Sentence]) -> tuple[int, Span] | None:
    """«третья авария за десять лет. В марте 2017 года взорвался метан; в сентябре 2021-го забой затопило»: each with its year."""
    if not following or (_counted(sentence, number) is None and not _is_times(sentence, number)):
        return None
    if any(n.kind == "ordinal" and n is not number for n in sentence.numbers):
        return None
    told = [t for t in following[0].timexes if t.type == "DATE"]
    written = [t for t in told if t.written_year and t.begin is not None]
    years = {t.begin.year for t in written if t.begin is not None}
    if len(written) < _LEAST or len(written) != len(told) or len(years) != len(written):
        return None
    if not all(_opens_part(following[0], t) for t in written) or any(n.kind == "ordinal" for n in following[0].numbers):
        return None
    published = max(years)
    here = [t.begin.year for t in sentence.timexes if t.begin is not None and t.type == "DATE"]
    return (len(written), (written[0].start, written[-1].end)) if all(year >= published for year in here) else None


def _opens_part(sentence: Sentence, timex: Timex) -> bool:
    """Does a time stand at the head of its part of the sentence?"""
    word = sentence.at(timex.start)
    before = sentence.before(word)
    if before is not None and before.pos == "ADP":
        before = sentence.before(before)
    return before is None or before.text in ",;—–" or before.lower in word_set("discourse", "and") | word_set("discourse", "but")


def _names(sentence: Sentence, number: Number) -> tuple[int, Span] | None:
    """«четвёртым мэром — после А, Б и В», «четвёртым заводом …, у которого уже есть предприятия в А, Б и В»: names that came before."""
    noun = _counted(sentence, number)
    if noun is None:
        return None
    cues = [w for w in sentence.words if w.start > noun.end and w.lower in word_set("sums", "listed_before")]
    mentions = [m for m in sentence.mentions if cues and m.start > cues[0].end]
    if len(mentions) < _LEAST:
        return None
    run = mentions[:1]
    for mention in mentions[1:]:
        between = sentence.between(run[-1].end, mention.start)
        if not all(w.text == "," or w.lower in word_set("discourse", "and") for w in between) or not between:
            break
        run.append(mention)
    to_first = sentence.between(cues[0].end, run[0].start)
    closed = any(w.lower in word_set("discourse", "and") for w in sentence.between(run[0].end, run[-1].start))
    if len(run) < _LEAST or not closed or any(w.text in ",;:" for w in to_first) or len({m.name for m in run}) != len(run):
        return None
    return len(run), (run[0].start, run[-1].end)
