"""Claims and findings as one table for analysts, as CSV or Parquet through pandas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.model import CheckedArticle, Claim, Finding, Judgement, Report
from factcheck.reading.source_map import SourcePlaces
from factcheck.report.located import plain_path, sources_of

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = [
    "record",
    "path",
    "published",
    "id",
    "kind",
    "rule",
    "severity",
    "verdict",
    "claim",
    "start",
    "end",
    "line",
    "column",
    "text",
    "message",
    "expected",
    "actual",
    "suggestion",
    "reason",
    "evidence",
    "sources",
    "group",
    "fingerprint",
    "suppressed",
    "change",
]
_NUMBERS = ("start", "end", "line", "column")
# A spreadsheet runs a cell that begins so; an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_csv(report: Report) -> bytes:
    """Return the table as UTF-8 CSV with a header; cells that a spreadsheet would run begin with an apostrophe."""
    frame = _frame(report)
    for name in COLUMNS:
        if name not in (*_NUMBERS, "suppressed"):
            frame[name] = [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in frame[name]]
    return str(frame.to_csv(index=False, lineterminator="\n")).encode()


def render_parquet(report: Report) -> bytes:
    """Return the table as Parquet."""
    buffer = io.BytesIO()
    _frame(report).to_parquet(buffer, index=False)
    return buffer.getvalue()


def _frame(report: Report) -> pd.DataFrame:
    import pandas as pd

    rows = [row for checked in report.articles for row in _rows(checked)]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    for name in COLUMNS:
        kind = "Int64" if name in _NUMBERS else "boolean" if name == "suppressed" else "string"
        frame[name] = frame[name].astype(kind)
    return frame


def _rows(checked: CheckedArticle) -> Iterator[dict[str, Any]]:
    if checked.article is None:
        return
    places = SourcePlaces(checked.article)
    judged = {judgement.claim: judgement for judgement in checked.judgements}
    for claim in checked.claims:
        yield _common(checked, places, claim.start, claim.end, claim.text) | _claim(claim, judged.get(claim.id))
    for finding in checked.findings:
        yield _common(checked, places, finding.start, finding.end, finding.text) | _finding(finding)
    for gone in checked.gone or ():
        told = {"rule": gone.rule, "severity": gone.severity, "text": gone.text, "message": gone.message, "fingerprint": gone.fingerprint}
        yield {"record": "gone", "path": plain_path(checked.path), "change": "gone", **told}


def _common(checked: CheckedArticle, places: SourcePlaces, start: int, end: int, text: str) -> dict[str, Any]:
    assert checked.article is not None
    line, column = places.place(start)
    published = checked.article.published.isoformat() if checked.article.published else None
    return {
        "path": plain_path(checked.path),
        "published": published,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "text": text.encode("utf-8", "replace").decode(),
    }


def _claim(claim: Claim, judgement: Judgement | None) -> dict[str, Any]:
    evidence = judgement.evidence if judgement else ()
    return {
        "record": "claim",
        "id": claim.id,
        "kind": claim.type,
        "verdict": judgement.verdict if judgement else None,
        "reason": judgement.reason if judgement else None,
        "evidence": "; ".join(dict.fromkeys(f"{e.table}/{e.id}" for e in evidence)) or None,
        "sources": "; ".join(dict.fromkeys(e.source for e in evidence if e.source)) or None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "record": "finding",
        "id": finding.id,
        "kind": finding.kind,
        "rule": finding.rule,
        "severity": finding.severity,
        "claim": finding.claim,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "suggestion": finding.suggestion.replacement if finding.suggestion else None,
        "reason": finding.suppression.reason if finding.suppression else None,
        "evidence": "; ".join(dict.fromkeys(f"{e.table}/{e.id}" for e in finding.evidence)) or None,
        "sources": "; ".join(sources_of(finding)) or None,
        "group": finding.group,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        "change": finding.change,
    }
