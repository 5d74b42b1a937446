"""The CSV of Wikidata's query service into records: offices where it has a person and a position, else events.

Which columns mean what stands in `kinds.yaml`; names come from the columns «…Label» that the service adds.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.errors import TableError
from factcheck.reference.imports.rows import Record

_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q\d+)$")
_TIME = re.compile(r"\+?(\d{4})-(\d{2})-(\d{2})(?:T00:00:00Z)?$")


@dataclass(slots=True)
class Answer:
    """What an answer of the query service gives, by table, each id once."""

    entities: dict[str, Record] = field(default_factory=dict)
    places: dict[str, Record] = field(default_factory=dict)
    events: dict[str, Record] = field(default_factory=dict)
    offices: dict[str, Record] = field(default_factory=dict)


def read_answer(path: Path, kinds: dict[str, Any]) -> Answer:
    """Read the CSV. Raises TableError where it has neither person and position nor an event with a date, or cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: not a CSV that can be read: {error}") from None
    header = list(rows[0]) if rows else []
    columns = {name: next((c for want in wanted for c in header if c.lower() == want), "") for name, wanted in kinds["query"].items()}
    answer = Answer()
    if columns["person"] and columns["position"]:
        for number, row in enumerate(rows, 2):
            _office(answer, row, columns, _source(path, number))
    elif columns["event"] and (columns["date"] or columns["start"]):
        for number, row in enumerate(rows, 2):
            _event(answer, row, columns, _source(path, number))
    else:
        wanted = "person and position, or event and date"
        raise TableError(f"{path}: row 1: the header has {', '.join(header) or 'nothing'}; it must have {wanted} (see kinds.yaml, query)")
    return answer


def _source(path: Path, number: int) -> str:
    return f"https://query.wikidata.org/ ({path.name}, row {number})"


def _item(row: dict[str, str], column: str) -> str:
    match = _ITEM.match(row.get(column) or "") if column else None
    return match[1] if match else ""


def _label(row: dict[str, str], column: str) -> str:
    """Return an item's name; the service writes the id where the language has none."""
    label = (row.get(f"{column}Label") or "").strip()
    return "" if _ITEM.match(label) else label


def _date(row: dict[str, str], column: str) -> str:
    """Return a time as EDTF; the service writes a year alone as its first of January, so that such a day is read as the year."""
    match = _TIME.match((row.get(column) or "").strip()) if column else None
    if match is None:
        return ""
    return match[1] if match[2] == match[3] == "01" else "-".join(match.groups())


def _place(answer: Answer, row: dict[str, str], column: str, kind: str, within: str, source: str) -> str:
    identity, label = _item(row, column), _label(row, column)
    if not identity or not label:
        return ""
    record = {"place_id": identity, "kind": kind, "name": label, "within": within, "wikidata": identity, "sources": source}
    answer.places.setdefault(identity, record)
    return identity


def _person(answer: Answer, row: dict[str, str], column: str, source: str) -> str:
    identity, label = _item(row, column), _label(row, column)
    if not identity or not label:
        return ""
    record = {"entity_id": identity, "kind": "person", "name": label, "wikidata": identity, "sources": source}
    answer.entities.setdefault(identity, record)
    return identity


def _office(answer: Answer, row: dict[str, str], columns: dict[str, str], source: str) -> None:
    person, position = _person(answer, row, columns["person"], source), _label(row, columns["position"])
    start, end = _date(row, columns["start"]), _date(row, columns["end"])
    if not person or not position or not start:
        return
    identity = f"{person}-{_item(row, columns['position']) or position}-{start}"
    answer.offices[identity] = {
        "office_id": identity,
        "person_id": person,
        "position": position,
        "country_id": _place(answer, row, columns["country"], "country", "", source),
        "date": f"{start}/{end}",
        "sources": source,
    }


def _event(answer: Answer, row: dict[str, str], columns: dict[str, str], source: str) -> None:
    identity, title = _item(row, columns["event"]), _label(row, columns["event"])
    start, end = _date(row, columns["date"]) or _date(row, columns["start"]), _date(row, columns["end"])
    if not identity or not title or not start:
        return
    country = _place(answer, row, columns["country"], "country", "", source)
    place = _place(answer, row, columns["place"], "city", country, source) or country
    who = _person(answer, row, columns["participant"], source)
    record = answer.events.setdefault(
        identity,
        {
            "event_id": identity,
            "kind": (row.get(columns["kind"]) or "").strip() or "event",
            "title": title,
            "date": f"{start}/{end}" if end and end != start else start,
            "place_id": place,
            "participants": "",
            "status": "held",
            "sources": source,
        },
    )
    if who and who not in record["participants"].split(";"):
        record["participants"] = ";".join(part for part in (record["participants"], who) if part)
