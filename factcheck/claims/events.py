"""Event claims: triggers with their arguments, and the mentions of one event over several sentences made one claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import MINYEAR

from factcheck.claims.circumstances import Circumstances, circumstances_of, named_occasion, own_circumstances, site_of
from factcheck.claims.continuation import (
    called_off,
    counterpart,
    current,
    inherited,
    is_call,
    is_current,
    settled,
    subject_before,
    taken_up,
)
from factcheck.claims.counts import further_ordinal, ordinal
from factcheck.claims.discourse import People, stand_in
from factcheck.claims.drafts import TALK, Draft, compatible
from factcheck.claims.event_dates import is_superlative_item, list_goes_on
from factcheck.claims.heads import head_of
from factcheck.claims.lexicon import word_set
from factcheck.claims.merging import merged
from factcheck.claims.ownership import is_occasion
from factcheck.claims.participants import Company, participants_of
from factcheck.claims.persons import person_argument
from factcheck.claims.series import circumstances_inside, items_of
from factcheck.claims.status import settling_verb, status_of
from factcheck.claims.triggers import SAME, Trigger, find_triggers, gender_of, is_commented, is_purpose, is_reference
from factcheck.claims.verbs import is_participle
from factcheck.claims.view import Sentence, View
from factcheck.claims.voice import is_denied, voice_at
from factcheck.model import Argument, EventClaim, Mention, Timex
from factcheck.values.years import day_in_year

HABIT = "habit"  # «форум проводится ежегодно»: no single event, but «первый» after it is one of these
_ADJECTIVES = 4  # words before a noun in which «прошлогодний» stands
_BOTH = 2  # whom «их» means
_DATELINE = 9  # words of a sentence that holds only a place and a day


def extract_events(view: View, people: People) -> Iterator[EventClaim]:
    """Yield the event claims of an article in reading order; ids are given later."""
    drafts: list[Draft] = []
    for sentence in view.sentences:
        triggers = find_triggers(sentence)
        for trigger in triggers:
            if len(triggers) > 1 and is_occasion(sentence, trigger):
                drafts += _occasion_draft(view, sentence, trigger)
                continue
            draft = _draft(view, sentence, trigger, triggers, people, drafts)
            if draft is not None:
                drafts.append(draft)
                drafts += _repetitions(view, sentence, draft, triggers, people)
                drafts += _counted_again(view, sentence, draft)
        called_off(sentence, drafts)
        if not triggers:
            _dateline(view, sentence, drafts)
    for draft in merged([draft for draft in drafts if draft.status != HABIT and _says_something(draft)], view.article.published):
        yield _claim(view, draft)


def _occasion_draft(view: View, sentence: Sentence, trigger: Trigger) -> Iterator[Draft]:
    """«на Олимпиаде 2016 года», «на праймериз во Флориде»: what others happen at, told with its own year or place."""
    found = own_circumstances(view, sentence, trigger)
    if trigger.kind in word_set("triggers", "serial_kinds"):
        found = replace(found, ordinal=ordinal(view, sentence, trigger), occasion=named_occasion(view, sentence, trigger.word))
    if found.date is not None or (found.place is not None and trigger.kind not in word_set("triggers", "larger_talks")):
        voice, source = voice_at(view, sentence, trigger.word)
        yield Draft(trigger.kind or "", sentence, trigger, (), found, status_of(sentence, trigger), voice, source, gender_of(trigger.word))


def _dateline(view: View, sentence: Sentence, drafts: list[Draft]) -> None:
    """«… перед началом переговоров. Осло, 17 мая 2019 года.»: a sentence of a place and a day belongs to the event told last."""
    if not drafts or len(sentence.words) > _DATELINE or any(word.finite for word in sentence.words):
        return
    draft = drafts[-1]
    before = view.sentence_before(sentence)
    if draft.sentence is not before or before.block != sentence.block or any(m.label == "PERSON" for m in sentence.mentions):
        return
    date = next((timex for timex in sentence.timexes if timex.begin and timex.type == "DATE"), None)
    mention = next((m for m in sentence.mentions if m.label == "PLACE" and m.start == sentence.start), None)
    place = view.named(mention) if mention else None
    draft.found = replace(draft.found, date=draft.found.date or date, place=draft.found.place or place)


def _repetitions(view: View, sentence: Sentence, draft: Draft, triggers: Sequence[Trigger], people: People) -> Iterator[Draft]:
    """«встречались 5 сентября 2018 года в Осло и 19 ноября 2019 года в Риме»: each further day is an event of its own.

    «5 мая встретился в Осло с Линд, 6 мая — в Риме с Фоссом»: the one who is named beside a day takes the place of the one before.
    """
    clause = sentence.clause(draft.trigger.word)
    others = [t for t in triggers if t is not draft.trigger and sentence.clause(t.word) == clause]
    if draft.found.date is None or any(not is_occasion(sentence, other) for other in others):
        return
    if list_goes_on(sentence, draft.trigger.word) is not None:
        return  # «где проходил саммит»: the days behind it are of what the list tells
    items = items_of(sentence, draft.trigger.word, draft.found.date)
    if items:
        draft.found, *further = circumstances_inside(view, sentence, items, draft.found)
        for item, found in zip(items[1:], further, strict=True):
            named = [m for m in sentence.mentions if m.label == "PERSON" and item.start <= m.start < item.end]
            own = [a for a in draft.participants if not draft.trigger.word.start < a.start < sentence.end]
            beside = [person_argument(view, people, m) for m in named]
            yield replace(draft, found=found, participants=(*own, *beside) if beside else draft.participants)


def _counted_again(view: View, sentence: Sentence, draft: Draft) -> Iterator[Draft]:
    """«Это пятая встреча и первая в этом году»: each count is judged."""
    first = draft.found.ordinal
    inside = first is not None and sentence.start <= first.start < sentence.end
    second = further_ordinal(view, sentence, first) if first is not None and inside else None
    if second is not None:
        yield replace(draft, found=replace(draft.found, ordinal=second))


def _draft(
    view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger], people: People, told: list[Draft]
) -> Draft | None:
    """Return a new draft, or None where the words went to an event told before."""
    antecedent: Draft | None = None
    if trigger.kind == SAME:
        antecedent = counterpart(sentence, trigger, told)
        if antecedent is None:
            return None
        trigger, triggers = _of_kind(trigger, antecedent.kind, triggers)
    elif is_call(sentence, trigger, told):
        trigger, triggers = _of_kind(trigger, "phone_call", triggers)
    elif _is_of_clubs(sentence, trigger, told):
        trigger, triggers = _of_kind(trigger, "match", triggers)
    if _are_several(sentence, trigger) or _is_last_of_several(sentence, trigger):
        return None
    company = participants_of(view, sentence, trigger, people, triggers)
    found = circumstances_of(view, sentence, trigger, triggers)
    voice, source = voice_at(view, sentence, trigger.word)
    if (told_of := settled(sentence, trigger, company, found, told)) is not None:
        told_of.status = status_of(sentence, trigger)
        return None
    previous = None if _is_another(sentence, trigger) else taken_up(sentence, trigger, company, found, told)
    if previous is not None and found.ordinal is not None and previous.found.ordinal is not None and trigger.nominal:
        counted = replace(previous.found, ordinal=found.ordinal)  # «увиделись впервые в этом году, а всего встреча стала четвёртой»
        return replace(previous, sentence=sentence, trigger=trigger, found=counted, voice=voice, source=source, again=())
    if previous is not None and voice == "unasserted" and found.duration is not None:
        return None  # «В первых сообщениях говорилось, что беседа заняла два часа»
    if previous is not None and previous.sentence is sentence:
        if any(is_superlative_item(sentence, w) for w in sentence.between(previous.trigger.word.end, trigger.word.start)):
            return None  # «Первый разговор был 30 мая, самый короткий — 19 ноября, он длился 20 минут»
    if previous is not None:
        _add(previous, found, company, sentence, trigger, told=voice == "own" and not is_denied(sentence, trigger.word))
        return None
    if trigger.kind is None or (is_reference(sentence, trigger) and not company.arguments and found.date is None and found.place is None):
        return None
    found = _of_last_year(view, sentence, trigger, found)
    found = _of_this(view, sentence, trigger, company, found, told)
    found = found if is_current(sentence, trigger) else _with_header(view, sentence, found)
    if (subject := subject_before(sentence, trigger, company, told)) is not None:
        company = replace(company, arguments=(stand_in(view.argument(trigger.word.start, trigger.word.end), subject), *company.arguments))
    if (meant := _current(view, sentence, trigger, company, found, told)) is not None:
        found = replace(
            found, date=meant.found.date, place=found.place or meant.found.place, occasion=found.occasion or meant.found.occasion
        )
        own = meant.participants if len(meant.participants) > 1 else ()
        company = company if company.arguments else replace(company, arguments=_standing_for(view, trigger, own))
    participants = company.arguments or inherited(view, sentence, trigger, company, told, people)
    if antecedent is not None and antecedent.participants and not _share(participants, antecedent.participants):
        participants = antecedent.participants  # «С Линд таких встреч было пять. Первая прошла …»
    participants = participants or _where_it_struck(view, sentence, trigger, triggers)
    gender = gender_of(trigger.word) if trigger.nominal else "x"
    status = _status(view, sentence, trigger, found)
    return Draft(trigger.kind, sentence, trigger, participants, found, status, voice, source, gender, company.described)


def _is_another(sentence: Sentence, trigger: Trigger) -> bool:
    """«говорил с Линд во второй раз в этом году, после мартовских переговоров в Осло»: what comes after another event is not it."""
    adjective = sentence.before(trigger.first)
    month = adjective is not None and sentence.is_timed(adjective)
    governor = sentence.before(adjective) if adjective is not None and month else None
    return trigger.nominal and governor is not None and governor.lower in word_set("times", "after") | word_set("times", "before")


def _current(view: View, sentence: Sentence, trigger: Trigger, company: Company, found: Circumstances, told: list[Draft]) -> Draft | None:
    """Return the draft that «нынешняя встреча» means, where it tells no day of its own and nobody who was not there."""
    meant = current(sentence, trigger, told, view.article.published) if found.date is None else None
    before = view.sentence_before(sentence)
    if meant is not None and company.group is not None and before is not None and before.block == sentence.block:
        named = {m.name for m in before.mentions if m.label == "PERSON"}
        surnames = {a.name.split()[-1] for a in meant.participants}
        if len(named) == _BOTH and not {name.split()[-1] for name in named} <= surnames:
            return None  # «… говорил с Фоссом. Это вторая их встреча»
    if meant is not None and not {a.name for a in company.arguments if not a.mention} <= {a.name for a in meant.participants}:
        return None  # «Нынешняя встреча с ней» is not the one with him
    return meant


def _where_it_struck(view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> tuple[Argument, ...]:
    """«взрыв на Торшинской ГЭС»: what happens at an organisation is told of it; «до взрыва на шахте прошла проверка» tells of another."""
    governor = sentence.before(trigger.first) if trigger.nominal else None
    if governor is not None and governor.lower in word_set("times", "before") | word_set("times", "after"):
        return ()
    site = site_of(view, sentence, trigger, triggers) if trigger.kind in word_set("triggers", "at_organisations") else None
    return (site,) if site is not None else ()


def _of_last_year(view: View, sentence: Sentence, trigger: Trigger, found: Circumstances) -> Circumstances:
    """«Прошлогодний, третий форум прошёл 16–17 ноября»: days with no year of their own are those of the year before publication's."""
    published, timex = view.article.published, found.date
    near = sentence.words[max(0, trigger.first.i - _ADJECTIVES) : trigger.word.i]
    if not any(word.lemma in word_set("discourse", "last_year") for word in near):
        return found
    if published is None or timex is None or timex.begin is None or timex.end_date is None or str(published.year) in timex.text:
        return found
    if timex.begin.year != published.year or timex.end_date.year != published.year or published.year == MINYEAR:
        return found
    year = published.year - 1
    begin, end = (day_in_year(year, day.month, day.day) for day in (timex.begin, timex.end_date))
    return replace(found, date=replace(timex, begin=begin, end_date=end, value=timex.value.replace(str(published.year), str(year))))


