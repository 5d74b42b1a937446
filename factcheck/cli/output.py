"""Write reports: to standard output, or to files through a temporary one, so that nothing is half-written."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from factcheck.errors import FactcheckError


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises FactcheckError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise FactcheckError(f"{path}: cannot be written ({error.strerror})") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise FactcheckError(f"{path}: cannot be written ({error.strerror})") from None


def write_stdout(data: bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def wants_colour() -> bool:
    """Does standard output show colours? NO_COLOR counts where it is not empty; FORCE_COLOR wins over a pipe."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def output_width(default: int = 160, least: int = 100) -> int:
    """Return how many characters a line of standard output holds: the terminal's columns, or the default for a pipe or file."""
    return max(least, shutil.get_terminal_size((default, 24)).columns) if sys.stdout.isatty() else default
