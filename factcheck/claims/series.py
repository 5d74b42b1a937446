"""One verb that tells several events: «встречались трижды: 5 мая 2018 года в Осло, 19 июня 2019 года в Риме и 8 марта 2020 года там же»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.claims.circumstances import Circumstances, before_place, last_place, occasion_inside
from factcheck.claims.event_dates import list_goes_on, opens_ellipsis
from factcheck.claims.lexicon import word_set
from factcheck.claims.view import DASHES, Sentence, View, Word
from factcheck.model import Argument, Timex

_DAYS = 28  # of a stretch that is shorter than a month


@dataclass(frozen=True, slots=True)
class Item:
    """A day of a list, with the stretch of text that tells its event: up to the next day, or the end of the clause."""

    date: Timex
    start: int
    end: int


def items_of(sentence: Sentence, word: Word, first: Timex) -> list[Item]:
    """Return the days of a list in the clause of an event's word, the first one with them; nothing where one day is told."""
    clause = sentence.clause(word)
    first = _first_announced(sentence, word, first)
    further = _beyond_where(sentence, first)  # «трижды: 16 июня в Осло, где проходил саммит, 26 сентября в Риме …»
    clauses = {clause, sentence.clause(sentence.at(further))} if further is not None else {clause}
    days = [
        t
        for t in sentence.timexes
        if t.start >= first.start and (t is first or _is_day(t)) and sentence.clause(sentence.at(t.start)) in clauses
    ]
    listed = _is_listed(sentence, word, first, days)
    opening = [first, *(t for t in days if t is not first and _opens(sentence, t, listed))]
    if len(opening) < 2:
        return []
    words = [w for w in sentence.words if sentence.clause(w) in clauses and w.text != "."]
    ends = [_opening_of(sentence, timex) for timex in opening[1:]] + [max(words[-1].end, opening[-1].end)]
    starts = [_head_of(sentence, first).start, *(_head_of(sentence, timex).start for timex in opening[1:])]
    return [Item(timex, start, end) for timex, start, end in zip(opening, starts, ends, strict=True)]


def _first_announced(sentence: Sentence, word: Word, first: Timex) -> Timex:
    """«вели переговоры два раза: в Осло в ноябре 2023 года и в Риме 15 апреля»: return the first time behind the colon, a month too."""
    colon = next((w for w in sentence.words[word.i + 1 :] if w.text == ":"), None)
    if colon is None or colon.start > first.start:
        return first
    ahead = sentence.words[: colon.i]
    announced = any(w.lemma in word_set("discourse", "count_words") or w.lower in word_set("discourse", "times_words") for w in ahead)
    told = [t for t in sentence.timexes if colon.start < t.start <= first.start and t.type == "DATE" and t.begin and t.end_date]
    return told[0] if announced and told else first


def _beyond_where(sentence: Sentence, first: Timex) -> int | None:
    """Return where a list goes on behind a clause that tells what was where its first item was."""
    where = next((w for w in sentence.words if w.start > first.end and w.lower in word_set("discourse", "where")), None)
    verb = next((w for w in sentence.clause_words(where) if w.finite), None) if where is not None else None
    return list_goes_on(sentence, verb) if verb is not None else None


def circumstances_inside(view: View, sentence: Sentence, items: Sequence[Item], whole: Circumstances) -> Iterator[Circumstances]:
    """Yield what a list tells of each event: `whole` of the first, without what is said of later ones; of those what their stretch tells.

    «на полях саммитов СОГ: 5 мая в Осло на 10-м саммите и 7 мая в Риме на 11-м»: each has its own edition of what the list is about.
    """
    numbered = whole.occasion is not None and sentence.at(whole.occasion.start).number == "Plur"  # «на саммитах СОГ: 12 октября …, на 9-м»
    for k, item in enumerate(items):
        own = occasion_inside(view, sentence, item.start, item.end) or (_edition(view, sentence, item) if numbered else None)
        numbered = own is not None and any(n.kind == "ordinal" and own.start <= n.start < own.end for n in sentence.numbers)
        above = whole.occasion
        if own is not None and above is not None and above.start < items[0].start and own.end - own.start < above.end - above.start:
            own = replace(own, name=f"{own.text} {above.name}")
        if k:
            yield Circumstances(date=item.date, place=_place(view, sentence, item), occasion=own, duration=_length(sentence, item))
        else:
            first = _bounded(whole, item.end)
            if item.date is not whole.date:
                first = replace(first, date=item.date, place=_place(view, sentence, item) or first.place)
            yield replace(first, occasion=own or first.occasion)