def _is_of_clubs(sentence: Sentence, trigger: Trigger, told: Sequence[Draft]) -> bool:
    """«Ещё одна встреча «Поморника» и «Аргамаша»»: is a meeting that of two organisations, after matches?"""
    if trigger.kind not in word_set("triggers", "told_of_clubs") or not any(draft.kind == "match" for draft in told):
        return False
    rivals = word_set("triggers", "rivals")  # «Соперники встретились во второй раз»
    subjects = [w for w in sentence.clause_words(trigger.word) if w.lemma in rivals]
    if any((word.case == "nom" and word.number == "Plur") or word.i == 0 for word in subjects):
        return True
    after = [m for m in sentence.mentions if m.start >= trigger.word.end]
    between = sentence.between(after[0].end, after[1].start) if len(after) > 1 else []
    joined = any(word.lower in word_set("discourse", "and") for word in between) and all(
        w.text in "«»" or w.pos == "CCONJ" for w in between
    )
    return joined and {m.label for m in after[:2]} == {"ORG"}


def _share(left: Sequence[Argument], right: Sequence[Argument]) -> bool:
    return bool({argument.name for argument in left} & {argument.name for argument in right})


def _of_kind(trigger: Trigger, kind: str, triggers: Sequence[Trigger]) -> tuple[Trigger, list[Trigger]]:
    """Return a trigger as one of a kind, and the triggers of its sentence with it."""
    same = replace(trigger, kind=kind)
    return same, [same if other is trigger else other for other in triggers]


