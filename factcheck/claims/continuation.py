"""How later words go on with an event told before: take it up, settle its status, share its company."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import date

from factcheck.claims.circumstances import Circumstances
from factcheck.claims.discourse import People, stand_in
from factcheck.claims.drafts import TALK, Draft, compatible
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.merging import one_kind
from factcheck.claims.participants import Company
from factcheck.claims.persons import case_options
from factcheck.claims.status import status_of
from factcheck.claims.triggers import ANY, Trigger, gender_of, is_carried, is_commented, is_reference
from factcheck.claims.view import GENDERS, Sentence, View, Word
from factcheck.language.morphology import gender_of_lemma, lemmas
from factcheck.language.names import gender_of_person
from factcheck.model import Argument

_NEWS = 14  # days from an event to an article about it
_CALL_BLOCKS = 2  # paragraphs in which «разговор» still is the call told before
_LOOK_BACK = 2  # sentences in which «они», «стороны» look for two persons


def called_off(sentence: Sentence, drafts: list[Draft]) -> None:
    """«…, но Трамп отменил ее»: the pronoun is the event told last, here or in the sentence before."""
    for word in sentence.words:
        for status in ("cancelled", "postponed"):
            if word.lemma in word_set("status", "verbs", status):
                draft = _meant(sentence, word, drafts)
                if draft is not None:
                    draft.status = status


def counterpart(sentence: Sentence, trigger: Trigger, told: list[Draft]) -> Draft | None:
    """«вторые – в Осло»: return the event told last in this block whose noun the adjective agrees with, else the last told by a verb."""
    inside = [draft for draft in told if draft.sentence.block == sentence.block]
    if trigger.gender == ANY:
        return inside[-1] if inside else None  # «во второй раз – 9 августа»
    counted = any(n.kind == "ordinal" and n.start == trigger.first.start for n in sentence.numbers)
    if not inside and counted and told:  # «… Первая беседа заняла час.» and in a paragraph of its own «Вторая прошла в Осло»
        inside = [draft for draft in told if sentence.block - 1 <= draft.sentence.block]
    gender = gender_of(trigger.word)
    alike = next((d for wanted in (gender, "x") for d in reversed(inside) if d.gender == wanted), None)
    return alike or next((d for d in reversed(inside) if d.gender == "p" and gender_of_lemma(d.trigger.word.lemma) == gender), None)


def _meant(sentence: Sentence, verb: Word, drafts: list[Draft]) -> Draft | None:
    """Return the event that the pronoun beside a verb stands for: the last noun told in this block that agrees with it."""
    genders = words("discourse")["object_pronouns"]
    near = [w for w in sentence.clause_words(verb) if w.lower in genders and 0 < abs(w.i - verb.i) <= 2]
    if not near:
        return None
    inside = [draft for draft in drafts if draft.sentence.block == sentence.block and draft.trigger.nominal]
    return next((draft for draft in reversed(inside) if draft.gender in genders[near[0].lower]), None)


def taken_up(sentence: Sentence, trigger: Trigger, company: Company, found: Circumstances, told: list[Draft]) -> Draft | None:
    """Return the event told before that these words go on with: a pronoun, or a bare noun with nothing that tells it from that one."""
    beside = company.group is not None and company.group.end + 1 >= trigger.first.start >= company.group.end
    possessive = trigger.kind is not None and trigger.nominal and beside and found.date is not None  # «их встреча 5 мая» is another
    said_of = found.ordinal is not None and sentence.at(found.ordinal.start).case == "ins"  # «Встреча стала для них четвёртой»
    counted = found.ordinal is not None and trigger.kind is not None and not (said_of and trigger.nominal and not trigger.elliptic)
    if company.arguments or not told or counted or possessive or _is_another(sentence, trigger):
        return None
    previous = _last(sentence, trigger, told)
    if previous is None:
        return None
    refers = is_reference(sentence, trigger) or _dresses(trigger, previous)
    then = company.group is not None and any(w.lower in word_set("discourse", "then") for w in sentence.clause_words(trigger.word))
    joined = not trigger.nominal and previous.sentence is sentence and found.date is None and found.duration is not None
    if (
        trigger.kind is not None
        and not then  # «тогда они общались 45 минут»
        and not joined  # «встретились в Осло и беседовали полтора часа»
        and not refers
        and not is_commented(trigger)
        and (not trigger.nominal or _is_plan(sentence, trigger) != (previous.status in ("planned", "possible")))
    ):
        return None
    dated = found.date is not None and trigger.kind is not None
    if dated and trigger.nominal and previous.status == "held" and status_of(sentence, trigger) in ("cancelled", "postponed"):
        return None  # «Зимняя встреча, намеченная на 14 февраля, сорвалась» is not the one that was just told of
    if dated and (previous.found.date is not None or _is_example(sentence, trigger, previous)):
        return None
    elsewhere = found.place is not None and previous.found.place is not None and found.place.name != previous.found.place.name
    struck = word_set("triggers", "at_organisations")
    if found.place is not None and previous.found.place is None and trigger.nominal and trigger.kind in struck:
        return None  # «нынешняя авария на станции – вторая. … автобусная авария под Осло»
    if elsewhere and (trigger.kind is not None or found.date is not None):
        return None  # a pronoun with no day of its own may tell the place anew: «Саммит примет Норвегия. Пройдёт он в Осло»
    return previous


def _is_example(sentence: Sentence, trigger: Trigger, previous: Draft) -> bool:
    """«Президенты увиделись во второй раз за год: 13 марта они вели переговоры в Осло»: after a colon a day of those that were counted."""
    counted = previous.found.ordinal is not None and previous.found.ordinal.value > 1
    between = sentence.between(previous.trigger.word.end, trigger.first.start) if previous.sentence is sentence else []
    return counted and any(word.text == ":" for word in between)


def _dresses(trigger: Trigger, previous: Draft) -> bool:
    """«… подписали соглашение. Церемония прошла в Осло»: does a noun that only dresses events speak of the one told before?"""
    dressing = word_set("triggers", "dressing")
    return trigger.nominal and trigger.kind in dressing and previous.kind in word_set("triggers", "dressed")


def _is_another(sentence: Sentence, trigger: Trigger) -> bool:
    """«Прошлое очное свидание», «следующий»: do the words say that it is another event than the one told before?"""
    other = says_other(sentence, _adjective(sentence, trigger), ("ADJ", "DET", "VERB", "NUM", "ADV"))
    began = any(w.lemma in word_set("discourse", "beginnings") for w in sentence.clause_words(trigger.word))
    return trigger.nominal and (other or began or _is_counted_apart(sentence, trigger) or is_current(sentence, trigger))


def _is_counted_apart(sentence: Sentence, trigger: Trigger) -> bool:
    """«это вторая их встреча, первой были мартовские переговоры»: does a count of its own open the clause of an event?"""
    ordinals = [sentence.at(n.start) for n in sentence.numbers if n.kind == "ordinal" and n.end <= trigger.first.start]
    own = [w for w in ordinals if sentence.clause(w) == sentence.clause(trigger.word)]
    return any((before := sentence.before(w)) is not None and before.text in ",;" for w in own)


def _adjective(sentence: Sentence, trigger: Trigger) -> Word | None:
    """Return the word that tells which event is meant: the adjective that stands for its noun, else the one before it."""
    return trigger.first if trigger.elliptic else sentence.before(trigger.first)


def is_current(sentence: Sentence, trigger: Trigger) -> bool:
    """«Нынешняя встреча», «теперешняя»: do the words mean the event that the article is about?"""
    word = _adjective(sentence, trigger)
    return word is not None and bool({word.lemma, *lemmas(word.lower)} & word_set("discourse", "current"))


def subject_before(sentence: Sentence, trigger: Trigger, company: Company, told: list[Draft]) -> Argument | None:
    """«Линд побывала в Осло, где беседовала с Фоссом»: the one person of the event right before, where a verb has no subject of its own."""
    verb = trigger.word
    if trigger.nominal or not verb.finite or verb.number != "Sing" or len(company.arguments) != 1 or not told:
        return None
    previous, partner = told[-1], company.arguments[0]
    clause = sentence.clause_words(verb)
    where = any(w.lower in word_set("discourse", "where") for w in clause)
    own = any(w.case == "nom" and w.pos in ("NOUN", "PROPN", "PRON", "DET") for w in clause)
    if previous.sentence is not sentence or own or not where or len(previous.participants) != 1 or partner.start < verb.start:
        return None
    subject = previous.participants[0]
    return subject if subject.name != partner.name and GENDERS.get(verb.gender or "") == gender_of_person(subject.name) else None


def is_call(sentence: Sentence, trigger: Trigger, told: list[Draft]) -> bool:
    """«Трижды они говорили по телефону. Самым долгим был февральский разговор»: a talk told right after calls, of nobody else.

    A paragraph that opens with it («Беседа продолжалась 35 минут») goes on with the call that the paragraphs before told.
    """
    talked = not trigger.nominal and trigger.word.lemma in word_set("triggers", "phone_only")  # «созвонились … проговорили 45 минут»
    bare = (trigger.nominal and trigger.word.lemma in word_set("triggers", "said_by_phone")) or talked
    last = next((draft for draft in reversed(told) if draft.kind in TALK or draft.kind == "phone_call"), None)
    if not bare or last is None or last.kind != "phone_call" or trigger.kind == last.kind:
        return False
    near = last is told[-1] and sentence.block == last.sentence.block
    subject = trigger.word.case == "nom" and trigger.verb is not None and not any(m.start < trigger.word.start for m in sentence.mentions)
    if not near and (talked or not subject or sentence.block - last.sentence.block > _CALL_BLOCKS):
        return False
    clause = sentence.clause(trigger.word)
    return not any(m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == clause for m in sentence.mentions)


def _is_counted(sentence: Sentence, trigger: Trigger) -> bool:
    """«Встреча стала для них третьей»: a bare noun of which an ordinal is said."""
    bare = trigger.first.i == 0 and trigger.word.case == "nom"
    linking = bare and trigger.verb is not None and trigger.verb.lemma in word_set("discourse", "linking_verbs")
    clause = sentence.clause(trigger.word)
    ordinals = [sentence.at(n.start) for n in sentence.numbers if n.kind == "ordinal"]
    return linking and any(w.case == "ins" and sentence.clause(w) == clause for w in ordinals)


def current(sentence: Sentence, trigger: Trigger, told: list[Draft], published: date | None) -> Draft | None:
    """Return the event that the article is about, where the words mean it: the first of the kind that was held near publication.

    «Эти учения стали пятыми» means it as well, at the opening of a paragraph.
    """
    if not trigger.nominal or published is None:
        return None
    word = sentence.before(trigger.first)
    this = word is not None and word.lemma in word_set("discourse", "demonstrative")
    alone = not any(draft.sentence.block == sentence.block for draft in told)
    if not (is_current(sentence, trigger) or (alone and (this or _is_counted(sentence, trigger)))):
        return None
    near = []
    for draft in told:
        last = draft.found.date.end_date if draft.found.date is not None else None
        fits = draft.status == "held" and compatible(trigger.kind or "", draft.kind)
        if fits and last is not None and 0 <= (published - last).days <= _NEWS:
            near.append(draft)
    undated = [d for d in told if d.status == "held" and d.kind == trigger.kind and d.found.date is None and len(d.participants) > 1]
    if undated and not any(one_kind(trigger.kind or "", draft.kind) for draft in near):
        return undated[0]  # the talks of the visit that was dated, not the visit
    alike = (draft for draft in near if one_kind(trigger.kind or "", draft.kind))  # «эта встреча» is the talks rather than the visit
    return next(alike, near[0] if near else None)


def says_other(sentence: Sentence, word: Word | None, tags: Container[str]) -> bool:
    """Does a word, or one before it over words of some parts of speech, say that another event than the one told is meant?"""
    while word is not None and (word.pos in tags or word.i == 0):  # «Прошлое очное свидание»: the tagger takes it for a noun
        if {word.lemma, *lemmas(word.lower)} & word_set("discourse", "other_than_told"):
            return True
        word = sentence.before(word)
    return False


def settled(sentence: Sentence, trigger: Trigger, company: Company, found: Circumstances, told: list[Draft]) -> Draft | None:
    """«Встречу отменили.»: return the event told before whose status a bare noun settles («отдельной беседы не было» is another's)."""
    bare = trigger.nominal and trigger.kind is not None and not company.arguments and found.date is None and found.place is None
    before = sentence.before(trigger.first)
    if not bare or (before is not None and before.pos == "ADJ") or _is_another(sentence, trigger):
        return None
    if status_of(sentence, trigger) not in ("cancelled", "postponed", "denied"):
        return None
    inside = [draft for draft in told if draft.sentence.block == sentence.block and compatible(trigger.kind or "", draft.kind)]
    dated = any(t.type == "DATE" and t.begin is not None and t.begin == t.end_date for t in sentence.timexes)
    if inside and dated and inside[-1].sentence is not sentence:
        return None  # «8 июня команды должны были играть в Осло, но матч отменили»
    return inside[-1] if inside else None


def _is_plan(sentence: Sentence, trigger: Trigger) -> bool:
    return status_of(sentence, trigger) in ("planned", "possible")


def _last(sentence: Sentence, trigger: Trigger, told: list[Draft]) -> Draft | None:
    """Return the latest event that the words can mean, in this block or the last one before it."""
    for draft in reversed(told[-6:]):
        near = draft.sentence.block >= sentence.block - (1 if sentence.kind == draft.sentence.kind else 0)
        if not near and sentence.block - draft.sentence.block > 3:
            return None
        if _is_listed_later(sentence, trigger, draft, told):
            continue
        if trigger.kind is None:
            if (trigger.gender == ANY or trigger.gender in (draft.gender, "x")) and draft.sentence.block == sentence.block:
                return draft
        elif (compatible(trigger.kind, draft.kind) or _dresses(trigger, draft)) and draft.sentence.block == sentence.block:
            return draft
    return None


def _is_listed_later(sentence: Sentence, trigger: Trigger, draft: Draft, told: list[Draft]) -> bool:
    """«8 октября в Осло, где переговоры заняли час, и 24 июня в Риме»: is it an item of a list that goes on behind the trigger?"""
    day = draft.found.date
    behind = draft.sentence is sentence and day is not None and day.start > trigger.word.end
    return behind and any(other is not draft and other.trigger is draft.trigger for other in told)


def inherited(
    view: View, sentence: Sentence, trigger: Trigger, company: Company, told: list[Draft], people: People
) -> tuple[Argument, ...]:
    """«стороны», «они», or a bare «встреча»: those of the last event that had two."""
    one_sided = trigger.kind in word_set("triggers", "of_subject")  # «первой поездкой премьера»
    if trigger.kind is None or (company.group is None and (one_sided or not (trigger.nominal and is_carried(sentence, trigger)))):
        return ()
    meant = company.group or view.argument(trigger.first.start, trigger.word.end)
    if company.group is not None and (pair := _pair_before(view, sentence, company.group)):
        return tuple(stand_in(meant, person) for person in pair)
    for draft in reversed(told[-8:]):
        if len({argument.name for argument in draft.participants}) >= 2 and _shares_company(trigger.kind, draft.kind):
            if company.group is not None and _speaks_of_others(view, sentence, draft):
                break
            return tuple(stand_in(meant, argument) for argument in draft.participants)
    return _of_last_sentence(view, sentence, company, people) if company.group is not None else ()


def _speaks_of_others(view: View, sentence: Sentence, draft: Draft) -> bool:
    """Does the paragraph name somebody else right before «их встреча», where the event told last stands in another paragraph?"""
    before = view.sentence_before(sentence)
    if before is None or before.block != sentence.block or draft.sentence.block == sentence.block:
        return False
    return not {m.name for m in before.mentions if m.label == "PERSON"} <= {argument.name for argument in draft.participants}


def _pair_before(view: View, sentence: Sentence, group: Argument) -> list[Argument]:
    """«… готовили Ростоцкая и Рундгрен: их переговоры …», «: 14 мая они …»: the two subjects that «и» joins before, in their sentence."""
    named = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= group.start]
    names = {m.name for m in named}
    meant = word_set("discourse", "possessive_plural") | word_set("discourse", "groups", "any")
    if len(names) != 2 or len(named) != 2 or group.text.lower() not in meant:
        return []
    joined = any(w.lower in word_set("discourse", "and") for w in sentence.between(named[0].end, named[1].start))
    subjects = all("nom" in case_options(sentence, m) for m in named)
    if any(word.text == ":" for word in sentence.between(named[1].end, group.start)):
        return [view.named(m) for m in named]  # «… знакомство Линд с Фоссом: 22 сентября они полчаса говорили»
    return [view.named(m) for m in named] if joined and subjects else []


def _of_last_sentence(view: View, sentence: Sentence, company: Company, people: People) -> tuple[Argument, ...]:
    """«Бекеле и Хамдун остались при своём. Стороны вели переговоры»: the persons just named, where there are two and no more."""
    before = view.sentence_before(sentence)
    names: dict[str, Argument] = {}
    for _ in range(_LOOK_BACK):
        if before is None or before.block != sentence.block or len(names) > 1 or company.group is None:
            break
        named = [people.named(m) for m in reversed(before.mentions) if m.label == "PERSON"]
        names |= {m.name: replace(view.named(m), name=m.name) for m in named}
        before = view.sentence_before(before)
    meant = sorted(names.values(), key=lambda argument: argument.start)
    return tuple(stand_in(company.group, argument) for argument in meant) if company.group is not None and len(meant) == 2 else ()


def _shares_company(kind: str, other: str) -> bool:
    """Can one event have the company of another?"""
    personal = TALK | {"phone_call", "signing"}
    return (kind in personal and other in personal) or kind == other == "match"
