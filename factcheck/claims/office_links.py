"""Verbs that tie a person to an office: «Иванов назначен министром», «пост президента занимает Петров», «возглавляет завод»."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from factcheck.claims.lexicon import word_set, words
from factcheck.claims.office_phrases import PositionMention
from factcheck.claims.persons import case_options, person_ending
from factcheck.claims.topics import has_subject, subject_pronoun
from factcheck.claims.view import Sentence, Word
from factcheck.language.morphology import is_future
from factcheck.model import Mention, Timex

_AUXILIARY = 3  # words from the copula to its participle
_DASHES = frozenset({"—", "–", "-"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A verb's tie: the person, the status that the verb gives.

    `unreal`: the office is wished, offered or denied; `succeeds`: another loses it; `date`: when, in a list of posts.
    """

    verb: Word | None
    person: Mention | None
    status: str | None
    unreal: bool = False
    succeeds: bool = False
    date: Timex | None = None


def tie_of(sentence: Sentence, position: PositionMention) -> Tie | None:
    """Return how a verb ties somebody to an office phrase, None where none does."""
    verb, row = _verb(sentence, position)
    if verb is None:
        return _verbless(sentence, position)
    if _unreal(sentence, verb):
        return Tie(verb, None, None, unreal=True)
    of_object = verb.lemma in word_set("offices", "of_object")
    person = _holder(sentence, position, verb, of_object=of_object)
    if person is None:
        return None
    return Tie(verb, person, _status(sentence, verb, row), succeeds=verb.lemma in word_set("offices", "succeeding"))


def tie_to_topic(sentence: Sentence, position: PositionMention, topic: Mention) -> Tie | None:
    """Return how a sentence that names nobody ties its office to the one whom the text goes on about."""
    verb, row = _verb(sentence, position)
    if verb is not None:
        alone = not has_subject(sentence, verb) or subject_pronoun(sentence, verb, topic) is not None
        plain = not (verb.form == "Part" and verb.case is not None) and not _unreal(sentence, verb)
        given = verb.lemma not in word_set("offices", "of_object") or verb.form == "Part"
        return Tie(verb, topic, _status(sentence, verb, row)) if alone and plain and given else None
    dash = sentence.before(position.start)
    dates = [t for t in sentence.timexes if dash is not None and t.end <= dash.start and t.type == "DATE"]
    verbless = not any(word.finite for word in sentence.words) and position.head.case == "nom"
    if dash is None or dash.text not in _DASHES or not dates or not verbless:
        return None
    return Tie(None, topic, "former" if "/" in dates[-1].value else "holds", date=dates[-1])


def is_dismissed(sentence: Sentence, position: PositionMention) -> bool:
    """«отправил в отставку начальника управления Иванова»: is the holder the object of a verb of dismissal?"""
    clause = sentence.clause_words(position.head)
    lemmas = {word.lemma for word in clause}
    for word in clause:
        needed = words("offices")["dismissing"].get(word.lemma, "")
        if needed != "" and (needed is None or needed in lemmas) and word.finite and word.tense != "Fut":
            return position.head.case in ("acc", "gen") and word.i < position.head.i
    return False


def _verbless(sentence: Sentence, position: PositionMention) -> Tie | None:
    """«На посту представителя России в ООН Чуркин с 2006 года»: a clause with no verb."""
    clause = sentence.clause_words(position.head)
    if _seat_word(sentence, position) is None or any(word.finite or word.form == "Inf" for word in clause):
        return None
    inside = [m for m in sentence.mentions if m.label == "PERSON" and sentence.at(m.start) in clause and "nom" in case_options(sentence, m)]
    return Tie(None, inside[0], "holds") if len(inside) == 1 else None


def _verb(sentence: Sentence, position: PositionMention) -> tuple[Word | None, Mapping[str, str]]:
    """Return the verb that governs an office phrase with its row of the lexicon."""
    if position.verbal:
        return position.head, words("offices")["heading"][position.head.lemma]
    clause = sentence.clause_words(position.head)
    seat = position.head.lemma in word_set("offices", "seats") or _seat_word(sentence, position) is not None
    for name, fits in (("seated", seat), ("links", position.head.case == "ins")):
        rows = words("offices")[name]
        verbs = [word for word in clause if word.lemma in rows and _verbal(word) and not _is_auxiliary(word, clause)] if fits else []
        if verbs:
            verb = min(verbs, key=lambda word: (word.lemma == words("offices")["copula"], abs(word.i - position.head.i)))
            return verb, rows[verb.lemma]
    return None, {}


