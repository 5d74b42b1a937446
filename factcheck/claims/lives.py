"""Birth, death and founding claims: from events that tell them, from notes in brackets, «1952 года рождения», «основана в 1586 году»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.claims.discourse import People, stand_in
from factcheck.claims.heads import Head, head_of, told_at
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.namesakes import organisation_meant
from factcheck.claims.noun_phrases import OBJECT, complement, is_organisation, organisation_nouns
from factcheck.claims.persons import person_ending, person_starting
from factcheck.claims.view import GENDERS, Sentence, View, Word
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, BirthClaim, DeathClaim, EventClaim, FoundingClaim, LifeClaim, Mention, Timex
from factcheck.values.edtf import parse_edtf

_YEARS = re.compile(r"(\d{3,4})\D+(\d{3,4})")
_NOTE = 12  # words inside brackets after a name


def extract_lives(view: View, events: Iterable[EventClaim], people: People) -> Iterator[LifeClaim]:
    """Yield the births, deaths and foundings of an article; each tells a day or a place."""
    for event in events:
        yield from _of_event(view, event, people)
    for sentence in view.sentences:
        for mention in sentence.mentions:
            if mention.label == "PERSON":
                person = view.named(mention)
                yield from _note(view, sentence, person)
                yield from _born_in(view, sentence, person)
        yield from _natives(view, sentence)
        yield from _foundings(view, sentence)


def _is_figurative(view: View, event: EventClaim) -> bool:
    """«едва не погиб», «заново родился»."""
    sentence = view.sentence_at(event.trigger.start)
    if sentence is None:
        return False
    at = sentence.at(event.trigger.start).i
    return any(word.lower in word_set("lives", "figurative") for word in sentence.words[max(0, at - 3) : at + 3])


def _of_event(view: View, event: EventClaim, people: People) -> Iterator[LifeClaim]:
    """A birth or a death that is told as an event of one named person, or of the one whom the text goes on about."""
    told = {"birth_kinds": BirthClaim, "death_kinds": DeathClaim}
    for name, make in told.items():
        if event.kind not in word_set("lives", name) or event.status != "held" or event.voice == "unasserted":
            continue
        persons = [p for p in event.participants if p.mention] or _gone_on_about(view, event, people)
        if event.date is not None and _is_year_of_life(view, event.date):
            continue
        if len(persons) == 1 and (event.date or event.place) and not _is_figurative(view, event):
            head = Head(id="", start=event.start, end=event.end, text=event.text, voice=event.voice, attribution=event.attribution)
            yield make(**head, person=persons[0], date=event.date, place=event.place)


def _is_year_of_life(view: View, timex: Timex) -> bool:
    """«ушёл из жизни на 79-м году»: an age, which is no year."""
    sentence = view.sentence_at(timex.start)
    before = sentence.before(sentence.at(timex.start)) if sentence is not None else None
    return before is not None and before.lower in word_set("lives", "in_year_of_life")


def _gone_on_about(view: View, event: EventClaim, people: People) -> list[Argument]:
    """«… Анна Кох, президент Норвегии. Родилась 3 августа 1955 года»: the one person of the sentence before, where its gender fits."""
    sentence = view.sentence_at(event.trigger.start)
    before = view.sentence_before(sentence) if sentence is not None else None
    if sentence is None or before is None or any(m.label == "PERSON" for m in sentence.mentions):
        return []
    verb = sentence.at(event.trigger.start)
    pronouns = words("discourse")["subject_pronouns"]
    opening = sentence.words[: verb.i]
    own = [w for w in opening if w.case == "nom" and w.pos in ("NOUN", "PROPN", "PRON", "DET") and w.lower not in pronouns]
    named = {people.named(m).name: m for m in before.mentions if m.label == "PERSON"}
    if own or len(named) != 1 or not verb.finite or verb.number != "Sing":
        return []
    person = people.named(next(iter(named.values())))
    fits = GENDERS.get(verb.gender or "") == gender_of_person(person.name)
    return [stand_in(view.argument(verb.start, verb.end), person)] if fits else []


def _note(view: View, sentence: Sentence, person: Argument) -> Iterator[LifeClaim]:
    """«(1938—2017)», «(род. 12 мая 1961, Тверь)», «(1911, Вильно — 2004, Краков)» after a name."""
    opening = sentence.after(sentence.at(person.end - 1))
    if opening is None or opening.text != "(":
        return
    closing = next((w for w in sentence.words[opening.i : opening.i + _NOTE] if w.text == ")"), None)
    if closing is None:
        return
    inside = [t for t in sentence.timexes if opening.end <= t.start and t.end <= closing.start]
    places = [m for m in sentence.mentions if m.label == "PLACE" and opening.end <= m.start and m.end <= closing.start]
    place = view.named(places[0]) if places else None
    born = any(w.lower.rstrip(".") in word_set("lives", "born_note") for w in sentence.words[opening.i : closing.i])
    if len(inside) == 1 and born:
        yield BirthClaim(**head_of(view, person, closing), person=person, date=inside[0], place=place)
    elif len(inside) == 1 and "/" in inside[0].value:
        for make, year in zip((BirthClaim, DeathClaim), _ends(inside[0]), strict=False):
            yield make(**head_of(view, person, closing), person=person, date=year)
    elif len(inside) == 2 and all(len(t.value) == 4 for t in inside):
        ends = [view.named(p) for p in places] + [None, None]
        for make, year, where in zip((BirthClaim, DeathClaim), inside, ends, strict=False):
            yield make(**head_of(view, person, closing), person=person, date=year, place=where)


def _ends(timex: Timex) -> list[Timex]:
    """Return the two years of «1938—2017» as dates of their own, each on its digits."""
    match = _YEARS.search(timex.text)
    if match is None:
        return []
    found = []
    for group in (1, 2):
        span = parse_edtf(match[group])
        start, end = timex.start + match.start(group), timex.start + match.end(group)
        found.append(replace(timex, start=start, end=end, text=match[group], value=match[group], begin=span.begin, end_date=span.end))
    return found


def _born_in(view: View, sentence: Sentence, person: Argument) -> Iterator[LifeClaim]:
    """«Роман Чуйков 1952 года рождения», «Северцев Иван Петрович, 1974 г. р., уроженец Пскова»."""
    for timex in sentence.timexes:
        following = sentence.after(sentence.at(timex.end - 1))
        if following is not None and following.text == ".":
            following = sentence.after(following)
        if following is None or following.lower.rstrip(".") not in word_set("lives", "born_year") or not 0 <= timex.start - person.end <= 3:
            continue
        places = [m for m in sentence.mentions if m.label == "PLACE" and m.start > timex.end and _after_native(sentence, m.start)]
        place = view.named(places[0]) if places else None
        head = told_at(view, sentence, sentence.at(person.start), person, place or following)
        yield BirthClaim(**head, person=person, date=timex, place=place)


def _after_native(sentence: Sentence, start: int) -> bool:
    before = sentence.before(sentence.at(start))
    while before is not None and before.pos in ("ADJ", "NOUN") and before.lemma not in word_set("lives", "native"):
        before = sentence.before(before)
    return before is not None and before.lemma in word_set("lives", "native")


def _natives(view: View, sentence: Sentence) -> Iterator[LifeClaim]:
    """«Уроженка Самары Лидия Кострова»: born there."""
    for word in sentence.words:
        if word.lemma not in word_set("lives", "native"):
            continue
        pieces = complement(sentence, word.i + 1)
        piece = next((p for p in pieces if p.name), None)
        person = person_starting(sentence, pieces[-1].last + 1) if pieces else None
        mention = next((m for m in sentence.mentions if piece and m.start == sentence.words[piece.head].start and m.label == "PLACE"), None)
        if person is not None and mention is not None:
            place, named = view.named(mention), view.named(person)
            yield BirthClaim(**told_at(view, sentence, word, word, named), person=named, place=place)


def _foundings(view: View, sentence: Sentence) -> Iterator[FoundingClaim]:
    """«НАТО, созданная в 1949 году», «Мария Линд основала компанию «Нордлюс» в 2004 году», «Год основания «Зенита» – 1925-й»."""
    for word in sentence.words:
        verbal = word.lemma in word_set("lives", "founding", "verbs") and word.pos in ("VERB", "AUX")
        nominal = word.lemma in word_set("lives", "founding", "nouns")
        if not (verbal or nominal):
            continue
        clause = sentence.clause(word)
        dates = sorted(sentence.dates(word), key=lambda t: abs(sentence.at(t.start).i - word.i))[:1]
        founded = _founded(view, sentence, word) if verbal else _named_after(view, sentence, word)
        if founded is None or not dates or (nominal and not _is_year_of(sentence, word)):
            continue
        near = [m for m in sentence.mentions if m.label == "PLACE" and m.start > word.end and m.start != founded.start]
        near = [m for m in near if sentence.clause(sentence.at(m.start)) == clause and _is_in(sentence, m.start)]
        place = view.named(near[0]) if verbal and near else None
        head = told_at(view, sentence, word, founded, dates[0])
        yield FoundingClaim(**head, organisation=founded, date=dates[0], place=place)


def _is_in(sentence: Sentence, start: int) -> bool:
    before = sentence.before(sentence.at(start))
    return before is not None and before.lower in word_set("discourse", "place_prepositions")


def _is_year_of(sentence: Sentence, word: Word) -> bool:
    """«год основания», «дата создания»."""
    before = sentence.before(word)
    if before is None or before.lemma not in word_set("lives", "founding", "of_time"):
        return False
    earlier = sentence.before(before)
    return earlier is None or earlier.pos != "ADP"  # «исполнится 10 лет со дня основания»


def _founded(view: View, sentence: Sentence, verb: Word) -> Argument | None:
    """Return what was founded: the subject of a passive, the noun that a participle describes, the object of an active verb."""
    if verb.form == "Part" and verb.case is not None:
        comma = next((w for w in reversed(sentence.words[: verb.i]) if w.text == ","), None)
        described = _at_end(view, sentence, comma.i - 1) if comma is not None and verb.i - comma.i <= 4 else None
        return described or _after(view, sentence, verb)
    if verb.form == "Part":
        return _subject(view, sentence, verb)
    pieces = complement(sentence, verb.i + 1, OBJECT)
    named = next((p for p in pieces if p.name or is_organisation(sentence, p)), None)
    return _organisation_at(view, sentence, named.head) if named is not None else None


def _at_end(view: View, sentence: Sentence, at: int) -> Argument | None:
    if at < 0 or person_ending(sentence, at) is not None:
        return None
    word = sentence.words[at]
    if word.text in '»"' and at > 0:
        word = sentence.words[at - 1]
    return _organisation_at(view, sentence, word.i) or (organisation_meant(view, sentence, word) if word.pos == "NOUN" else None)


def _organisation_at(view: View, sentence: Sentence, at: int) -> Argument | None:
    """Return the organisation or place whose name stands at a word or in the quotation that opens there."""
    word = sentence.words[at]
    if word.text in '«"' and at + 1 < len(sentence.words):
        word = sentence.words[at + 1]
    mention = next((m for m in sentence.mentions if m.start <= word.start < m.end and m.label != "PERSON"), None)
    if mention is not None:
        return _meant(view, sentence, mention)
    following = sentence.words[at + 1 : at + 3]
    quoted = next((w for w in following if w.text == "«"), None)
    closing = next((w for w in sentence.words[quoted.i :] if w.text == "»"), None) if quoted else None
    return view.argument(quoted.end, closing.start) if quoted and closing else None


def _unquoted(view: View, mention: Mention) -> Argument:
    """«партия «Единый путь»» is called «Единый путь»."""
    opening = max(view.text.find(mark, mention.start, mention.end) for mark in "«„“")
    return view.argument(opening + 1, mention.end) if opening >= 0 else view.named(mention)


def _meant(view: View, sentence: Sentence, mention: Mention) -> Argument:
    """«Союз был основан»: a mention of one common noun is the organisation of that name."""
    word = sentence.at(mention.start)
    common = mention.end == word.end and word.lemma in organisation_nouns()
    return (organisation_meant(view, sentence, word) if common else None) or _unquoted(view, mention)


def _after(view: View, sentence: Sentence, verb: Word) -> Argument | None:
    """«Основанная в 1586 году Самара»: the first name after the participle that agrees."""
    for mention in sentence.mentions:
        word = sentence.at(mention.start)
        if mention.start > verb.end and mention.label != "PERSON" and word.case == verb.case:
            return _unquoted(view, mention)
    return None


def _subject(view: View, sentence: Sentence, verb: Word) -> Argument | None:
    clause = sentence.clause(verb)
    for mention in sentence.mentions:
        word = sentence.at(mention.start)
        named = mention.label != "PERSON" and sentence.clause(word) == clause and mention.end <= verb.start
        before = sentence.before(word)
        if named and (before is None or before.pos != "ADP") and word.case in ("nom", None):
            return _meant(view, sentence, mention)
    common = (w for w in sentence.clause_words(verb) if w.i < verb.i and w.case == "nom" and w.pos in ("NOUN", "PRON"))
    noun = next(common, None)
    return organisation_meant(view, sentence, noun) if noun is not None else None


def _named_after(view: View, sentence: Sentence, noun: Word) -> Argument | None:
    pieces = complement(sentence, noun.i + 1)
    named = next((p for p in pieces if p.name), None)
    return _organisation_at(view, sentence, named.head) if named is not None else None
