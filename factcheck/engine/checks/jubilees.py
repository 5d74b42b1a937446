"""Years that a thing completes against the beginning that the same sentence tells: «отметит 70-летие: завод основан 17 мая 1951 года».

Whose anniversary it is need not be known: a pronoun, or a sentence with one subject, says that both parts speak of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.anniversaries import told_years
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.noun_phrases import complement
from factcheck.claims.verbs import is_participle, is_passive, verb_of
from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import voice_at
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.model import AgeClaim, AnniversaryClaim, Article, Timex, ValueWords
from factcheck.reference.links import Link
from factcheck.values.slips import looks_like_slip_of

_REACH = 5  # words between a verb of beginning and its year


def jubilees(view: View, article: Article, links: Sequence[Link], judged: Sequence[Subject]) -> Iterator[Subject]:
    """Yield the years completed whose sentence tells one beginning, those left out that the tables or another check have `judged`."""
    decided = {link.claim.value.start for link in links if isinstance(link.claim, AgeClaim | AnniversaryClaim) and link.fields}
    decided |= {field.start for subject in judged for field in subject.fields.values()}
    for sentence in view.sentences:
        told = [(word, value) for word, value in told_years(sentence) if value.start not in decided]
        if len(told) != 1 or any(m.label == "PERSON" for m in sentence.mentions):
            continue
        word, value = told[0]
        began = _beginning(sentence)
        if began is None or voice_at(view, sentence, word)[0] not in ("own", "hearsay"):
            continue
        verb, start = began
        if _of_one_thing(sentence, word, verb):
            yield from _judged(view, article, sentence, word, value, start)


def _beginning(sentence: Sentence) -> tuple[Word, Timex] | None:
    """Return the one verb of beginning of a sentence with the year beside it: «основан в 1951 году», «первую линию открыли в 1985-м»."""
    begins = word_set("lives", "opened") | word_set("lives", "founding", "verbs")
    found = []
    for word in sentence.words:
        passive = is_passive(word) or is_participle(word)
        if not (verb_of(word) in begins if passive else word.finite and word.tense == "Past" and word.lemma in begins):
            continue
        days = [t for t in sentence.timexes if t.type == "DATE" and t.written_year and t.begin is not None and not t.unreal]
        near = [t for t in days if sentence.clause(sentence.at(t.start)) == sentence.clause(word)]
        near = [t for t in near if abs(sentence.at(t.start).i - word.i) <= _REACH]
        again = word_set("lives", "opened_again") & {form for w in sentence.clause_words(word) for form in (w.lower, w.lemma)}
        if len(near) == 1 and not again:
            found.append((word, near[0]))
    found = found or list(_ongoing(sentence))
    return found[0] if len(found) == 1 else None


def _ongoing(sentence: Sentence) -> Iterator[tuple[Word, Timex]]:
    """«Терминал работает с 1998 года», «МИД она возглавляет с 17 января 2022 года»: a verb with the time since which something goes on."""
    for timex in sentence.timexes:
        since = timex.type == "DATE" and timex.begin is not None and timex.end_date is None and timex.written_year and not timex.unreal
        clause = sentence.clause(sentence.at(timex.start))
        verbs = [w for w in sentence.words if w.finite and w.tense == "Pres" and sentence.clause(w) == clause]
        if since and len(verbs) == 1:
            yield verbs[0], timex


def _of_one_thing(sentence: Sentence, jubilee: Word, verb: Word) -> bool:
    """Does a pronoun take up, in one part of the sentence, the thing of the other, or has the sentence no second subject?"""
    discourse = words("discourse")
    pronouns = {*discourse["subject_pronouns"], *discourse["object_pronouns"], *discourse["neuter_subject"]}
    pronouns |= {*discourse["dative_pronouns"], *discourse["plural_subject"]}
    named = complement(sentence, jubilee.i + 1)
    if sentence.clause(jubilee) == sentence.clause(verb) and not named:
        return True  # «оно основано 2 ноября 1925 года и отметит 100-летие»
    first, last = sorted((jubilee.i, verb.i))
    later = [w for w in sentence.words if w.i > first and sentence.clause(w) == sentence.clause(sentence.words[last])]
    if any(w.lower in pronouns for w in later):
        return True
    subjects = [w for w in sentence.words if w.case == "nom" and w.pos in ("NOUN", "PROPN") and not sentence.is_timed(w)]
    subjects = [w for w in subjects if w != jubilee]
    explained = any(w.text == ":" for w in sentence.words[first:last])  # «исполнится 40 лет метро: первую линию открыли в 1985 году»
    return not named and (len(subjects) == 1 or (explained and not subjects))


def _judged(view: View, article: Article, sentence: Sentence, word: Word, value: ValueWords, start: Timex) -> Iterator[Subject]:
    assert start.begin is not None
    days = [t for t in sentence.dates(word) if t is not start and t.begin is not None and t.begin.year > start.begin.year]
    day = days[0].begin if len(days) == 1 else article.published
    if day is None or not isinstance(value.value, int):
        return
    years = day.year - start.begin.year
    slack = 0 if days else 1  # a day that is not told may be near the turn of the year
    if abs(value.value - years) <= slack:
        yield sound("article", "own", value.start, value.end)
    elif looks_like_slip_of(value.value, years):
        yield at_odds(view.text, (value.start, value.end), "years", str(years), [(start.start, start.end)], actual=value.text)
