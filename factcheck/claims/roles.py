"""The place that the frame of an event's kind gives to those who take part: subject, object, agent, «с X», genitive, dative."""

from __future__ import annotations

from factcheck.claims.lexicon import word_set
from factcheck.claims.noun_phrases import governing_preposition
from factcheck.claims.triggers import Trigger, frame
from factcheck.claims.verbs import is_participle, is_passive
from factcheck.claims.view import Sentence, Word


def has_role(sentence: Sentence, word: Word, trigger: Trigger, *, is_person: bool) -> bool:
    """Does a word, by its case and preposition, stand where the frame of the trigger's kind puts those who take part?

    An organisation that the frame does not ask for can only be the agent: «суд приговорил», «убит полицией».
    """
    who = frame(trigger.kind or "")
    if not is_person and "orgs" not in who:
        who = who & {"agent"}
    after = word.i > trigger.word.i
    if word.case == "nom":
        patient = not trigger.nominal and is_passive(trigger.word)
        acts = not trigger.nominal and not is_participle(trigger.word)
        role = {"object"} if patient else {"subject", "agent"} if acts else {"subject"}
        return bool(role & who) and not _is_owner(sentence, word)
    preposition = governing_preposition(sentence, word)
    if word.case == "ins":
        if preposition is None:
            done_by = trigger.word.form == "Part" or is_passive(trigger.word)
            return bool({"subject", "agent"} & who) and done_by and after and not sentence.in_title(word)
        sides = word_set("discourse", "with") | word_set("discourse", "between")
        return "with" in who and preposition.lower in sides
    if word.case == "dat":
        hosted = "host" in who and preposition is not None and preposition.lower in word_set("discourse", "to_whom") and after
        if hosted and is_person:
            return True  # «приехал к Ульриху Ханнеману»
        controls = trigger.word.form == "Inf" and not after and not trigger.nominal  # «предложил Баожэню встретиться»
        return preposition is None and ((controls and bool(who)) or ("dative" in who and (after or not trigger.nominal)))
    if word.case not in ("gen", "acc", None):
        return False
    if not trigger.nominal:
        governed = preposition is None or preposition.i < trigger.word.i
        if "onto" in who and preposition is not None and preposition.lower in word_set("discourse", "onto") and after:
            return True
        owner = sentence.before_over(word, ("ADJ",)) if not is_person else None
        complement = owner is not None and owner.pos in ("NOUN", "PROPN") and "gen" in (owner.case, word.case)  # «в финале Кубка Союза»
        object_ = "object" in who and governed and not complement and not is_passive(trigger.word) and (after or word.case == "acc")
        return object_ or (word.case is None and preposition is None and "subject" in who)
    if preposition is not None and preposition.lower in word_set("discourse", "for_whom") and not after:
        return "genitive" in who  # «Для Залесской и Квистгор встреча в Эльвестаде — вторая»
    if preposition is not None and preposition.lower in word_set("discourse", "not_participants"):
        return after and preposition.i < trigger.word.i and "genitive" in who
    return "genitive" in who and (after or (word.case is None and preposition is None))


def _is_owner(sentence: Sentence, word: Word) -> bool:
    """A name that the article's speech verb belongs to in the same clause speaks, it does not meet («сказал Иванов на встрече»)."""
    head = sentence.head_of(word)
    return head is not None and head.lemma in word_set("status", "speech_verbs") and word.i > head.i
