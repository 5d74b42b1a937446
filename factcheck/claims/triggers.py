"""Words that tell an event, found by the lexicon `triggers.yaml`, with the verb that carries a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.trigger_objects import has_object, is_interview, takes_person
from factcheck.claims.verbs import is_participle, is_passive, verb_of
from factcheck.claims.view import DASHES, Sentence, Word
from factcheck.language.morphology import is_infinitive, lemma, lemmas, parses, past_lemma

_GAP = 2  # words that may stand inside a verb phrase: «подал сегодня в отставку»
_BESIDE = 4  # words between a participle and the name that it describes
_BY_PHONE = 8  # words between «по телефону» and the verb
_NUMBERED = re.compile(r"-\d+$")  # «ЧМ-2018»
SAME = "same"  # the kind of the event told before
ANY = "any"  # the gender of «это»


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word: first and last word of it, its kind, and the support verb of a noun («встреча состоялась»).

    `last` is the last word of a verb phrase («подал в отставку»). `kind` is None for a pronoun that takes up an event told before («Она
    состоялась в пятницу»).
    """

    word: Word
    first: Word
    kind: str | None
    nominal: bool
    verb: Word | None
    gender: str | None = None
    last: Word | None = None

    @property
    def elliptic(self) -> bool:
        """Is it an adjective that stands for the noun of an event?"""
        return self.nominal and self.word.pos != "NOUN" and self.word.pos != "PROPN"

    @property
    def end(self) -> int:
        """Where the event's words end in the text: «подал в отставку» is one."""
        return max(self.word.end, self.last.end if self.last else 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon: the lemmas of a trigger, its kind; `person`: a person must be its object, `needs`: a noun of this list."""

    lemmas: tuple[str, ...]
    kind: str
    nominal: bool
    person: bool
    needs: str | None


@cache
def _entries() -> dict[str, list[Entry]]:
    """Map the lemma of a trigger's main word – the last of a noun phrase, the first of a verb phrase – to its rows, longest first."""
    table: dict[str, list[Entry]] = {}
    for kind, rows in words("triggers")["kinds"].items():
        for form in ("nouns", "verbs"):
            for text in rows[form]:
                lemmas = tuple(text.split())
                nominal = form == "nouns"
                entry = Entry(lemmas, kind, nominal, text in rows.get("person", ()), rows.get("needs", {}).get(text))
                table.setdefault(lemmas[-1 if nominal else 0], []).append(entry)
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry.lemmas))
    return table


@cache
def frame(kind: str) -> frozenset[str]:
    """Return which words name those who take part in an event of a kind (see `triggers.yaml`)."""
    return frozenset(words("triggers")["kinds"].get(kind, {}).get("who", ()))


@cache
def nouns_of(kind: str | None) -> frozenset[str]:
    """Return the nouns that tell events of a kind."""
    return frozenset(words("triggers")["kinds"].get(kind, {}).get("nouns", ()))


@cache
def results_of(kind: str | None) -> frozenset[str]:
    """Return the nouns that mean an event of a kind by what came of it («после этой победы»)."""
    return frozenset(words("triggers")["kinds"].get(kind, {}).get("results", ()))


@cache
def all_event_nouns() -> frozenset[str]:
    """Return the nouns that tell an event of any kind."""
    return frozenset(noun for kind in words("triggers")["kinds"] for noun in nouns_of(kind))


def name_of_kind(kind: str) -> str:
    """Return the Russian name of a kind for readers; the code of a kind that the lexicon does not have."""
    return str(words("triggers")["kinds"].get(kind, {}).get("name", kind))


@cache
def support_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that carry an event noun."""
    support = words("triggers")["support"]
    return frozenset(lemma for verbs in support.values() for lemma in verbs)


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Return the event words of a sentence in order."""
    found = [trigger for word in sentence.words if (trigger := _trigger(sentence, word)) and not is_interview(sentence, word)]
    found = [t for t in found if not any(_inside(sentence, t, other) or _repeats(sentence, t, other) for other in found)]
    events = [trigger for trigger in found if not is_larger(trigger)]
    found += [other for other in _elliptic(sentence) if other.verb is None or not any(_same_clause(sentence, other, e) for e in events)]
    found += [pronoun for pronoun in _pronouns(sentence) if not any(_same_clause(sentence, pronoun, other) for other in found)]
    return sorted(found, key=lambda trigger: trigger.word.i)


