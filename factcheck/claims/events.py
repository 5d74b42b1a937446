"""Event claims: triggers with their arguments, and the mentions of one event over several sentences made one claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.claims.circumstances import Circumstances, circumstances_of
from factcheck.claims.discourse import People, stand_in
from factcheck.claims.drafts import TALK, Draft, compatible
from factcheck.claims.lexicon import word_set, words
from factcheck.claims.merging import merged
from factcheck.claims.ownership import is_occasion
from factcheck.claims.participants import Company, participants_of
from factcheck.claims.status import status_of
from factcheck.claims.triggers import ANY, SAME, Trigger, find_triggers, gender_of, is_carried, is_commented, is_purpose, is_reference
from factcheck.claims.view import Sentence, View, Word
from factcheck.claims.voice import is_denied, voice_at
from factcheck.model import Argument, EventClaim

_LOOK_BACK = 2  # sentences in which «они», «стороны» look for two persons
_DATELINE = 9  # words of a sentence that holds only a place and a day


def extract_events(view: View, people: People) -> Iterator[EventClaim]:
    """Yield the event claims of an article in reading order; ids are given later."""
    drafts: list[Draft] = []
    for sentence in view.sentences:
        triggers = find_triggers(sentence)
        for trigger in triggers:
            if len(triggers) > 1 and is_occasion(sentence, trigger):
                continue
            draft = _draft(view, sentence, trigger, triggers, people, drafts)
            if draft is not None:
                drafts.append(draft)
                drafts += _repetitions(view, sentence, draft, triggers)
        _called_off(sentence, drafts)
        if not triggers:
            _dateline(view, sentence, drafts)
    for draft in merged([draft for draft in drafts if _says_something(draft)]):
        yield _claim(view, draft)


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
    place = view.argument(mention.start, mention.end, mention.name) if mention else None
    draft.found = replace(draft.found, date=draft.found.date or date, place=draft.found.place or place)


def _repetitions(view: View, sentence: Sentence, draft: Draft, triggers: Sequence[Trigger]) -> Iterator[Draft]:
    """«встречались 5 сентября 2018 года в Осло и 19 ноября 2019 года в Риме»: each further day is an event of its own."""
    clause = sentence.clause(draft.trigger.word)
    if draft.found.date is None or any(t is not draft.trigger and sentence.clause(t.word) == clause for t in triggers):
        return
    for timex in sentence.timexes:
        joiner = sentence.before(sentence.at(timex.start))
        later = timex.start > draft.found.date.end and sentence.clause(sentence.at(timex.start)) == clause
        if (
            not later
            or joiner is None
            or joiner.lower not in word_set("discourse", "and")
            or timex.type != "DATE"
            or timex.begin is None
            or timex.begin != timex.end_date
        ):
            continue
        mention = next((m for m in sentence.mentions if m.label == "PLACE" and 0 < m.start - timex.end <= 4), None)
        place = view.argument(mention.start, mention.end, mention.name) if mention else None
        yield replace(draft, found=Circumstances(date=timex, place=place), words=[])


def _called_off(sentence: Sentence, drafts: list[Draft]) -> None:
    """«…, но Трамп отменил ее»: the pronoun is the event told last, here or in the sentence before."""
    for word in sentence.words:
        for status in ("cancelled", "postponed"):
            if word.lemma in word_set("status", "verbs", status) and any(
                other.lower in word_set("discourse", "object_pronouns") and 0 < abs(other.i - word.i) <= 2
                for other in sentence.clause_words(word)
            ):
                draft = _meant(sentence, word, drafts)
                if draft is not None:
                    draft.status = status


def _meant(sentence: Sentence, verb: Word, drafts: list[Draft]) -> Draft | None:
    """Return the event that the pronoun beside a verb stands for: the last noun told in this block that agrees with it."""
    genders = words("discourse")["object_pronouns"]
    near = [w for w in sentence.clause_words(verb) if w.lower in genders and 0 < abs(w.i - verb.i) <= 2]
    wanted = genders[near[0].lower] if near else ""
    inside = [draft for draft in drafts if draft.sentence.block == sentence.block and draft.trigger.nominal]
    return next((draft for draft in reversed(inside) if draft.gender in wanted), None)


def _draft(
    view: View, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger], people: People, told: list[Draft]
) -> Draft | None:
    """Return a new draft, or None where the words went to an event told before."""
    if trigger.kind == SAME:
        if not told or told[-1].sentence.block != sentence.block:
            return None
        same = replace(trigger, kind=told[-1].kind)
        triggers = [same if other is trigger else other for other in triggers]
        trigger = same
    if _is_habit(sentence, trigger):
        return None
    company = participants_of(view, sentence, trigger, people, triggers)
    found = circumstances_of(view, sentence, trigger, triggers)
    voice, source = voice_at(view, sentence, trigger.word)
    if (told_of := _settled(sentence, trigger, company, found, told)) is not None:
        told_of.status = status_of(sentence, trigger)
        return None
    previous = _taken_up(sentence, trigger, company, found, told)
    if previous is not None:
        _add(previous, found, company, sentence, trigger)
        return None
    if trigger.kind is None or (is_reference(sentence, trigger) and not company.arguments and found.date is None and found.place is None):
        return None
    found = _of_this(sentence, trigger, found, told)
    found = _with_header(view, sentence, found)
    participants = company.arguments or _inherited(view, sentence, trigger, company, told)
    gender = gender_of(trigger.word) if trigger.nominal else "x"
    status = "denied" if is_denied(sentence, trigger.word) else status_of(sentence, trigger)
    return Draft(trigger.kind, sentence, trigger, participants, found, status, voice, source, gender)


def _is_habit(sentence: Sentence, trigger: Trigger) -> bool:
    """«обычно встречаются раз в год»: a verb in the present with a word of habit tells no single event."""
    present = not trigger.nominal and trigger.word.tense == "Pres"
    return present and any(word.lower in word_set("status", "habitual") for word in sentence.clause_words(trigger.word))


def _of_this(sentence: Sentence, trigger: Trigger, found: Circumstances, told: list[Draft]) -> Circumstances:
    """«Это была вторая встреча»: the event is the one just told; «саммит» with no name is of the series told before."""
    if trigger.kind == "summit" and found.occasion is not None and not _is_named(sentence, found.occasion):
        found = replace(found, occasion=_of_series(sentence, found.occasion, told))
    this = any(word.lower in word_set("discourse", "this") and word.i < trigger.word.i for word in sentence.clause_words(trigger.word))
    if not (trigger.nominal and this and found.date is None):
        return found
    before = [draft for draft in told if draft.sentence.block == sentence.block and compatible(trigger.kind or "", draft.kind)]
    if not before:
        return found
    last = before[-1].found
    return replace(found, date=last.date, place=found.place or last.place)


def _is_named(sentence: Sentence, occasion: Argument) -> bool:
    """Does a name stand in the words of the occasion («саммит «Союза пяти»»)?"""
    return any(occasion.start <= mention.start < occasion.end for mention in sentence.mentions)


def _of_series(sentence: Sentence, occasion: Argument, told: list[Draft]) -> Argument | None:
    """Give a summit that is named by its number only the name of the series told before; a bare noun with none names nothing."""
    last = next((d.found.occasion for d in reversed(told) if d.kind == "summit" and d.found.occasion), None)
    if last is not None:
        return replace(occasion, name=f"{occasion.text} {last.name}")
    numbered = any(number.kind == "ordinal" and occasion.start <= number.start < occasion.end for number in sentence.numbers)
    return occasion if numbered else None


def _with_header(view: View, sentence: Sentence, found: Circumstances) -> Circumstances:
    """A chronicle's paragraph begins with a date, and perhaps a place, in a sentence of their own: «3 мая 2017 года, Тальск. …»."""
    first = view.openings[sentence.block]
    if first is sentence or not first.timexes or any(word.finite for word in first.words) or len(first.words) > 12:
        return found
    date = next((timex for timex in first.timexes if timex.begin and timex.type == "DATE"), None)
    mention = next((m for m in first.mentions if m.label == "PLACE"), None)
    place = view.argument(mention.start, mention.end, mention.name) if mention else None
    if date is None or (found.date is not None and found.date is not date):
        return found
    return replace(found, date=date, place=found.place or place)


