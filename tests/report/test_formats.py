"""Every format of a report: what its readers ask for, the same bytes twice, hostile words inert, columns in the unit of the format."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pandas as pd
import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif

from factcheck.checker import Checker
from factcheck.engine.against import held_against
from factcheck.engine.rule_files import load_rules
from factcheck.model import Article, Report
from factcheck.reading import read_bytes
from factcheck.reference.store import open_reference
from factcheck.report.formats import FORMATS, render
from factcheck.resources import shipped
from tests.report.schemas import published_schema

ROOT = Path(__file__).parents[2]
WORLD = ROOT / "tests" / "worlds" / "alpha"
GOLDEN = Path(__file__).parent / "golden"
SCHEMA = ROOT / "docs" / "schema" / "factcheck-report-1.schema.json"
NAMED = ("text", "junit", "github", "gitlab", "rdjson", "markdown", "questions", "claimreview", "csv")
DRAFT = """Переговоры в Вестане

😀 Встреча: Андрей Велицкий и Ларс Хольмгрен провели переговоры 22 марта 2017 года в Каменограде. Они длились два с половиной часа.

В понедельник, 5 мая 2018 года, президент Тальмарии Андрей Велицкий выступил с речью. Бюджет вырос на 20 % — с 50 до 70 млн крон.
"""
HOSTILE = (
    "<script>alert(1)</script> @admin #1 |x| `код` [ссылка](javascript:alert(1)) ::error::x ##[error]x\r\n\r\n"
    + "\ufeffВ понедельник, 5 мая 2018 года, Андрей\u202e Велицкий молчал.\x00 =1+1 "
    + "ы" * 10_000
    + " ]]> & \"кавычки\" 'е\u0301' 👩\u200d🚀.\r\n"
)


@pytest.fixture(scope="module")
def alpha() -> Checker:
    return Checker(open_reference(WORLD / "reference"), load_rules(shipped("rules")))


@pytest.fixture(scope="module")
def sarif() -> Any:
    schema = published_schema("https://json.schemastore.org/sarif-2.1.0.json")
    jsonschema.validators.validator_for(schema).check_schema(schema)
    return schema


def _report(checker: Checker, text: str, path: str = "draft.txt") -> Report:
    article: Article = read_bytes(text.encode("utf-8", "surrogatepass"), path, date(2019, 3, 7))
    checked, errors = checker.check(article)
    report = checker.report([checked], errors)
    # The golden files must not change with the version or the shipped rules.
    return replace(report, version="0", rules=report.rules[:1])


def _held(report: Report, before: Report) -> Report:
    """Return a report held against an earlier one, as `--against` does."""
    earlier: dict[str, Any] = {row["path"]: row["findings"] for row in json.loads(render(before, "json"))["articles"]}
    return replace(report, articles=tuple(held_against(checked, earlier, alone=True) for checked in report.articles))


@pytest.mark.parametrize("name", NAMED)
def test_a_fixed_draft_gives_the_golden_bytes(alpha: Checker, name: str) -> None:
    made = render(_report(alpha, DRAFT), name)
    file = GOLDEN / f"draft.{name}"
    if os.environ.get("FACTCHECK_GOLDEN"):
        file.write_bytes(made)
    assert made.decode() == file.read_text("utf-8"), "FACTCHECK_GOLDEN=1 writes the golden files anew; read the difference first"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", [DRAFT, HOSTILE, "Заголовок"])
def test_two_runs_give_the_same_bytes(alpha: Checker, name: str, text: str) -> None:
    assert render(_report(alpha, text), name) == render(_report(alpha, text), name)


def test_json_fits_its_published_schema(alpha: Checker) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for text in (DRAFT, HOSTILE):
        jsonschema.validate(json.loads(render(_report(alpha, text), "json")), schema)


@pytest.mark.parametrize("text", [DRAFT, HOSTILE, "Сегодня тепло."])
def test_sarif_fits_the_schema_of_its_version(alpha: Checker, text: str, sarif: Any) -> None:
    report = _report(alpha, text)
    for made in (report, _held(report, _report(alpha, DRAFT.replace("2018", "2017")))):
        jsonschema.validate(json.loads(render(made, "sarif")), sarif, format_checker=jsonschema.FormatChecker())


def test_sarif_has_what_its_readers_ask_for(alpha: Checker) -> None:
    log = json.loads(render(_report(alpha, DRAFT), "sarif"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0" and run["columnKind"] == "utf16CodeUnits" and len(log["runs"]) == 1
    rule = run["tool"]["driver"]["rules"][0]
    assert {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"} <= set(rule)
    assert run["results"]
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(marks)) == len(marks)
    lines = DRAFT.split("\n")
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"}
        assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
        box = place["region"]
        units = lines[box["startLine"] - 1].encode("utf-16-le")
        words = units[2 * (box["startColumn"] - 1) : 2 * (box["endColumn"] - 1)].decode("utf-16-le")
        assert words and words in DRAFT
    assert any(result.get("fixes") for result in run["results"])
    wrong = next(result for result in run["results"] if result["ruleId"] == "event-date")
    assert wrong["locations"][0]["physicalLocation"]["region"]["startColumn"] == lines[2].index("2017 года") + 2  # 😀 is two units


@pytest.mark.parametrize("text", [DRAFT, HOSTILE, "Сегодня тепло."])
def test_the_libraries_that_read_sarif_and_junit_read_ours(alpha: Checker, text: str) -> None:
    report = _report(alpha, text)
    log = Sarif.model_validate_json(render(report, "sarif"))
    shown = [finding for article in report.articles for finding in article.findings]
    assert [result.rule_id for result in log.runs[0].results or []] == [
        result["ruleId"] for result in json.loads(render(report, "sarif"))["runs"][0]["results"]
    ]
    assert len(log.runs[0].results or []) == len(shown)
    suites = JUnitXml.fromstring(render(report, "junit"))
    assert suites.tests == max(1, len(shown)) and suites.failures + suites.errors <= suites.tests


def test_a_clean_draft_is_a_clean_report(alpha: Checker) -> None:
    report = _report(alpha, "Сегодня тепло.")
    assert json.loads(render(report, "sarif"))["runs"][0]["results"] == []
    assert json.loads(render(report, "gitlab")) == []
    assert json.loads(render(report, "rdjson"))["diagnostics"] == []
    suites = ET.fromstring(render(report, "junit"))
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("1", "0", "0")


def test_gitlab_and_rdjson_count_as_their_readers_do(alpha: Checker) -> None:
    report = _report(alpha, DRAFT)
    issues = json.loads(render(report, "gitlab"))
    assert all({"description", "check_name", "fingerprint", "severity", "location"} == set(issue) for issue in issues)
    assert all(issue["severity"] in ("info", "minor", "major", "critical", "blocker") for issue in issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    lines = DRAFT.split("\n")
    for found in json.loads(render(report, "rdjson"))["diagnostics"]:
        start, end = found["location"]["range"]["start"], found["location"]["range"]["end"]
        line = lines[start["line"] - 1].encode()
        assert line[start["column"] - 1 : end["column"] - 1].decode() in DRAFT
        for suggestion in found.get("suggestions", ()):
            assert "column" not in suggestion["range"]["start"] and "\n" not in suggestion["text"]


@pytest.mark.parametrize("name", ["junit", "github", "gitlab", "rdjson", "markdown", "sarif", "claimreview", "questions", "text", "csv"])
def test_hostile_words_stay_words(alpha: Checker, name: str) -> None:
    made = render(_report(alpha, HOSTILE, "a<b>&.txt"), name).decode()
    if name not in ("csv", "rdjson"):  # tables and whole-line suggestions give the draft's own bytes
        assert "\x00" not in made and "\u202e" not in made
    if name == "junit":
        ET.fromstring(made)
        assert "<script>" not in made
    if name == "github":
        assert not re.search(r"^\s*::error::x", made, re.MULTILINE) and "##[error]" not in made
    if name == "markdown":
        assert "<script>" not in made and "](javascript" not in made


def test_tables_read_back(alpha: Checker) -> None:
    report = _report(alpha, DRAFT)
    rows = pd.read_parquet(io.BytesIO(render(report, "parquet")))
    again = pd.read_csv(io.BytesIO(render(report, "csv")))
    assert list(rows.columns) == list(again.columns) and len(rows) == len(again)
    assert set(rows["record"]) == {"claim", "finding"}
    assert "'=1+1" not in rows.to_csv()


def test_a_run_held_against_an_earlier_one_says_what_changed_in_every_format(alpha: Checker) -> None:
    mended = DRAFT.replace("22 марта 2017 года", "22 марта 2016 года").replace("5 мая 2018 года", "6 мая 2018 года")
    report = _report(alpha, "Новое.\n\n" + mended)
    held = _held(report, _report(alpha, DRAFT))
    article = json.loads(render(held, "json"))["articles"][0]
    assert {gone["rule"] for gone in article["gone"]} >= {"event-date"}
    assert {finding["change"] for finding in article["findings"]} <= {"new", "moved", "kept", "decided"}
    assert {result.get("baselineState") for result in json.loads(render(held, "sarif"))["runs"][0]["results"]} >= {"absent"}
    for name in ("text", "junit", "github", "markdown", "questions", "html"):
        assert "ольше не находится" in render(held, name).decode(), name