def _standing_for(view: View, trigger: Trigger, participants: tuple[Argument, ...]) -> tuple[Argument, ...]:
    words = view.argument(trigger.first.start, trigger.word.end)
    return tuple(stand_in(words, argument) for argument in participants)


def _status(view: View, sentence: Sentence, trigger: Trigger, found: Circumstances) -> str:
    """Return the status of a new draft: what its words say, and by its day where a verb does not tell whether it was."""
    if _is_habit(sentence, trigger):
        return HABIT
    status = "denied" if is_denied(sentence, trigger.word) else status_of(sentence, trigger)
    if trigger.kind in word_set("triggers", "at_organisations") and status in ("cancelled", "postponed"):
        return "held"  # «Праздник отменили из-за пожара 3 июня»
    present = trigger.verb is not None and trigger.verb.tense == "Pres"  # «27 апреля страна выбирает президента»
    untold = present or (trigger.verb is None and (trigger.elliptic or trigger.nominal))
    return _status_by_day(view, found) if status == "held" and untold else status


def _status_by_day(view: View, found: Circumstances) -> str:
    """«вторые – 14 марта в Риме», «В сентябре — саммит в Осло»: with no past verb it was held unless its day is yet to come."""
    published = view.article.published
    ahead = published is not None and found.date is not None and found.date.begin is not None and found.date.begin > published
    return "planned" if ahead else "held"


