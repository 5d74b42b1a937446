"""When, where, on what occasion, how long and for which time: the arguments of an event beside its participants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.claims.counts import ordinal
from factcheck.claims.discourse import stand_in
from factcheck.claims.event_dates import date_of, date_of_participle, is_behind_ellipsis, is_of_next, list_goes_on
from factcheck.claims.lengths import durations
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.namesakes import organisation_meant
from factcheck.claims.noun_phrases import case_of_apposed, organisation_nouns
from factcheck.claims.ownership import is_compared_with, owner, preposition_before
from factcheck.claims.place_adjectives import town_of_adjective
from factcheck.claims.triggers import Trigger, is_larger, nouns_of, support_verbs
from factcheck.claims.view import Sentence, View, Word
from factcheck.language.declension import fold_name, is_indeclinable
from factcheck.language.morphology import lemmas
from factcheck.model import Argument, Mention, Ordinal, Timex

_OBJECT_REACH = 8
_OPENING = '«„“"'
_TITLE = 7  # words of a title and its marks


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

    def filled_from(self, other: Circumstances) -> Circumstances:
        """Return these with what only the other words about the event tell; the ordinal and `part` are of these words alone."""
        return replace(
            self,
            date=self.date or other.date,
            place=self.place or other.place,
            occasion=self.occasion or other.occasion,
            duration=self.duration or other.duration,
            planned=self.planned or other.planned,
        )


def circumstances_of(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Circumstances:
    """Return the circumstances of a trigger's event."""
    duration, planned = durations(sentence, trigger, triggers)
    counted = ordinal(view, sentence, trigger) if not is_compared_with(sentence, trigger.first) else None
    date = date_of(sentence, trigger, triggers, None if is_larger(trigger) else counted)
    if date is not None and duration is not None and _parted(sentence, duration, date):
        duration = None
    found = Circumstances(
        date=date,
        place=_place(view, sentence, trigger, triggers),
        occasion=_occasion(view, sentence, trigger, triggers),
        duration=duration,
        planned=planned,
        ordinal=counted,
        part=_part(view, sentence),
    )
    if (
        found.place is None
        and trigger.nominal
        and date is not None
        and sentence.clause(sentence.at(date.start)) != sentence.clause(trigger.word)
    ):
        found = replace(found, place=_place_after(view, sentence, date))
    return found if found.place is not None else _of_clause_before(view, sentence, trigger, found)


def _place_after(view: View, sentence: Sentence, timex: Timex) -> Argument | None:
    """«на саммите, прошедшем 13 сентября 2018 года в Осло»: the place right after a day that was told in a clause of its own."""
    word = sentence.after(sentence.at(timex.end - 1))
    name = sentence.after(word) if word is not None and word.lower in word_set("discourse", "inside_prepositions") else None
    mention = next((m for m in sentence.mentions if name is not None and m.start == name.start and m.label == "PLACE"), None)
    return view.named(mention) if mention is not None else None


def _parted(sentence: Sentence, one: Timex, other: Timex) -> bool:
    """«в апреле – два с половиной часа; 21 октября – час»: does a semicolon keep two times of a list apart?"""
    return any(w.text == ";" for w in sentence.between(min(one.end, other.end), max(one.start, other.start)))


def _of_clause_before(view: View, sentence: Sentence, trigger: Trigger, found: Circumstances) -> Circumstances:
    """«… 12 марта в Дымогорске, где министр вела переговоры», «Ташкуль, 17 октября 2018 года, 8-й саммит»: the place before its clause.

    With the place comes the day that is told beside it.
    """
    opening = next((w for w in reversed(sentence.words[: trigger.word.i]) if w.lower in word_set("discourse", "where")), None)
    same = opening is not None and sentence.clause(opening) == sentence.clause(trigger.word)
    places = [m for m in sentence.mentions if m.label == "PLACE"]
    if opening is not None and same:
        before = [m for m in places if m.end < opening.start]
        before = [m for m in before if not _is_bracketed(sentence, m)] or before
        clause = sentence.clause(sentence.at(before[-1].start)) if before else None
        dates = [t for t in sentence.timexes if t.type == "DATE" and t.begin and sentence.clause(sentence.at(t.start)) == clause]
        if not before or sentence.words[opening.i - 1].text != ",":
            return found
        return replace(found, place=view.named(before[-1]), date=found.date or (dates[0] if len(dates) == 1 else None))
    if found.date is None and trigger.nominal and (told := _before_colon(view, sentence, trigger)) is not None:
        return replace(found, date=told[0], place=found.place or told[1])
    header = next((m for m in places if m.start == sentence.start), None)
    comma = sentence.after(sentence.at(header.end - 1)) if header is not None else None
    verbless = not any(word.finite for word in sentence.words)
    if header is not None and verbless and trigger.nominal and found.date is not None and comma is not None and comma.text in ",(":
        return replace(found, place=view.named(header))
    return found


