"""SARIF 2.1.0 (OASIS): one run for all articles, regions in UTF-16 columns of the source file, fixes, fingerprints, help for each rule."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from factcheck.model import CheckedArticle, Finding, Repair, Report, RuleInfo
from factcheck.report.json_report import dump
from factcheck.report.located import Located, Region, located, sources_of, uri
from factcheck.report.safe import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_STATES = {"new": "new", "kept": "unchanged", "moved": "updated", "decided": "updated"}
_MOST = 25_000  # results that GitHub's code scanning takes of a run
_SHORT = 1_024  # characters of a description there


def render_sarif(report: Report, *, suppressed: bool = False) -> bytes:
    """Return the SARIF log of a run; suppressed findings on request, each with its justification."""
    found = located(report, suppressed=suppressed)[:_MOST]
    rules = [_rule(rule) for rule in report.rules]
    index = {rule.id: number for number, rule in enumerate(report.rules)}
    driver = {
        "name": "factcheck",
        "version": report.version,
        "semanticVersion": report.version,
        "language": "ru",
        "rules": rules,
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "Корень репозитория / the root of the repository"}}},
        "artifacts": [{"location": _location(a.path), "sourceLanguage": "ru"} for a in report.articles],
        "invocations": [
            {"executionSuccessful": not report.errors, "toolExecutionNotifications": [_notice(e.message) for e in report.errors]}
        ],
        "results": [*_results(found, index), *(result for article in report.articles for result in _absent(article))],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleInfo) -> dict[str, Any]:
    text = " ".join(part for part in (rule.description, rule.rationale, rule.silent) if part)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": rule.description[:_SHORT] or rule.id},
        "fullDescription": {"text": text[:_SHORT] or rule.id},
        "help": {
            "text": text or rule.id,
            "markdown": "\n\n".join(p for p in (rule.description, rule.rationale, rule.silent) if p) or rule.id,
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["facts", rule.kind]},
    }


def _notice(message: str) -> dict[str, Any]:
    return {"level": "error", "message": {"text": visible(message)}}


def _location(path: str) -> dict[str, str]:
    return {"uri": uri(path), "uriBaseId": "%SRCROOT%"}


def _results(found: Sequence[Located], index: dict[str, int]) -> list[dict[str, Any]]:
    numbers: dict[str, int] = {}
    results = []
    for item in found:
        mark = _line_hash(item)
        numbers[mark] = numbers.get(mark, 0) + 1
        results.append(_result(item, index, f"{mark}:{numbers[mark]}"))
    return results


def _absent(checked: CheckedArticle) -> list[dict[str, Any]]:
    """Return what an earlier run found and this one does not."""
    place = [{"physicalLocation": {"artifactLocation": _location(checked.path)}}]
    return [
        {
            "ruleId": gone.rule or "unknown",
            "level": _LEVELS.get(gone.severity, "none"),
            "message": {"text": visible(gone.message) or gone.rule},
            "locations": place,
            "baselineState": "absent",
            "partialFingerprints": {"factcheck/v1": gone.fingerprint},
        }
        for gone in checked.gone or ()
    ]


def _line_hash(item: Located) -> str:
    """Return what tells a finding from the others of its file, whatever its line: GitHub keeps one alert for equal ones."""
    return hashlib.sha256(f"{item.path}\0{item.finding.fingerprint}".encode()).hexdigest()[:16]


def _result(item: Located, index: dict[str, int], mark: str) -> dict[str, Any]:
    finding, checked = item.finding, item.checked
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": _location(checked.path), **_place(item.region)}}],
        "partialFingerprints": {"primaryLocationLineHash": mark, "factcheck/v1": finding.fingerprint},
        "properties": {"kind": finding.kind, "expected": finding.expected, "actual": finding.actual, "sources": sources_of(finding)},
    }
    if finding.change is not None:
        result["baselineState"] = _STATES[finding.change]
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    fixes = [fix for repair in _repairs(finding) if (fix := _fix(item, repair))]
    if fixes:
        result["fixes"] = fixes
    if finding.suppression is not None:
        kind = "inSource" if finding.suppression.origin == "comment" else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": visible(finding.suppression.reason)}]
    return result


def _message(finding: Finding) -> str:
    """Return the message; brackets are escaped, since viewers make links of [text](address)."""
    text = visible(f"{finding.message} / {finding.message_en}")
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _place(region: Region) -> dict[str, Any]:
    start, end = region.utf16()
    box = {
        "startLine": region.line,
        "startColumn": start,
        "endLine": region.end_line,
        "endColumn": max(end, start + (region.line == region.end_line)),
    }
    snippet = region.first if region.line == region.end_line else f"{region.first}\n{region.last}"
    return {
        "region": box,
        "contextRegion": {"startLine": region.line, "endLine": region.end_line, "snippet": {"text": visible(snippet)}},
    }


def _repairs(finding: Finding) -> list[Repair]:
    return [*([finding.suggestion] if finding.suggestion else []), *finding.alternatives]


def _fix(item: Located, repair: Repair) -> dict[str, Any] | None:
    region = item.repair_region(repair)
    if region is None:
        return None
    change = {"deletedRegion": _place(region)["region"], "insertedContent": {"text": repair.replacement}}
    return {
        "description": {"text": visible(f"Заменить на «{repair.replacement}»")},
        "artifactChanges": [{"artifactLocation": _location(item.checked.path), "replacements": [change]}],
    }
