"""`factcheck.toml`, a desk's own rules, suppressions, baselines, and findings on edited lines only."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from factcheck.cli.settings import read_settings
from factcheck.errors import InputError
from tests.cli.test_cli import run
from tests.cli.test_fix import TABLES

TEXT = (
    "Северцев и Линд\n\nИван Северцев и Мария Линд встретились в Ветрограде 12 марта 2021 года.\n\n"
    "В среду, 12 марта 2024 года, был форум.\n"
)
RULE = """
- id: far-future
  kind: date
  severity: warning
  applies_to: event
  when: claim.date != "" && days_between(article.published, claim.date) > params.most
  params: {most: 3650}
  message: {ru: "Через десять лет: «{words}».", en: "Ten years ahead: “{words}”."}
  expected: '"раньше"'
  examples: {ok: ["Ничего."], bad: []}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with tables and a draft with two errors."""
    (tmp_path / "tables").mkdir()
    for name, text in TABLES.items():
        (tmp_path / "tables" / f"{name}.csv").write_text(text, "utf-8")
    (tmp_path / "draft.txt").write_text(TEXT, "utf-8")
    return tmp_path


def check(desk: Path, *options: str, draft: str = "draft.txt") -> tuple[int, list[dict[str, object]], str]:
    """Return exit code, findings and messages of a check."""
    done = run("check", draft, "--reference", "tables", "--published", "2024-05-01", "--format", "json", *options, cwd=desk)
    found = json.loads(done.stdout)["articles"][0]["findings"] if done.stdout else []
    return done.returncode, found, done.stderr.decode()


def rules_of(found: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(finding["rule"], finding["severity"]) for finding in found if not finding["suppressed"]]


def test_settings_change_rules_and_suppress_with_a_reason(desk: Path) -> None:
    assert rules_of(check(desk)[1]) == [("event-date", "error"), ("weekday-date", "error")]
    (desk / "factcheck.toml").write_text(
        'fail-on = "warning"\n[rules]\nweekday-date = "off"\n[rules.event-date]\nseverity = "warning"\n', "utf-8"
    )
    code, found, _ = check(desk)
    assert (code, rules_of(found)) == (1, [("event-date", "warning")])
    assert check(desk, "--fail-on", "error")[0] == 0
    (desk / "factcheck.toml").write_text('[[suppress]]\nwords = "2021 года"\nreason = "так в документе"\nexpires = 2024-06-01\n', "utf-8")
    code, found, _ = check(desk)
    assert rules_of(found) == [("weekday-date", "error")]
    assert found[0]["suppression"] == {"reason": "так в документе", "origin": "factcheck.toml", "expires": "2024-06-01"}
    assert len(rules_of(check(desk, "--today", "2024-06-02")[1])) == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("failon = 1", "line 1, column 1: «failon»: unknown key"),
        ("model = 1", "«model»: a text is expected"),
        ('[rules.x]\nlevel = "off"', "line 1, column 8: «x»: a rule is changed by"),
        ('[rules]\nevent-date = "loud"', "«loud» is no severity"),
        ('[[suppress]]\nrule = "x"', "«reason» is missing"),
        ('[[suppress]]\nreason = "x"', "name what is meant"),
        ('[[suppress]]\nreason = "x"\nrule = "y"\nexpires = "never"', "«never» is not a date"),
        ("a = ", "not TOML"),
    ],
)
def test_wrong_settings_are_named_with_their_place(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "factcheck.toml").write_text(text, "utf-8")
    with pytest.raises(InputError) as raised:
        read_settings(tmp_path / "factcheck.toml")
    assert fault in str(raised.value)


def test_own_rules_stand_on_top_of_the_shipped_ones(desk: Path) -> None:
    (desk / "mine").mkdir()
    (desk / "mine" / "a.yaml").write_text(RULE + "- {id: weekday-date, severity: off}\n", "utf-8")
    (desk / "far.txt").write_text("Иван Северцев и Мария Линд встретятся в Ветрограде 12 марта 2045 года.", "utf-8")
    _, found, _ = check(desk, "--rules", "mine", draft="far.txt")
    assert [(f["rule"], f["text"], f["expected"]) for f in found] == [("far-future", "12 марта 2045 года", "раньше")]
    assert rules_of(check(desk, "--rules", "mine")[1]) == [("event-date", "error")]
    (desk / "mine" / "b.yaml").write_text("- {id: far-future, params: {least: 1}}\n", "utf-8")
    code, _, message = check(desk, "--rules", "mine")
    assert code == 2 and "field «kind» is missing" in message
    (desk / "mine" / "b.yaml").write_text("- {id: event-date, params: {least: 1}}\n", "utf-8")
    assert "has no parameter «least»" in check(desk, "--rules", "mine")[2]


def test_a_rule_is_begun_and_runs(desk: Path) -> None:
    assert run("rules", "new", "long-meeting", cwd=desk).returncode == 0
    done = run("rules", "test", "--rules", "my_rules", cwd=desk)
    assert (done.returncode, done.stdout.decode().split()) == (0, ["long-meeting", "2/2"])
    assert "is taken" in run("rules", "new", "long-meeting", cwd=desk).stderr.decode()
    assert "no name for a rule" in run("rules", "new", "Новое", cwd=desk).stderr.decode()


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("<!-- factcheck: ignore так в документе -->", ["weekday-date"]),
        ("<!-- factcheck: ignore[event-date] так в документе until 2024-05-01 -->", ["weekday-date"]),
        ("<!-- factcheck: ignore[event-date] так в документе until 2024-04-30 -->", ["event-date", "weekday-date"]),
        ("<!-- factcheck: ignore[weekday-date] так в документе -->", ["event-date", "weekday-date"]),
        ("<!-- factcheck: ignore-file[weekday-date] так в документе -->", ["event-date"]),
        ("<!-- factcheck: ignore -->", ["event-date", "weekday-date"]),
        ("<!-- factcheck: ignore[nothing] почему -->", ["event-date", "weekday-date"]),
    ],
)
@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.html"])
def test_a_comment_in_the_draft_suppresses_what_follows_it(desk: Path, name: str, comment: str, left: list[str]) -> None:
    title, first, second = TEXT.strip().split("\n\n")
    pieces = [title, comment, first, second]
    if name.endswith("html"):
        pieces = [f"<h1>{title}</h1>", comment, f"<p>{first}</p>", f"<p>{second}</p>"]
    (desk / name).write_text("\n\n".join(pieces), "utf-8")
    _, found, _ = check(desk, draft=name)
    assert [rule for rule, _ in rules_of(found)] == left
    assert len(found) == 2


def test_a_comment_without_a_reason_is_named(desk: Path) -> None:
    (desk / "draft.txt").write_text("<!-- factcheck: ignore -->\n" + TEXT, "utf-8")
    done = run("check", "draft.txt", "--reference", "tables", cwd=desk)
    assert "the reason is missing" in done.stdout.decode()


def test_a_baseline_knows_what_was_found_and_forgets_what_is_gone(desk: Path) -> None:
    assert check(desk, "--baseline", "known.json", "--write-baseline", "старый текст")[0] == 1
    code, found, _ = check(desk, "--baseline", "known.json")
    assert (code, rules_of(found)) == (0, [])
    (desk / "draft.txt").write_text("Новый заголовок, длиннее\n\n" + TEXT.replace("2021", "2022"), "utf-8")
    code, found, message = check(desk, "--baseline", "known.json")
    assert (code, rules_of(found)) == (0, []) and "no longer found: 1" in message
    check(desk, "--baseline", "known.json", "--write-baseline", "x")
    rows = json.loads((desk / "known.json").read_text("utf-8"))["decisions"]
    assert [(row["rule"], row["reason"]) for row in rows] == [("weekday-date", "старый текст")]


def test_a_report_or_decisions_serve_as_a_baseline(desk: Path) -> None:
    done = run("check", "draft.txt", "--reference", "tables", "--published", "2024-05-01", "--output", "old.json", cwd=desk)
    assert done.returncode == 1
    assert check(desk, "--baseline", "old.json")[0] == 0
    for text, fault in (("{", "line 1, column 2: not JSON"), ("{}", "neither decisions"), ("nothing", "not JSON")):
        (desk / "bad.json").write_text(text, "utf-8")
        assert fault in check(desk, "--baseline", "bad.json")[2]
    (desk / "bad.json").write_text('{"schema": "factcheck-decisions/1", "decisions": [{"fingerprint": "a"}]}', "utf-8")
    assert "decision 1: «decision» is missing" in check(desk, "--baseline", "bad.json")[2]
    assert "no such baseline" in check(desk, "--baseline", "none.json")[2]


def test_only_edited_lines(desk: Path) -> None:
    assert rules_of(check(desk, "--lines", "5")[1]) == [("weekday-date", "error")]
    assert rules_of(check(desk, "--lines", "1-3")[1]) == [("event-date", "error")]
    assert rules_of(check(desk, "--lines", "4,6-9")[1]) == []
    assert "no range of lines" in check(desk, "--lines", "5-3")[2]


def test_only_what_changed_since_a_revision(desk: Path) -> None:
    assert "no git repository" in check(desk, "--changed-since", "HEAD")[2]
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=desk, check=True)
    assert rules_of(check(desk, "--changed-since", "HEAD")[1]) == []
    (desk / "draft.txt").write_text(TEXT.replace("был форум", "прошёл форум"), "utf-8")
    assert rules_of(check(desk, "--changed-since", "HEAD")[1]) == [("weekday-date", "error")]
    (desk / "new.txt").write_text(TEXT, "utf-8")
    assert len(check(desk, "--changed-since", "HEAD", draft="new.txt")[1]) == 2
    assert "no revision «nope»" in check(desk, "--changed-since", "nope")[2]
