"""When an event was: of the times in its sentence the one that is told of it, and not of something beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.claims.counts import scope_time
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.ownership import ancestors, is_compared_with, owner
from factcheck.claims.triggers import Trigger, support_verbs
from factcheck.claims.verbs import is_participle
from factcheck.claims.view import DASHES, Sentence, Word
from factcheck.claims.weekdays import day_said_again
from factcheck.language.morphology import lemmas
from factcheck.model import Number, Ordinal, Timex

_NEXT = 2  # words from a noun to its date
_REACH = 4  # words from a participle to its date
_MONTH = 31  # days
_HOURS = frozenset({"hour", "minute"})
_GLOSS = 6  # characters between a day and the words that explain it: «, на »
_DAY = re.compile(r"XXXX|\d{4}-\d\d-\d\d")  # a day of no known year, or one that no calendar has: it still is the event's


def date_of(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger], counted: Ordinal | None) -> Timex | None:
    """Return the date of the trigger's clause that is nearest to it; the year that bounds a count is none."""
    own = [
        timex
        for timex in sentence.timexes
        if timex.type in ("DATE", "TIME")
        and (timex.begin or timex.end_date or _DAY.match(timex.value))
        and owner(sentence, triggers, sentence.at(timex.start)) is trigger
        and not (counted is not None and _is_scope(sentence, trigger, timex, counted))
        and not _other_verb(sentence, trigger, timex)
        and not _announcing(sentence, trigger, timex)
        and not opens_ellipsis(sentence, timex)
        and not _is_compared(sentence, trigger, timex)
        and not _is_of_next(sentence, trigger, timex)
        and day_said_again(sentence, timex) is None
        and not _is_known_by(sentence, timex)
        and not _is_hours_from(sentence, timex)
        and not _is_day_after(sentence, timex)
        and not _is_told_then(sentence, trigger, timex)
        and not _is_measured_from(sentence, trigger, timex)
        and not _is_of_description(sentence, trigger, timex)
        and not (timex.begin is not None and timex.end_date is None and trigger.kind in word_set("triggers", "short"))
    ]
    own = [timex for timex in own if _is_set_for(sentence, timex)] or own
    own = [timex for timex in own if not _is_of_contrast(sentence, trigger, timex)] or own
    own = [timex for timex in own if not _opens_next_verb(sentence, trigger, timex)] or own
    own = [timex for timex in own if not _explains(sentence, timex, own)]
    nearest = min(own, key=lambda timex: (_breadth(timex), abs(timex.start - trigger.word.start)), default=None)
    return nearest or (_date_held(sentence, trigger.word) if trigger.nominal else None)


def _is_hours_from(sentence: Sentence, timex: Timex) -> bool:
    """«закончилась в 20:25, через час пятьдесят пять после свистка»: hours counted from another event name no day."""
    if timex.shift is None or timex.shift[1] not in _HOURS:
        return False
    last = sentence.at(timex.end - 1)
    near = sentence.words[last.i + 1 : last.i + 1 + _REACH]
    return any(w.lower in word_set("times", "before") | word_set("times", "after") for w in near)


def _is_day_after(sentence: Sentence, timex: Timex) -> bool:
    """«на следующий день после взрыва»: a day counted from an event is not counted from publication."""
    after = sentence.after(sentence.at(timex.end - 1))
    return timex.rule == "next_unit" and after is not None and after.lower in word_set("times", "after")


