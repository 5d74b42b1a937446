"""A comment for a pull request in Markdown: counts, then the findings, worst first; foreign text mentions, links and formats nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Report
from factcheck.report.labels import GONE, SEVERITIES
from factcheck.report.located import Located, located, sources_of
from factcheck.report.plural import counted
from factcheck.report.safe import is_web_address, visible
from factcheck.report.text_report import summary_line

_MOST = 65_000  # characters: a comment over 65,536 is refused
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$-])")
_MENTION = re.compile(r"@(?=\w)|(?<=\w)#(?=\d)|\b(?=GH-\d)")
_MARKER = "<!-- factcheck -->"


def render_markdown(report: Report) -> bytes:
    """Return the comment; findings that do not fit are left out, least severe first, and counted."""
    found = located(report)
    head = [_MARKER, "## factcheck", "", escaped(summary_line(report)), ""]
    head += [f"**Не проверено:** {escaped(error.message)}" for error in report.errors]
    pieces = ["\n".join(_finding(item)) for item in found]
    pieces += [f"- ~~{escaped(gone.message)}~~ ({GONE})" for checked in report.articles for gone in checked.gone or ()]
    tail = _fitting(pieces, _MOST - sum(len(line) + 1 for line in head))
    body = pieces[:tail]
    if tail < len(pieces):
        left = counted(len(pieces) - tail, "находка", "находки", "находок")
        body.append(f"\n_И ещё {left}: смотрите отчёт._")
    return ("\n".join((*head, *body)).rstrip("\n") + "\n").encode()


def _fitting(pieces: Sequence[str], room: int) -> int:
    """Return how many of the pieces fit, with room for the words on those left out."""
    used = 120
    for number, piece in enumerate(pieces):
        used += len(piece) + 1
        if used > room:
            return number
    return len(pieces)


def _finding(item: Located) -> list[str]:
    finding = item.finding
    place = f"{item.path}:{item.region.line}:{item.region.column}"
    mark = f" _(не считается: {escaped(finding.suppression.reason)})_" if finding.suppression else ""
    lines = [f"- **{SEVERITIES[finding.severity]}** {fenced(place)} {fenced(finding.rule)}{mark}  ", f"  {escaped(item.message)}"]
    if finding.suggestion:
        lines += [f"  - было: {fenced(_replaced(item))}", f"  - стало: {fenced(finding.suggestion.replacement)}"]
    for source in sources_of(finding):
        lines.append(f"  - источник: {f'<{source}>' if is_web_address(source) else escaped(source)}")
    return lines


def _replaced(item: Located) -> str:
    """Return the words that the suggestion replaces."""
    repair, article = item.finding.suggestion, item.checked.article
    return article.text[repair.start : repair.end] if repair is not None and article is not None else ""


def escaped(text: str) -> str:
    """Return text that Markdown shows as it stands, on one line: no formatting, HTML, mentions or references."""
    flat = " ".join(visible(text).split())
    return _MENTION.sub(lambda match: f"{match[0]}\u2060", _SPECIAL.sub(r"\\\1", flat))


def fenced(text: str) -> str:
    """Return text as code, in a fence longer than any run of backticks in it."""
    flat = " ".join(visible(text).split())
    longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") or not flat else ""
    return f"{fence}{pad}{flat}{pad}{fence}"
