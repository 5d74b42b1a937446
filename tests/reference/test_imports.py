"""Open data into tables: Wikidata's dump line by line, its query service, GeoNames; stopped and gone on with."""

from __future__ import annotations

import bz2
import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import FactcheckError, TableError
from factcheck.reference.imports.geonames import city_records
from factcheck.reference.imports.query import read_answer
from factcheck.reference.imports.rows import Record, entity_records, event_records, office_records, place_records
from factcheck.reference.imports.wikidata import Reader, load_kinds, shipped_kinds
from factcheck.reference.imports.workfile import WorkFile
from factcheck.reference.imports.writing import append_records
from factcheck.reference.tables import scan

GREGORIAN, JULIAN = "http://www.wikidata.org/entity/Q1985727", "http://www.wikidata.org/entity/Q1985786"


def item(identity: str) -> dict[str, Any]:
    value = {"entity-type": "item", "numeric-id": int(identity[1:]), "id": identity}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "wikibase-entityid"}, "datatype": "wikibase-item"}


def time(iso: str, precision: int = 11, calendar: str = GREGORIAN) -> dict[str, Any]:
    value = {"time": f"+{iso}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}, "datatype": "time"}


def string(text: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": text, "type": "string"}, "datatype": "external-id"}


def statement(snak: dict[str, Any], rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    return {"mainsnak": snak, "type": "statement", "rank": rank, "qualifiers": {name: [value] for name, value in qualifiers.items()}}


def entity(identity: str, russian: str | None, revision: int = 7, aliases: tuple[str, ...] = (), **claims: Any) -> dict[str, Any]:
    labels = {"en": {"language": "en", "value": identity}} | ({"ru": {"language": "ru", "value": russian}} if russian else {})
    claimed = {
        name: [c if "mainsnak" in c else statement(c) for c in (rows if isinstance(rows, list) else [rows])]
        for name, rows in claims.items()
    }
    return {
        "type": "item",
        "id": identity,
        "labels": labels,
        "descriptions": {},
        "aliases": {"ru": [{"language": "ru", "value": alias} for alias in aliases]} if aliases else {},
        "claims": claimed,
        "sitelinks": {},
        "pageid": 1,
        "ns": 0,
        "title": identity,
        "lastrevid": revision,
        "modified": "2026-01-01T00:00:00Z",
    }


ITEMS = [
    entity("Q901", "Сагория", P31=item("Q6256")),
    entity("Q902", "Ветроград", P31=item("Q902000"), P131=item("Q901"), P1566=string("123")),
    entity("Q902000", None, P279=item("Q515")),
    entity("Q903", "Тальск", P31=item("Q902000"), P17=item("Q901")),
    entity("Q910", "президент Сагории", P1001=item("Q901")),
    entity(
        "Q920",
        "Иван Северцев",
        revision=31,
        aliases=("И. П. Северцев",),
        P31=item("Q5"),
        P569=time("1960-03-02"),
        P27=item("Q901"),
        P39=statement(item("Q910"), P580=time("2010-05-07"), P1366=item("Q921")),
        P1344=item("Q930"),
    ),
    entity(
        "Q921",
        "Мария Линд",
        P31=item("Q5"),
        P569=[statement(time("1970-00-00", 9)), statement(time("1971-00-00", 9), "deprecated")],
        P39=[statement(item("Q910"), P580=time("2018-05-07")), statement(item("Q910"), "deprecated", P580=time("1999-01-01"))],
    ),
    entity("Q922", None, P31=item("Q5")),
    entity(
        "Q930",
        "Саммит в Тальске",
        P31=item("Q1072326"),
        P580=time("2019-06-28"),
        P582=time("2019-06-29"),
        P276=item("Q903"),
        P710=item("Q921"),
    ),
    entity("Q931", "Битва", P31=item("Q1072326"), P585=time("1610-06-24", calendar=JULIAN)),
]


def dump(path: Path, items: list[dict[str, Any]] = ITEMS) -> Path:
    text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in items) + "\n]\n"
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else bz2.compress(data) if path.suffix == ".bz2" else data)
    return path


def tables_of(work: WorkFile, folder: Path) -> dict[str, list[Record]]:
    for table, rows in (
        ("places", place_records(work)),
        ("entities", entity_records(work)),
        ("events", event_records(work)),
        ("offices", office_records(work)),
    ):
        append_records(folder, table, rows)
    return {path.stem: list(csv.DictReader(path.open(encoding="utf-8", newline=""))) for path in folder.glob("*.csv")}


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".json.bz2"])
def test_a_dump_becomes_sound_tables(tmp_path: Path, suffix: str) -> None:
    work = WorkFile(tmp_path / "work.sqlite")
    reader = Reader(work, shipped_kinds())
    assert reader.read(dump(tmp_path / f"dump{suffix}"), lambda size, lines: None) == len(ITEMS) + 2
    tables = tables_of(work, tmp_path / "tables")
    assert reader.skipped == 0
    assert not scan(tmp_path / "tables", lambda *_: None).faults
    people = {row["entity_id"]: row for row in tables["entities"]}
    assert set(people) == {"Q920", "Q921"}
    assert people["Q920"]["born"] == "1960-03-02" and people["Q921"]["born"] == "1970"
    assert people["Q920"]["aliases"] == "И. П. Северцев" and people["Q920"]["country_id"] == "Q901"
    assert people["Q920"]["sources"] == "https://www.wikidata.org/wiki/Q920 (revision 31)"
    assert [(row["place_id"], row["kind"], row["within"]) for row in tables["places"]] == [
        ("Q901", "country", ""),
        ("Q903", "city", "Q901"),
    ]
    assert [(row["event_id"], row["date"], row["place_id"], row["participants"]) for row in tables["events"]] == [
        ("Q930", "2019-06-28/2019-06-29", "Q903", "Q920;Q921")
    ]
    offices = [(row["person_id"], row["position"], row["country_id"], row["date"]) for row in tables["offices"]]
    assert offices == [
        ("Q920", "президент Сагории", "Q901", "2010-05-07/2018-05-07"),
        ("Q921", "президент Сагории", "Q901", "2018-05-07/"),
    ]


