"""Who is who in an article: a surname stands for the person named in full, an office for its holder, «стороны» for those who met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from factcheck.claims.view import View
from factcheck.language.declension import analyses, fold_name
from factcheck.language.names import gender_of_person
from factcheck.model import Argument, Mention, OfficeClaim


@dataclass(slots=True)
class Person:
    """A person of the article: the fullest name, the offices said of them, the nouns that head them, and their seats by folded names."""

    name: str
    tokens: list[frozenset[str]]
    offices: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    last_seen: int = 0


def _forms(word: str) -> frozenset[str]:
    folded = fold_name(word.rstrip("."))
    return frozenset({folded, *(a.nominative for a in analyses(folded))})


def _same_person(known: Person, tokens: list[frozenset[str]]) -> bool:
    """Do the words name the known person: the same surname, and no other first name or initial?"""
    if not known.tokens[-1] & tokens[-1]:
        return bool(len(tokens) == 1 and len(known.tokens) > 1 and len(min(known.tokens[0], key=len)) <= 3 and known.tokens[0] & tokens[0])
    for mine, other in zip(known.tokens[:-1], tokens[:-1], strict=False):
        initial = min(other, key=len)
        if not mine & other and not (len(initial) == 1 and any(form.startswith(initial) for form in mine)):
            return False
    return True


class People:
    """The persons of one article, in the order that they are named."""

    def __init__(self, view: View) -> None:
        self._persons: list[Person] = []
        self._of_mention: dict[int, Person] = {}
        mentions = [mention for mention in view.mentions if mention.label == "PERSON"]
        for mention in sorted(mentions, key=lambda m: (-len(m.text.split()), m.start)):
            self._learn(mention)
        self._of_mention = dict(sorted(self._of_mention.items()))

    def _learn(self, mention: Mention) -> None:
        tokens = [_forms(word) for word in mention.text.split()]
        person = next((known for known in self._persons if _same_person(known, tokens)), None)
        if person is None:
            person = Person(mention.name, tokens)
            self._persons.append(person)
        self._of_mention[mention.start] = person

    def of(self, mention: Mention) -> Person | None:
        """Return the person that a mention names."""
        return self._of_mention.get(mention.start)

    def at(self, start: int) -> Person | None:
        """Return the person named at a text position."""
        return self._of_mention.get(start)

    def named(self, mention: Mention) -> Mention:
        """Return the mention with the fullest name of its person."""
        person = self.of(mention)
        return replace(mention, name=person.name) if person else mention

    def is_declined(self, mention: Mention) -> bool:
        """Does a name end otherwise than in the nominative: «Сёренфалька» of somebody called «Эрик Сёренфальк»?"""
        person = self.of(mention)
        return person is not None and fold_name(mention.text.split()[-1]) != fold_name(person.name.split()[-1])

    def learn_offices(self, claims: Iterable[OfficeClaim]) -> None:
        """Note the offices that the article gives its persons."""
        for claim in claims:
            person = self.at(claim.person.start)
            if person is not None:
                person.called.add(claim.position.name.split()[0].lower())
            if person is not None and claim.seat is not None:
                person.seats.add(fold_name(claim.seat.name))
            if person is not None and claim.status in ("holds", "elected", "acting", "appointed"):
                person.offices.update(claim.position_ids)

    def holders(self, position_ids: frozenset[str], before: int, count: int) -> list[Mention]:
        """Return the latest mentions, of different persons, of those who hold one of the offices, up to `count`."""
        chosen: dict[int, tuple[int, Person]] = {}
        for start, person in self._of_mention.items():
            if start < before and person.offices & position_ids:
                chosen[id(person)] = (start, person)
        latest = sorted(chosen.values(), key=lambda row: -row[0])[:count]
        return [self._mention(start, person) for start, person in sorted(latest, key=lambda row: row[0])]

    def holders_of(self, position_ids: frozenset[str], places: Iterable[str], before: int) -> list[Mention]:
        """Return the latest mentions of those who hold one of the offices of one of the places (folded names)."""
        wanted, chosen = set(places), {}
        for start, person in self._of_mention.items():
            if start < before and person.offices & position_ids and person.seats & wanted:
                chosen[id(person)] = self._mention(start, person)
        return list(chosen.values())

    def has_other_office(self, mention: Mention, position_ids: frozenset[str]) -> bool:
        """Does the article give a person offices, and none of these?"""
        person = self.of(mention)
        return person is not None and bool(person.offices) and not person.offices & position_ids

    def all_holders(self, position_ids: frozenset[str], count: int) -> list[Mention]:
        """Return the first mentions of the persons of the whole article who hold one of the offices, none where there are more."""
        chosen: dict[int, tuple[int, Person]] = {}
        for start, person in self._of_mention.items():
            if person.offices & position_ids:
                chosen.setdefault(id(person), (start, person))
        return [self._mention(start, person) for start, person in chosen.values()] if len(chosen) == count else []

    def only_one_called(self, noun: str, before: int) -> Mention | None:
        """Return the latest mention of the one person whom the article calls by a noun («певец»), None where it is nobody or several."""
        chosen = [person for person in self._persons if noun in person.called]
        starts = [start for start, person in self._of_mention.items() if len(chosen) == 1 and person is chosen[0] and start < before]
        return self._mention(starts[-1], chosen[0]) if starts else None

    def last_of(self, gender: str, before: int, other: str) -> Mention | None:
        """Return the last person of a gender named before a position, other than the one given."""
        for start, person in reversed(self._of_mention.items()):
            person = self._in_full(person)
            if start < before and person.name != other and gender_of_person(person.name) == gender:
                return self._mention(start, person)
        return None

    def _in_full(self, person: Person) -> Person:
        """«Сигрид — старшая»: a first name alone stands for the one person of the article who bears it."""
        bearers = [p for p in self._persons if len(p.tokens) > 1 and p.tokens[0] & person.tokens[0]] if len(person.tokens) == 1 else []
        return bearers[0] if len(bearers) == 1 else person

    def _mention(self, start: int, person: Person) -> Mention:
        return Mention(start=start, end=start, text="", label="PERSON", name=person.name)


def stand_in(words: Argument, person: Argument | Mention) -> Argument:
    """Return the argument of words that stand for somebody named elsewhere."""
    named = person.antecedent if isinstance(person, Argument) and not person.mention else (person.start, person.end)
    return replace(words, name=person.name, id=person.id, mention=False, antecedent=named)
