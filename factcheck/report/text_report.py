"""The report for a terminal: findings with the line and the wrong words underlined, then what was checked."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import CheckedArticle, Finding, Report
from factcheck.reading.source_map import SourcePlaces
from factcheck.report.json_report import summary_of
from factcheck.report.labels import CHANGES, GONE
from factcheck.report.plural import counted
from factcheck.report.safe import visible

_LABELS = {"error": "ошибка", "warning": "предупреждение", "info": "к сведению"}
_COLOURS = {"error": "31;1", "warning": "33;1", "info": "36", "fix": "32", "dim": "2"}
_WINDOW = 100


class Painter:
    """Colours words where the terminal shows colours."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def paint(self, name: str, text: str) -> str:
        """Return the text in a colour."""
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self._colour else text


def render_text(report: Report, *, colour: bool = False) -> bytes:
    """Return the report as UTF-8 text."""
    painter = Painter(colour)
    lines: list[str] = []
    for article in report.articles:
        lines += _article(article, painter)
    lines += [painter.paint("error", "не проверено: ") + error.message for error in report.errors if error.rule]
    lines.append(summary_line(report))
    return ("\n".join(lines) + "\n").encode()


def summary_line(report: Report) -> str:
    """Return the counts of a run in a sentence, and in another how many files could not be checked."""
    s = summary_of(report)
    found = ", ".join(
        (
            counted(s["errors"], "ошибка", "ошибки", "ошибок"),
            counted(s["warnings"], "предупреждение", "предупреждения", "предупреждений"),
            counted(s["infos"], "замечание", "замечания", "замечаний"),
        )
    )
    judged = s["supported"] + s["refuted"]
    statements = counted(s["claims"], "утверждения", "утверждений", "утверждений")
    failed = sum(1 for checked in report.articles if checked.article is None or checked.error)
    unread = f" Не проверено: {counted(failed, 'файл', 'файла', 'файлов')}." if failed else ""
    return f"Итого: {found}. Сверено {judged} из {statements}; у остальных стоит, почему они не сверены.{unread}"


def _article(checked: CheckedArticle, painter: Painter) -> Iterator[str]:
    if checked.article is None or checked.error:
        yield painter.paint("error", "не проверено: ") + visible(checked.error or checked.path)
        return
    for note in (*checked.article.notes, *checked.notes):
        yield painter.paint("dim", f"{visible(checked.path)}: {note}")
    lines = SourcePlaces(checked.article)
    for finding in checked.findings:
        yield from _finding(checked, finding, lines, painter)
    for gone in checked.gone or ():
        yield painter.paint(
            "dim", f"{visible(checked.path)}: {GONE} [{visible(gone.rule)}] «{visible(gone.text)}»: {visible(gone.message)}"
        )


def _finding(checked: CheckedArticle, finding: Finding, lines: SourcePlaces, painter: Painter) -> Iterator[str]:
    start, end = lines.span(finding.start, finding.end)
    line, column = lines.line_column(start)
    label = painter.paint(finding.severity, _LABELS[finding.severity])
    mark = f" (не считается: {visible(finding.suppression.reason)})" if finding.suppression else ""
    change = f" ({CHANGES[finding.change]})" if finding.change else ""
    yield f"{visible(checked.path)}:{line}:{column}: {label} [{finding.rule}]{change}{mark} {visible(finding.message)}"
    yield from _quoted(finding.severity, lines.line(line), column, end - start, painter)
    for evidence in finding.evidence:
        if evidence.table != "article":
            yield painter.paint("dim", f"    источник: {evidence.table}/{evidence.id} {evidence.source}")
    if finding.suggestion:
        yield f"    исправить: {painter.paint('fix', visible(finding.suggestion.replacement))}"
    for other in finding.alternatives:
        yield f"    или: {painter.paint('fix', visible(other.replacement))}"
    yield ""


def _quoted(severity: str, line: str, column: int, width: int, painter: Painter) -> Iterator[str]:
    """Show the line around the words, cut to a window, with the words underlined."""
    start = max(0, column - 1 - _WINDOW // 2)
    shown = line[start : start + _WINDOW]
    size = max(1, min(width, len(shown) - (column - 1 - start)))
    lead = "…" if start else ""
    tail = "…" if start + _WINDOW < len(line) else ""
    yield f"    {lead}{_one_column(shown)}{tail}"
    yield "    " + " " * (len(lead) + column - 1 - start) + painter.paint(severity, "~" * size)


def _one_column(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
