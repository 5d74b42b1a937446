"""`factcheck fix`: safe corrections only, every other byte as it was."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from tests.cli.test_cli import run

TABLES = {
    "places": "place_id,kind,name,within\nard,country,Ардания,\nbel,country,Белория,\nvet,city,Ветроград,ard\n",
    "entities": "entity_id,kind,name\nsev,person,Иван Северцев\nlin,person,Мария Линд\n",
    "events": "event_id,kind,title,date,place_id,participants,sources\nm1,meeting,,2022-03-12,vet,sev;lin,https://example.org/1\n",
}
WRONG = (
    "Северцев и Линд\r\n\r\nИван Северцев и Мария Линд встретились в Ветрограде 12 марта 2021 года.\r\n"
    "В среду, 12 марта 2024 года, был форум."
)
RIGHT = WRONG.replace("2021", "2022").replace("В среду", "Во вторник")


@pytest.fixture
def tables(tmp_path: Path) -> str:
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "cp1251")]
)
def test_write_changes_the_wrong_words_and_no_other_byte(tmp_path: Path, tables: str, mark: bytes, encoding: str) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(mark + WRONG.encode(encoding))
    done = run("fix", str(draft), "--write", "--reference", tables, "--published", "2024-05-01")
    assert done.returncode == 0, done.stderr.decode()
    assert draft.read_bytes() == mark + RIGHT.encode(encoding)
    again = run("fix", str(draft), "--diff", "--reference", tables, "--published", "2024-05-01")
    assert again.returncode == 0 and not again.stdout


def test_diff_shows_and_leaves_the_file(tmp_path: Path, tables: str) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(WRONG.encode())
    done = run("fix", str(draft), "--reference", tables, "--published", "2024-05-01")
    assert done.returncode == 1 and "+Иван Северцев и Мария Линд встретились в Ветрограде 12 марта 2022 года." in done.stdout.decode()
    assert draft.read_bytes() == WRONG.encode()


def test_quotations_and_other_formats_are_left_alone(tmp_path: Path, tables: str) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("«Иван Северцев и Мария Линд встретились в Ветрограде 12 марта 2021 года», — сказал Олег Торопов.", "utf-8")
    assert run("fix", str(draft), "--reference", tables, "--published", "2024-05-01").returncode == 0
    assert "give one of them" in run("fix", str(draft), "--write", "--diff").stderr.decode()


@pytest.mark.parametrize(
    ("name", "source", "right"),
    [
        (
            "a.md",
            "# Встреча\n\nИван **Северцев** и [Мария Линд](https://example.org/л) встретились в Ветрограде 12 марта 2021 года.\n",
            "2022",
        ),
        ("a.html", "<p>Иван&nbsp;Северцев и <b>Мария Линд</b> встретились в&nbsp;Ветрограде 12 марта 2021 года.<!-- 2021 --></p>", "2022"),
        ("b.md", "Иван Северцев и Мария Линд встретились в Ветрограде 12 марта 2021 *года*.", "2021"),
    ],
)
def test_marked_up_text_is_corrected_where_no_markup_stands_inside_the_words(
    tmp_path: Path, tables: str, name: str, source: str, right: str
) -> None:
    draft = tmp_path / name
    draft.write_text(source, "utf-8")
    done = run("fix", str(draft), "--write", "--reference", tables, "--published", "2024-05-01")
    assert draft.read_text("utf-8") == source.replace("2021 года", f"{right} года"), done.stderr.decode()
    assert ("markup inside" in done.stderr.decode()) == (right == "2021")


def test_word_documents_are_left_to_the_editor(tmp_path: Path, tables: str) -> None:
    done = run("fix", str(tmp_path / "draft.docx"), "--write", "--reference", tables)
    assert done.returncode == 2 and "only by hand" in done.stderr.decode()
