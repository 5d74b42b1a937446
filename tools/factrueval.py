"""Score claims against the facts of factRuEval-2016 as that evaluation compares them (its rules: `../shared/data/README.md`).

An answer has no offsets: a type and arguments with strings. It may match a gold fact of its type if one argument other than the
position agrees; the quality of a pair is matched / (matched + superfluous + missing) arguments, a position weighing half, and the
best matching of a document counts. Facts with a modality are not asked for: neither they nor what matches them is counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.language.distance import edit_distance
from factcheck.language.morphology import lemmas
from factcheck.model import Argument, Claim, EventClaim, OfficeClaim

MEETINGS = frozenset({"meeting", "talks"})
_ORDERS = ("lfp", "fpl", "fp", "fl", "lf", "n", "f", "p", "l", "fn")
_LETTERS = {"f": "firstname", "l": "lastname", "p": "patronymic", "n": "nickname"}
Strings = frozenset[str]


@dataclass(slots=True)
class Fact:
    """A fact: its type and its arguments, each with the strings that it may have; `counted` False for one not asked for."""

    kind: str
    arguments: list[tuple[str, Strings]]
    counted: bool = True
    words: str = ""


@dataclass(slots=True)
class Score:
    """Sums over documents: quality of the matched pairs, answers, gold facts."""

    matched: float = 0.0
    answers: int = 0
    gold: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


def folded(text: str) -> str:
    """Return the form in which strings are compared."""
    text = re.sub(r"[«»\"“”„']", "", text.lower().replace("ё", "е"))
    return " ".join(re.sub(r"[—–−]", "-", text).split())


def same(left: str, right: str) -> bool:
    """Are the strings equal up to a distance of 1, or 2 from nine characters on?"""
    allowed = 2 if max(len(left), len(right)) >= 9 else 1
    return abs(len(left) - len(right)) <= allowed and edit_distance(left, right) <= allowed


def agree(left: Strings, right: Strings) -> bool:
    """Does one string of each agree?"""
    return any(same(a, b) for a in left for b in right)


def gold_facts(path: Path) -> Iterator[Fact]:
    """Yield the facts of a document, given by the path of its text."""
    text = path.read_text("utf-8")
    places = {row[0]: (int(row[2]), int(row[2]) + int(row[3])) for row in _rows(path.with_suffix(".spans"))}
    spans = {identity: text[start:end] for identity, (start, end) in places.items()}
    mentions = {row[0]: _mention(text, [places[s] for s in row[2:] if s in places]) for row in _rows(path.with_suffix(".objects"))}
    names = {}
    for record in _records(path.with_suffix(".coref")):
        head, *attributes = record
        identity, *parts = head.split()
        names[f"obj{identity}"] = _entity(attributes, [words for m in parts for words in mentions.get(m, ())])
    for record in _records(path.with_suffix(".facts")):
        kind = record[0].split()[1]
        values = [line.partition(" ")[::2] for line in record[1:]]
        arguments = [(name, _value(value, names, spans)) for name, value in values if name in _ARGUMENTS]
        yield Fact(kind, arguments, not any(name == "Модальность" for name, _ in values), " | ".join(record[1:]))


def _mention(text: str, places: list[tuple[int, int]]) -> list[str]:
    """Return the words of a mention: its spans in the order of the text, and all from the first to the last."""
    if not places:
        return []
    return [" ".join(text[start:end] for start, end in sorted(places)), text[min(places)[0] : max(end for _, end in places)]]


_ARGUMENTS = frozenset({"Who", "Position", "Job", "Where", "Participant"})


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield line.partition("#")[0].split()


def _records(path: Path) -> Iterator[list[str]]:
    for record in re.split(r"\n\s*\n", path.read_text("utf-8")):
        lines = [line for line in record.splitlines() if line.strip()]
        if lines:
            yield lines


def _value(value: str, names: dict[str, Strings], spans: dict[str, str]) -> Strings:
    found: set[str] = set()
    for alternative in value.split(" | "):
        identity, _, words = alternative.partition(" ")
        if identity.startswith("obj"):
            found |= names.get(identity, frozenset()) | {folded(words)}
        elif identity.startswith("span"):
            found |= {folded(words), folded(spans.get(identity[4:], words))}
            found |= _normal(folded(words))
        else:
            found.add(folded(alternative))
    return frozenset(found)


def _normal(words: str) -> set[str]:
    """Return the normal forms of a position: its first words one after another in the nominative, the rest as it stands."""
    parts = words.split()
    return {" ".join([lemma, *parts[1:]]) for lemma in lemmas(parts[0])} if parts else set()


def _entity(attributes: Iterable[str], words: Iterable[str]) -> Strings:
    """Return the strings of an entity: the words of its mentions, its names in the task's orders, with and without descriptor."""
    strings = {folded(text) for text in words}
    parts: dict[str, list[str]] = defaultdict(list)
    for line in attributes:
        key, _, value = line.partition(" ")
        parts[key.rstrip("0123456789")].append(value)
    for order in _ORDERS:
        keys = [_LETTERS[letter] for letter in order]
        if all(parts.get(key) for key in keys):
            strings |= {folded(text) for text in _products([parts[key] for key in keys])}
    for name in parts.get("name", ()):
        strings |= {folded(name), *(folded(f"{descriptor} {name}") for descriptor in parts.get("descriptor", ()))}
    strings |= {folded(descriptor) for descriptor in parts.get("descriptor", ())}
    return frozenset(strings - {""})


