"""Wikidata's dump into tables: read once as a stream into a work file, then written as rows with names for ids.

Persons with their offices (P39), organisations, places and events; only items with a Russian name. Every row names the item and its
revision as its source.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from factcheck.data_files import packaged_yaml, read_yaml
from factcheck.errors import FactcheckError
from factcheck.reference.imports.dump import Item, Snak, Statement, best, edtf, item_id, item_of, opened, text
from factcheck.reference.imports.workfile import WorkFile

_EVERY = 5_000  # lines between two commits
Tell = Callable[[int, int], None]  # bytes of the file read, lines read


@cache
def shipped_kinds() -> dict[str, Any]:
    """Return the mapping file of the package."""
    kinds: dict[str, Any] = packaged_yaml("factcheck.reference.imports", "kinds.yaml")
    return kinds


@dataclass(slots=True)
class Reader:
    """Reads a dump into a work file. `skipped` counts lines that were no entity."""

    work: WorkFile
    kinds: dict[str, Any]
    skipped: int = 0
    _classes: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, path: Path, tell: Tell) -> int:
        """Read what of the dump is not in the work file yet; return the lines of the whole. Raises FactcheckError where it cannot."""
        self._classes = dict(self.kinds["classes"])
        for one, other in self.work.links("subclass"):
            self._learn(one, other)
        stat = path.stat() if path.is_file() else None
        source = f"{path.name} {stat.st_size} {stat.st_mtime_ns}" if stat else path.name
        done = self.work.lines_done(source)
        number = 0
        with opened(path) as (stream, raw):
            try:
                for number, line in enumerate(stream, 1):
                    if number <= done:
                        continue
                    self._line(line)
                    if number % _EVERY == 0:
                        self.work.commit(source, number)
                        tell(raw.tell(), number)
            except (EOFError, OSError, zlib.error) as error:
                self.work.commit(source, max(done, number))
                mend = "what came before is kept; run the import again with the whole file"
                raise FactcheckError(f"{path}: cannot be read after line {number}: {error}; {mend}") from None
        self.work.commit(source, max(done, number))
        return number

    def _line(self, line: bytes) -> None:
        try:
            item = item_of(line)
        except (msgspec.DecodeError, msgspec.ValidationError):
            self.skipped += 1
            return
        if item is not None:
            self._item(item)

    def _property(self, name: str) -> str:
        return str(self.kinds["properties"][name])

    def _snaks(self, item: Item, name: str) -> list[Snak]:
        return [statement.mainsnak for statement in best(item.claims.get(self._property(name), []))]

    def _ids(self, item: Item, name: str) -> list[str]:
        return [identity for snak in self._snaks(item, name) if (identity := item_id(snak))]

    def _first(self, item: Item, *names: str) -> str:
        return next((identity for name in names for identity in self._ids(item, name)), "")

    def _date(self, item: Item, name: str) -> str:
        return next((value for snak in self._snaks(item, name) if (value := edtf(snak, self.kinds["gregorian"]))), "")

    def _learn(self, one: str, other: str) -> None:
        if other in self._classes:
            self._classes.setdefault(one, self._classes[other])

    def _item(self, item: Item) -> None:
        for other in self._ids(item, "subclass_of"):
            self.work.add_link("subclass", item.id, other)
            self._learn(item.id, other)
        for country in self._ids(item, "jurisdiction")[:1]:
            self.work.add_link("seat", item.id, country)
        label = item.labels.get(self.kinds["language"])
        if label is None:
            return
        english = item.labels.get("en")
        aliases = [alias.value for alias in item.aliases.get(self.kinds["language"], []) if ";" not in alias.value]
        self.work.add_name(item.id, label.value, ";".join(aliases), english.value if english else "")
        kind = next((self._classes[identity] for identity in self._ids(item, "instance_of") if identity in self._classes), None)
        if kind is not None:
            self._row(item, kind["table"], kind["kind"])

    def _row(self, item: Item, table: str, kind: str) -> None:
        row: dict[str, Any] = {"kind": kind, "source": f"https://www.wikidata.org/wiki/{item.id} (revision {item.lastrevid})"}
        if table == "entities":
            row |= {name: self._date(item, name) for name in ("born", "died", "founded")}
            row["country"] = self._first(item, "citizenship", "country")
            for number, statement in enumerate(item.claims.get(self._property("held"), [])):
                self._office(item, statement, number, row["source"])
            for event in self._ids(item, "participant_in"):
                self.work.add_link("participant", event, item.id)
        elif table == "places":
            row |= {"within": self._first(item, "inside", "country"), "geonames": next(map(text, self._snaks(item, "geonames")), "")}
        else:
            start, end = self._date(item, "start"), self._date(item, "end")
            row |= {"date": self._date(item, "point_in_time") or (f"{start}/{end}" if start and end and start != end else start or end)}
            row |= {"place": self._first(item, "place", "inside", "country"), "occasion": self._first(item, "part_of")}
            for participant in self._ids(item, "participant"):
                self.work.add_link("participant", item.id, participant)
        self.work.add_raw(table, item.id, row)

    def _office(self, item: Item, statement: Statement, number: int, source: str) -> None:
        position = item_id(statement.mainsnak)
        qualifier = {name: next(iter(statement.qualifiers.get(self._property(name), [])), None) for name in ("start", "end", "replaced_by")}
        start = edtf(qualifier["start"], self.kinds["gregorian"])
        if statement.rank == "deprecated" or not position or not start:
            return
        row = {"person": item.id, "position": position, "start": start, "end": edtf(qualifier["end"], self.kinds["gregorian"])}
        row |= {"replaced_by": item_id(qualifier["replaced_by"]), "source": source}
        self.work.add_raw("offices", f"{item.id}-{number:03d}", row)


def load_kinds(path: Path | None) -> dict[str, Any]:
    """Return a mapping file on top of the package's own: its classes and properties win."""
    kinds = shipped_kinds()
    if path is None:
        return kinds
    own: dict[str, Any] = read_yaml(path)
    return {name: {**value, **(own.get(name) or {})} if isinstance(value, dict) else own.get(name, value) for name, value in kinds.items()}
