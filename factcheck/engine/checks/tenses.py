"""Tenses against days: «встретились 5 мая 2026 года» in an article of 2025, «встретятся» of a day long gone; the year is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from factcheck.claims.lexicon import word_set
from factcheck.claims.view import Sentence, View
from factcheck.engine.subjects import Subject, sound
from factcheck.model import Claim, EventClaim, Timex
from factcheck.reference.links import FieldLink
from factcheck.values.comparison import disagrees

_FAR = timedelta(days=731)  # beyond which a year is no slip


def tenses_against_days(view: View, claims: Iterable[Claim], published: date | None) -> Iterator[Subject]:
    """Yield the days of events, and of other past verbs, that lie on the wrong side of publication for their tense."""
    if published is None:
        return
    yield from _tenses(view, [claim for claim in claims if claim.voice == "own"], published)
    yield from _past_of_future(view, published)


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


def _is_set_for(sentence: Sentence, timex: Timex) -> bool:
    """«на 2022 год», «до 1 июня»: does a preposition before a time say that it is set for it, or does nothing stand before it?"""
    before = sentence.before(sentence.at(timex.start))
    words = word_set("times", "set_for")
    return before is None or before.lower in words or timex.text.split()[0].lower() in words


def _is_spoken(view: View, timex: Timex) -> bool:
    """Inside quotation marks others speak."""
    before = view.text[max(0, timex.start - 300) : timex.start]
    return max(before.rfind(mark) for mark in "«„“") > max(before.rfind(mark) for mark in "»”")


def _tense(timex: Timex, published: date, claim: Claim | None = None) -> Subject:
    field = FieldLink("tense", disagrees("doubtful"), timex.start, timex.end, published.isoformat(), timex.value, None, None)
    return Subject("article", claim, {"tense": field}, linked=True)
