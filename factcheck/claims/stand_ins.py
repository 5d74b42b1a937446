"""Words that stand for persons named elsewhere: offices, titles, pronouns, groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.discourse import People, stand_in
from factcheck.claims.lexicon import word_set
from factcheck.claims.lexicon import words as lexicon_words
from factcheck.claims.noun_phrases import governing_preposition
from factcheck.claims.persons import person_argument, person_ending
from factcheck.claims.place_adjectives import adjective_nominative, possible_places
from factcheck.claims.positions import offices_headed, phrase_at, with_equivalents
from factcheck.claims.triggers import Trigger, frame
from factcheck.claims.verbs import is_passive
from factcheck.claims.view import GENDERS, Sentence, View, Word
from factcheck.language.morphology import can_be_plural
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention

_OBJECT_REACH = 3  # words between a verb and the pronoun that is its object


def titled_holders(view: View, sentence: Sentence, words: Sequence[Word], people: People) -> list[Argument]:
    """«президент США встретился …»: an office in the nominative or after «с» with no name beside it, held by one person of the article."""
    found = []
    folded = [word.lower for word in sentence.words]
    for word in words:
        if word.pos != "NOUN" or word.number != "Sing" or word.case not in ("nom", "ins"):
            continue
        match = _phrase_over_adjective(folded, word.i) or phrase_at(folded, word.i)
        ids = match and (match[1] or offices_headed(match[2]))
        if match is None or not ids or _named_beside(sentence, word):
            continue
        if word.case == "ins":
            preposition = governing_preposition(sentence, word)
            if preposition is None or preposition.lower not in word_set("discourse", "with") | word_set("discourse", "between"):
                continue
        holders = people.holders(frozenset(ids), word.start, 2) or people.holders(with_equivalents(ids), word.start, 2)
        holders = _of_land(sentence, word, frozenset(ids), people) or holders
        if len(holders) == 1 or (holders and not match[1]):
            holders = holders[-1:]
            last = sentence.words[min(word.i + match[0] - 1, len(sentence.words) - 1)]
            found.append(stand_in(view.argument(word.start, last.end), holders[0]))
    return found


def _of_land(sentence: Sentence, title: Word, ids: frozenset[str], people: People) -> list[Mention]:
    """«норвежский министр»: the one holder of an office of the place that the adjective before a title can come from."""
    before = sentence.before(title)
    adjective = adjective_nominative(before.lower) if before is not None and before.pos == "ADJ" else None
    found = people.holders_of(ids, possible_places(adjective), title.start) if adjective is not None else []
    return found if len(found) == 1 else []


def _phrase_over_adjective(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...], str] | None:
    """«глава тарванского правительства»: an office in whose words the adjective of a place stands, as `phrase_at` returns it."""
    if at + 2 >= len(words) or adjective_nominative(words[at + 1]) is None:
        return None
    match = phrase_at([*words[: at + 1], *words[at + 2 :]], at)
    return (match[0] + 1, match[1], match[2]) if match is not None and match[0] > 1 else None


def subject_pronoun(view: View, sentence: Sentence, words: Sequence[Word], people: People, other: str) -> list[Argument]:
    """«Переговоры с Линд он провёл в Осло»: a subject pronoun is the last person named of its gender, not the one beside it."""
    genders = lexicon_words("discourse")["subject_pronouns"]
    for word in words:
        if word.lower in genders and word.case in ("nom", None):
            person = _last_subject(view, sentence, genders[word.lower], other) or people.last_of(genders[word.lower], word.start, other)
            return [stand_in(view.argument(word.start, word.end), person)] if person else []
    return []


def comitative_pronoun(view: View, sentence: Sentence, words: Sequence[Word], people: People, others: Sequence[Argument]) -> list[Argument]:
    """«С ней Орлов встречался трижды»: after «с» a pronoun is the last person of its gender named before the sentence."""
    genders = lexicon_words("discourse")["comitative_pronouns"]
    for word in words:
        before = sentence.before(word)
        if word.lower not in genders or before is None or before.lower not in word_set("discourse", "with"):
            continue
        inside = [a.start for a in others if a.end <= word.start]
        taken = {people.named(m).name for m in sentence.mentions if any(a.start == m.start for a in others)}
        person = people.last_of(genders[word.lower], min([word.start, *inside]), next(iter(taken), ""))
        return [stand_in(view.argument(word.start, word.end), person)] if person is not None else []
    return []


def shared_possessive(view: View, sentence: Sentence, trigger: Trigger, people: People) -> list[Argument]:
    """«первые их с Дубравиным переговоры»: whom the name stands beside, and the subject of the sentence before."""
    last = person_ending(sentence, trigger.first.i - 1)
    joint = sentence.before(sentence.at(last.start)) if last is not None else None
    pronoun = sentence.before(joint) if joint is not None and joint.lower in word_set("discourse", "with") else None
    before = view.sentence_before(sentence)
    if last is None or pronoun is None or before is None or pronoun.lower not in word_set("discourse", "possessive_plural"):
        return []
    name = people.named(last).name
    others = [m for m in before.mentions if m.label == "PERSON" and people.named(m).name != name and not people.is_declined(m)]
    if len({people.named(m).name for m in others}) != 1:
        return []
    return [stand_in(view.argument(pronoun.start, pronoun.end), people.named(others[-1])), person_argument(view, people, last)]


def object_pronoun(view: View, sentence: Sentence, trigger: Trigger, people: People) -> list[Argument]:
    """«Через час его госпитализировали», «ему предъявили обвинение»: an object pronoun is the last person of its gender named nearby."""
    who = frame(trigger.kind or "")
    rows = lexicon_words("discourse")["person_pronouns"]
    for word in sentence.clause_words(trigger.word):
        row = rows.get(word.lower)
        if row is None or abs(word.i - trigger.word.i) > _OBJECT_REACH or is_passive(trigger.word):
            continue
        if row["role"] not in who or (row["role"] == "object" and _is_possessive(sentence, word)):
            continue
        person = _nearest(view, sentence, word, row["gender"])
        if person is not None:
            return [stand_in(view.argument(word.start, word.end), replace(person, name=people.named(person).name))]
    return []


def _is_possessive(sentence: Sentence, word: Word) -> bool:
    """«арестовали его брата», not «его арестовали в Осло»."""
    before = sentence.before(word)
    if before is not None and before.pos == "ADP":
        return True
    following = sentence.after(word)
    return following is not None and following.pos in ("NOUN", "ADJ", "PROPN", "NUM") and following.case is not None


def _nearest(view: View, sentence: Sentence, word: Word, gender: str) -> Mention | None:
    """Return whom a pronoun means: the last person of its gender before it in its sentence, else the subject of the one before."""
    inside = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= word.start and gender_of_person(m.name) == gender]
    return inside[-1] if inside else _last_subject(view, sentence, gender, "")


def unsaid_subject(view: View, sentence: Sentence, trigger: Trigger, words: Sequence[Word]) -> list[Argument]:
    """«Петров работал в Осло. В 2015 году был избран депутатом»: a verb with no subject in its sentence goes on about the one before."""
    who = frame(trigger.kind or "")
    gender = GENDERS.get(trigger.word.gender or "")
    role = "object" if is_passive(trigger.word) else "subject"
    if gender is None or trigger.word.number != "Sing" or role not in who or not trigger.word.finite:
        return []
    before = [word for word in sentence.words if word.case == "nom" and word.pos in ("NOUN", "PROPN", "PRON", "DET")]
    clause = sentence.clause(trigger.word)
    if any(word.i < trigger.word.i or sentence.clause(word) == clause for word in before):
        return []
    person = _last_subject(view, sentence, gender, "")
    return [stand_in(view.argument(trigger.word.start, trigger.word.end), person)] if person is not None else []


def antecedents(view: View, sentence: Sentence, trigger: Trigger, words: Sequence[Word], people: People) -> list[Argument]:
    """«Миллер и Озерец, которые встречаются», «Иванов, которого арестовали»: the names before the relative pronoun."""
    cases = {"nom", None} | ({"acc", "gen"} if "object" in frame(trigger.kind or "") and not is_passive(trigger.word) else set())
    relative = next((w for w in words if w.lemma == lexicon_words("discourse")["relative"] and w.case in cases), None)
    comma = sentence.before(relative) if relative is not None else None
    if relative is None or comma is None or comma.text != ",":
        return []
    last = person_ending(sentence, comma.i - 1)
    if last is None:
        return []
    if relative.number != "Plur":
        return [person_argument(view, people, last)]
    named = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= last.end][-2:]
    joined = len(named) == 2 and any(w.lower in word_set("discourse", "and") for w in sentence.between(named[0].end, named[1].start))
    return [person_argument(view, people, m) for m in named] if joined else []


def whose(view: View, sentence: Sentence, pronoun: Word, people: People) -> list[Argument]:
    """«Вахрамцев и Даутжанов, чьи переговоры прошли в Осло»: the names before the comma, two where «и» joins them."""
    comma = sentence.before(pronoun)
    last = person_ending(sentence, comma.i - 1) if comma is not None and comma.text == "," else None
    if last is None:
        return []
    named = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= last.end][-2:]
    between = sentence.between(named[0].end, last.start) if len(named) == 2 else []
    joined = any(word.lower in word_set("discourse", "and") for word in between) and not any(word.finite for word in between)
    return [person_argument(view, people, m) for m in (named if joined else [last])]


def _last_subject(view: View, sentence: Sentence, gender: str, other: str) -> Mention | None:
    """Return the subject of the sentence before: what a subject pronoun most often goes on with."""
    before = view.sentence_before(sentence)
    if before is None or before.block != sentence.block:
        return None
    persons = [m for m in before.mentions if m.label == "PERSON" and m.name != other and gender_of_person(m.name) == gender]
    return next((m for m in persons if before.at(m.start).case == "nom"), None)


def titled_subject(view: View, sentence: Sentence, words: Sequence[Word], people: People) -> list[Argument]:
    """«Ратомир Дражич вернулся. Министр созвонился …»: a title as subject is the person of the sentence before or its only bearer."""
    before = view.sentence_before(sentence)
    near = before.mentions if before is not None and before.block == sentence.block else []
    names = {m.name: m for m in near if m.label == "PERSON"}
    folded = [word.lower for word in sentence.words]
    for word in words:
        if word.pos != "NOUN" or word.number != "Sing" or word.case != "nom" or (match := phrase_at(folded, word.i)) is None:
            continue
        if (quote := sentence.before(word)) is not None and quote.text == "«":
            continue  # «паром «Королева Сигне»» is a name
        if _named_beside(sentence, word):
            continue
        person = next(iter(names.values())) if len(names) == 1 else people.only_one_called(match[2].split()[0], word.start)
        if person is not None:
            return [stand_in(view.argument(word.start, word.end), person)]
    return []


def _named_beside(sentence: Sentence, word: Word) -> bool:
    return any(
        m.label == "PERSON" and 0 <= m.start - word.end <= 60 and not _parted(sentence, word.end, m.start) for m in sentence.mentions
    )


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    return any(word.text == "," or word.finite for word in sentence.between(start, end))


def _bearers(people: People, match: tuple[int, tuple[str, ...], str], before: int) -> list[Mention]:
    """Return the two persons whom a plural office means: its holders named last, or for «министры» the two ministers of the article."""
    exact, any_of = frozenset(match[1]), frozenset(offices_headed(match[2]))
    if len(holders := people.holders(exact, before, 2)) == 2 or len(holders := people.all_holders(exact, 2)) == 2:
        return holders
    return people.all_holders(any_of | exact, 2)


def with_group(
    view: View, sentence: Sentence, words: Sequence[Word], people: People, found: list[Argument]
) -> tuple[list[Argument], Argument | None]:
    """Add those whom a plural office («президенты») names; else return the words that ask for the last event's company."""
    folded = [word.lower for word in sentence.words]
    for word in words:
        first = word.pos == "PROPN" and word.i == 0 and not any(m.start == word.start for m in sentence.mentions)
        opening = first and can_be_plural(word.lower)  # «Президенты встретились»: the tagger takes a capital for a name
        if not opening and (word.number != "Plur" or word.case not in ("nom", "gen", "ins", None)):
            continue
        argument = view.argument(word.start, word.end)
        if word.lemma in word_set("discourse", "groups", "any") or word.lower in word_set("discourse", "possessive_plural"):
            return found, argument
        match = phrase_at(folded, word.i) if word.pos == "NOUN" or opening else None
        if word.lemma in word_set("discourse", "groups", "heads"):
            return found, argument
        if match and (match[1] or offices_headed(match[2])):
            holders = _bearers(people, match, word.start)
            return ([stand_in(argument, holder) for holder in holders], None) if holders else (found, argument)
    return found, None
