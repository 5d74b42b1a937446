"""The lexicon of offices: phrases that name an office, heads that make an occupation, cues of status. Data: `rules/positions.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from factcheck.claims.view import Sentence, Word
from factcheck.data_files import read_yaml
from factcheck.language.morphology import is_person_noun, lemma, lemmas
from factcheck.resources import shipped


@dataclass(frozen=True, slots=True)
class Position:
    """An office of the lexicon."""

    id: str
    name: str
    single: bool
    of: str
    acts: bool
    organisations: frozenset[str]
    country_in_name: tuple[tuple[str, str], ...]
    equivalent: frozenset[str]
    not_single_in: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to write an office: the folded words of its nominative."""

    words: tuple[str, ...]
    first_lemmas: frozenset[str]
    positions: tuple[str, ...]


@dataclass(slots=True)
class Lexicon:
    """Phrases by their first two words, longest first; offices by id; heads by lemma with their kind; cues of status.

    `firsts` are the words that a phrase or a head can begin with. `cues` has the status of each cue by its words without blanks.
    """

    phrases: dict[tuple[str, str], list[Phrase]] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    firsts: frozenset[str] = frozenset()
    heads: dict[str, str] = field(default_factory=dict)
    status: dict[str, frozenset[str]] = field(default_factory=dict)
    cues: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ids_of(self, name: str) -> tuple[str, ...]:
        """Return the offices that a position of a table («министр иностранных дел») is a name of; none: an office of its own."""
        return self.by_name.get(_fold(name), ())


def _fold(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


def _position(row: dict[str, Any]) -> Position:
    names = [row.get("organisation"), *(row.get("organisation_names") or [])]
    return Position(
        row["id"],
        row["name"],
        bool(row.get("single")),
        str(row.get("of") or "none"),
        bool(row.get("acts")),
        frozenset(_fold(name) for name in names if name),
        tuple(sorted((_fold(phrase), str(code)) for phrase, code in (row.get("country_in_name") or {}).items())),
        frozenset(row.get("equivalent") or ()),
        frozenset(str(code) for code in row.get("not_single_in") or ()),
    )


@cache
def positions() -> Lexicon:
    """Return the lexicon, read once."""
    data = read_yaml(shipped("rules") / "positions.yaml")
    lexicon = Lexicon()
    names: dict[str, list[str]] = {}
    for row in data["positions"]:
        lexicon.positions[row["id"]] = _position(row)
        for name in {_fold(str(n)): None for n in (row["name"], *row["names"])}:
            names.setdefault(name, []).append(row["id"])
    lexicon.by_name = {name: tuple(ids) for name, ids in names.items()}
    lexicon.heads = {_fold(str(row["word"])): str(row["kind"]) for row in data["heads"]}
    lexicon.status = {name: frozenset(_fold(str(cue)) for cue in cues) for name, cues in data["status"].items() if isinstance(cues, list)}
    lexicon.cues = {cue.replace(" ", ""): name for name, cues in lexicon.status.items() for cue in cues}
    _index(lexicon)
    lexicon.firsts = frozenset({*lexicon.heads, *(first for first, _ in lexicon.phrases)})
    return lexicon


def _index(lexicon: Lexicon) -> None:
    for name, ids in lexicon.by_name.items():
        words = tuple(name.split())
        first = frozenset({words[0]})
        lexicon.phrases.setdefault((words[0], words[1] if len(words) > 1 else ""), []).append(Phrase(words, first, ids))
    for rows in lexicon.phrases.values():
        rows.sort(key=lambda phrase: -len(phrase.words))


def _inflected(word: str, wanted: str) -> bool:
    return word == wanted or wanted in lemmas(word)


def phrase_at(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...], str] | None:
    """Return (number of words, office ids, nominative) of the longest office phrase at words[at:]; a lone head gives no ids.

    `words` are folded. The first noun and its adjectives inflect, the rest stands as in the lexicon.
    """
    lexicon = positions()
    word = words[at]
    keys = {word, lemma(word), *lemmas(word)}
    if lexicon.firsts.isdisjoint(keys):
        return None
    best: tuple[int, tuple[str, ...], str] | None = None
    following = words[at + 1] if at + 1 < len(words) else ""
    seconds = {"", following, *(lemmas(following) if following else ())}
    for pair in product(sorted(keys), sorted(seconds)):
        for phrase in lexicon.phrases.get(pair, ()):
            size = len(phrase.words)
            if (best is None or size > best[0]) and _fits(words[at : at + size], phrase.words):
                best = size, phrase.positions, " ".join(phrase.words)
    if best is None:
        head = next((key for key in sorted(keys) if key in lexicon.heads), None)
        return (1, (), head) if head else None
    return best


def with_equivalents(ids: Iterable[str]) -> frozenset[str]:
    """Return offices with those that may name the same seat: for the head of a government its prime minister or chancellor."""
    lexicon = positions().positions
    return frozenset({*ids, *(other for identity in ids if identity in lexicon for other in lexicon[identity].equivalent)})


def names_person(sentence: Sentence, noun: Word) -> bool:
    """Is a noun one of a person, by the dictionary or as the head of an office («глава государства»)?"""
    if is_person_noun(noun.lower):
        return True
    match = phrase_at([word.lower for word in sentence.words], noun.i)
    return match is not None and bool(match[1])


def offices_headed(head: str) -> tuple[str, ...]:
    """Return the offices whose name begins with a noun («министр»): what the noun alone can stand for."""
    return tuple(identity for identity, position in positions().positions.items() if position.name.split()[0] == head)


def _fits(words: Sequence[str], wanted: tuple[str, ...]) -> bool:
    if len(words) != len(wanted):
        return False
    return all(word == target or _inflected(word, target) for word, target in zip(words, wanted, strict=True))
