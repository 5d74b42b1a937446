"""Whom a text goes on about: the person that a sentence without a subject of its own means («С 2008 года — замсекретаря Совета»)."""

from __future__ import annotations

from factcheck.claims.discourse import People
from factcheck.claims.lexicon import words
from factcheck.claims.persons import case_options
from factcheck.claims.view import Sentence, Word
from factcheck.language.names import gender_of_person
from factcheck.model import Mention


def topic_after(sentence: Sentence, topic: Mention | None, people: People) -> Mention | None:
    """Return whom the text is about after a sentence, by the fullest name: its one person or subject, else the former topic."""
    persons = {m.name: m for m in sentence.mentions if m.label == "PERSON"}
    if not persons:
        return topic
    if len(persons) == 1:
        return people.named(next(iter(persons.values())))
    subjects = {name: m for name, m in persons.items() if case_options(sentence, m) == {"nom"}}
    return people.named(next(iter(subjects.values()))) if len(subjects) == 1 else None


def subject_pronoun(sentence: Sentence, verb: Word, topic: Mention) -> Word | None:
    """Return «он» or «она» as the subject of a verb's clause, where it fits the topic."""
    genders = words("discourse")["subject_pronouns"]
    found = next((word for word in sentence.clause_words(verb) if word.lower in genders and word.case in ("nom", None)), None)
    return found if found is not None and genders[found.lower] == gender_of_person(topic.name) else None


def has_subject(sentence: Sentence, verb: Word) -> bool:
    """Does a noun, name or pronoun in the nominative stand in the verb's clause?"""
    return any(word.case == "nom" and word.pos in ("NOUN", "PROPN", "PRON", "DET") for word in sentence.clause_words(verb))
