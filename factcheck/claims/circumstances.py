"""When, where, on what occasion, how long and for which time: the arguments of an event beside its participants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.triggers import Trigger, support_verbs
from factcheck.claims.view import Sentence, View, Word
from factcheck.model import Argument, Mention, Ordinal, Timex


def owner(sentence: Sentence, triggers: Sequence[Trigger], word: Word) -> Trigger | None:
    """Return the trigger that a word belongs to: the one of its clause that is nearest, a head of its own in the tree first."""
    real = [t for t in triggers if not is_occasion(sentence, t)] or list(triggers)
    inside = [t for t in real if sentence.clause(t.word) == sentence.clause(word)]
    if not inside:
        return None
    for ancestor in _ancestors(sentence, word):
        own = next((t for t in inside if ancestor in (t.word, t.verb)), None)
        if own is not None:
            return own
    return min(inside, key=lambda t: abs(t.word.i - word.i))


def _ancestors(sentence: Sentence, word: Word) -> list[Word]:
    """Return the heads above a word, nearest first; each once, since trees may hold cycles."""
    found: list[Word] = []
    node = sentence.head_of(word)
    while node is not None and node not in found:
        found.append(node)
        node = sentence.head_of(node)
    return found


def is_occasion(sentence: Sentence, trigger: Trigger) -> bool:
    """«на саммите», «в ходе форума»: a larger event after a preposition, when another event is told beside it."""
    if trigger.kind not in word_set("triggers", "occasion_kinds") or not trigger.nominal:
        return False
    return trigger.word.case in ("loc", "gen", "acc", "ins") and _preposition_before(sentence, trigger.first) is not None


def _preposition_before(sentence: Sentence, word: Word) -> Word | None:
    for steps in range(1, 5):
        before = sentence.before(word, steps)
        if before is None or before.pos in ("VERB", "AUX", "PUNCT"):
            return None
        if before.pos == "ADP":
            return before
    return None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an event's sentence tells of it beside who took part."""

    date: Timex | None = None
    place: Argument | None = None
    occasion: Argument | None = None
    duration: Timex | None = None
    planned: Timex | None = None
    ordinal: Ordinal | None = None
    part: bool = False


