"""Every row of the tables of claims: a text and the claims that a careful reader takes from it."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from factcheck.checker import Checker
from factcheck.model import (
    AgeClaim,
    AnniversaryClaim,
    Argument,
    BirthClaim,
    Claim,
    ContainmentClaim,
    DeathClaim,
    EventClaim,
    FoundingClaim,
    OfficeClaim,
    QuantityClaim,
    WeekdayClaim,
)
from factcheck.reading import read_bytes
from tests.marked import CASES

TABLES = sorted((CASES / "claims").glob("*.yaml"))
KNOWN_MISS = pytest.mark.xfail(strict=True, reason="a known miss of its table")


def _rows() -> list[object]:
    rows: list[object] = []
    for path in TABLES:
        table = yaml.safe_load(path.read_text("utf-8"))
        for name, marks in (("cases", []), ("known_misses", [KNOWN_MISS])):
            reads = frozenset(table["reads"])
            for r in table.get(name) or ():
                rows += [pytest.param(r["text"], r["claims"], table["published"], reads, id=r["text"][:70], marks=marks)]
    return rows


def written(claim: Claim) -> str:
    """Return a claim as the tables write it: the words as they stand in the text, what is empty left out."""
    match claim:
        case EventClaim():
            told = {
                "who": ", ".join(argument.text for argument in claim.participants),
                "when": claim.date and claim.date.value,
                "where": _words(claim.place),
                "occasion": _words(claim.occasion),
                "lasted": claim.duration and claim.duration.value,
                "planned": claim.planned_duration and claim.planned_duration.value,
                "number": claim.ordinal and claim.ordinal.value,
            }
            parts = [f"event {claim.kind}", *(f"{name}={value}" for name, value in told.items() if value), claim.status]
        case OfficeClaim():
            seat = f" of {claim.organisation.text}" if claim.organisation else ""
            since = [f"since={claim.as_of.value}"] if claim.as_of else []
            parts = [f"office {claim.person.text}", claim.position.text + seat, *since, claim.status]
        case ContainmentClaim():
            parts = [f"containment {claim.place.text} in {claim.within.text}"]
        case WeekdayClaim():
            parts = [f"weekday {claim.value.value}", str(claim.date.value)]
        case AgeClaim():
            parts = [f"age {claim.person.text}", _range(claim.value.value), *([f"when={claim.date.value}"] if claim.date else [])]
        case AnniversaryClaim():
            parts = [f"anniversary {_words(claim.event) or _words(claim.person)}", _range(claim.value.value)]
        case BirthClaim() | DeathClaim():
            parts = [f"{claim.type} {claim.person.text}", *_day_and_place(claim)]
        case FoundingClaim():
            parts = [f"founding {claim.organisation.text}", *_day_and_place(claim)]
        case QuantityClaim():
            parts = [f"quantity {_range(claim.value)} {claim.noun or claim.unit}", *([f"of={claim.subject.text}"] if claim.subject else [])]
    if not isinstance(claim, EventClaim | OfficeClaim):
        return "; ".join(parts)
    denied = isinstance(claim, EventClaim) and claim.status == "denied" and claim.voice == "unasserted"
    if claim.voice != "own" and not denied:
        parts.append(claim.voice)
    if claim.attribution is not None and claim.voice != "own" and not denied:
        parts.append(f"by={claim.attribution.text}")
    return "; ".join(parts)


def _day_and_place(claim: BirthClaim | DeathClaim | FoundingClaim) -> list[str]:
    return [*([str(claim.date.value)] if claim.date else []), *([f"where={claim.place.text}"] if claim.place else [])]


def _range(value: float | tuple[float, float] | str) -> str:
    ends = value if isinstance(value, tuple) else (value, value)
    return "-".join(dict.fromkeys(str(end) if isinstance(end, str) else f"{end:.10g}" if end < 1e9 else f"{end:.0f}" for end in ends))


def _words(argument: Argument | None) -> str | None:
    return argument.text if argument else None


@pytest.mark.parametrize(("text", "claims", "published", "reads"), _rows())
def test_case(checker: Checker, text: str, claims: list[str], published: date, reads: frozenset[str]) -> None:
    article = read_bytes(text.encode(), "case.txt", published)
    assert [written(claim) for claim in checker.extract(article).claims if claim.type in reads] == claims
