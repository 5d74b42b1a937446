"""`factcheck fix`: apply the corrections that leave no doubt, or show them."""

from __future__ import annotations

import codecs
import difflib
import sys
from pathlib import Path

from factcheck.checker import Checker
from factcheck.cli.options import folder, parse_date
from factcheck.cli.output import write_file
from factcheck.engine.fixing import repaired, safe_repairs
from factcheck.engine.rules import load_rules
from factcheck.errors import FactcheckError, InputError
from factcheck.model import Finding
from factcheck.reading import expand_paths, read_article
from factcheck.reference.store import open_reference

_PLAIN = {".txt", ".text", ""}
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
    paths: list[str], published: str | None, reference: str | None, rules: str | None, model: str | None, write: bool, diff: bool
) -> int:
    """Show (the default) or write the articles with their safe repairs; return 1 where there is something that was only shown.

    Plain text only: of other formats the words' places in the file are not known. Raises FactcheckError for `--diff` with `--write`.
    """
    if write and diff:
        raise FactcheckError("--diff shows and --write changes; give one of them")
    day = parse_date(published, "--published")
    checker = Checker(open_reference(folder(reference, "reference_data")), load_rules(folder(rules, "rules")), model)
    codes = [0]
    for path in expand_paths(paths):
        plain = _is_plain(path)
        codes.append(_fix(path, checker.check(read_article(path, day))[0].findings, write) if plain else 2)
    return max(codes)


def _is_plain(path: str) -> bool:
    if path != "-" and Path(path).suffix.lower() in _PLAIN:
        return True
    print(f"factcheck: {path}: only .txt files are corrected in place; the report shows the corrections of others", file=sys.stderr)
    return False


def _fix(path: str, findings: tuple[Finding, ...], write: bool) -> int:
    data = Path(path).read_bytes()
    mark, encoding, text = _decoded(data, path)
    repairs = safe_repairs(findings)
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


def _decoded(data: bytes, path: str) -> tuple[bytes, str, str]:
    """Return the mark, the encoding and the text of a file, such that they give its very bytes again."""
    for mark, encoding in _ENCODINGS:
        if not data.startswith(mark):
            continue
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.startswith("\ufeff") or mark + text.encode(encoding) != data:
            continue
        return mark, encoding, text
    raise InputError(f"{path}: its bytes cannot be written again as they are; save it as UTF-8")