def circumstances_of(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Circumstances:
    """Return the circumstances of a trigger's event."""
    duration, planned = _durations(sentence, trigger, triggers)
    return Circumstances(
        date=_date(sentence, trigger, triggers),
        place=_place(view, sentence, trigger, triggers),
        occasion=_occasion(view, sentence, trigger, triggers),
        duration=duration,
        planned=planned,
        ordinal=_ordinal(view, sentence, trigger),
        part=_part(view, sentence),
    )


def _date(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Timex | None:
    """Return the date of the trigger's clause that is nearest to it; a scope («в этом году») after an ordinal is none."""
    own = [
        timex
        for timex in sentence.timexes
        if timex.type in ("DATE", "TIME")
        and (timex.begin or timex.end_date or timex.value.startswith("XXXX"))
        and owner(sentence, triggers, sentence.at(timex.start)) is trigger
        and not _is_scope(sentence, timex)
        and not _other_verb(sentence, trigger, timex)
        and not _announcing(sentence, trigger, timex)
    ]
    exact = [timex for timex in own if timex.begin and timex.begin == timex.end_date] or own
    return min(exact, key=lambda timex: abs(timex.start - trigger.word.start), default=None)


def _other_verb(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """A date that hangs on a participle («назначенный в 2004 году») tells that, not the event."""
    head = sentence.head_of(sentence.at(timex.start))
    if head is None or head in (trigger.word, trigger.verb) or head.form != "Part" or head.case is None:
        return False
    return head.lemma not in support_verbs() | word_set("status", "verbs", "planned")


def _announcing(sentence: Sentence, trigger: Trigger, timex: Timex) -> bool:
    """«Вчера Кремль анонсировал подготовку к саммиту»: the date is of the announcing, not of the event."""
    verb = trigger.verb
    if not trigger.nominal or verb is None or verb.lemma in support_verbs():
        return False
    word = sentence.at(timex.start)
    if verb.i < trigger.word.i < word.i or (trigger.word.i < word.i and abs(word.i - trigger.word.i) < abs(word.i - verb.i)):
        return False
    return verb in _ancestors(sentence, word)[:2] or abs(word.i - verb.i) < abs(word.i - trigger.word.i)


def _is_scope(sentence: Sentence, timex: Timex) -> bool:
    """«вторая в этом году встреча»: the year bounds the count."""
    word = sentence.at(timex.start)
    for steps in (1, 2, 3):
        before = sentence.before(word, steps)
        if before is None or before.pos not in ("ADP", "ADJ", "NUM", "ADV"):
            return False
        if any(number.kind == "ordinal" and number.start == before.start for number in sentence.numbers):
            return len(timex.value) == 4
    return False


def _place(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Argument | None:
    found = []
    for mention in sentence.mentions:
        if mention.label != "PLACE":
            continue
        word = sentence.at(mention.start)
        if owner(sentence, triggers, word) is trigger and _is_where(sentence, mention, trigger):
            found.append(mention)
    nearest = min(found, key=lambda m: (abs(m.start - trigger.word.start) > 60, m.start), default=None)
    return view.argument(nearest.start, nearest.end, nearest.name) if nearest else None


def _is_where(sentence: Sentence, mention: Mention, trigger: Trigger) -> bool:
    """Does a preposition of place govern the name, and does it not hang on another noun («ситуация в Сирии»)?"""
    word = sentence.at(mention.start)
    before = sentence.before(word)
    while before is not None and (before.pos == "ADJ" or before.lemma in word_set("discourse", "place_heads")):
        before = sentence.before(before)
    if before is None or before.lower not in word_set("discourse", "place_prepositions"):
        return False
    if word.case not in ("loc", None, "gen", "ins") and not (word.case in ("dat", "acc", "nom") and before.lower in ("в", "во", "на")):
        return False
    return not _topic(sentence, before, word, trigger)


def _topic(sentence: Sentence, preposition: Word, word: Word, trigger: Trigger) -> bool:
    head = sentence.head_of(word)
    noun = sentence.before(preposition)
    if noun is None or noun.pos != "NOUN" or noun in (trigger.word, trigger.first):
        return False
    if noun.lemma in word_set("triggers", "occasion_nouns") or any(m.start <= noun.start < m.end for m in sentence.mentions):
        return False
    return head is noun and not any(t.start <= noun.start < t.end for t in sentence.timexes)


def _occasion(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Argument | None:
    """«на саммите G20», «на полях пятнадцатого саммита «Союза пяти»»: the noun with its name."""
    for word in sentence.words:
        own = word is trigger.word and trigger.kind == "summit"
        if word.lemma not in word_set("triggers", "occasion_nouns") or (word is trigger.word and not own):
            continue
        if not own and (_preposition_before(sentence, word) is None or owner(sentence, triggers, word) is not trigger):
            continue
        last = word
        mention = _name_after(sentence, word)
        if mention is not None:
            last = sentence.at(mention.end - 1)
            closing = sentence.after(last)
            if closing is not None and closing.text == "»" and view.text[word.end : last.start].count("«"):
                last = closing
        first = word
        before = sentence.before(word)
        if before is not None and any(number.kind == "ordinal" and number.start == before.start for number in sentence.numbers):
            first = before
        return view.argument(first.start, last.end)
    return None


def _name_after(sentence: Sentence, word: Word) -> Mention | None:
    following = sentence.after(word)
    if following is not None and following.text in '«"':
        following = sentence.after(following)
    return next((m for m in sentence.mentions if following and m.start <= following.start < m.end), None)


def _durations(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> tuple[Timex | None, Timex | None]:
    """Return the duration told and the planned one."""
    told: Timex | None = None
    planned: Timex | None = None
    for timex in sentence.timexes:
        if timex.type not in ("DURATION", "TIME") or timex.minutes is None:
            continue
        word = sentence.at(timex.start)
        near = owner(sentence, triggers, word) or _lasted(sentence, triggers, word)
        if _is_planned(sentence, timex, trigger):
            if near is trigger or (near is None and len(triggers) == 1):
                planned = planned or timex
        elif near is trigger and _lasts(sentence, timex, trigger):
            told = told or timex
    return told, planned


def _lasted(sentence: Sentence, triggers: Sequence[Trigger], word: Word) -> Trigger | None:
    """«Встреча …, которая прошла в Осло, продлилась два часа»: the noun before the relative clause lasted."""
    if not _has_lasting_verb(sentence, word):
        return None
    return next((t for t in reversed(triggers) if t.nominal and t.kind is not None and t.word.i < word.i), None)


def _has_lasting_verb(sentence: Sentence, word: Word) -> bool:
    return any(other.finite and other.lemma in word_set("triggers", "support", "lasting") for other in sentence.clause_words(word))


def _is_planned(sentence: Sentence, timex: Timex, trigger: Trigger) -> bool:
    word = sentence.at(timex.start)
    for steps in range(1, 4):
        before = sentence.before(word, steps)
        if before is None or before.text in ",.;":
            break
        if before.lemma in word_set("triggers", "planned_duration") or before.lower in word_set("triggers", "instead"):
            return True
    if (
        sentence.clause(word) == sentence.clause(trigger.word)
        and trigger.verb is not None
        and trigger.verb.lemma not in word_set("triggers", "planned_duration")
    ):
        return False
    if _has_lasting_verb(sentence, word):
        return False
    return any(other.lemma in word_set("triggers", "planned_duration") for other in sentence.clause_words(word))


def _lasts(sentence: Sentence, timex: Timex, trigger: Trigger) -> bool:
    """Is it how long the event lasted, not how long ago or how far ahead?"""
    word = sentence.at(timex.start)
    before = sentence.before(word)
    if (
        before is not None
        and before.lower in word_set("discourse", "distance_prepositions")
        and (trigger.verb is None or trigger.verb.lemma not in word_set("triggers", "support", "lasting"))
    ):
        return False
    return timex.value.startswith(("PT", "P")) or timex.type == "TIME"


def _ordinal(view: View, sentence: Sentence, trigger: Trigger) -> Ordinal | None:
    """«вторую в этом году личную встречу», «в третий раз встретились», «впервые», «последние на данный момент»."""
    for number in sentence.numbers:
        if number.kind == "ordinal" and isinstance(number.value, int) and _counts(sentence, number.start, number.end, trigger):
            scope = _scope(view, sentence, number.end)
            return Ordinal(start=number.start, end=number.end, text=number.text, value=number.value, scope=scope)
    for word in sentence.clause_words(trigger.word):
        value = words("discourse")["ordinal_words"].get(word.lower)
        if value is not None and not trigger.nominal:
            return Ordinal(start=word.start, end=word.end, text=word.text, value=value, scope=_scope(view, sentence, word.end))
    return None


def _counts(sentence: Sentence, start: int, end: int, trigger: Trigger) -> bool:
    """Does the ordinal count the event: before its noun over adjectives and a scope, or as «в третий раз»?"""
    word = sentence.at(start)
    following = sentence.after(sentence.at(end - 1))
    if following is not None and following.lemma in word_set("discourse", "count_words"):
        return sentence.clause(word) == sentence.clause(trigger.word) and not trigger.nominal
    if _predicate(sentence, word, trigger) or word == trigger.word:
        return True
    if not trigger.nominal or not 0 < trigger.first.i - word.i <= 8:
        return False
    between = sentence.words[word.i + 1 : trigger.first.i]
    return all(
        other.pos in ("ADJ", "ADP", "DET", "NUM", "ADV", "PUNCT") or any(t.start <= other.start < t.end for t in sentence.timexes)
        for other in between
    )


def _predicate(sentence: Sentence, word: Word, trigger: Trigger) -> bool:
    """«встреча стала второй в этом году», «переговоры были для них третьими»: the ordinal is said of the noun."""
    verb = trigger.verb
    linking = verb is not None and verb.lemma in word_set("discourse", "linking_verbs") and verb.i < word.i
    return trigger.nominal and linking and word.case == "ins" and sentence.clause(word) == sentence.clause(trigger.word)


def _scope(view: View, sentence: Sentence, end: int) -> str | None:
    """Return how the text bounds a count: this year, since a year, in a year, or everything."""
    rest = view.text[end : sentence.end].lower()
    scopes = words("discourse")["scopes"]
    near = rest[:60]
    if any(phrase in near for phrase in scopes["this_year"]):
        return "this_year"
    since = re.search(scopes["since_year"], near)
    if since:
        return f"since:{since[1]}"
    in_year = re.search(scopes["in_year"], near)
    if in_year:
        return f"in:{next(group for group in in_year.groups() if group)}"
    return "all"


def _part(view: View, sentence: Sentence) -> bool:
    """«один на один», «в расширенном составе»: a part of the event."""
    text = view.text[sentence.start : sentence.end].lower()
    return any(phrase in text for phrase in words("triggers")["part_of"])
