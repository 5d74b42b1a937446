"""Benchmarks of the reference, printed: build, opening, look-ups, checking an article and memory on invented tables of growing size.

Run: python tools/bench_reference.py [SIZE ...]     sizes in events; 1000, 100000 and 1000000 by default
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

from bench import seconds
from synthetic import World, sentences, write_tables

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.reading import read_bytes
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference
from factcheck.resources import shipped

SIZES = (1_000, 100_000, 1_000_000)
_TELL = "import resource,sys; from pathlib import Path; from factcheck.reference.build import build_index; "
_BUILD = _TELL + "build_index(Path(sys.argv[1]), Path(sys.argv[2])); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def build(folder: Path, target: Path) -> tuple[float, float]:
    """Build the index in a process of its own; return its seconds and its peak memory in MB."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _BUILD, str(folder), str(target)], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, int(done.stdout) / 1024


def look_ups(index: Path, world: World) -> float:
    """Return look-ups a second: candidates of a person, names of a surname, a row by its id, over keys that are all different."""
    reference = Reference(index)
    events = random.Random(3).sample(world.events, min(900, len(world.events)))
    start = time.perf_counter()
    for event in events:
        reference.find(EventRow, f"who:{event.participants[0]}")
        reference.named(world.names[event.participants[1]].split()[-1].lower())
        reference.get(EventRow, event.id)
    return 3 * len(events) / (time.perf_counter() - start)


def main() -> None:
    """Print the table."""
    sizes = [int(argument) for argument in sys.argv[1:] if argument.isdigit()] or list(SIZES)
    rules = load_rules(shipped("rules"))
    checks: dict[int, tuple[Checker, partial[object]]] = {}
    with tempfile.TemporaryDirectory() as name:
        print("reference: events, build s, peak MB, index MB, opening ms, look-ups/s")
        for size in sizes:
            folder, target = Path(name) / str(size), Path(name) / f"{size}.sqlite"
            world = write_tables(folder, size)
            took, peak = build(folder, target)
            opening = 1000 * seconds(partial(Reference, target))
            megabytes, speed = target.stat().st_size / 1e6, look_ups(target, world)
            print(f"  {size:>9,}  {took:7.1f}  {peak:6.0f}  {megabytes:7.1f}  {opening:6.2f}  {speed:9,.0f}")
            text = " ".join(sentences(world, 12))
            checker = Checker(Reference(target), rules)
            article = read_bytes(text.encode(), f"{size}.txt", date(2025, 1, 1))
            checks[size] = checker, partial(checker.check, article)
        _compare(checks)
    print(f"  peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _compare(checks: dict[int, tuple[Checker, partial[object]]]) -> None:
    """Print how long an article of twelve sentences takes at each size, in turns, beside the smallest."""
    times: dict[int, list[float]] = {size: [] for size in checks}
    for _ in range(9):
        for size, (_, work) in checks.items():
            times[size].append(seconds(work, 1))
    smallest = min(times)
    for size, rows in times.items():
        ratio = statistics.median(mine / first for mine, first in zip(rows, times[smallest], strict=True))
        print(f"  check of an article at {size:>9,} events: {1000 * statistics.median(rows):6.1f} ms, {ratio:.2f} of that at {smallest:,}")


if __name__ == "__main__":
    main()