def _before_colon(view: View, sentence: Sentence, trigger: Trigger) -> tuple[Timex, Argument | None] | None:
    """«Начинали они 17 февраля в Осло: беседа продолжалась час»: the one day, and the place, told before the colon of an event's clause."""
    colon = next((w for w in reversed(sentence.words[: trigger.first.i]) if w.text in ":;"), None)
    if colon is None or colon.text != ":":
        return None
    days = [t for t in sentence.timexes if t.end <= colon.start and t.type == "DATE" and t.begin is not None]
    later = [t for t in sentence.timexes if t.start > colon.end and t.type == "DATE"]
    exact = [t for t in days if t.begin == t.end_date]
    if len(days) != 1 or not exact or later or any(m.label == "PERSON" for m in sentence.mentions if m.start > colon.end):
        return None
    places = [m for m in sentence.mentions if m.label == "PLACE" and m.end <= colon.start and not _is_bracketed(sentence, m)]
    return exact[0], view.named(places[0]) if len(places) == 1 else None


def _is_bracketed(sentence: Sentence, mention: Mention) -> bool:
    """«в Осло (провинция Викен), где …»: does a name stand in brackets, which only tell where the place before lies?"""
    marks = [w.text for w in sentence.words if w.text in "()" and w.start < mention.start]
    return bool(marks) and marks[-1] == "("


def own_circumstances(view: View, sentence: Sentence, trigger: Trigger) -> Circumstances:
    """Return the year and the place that stand right after the noun of an event: «чемпионат мира 2018 года в России»."""
    at = trigger.word.i + 1
    date: Timex | None = None
    place: Argument | None = None
    while at < len(sentence.words):
        word = sentence.words[at]
        timex = next((t for t in sentence.timexes if t.start == word.start and t.type == "DATE" and len(t.value) == 4), None)
        mention = next((m for m in sentence.mentions if m.start <= word.start < m.end), None)
        if timex is not None and date is None:
            date, at = timex, sentence.at(timex.end - 1).i + 1
        elif mention is not None and mention.label == "PLACE" and word.case == "loc" and place is None:
            place, at = view.named(mention), sentence.at(mention.end - 1).i + 1
        elif word.case == "gen" or mention is not None or word.lower in word_set("discourse", "inside_prepositions") or word.text in "«»":
            at += 1
        else:
            break
    if date is None and (date := date_of_participle(sentence, trigger.word, at)) is not None:
        place = place or _place_after(view, sentence, date)
    return Circumstances(date=date, place=place)