def _is_habit(sentence: Sentence, trigger: Trigger) -> bool:
    """«обычно встречаются раз в год»: a verb in the present with a word of habit tells no single event."""
    clause = sentence.clause_words(trigger.word)
    if any(word.lemma in word_set("status", "custom") for word in clause):
        return True
    present = not trigger.nominal and trigger.word.tense == "Pres"
    return present and any(word.lower in word_set("status", "habitual") for word in clause)


def _are_several(sentence: Sentence, trigger: Trigger) -> bool:
    """«Предыдущие три форума», «Прошлые встречи заняли 40 и 55 минут», «Первый и третий форумы»: nouns of events that are no single one."""
    before = sentence.before(trigger.first)
    plural = trigger.nominal and trigger.word.number == "Plur" and trigger.word.lemma not in word_set("triggers", "plural_only")
    if plural and before is not None and not trigger.elliptic:
        joint = sentence.before(before)
        ordinals = {n.start for n in sentence.numbers if n.kind == "ordinal"}
        paired = before.start in ordinals and joint is not None and joint.lower in word_set("discourse", "and")
        if paired or before.lemma in word_set("discourse", "other_than_told"):
            return True
    number = next((n for n in sentence.numbers if before is not None and n.end == before.end and n.kind == "cardinal"), None)
    adjective = sentence.before(sentence.at(number.start)) if number is not None else None
    return trigger.nominal and adjective is not None and adjective.lemma in word_set("discourse", "other_than_told")


