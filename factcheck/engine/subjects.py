"""What rules look at: a claim with its link, or a name, with each field's outcome under the name that conditions use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.model import Claim, Evidence, Mention, Related
from factcheck.reference.links import FieldLink, Replacement
from factcheck.values.comparison import AGREES, disagrees

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "event": ("date", "place", "participants", "occasion", "duration", "planned_duration", "ordinal", "own_ordinal", "status"),
    "office": ("person", "position", "organisation", "as_of", "status"),
    "containment": ("within",),
    "weekday": ("value",),
    "name": ("case", "spelling"),
    "timex": ("calendar",),
    "evidence": ("verified",),
    "age": ("age",),
    "anniversary": ("years",),
    "birth": ("date",),
    "death": ("date",),
    "founding": ("date",),
    "quantity": ("quantity",),
    "sum": ("total",),
    "change": ("change",),
    "article": ("own", "tense", "relative_day", "holder", "variant", "headline", "retold"),
}
_KIND_FIELDS = {
    "duration": ("duration", "planned_duration"),
    "office": ("person", "position", "organisation", "as_of", "status"),
    "containment": ("within",),
    "weekday": ("value",),
    "contradiction": ("own_ordinal", "own", "tense", "relative_day", "holder", "variant", "headline", "retold"),
    "name": ("case", "spelling"),
    "stale": ("verified",),
    "anniversary": ("years",),
    "sum": ("total", "change"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing that rules judge: its type, the claim (None for a name), the outcomes by field, and what stands beside it."""

    type: str
    claim: Claim | None
    fields: Mapping[str, FieldLink]
    linked: bool
    voice: str = "own"
    mention: Mention | None = None
    others: tuple[FieldLink, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def sound(kind: str, field: str, start: int, end: int) -> Subject:
    """Return the subject of words that were looked at and are right: it counts as a trial of its rules."""
    return Subject(kind, None, {field: FieldLink(field, AGREES, start, end)}, linked=True)


def at_odds(
    text: str,
    words: tuple[int, int],
    reason: str,
    expected: str,
    others: Iterable[tuple[int, int]],
    *,
    actual: str | None = None,
    claim: Claim | None = None,
    voice: str = "own",
    field: str = "own",
    replacement: Replacement | None = None,
) -> Subject:
    """Return the subject of words of the article that others of it contradict.

    `words` and `others` are stretches of `text`, in code points; `reason` is the comparison's word for what differs; `actual` is the
    value that the words tell, by default the words themselves; `field` is the name by which rules know the contradiction.
    """
    start, end = words
    related = tuple(Related(start=a, end=b, text=text[a:b], role="other_side") for a, b in others)
    told = text[start:end] if actual is None else actual
    found = FieldLink(field, disagrees("doubtful", reason), start, end, expected, told, replacement, None, False)
    return Subject("article", claim, {field: found}, linked=True, voice=voice, related=related)


def fields_of_kind(kind: str) -> tuple[str, ...]:
    """Return the fields that a rule of a kind speaks about."""
    return _KIND_FIELDS.get(kind, (kind,))
