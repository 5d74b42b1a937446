"""The formats of a report, one module each; a module is imported when its format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from factcheck.model import Report

_FORMATS: Mapping[str, str] = {
    "text": "text_report.render_text",
    "html": "html_report.render_html",
    "json": "json_report.render_json",
    "sarif": "sarif_report.render_sarif",
    "junit": "junit_report.render_junit",
    "github": "github_report.render_github",
    "gitlab": "gitlab_report.render_gitlab",
    "rdjson": "rdjson_report.render_rdjson",
    "markdown": "markdown_report.render_markdown",
    "claimreview": "claimreview_report.render_claimreview",
    "questions": "questions_report.render_questions",
    "csv": "tables_report.render_csv",
    "parquet": "tables_report.render_parquet",
}
FORMATS = tuple(_FORMATS)
SUFFIXES = {
    ".txt": "text",
    ".html": "html",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".rdjson": "rdjson",
    ".md": "markdown",
    ".jsonld": "claimreview",
    ".csv": "csv",
    ".parquet": "parquet",
}


def render(report: Report, name: str, *, colour: bool = False) -> bytes:
    """Return the report in one of `FORMATS`; `colour` is for text on a terminal."""
    module, function = _FORMATS[name].split(".")
    made: Callable[..., bytes] = getattr(import_module(f"factcheck.report.{module}"), function)
    return made(report, colour=colour) if name == "text" else made(report)
