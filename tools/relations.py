"""Score claims against the relations of NEREL (BRAT stand-off) without its entities given: spans must overlap, names may be coreferent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.model import AgeClaim, Argument, Claim, ContainmentClaim, EventClaim, Mention, OfficeClaim, Timex, ValueWords

Span = tuple[int, int]
# relation as we score it -> relations of the annotation that say it, and those that make a pair right without being asked for
ASKED = {
    "WORKS_AS": ("WORKS_AS",),
    "WORKPLACE": ("WORKPLACE",),
    "TAKES_PLACE_IN": ("TAKES_PLACE_IN",),
    "POINT_IN_TIME": ("POINT_IN_TIME",),
    "PARTICIPANT_IN": ("PARTICIPANT_IN", "AGENT"),
    "AGE_IS": ("AGE_IS", "AGE_DIED_AT"),
    "LOCATED_IN": ("LOCATED_IN",),
}
ALSO_RIGHT = {
    "WORKPLACE": ("MEMBER_OF", "HEADQUARTERED_IN", "SUBORDINATE_OF", "ORIGINS_FROM", "PART_OF"),
    "POINT_IN_TIME": ("START_TIME", "END_TIME"),
    "LOCATED_IN": ("LOCATED_IN", "HEADQUARTERED_IN", "PART_OF", "TAKES_PLACE_IN"),
    "PARTICIPANT_IN": ("ORGANIZES", "INANIMATE_INVOLVED", "KNOWS"),
}
OF_EVENTS = frozenset({"TAKES_PLACE_IN", "POINT_IN_TIME", "PARTICIPANT_IN"})
PLACES = frozenset({"CITY", "COUNTRY", "STATE_OR_PROVINCE", "DISTRICT", "LOCATION"})


@dataclass(slots=True)
class Score:
    """What was asked for and met, what was said and right, the same where the event is one of the annotation's; the words of the rest."""

    asked: int = 0
    met: int = 0
    said: int = 0
    right: int = 0
    said_of_events: int = 0
    right_of_events: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Annotation:
    """A document's entities (label, span), its relations by type, and which entities name one thing."""

    entities: dict[str, tuple[str, Span]]
    relations: dict[str, list[tuple[str, str]]]
    cluster: dict[str, str]

    def same(self, left: str, right: str) -> bool:
        """Do two entities name one thing?"""
        return self.cluster.get(left, left) == self.cluster.get(right, right)


def read_annotation(path: Path) -> Annotation:
    """Read an `.ann` file."""
    entities: dict[str, tuple[str, Span]] = {}
    relations: dict[str, list[tuple[str, str]]] = defaultdict(list)
    links: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("T"):
            label, _, place = columns[1].partition(" ")
            numbers = [int(number) for number in place.replace(";", " ").split()]
            entities[columns[0]] = label, (numbers[0], numbers[-1])
        elif line.startswith("R"):
            kind, left, right = columns[1].split()[:3]
            relations[kind].append((left.partition(":")[2], right.partition(":")[2]))
        elif line.startswith("N"):
            _, entity, link = columns[1].split()[:3]
            if not link.endswith(":NULL"):
                links[entity] = link
    return Annotation(entities, relations, _clusters(entities, relations, links))


def _clusters(entities: dict[str, tuple[str, Span]], relations: dict[str, list[tuple[str, str]]], links: dict[str, str]) -> dict[str, str]:
    """Give each entity the id of its cluster: joined by an alternative name, or by one link."""
    cluster = {identity: identity for identity in entities}

    def find(identity: str) -> str:
        while cluster[identity] != identity:
            identity = cluster[identity]
        return identity

    pairs = [*relations["ALTERNATIVE_NAME"], *relations["ABBREVIATION"]]
    by_link: dict[str, str] = {}
    for entity, link in links.items():
        if entity in entities:
            pairs.append((by_link.setdefault(link, entity), entity))
    for left, right in pairs:
        if left in cluster and right in cluster:
            cluster[find(right)] = find(left)
    return {identity: find(identity) for identity in entities}


def _span(words: Argument | Timex | ValueWords) -> Span:
    return words.start, words.end


Spans = tuple[Span, ...]
Said = tuple[str, Spans, Spans]