def _taken_up(sentence: Sentence, trigger: Trigger, company: Company, found: Circumstances, told: list[Draft]) -> Draft | None:
    """Return the event told before that these words go on with: a pronoun, or a bare noun with nothing that tells it from that one."""
    possessive = (
        trigger.kind is not None and company.group is not None and company.group.end + 1 >= trigger.first.start >= company.group.end
    )
    if company.arguments or not told or found.ordinal is not None or possessive:
        return None
    previous = _last(sentence, trigger, told)
    if previous is None:
        return None
    refers = is_reference(sentence, trigger)
    if (
        trigger.kind is not None
        and not refers
        and not is_commented(trigger)
        and (not trigger.nominal or _is_plan(sentence, trigger) != (previous.status in ("planned", "possible")))
    ):
        return None
    if found.date is not None and previous.found.date is not None and trigger.kind is not None:
        return None
    if found.place is not None and previous.found.place is not None and found.place.name != previous.found.place.name:
        return None
    return previous


def _settled(sentence: Sentence, trigger: Trigger, company: Company, found: Circumstances, told: list[Draft]) -> Draft | None:
    """«Встречу отменили.»: return the event told before whose status a bare noun settles («отдельной беседы не было» is another's)."""
    bare = trigger.nominal and trigger.kind is not None and not company.arguments and found.date is None and found.place is None
    before = sentence.before(trigger.first)
    if not bare or (before is not None and before.pos == "ADJ") or status_of(sentence, trigger) not in ("cancelled", "postponed", "denied"):
        return None
    inside = [draft for draft in told if draft.sentence.block == sentence.block and compatible(trigger.kind or "", draft.kind)]
    return inside[-1] if inside else None


