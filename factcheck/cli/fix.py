"""`factcheck fix`: apply the corrections that leave no doubt, or show them."""

from __future__ import annotations

import codecs
import difflib
import html
import sys
from pathlib import Path

from factcheck.cli.options import parse_date
from factcheck.cli.output import write_file
from factcheck.cli.settings import find_settings
from factcheck.cli.setup import make_checker
from factcheck.engine.fixing import repaired, safe_repairs
from factcheck.errors import FactcheckError, InputError
from factcheck.model import CheckedArticle, Repair
from factcheck.reading import expand_paths, read_article
from factcheck.reading.source_map import SourcePlaces

_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"", "cp1251"),
)


def run_fix(
    paths: list[str],
    published: str | None,
    reference: str | None,
    rules: str | None,
    model: str | None,
    config: str | None,
    write: bool,
    diff: bool,
) -> int:
    """Show (the default) or write the articles with their safe repairs; return 1 where there is something that was only shown.

    Text, Markdown and HTML; .docx is not written. Raises FactcheckError for `--diff` with `--write`.
    """
    if write and diff:
        raise FactcheckError("--diff shows and --write changes; give one of them")
    day = parse_date(published, "--published")
    checker = make_checker(find_settings(config), reference, rules, model)
    codes = [0]
    for path in expand_paths(paths):
        if path == "-" or Path(path).suffix.lower() == ".docx":
            print(f"factcheck: {path}: corrected only by hand; the report shows the corrections", file=sys.stderr)
            codes.append(2)
            continue
        codes.append(_fix(checker.check(read_article(path, day))[0], write))
    return max(codes)


def _fix(checked: CheckedArticle, write: bool) -> int:
    path = checked.path
    assert checked.article is not None
    text = checked.article.text if checked.article.source is None else checked.article.source
    mark, encoding = _encoding(Path(path).read_bytes(), text, path)
    chosen = safe_repairs(checked.findings)
    repairs = [placed for repair in chosen if (placed := _in_source(checked, repair)) is not None]
    if len(repairs) < len(chosen):
        left = len(chosen) - len(repairs)
        print(f"factcheck: {path}: {left} с разметкой внутри, исправьте сами / have markup inside, correct them by hand", file=sys.stderr)
    new = repaired(text, repairs)
    if not write:
        sys.stdout.writelines(
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(text.splitlines(True), new.splitlines(True), path, path)
        )
        return 1 if repairs else 0
    if repairs:
        write_file(Path(path), mark + new.encode(encoding))
    print(f"{path}: исправлено / corrected {len(repairs)}", file=sys.stderr)
    return 0


def _in_source(checked: CheckedArticle, repair: Repair) -> Repair | None:
    """Return a repair with its place in the source file, None where markup stands inside the words."""
    assert checked.article is not None
    place = SourcePlaces(checked.article).exact(repair.start, repair.end)
    if place is None:
        return None
    words = html.escape(repair.replacement, quote=False) if checked.path.lower().endswith((".html", ".htm")) else repair.replacement
    return Repair(start=place[0], end=place[1], replacement=words)


def _encoding(data: bytes, text: str, path: str) -> tuple[bytes, str]:
    """Return the mark and the encoding that give a file's very bytes of its text."""
    for mark, encoding in _ENCODINGS:
        try:
            if mark + text.encode(encoding) == data:
                return mark, encoding
        except UnicodeEncodeError:
            continue
    raise InputError(f"{path}: its bytes cannot be written again as they are; save it as UTF-8")
