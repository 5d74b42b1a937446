"""The formats of a report, one module each."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.report.json_report import render_json
from factcheck.report.text_report import render_text

SUFFIXES = {".txt": "text", ".html": "html", ".json": "json"}


def render(report: Report, name: str, *, colour: bool = False) -> bytes:
    """Return the report in a format: text, html or json."""
    if name == "json":
        return render_json(report)
    if name == "html":
        from factcheck.report.html_report import render_html

        return render_html(report)
    return render_text(report, colour=colour)