def _length(sentence: Sentence, item: Item) -> Timex | None:
    """«5 марта 2024 года — 20 минут»: the one length of a stretch."""
    inside = [t for t in sentence.timexes if item.start <= t.start < item.end and t.type == "DURATION" and t.minutes is not None]
    return inside[0] if len(inside) == 1 else None


def _edition(view: View, sentence: Sentence, item: Item) -> Argument | None:
    """«… на 10-м саммите и 7 мая в Риме на 11-м»: an ordinal that stands for its noun after a preposition, at the end of a stretch."""
    for number in sentence.numbers:
        word = sentence.at(number.start)
        before, after = sentence.before(word), sentence.after(sentence.at(number.end - 1))
        alone = after is None or after.pos in ("PUNCT", "CCONJ")
        if number.kind == "ordinal" and item.start <= number.start < item.end and before is not None and before.pos == "ADP" and alone:
            return view.argument(number.start, number.end)
    return None


def _bounded(found: Circumstances, end: int) -> Circumstances:
    """Return an event's circumstances without what stands behind its stretch."""
    return replace(
        found,
        place=found.place if found.place is not None and found.place.start < end else None,
        occasion=found.occasion if found.occasion is not None and found.occasion.start < end else None,
        duration=found.duration if found.duration is not None and found.duration.start < end else None,
    )


def _is_day(timex: Timex) -> bool:
    if timex.type != "DATE" or timex.begin is None or timex.end_date is None:
        return False
    return (timex.end_date - timex.begin).days < _DAYS


def _is_listed(sentence: Sentence, word: Word, first: Timex, days: Sequence[Timex]) -> bool:
    """Is a list announced («дважды:», «трижды», «пять раз:»), or closed by «и»?"""
    before = sentence.between(word.end, first.start)
    announced = any(w.text == ":" or w.lower in word_set("discourse", "times_words") for w in before)
    joiners = word_set("discourse", "and")
    return announced or any((w := sentence.before(sentence.at(t.start))) is not None and w.lower in joiners for t in days[2:])


def _opens(sentence: Sentence, timex: Timex, listed: bool) -> bool:
    """Does a day open the next item: after «и» or «а», after a comma of a list, after «в последний раз —»?"""
    before = sentence.before(_head_of(sentence, timex))
    if before is None:
        return False
    joined = before.lower in word_set("discourse", "and") | word_set("discourse", "but")
    return joined or opens_ellipsis(sentence, timex) or (listed and before.text in ",;") or _counted(sentence, before) is not None


def _counted(sentence: Sentence, dash: Word) -> Word | None:
    """Return the first word of «в последний раз —», «впервые —»."""
    before = sentence.before(dash) if dash.text in DASHES else None
    if before is not None and before.lemma in word_set("discourse", "count_words"):
        adjective = sentence.before(before)
        return sentence.before(adjective) if adjective is not None else None
    return before if before is not None and before.lower in word_set("discourse", "ordinal_words") else None


def _head_of(sentence: Sentence, timex: Timex) -> Word:
    """Return the first word of an item: of «в Осло 5 мая», where places stand before their days, the preposition of the place."""
    word = sentence.at(timex.start)
    ahead = sentence.before_over(word, ("ADP",))
    place = next((m for m in sentence.mentions if ahead is not None and m.label == "PLACE" and m.start <= ahead.start < m.end), None)
    preposition = sentence.before(sentence.at(place.start)) if place is not None else None
    inside = preposition is not None and preposition.lower in word_set("discourse", "place_prepositions")
    return preposition if preposition is not None and inside else word


def _opening_of(sentence: Sentence, timex: Timex) -> int:
    word = _head_of(sentence, timex)
    before = sentence.before(word)
    counted = _counted(sentence, before) if before is not None else None
    return counted.start if counted is not None else word.start


def _place(view: View, sentence: Sentence, item: Item) -> Argument | None:
    for mention in sentence.mentions:
        inside = item.start <= mention.start < item.end and mention.label == "PLACE"
        before = before_place(sentence, sentence.at(mention.start))
        if inside and before is not None and before.lower in word_set("discourse", "place_prepositions"):
            return view.named(mention)
    there = next((w for w in sentence.between(item.start, item.end) if w.lower in word_set("discourse", "there")), None)
    return last_place(view, sentence, there) if there is not None else None