def _is_last_of_several(sentence: Sentence, trigger: Trigger) -> bool:
    """«созванивались дважды, в апреле и июле; дольше длился последний разговор»: is it the last of those that the sentence counts?"""
    before = sentence.before(trigger.first)
    last = trigger.nominal and before is not None and before.lemma in word_set("discourse", "latter")
    return last and any(word.lower in word_set("discourse", "times_words") for word in sentence.words[: trigger.word.i])


def _of_this(view: View, sentence: Sentence, trigger: Trigger, company: Company, found: Circumstances, told: list[Draft]) -> Circumstances:
    """«Это была вторая встреча»: the event is the one just told; «саммит» with no name is of the series told before."""
    serial = trigger.kind in word_set("triggers", "serial_kinds")
    if serial and found.occasion is None and trigger.elliptic:
        found = replace(found, occasion=_of_series(view, sentence, trigger, view.argument(trigger.first.start, trigger.word.end), told))
    elif serial and trigger.verb is not None and trigger.verb.lemma in word_set("triggers", "naming"):
        return replace(found, occasion=None)  # «Так назывались учения сапёров»: others than those told before
    elif serial and found.occasion is not None and not _is_named(sentence, found.occasion):
        found = replace(found, occasion=_of_series(view, sentence, trigger, found.occasion, told))
    this = any(word.lower in word_set("discourse", "this") and word.i < trigger.word.i for word in sentence.clause_words(trigger.word))
    if not (trigger.nominal and this and found.date is None):
        return found
    before = [draft for draft in told if draft.sentence.block == sentence.block and compatible(trigger.kind or "", draft.kind)]
    named = {argument.name for argument in company.arguments}
    if not before or not named <= {argument.name for argument in before[-1].participants}:
        return found
    last = before[-1].found
    return replace(found, date=last.date, place=found.place or last.place)


def _is_named(sentence: Sentence, occasion: Argument) -> bool:
    """Does a name stand in the words of the occasion («саммит «Союза пяти»», «форум «Северный мост»»)?"""
    return occasion.text[-1] in '»"' or any(occasion.start <= mention.start < occasion.end for mention in sentence.mentions)


def _of_series(view: View, sentence: Sentence, trigger: Trigger, occasion: Argument, told: list[Draft]) -> Argument | None:
    """Give a summit that is named by its number only the name of the series told before; a bare noun with none names nothing.

    «6-й форум» is of the forum told last, not of the summit. Where no event told has a name, it is that of the noun's only name above:
    «До 8-го саммита СРГ остаётся полгода. … Первый саммит состоялся …».
    """
    before = [(draft, draft.found.occasion) for draft in reversed(told) if draft.kind == trigger.kind and draft.found.occasion]
    same = [(draft, named) for draft, named in before if trigger.elliptic or draft.trigger.word.lemma == trigger.word.lemma]
    last = next((named for draft, named in same or before if named.name != named.text or _is_named(draft.sentence, named)), None)
    last = last or _only_name_above(view, sentence, trigger) or _body_before(view, sentence, trigger)
    last = last or next((named for _, named in same or before), None)
    if last is not None:
        return replace(occasion, name=f"{occasion.text} {last.name}")
    numbered = any(number.kind == "ordinal" and occasion.start <= number.start < occasion.end for number in sentence.numbers)
    return occasion if numbered else None


def _body_before(view: View, sentence: Sentence, trigger: Trigger) -> Argument | None:
    """«ждали лидеров Содружества портов, но саммит отменили»: the one organisation that the sentence names before a bare noun."""
    inside = {m.name: m for m in sentence.mentions if m.label == "ORG" and m.end <= trigger.first.start}
    return view.named(next(iter(inside.values()))) if len(inside) == 1 and not trigger.elliptic else None