def _is_auxiliary(word: Word, clause: Sequence[Word]) -> bool:
    """«был принят президентом»: the copula belongs to a passive, which names by whom it is done."""
    if word.lemma != words("offices")["copula"]:
        return False
    return any(other.form == "Part" and other.case is None and 0 < other.i - word.i <= _AUXILIARY for other in clause)


def _verbal(word: Word) -> bool:
    return word.pos in ("VERB", "AUX", "ADJ")


def _seat_word(sentence: Sentence, position: PositionMention) -> Word | None:
    """Return «пост», «должность» right before an office in the genitive."""
    before = sentence.before_over(position.first, ("ADJ", "DET"))
    return before if before is not None and before.lemma in word_set("offices", "seats") and position.head.case == "gen" else None


def _status(sentence: Sentence, verb: Word, row: Mapping[str, str]) -> str:
    clause = sentence.clause_words(verb)
    if (
        verb.tense == "Fut"
        or is_future(verb.lower)
        or any(word.lemma == words("offices")["copula"] and word.tense == "Fut" for word in clause)
    ):
        return "future"
    past = verb.tense == "Past" or any(word.lemma == words("offices")["copula"] and word.tense == "Past" for word in clause)
    return row.get("past", row["status"]) if past else row["status"]


def _unreal(sentence: Sentence, verb: Word) -> bool:
    """Is the office wished, offered, denied: «хочет стать», «не возглавляет»?"""
    before = sentence.before(verb)
    if before is not None and before.lower in word_set("status", "negation"):
        return True
    return verb.form == "Inf"


def _holder(sentence: Sentence, position: PositionMention, verb: Word, *, of_object: bool) -> Mention | None:
    """Return the subject of the verb's clause, or the object of a verb that gives or takes an office."""
    number = sentence.clause(verb)
    inside = [m for m in sentence.mentions if m.label == "PERSON" and sentence.clause(sentence.at(m.start)) == number]
    inside = [m for m in inside if not (position.head.start <= m.start < position.end.end)]
    passive = verb.form == "Part" or verb.lower.endswith(("сь", "ся"))
    if of_object and not passive:
        objects = [m for m in inside if case_options(sentence, m) & {"acc", "gen"} and "nom" not in case_options(sentence, m)]
        if not inside:
            return _antecedent(sentence, verb, ("acc",))  # «Линд, которую назначили министром»
        return objects[0] if len(objects) == 1 else None
    if verb.form == "Part" and verb.case is not None:
        return _described(sentence, verb)
    subjects = [m for m in inside if not case_options(sentence, m) or "nom" in case_options(sentence, m)]
    subjects = [m for m in subjects if not _joins_oblique(sentence, m) and not sentence.is_governed(sentence.at(m.start), ("ADJ",))]
    pronouns = words("discourse")["subject_pronouns"]
    said = any(w.lower in pronouns and w.case in ("nom", None) for w in sentence.clause_words(verb))
    if len(subjects) == 1 and not (said and subjects[0].start > position.end.end):
        return subjects[0]  # «министром он стал 4 октября, в один день с приходом … Астрид Линд»
    return _antecedent(sentence, verb) if not inside else None


def _joins_oblique(sentence: Sentence, mention: Mention) -> bool:
    """«при двух президентах — Глебе Линде и Всеволоде Фосском»: does «и» join a name to one that is no subject?"""
    joiner = sentence.before(sentence.at(mention.start))
    before = person_ending(sentence, joiner.i - 1) if joiner is not None and joiner.lower in word_set("discourse", "and") else None
    options = case_options(sentence, before) if before is not None else set()
    return bool(options) and "nom" not in options


def _described(sentence: Sentence, participle: Word) -> Mention | None:
    """«Иван Северцев, возглавляющий МИД»: the name before the comma before a participle."""
    at = participle.i - 1
    while at >= 0 and sentence.words[at].text != ",":
        at -= 1
    return person_ending(sentence, at - 1) if at > 0 else None


def _antecedent(sentence: Sentence, verb: Word, cases: Container[str | None] = ("nom", None)) -> Mention | None:
    """«Пелоси, которая является главой»: the name before the relative pronoun of the verb's clause, which stands in one of the cases."""
    for word in reversed(sentence.clause_words(verb)):
        if word.lemma == words("discourse")["relative"] and word.case in cases:
            comma = sentence.before(word)
            return person_ending(sentence, comma.i - 1) if comma is not None and comma.text == "," else None
    return None