def _is_told_then(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«второй тур, который ещё в пятницу предсказывали социологи»: is it the day of a relative clause that tells what somebody said?"""
    before = sentence.words[: sentence.at(timex.start).i]
    opening = next((w for w in reversed(before) if w.lemma == words("discourse")["relative"]), None)
    if opening is None or not trigger.nominal or opening.start < trigger.word.end:
        return False
    clause = [w for w in sentence.clause_words(opening) if w.i > opening.i]
    verb = next((w for w in clause if w.finite), None)
    said = verb is not None and verb.lemma in word_set("status", "speech_verbs") | word_set("status", "foreseeing")
    return said and any(w.case == "nom" and w.pos in ("NOUN", "PROPN") for w in clause)


def _is_measured_from(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«объявил 4 декабря, за пять дней до встречи»: an event that days are counted to is not of the day that they are counted from."""
    before = sentence.before_over(trigger.first, ("ADJ", "DET"))
    measured = before is not None and before.lower in word_set("times", "before") | word_set("times", "after")
    return trigger.nominal and measured and timex.start < trigger.first.start


def _is_of_description(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«позвонил президент Линд, бывший в Осло месяц назад»: the day of a clause that says where somebody was before."""
    if trigger.nominal or timex.start < trigger.word.end:
        return False
    return any(
        w.lower in word_set("status", "been")
        and (mark := sentence.before(w)) is not None
        and mark.text == ","
        and (p := sentence.after(w)) is not None
        and p.pos == "ADP"
        for w in sentence.between(trigger.word.end, timex.start)
    )


def _explains(sentence: Sentence, timex: Timex, others: Sequence[Timex]) -> bool:
    """«5 марта, на следующий день после обвала»: does a time in words only say once more which day another, right before it, is?"""
    if any(letter.isdigit() for letter in timex.text):
        return False
    before = [other for other in others if 0 < timex.start - other.end <= _GLOSS and any(letter.isdigit() for letter in other.text)]
    return any(word.text == "," for other in before for word in sentence.between(other.end, timex.start))


def _is_known_by(sentence: Sentence, timex: Timex) -> bool:
    """«Авария на ГЭС: что известно к утру четверга»: a time by which something is so is not when it happened."""
    before = sentence.before(sentence.at(timex.start))
    return before is not None and before.lower in word_set("times", "by_then")


def _is_compared(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«короче, чем в марте прошлого года», «третий разговор, после ноября и февраля», «последний на сегодня саммит»: a time beside it."""
    if trigger.word.start < timex.start and is_compared_with(sentence, sentence.at(timex.start), trigger.word.i + 1):
        return True
    before = sentence.before(sentence.at(timex.start))
    if before is not None and timex.rule == "today" and before.lower in word_set("times", "as_of"):
        return True
    timed = [t for t in sentence.timexes if t.end <= timex.start]
    while before is not None and (
        before.lower in word_set("discourse", "and") or before.text == "," or any(t.start <= before.start < t.end for t in timed)
    ):
        before = sentence.before(before)
    return before is not None and before.lower in word_set("times", "after")


def _is_of_next(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """Does a time after the event belong to the next one of a list?

    «вторые принимал Осло, …, четвёртые, 5 мая 2021 года, – Берген»: another count stands between. «5 мая в Осло, где говорили час, и
    8 июня в Риме»: after a clause of its own the list goes on.
    """
    between = sentence.between(trigger.word.end, timex.start)
    further = list_goes_on(sentence, trigger.word)
    if further is not None and timex.start >= further:
        return True
    if is_of_next(sentence, trigger, sentence.at(timex.start)):
        return True
    opening = next((w for w in reversed(sentence.words[: trigger.word.i]) if w.text == ","), None)
    opened = sentence.after(opening) if opening is not None else None
    relative = opened is not None and (opened.lower in word_set("discourse", "where") or opened.lemma == words("discourse")["relative"])
    joined = len(between) > 1 and between[-1].lower in word_set("discourse", "and") and between[-2].text == ","
    return relative and joined and sum(1 for _ in sentence.dates(trigger.word)) > 0


def _is_set_for(sentence: Sentence, timex: Timex) -> bool:
    """«Визит, намеченный на 6 ноября, отложили 30 октября»: is it the day for which a participle says that the event was set?"""
    before = sentence.before(sentence.at(timex.start))
    participle = sentence.before(before) if before is not None and before.lower in word_set("status", "set_for") else None
    planned = word_set("status", "verbs", "planned")
    return participle is not None and is_participle(participle) and bool({participle.lemma, *lemmas(participle.lower)} & planned)


def list_goes_on(sentence: Sentence, word: Word) -> int | None:
    """Return where an announced list goes on inside the clause of a word that tells what was where its item was.

    «виделись трижды: 16 июня в Осло, где проходил саммит, 26 сентября в Риме и 19 июня в Бонне»: at «26 сентября».
    """
    opening = next((w for w in reversed(sentence.words[: word.i]) if w.lower in word_set("discourse", "where")), None)
    if opening is None or sentence.clause(opening) != sentence.clause(word):
        return None
    before = sentence.words[: opening.i]
    colon = next((w for w in before if w.text == ":"), None)
    if colon is None:
        return None
    counted = any(w.lower in word_set("discourse", "times_words") for w in before)
    dated = any(
        t.type == "DATE" and t.begin is not None and t.begin == t.end_date
        for t in sentence.timexes
        if colon.i < sentence.at(t.start).i < opening.i
    )
    if not counted and not dated:
        return None
    for timex in sentence.timexes:
        comma = sentence.before(sentence.at(timex.start))
        joined = comma is not None and (comma.text == "," or comma.lower in word_set("discourse", "and"))
        if timex.start > word.start and timex.type == "DATE" and timex.begin == timex.end_date and timex.begin is not None and joined:
            ahead = (t.start for t in sentence.timexes if 0 < timex.start - t.end <= _GLOSS and t.start > word.start)
            return next(ahead, timex.start)  # «и ровно через год, 16 июня 2023 года»
    return None


def is_of_next(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """«Третий принимал Осло, четвёртый, 13 сентября, – Берген»: does another count stand between an adjective for an event and a word?"""
    between = [n for n in sentence.numbers if n.kind == "ordinal" and trigger.word.end <= n.start < word.start]
    if any(is_superlative_item(sentence, w) for w in sentence.between(trigger.word.end, word.start)):
        return True
    return bool(between) and (trigger.elliptic or any(_opens_item(sentence, n) for n in between))


def is_superlative_item(sentence: Sentence, word: Word) -> bool:
    """«Первый разговор они провели 30 мая, самый короткий — 19 ноября»: does an adjective before a dash stand for another event?"""
    degree, dash = sentence.before(word), sentence.after(word)
    mark = sentence.before(degree) if degree is not None else None
    superlative = degree is not None and degree.lemma in word_set("discourse", "superlative")
    return superlative and word.pos == "ADJ" and mark is not None and mark.text in ",;" and dash is not None and dash.text in DASHES


def _opens_item(sentence: Sentence, number: Number) -> bool:
    """«это вторая встреча, первой были мартовские переговоры»: does an ordinal after a mark stand for the noun told before?"""
    before, after = sentence.before(sentence.at(number.start)), sentence.after(sentence.at(number.end - 1))
    return before is not None and before.text in ",;" and after is not None and (after.finite or after.text in DASHES)


def _opens_next_verb(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«27 февраля встретились в Осло, 12 марта, во вторник, созвонились»: a time after a comma, right before another verb."""
    before = sentence.before(sentence.at(timex.start))
    if before is None or before.text != "," or timex.start < trigger.word.start:
        return False
    following = sentence.after(sentence.at(timex.end - 1))
    while following is not None and (following.text == "," or sentence.is_timed(following)):
        following = sentence.after(following)
    return following is not None and following.finite and following not in (trigger.word, trigger.verb)


def _date_held(sentence: Sentence, noun: Word) -> Timex | None:
    """«после переговоров Линд и Фосса, состоявшихся 21 мая»: the day beside a participle that says when the event was held."""
    for comma in sentence.words[noun.i + 1 :]:
        if comma.finite or comma.text in ";.:":
            return None
        found = date_of_participle(sentence, noun, comma.i) if comma.text == "," else None
        if found is not None:
            return found
    return None


def date_of_participle(sentence: Sentence, noun: Word, at: int) -> Timex | None:
    """«на выборах, прошедших 12 марта», «переговоры, которые они вели 12 марта»: the date beside what says when the event was held."""
    comma, following = sentence.words[at : at + 1], sentence.words[at + 1 : at + _REACH]
    if not comma or not following or comma[0].text != ",":
        return None
    relative = following[0].lemma == words("discourse")["relative"] and following[0].case in ("nom", "acc")
    verb = next((w for w in following[1:] if w.finite), None) if relative else following[0]
    if verb is None or not {verb.lemma, *lemmas(verb.lower)} & support_verbs():
        return None
    if not (verb.finite if relative else verb.form == "Part" and verb.case == noun.case):
        return None
    reach = sentence.words[verb.i + 1 : verb.i + _REACH]
    return next((t for w in reach for t in sentence.timexes if t.start == w.start and t.type == "DATE" and t.begin), None)


def opens_ellipsis(sentence: Sentence, timex: Timex) -> bool:
    """«встретились в Осло 5 мая, 17 сентября — в Риме»: a day before a dash, after a comma, is of another event told with no verb."""
    word, last = sentence.at(timex.start), sentence.at(timex.end - 1)
    before, dash = sentence.before_over(word, ("ADP",)), sentence.after(last)
    counted = {n.start for n in sentence.numbers if n.kind == "ordinal"}
    while dash is not None and (dash.text == "," or dash.start in counted or sentence.is_timed(dash)):
        dash = sentence.after(dash)  # «в четверг, 21-го, — в Осло», «в пятницу 80 минут — с Линд»
    preposition = sentence.after(dash) if dash is not None else None
    elliptic = (
        dash is not None
        and dash.text in DASHES
        and preposition is not None
        and (
            preposition.lower in word_set("discourse", "inside_prepositions") | word_set("discourse", "with")
            or _lasts(sentence, preposition)
        )
    )
    joined = before is not None and (before.text in ",;" or before.lower in word_set("discourse", "and") | word_set("discourse", "but"))
    return elliptic and joined and any(other.finite for other in sentence.words[: word.i])


def is_behind_ellipsis(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """«5 мая — в Осло, где проходил форум, 7 июня — в Риме»: does a day of another event stand between the trigger and a word?"""
    if any(is_superlative_item(sentence, w) for w in sentence.between(trigger.word.end, word.start)):
        return True
    return any(trigger.word.end <= t.start < word.start and opens_ellipsis(sentence, t) for t in sentence.timexes)


def _lasts(sentence: Sentence, word: Word) -> bool:
    """«12 сентября говорили 45 минут, 5 марта — 20 минут»: does a length stand behind the dash?"""
    return any(t.start == word.start and t.type == "DURATION" for t in sentence.timexes)


def _breadth(timex: Timex) -> int:
    """Return 0 for a day, 1 for days of a month, 2 for more: «Год назад саммит прошёл 8–9 ноября»."""
    if timex.begin is None or timex.end_date is None:
        return 0 if timex.begin is timex.end_date and _DAY.match(timex.value) else 2
    days = (timex.end_date - timex.begin).days
    return 0 if days == 0 else 1 if days < _MONTH else 2


def _is_of_contrast(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«встречались в Осло, а 14 октября — в Лиссабоне»: does the date belong to what follows «, а»?"""
    between = sentence.between(trigger.word.end, timex.start)
    return any(left.text == "," and right.lower in word_set("discourse", "but") for left, right in pairwise(between))


def _other_verb(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """A date that hangs on a participle («назначенный в 2004 году») tells that, not the event."""
    head = sentence.head_of(sentence.at(timex.start))
    while head is not None and timex.start <= head.start < timex.end:
        head = sentence.head_of(head)
    if head is None or head in (trigger.word, trigger.verb) or head.form != "Part" or head.case is None:
        return False
    if not trigger.nominal:
        return True  # «на полях саммита, завершившегося в пятницу, встретилась»
    beside = 0 < sentence.at(timex.start).i - trigger.word.i <= _NEXT
    if head.i < trigger.first.i and beside:
        return False  # «Линд, победившая на выборах 9 октября 2021 года»
    return not {head.lemma, *lemmas(head.lower)} & (support_verbs() | word_set("status", "verbs", "planned"))


def _announcing(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«Вчера Кремль анонсировал подготовку к саммиту»: the date is of the announcing, not of the event."""
    verb = trigger.verb
    if not trigger.nominal or verb is None or verb.lemma in support_verbs():
        return False
    if _is_set_for(sentence, timex):
        return False
    word = sentence.at(timex.start)
    before = sentence.before(word)
    if before is not None and before.lower in word_set(
        "status", "set_for"
    ):  # «назначены на 8 сентября»; «перенесена на май» is another day
        return verb.lemma in word_set("status", "verbs", "postponed")
    if trigger.word.case == "nom":
        return False
    if verb.i < trigger.word.i < word.i or (trigger.word.i < word.i and abs(word.i - trigger.word.i) < abs(word.i - verb.i)):
        return False
    return verb in ancestors(sentence, word)[:2] or abs(word.i - verb.i) < abs(word.i - trigger.word.i)


def _is_scope(sentence: Sentence, trigger: Trigger, timex: Timex, counted: Ordinal) -> bool:
    """«вторая в этом году встреча», «это вторая встреча в 2024 году»: the year bounds the count; «первая прошла в 2024 году» dates it."""
    if scope_time(sentence, sentence.at(counted.start)) is not timex:
        return False
    verb = trigger.verb
    linking = word_set("discourse", "linking_verbs")
    if any(w.finite and w.lemma in linking for w in sentence.between(trigger.word.end, counted.start)):
        return True  # «беседа длилась 25 минут и стала второй в этом году»
    told = verb is not None and verb.lemma not in linking
    if trigger.nominal:
        return not (told and verb is not None and (counted.value == 1 or trigger.word.start < verb.start < timex.start))
    return counted.value > 1