def test_a_subclass_counts_once_the_dump_has_told_it(tmp_path: Path) -> None:
    items = sorted(ITEMS, key=lambda row: row["id"] != "Q902000")
    work = WorkFile(tmp_path / "work.sqlite")
    Reader(work, shipped_kinds()).read(dump(tmp_path / "dump.json", items), lambda size, lines: None)
    assert [identity for identity, _ in work.raw("places")] == ["Q901", "Q902", "Q903"]


def test_an_import_goes_on_where_it_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.reference.imports.wikidata._EVERY", 2)
    path = dump(tmp_path / "dump.json")
    whole = WorkFile(tmp_path / "whole.sqlite")
    Reader(whole, shipped_kinds()).read(path, lambda size, lines: None)

    def stop(size: int, lines: int) -> None:
        if lines >= 6:
            raise KeyboardInterrupt

    stopped = WorkFile(tmp_path / "stopped.sqlite")
    with pytest.raises(KeyboardInterrupt):
        Reader(stopped, shipped_kinds()).read(path, stop)
    stopped.close()
    again = WorkFile(tmp_path / "stopped.sqlite")
    read: list[str] = []
    reader = Reader(again, shipped_kinds())
    inner = reader._line
    monkeypatch.setattr(Reader, "_line", lambda self, line: (read.append(line.decode()), inner(line)))
    reader.read(path, lambda size, lines: None)
    assert len(read) == len(ITEMS) + 2 - 6
    assert tables_of(again, tmp_path / "a") == tables_of(whole, tmp_path / "b")


def test_a_dump_cut_short_says_where_and_keeps_what_came(tmp_path: Path) -> None:
    path = dump(tmp_path / "dump.json.gz")
    path.write_bytes(path.read_bytes()[:-200])
    work = WorkFile(tmp_path / "work.sqlite")
    with pytest.raises(FactcheckError, match="cannot be read after line"):
        Reader(work, shipped_kinds()).read(path, lambda size, lines: None)