def _inside(sentence: Sentence, trigger: Trigger, other: Trigger) -> bool:
    """Is a noun part of a verb's phrase («подал в отставку»), or dress of another event («церемония инаугурации»)?"""
    if trigger is other:
        return False
    if other.nominal:  # «церемония инаугурации»
        following = sentence.after(trigger.word)
        dressed = trigger.kind in word_set("triggers", "dressing") and following is not None and other.first.i == following.i
        return dressed and other.word.case == "gen"
    inside = other.last is not None and other.word.i < trigger.word.i <= other.last.i
    return inside or (
        trigger.nominal and trigger.kind == other.kind and other.last is other.word and 0 < other.word.i - trigger.word.i <= _GAP
    )


def _repeats(sentence: Sentence, trigger: Trigger, other: Trigger) -> bool:
    """«прибыл с визитом»: the noun says the verb's event again."""
    same = trigger.nominal and not other.nominal and trigger.kind == other.kind and 0 < trigger.first.i - other.word.i <= _BESIDE
    between = sentence.words[other.word.i + 1 : trigger.first.i] if same else []
    return any(word.lower in word_set("discourse", "with") for word in between)


def is_larger(trigger: Trigger) -> bool:
    """Is it of a kind that holds other events: a summit, an inauguration?"""
    return trigger.kind in word_set("triggers", "occasion_kinds")


def _same_clause(sentence: Sentence, left: Trigger, right: Trigger) -> bool:
    return sentence.clause(left.word) == sentence.clause(right.word)


def _trigger(sentence: Sentence, word: Word) -> Trigger | None:
    if (
        word.lemma in word_set("triggers", "phone_only")
        and word.pos in ("VERB", "AUX")
        and _by_phone(sentence, word, "talks") == "phone_call"
    ):
        return Trigger(word, word, "phone_call", False, word)
    for entry in _entries().get(_key(word), ()):
        if entry.nominal != (word.pos in ("NOUN", "PROPN")):
            continue
        if entry.nominal and (not _is_of_gender(word) or (word.lemma in word_set("triggers", "plural_events") and word.number == "Sing")):
            continue
        phrase = _phrase(sentence, word, entry)
        if (
            phrase is None
            or _is_set_for_day(sentence, word)
            or _is_state(sentence, word)
            or _in_name(sentence, word, entry)
            or _in_title(sentence, word)
            or _in_office(sentence, word)
        ):
            continue
        if (entry.person and not takes_person(sentence, word, entry.kind)) or (entry.needs and not has_object(sentence, word, entry.needs)):
            continue
        verb = _support(sentence, word) if entry.nominal else word
        first, last = phrase if entry.nominal else (word, phrase[1])
        return Trigger(word, first, _by_phone(sentence, word, entry.kind), entry.nominal, verb, last=last)
    return None


def _key(word: Word) -> str:
    """Return the lemma that the lexicon has for a word: of a participle its verb, of «Олимпиаде-2016» the noun without its year."""
    if is_participle(word) or is_passive(word):
        return verb_of(word)
    if word.pos == "VERB" and word.tense == "Past" and not is_infinitive(word.lemma) and (verb := past_lemma(word.lower)) is not None:
        return verb  # the tagger makes «сель» of «сели»
    bare = _NUMBERED.sub("", word.lower)
    return word.lemma if bare == word.lower else lemma(bare)


def _is_set_for_day(sentence: Sentence, word: Word) -> bool:
    """«разговор, назначенный на 14 декабря»: a participle that says for when something is set, and appoints nobody."""
    following = sentence.after(word)
    day = sentence.after(following) if following is not None else None
    planned = is_participle(word) and verb_of(word) in word_set("status", "verbs", "planned")
    return planned and following is not None and following.pos == "ADP" and day is not None and sentence.is_timed(day)


