"""Tables: every fault named; the index found by key; names in any inflection."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import TableError
from factcheck.reference.linker import Linker
from factcheck.reference.names import Names
from factcheck.reference.rows import EntityRow, EventRow, PlaceRow
from factcheck.reference.store import Reference, open_reference
from factcheck.reference.tables import scan

PLACES = "place_id,kind,name,aliases,within\nard,country,Ардания,,\nnor,region,Северный край,,ard\nvet,city,Ветроград,,nor\n"
ENTITIES = (
    "entity_id,kind,name,aliases\nsev,person,Иван Северцев,Иван Петрович Северцев\nxi,person,Си Цзиньпин,\nun,organisation,Союз пяти,\n"
)
EVENTS = "event_id,kind,title,date,place_id,participants,sources\nm1,meeting,Встреча,2022-03-12,vet,sev;xi,https://example.org/1\n"


def write(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    return open_reference(write(tmp_path, places=PLACES, entities=ENTITIES, events=EVENTS))


@pytest.mark.parametrize(
    ("table", "text", "fault"),
    [
        ("events", EVENTS.replace("2022-03-12", "2022-13-12"), "row 2, column date"),
        ("events", EVENTS.replace("2022-03-12", "2023/2022"), "reversed"),
        ("events", EVENTS.replace(",vet,", ",nowhere,"), "row 2, column place_id: «nowhere» is not an id of places.csv"),
        ("events", EVENTS.replace("sev;xi", "sev;nobody"), "«nobody»"),
        ("events", EVENTS.replace(",https", ",more,https"), "has 8 cells, the header 7"),
        ("events", EVENTS + EVENTS.splitlines()[1] + "\n", "«m1» stands in row 2 already"),
        ("events", EVENTS.replace("event_id", "id"), "column event_id: this column is missing"),
        ("events", EVENTS.replace("Встреча", '"Встреча'), "quotation mark"),
        ("places", PLACES.replace("ard,country,Ардания,,", "ard,country,Ардания,,vet"), "ends up within itself"),
        ("entities", ENTITIES.replace("sev,person", ",person"), "column entity_id: is empty"),
    ],
)
def test_faults_name_file_row_column_and_mend(tmp_path: Path, table: str, text: str, fault: str) -> None:
    write(tmp_path, places=PLACES, entities=ENTITIES, events=EVENTS)
    write(tmp_path, **{table: text})
    with pytest.raises(TableError) as raised:
        open_reference(tmp_path)
    assert fault in str(raised.value)
    assert f"{table}.csv" in str(raised.value)


def test_missing_sources_are_advice(tmp_path: Path) -> None:
    tables = scan(write(tmp_path, places=PLACES, entities=ENTITIES, events=EVENTS.replace("https://example.org/1", "")), lambda *_: None)
    assert [fault.advice for fault in tables.faults] == [True]
    tables.raise_faults()


def test_no_folder_and_no_tables(tmp_path: Path) -> None:
    for folder in (tmp_path / "absent", tmp_path):
        with pytest.raises(TableError, match=r"tables|holds none"):
            open_reference(folder)


def test_the_index_follows_the_bytes(tmp_path: Path) -> None:
    write(tmp_path, places=PLACES, entities=ENTITIES, events=EVENTS)
    first = open_reference(tmp_path)
    assert first.tables == {"entities": 3, "events": 1, "places": 3}
    write(tmp_path, events=EVENTS.replace("2022-03-12", "2022-03-13"))
    second = open_reference(tmp_path)
    assert first.digest != second.digest
    row = second.get(EventRow, "m1")
    assert row is not None and row.date is not None and row.date.text == "2022-03-13"


def test_parquet_serves_too(tmp_path: Path) -> None:
    import pandas as pd

    write(tmp_path, places=PLACES, entities=ENTITIES)
    pd.DataFrame([{"event_id": "m1", "kind": "meeting", "date": "2022-03-12", "participants": "sev;xi", "number": 3}]).to_parquet(
        tmp_path / "events.parquet"
    )
    row = open_reference(tmp_path).get(EventRow, "m1")
    assert row is not None and row.participants == ("sev", "xi") and row.number == 3


@pytest.mark.parametrize(
    ("words", "identity"),
    [
        ("Северцевым", "sev"),
        ("Ивана Северцева", "sev"),
        ("И. Северцеву", "sev"),
        ("И. П. Северцев", "sev"),
        ("Иван Петрович", "sev"),
        ("Си Цзиньпином", "xi"),
        ("Ветрограде", "vet"),
        ("Северного края", "nor"),
        ("Союза пяти", "un"),
    ],
)
def test_names_in_any_inflection(reference: Reference, words: str, identity: str) -> None:
    assert [match.entity.id for match in Names(reference).of(words.split())] == [identity]


@pytest.mark.parametrize(
    ("words", "identity"),
    [("Элмендорфе", "elm"), ("База Эльмендорф", None), ("Уитакером", "whi"), ("Джейн Уитакер", "whi"), ("Хелмут", None)],
)
def test_names_in_another_transcription(tmp_path: Path, words: str, identity: str | None) -> None:
    places = PLACES + "elm,base,Эльмендорф,,ard\n"
    entities = ENTITIES + "whi,person,Джейн Уиттакер,\n"
    names = Names(open_reference(write(tmp_path, places=places, entities=entities)))
    assert [match.entity.id for match in names.of(words.split())] == ([identity] if identity else [])


def test_no_words_name_nobody(reference: Reference) -> None:
    assert Names(reference).of([]) == [] and Linker(reference).ids("«…»") == ()


@pytest.mark.parametrize("words", ["Петра Северцева", "Северцов", "П. Северцев", "Ветр"])
def test_other_names_are_nobody(reference: Reference, words: str) -> None:
    assert not Names(reference).of(words.split())


def test_look_ups(reference: Reference) -> None:
    assert reference.ancestors("vet") == [["vet", "nor", "ard"]]
    assert [row.id for row in reference.find(EventRow, "who:xi")] == ["m1"]
    assert reference.get(EntityRow, "vet") is None
    assert isinstance(reference.entity("vet"), PlaceRow)
    assert reference.name_of("nobody") == "nobody"