def test_lines_that_are_no_entity_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text('[\n{"id": 5},\nnot json,\n' + json.dumps(ITEMS[0]) + "\n]\n", "utf-8")
    work = WorkFile(tmp_path / "work.sqlite")
    reader = Reader(work, shipped_kinds())
    reader.read(path, lambda size, lines: None)
    assert reader.skipped == 2 and work.has("places", "Q901")


def test_kinds_of_ones_own_win(tmp_path: Path) -> None:
    own = tmp_path / "kinds.yaml"
    own.write_text("classes:\n  Q1072326: {table: events, kind: talks}\n", "utf-8")
    kinds = load_kinds(own)
    assert kinds["classes"]["Q1072326"]["kind"] == "talks" and kinds["classes"]["Q5"]["kind"] == "person"


def test_rows_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("place_id,kind,name,note\nQ901,country,Своё имя,x", "utf-8")
    new = [{"place_id": "Q901", "kind": "country", "name": "Сагория"}, {"place_id": "Q9", "kind": "city", "name": "Осло", "within": "Q901"}]
    assert append_records(tmp_path, "places", new) == (1, 1)
    assert (tmp_path / "places.csv").read_text("utf-8") == "place_id,kind,name,note\nQ901,country,Своё имя,x\nQ9,city,Осло,\n"


def test_answers_of_the_query_service(tmp_path: Path) -> None:
    base = "http://www.wikidata.org/entity/"
    path = tmp_path / "heads.csv"
    path.write_text(
        "person,personLabel,position,positionLabel,country,countryLabel,start,end\n"
        f"{base}Q920,Иван Северцев,{base}Q910,президент Сагории,{base}Q901,Сагория,2010-05-07T00:00:00Z,\n"
        f"{base}Q921,Q921,{base}Q910,президент Сагории,{base}Q901,Сагория,2018-01-01T00:00:00Z,\n",
        "utf-8",
    )
    answer = read_answer(path, shipped_kinds())
    assert [(row["person_id"], row["date"], row["country_id"]) for row in answer.offices.values()] == [("Q920", "2010-05-07/", "Q901")]
    path.write_text(
        "event,eventLabel,date,place,placeLabel,participant,participantLabel\n"
        f"{base}Q930,Саммит,2019-06-28T00:00:00Z,{base}Q903,Тальск,{base}Q920,Иван Северцев\n"
        f"{base}Q930,Саммит,2019-06-28T00:00:00Z,{base}Q903,Тальск,{base}Q921,Мария Линд\n",
        "utf-8",
    )
    events = read_answer(path, shipped_kinds()).events
    assert events["Q930"]["participants"] == "Q920;Q921" and events["Q930"]["place_id"] == "Q903"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(TableError, match=r"heads\.csv: row 1: the header has a, b"):
        read_answer(path, shipped_kinds())


def test_cities_of_geonames(tmp_path: Path) -> None:
    cells = [
        "7",
        "Oslo",
        "Oslo",
        "Осло,Oslo",
        "59.9",
        "10.7",
        "P",
        "PPLC",
        "NO",
        "",
        "12",
        "",
        "",
        "",
        "580000",
        "",
        "26",
        "Europe/Oslo",
        "2026-01-01",
    ]
    (tmp_path / "cities.txt").write_text("\t".join(cells) + "\n", "utf-8")
    names = ["1\t7\tru\tКристиания\t\t\t\t1\t\t", "2\t7\tru\tОсло\t1\t\t\t\t\t", "3\t7\tno\tOslo\t1\t\t\t\t\t"]
    (tmp_path / "names.txt").write_text("\n".join(names) + "\n", "utf-8")
    rows = list(city_records(tmp_path / "cities.txt", tmp_path / "names.txt", 15_000))
    assert [(row["place_id"], row["kind"], row["name"], row["within"]) for row in rows] == [("gn:7", "capital", "Осло", "NO")]
    assert not list(city_records(tmp_path / "cities.txt", tmp_path / "names.txt", 1_000_000))
    with pytest.raises(TableError, match="has 10 cells"):
        list(city_records(tmp_path / "names.txt", tmp_path / "names.txt", 0))