def _is_state(sentence: Sentence, word: Word) -> bool:
    """«генерал в отставке»: a noun in a case and after a preposition in which it is no event."""
    row = words("triggers")["no_event"].get(word.lemma)
    before = sentence.before(word)
    return row is not None and word.case == row["case"] and before is not None and before.lower in row["after"]


def _is_of_gender(word: Word) -> bool:
    """«премьеру» in the masculine is the prime minister, not a first night: no other noun of the tagged gender has this form."""
    tagged = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(word.gender or "")
    nouns = [parse for parse in parses(word.lower) if "NOUN" in parse.tag and str(parse.tag.gender) == tagged]
    return word.number == "Plur" or not nouns or any(str(parse.normal_form).replace("ё", "е") == word.lemma for parse in nouns)


def _phrase(sentence: Sentence, word: Word, entry: Entry) -> tuple[Word, Word] | None:
    """Return the first and last word of a trigger's phrase whose main word this is, None where its other words do not stand there."""
    if entry.nominal:
        first = word.i - len(entry.lemmas) + 1
        fits = first >= 0 and all(sentence.words[first + k].lemma == lemma for k, lemma in enumerate(entry.lemmas))
        return (sentence.words[first], word) if fits else None
    last = word
    for wanted in entry.lemmas[1:]:
        near = sentence.words[last.i + 1 : last.i + _GAP + 2]
        found = next((other for other in near if wanted in (other.lemma, other.lower)), None)
        if found is None:
            return (word, word) if _stands_before(sentence, word, entry.lemmas[1:]) else None
        last = found
    return word, last


def _stands_before(sentence: Sentence, word: Word, lemmas: tuple[str, ...]) -> bool:
    """«в отставку подал министр», «за стол переговоров они впервые сели»: do the words of the phrase stand before the verb?"""
    for skipped in range(_GAP + 1):
        end = word.i - skipped
        before = sentence.words[max(0, end - len(lemmas)) : end]
        if len(before) == len(lemmas) and all(lemma in (w.lemma, w.lower) for w, lemma in zip(before, lemmas, strict=True)):
            return all(w.pos in ("PRON", "ADV") for w in sentence.words[end : word.i])
    return False


def _in_name(sentence: Sentence, word: Word, entry: Entry) -> bool:
    """Is the word part of a name? «Кубок УЕФА», «Каннский кинофестиваль» are events by their heads, whatever NER takes them for."""
    named = entry.nominal and entry.kind in word_set("triggers", "named_kinds")
    return any(m.start <= word.start < m.end and not (named and m.label == "ORG") for m in sentence.mentions)


def _in_office(sentence: Sentence, word: Word) -> bool:
    """«директор НАСА по космическим полётам Герстенмайер»: is the word part of an office before its holder's name?"""
    holders = [m.start for m in sentence.mentions if m.label == "PERSON"]
    return any(start < word.start < end and any(0 <= holder - end <= 1 for holder in holders) for start, end in sentence.titles)


def _in_title(sentence: Sentence, word: Word) -> bool:
    """«Надо лучше встречаться»: a short quotation that begins with a capital is a title."""
    opening = next((other for other in reversed(sentence.words[: word.i]) if other.text in "«»"), None)
    closing = next((other for other in sentence.words[word.i :] if other.text in "«»"), None)
    if opening is None or closing is None or opening.text != "«" or closing.text != "»":
        return False
    return closing.i - opening.i <= 7 and sentence.words[opening.i + 1].capital


def is_reference(sentence: Sentence, trigger: Trigger) -> bool:
    """«по итогам беседы», «после встречи»: words that only refer to an event."""
    before = sentence.before_over(trigger.first, ("ADJ", "DET", "PRON"))
    if before is None or not trigger.nominal:
        return False
    return before.lemma in word_set("triggers", "reference_nouns") or before.lower in word_set("triggers", "reference_prepositions")