def _only_name_above(view: View, sentence: Sentence, trigger: Trigger) -> Argument | None:
    """Return the occasion of a trigger's noun that the text above names, where it names one series only."""
    if trigger.elliptic or trigger.kind not in word_set("triggers", "serial_kinds"):
        return None
    above = [s for s in view.sentences if s.start < sentence.start]
    found = [named_occasion(view, s, w) for s in above for w in s.words if w.lemma == trigger.word.lemma]
    named = [o for o in found if (s := view.sentence_at(o.start)) is not None and _is_named(s, o)]
    names = {m.id or m.name for o in named for m in view.mentions if o.start <= m.start < o.end}
    return named[-1] if len(names) == 1 else None


def _with_header(view: View, sentence: Sentence, found: Circumstances) -> Circumstances:
    """A chronicle's paragraph begins with a date, and perhaps a place, in a sentence of their own: «3 мая 2017 года, Тальск. …»."""
    first = _header(view, sentence)
    verbs = [word for word in first.words if word.finite]
    tells = any(w.lemma not in word_set("discourse", "linking_verbs") for w in verbs) or (verbs and first.mentions)
    if first is sentence or not first.timexes or tells or len(first.words) > 12:  # «Главным днём стала среда, 8 октября.»
        return found
    dates = [timex for timex in first.timexes if timex.type == "DATE" and (timex.unreal or (timex.begin and timex.end_date))]
    date = dates[0] if dates else None  # «С января это уже второй звонок» is no day
    mention = next((m for m in first.mentions if m.label == "PLACE"), None)
    place = view.named(mention) if mention else None
    if date is None or (found.date is not None and found.date is not date) or (not verbs and _is_dateline(view, mention, date)):
        return found
    return replace(found, date=date, place=found.place or place)


def _header(view: View, sentence: Sentence) -> Sentence:
    """Return the sentence before that is nothing but a date, else the one that opens the paragraph."""
    before = view.sentence_before(sentence)
    while before is not None and before.block == sentence.block:
        if before.timexes and all(word.pos == "PUNCT" or before.is_timed(word) for word in before.words):
            return before
        before = view.sentence_before(before)
    return view.openings[sentence.block]


def _is_dateline(view: View, mention: Mention | None, date: Timex) -> bool:
    """«СТАРОДОЛ, 30 октября.»: where and when an article was written says nothing of when its events were."""
    published = view.article.published
    if mention is not None and mention.text.isupper():
        return True
    return published is not None and date.begin is not None and 0 <= (published - date.begin).days <= 1


def _add(draft: Draft, found: Circumstances, company: Company, sentence: Sentence, trigger: Trigger, *, told: bool) -> None:
    """Give an event told before what these words add to it; `told`: the article says it in its own voice."""
    part = found.part and trigger.kind is not None
    draft.found = draft.found.filled_from(replace(found, duration=None) if part else found)
    if trigger.kind is None and _is_nearer(found.date, draft.found.date):
        draft.found = replace(draft.found, date=found.date)  # «Саммит 2024 года перенесли; он прошёл 19–20 сентября»
    if trigger.kind is None and found.place is not None and told and trigger.verb is not None:
        between = sentence.between(min(trigger.word.end, found.place.end), max(trigger.word.start, found.place.start))
        if trigger.verb.lemma in word_set("triggers", "support", "held") and not any(w.text in ":;" for w in between):
            draft.found = replace(draft.found, place=found.place)  # «Саммит примет Норвегия. Пройдёт он в Осло»
    if trigger.kind is None and draft.status == "postponed" and status_of(sentence, trigger) == "held":
        draft.status = "held"
    untold = draft.trigger.verb is None or is_commented(draft.trigger)  # «Обсуждали 14-й саммит: он откроется 26 июня»
    if untold and draft.status == "held" and trigger.verb is not None and status_of(sentence, trigger) == "planned":
        draft.status = "planned"  # «Ближайший повод – девятый саммит. Он откроется 21 октября»
    edition = trigger.kind is None and draft.kind in word_set("triggers", "serial_kinds")  # «В Осло он проходит второй раз»
    if found.ordinal is not None and draft.found.ordinal is None and not edition:
        draft.found = replace(draft.found, ordinal=found.ordinal)  # «Длились они два часа и стали для министров третьими»
    if not draft.participants and company.arguments:
        draft.participants = company.arguments
    if trigger.kind is not None:
        draft.again += (trigger,)
    if trigger.nominal and trigger.kind is not None:
        draft.gender = gender_of(trigger.word)


