"""`factcheck reference …` as somebody meets it who looks after tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import run

PLACES = "place_id,kind,name,within\nard,country,Ардания,\nvet,city,Ветроград,ard\n"
ENTITIES = "entity_id,kind,name\nsev,person,Иван Северцев\nlin,person,Мария Линд\n"
EVENTS = "event_id,kind,title,date,place_id,participants,sources\nm1,meeting,Встреча,2012-03-12,vet,sev;lin,https://example.org/1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("places", PLACES), ("entities", ENTITIES), ("events", EVENTS)):
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("query", ["северцев ветроград", "Северцевым в Ветрограде", "севирцев", "линд 2012"])
def test_search_takes_any_case_and_a_slip(folder: Path, query: str) -> None:
    done = run("reference", "search", query, "--reference", str(folder))
    assert done.returncode == 0 and "m1  2012-03-12  meeting  Встреча  Ветроград  Иван Северцев, Мария Линд" in done.stdout.decode()


def test_search_that_finds_nothing(folder: Path) -> None:
    done = run("reference", "search", "абракадабра", "--reference", str(folder))
    assert done.returncode == 1 and "ничего не найдено" in done.stderr.decode()


def test_show_says_what_comes_near(folder: Path) -> None:
    assert "title: Встреча" in run("reference", "show", "m1", "--reference", str(folder)).stdout.decode()
    done = run("reference", "show", "северцев", "--reference", str(folder))
    assert done.returncode == 2 and "these come near" in done.stderr.decode() and "sev  person  Иван Северцев" in done.stderr.decode()


def test_faults_for_people_for_github_and_as_sarif(folder: Path) -> None:
    (folder / "events.csv").write_text(EVENTS.replace(",vet,", ",nowhere,"), "utf-8")
    text = run("reference", "validate", "--reference", str(folder))
    assert text.returncode == 2 and "row 2, column place_id: «nowhere» is not an id of places.csv" in text.stdout.decode()
    github = run("reference", "validate", "--reference", str(folder), "--format", "github").stdout.decode()
    assert github.startswith("::error file=") and ",line=2,title=column place_id::«nowhere»" in github
    run_ = json.loads(run("reference", "validate", "--reference", str(folder), "--format", "sarif").stdout)["runs"][0]
    assert run_["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert run_["results"][0]["ruleId"] in {rule["id"] for rule in run_["tool"]["driver"]["rules"]}


def test_add_asks_completes_ids_and_demands_a_source(folder: Path) -> None:
    answers = ["m2", "meeting", "", "2013-13-01", "2013-01-13", "ветроград", "1", "северцев;линд", "1", "1", "", "https://example.org/2"]
    done = run("reference", "add", "events", "--reference", str(folder), stdin="\n".join(answers).encode())
    assert done.returncode == 0, done.stderr.decode()
    assert "does not exist in the calendar" in done.stdout.decode() and "must be filled" in done.stdout.decode()
    assert (folder / "events.csv").read_text("utf-8") == EVENTS + "m2,meeting,,2013-01-13,vet,sev;lin,https://example.org/2\n"


def test_add_writes_nothing_where_the_row_is_not_sound_or_not_finished(folder: Path) -> None:
    twice = ["m1", "meeting", "", "2013", "", "", "https://example.org/2"]
    done = run("reference", "add", "events", "--reference", str(folder), stdin="\n".join(twice).encode())
    assert done.returncode == 2 and "«m1» stands in row 2 already" in done.stderr.decode()
    done = run("reference", "add", "events", "--reference", str(folder), stdin=b"m3\n")
    assert done.returncode == 2 and "nothing was written" in done.stderr.decode()
    assert (folder / "events.csv").read_text("utf-8") == EVENTS


def test_diff_in_plain_words(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (new / "places.csv").write_text(PLACES.replace("vet,city,Ветроград,ard\n", ""), "utf-8")
    (new / "entities.csv").write_text(ENTITIES + "bra,person,Анна Брандт\n", "utf-8")
    (new / "events.csv").write_text(EVENTS.replace("2012-03-12", "2012-03-13").replace("Встреча", ""), "utf-8")
    done = run("reference", "diff", str(folder), str(new))
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "events: m1: title было / was «Встреча», теперь пусто / now empty",
        "events: m1: date «2012-03-12» → «2012-03-13»",
        "entities: + bra: новая строка / new row (Анна Брандт, person)",
        "places: − vet: строки больше нет / row gone (Ветроград, city)",
    ]
    assert run("reference", "diff", str(folder), str(folder)).returncode == 0


def test_build_names_the_index(folder: Path) -> None:
    done = run("reference", "build", "--reference", str(folder))
    path, counts = done.stdout.decode().splitlines()
    assert Path(path).is_file() and counts.startswith("entities 2, events 1, places 2; ошибок / faults: 0")


def test_import_into_a_folder(tmp_path: Path) -> None:
    line = '{"id": "Q901", "labels": {"ru": {"value": "Сагория"}}, "claims": {"P31": [{"mainsnak": {"snaktype": "value", "datavalue": '
    line += '{"value": {"id": "Q6256"}, "type": "wikibase-entityid"}}, "rank": "normal"}]}, "lastrevid": 5}'
    (tmp_path / "dump.json").write_text(f"[\n{line}\n]\n", "utf-8")
    out = tmp_path / "tables"
    done = run("reference", "import", "wikidata", str(tmp_path / "dump.json"), "--output", str(out))
    assert done.returncode == 0, done.stderr.decode()
    assert "Q901,country,Сагория" in (out / "places.csv").read_text("utf-8")
    assert not list(out.glob(".import*"))
    done = run("reference", "import", "wikidata", str(tmp_path / "absent.json"), "--output", str(out))
    assert done.returncode == 2 and "cannot be read" in done.stderr.decode() and "Traceback" not in done.stderr.decode()