def _is_plan(sentence: Sentence, trigger: Trigger) -> bool:
    return status_of(sentence, trigger) in ("planned", "possible")


def _last(sentence: Sentence, trigger: Trigger, told: list[Draft]) -> Draft | None:
    """Return the latest event that the words can mean, in this block or the last one before it."""
    for draft in reversed(told[-6:]):
        near = draft.sentence.block >= sentence.block - (1 if sentence.kind == draft.sentence.kind else 0)
        if not near and sentence.block - draft.sentence.block > 3:
            return None
        if trigger.kind is None:
            if (trigger.gender == ANY or trigger.gender in (draft.gender, "x")) and draft.sentence.block == sentence.block:
                return draft
        elif compatible(trigger.kind, draft.kind) and draft.sentence.block == sentence.block:
            return draft
    return None


def _inherited(view: View, sentence: Sentence, trigger: Trigger, company: Company, told: list[Draft]) -> tuple[Argument, ...]:
    """«стороны», «они», or a bare «встреча»: those of the last event that had two."""
    if trigger.kind is None or (company.group is None and not (trigger.nominal and is_carried(sentence, trigger))):
        return ()
    meant = company.group or view.argument(trigger.first.start, trigger.word.end)
    for draft in reversed(told[-8:]):
        if len({argument.name for argument in draft.participants}) >= 2 and compatible_company(trigger.kind, draft.kind):
            return tuple(stand_in(meant, argument) for argument in draft.participants)
    return _of_last_sentence(view, sentence, company) if company.group is not None else ()