def _is_nearer(date: Timex | None, whole: Timex | None) -> bool:
    """Does a date lie inside another, and not fill it?"""
    return date is not None and whole is not None and date.inside(whole) and not whole.inside(date)


def _says_something(draft: Draft) -> bool:
    """A bare event word is no claim: somebody, a date, a place, an occasion or a duration must be told."""
    found = draft.found
    if draft.kind in word_set("triggers", "dated_only") and not (found.date or found.occasion):
        return False
    if not (draft.participants or found.date or _is_counted(draft)) and _needs_name(draft):
        return False
    if is_participle(draft.trigger.word) and not (draft.participants or draft.described):
        return False  # «убитый горем»: a participle that describes nobody who takes part
    named = len(draft.participants) >= 1 or found.occasion is not None
    return bool(named or found.date or found.place or (found.duration and draft.kind not in TALK) or _is_counted(draft))


def _is_counted(draft: Draft) -> bool:
    """«Соперники сыграли в третий раз», «нынешняя авария – вторая»: an event of which nothing but its place in a count is told.

    «Это третья победа подряд» counts no matches.
    """
    counted = draft.kind in TALK | {"phone_call", "match"} | word_set("triggers", "at_organisations")
    told = (draft.trigger.nominal or draft.kind == "match") and draft.trigger.word.lemma not in word_set("triggers", "outcomes")
    return draft.found.ordinal is not None and draft.status == "held" and counted and told


def _needs_name(draft: Draft) -> bool:
    """«для визита нужна виза», «взаимные поездки граждан», «встречи»: is it no single event unless somebody or a day is named?"""
    word = draft.trigger.word
    plural = (
        draft.trigger.nominal and word.number == "Plur" and word.lemma not in word_set("triggers", "plural_only") and not draft.found.place
    )
    of_persons = draft.kind in word_set("triggers", "named_only") and draft.found.occasion is None and draft.found.duration is None
    return plural or of_persons or is_purpose(draft.sentence, draft.trigger)


def _claim(view: View, draft: Draft) -> EventClaim:
    found = draft.found
    told = (*draft.participants, found.date, found.place, found.occasion, found.duration, found.ordinal)
    inside = [part for part in told if part is not None and draft.sentence.start <= part.start and part.end <= draft.sentence.end]
    return EventClaim(
        **head_of(view, draft.trigger.first, draft.trigger.word, *inside, voice=draft.voice, source=draft.source),
        kind=draft.kind,
        trigger=view.argument(draft.trigger.first.start, draft.trigger.end),
        participants=_distinct((*draft.participants, *draft.described)),
        date=found.date,
        place=found.place,
        occasion=found.occasion,
        duration=found.duration,
        planned_duration=found.planned,
        ordinal=found.ordinal,
        status=draft.status,
        part=found.part,
        mentions=tuple(view.argument(t.first.start, t.end) for t in draft.again),
        predicate=_predicate(view, draft),
    )


def _predicate(view: View, draft: Draft) -> Argument | None:
    """Return the verb that settles an event: of the words that tell its day, where the event was told before them."""
    day, trigger, sentence = draft.found.date, draft.trigger, draft.sentence
    if day is not None and not sentence.start <= day.start < sentence.end:
        for later in draft.again:
            own = view.sentence_at(later.word.start)
            if own is not None and own.start <= day.start < own.end and later.verb is not None:
                trigger, sentence = later, own
    verb = settling_verb(sentence, trigger, draft.status)
    return view.argument(verb.start, verb.end) if verb is not None else None


def _distinct(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    seen: dict[str, Argument] = {}
    for argument in arguments:
        seen.setdefault(argument.name, argument)
    return tuple(seen.values())