def _products(options: Sequence[Sequence[str]]) -> list[str]:
    found = [""]
    for choice in options:
        found = [f"{head} {tail}".strip() for head in found for tail in choice]
    return found


def _strings(argument: Argument) -> Strings:
    """Return what an argument may be called; words that stand for somebody («стороны») are not his name."""
    return frozenset({folded(argument.name), *((folded(argument.text),) if argument.mention else ())} - {""})


def answers(claims: Iterable[Claim]) -> list[Fact]:
    """Return the facts that claims tell, each once.

    An occupation there is a post somewhere: «композитор Десятников» is none, so that all but offices and ranks need an organisation.
    """
    found: dict[tuple[object, ...], Fact] = {}
    claims = list(claims)
    for claim in claims:
        arguments: list[tuple[str, Strings]] = []
        kind = "Meeting"
        if isinstance(claim, OfficeClaim) and claim.kind != "succession":
            if claim.organisation is None and (claim.kind not in ("office", "rank") or any(_tells_more(other, claim) for other in claims)):
                continue
            kind = "Occupation"
            arguments = [("Who", _strings(claim.person)), ("Position", _strings(claim.position))]
            if claim.organisation is not None:
                arguments.append(("Where", _strings(claim.organisation)))
        elif isinstance(claim, EventClaim) and claim.kind in MEETINGS and claim.status == "held" and len(claim.participants) > 1:
            arguments = [("Participant", _strings(participant)) for participant in claim.participants]
        if arguments:
            key = (kind, *sorted((name, _key(name, strings, claim)) for name, strings in arguments))
            found.setdefault(key, Fact(kind, arguments, words=" | ".join(claim.text.split("\n"))))
    return list(found.values())


def _key(name: str, strings: Strings, claim: Claim) -> str:
    """Return what makes two answers the same: names as they are, an office by its nominative."""
    return claim.position.name if name == "Position" and isinstance(claim, OfficeClaim) else min(strings)


def _tells_more(other: Claim, claim: OfficeClaim) -> bool:
    """Does another claim give the same person's office with its organisation?"""
    return (
        isinstance(other, OfficeClaim)
        and other.organisation is not None
        and other.person.name == claim.person.name
        and bool(set(other.position_ids) & set(claim.position_ids) or other.position.name == claim.position.name)
    )


def quality(answer: Fact, gold: Fact) -> float:
    """Return the share of arguments that agree, a position weighing half; 0 where none but a position does."""
    left = list(gold.arguments)
    matched = superfluous = 0.0
    named = False
    for name, strings in answer.arguments:
        hit = next((other for other in left if _role(other[0]) == _role(name) and agree(strings, other[1])), None)
        if hit is None:
            superfluous += _weight(name)
        else:
            left.remove(hit)
            matched += _weight(name)
            named = named or _role(name) != "Position"
    missing = sum(_weight(name) for name, _ in left)
    return matched / (matched + superfluous + missing) if named else 0.0


def _role(name: str) -> str:
    return "Position" if name == "Job" else name


def _weight(name: str) -> float:
    return 0.5 if _role(name) == "Position" else 1.0


def score_document(found: Sequence[Fact], gold: Sequence[Fact], scores: dict[str, Score]) -> None:
    """Add a document: pairs are matched from the best downwards."""
    pairs = [(quality(a, g), i, j) for i, a in enumerate(found) for j, g in enumerate(gold) if a.kind == g.kind]
    of_answer: dict[int, tuple[float, int]] = {}
    taken: set[int] = set()
    for value, i, j in sorted(pairs, key=lambda pair: (-pair[0], not gold[pair[2]].counted, pair[1:])):
        if value > 0 and i not in of_answer and j not in taken:
            of_answer[i] = value, j
            taken.add(j)
    for i, answer in enumerate(found):
        value, j = of_answer.get(i, (0.0, -1))
        score = scores[answer.kind]
        if j >= 0 and not gold[j].counted:
            continue
        score.answers += 1
        score.matched += value
        if value < 1:
            other = gold[j].words if j >= 0 else "nothing"
            score.extra.append(f"{value:.2f} {answer.words} {[min(s) for _, s in answer.arguments]} ≠ {other}")
    for j, fact in enumerate(gold):
        if fact.counted and fact.kind in ("Occupation", "Meeting"):
            scores[fact.kind].gold += 1
            if j not in taken:
                scores[fact.kind].missed.append(fact.words)


def summary(score: Score) -> str:
    """Return precision, recall and F1 as a line."""
    precision, recall = score.matched / max(1, score.answers), score.matched / max(1, score.gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {score.matched:.1f}/{score.answers} = {precision:.3f}  R {score.matched:.1f}/{score.gold} = {recall:.3f}  F1 {f1:.3f}"
