"""reviewdog's rdjson: columns are 1-based bytes of UTF-8, the end exclusive; suggestions replace whole lines."""

from __future__ import annotations

from typing import Any

from factcheck.model import Report
from factcheck.report.json_report import dump
from factcheck.report.located import Located, Region, located, sources_of
from factcheck.report.safe import visible

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render_rdjson(report: Report) -> bytes:
    """Return the diagnostics of a run; suppressed ones are INFO and say so."""
    return dump(
        {
            "source": {"name": "factcheck"},
            "severity": "WARNING",
            "diagnostics": [_diagnostic(item) for item in located(report)],
        }
    )


def _diagnostic(item: Located) -> dict[str, Any]:
    finding = item.finding
    sources = sources_of(finding)
    mark = f"(не считается: {finding.suppression.reason}) " if finding.suppression else ""
    data: dict[str, Any] = {
        "message": visible(mark + item.message),
        "location": {"path": item.path, "range": _range(item.region)},
        "severity": "INFO" if finding.suppressed else _SEVERITIES[finding.severity],
        "code": {"value": finding.rule, **({"url": sources[0]} if sources and sources[0].startswith("https://") else {})},
        "original_output": visible(f"{item.path}:{item.region.line}:{item.region.column}: {item.message}"),
    }
    repair = finding.suggestion
    region = item.repair_region(repair) if repair else None
    same_line = region is not None and region.line == region.end_line == item.region.line == item.region.end_line
    if repair is not None and region is not None and same_line and "\n" not in repair.replacement:
        line = region.first
        new = line[: region.column - 1] + repair.replacement + line[region.end_column - 1 :]
        # A reader that knows no columns of suggestions replaces the whole line, so that the whole line is what we give.
        data["suggestions"] = [{"range": {"start": {"line": region.line}, "end": {"line": region.line}}, "text": new}]
    return data


def _range(region: Region) -> dict[str, Any]:
    start, end = region.utf8()
    return {"start": {"line": region.line, "column": start}, "end": {"line": region.end_line, "column": end}}
