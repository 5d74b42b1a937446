"""Give the names of a text their ids: which entity or place of the tables each can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.claims.place_adjectives import possible_places
from factcheck.language.declension import fold_name
from factcheck.model import Argument, Mention
from factcheck.reference.keys import name_words
from factcheck.reference.names import NameMatch, Names
from factcheck.reference.rows import EntityRow, PlaceRow
from factcheck.reference.store import Reference

_RANK = {"country": 0, "capital": 1, "region": 2, "city": 3}


class Linker:
    """Names of one reference; also the gazetteer of the claims room."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.names = Names(reference)

    def longest(self, words: tuple[str, ...]) -> tuple[int, str] | None:
        """Return how many words from the first make a known name, and its label (see claims.gazetteer)."""
        matches = self.names.at(words)
        if not matches:
            return None
        best = max(matches, key=lambda match: (match.full, isinstance(match.entity, PlaceRow)))
        return best.size, label_of(best.entity)

    def full_name(self, words: tuple[str, ...]) -> str | None:
        """Return the name of the one person whose full name the words are (see claims.gazetteer)."""
        full = {match.entity.id: match.entity for match in self.names.at(words) if match.full and match.size == len(words)}
        entity = next(iter(full.values())) if len(full) == 1 else None
        return entity.name if isinstance(entity, EntityRow) and len(words) > 1 and len(entity.name.split()) == len(words) else None

    def ids(self, words: str, label: str | None = None) -> tuple[str, ...]:
        """Return the ids that words can name, best first; several where they are homonyms."""
        matches = self.names.of(name_words(words)) if words.strip() else []
        if label:
            matches = [match for match in matches if label_of(match.entity) == label] or matches
        full = [match for match in matches if match.full]
        return tuple(match.entity.id for match in _ordered(full or matches))

    def mention_ids(self, mention: Mention) -> tuple[str, ...]:
        """Return the ids that a mention can name: its own where it has one."""
        return (mention.id,) if mention.id else self.ids(mention.name, mention.label)

    def argument_ids(self, argument: Argument, label: str | None = None) -> tuple[str, ...]:
        """Return the ids that an argument can name: by its fullest name, else by its own words."""
        return self.ids(argument.name, label) or self.ids(argument.text, label)

    def place_ids(self, argument: Argument) -> tuple[str, ...]:
        """Return the places that an argument can name; «сагорийский*» is an adjective that names one."""
        if argument.name.endswith("*"):
            return self._by_adjective(argument.name[:-1])
        found = [i for i in self.argument_ids(argument, "PLACE") if self.reference.get(PlaceRow, i)]
        return tuple(found)

    def _by_adjective(self, adjective: str) -> tuple[str, ...]:
        rows = [
            row
            for name in possible_places(adjective)
            for row in self.reference.named(name)
            if isinstance(row, PlaceRow) and name in {fold_name(alias) for alias in (row.name, *row.aliases)}
        ]
        return tuple(dict.fromkeys(row.id for row in sorted(rows, key=lambda row: (_RANK.get(row.kind, 9), row.id))))

    def link_mentions(self, mentions: Iterable[Mention]) -> dict[tuple[int, int], str]:
        """Return the id of each mention that has just one."""
        found = {}
        for mention in mentions:
            ids = self.ids(mention.name, mention.label) or self.ids(mention.text, mention.label)
            if len(ids) == 1:
                found[mention.start, mention.end] = ids[0]
        return found


def label_of(row: EntityRow | PlaceRow) -> str:
    """Return PERSON, ORG or PLACE."""
    if isinstance(row, PlaceRow):
        return "PLACE"
    return "PERSON" if row.kind == "person" else "ORG"


def _ordered(matches: Sequence[NameMatch]) -> list[NameMatch]:
    def rank(match: NameMatch) -> tuple[int, str]:
        kind = match.entity.kind if isinstance(match.entity, PlaceRow) else ""
        return _RANK.get(kind, 9), match.entity.id

    return sorted(matches, key=rank)