def _of_last_sentence(view: View, sentence: Sentence, company: Company) -> tuple[Argument, ...]:
    """«Бекеле и Хамдун остались при своём. Стороны вели переговоры»: the persons just named, where there are two and no more."""
    before = view.sentence_before(sentence)
    names: dict[str, Argument] = {}
    for _ in range(_LOOK_BACK):
        if before is None or before.block != sentence.block or len(names) > 1 or company.group is None:
            break
        names |= {m.name: view.argument(m.start, m.end, m.name) for m in reversed(before.mentions) if m.label == "PERSON"}
        before = view.sentence_before(before)
    meant = sorted(names.values(), key=lambda argument: argument.start)
    return tuple(stand_in(company.group, argument) for argument in meant) if company.group is not None and len(meant) == 2 else ()


def compatible_company(kind: str, other: str) -> bool:
    """Can one event have the company of another?"""
    personal = TALK | {"phone_call", "signing"}
    return kind in personal and other in personal


def _add(draft: Draft, found: Circumstances, company: Company, sentence: Sentence, trigger: Trigger) -> None:
    """Give an event told before what these words add to it."""
    known = draft.found
    part = found.part and trigger.kind is not None
    draft.found = replace(
        known,
        date=known.date or found.date,
        place=known.place or found.place,
        occasion=known.occasion or found.occasion,
        duration=known.duration or (None if part else found.duration),
        planned=known.planned or found.planned,
    )
    if not draft.participants and company.arguments:
        draft.participants = company.arguments
    if trigger.nominal and trigger.kind is not None:
        draft.gender = gender_of(trigger.word)
    draft.words.append(sentence.start)


def _says_something(draft: Draft) -> bool:
    """A bare event word is no claim: somebody, a date, a place, an occasion or a duration must be told."""
    found = draft.found
    if draft.kind in word_set("triggers", "dated_only") and not (found.date or found.occasion):
        return False
    if not (draft.participants or found.date) and _needs_name(draft):
        return False
    named = len(draft.participants) >= 1 or found.occasion is not None
    return bool(named or found.date or found.place or (found.duration and draft.kind not in TALK))


def _needs_name(draft: Draft) -> bool:
    """«для визита нужна виза», «взаимные поездки граждан», «встречи»: is it no single event unless somebody or a day is named?"""
    word = draft.trigger.word
    plural = (
        draft.trigger.nominal and word.number == "Plur" and word.lemma not in word_set("triggers", "plural_only") and not draft.found.place
    )
    of_persons = draft.kind in word_set("triggers", "named_only") and draft.found.occasion is None and draft.found.duration is None
    return plural or of_persons or is_purpose(draft.sentence, draft.trigger)


def _claim(view: View, draft: Draft) -> EventClaim:
    inside = [draft.trigger.first.start, draft.trigger.word.end]
    found = draft.found
    for part in (*draft.participants, found.date, found.place, found.occasion, found.duration, found.ordinal):
        if part is not None and draft.sentence.start <= part.start and part.end <= draft.sentence.end:
            inside += [part.start, part.end]
    start, end = min(inside), max(inside)
    return EventClaim(
        id="",
        start=start,
        end=end,
        text=view.text[start:end],
        voice=draft.voice,
        attribution=draft.source,
        kind=draft.kind,
        trigger=view.argument(draft.trigger.first.start, draft.trigger.word.end),
        participants=_distinct(draft.participants),
        date=found.date,
        place=found.place,
        occasion=found.occasion,
        duration=found.duration,
        planned_duration=found.planned,
        ordinal=found.ordinal,
        status=draft.status,
        part=found.part,
        mentions=tuple(view.argument(t.first.start, t.word.end) for t in draft.again),
        predicate=view.argument(draft.trigger.verb.start, draft.trigger.verb.end) if draft.trigger.verb else None,
    )


def _distinct(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    seen: dict[str, Argument] = {}
    for argument in arguments:
        seen.setdefault(argument.name, argument)
    return tuple(seen.values())
