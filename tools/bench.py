"""Benchmarks, printed: cold starts, warm time an article and its ratio to the bare language pipeline, the tagger alone, peak memory.

Run: python tools/bench.py [SHARED] [--large]. Ratios come from pairs measured in the same run, since machines are noisy.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from factcheck.checker import Checker
from factcheck.claims.extract import extract
from factcheck.engine.conditions import Condition
from factcheck.engine.rule_files import load_rules
from factcheck.language.annotate import annotate
from factcheck.language.loader import load
from factcheck.model import Article
from factcheck.reading import read_article
from factcheck.reference.store import open_reference
from factcheck.report.formats import render
from factcheck.resources import shipped
from factcheck.temporal import Tagger

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "example" / "article.txt"
RULES = 200
SIZES = (50_000, 500_000, 5_000_000)
PIECES = ("15 августа 2024 года ", "два миллиона ", "с 1 по ", "«", "5-", "1.2.", "в том же ", "\n", "15 августа, ", "Он уехал. ")


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def command(*arguments: str) -> Callable[[], object]:
    """Return a run of the command line as a process of its own."""
    return lambda: subprocess.run([sys.executable, "-m", "factcheck", *arguments], capture_output=True, check=False)


def cold() -> None:
    """Print whole-process times of commands."""
    print("cold start, whole process, median of 5:")
    print(f"  check an article        {seconds(command('check', str(EXAMPLE))):.2f} s")
    print(f"  extract --only timexes  {seconds(command('extract', str(EXAMPLE), '--only', 'timexes')):.2f} s")
    print(f"  --help                  {seconds(command('--help')):.2f} s")


def pairs(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float, float]:
    """Return the medians of nine pairs: the ratio of the first to the second, the first's seconds, the second's."""
    rows = []
    for _ in range(9):
        mine, theirs = seconds(one, 1), seconds(other, 1)
        rows.append((mine / theirs, mine, theirs))
    ratio, mine, theirs = (statistics.median(values) for values in zip(*rows, strict=True))
    return ratio, mine, theirs


def warm(articles: list[Path]) -> None:
    """Print the time an article takes, and its ratio to the bare pipeline on the same text, pair by pair."""
    checker = Checker(open_reference(shipped("reference_data")), load_rules(shipped("rules")))
    nlp = load()
    print("warm, an article, median of 9 pairs (whole check / bare pipeline = ratio):")
    for path in articles:
        article = read_article(str(path), date(2025, 10, 21))
        ratio, whole, bare = pairs(partial(checker.check, article), partial(annotate, nlp, article))
        print(f"  {path.name:20} {whole * 1000:6.1f} ms / {bare * 1000:6.1f} ms = {ratio:.2f}")


def engine(articles: list[Path]) -> None:
    """Print what 200 rules cost: the pack and copies of it that are asked but never fire, against the pack alone, pair by pair."""
    reference, pack = open_reference(shipped("reference_data")), load_rules(shipped("rules"))
    quiet = [replace(rule, condition=Condition(f"({rule.condition.source}) && false")) for rule in pack.rules]
    copies = (replace(rule, id=f"{rule.id}-{number}") for number in range(RULES) for rule in quiet)
    rules = (*pack.rules, *islice(copies, RULES - len(pack.rules)))
    full, bare = Checker(reference, replace(pack, rules=rules)), Checker(reference, pack)
    bare.share_models(full)
    print(f"engine, median of 9 pairs (check with {len(rules)} rules / with {len(pack.rules)} = ratio):")
    for path in articles:
        article = read_article(str(path), date(2025, 10, 21))
        ratio, whole, without = pairs(partial(full.check, article), partial(bare.check, article))
        print(f"  {path.name:20} {whole * 1000:6.1f} ms / {without * 1000:6.1f} ms = {ratio:.3f}")


def pages(articles: list[Path]) -> None:
    """Print the size of an article's page and how long it takes to write after the check."""
    checker = Checker(open_reference(shipped("reference_data")), load_rules(shipped("rules")))
    print("the page of an article: words, kilobytes, milliseconds (median of 9):")
    for path in articles:
        report = checker.run([str(path)], date(2025, 10, 21))
        (checked,) = report.articles
        words = len(checked.article.text.split()) if checked.article else 0
        taken = seconds(partial(render, report, "html"), 9)
        print(f"  {path.name:20} {words:6} words {len(render(report, 'html')) / 1024:6.0f} KB {taken * 1000:6.1f} ms")


def extraction(articles: list[Path]) -> None:
    """Print how long reading times and claims takes beside the language pipeline on the same text."""
    nlp = load()
    read = Tagger()
    print("extraction of times and claims, median of 9 pairs (extraction / bare pipeline = ratio):")
    for path in articles:
        article = read_article(str(path), date(2025, 10, 21))
        doc = annotate(nlp, article)

        def work(article: Article = article, doc: Doc = doc) -> None:
            timexes, numbers = read.read(article.text, article.published, article.blocks)
            extract(article, doc, timexes, numbers)

        ratio, mine, bare = pairs(work, partial(annotate, nlp, article))
        print(f"  {path.name:20} {mine * 1000:6.1f} ms / {bare * 1000:6.1f} ms = {ratio:.2f}")


def tagger(text: str, large: bool) -> None:
    """Print the tagger's speed, its ratio to a public date finder on the same text, and its growth on repetitive input."""
    read = Tagger()
    read.read(text[:5000], date(2025, 10, 21))
    own = seconds(lambda: read.read(text, date(2025, 10, 21)), 3)
    print(f"tagger alone: {len(text) / own:,.0f} characters a second on {len(text):,}")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("  (pip install dateparser to compare with a public date finder)")
    else:
        part = text[:20_000]
        mine = seconds(lambda: read.read(part, date(2025, 10, 21)), 3)
        public = seconds(lambda: search_dates(part, languages=["ru"]), 1)
        print(f"  dateparser.search on {len(part):,}: {public / mine:.1f} times as long")
    print("  growth, seconds for 50 KB and 500 KB (--large adds 5 MB):")
    for piece in PIECES:
        sizes = [piece * (size // len(piece)) for size in SIZES[: 3 if large else 2]]
        times = [seconds(lambda t=t: read.read(t, date(2025, 10, 21)), 1) for t in sizes]  # type: ignore[misc]
        print(f"    {piece!r:28} " + "  ".join(f"{value:7.3f}" for value in times))


def main() -> None:
    """Print every benchmark."""
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    shared = Path(folders[0]) if folders else ROOT.parent / "shared"
    cold()
    articles = [EXAMPLE, *sorted((shared / "articles").glob("*.txt"))]
    warm(articles)
    engine(articles)
    pages(articles)
    extraction(articles)
    texts = [path.read_text("utf-8") for path in sorted((shared / "data").glob("*/*.txt"))] or [EXAMPLE.read_text("utf-8") * 50]
    tagger("\n\n".join(texts)[:600_000], "--large" in sys.argv)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
