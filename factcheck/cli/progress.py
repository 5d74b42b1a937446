"""How far a run is, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_FEW = 2  # articles from which a bar is worth its lines


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """Give a function to call before each article, None where standard error is no terminal, in quiet runs and for a single article."""
    if quiet or total < _FEW or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        started = False

        def tell(path: str) -> None:
            nonlocal started
            bar.update(task, description=path[-40:], advance=1 if started else 0)
            started = True

        yield tell