def said(claims: Iterable[Claim], mentions: Sequence[Mention] = ()) -> Iterator[Said]:
    """Yield (relation, left spans, right spans) of what claims say; a workplace may be annotated at the person or at the profession.

    Where a pronoun or title stands for somebody, the spans are all the mentions that bear the name.
    """
    named: dict[str, list[Span]] = defaultdict(list)
    for mention in mentions:
        named[mention.name].append((mention.start, mention.end))

    def spans(argument: Argument) -> Spans:
        return (_span(argument),) if argument.mention else (_span(argument), *named[argument.name])

    for claim in claims:
        match claim:
            case OfficeClaim() if claim.kind != "succession":
                yield "WORKS_AS", spans(claim.person), (_span(claim.position),)
                if claim.organisation is not None:
                    yield "WORKPLACE", (*spans(claim.person), _span(claim.position)), (_span(claim.organisation),)
            case EventClaim():
                told = tuple(_span(words) for words in (claim.trigger, *claim.mentions))
                for participant in claim.participants:
                    yield "PARTICIPANT_IN", told, spans(participant)
                if claim.place is not None:
                    yield "TAKES_PLACE_IN", told, (_span(claim.place),)
                if claim.date is not None:
                    yield "POINT_IN_TIME", told, (_span(claim.date),)
            case AgeClaim():
                yield "AGE_IS", spans(claim.person), (_span(claim.value),)
            case ContainmentClaim():
                yield "LOCATED_IN", (_span(claim.place),), (_span(claim.within),)
            case _:
                pass


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def score_document(text: str, claims: Iterable[Claim], mentions: Sequence[Mention], gold: Annotation, scores: dict[str, Score]) -> None:
    """Add a document's relations and what was said of them."""
    pairs = list(dict.fromkeys(said(claims, mentions)))
    events = [place for label, place in gold.entities.values() if label == "EVENT"]
    for name, kinds in ASKED.items():
        mine = [(left, right) for kind, left, right in pairs if kind == name]
        asked = [(kind, *pair) for kind in kinds for pair in gold.relations.get(kind, ()) if _is_asked(name, gold, pair)]
        also = [(kind, *pair) for kind in ALSO_RIGHT.get(name, ()) for pair in gold.relations.get(kind, ())]
        score = scores[name]
        for relation in asked:
            score.asked += 1
            if any(_says(gold, pair, relation) for pair in mine):
                score.met += 1
            else:
                score.missed.append(_shown(text, *(gold.entities[identity][1] for identity in relation[1:])))
        for pair in mine:
            right = any(_says(gold, pair, relation) for relation in (*asked, *also))
            of_event = name in OF_EVENTS and any(_overlap(span, event) for span in (*pair[0], *pair[1]) for event in events)
            score.said += 1
            score.right += right
            score.said_of_events += of_event
            score.right_of_events += of_event and right
            if not right:
                score.extra.append(_shown(text, pair[0][0], pair[1][0]))


def _is_asked(name: str, gold: Annotation, pair: tuple[str, str]) -> bool:
    labels = [gold.entities[identity][0] for identity in pair]
    if name == "LOCATED_IN":
        return all(label in PLACES for label in labels)
    return name != "AGE_IS" or labels[0] == "PERSON"


def _says(gold: Annotation, pair: tuple[Spans, Spans], relation: tuple[str, str, str]) -> bool:
    """Do the spans lie on the relation's two entities, in either direction, or on other mentions of them?"""
    _, left, right = relation
    ends = ((left, right), (right, left))
    return any(_on(gold, one, a) and _on(gold, other, b) for one in pair[0] for other in pair[1] for a, b in ends)


def _on(gold: Annotation, span: Span, entity: str) -> bool:
    if _overlap(span, gold.entities[entity][1]):
        return True
    return any(gold.same(other, entity) and _overlap(span, place) for other, (_, place) in gold.entities.items())


def _shown(text: str, left: Span, right: Span) -> str:
    low, high = max(0, min(left[0], right[0]) - 60), max(left[1], right[1]) + 60
    line = text[low:high].replace("\n", " ¶ ")
    return f"[{text[left[0] : left[1]]}] [{text[right[0] : right[1]]}] …{line[:400]}…"


def summary(score: Score) -> str:
    """Return recall and precision as a line."""
    line = f"P {score.right}/{score.said} = {score.right / max(1, score.said):.3f}"
    line += f"   R {score.met}/{score.asked} = {score.met / max(1, score.asked):.3f}"
    if score.said_of_events:
        ratio = score.right_of_events / score.said_of_events
        line += f"   P on annotated events {score.right_of_events}/{score.said_of_events} = {ratio:.3f}"
    return line
