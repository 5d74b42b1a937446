"""Findings with their places in the source file, in the units that formats count in: code points, UTF-16 units, UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from factcheck.model import CheckedArticle, Finding, Repair, Report
from factcheck.reading.source_map import SourcePlaces
from factcheck.report.labels import CHANGES

LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the source: 1-based lines and columns in code points, the end column exclusive, with the text of its two lines."""

    line: int
    column: int
    end_line: int
    end_column: int
    first: str
    last: str

    def utf16(self) -> tuple[int, int]:
        """Return the first and the exclusive last column in UTF-16 units."""
        return _units(self.first, self.column, "utf-16-le", 2), _units(self.last, self.end_column, "utf-16-le", 2)

    def utf8(self) -> tuple[int, int]:
        """Return the first and the exclusive last column in bytes of UTF-8."""
        return _units(self.first, self.column, "utf-8", 1), _units(self.last, self.end_column, "utf-8", 1)


def _units(line: str, column: int, encoding: str, size: int) -> int:
    return len(line[: column - 1].encode(encoding, "surrogatepass")) // size + 1


@dataclass(frozen=True, slots=True)
class Located:
    """A finding of an article with its region and the places that its repairs are looked up in."""

    checked: CheckedArticle
    finding: Finding
    region: Region
    places: SourcePlaces

    @property
    def path(self) -> str:
        """The article's path, with / and relative to the current folder where it lies in it."""
        return plain_path(self.checked.path)

    @property
    def message(self) -> str:
        """The finding's message; held against an earlier run, with what changed before it."""
        change = self.finding.change
        return f"[{CHANGES[change]}] {self.finding.message}" if change else self.finding.message

    def repair_region(self, repair: Repair) -> Region | None:
        """Return where a repair stands in the source, None where markup stands between its words."""
        exact = self.places.exact(repair.start, repair.end)
        return region_of(self.places, *exact) if exact is not None else None


def region_of(places: SourcePlaces, start: int, end: int) -> Region:
    """Return the region of a source span."""
    line, column = places.line_column(start)
    end_line, end_column = places.line_column(max(start, end))
    if end > start and end_column == 1 and end_line > line:  # a span that ends with its line
        end_line, end_column = end_line - 1, len(places.line(end_line - 1)) + 1
    return Region(line, column, end_line, end_column, places.line(line), places.line(end_line))


def located(report: Report, *, suppressed: bool = True) -> list[Located]:
    """Return the findings of a run, worst first, then by article and place; suppressed ones on request."""
    found = list(_each(report))
    found = [item for item in found if suppressed or not item.finding.suppressed]
    return sorted(found, key=lambda item: LEVELS.index(item.finding.severity))


def _each(report: Report) -> Iterator[Located]:
    for checked in report.articles:
        if checked.article is None:
            continue
        places = SourcePlaces(checked.article)
        for finding in checked.findings:
            yield Located(checked, finding, region_of(places, *places.span(finding.start, finding.end)), places)


def plain_path(path: str) -> str:
    """Return a path with /, relative to the current folder where it lies in it; «-» is standard input."""
    if path == "-":
        return "stdin"
    here = Path(path)
    if here.is_absolute() and here.is_relative_to(Path.cwd()):
        here = here.relative_to(Path.cwd())
    return here.as_posix()


def uri(path: str) -> str:
    """Return a path as a relative URI reference, percent-encoded."""
    return quote(plain_path(path).lstrip("/"), safe="/")


def sources_of(finding: Finding) -> list[str]:
    """Return the sources of a finding's evidence, each once."""
    return list(dict.fromkeys(e.source for e in finding.evidence if e.source and e.table != "article"))
