"""The command as a user meets it: outputs, exit codes, and errors that are messages, never tracebacks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "example" / "article.txt"


def run(*arguments: str, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments], capture_output=True, cwd=cwd, input=stdin, env=environment, check=False
    )


def test_check_prints_findings_and_writes_what_is_asked(tmp_path: Path) -> None:
    page, data = tmp_path / "out" / "a.html", tmp_path / "a.json"
    done = run("check", str(EXAMPLE), "--format", "html", "--output", str(page), "--format", "json", "--output", str(data))
    assert done.returncode == 1, done.stderr
    assert b"<!doctype html>" in page.read_bytes()
    assert json.loads(data.read_bytes())["summary"]["errors"] == 3
    assert not list(tmp_path.rglob("*.part"))


def test_text_from_standard_input_and_fail_on() -> None:
    done = run("check", "-", "--fail-on", "never", "--published", "2025-10-21", stdin=EXAMPLE.read_bytes())
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "~~~~~~~~~" in text and "исправить: 2018 года" in text and "Итого: 3 ошибки" in text


def test_extract_knows_only_what_is_asked() -> None:
    done = run("extract", "-", "--only", "timexes,numbers", "--published", "2025-10-21", stdin="Вчера прошли 24 встречи.".encode())
    article = json.loads(done.stdout)["articles"][0]
    assert [t["value"] for t in article["timexes"]] == ["2025-10-20"]
    assert [n["value"] for n in article["numbers"]] == [24]
    assert "claims" not in article


def test_extract_for_people() -> None:
    done = run("extract", "-", "--format", "text", stdin="Иван Петров и Анна Кох встретились 3 мая 2021 года в Осло.".encode())
    text = done.stdout.decode()
    assert "[3 мая 2021 года]{DATE 2021-05-03}" in text
    head, row = (line for line in text.splitlines() if line.startswith(("№", "c1")))
    assert head.split() == ["№", "Что", "Кто", "Где", "Когда", "Статус", "Слова", "текста"]
    assert [cell for cell in re.split(r"\s{2,}", row) if cell][:3] == ["c1", "встреча: встретились", "Иван Петров, Анна Кох"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "absent.txt"), "absent.txt: no such file"),
        (("check", "."), "no articles in this folder"),
        (("check", "empty.txt"), "empty.txt: empty"),
        (("check", "binary.txt"), "binary.txt"),
        (("check", "a.txt", "--published", "вчера"), "--published: «вчера»"),
        (("check", "a.txt", "--published", "2025-02-30"), "--published: «2025-02-30»"),
        (("check", "a.txt", "--reference", "absent"), "absent: no such folder of reference tables"),
        (("check", "a.txt", "--reference", "tables"), "row 2, column date: «2022-99»"),
        (("check", "a.txt", "--rules", "rules"), "unknown field «whn»"),
        (("check", "a.txt", "--format", "pdf"), "--format: «pdf»"),
        (("check", "a.txt", "--fail-on", "all"), "--fail-on: «all»"),
        (("check", "a.txt", "--output", "a.doc"), "the suffix names no format"),
        (("check", "a.txt", "--format", "json", "--format", "html", "--output", "x.json"), "do not pair"),
        (("check", "a.txt", "--model", "ru_core_news_lg"), "not installed"),
        (("extract", "a.txt", "--only", "verbs"), "--only: «verbs»"),
        (("rules", "show", "nothing"), "no rule «nothing»"),
        (("reference", "show", "nothing"), "no row «nothing»"),
        (("model", "install", "absent.whl"), "not a wheel"),
        (("check",), "PATH"),
    ],
)
def test_errors_are_messages_and_exit_2(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "a.txt").write_text("Текст.", "utf-8")
    (tmp_path / "empty.txt").write_text("\n", "utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "events.csv").write_text("event_id,kind,date\nm,meeting,2022-99\n", "utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.yaml").write_text("- id: x\n  whn: 1\n", "utf-8")
    if arguments == ("check", "."):
        for file in tmp_path.glob("*.txt"):
            file.unlink()
    before = sorted(tmp_path.rglob("*"))
    done = run(*arguments, cwd=tmp_path)
    message = done.stderr.decode()
    assert done.returncode == 2, message
    assert words in message
    assert "Traceback" not in message
    assert sorted(tmp_path.rglob("*")) == before


def test_one_unreadable_article_spares_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Текст о погоде.", "utf-8")
    done = run("check", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--format", "json")
    data = json.loads(done.stdout)
    assert done.returncode == 2
    assert [bool(article["error"]) for article in data["articles"]] == [False, True]


def test_commands_about_rules_tables_and_model() -> None:
    assert b"event-date" in run("rules", "list").stdout
    assert "Когда молчит" in run("explain", "event-date").stdout.decode()
    assert run("rules", "validate").returncode == 0
    assert "Москва" in run("reference", "show", "gn:524901").stdout.decode()
    assert run("reference", "validate").returncode == 0
    assert b"embedded" in run("model").stdout


def test_evidence_verified_too_long_ago_is_told() -> None:
    known = ("check", str(EXAMPLE), "--format", "json", "--fail-on", "never")
    old = json.loads(run(*known, "--stale-after", "180d", "--today", "2030-01-01").stdout)["articles"][0]["findings"]
    stale = [finding for finding in old if finding["rule"] == "evidence-stale"]
    assert stale and {finding["severity"] for finding in stale} == {"info"} and {finding["kind"] for finding in stale} == {"stale"}
    assert all(finding["evidence"][0]["id"] for finding in stale)
    fresh = json.loads(run(*known, "--stale-after", "180d", "--today", "2026-11-26").stdout)["articles"][0]["findings"]
    assert not [finding for finding in fresh if finding["rule"] == "evidence-stale"]
    assert b"is no length such as 180d" in run("check", str(EXAMPLE), "--stale-after", "soon").stderr
