"""The JSON report (contract, section 2): one object a run, byte-equal for equal input."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec

from factcheck.model import CheckedArticle, Claim, EventClaim, Finding, Judgement, Report

SCHEMA = "factcheck-report/1"
_TIMEX = ("start", "end", "text", "type", "value", "begin", "end_date", "mod", "minutes", "rule", "anchor")


def _builtins(value: Any) -> Any:
    """Return plain values; dates as ISO text."""
    return msgspec.to_builtins(value, enc_hook=lambda item: item.isoformat() if isinstance(item, date) else item)


def _timex(timex: dict[str, Any]) -> dict[str, Any]:
    return {name: timex[name] for name in _TIMEX}


def _without_antecedents(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out of a claim's arguments where those whom they stand for were named: findings stand there, readers need no more."""
    for value in data.values():
        for argument in value if isinstance(value, list | tuple) else [value]:
            if isinstance(argument, dict):
                argument.pop("antecedent", None)
    return data


def claim_object(claim: Claim, judgement: Judgement | None) -> dict[str, Any]:
    """Return a claim with its verdict; without a judgement only what was read."""
    data: dict[str, Any] = _without_antecedents(_builtins(claim))
    for name in ("date", "as_of", "duration", "planned_duration"):
        if isinstance(data.get(name), dict):
            data[name] = _timex(data[name])
    if isinstance(claim, EventClaim):
        data["duration_minutes"] = list(claim.duration.minutes) if claim.duration and claim.duration.minutes else None
        data["planned_duration_minutes"] = (
            list(claim.planned_duration.minutes) if claim.planned_duration and claim.planned_duration.minutes else None
        )
    if "position" in data:
        data["position"]["lemma"] = data["position"]["name"]
    head = {name: data.pop(name) for name in ("id", "type", "start", "end", "text")}
    if judgement is None:
        return {**head, **data}
    verdict = _builtins(judgement)
    verdict.pop("claim")
    if "as_of" in data:
        verdict.pop("as_of")
    return {**head, **data, **verdict}


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding with its fields in the contract's order."""
    data: dict[str, Any] = _builtins(finding)
    if finding.change is None:
        data.pop("change")  # only a run held against an earlier one has it
    return data


def article_object(checked: CheckedArticle, *, verdicts: bool = True) -> dict[str, Any]:
    """Return an article's object; `verdicts` False leaves out what only a check gives."""
    article = checked.article
    judged = {judgement.claim: judgement for judgement in checked.judgements}
    data: dict[str, Any] = {
        "path": checked.path,
        "title": article.title if article else "",
        "published": article.published.isoformat() if article and article.published else None,
        "sha256": article.sha256 if article else "",
        "text": article.text if article else "",
        "error": checked.error,
        "notes": [*(article.notes if article else ()), *checked.notes],
        "timexes": [_timex(_builtins(timex)) for timex in checked.timexes],
        "numbers": _builtins(checked.numbers),
        "mentions": _builtins(checked.mentions),
        "claims": [claim_object(claim, judged.get(claim.id) if verdicts else None) for claim in checked.claims],
    }
    if verdicts:
        data["findings"] = [finding_object(finding) for finding in checked.findings]
        if checked.gone is not None:
            data["gone"] = _builtins(checked.gone)
    return data


def summary_of(report: Report) -> dict[str, int]:
    """Return the counts of a run; suppressed findings are not counted."""
    findings = [f for article in report.articles for f in article.findings if not f.suppressed]
    verdicts = [j.verdict for article in report.articles for j in article.judgements]
    return {
        "articles": len(report.articles),
        "claims": sum(len(article.claims) for article in report.articles),
        "supported": verdicts.count("supported"),
        "refuted": verdicts.count("refuted"),
        "not_enough_info": verdicts.count("not_enough_info"),
        "errors": sum(f.severity == "error" for f in findings),
        "warnings": sum(f.severity == "warning" for f in findings),
        "infos": sum(f.severity == "info" for f in findings),
    }


def report_object(report: Report) -> dict[str, Any]:
    """Return the report as plain values."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "factcheck", "version": report.version},
        "pipeline": {"name": report.pipeline_name, "version": report.pipeline_version},
        "reference": {"digest": report.reference_digest, "tables": report.reference_tables},
        "rules": {"digest": report.rules_digest, "count": report.rules_count},
        "errors": [{name: value for name, value in _builtins(error).items() if value is not None} for error in report.errors],
        "articles": [article_object(article) for article in report.articles],
        "summary": summary_of(report),
    }


def dump(value: Any) -> bytes:
    """Return UTF-8 JSON, indented, with a final newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def render_json(report: Report) -> bytes:
    """Return the JSON report."""
    return dump(report_object(report))
