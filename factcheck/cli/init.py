"""`factcheck init`: a commented settings file to begin with."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

from factcheck.cli.output import write_file
from factcheck.cli.settings import FILE
from factcheck.errors import FactcheckError


def run_init(folder: str, *, force: bool) -> int:
    """Write the settings file into a folder; one that is there stays unless `force`."""
    target = Path(folder) / FILE
    if target.exists() and not force:
        raise FactcheckError(f"{target}: уже есть / is there already; --force заменит его / replaces it")
    write_file(target, (files("factcheck.cli") / "init.toml").read_bytes())
    print(f"{target}: записано / written", file=sys.stderr)
    return 0
