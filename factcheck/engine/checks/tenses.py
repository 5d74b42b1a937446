"""Tenses against days: «встретились 5 мая 2026 года» in an article of 2025, «встретятся» of a day long gone; the year is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View, Word
from factcheck.engine.subjects import Subject, sound
from factcheck.language.morphology import is_future, past_lemma
from factcheck.model import Claim, EventClaim, Timex
from factcheck.reference.links import FieldLink
from factcheck.temporal.lexicon import lexicon
from factcheck.values.comparison import disagrees
from factcheck.values.years import nearest_day

_FAR = timedelta(days=731)  # beyond which a year is no slip
_APART = 4  # characters between two times of which one explains the other
_NEAR = 45  # days from publication within which a day with no year is this year's
_MONTH_DAY = re.compile(r"[\dX]{4}-(\d\d)-(\d\d)(?:T|$)")
_PLAIN_DAYS = ("day", "weekday_day", "written_number")


def tenses_against_days(view: View, claims: Iterable[Claim], published: date | None) -> Iterator[Subject]:
    """Yield the days of events, and of other past verbs, that lie on the wrong side of publication for their tense."""
    if published is None:
        return
    yield from _tenses(view, [claim for claim in claims if claim.voice == "own"], published)
    yield from _past_of_future(view, published)
    yield from _of_days_near(view, published)


def _tenses(view: View, claims: Iterable[Claim], published: date) -> Iterator[Subject]:
    for claim in claims:
        if not isinstance(claim, EventClaim) or claim.date is None or not claim.date.written_year:
            continue
        begin, end, verb = claim.date.begin, claim.date.end_date, claim.predicate
        if begin is None or end is None or verb is None:
            continue
        sentence = view.sentence_at(verb.start)
        word = sentence.at(verb.start) if sentence is not None else None
        if (
            word is None
            or sentence is None
            or not sentence.start <= claim.date.start < sentence.end
            or sentence.clause(word) != sentence.clause(sentence.at(claim.date.start))
        ):
            continue
        if word.tense not in ("Past", "Fut") or word.lower in word_set("status", "own_words"):
            continue
        if sentence.before(sentence.at(claim.date.start)) is not None and _is_set_for(sentence, claim.date):
            continue  # «Подписана программа консультаций на 2022 год»
        ahead = claim.status == "held" and word.tense == "Past" and (begin - published).days > 1
        if _is_chronicle(view, sentence, claim.date):
            continue
        behind = claim.status == "planned" and word.tense == "Fut" and (published - end).days > 1
        if ahead or behind:
            yield _tense(claim.date, published, claim)
        else:
            yield sound("article", "tense", claim.date.start, claim.date.end)


def _is_chronicle(view: View, sentence: Sentence, date_: Timex) -> bool:
    """«30 мая 2019, Жанатурган. … весной 2020 года страну возглавит Струженцова»: a paragraph told from a day that it opens with."""
    first = next((timex for timex in view.openings[sentence.block].timexes if timex.type == "DATE"), None)
    opens = first is not None and first.start - view.openings[sentence.block].start <= 1 and first.begin is not None
    return opens and first is not None and first is not date_ and (first.begin or date.min) <= (date_.begin or date.min)


def _past_of_future(view: View, published: date) -> Iterator[Subject]:
    """«сыграли 1 июня 2025 года» in an article of March 2025: a day with its year, a past verb in its clause, and nothing set for it."""
    for timex in view.timexes:
        sentence = view.sentence_at(timex.start)
        if sentence is None or not timex.written_year or timex.begin is None or timex.type != "DATE" or timex.begin != timex.end_date:
            continue
        if not timedelta(days=1) < timex.begin - published <= _FAR:
            continue
        clause = sentence.clause_words(sentence.at(timex.start))
        plain = [w for w in clause if w.pos in ("VERB", "AUX")]
        planned = any(w.form == "Inf" or w.tense != "Past" or w.lemma in word_set("status", "verbs", "planned") for w in plain)
        postponed = any(w.lemma in word_set("status", "verbs", name) for w in plain for name in ("postponed", "cancelled", "possible"))
        if len(plain) != 1 or planned or postponed or _is_set_for(sentence, timex) or not plain[0].finite or plain[0].form == "Part":
            continue
        if sentence.is_rejected(plain[0]) or _is_spoken(view, timex):
            continue
        yield _tense(timex, published)


def _of_days_near(view: View, published: date) -> Iterator[Subject]:
    """«прочёл лекцию 18 сентября» in an article of 4 September: a day with no year that would be another year's by its verb alone.

    Nobody leaves the year out of a day eleven months away, where no other year is told in the paragraph.
    """
    other_years = _first_of_other_year(view, published)
    for timex in view.timexes:
        sentence = view.sentence_at(timex.start)
        plain = timex.rule in _PLAIN_DAYS and not timex.written_year and timex.anchor != "told"
        near = _nearest(timex, published) if plain else None
        if sentence is None or near is None or sentence.kind == "quote" or _is_spoken(view, timex):
            continue
        if any("unit" in lexicon().words.get(word.lower, {}) for word in sentence.between(timex.start, timex.end)):
            continue  # «4 ноября прошлого года»
        apart = (near - published).days
        if near.year != published.year:
            continue  # «Главное за год. … 11 февраля он позвонил»
        told = [lexicon().words.get(word.lower, {}).get("weekday") for word in sentence.between(timex.start, timex.end)]
        weekday = near.isoweekday() in told
        if any(told) and not weekday:
            continue
        if not (1 if weekday else 2) <= abs(apart) <= _NEAR or (not weekday and other_years.get(sentence.block, timex.start) < timex.start):
            continue
        verb = _only_verb(sentence, timex)
        if verb is None or not (past_lemma(verb.lower) is not None if apart > 0 else is_future(verb.lower)):
            continue
        before = sentence.before(sentence.at(timex.start))
        if (before is not None and _is_set_for(sentence, timex)) or sentence.is_rejected(verb) or _is_opened(sentence, timex):
            continue
        if (apart < 0 and _is_reported(sentence, timex)) or (apart > 0 and _is_counted_ahead(sentence, timex)):
            continue
        inside = before is not None and before.lower in word_set("discourse", "inside_prepositions")
        if weekday and not inside:
            continue  # «объявил пятницу, 8 декабря, днём траура»
        yield _tense(timex, published, said=near.isoformat())


def _is_counted_ahead(sentence: Sentence, timex: Timex) -> bool:
    """«день рождения через три недели, 12 марта»: does the text itself count forward to a day?"""
    return any(0 < timex.start - other.end <= _APART and other.shift is not None and other.shift[0] > 0 for other in sentence.timexes)


def _only_verb(sentence: Sentence, timex: Timex) -> Word | None:
    """Return the one verb of a time's clause, where it is finite and tells of something that was or will be, not of a plan."""
    plain = [w for w in sentence.clause_words(sentence.at(timex.start)) if w.pos in ("VERB", "AUX")]
    if len(plain) != 1 or not plain[0].finite or plain[0].form == "Part":
        return None
    settling = ("planned", "postponed", "cancelled", "possible")
    settled = any(plain[0].lemma in word_set("status", "verbs", name) for name in settling)
    return None if settled or plain[0].lemma in word_set("times", "looking_ahead") else plain[0]