def is_carried(sentence: Sentence, trigger: Trigger) -> bool:
    """Is the event what its clause tells, so that the clause's day and place are its own?

    A verb does, a subject, what a support verb carries, and what the rest happens at («на встрече»); not «в связи с отставкой»,
    «сообщил о смерти»: such a noun has only the words of its own phrase.
    """
    if (
        trigger.elliptic
        or not trigger.nominal
        or trigger.word.case in ("nom", None)
        or (trigger.verb is not None and trigger.verb.lemma in support_verbs())
    ):
        return True
    before = sentence.before_over(trigger.first, ("ADJ", "DET", "NUM", "ADV"))
    verbless = trigger.verb is None and not any(word.finite for word in sentence.clause_words(trigger.word))
    if before is None or (verbless and before.pos != "ADP"):
        return True
    if before.lower in word_set("triggers", "during_prepositions") and trigger.word.case == "loc":
        return True
    return before.lemma in word_set("triggers", "during_nouns")


def is_purpose(sentence: Sentence, trigger: Trigger) -> bool:
    """«для визита в Китай нужна виза»: an event that need not be."""
    before = sentence.before(trigger.first)
    return trigger.nominal and before is not None and before.lower in word_set("triggers", "purpose_prepositions")


def is_commented(trigger: Trigger) -> bool:
    """«назвал встречу хорошей»: the verb speaks about the event."""
    return trigger.nominal and trigger.verb is not None and trigger.verb.lemma in word_set("triggers", "comment_verbs")


def _by_phone(sentence: Sentence, word: Word, kind: str) -> str:
    """«переговорить по телефону», «телефонный разговор»: a call."""
    if kind not in ("talks", "meeting", "phone_call"):
        return kind
    near = sentence.words[max(0, word.i - _BY_PHONE) : word.i + _BY_PHONE]
    phone = any(other.lemma in word_set("triggers", "by_phone") and sentence.clause(other) == sentence.clause(word) for other in near)
    return "phone_call" if phone else kind


def _support(sentence: Sentence, word: Word) -> Word | None:
    """Return the verb that carries an event noun: the nearest of its clause that can, else the clause's verb that it depends on."""
    verbs = [other for other in sentence.clause_words(word) if other.finite or other.form == "Inf"]
    carrying = [verb for verb in verbs if verb.lemma in support_verbs()]
    if carrying:
        return min(carrying, key=lambda verb: abs(verb.i - word.i))
    head = sentence.head_of(word)
    if head in verbs:
        return head
    return min(verbs, key=lambda verb: abs(verb.i - word.i), default=None)


def _pronouns(sentence: Sentence) -> Iterator[Trigger]:
    genders = words("discourse")["event_pronouns"]
    for verb in sentence.words:
        carries = verb.lemma in support_verbs() | word_set("triggers", "planned_duration")
        if not carries or not verb.finite or verb.lemma in word_set("discourse", "linking_verbs"):
            continue
        subject = next(
            (
                w
                for w in sentence.clause_words(verb)
                if w.lower in genders and w.pos in ("PRON", "DET", "X", "NOUN", "ADJ") and abs(w.i - verb.i) <= 6
            ),
            None,
        )
        if subject is not None and not _takes_thing(sentence, verb):
            yield Trigger(verb, verb, None, False, verb, genders[subject.lower])
        elif verb.lemma in word_set("triggers", "happened") and any(
            w.lower in word_set("discourse", "this") for w in sentence.clause_words(verb)
        ):
            yield Trigger(verb, verb, None, False, verb, ANY)


def _takes_thing(sentence: Sentence, verb: Word) -> bool:
    """«пост он занял 1 января», «принимали поправки»: a verb with an object that is no time tells of somebody, not of an event."""
    times = word_set("quantities", "no_things")
    objects = [w for w in sentence.clause_words(verb) if w.pos == "NOUN" and w.case == "acc" and w.lemma not in times]
    timed = [w for w in objects if sentence.is_timed(w)]
    return any(w not in timed and not sentence.is_governed(w, ("ADJ", "DET", "NUM")) for w in objects)


