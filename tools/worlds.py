"""Seeded errors: consistent articles over invented tables, one fact changed at a time. Prints recall by kind, precision, false alarms.

Run: python tools/worlds.py WORLD... [--misses]     where a WORLD has reference/, articles/, mutations.yaml and perhaps more/: articles that
no mutation changes
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.model import Article, Finding
from factcheck.reading import read_article, read_bytes
from factcheck.reference.store import open_reference
from factcheck.resources import shipped


@dataclass
class Score:
    """Counts of one world: seeded errors met and found by kind; alarms that were right and wrong."""

    met: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    right: int = 0
    wrong: int = 0
    untouched_alarms: int = 0
    words: int = 0
    misses: list[str] = field(default_factory=list)


def alarms(checker: Checker, article: Article) -> list[Finding]:
    """Return the findings that count as alarms."""
    return [finding for finding in checker.check(article)[0].findings if finding.severity != "info"]


def changed(article: Article, row: dict[str, Any]) -> Article:
    """Return the article with one change."""
    return read_bytes(article.text.replace(row["old"], row["new"], 1).encode(), article.path, article.published)


def is_hit(finding: Finding, row: dict[str, Any], text: str) -> bool:
    """Does a finding stand on the words that were made wrong (or on other acceptable ones), with an acceptable kind?"""
    places = [row["words"], *(row.get("also_words") or ()), *(row.get("words_alt") or ())]
    spans = [(row["start"], row["end"])] if "start" in row else []
    for words in places:
        at = text.find(words)
        while at >= 0:
            spans.append((at, at + len(words)))
            at = text.find(words, at + 1)
    return finding.kind in row["kind"] and any(finding.start < end and start < finding.end for start, end in spans)


def run(world: Path) -> Score:
    """Score a world."""
    checker = Checker(open_reference(world / "reference"), load_rules(shipped("rules")))
    data = yaml.safe_load((world / "mutations.yaml").read_text("utf-8"))
    score = Score()
    clean: dict[str, tuple[Article, set[tuple[str, str]]]] = {}
    for path in sorted([*(world / "articles").glob("*.txt"), *(world / "more").glob("*.txt")]):
        article = read_article(str(path))
        found = alarms(checker, article)
        if path.parent.name == "articles":
            clean[path.name] = article, {(f.kind, f.text) for f in found}
        score.untouched_alarms += len(found)
        score.words += len(article.text.split())
        score.misses += [f"FALSE ALARM {path.parent.name}/{path.name} {f.kind} «{f.text}» {f.message}" for f in found]
    for row in data["mutations"]:
        _mutation(checker, row, clean, score)
    for row in data.get("traps") or ():
        article, known = clean[row["article"]]
        new = [f for f in alarms(checker, changed(article, row)) if (f.kind, f.text) not in known]
        score.wrong += len(new)
        score.misses += [f"TRAP {row['article']} «{row['old'][:50]}» → «{row['new'][:50]}»: {f.kind} «{f.text}» {f.message}" for f in new]
    return score


def _mutation(checker: Checker, row: dict[str, Any], clean: dict[str, tuple[Article, set[tuple[str, str]]]], score: Score) -> None:
    article, known = clean[row["article"]]
    mutated = changed(article, row)
    new = [f for f in alarms(checker, mutated) if (f.kind, f.text) not in known]
    hits = [f for f in new if is_hit(f, row, mutated.text)]
    kind = row["kind"][0]
    score.met[kind] += 1
    score.found[kind] += bool(hits)
    groups = {f.group for f in hits if f.group}
    wrong = [f for f in new if f not in hits and f.group not in groups]
    score.right += len(new) - len(wrong)
    score.wrong += len(wrong)
    if not hits:
        score.misses.append(f"MISS {row['article']} {row['kind']} «{row['old'][:60]}» → «{row['new'][:60]}» (words «{row['words']}»)")
    score.misses += [f"WRONG {row['article']} after «{row['new'][:50]}»: {f.kind} «{f.text}» {f.message}" for f in wrong]


def main() -> None:
    """Score the worlds named on the command line."""
    show = "--misses" in sys.argv
    for name in (argument for argument in sys.argv[1:] if not argument.startswith("--")):
        score = run(Path(name))
        met, found = sum(score.met.values()), sum(score.found.values())
        print(f"{Path(name).name}: recall {found}/{met} = {found / met:.2f}", end="; ")
        print(f"precision {score.right}/{score.right + score.wrong} = {score.right / max(1, score.right + score.wrong):.2f}", end="; ")
        print(f"alarms on {score.words} untouched words: {score.untouched_alarms}")
        print("  " + ", ".join(f"{kind} {score.found[kind]}/{score.met[kind]}" for kind in sorted(score.met)))
        if show:
            print("\n".join(f"  {line}" for line in score.misses))


if __name__ == "__main__":
    main()