def _first_of_other_year(view: View, published: date) -> dict[int, int]:
    """Return where each paragraph first tells another year than publication's, so that days behind it may be of that one."""
    found: dict[int, int] = {}
    for timex in view.timexes:
        sentence = view.sentence_at(timex.start)
        told = timex.written_year or timex.rule not in _PLAIN_DAYS
        if sentence is not None and timex.begin is not None and timex.begin.year != published.year and told:
            found.setdefault(sentence.block, timex.start)
    return found


def _is_reported(sentence: Sentence, timex: Timex) -> bool:
    """«Газеты писали, что обмен пройдёт 15 ноября»: was it said at another time than publication?"""
    before = [word for word in sentence.words if word.start < timex.start]
    return any(w.lower in word_set("times", "reported") or (w.finite and w.lemma in word_set("status", "speech_verbs")) for w in before)


def _is_opened(sentence: Sentence, timex: Timex) -> bool:
    """«17 мая. В город прибыли …»: does a day stand before a mark as the head of what follows?"""
    after = sentence.after(sentence.at(timex.end - 1))
    return sentence.at(timex.start).i == 0 and (after is None or after.pos == "PUNCT")


def _nearest(timex: Timex, published: date) -> date | None:
    """Return the day of a time with no year that is nearest to publication; of one with a weekday only that of publication's years."""
    match = _MONTH_DAY.match(timex.value)
    if match is None or (timex.begin is not None and timex.begin != timex.end_date):
        return None
    return nearest_day(int(match[1]), int(match[2]), published)


def _is_set_for(sentence: Sentence, timex: Timex) -> bool:
    """«на 2022 год», «до 1 июня»: does a preposition before a time say that it is set for it, or does nothing stand before it?"""
    before = sentence.before(sentence.at(timex.start))
    words = word_set("times", "set_for")
    return before is None or before.lower in words or timex.text.split()[0].lower() in words


def _is_spoken(view: View, timex: Timex) -> bool:
    """Inside quotation marks others speak."""
    before = view.text[max(0, timex.start - 300) : timex.start]
    return max(before.rfind(mark) for mark in "«„“") > max(before.rfind(mark) for mark in "»”")


def _tense(timex: Timex, published: date, claim: Claim | None = None, said: str | None = None) -> Subject:
    field = FieldLink("tense", disagrees("doubtful"), timex.start, timex.end, published.isoformat(), said or timex.value, None, None)
    return Subject("article", claim, {"tense": field}, linked=True)
