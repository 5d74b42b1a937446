"""Raw rows of a work file into records of the tables: names for ids, references only to what there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.reference.imports.workfile import WorkFile

Record = dict[str, str]


def entity_records(work: WorkFile) -> Iterator[Record]:
    """Yield the records of entities."""
    for identity, row in work.raw("entities"):
        name, aliases, english = work.name(identity) or ("", "", "")
        country = row["country"] if work.has("places", row["country"]) else ""
        told = {column: row[column] for column in ("born", "died", "founded")}
        yield {
            "entity_id": identity,
            "kind": row["kind"],
            "name": name,
            "aliases": aliases,
            "name_en": english,
            **told,
            "country_id": country,
            "wikidata": identity,
            "sources": row["source"],
        }


def place_records(work: WorkFile) -> Iterator[Record]:
    """Yield the records of places; a loop of `within` is cut where it is met."""
    for identity, row in work.raw("places"):
        name, aliases, english = work.name(identity) or ("", "", "")
        yield {
            "place_id": identity,
            "kind": row["kind"],
            "name": name,
            "aliases": aliases,
            "name_en": english,
            "within": row["within"] if work.has("places", row["within"]) and not _loops(identity, work) else "",
            "wikidata": identity,
            "geonames": row["geonames"],
            "sources": row["source"],
        }


def _loops(identity: str, work: WorkFile) -> bool:
    """Does the chain of parents come back to a place?"""
    at, seen = _parent(identity, work), set[str]()
    while at and at not in seen:
        if at == identity:
            return True
        seen.add(at)
        at = _parent(at, work)
    return False


def _parent(identity: str, work: WorkFile) -> str:
    row = work.get("places", identity)
    return str(row["within"]) if row else ""


def event_records(work: WorkFile) -> Iterator[Record]:
    """Yield the records of events that have a date."""
    for identity, row in work.raw("events"):
        if not row["date"]:
            continue
        name, _, _ = work.name(identity) or ("", "", "")
        people = [other for other in work.others("participant", identity) if work.has("entities", other) or work.has("places", other)]
        occasion = work.get("events", row["occasion"])
        yield {
            "event_id": identity,
            "kind": row["kind"],
            "title": name,
            "date": row["date"],
            "place_id": row["place"] if work.has("places", row["place"]) else "",
            "participants": ";".join(people),
            "occasion_id": row["occasion"] if occasion and occasion["date"] else "",
            "status": "held",
            "sources": row["source"],
        }


def office_records(work: WorkFile) -> Iterator[Record]:
    """Yield the records of offices whose position has a Russian name; a missing end is the start of the successor that is named."""
    for identity, row in work.raw("offices"):
        named = work.name(row["position"])
        if named is None or not work.has("entities", row["person"]):
            continue
        seat = next((place for place in work.others("seat", row["position"]) if work.has("places", place)), "")
        end = row["end"] or _successor_start(row, work)
        yield {
            "person_id": row["person"],
            "position": named[0],
            "organisation_id": "",
            "country_id": seat,
            "date": f"{row['start']}/{end}" if not end or end >= row["start"] else f"{row['start']}/",
            "sources": row["source"],
            "office_id": identity,
        }


def _successor_start(row: dict[str, Any], work: WorkFile) -> str:
    """Return when the successor that is named took the same office, empty where that is not known."""
    offices = work.offices_of(row["replaced_by"]) if row["replaced_by"] else []
    return min((other["start"] for other in offices if other["position"] == row["position"] and other["start"] >= row["start"]), default="")