def _elliptic(sentence: Sentence) -> Iterator[Trigger]:
    """«Первая прошла в Осло», «вторые — 14 марта в Риме», «Следующий, 16-й, намечен на июнь»: adjectives for a noun told before."""
    starts = {number.start for number in sentence.numbers if number.kind == "ordinal"}
    for word in sentence.words:
        counted = word.start in starts
        beside = sentence.after(word)
        times = counted and beside is not None and beside.lemma in word_set("discourse", "count_words")  # «во второй раз – 9 августа»
        if not (times or word.case in ("nom", "acc", None)) or not (
            counted or word_set("discourse", "same") & {word.lemma, *lemmas(word.lower)}
        ):
            continue
        verb, last = _told_of(sentence, word, starts)
        linking = verb is not None and verb.lemma in word_set("discourse", "linking_verbs")
        doing = verb is not None and word.case == "nom" and not linking and _has_thing_after(sentence, verb)
        if last is not None and not (counted and linking) and not doing:
            yield Trigger(word, word, SAME, True, None, ANY) if times else Trigger(last, word, SAME, True, verb)


def _has_thing_after(sentence: Sentence, verb: Word) -> bool:
    """«третья и четвёртая проходят испытания»: does a noun that is no time and has no preposition follow a verb right away?"""
    after = sentence.after(verb)
    while after is not None and after.pos in ("ADJ", "DET"):
        after = sentence.after(after)
    times = word_set("quantities", "no_things")
    if after is None or after.pos != "NOUN" or after.case not in ("nom", "acc") or after.lemma in times:
        return False
    return not sentence.is_timed(after)


def _told_of(sentence: Sentence, word: Word, ordinals: set[int]) -> tuple[Word | None, Word | None]:
    """Return the verb that tells an elliptic adjective's event and the adjective's last word; no word where it stands for none.

    An ordinal may stand in apposition, and a participle that says when it was to be: «Первые, назначенные на 9 февраля, отменили».
    """
    last, following = word, sentence.after(word)
    while following is not None and following.text == ",":
        beside = sentence.after(following)
        if beside is not None and beside.start in ordinals:
            last, following = beside, sentence.after(beside)
            if following is not None and following.text == ",":
                following = sentence.after(following)
        elif beside is not None and any(t.start == beside.start and t.type == "DATE" for t in sentence.timexes):
            closing = next((w for w in sentence.words[beside.i :] if w.text == "," or w.finite), None)
            if closing is None or closing.finite:
                return None, None
            following = sentence.after(closing)  # «Четвёртая, 8 октября 2025 года в Осло, заняла 80 минут»
        elif beside is not None and is_participle(beside) and _key(beside) in support_verbs() | word_set("status", "verbs", "planned"):
            linking = word_set("discourse", "linking_verbs")
            tells = [w for w in sentence.words[beside.i + 1 :] if _tells(w) and w.lemma not in linking]
            return (tells[0], last) if tells else (None, None)
        else:
            return None, None
    if following is None:
        return None, None
    if word.start in ordinals and following.lemma in word_set("discourse", "count_words"):
        last, following = following, sentence.after(following)
        if following is None or following.text not in DASHES:
            return None, None
    if following.text in DASHES:
        after = sentence.after(following)
        dated = after is not None and any(t.start == after.start and t.type == "DATE" for t in sentence.timexes)
        return None, (last if dated else None)
    if word.case in ("acc", None) and following.case == "nom" and following.lower in words("discourse")["event_pronouns"]:
        after = sentence.after(following)  # «первую они провели 13 сентября»
        if after is None:
            return None, None
        following = after
    passive = sentence.after(following) if following.lemma in word_set("discourse", "linking_verbs") else None
    verb = passive if passive is not None and _tells(passive) else following
    return (verb, last) if _tells(verb) else (None, None)


def _tells(word: Word) -> bool:
    """Is it a verb that carries an event, or that settles or plans it («намечен», «отменили»)?"""
    settling = any(_key(word) in lemmas for lemmas in words("status")["verbs"].values())
    carrying = word.lemma in support_verbs() | word_set("triggers", "gathering")
    return (word.finite and (carrying or settling)) or (is_passive(word) and settling)


def gender_of(word: Word) -> str:
    """Return m, f, n or p of a trigger noun."""
    if word.number == "Plur":
        return "p"
    return {"Masc": "m", "Fem": "f", "Neut": "n"}.get(word.gender or "", "m")
