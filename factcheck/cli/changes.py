"""Which lines of a file an edit touched: given by hand, or by git since a revision."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import FactcheckError

LineRange = tuple[int, int]
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_ALL: LineRange = (1, 2**31)


def parse_lines(values: Sequence[str]) -> list[LineRange]:
    """Return 1-based line ranges of `--lines 3-7`, `--lines 12`, `--lines 3-7,12`. Raises FactcheckError for anything else."""
    ranges = []
    for value in (part.strip() for given in values for part in given.split(",")):
        match = _RANGE.fullmatch(value)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise FactcheckError(f"--lines: «{value}» is no range of lines such as 3-7 or 12")
        ranges.append((first, last))
    return ranges


def changed_lines(path: str, revision: str) -> list[LineRange]:
    """Return the line ranges of a file that differ from a revision; all of a file that git does not know.

    Raises FactcheckError where git or the revision is not there.
    """
    file = Path(path)
    if revision.startswith("-"):
        raise FactcheckError(f"--changed-since: «{revision}» is no revision")
    if _git(file, "ls-files", "--error-unmatch", "--", file.name) is None:
        _known_revision(file, revision)
        return [_ALL]
    found = _git(file, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-prefix", revision, "--", file.name)
    if found is None:
        raise FactcheckError(f"--changed-since: git knows no revision «{revision}» in the repository of {path}")
    hunks = [(int(match[1]), int(match[2] or 1)) for match in _HUNK.finditer(found)]
    return [(start, start + size - 1) for start, size in hunks if size]


def _known_revision(file: Path, revision: str) -> None:
    if _git(file, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        raise FactcheckError(f"--changed-since: {file} is in no git repository, or it has no revision «{revision}»")


def _git(file: Path, *words: str) -> str | None:
    """Return what git prints, None where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(file.parent), *words], capture_output=True, check=False)
    except OSError:
        raise FactcheckError("--changed-since: git is not installed") from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