def _place(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Argument | None:
    found = []
    further = list_goes_on(sentence, trigger.word)
    for mention in sentence.mentions:
        if mention.label != "PLACE":
            continue
        word = sentence.at(mention.start)
        elsewhere = is_of_next(sentence, trigger, word) or is_behind_ellipsis(sentence, trigger, word)
        elsewhere = elsewhere or (further is not None and word.start >= further)
        elsewhere = elsewhere or (trigger.word.start < word.start and is_compared_with(sentence, word, trigger.word.i + 1))
        if owner(sentence, triggers, word) is trigger and _is_where(sentence, mention, trigger) and not elsewhere:
            found.append(mention)
    nearest = min(found, key=lambda m: (abs(m.start - trigger.word.start) > 60, m.start), default=None)
    if nearest is not None:
        return view.named(nearest)
    told = [w for w in sentence.words if w.lower in word_set("discourse", "there")]
    there = next((w for w in told if sentence.clause(w) == sentence.clause(trigger.word) and owner(sentence, triggers, w) is trigger), None)
    same = last_place(view, sentence, there) if there is not None else None
    return same or _town(view, sentence, trigger) or site_of(view, sentence, trigger, triggers)


def last_place(view: View, sentence: Sentence, there: Word) -> Argument | None:
    """«… 5 мая в Осло, 8 марта там же»: the place that «там» stands for, the last one told before it."""
    same = sentence.after(there)
    same = same if same is not None and same.lower in word_set("discourse", "the_same") else there
    before = view.sentence_before(sentence)
    near = [*(before.mentions if before is not None and before.block == sentence.block else ()), *sentence.mentions]
    places = [m for m in near if m.label == "PLACE" and m.end <= there.start and _stands_where(view, m)]
    return stand_in(view.argument(there.start, same.end), view.named(places[-1])) if places else None


def _stands_where(view: View, mention: Mention) -> bool:
    """«в Осло (провинция Викен)»: does a preposition of place govern the name? What is in brackets only tells where the place lies."""
    sentence = view.sentence_at(mention.start)
    if sentence is None:
        return False
    word = sentence.at(mention.start)
    before = before_place(sentence, word)
    hosts = any(w.finite and w.lemma in word_set("triggers", "support", "hosting") for w in sentence.clause_words(word))
    return (before is not None and before.lower in word_set("discourse", "place_prepositions")) or (hosts and word.case in ("nom", "acc"))


def before_place(sentence: Sentence, word: Word) -> Word | None:
    """Return the word before a place's name, over what may stand between: «в [том же норвежском городе] Тромсё»."""
    return sentence.before_over(word, ("ADJ", "DET"), word_set("discourse", "place_heads") | word_set("discourse", "the_same"))


def site_of(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Argument | None:
    """Return the organisation where an event is: «скончался в НИИ имени Склифосовского», «встреча в Госдуме», «взрыв на заводе «Искра»»."""
    for mention in sentence.mentions:
        word = sentence.at(mention.start)
        if (
            mention.label == "ORG"
            and (case_of_apposed(sentence, word) or word.case) == "loc"
            and owner(sentence, triggers, word) is trigger
            and _is_where(sentence, mention, trigger)
        ):
            short = " " not in mention.text  # «авария на ГЭС» after «Торшинская ГЭС»
            return (organisation_meant(view, sentence, word) if short else None) or view.named(mention)
    return _site_meant(view, sentence, trigger) if trigger.kind in word_set("triggers", "at_organisations") else None


def _site_meant(view: View, sentence: Sentence, trigger: Trigger) -> Argument | None:
    """«21 октября на руднике случился пожар»: a noun of a site, which stands for the organisation named before."""
    for word in sentence.clause_words(trigger.word):
        before = sentence.before(word)
        where = before is not None and before.lower in word_set("discourse", "place_prepositions")
        if where and word.pos == "NOUN" and word.case == "loc" and word.lemma in organisation_nouns():
            return organisation_meant(view, sentence, word)
    return None


def _town(view: View, sentence: Sentence, trigger: Trigger) -> Argument | None:
    """«на вашингтонских переговорах», «лондонская встреча»."""
    before = sentence.before(trigger.first) if trigger.nominal else None
    while before is not None and before.pos == "ADJ":
        town = town_of_adjective(before.lower)
        if town is not None:
            return view.argument(before.start, before.end, town)
        before = sentence.before(before)
    return None


def _is_where(sentence: Sentence, mention: Mention, trigger: Trigger) -> bool:
    """Does a preposition of place govern the name, and does it not hang on another noun («ситуация в Сирии»)?"""
    word = sentence.at(mention.start)
    if sentence.is_rejected(word):
        return False
    if trigger.word.lemma in word_set("triggers", "place_object") and _is_object(sentence, trigger, word):
        return True
    if trigger.nominal and trigger.verb is not None and trigger.verb.lemma in word_set("triggers", "support", "hosting"):
        if word.case == "nom" and trigger.word.case in ("acc", "nom"):
            return True  # «третью встречу принимал Осло»
        if trigger.elliptic and trigger.word.case in ("nom", "acc", None) and word.case in ("nom", "acc") and trigger.verb.i < word.i:
            return True  # «14-й принимал в 2023 году Осло»
    if _is_goal(trigger, word):
        return False
    before = before_place(sentence, word)
    from_site = before is not None and before.lower in word_set("discourse", "site_prepositions") and sentence.before(word) is not before
    if before is None or not (before.lower in word_set("discourse", "place_prepositions") or from_site):
        return False
    if word.case not in ("loc", None, "gen", "ins") and not (
        word.case in ("dat", "acc", "nom") and (from_site or before.lower in ("в", "во", "на"))
    ):
        return False
    if _of_elliptic(sentence, before):
        return False
    return not (_topic(sentence, before, word, trigger) or sentence.in_title(word) or _of_participle(sentence, word, trigger))


def _of_elliptic(sentence: Sentence, preposition: Word) -> bool:
    """«вторая встреча после июньской в Осло»: does an adjective that stands for another event govern the place?"""
    adjective = sentence.before(preposition)
    describes = adjective is not None and (adjective.pos == "ADJ" or sentence.is_timed(adjective))
    governor = sentence.before(adjective) if adjective is not None and describes else None
    return governor is not None and governor.lower in word_set("times", "before") | word_set("times", "after")


def _is_goal(trigger: Trigger, word: Word) -> bool:
    """«Кубок едет в Осло»: does a verb that does not carry the noun say where something goes?"""
    verb = trigger.verb
    if not trigger.nominal or verb is None or word.case != "acc" or trigger.kind in word_set("triggers", "of_subject"):
        return False
    told = support_verbs() | {lemma for lemmas_of in words("status")["verbs"].values() for lemma in lemmas_of}
    return verb.finite and verb.lemma not in told and not is_indeclinable(fold_name(word.text))


def _is_object(sentence: Sentence, trigger: Trigger, word: Word) -> bool:
    """«посетил Осло», «посетит в июне Багдад»: a name in the accusative with no preposition of its own."""
    before = sentence.before_over(word, ("ADJ",))
    governed = before is not None and before.pos in ("ADP", "NOUN") and not sentence.is_timed(before)
    person = before is not None and any(m.start <= before.start < m.end and m.label == "PERSON" for m in sentence.mentions)
    if sentence.in_title(word) or (word.i < trigger.word.i and word.case != "acc"):
        return False
    return (not governed or person) and word.case in ("acc", "nom", "gen", None) and abs(word.i - trigger.word.i) <= _OBJECT_REACH


def _of_participle(sentence: Sentence, word: Word, trigger: Trigger) -> bool:
    """«задержан банкир, направлявшийся в Лондон»: does a participle between comma and word tell the place of something else?"""
    for other in reversed(sentence.words[: word.i]):
        if other.text == "," or other == trigger.word or other.finite:
            return False
        if other.form == "Part" and other.case is not None and other not in (trigger.word, trigger.verb):
            before = sentence.before(other)
            planned = bool({other.lemma, *lemmas(other.lower)} & (support_verbs() | word_set("status", "verbs", "planned")))
            return before is not None and before.text == "," and not planned
    return False


def _topic(sentence: Sentence, preposition: Word, word: Word, trigger: Trigger) -> bool:
    head = sentence.head_of(word)
    noun = sentence.before(preposition)
    if noun is None or noun.pos != "NOUN" or noun in (trigger.word, trigger.first):
        return False
    if (
        noun.lemma in word_set("triggers", "occasion_nouns")
        or noun.lemma in nouns_of(trigger.kind)
        or any(m.start <= noun.start < m.end for m in sentence.mentions)
    ):
        return False
    return head is noun and not sentence.is_timed(noun)


def _occasion(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Argument | None:
    """«на саммите G20», «на полях пятнадцатого саммита «Союза пяти»»: the noun with its name."""
    further = list_goes_on(sentence, trigger.word)
    for word in sentence.words:
        own = word is trigger.word and trigger.kind in word_set("triggers", "serial_kinds")
        if further is not None and word.start >= further:
            continue
        if word.lemma not in word_set("triggers", "occasion_nouns") or (word is trigger.word and not own):
            continue
        if own or (preposition_before(sentence, word) is not None and owner(sentence, triggers, word) is trigger):
            return named_occasion(view, sentence, word)
    return None


def occasion_inside(view: View, sentence: Sentence, start: int, end: int) -> Argument | None:
    """Return the larger event that stands after a preposition in a stretch of the text."""
    for word in sentence.between(start, end):
        if word.lemma in word_set("triggers", "occasion_nouns") and preposition_before(sentence, word) is not None:
            return named_occasion(view, sentence, word)
    return None


def named_occasion(view: View, sentence: Sentence, word: Word) -> Argument:
    """Return the noun of a larger event with its number and its name."""
    last = word
    mention = _name_after(sentence, word)
    quoted = _quoted_after(sentence, word)
    if mention is None and quoted is not None:
        last = quoted
    elif mention is not None:
        last = sentence.at(mention.end - 1)
        closing = sentence.after(last)
        if closing is not None and closing.text == "»" and any(mark in view.text[word.end : last.start] for mark in _OPENING):
            last = closing
    first = word
    before = sentence.before(word)
    if before is not None and any(number.kind == "ordinal" and number.start == before.start for number in sentence.numbers):
        first = before
    return view.argument(first.start, last.end)


def _name_after(sentence: Sentence, word: Word) -> Mention | None:
    following = sentence.after(word)
    if following is not None and following.text in '«"':
        following = sentence.after(following)
    found = next((m for m in sentence.mentions if following and m.start <= following.start < m.end), None)
    if found is not None and found.label == "ORG" and following is not None and following.pos == "ADJ" and following.case == "nom":
        return None  # «на третьем форуме Глубоченский завод и …»: who did something there
    side = found is not None and found.label == "PLACE" and following is not None and following.case == "gen"
    person = found is not None and found.label == "PERSON"  # «накануне саммита Линд сказала»
    return None if side or person else found  # «учения Радогории» tells who takes part


def _quoted_after(sentence: Sentence, word: Word) -> Word | None:
    """Return the mark that closes a title right after the noun: «на форуме «Северный мост»»."""
    opening = sentence.after(word)
    if opening is None or opening.text != "«":
        return None
    return next((w for w in sentence.words[opening.i : opening.i + _TITLE] if w.text == "»"), None)


def _part(view: View, sentence: Sentence) -> bool:
    """«один на один», «в расширенном составе»: a part of the event."""
    text = view.text[sentence.start : sentence.end].lower()
    lexicon = words("triggers")
    return any(phrase in text for phrase in lexicon["part_of"]) and not any(phrase in text for phrase in lexicon["whole_of"])
