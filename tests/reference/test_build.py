"""The index on disk: builds that are killed, that run side by side, and tables that are broken in every way."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.errors import TableError
from factcheck.reference.build import build_index, cache_folder, index_for
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference, open_reference
from factcheck.reference.tables import scan

PLACES = "place_id,kind,name,within\nard,country,Ардания,\nvet,city,Ветроград,ard\n"
ENTITIES = "entity_id,kind,name,born,died\nsev,person,Иван Северцев,1960-03-02,2015-01-05\nlin,person,Мария Линд,1970,\n"
EVENTS = "event_id,kind,title,date,place_id,participants,sources\nm1,meeting,Встреча,2012-03-12,vet,sev;lin,https://example.org/1\n"
OFFICES = (
    "person_id,position,country_id,date,sources\n"
    "sev,президент,ard,2008-05-07/2012-05-07,https://example.org/2\n"
    "lin,президент,ard,2012-05-07/,https://example.org/3\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    tables = tmp_path / "tables"
    tables.mkdir()
    for name, text in (("places", PLACES), ("entities", ENTITIES), ("events", EVENTS), ("offices", OFFICES)):
        (tables / f"{name}.csv").write_text(text, "utf-8")
    return tables


def test_opening_reads_no_table_until_one_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = index_for(folder)
    monkeypatch.setattr("factcheck.reference.build.digest_of", lambda files: pytest.fail("a table was read"))
    assert index_for(folder) == first
    monkeypatch.undo()
    (folder / "events.csv").write_text(EVENTS.replace("2012-03-12", "2012-03-13"), "utf-8")
    monkeypatch.setenv("FACTCHECK_CACHE", str(first.parent))
    assert index_for(folder) != first


def test_builds_side_by_side_leave_one_whole_index(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        targets = set(pool.map(lambda _: index_for(folder), range(16)))
    assert len(targets) == 1
    assert Reference(targets.pop()).tables == {"entities": 2, "events": 1, "offices": 2, "places": 2}
    assert not list(cache_folder().glob("*.part"))


def test_a_build_that_is_killed_leaves_no_index_and_the_next_one_works(folder: Path) -> None:
    rows = "".join(f"m{number},meeting,Встреча,2012-03-12,vet,sev;lin,https://example.org/1\n" for number in range(60_000))
    (folder / "events.csv").write_text(EVENTS.partition("\n")[0] + "\n" + rows, "utf-8")
    work = "import sys; from pathlib import Path; from factcheck.reference.build import index_for; index_for(Path(sys.argv[1]))"
    process = subprocess.Popen([sys.executable, "-c", work, str(folder)], env=dict(os.environ))
    deadline = time.monotonic() + 60
    while not list(cache_folder().glob("*.part")) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not list(cache_folder().glob("reference-*.sqlite"))
    assert open_reference(folder).tables["events"] == 60_000


def test_what_a_killed_build_left_is_cleared_away_a_day_after(folder: Path) -> None:
    cache_folder().mkdir(parents=True)
    old, fresh = cache_folder() / "old.part", cache_folder() / "fresh.part"
    old.write_bytes(b"x")
    fresh.write_bytes(b"x")
    os.utime(old, (0, 0))
    build_index(folder)
    assert not old.exists() and fresh.exists()


def test_a_cache_that_cannot_be_written_is_no_hindrance(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "file" / "below"))
    assert open_reference(folder).get(EventRow, "m1") is not None


@pytest.mark.parametrize(
    ("table", "text", "fault"),
    [
        ("events", EVENTS[:-30], "row 2"),
        ("events", EVENTS.replace("event_id,kind,title,date", "kind,event_id,date,title"), "column date: «Встреча»"),
        ("events", EVENTS.replace("m1,", '"m1,'), "quotation mark"),
        ("events", EVENTS.replace("sev;lin", "=HYPERLINK(1)"), "column participants: «=HYPERLINK(1)» is not an id"),
        ("events", EVENTS.replace("2012-03-12", "=TODAY()"), "column date: «=TODAY()» is not an EDTF date"),
        ("places", PLACES.replace("ard,country", "ard,country,x"), "has 5 cells, the header 4"),
    ],
)
def test_broken_tables_are_refused_with_the_place(folder: Path, table: str, text: str, fault: str) -> None:
    (folder / f"{table}.csv").write_text(text, "utf-8")
    with pytest.raises(TableError) as raised:
        open_reference(folder)
    assert fault in str(raised.value) and f"{table}.csv" in str(raised.value)


def test_a_cell_of_a_million_characters_is_kept(folder: Path) -> None:
    (folder / "events.csv").write_text(EVENTS.replace("Встреча", "в" * 1_000_000), "utf-8")
    row = open_reference(folder).get(EventRow, "m1")
    assert row is not None and len(row.title) == 1_000_000


def test_a_cell_that_is_too_long_is_a_fault_and_no_crash(folder: Path) -> None:
    (folder / "events.csv").write_text(EVENTS.replace("Встреча", "в" * 2_100_000), "utf-8")
    with pytest.raises(TableError, match="field larger than field limit"):
        open_reference(folder)


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("2008-05-07/2012", "1950-05-07/2012", "begins before Иван Северцев was born (1960-03-02)"),
        ("2008-05-07/2012-05-07", "2008-05-07/2016-05-07", "goes on after Иван Северцев died (2015-01-05)"),
        ("lin,президент,ard,2012-05-07/", "lin,президент,ard,2010-05-07/", "begins while another holds the office: row 2 has «sev»"),
    ],
)
def test_terms_are_held_against_lives_and_one_another(folder: Path, old: str, new: str, advice: str) -> None:
    (folder / "offices.csv").write_text(OFFICES.replace(old, new), "utf-8")
    found = scan(folder, lambda *_: None).faults
    assert any(advice in fault.message and fault.advice for fault in found), found


def test_an_index_is_one_file_of_sqlite(folder: Path) -> None:
    connection = sqlite3.connect(index_for(folder))
    assert connection.execute("SELECT count(*) FROM rows").fetchone() == (7,)
