"""Choose the reader by suffix, find the publication date, make the Article."""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from factcheck.errors import InputError
from factcheck.model import Article
from factcheck.reading.docx import read_docx
from factcheck.reading.html import read_html
from factcheck.reading.markdown import read_markdown
from factcheck.reading.plain import read_plain
from factcheck.reading.sources import Draft, Reader

_READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
}
_DATES_FILE = "articles.csv"
_GLOB = re.compile(r"[*?\[]")


def expand_paths(paths: Iterable[str]) -> list[str]:
    """Return the articles that the paths stand for: a directory stands for all readable ones in it, recursively, sorted.

    Raises InputError for a directory with none.
    """
    expanded: list[str] = []
    for path in paths:
        folder = Path(path)
        if path != "-" and not folder.exists() and _GLOB.search(path):
            found = sorted(str(file) for file in _matching(path) if file.suffix.lower() in _READERS and file.is_file())
            if not found:
                raise InputError(f"{path}: no articles match (looked for {', '.join(_READERS)})")
            expanded += found
        elif path != "-" and folder.is_dir():
            found = sorted(str(file) for file in folder.rglob("*") if file.suffix.lower() in _READERS and file.is_file())
            if not found:
                raise InputError(f"{path}: no articles in this folder (looked for {', '.join(_READERS)})")
            expanded += found
        else:
            expanded.append(path)
    return list(dict.fromkeys(expanded))


def _matching(pattern: str) -> Iterator[Path]:
    """Yield what matches a pattern that the shell has left alone (in quotation marks, on Windows); ** stands for any folders."""
    fixed = Path(pattern)
    while _GLOB.search(str(fixed)):
        fixed = fixed.parent
    yield from fixed.glob(str(Path(pattern).relative_to(fixed)))


def read_article(path: str, published: date | None = None, stdin: Callable[[], bytes] | None = None) -> Article:
    """Read one article; `-` is standard input.

    `published` overrides the dates of the file's metadata and of an `articles.csv` (`file,published`) beside it.
    Raises InputError where it cannot be read.
    """
    if path == "-":
        return read_bytes((stdin or sys.stdin.buffer.read)(), "-", published)
    file = Path(path)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from None
    return read_bytes(data, path, published or _listed_date(file))


def read_bytes(data: bytes, path: str, published: date | None = None) -> Article:
    """Make an Article from the bytes of a file whose suffix names its format."""
    reader = _READERS.get(Path(path).suffix.lower(), read_plain)
    draft = reader(data, path)
    if not draft.text.strip():
        raise InputError(f"{path}: empty, there is nothing to check")
    return _article(draft, data, path, published)


def _article(draft: Draft, data: bytes, path: str, published: date | None) -> Article:
    return Article(
        path=path,
        title=draft.title.strip(),
        text=draft.text,
        published=published or draft.published,
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=draft.blocks,
        notes=draft.notes,
        comments=draft.comments,
        source=draft.source,
        runs=draft.runs,
    )


def _listed_date(file: Path) -> date | None:
    """Return the date that `articles.csv` beside the file gives it."""
    listing = file.parent / _DATES_FILE
    if not listing.is_file():
        return None
    with listing.open(encoding="utf-8-sig", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 2):
            if row.get("file") == file.name and (value := (row.get("published") or "").strip()):
                try:
                    return date.fromisoformat(value)
                except ValueError:
                    raise InputError(f"{listing}: row {number}, column published: «{value}» is not a date like 2025-10-21") from None
    return None
