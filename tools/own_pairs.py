"""The article against itself, over tests/own and with the project's own tables. Prints how many contradictions are found by class.

Run from the project's root: python -m tools.own_pairs [--misses]
pairs.yaml: texts with a contradiction, each with a twin that has none. drafts*/: whole articles, and changes of one fact each that make
another place of the article contradict it.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.model import Article, Finding
from factcheck.reading import read_article, read_bytes
from factcheck.reference.store import open_reference
from factcheck.resources import shipped
from tools.worlds import alarms

OWN = Path(__file__).resolve().parents[1] / "tests" / "own"


class Score:
    """Contradictions met and found by class; alarms on consistent texts, and others beside what was made wrong."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.met: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.false = 0
        self.beside = 0

    def add(self, kind: str, new: list[Finding], hits: list[Finding], row: dict[str, Any]) -> None:
        """Count one text with a contradiction: its new findings, and those on the words that are acceptable."""
        self.met[kind] += 1
        self.found[kind] += bool(hits)
        groups = {finding.group for finding in hits if finding.group}
        self.beside += sum(1 for finding in new if finding not in hits and finding.group not in groups)
        if "--misses" in sys.argv and not hits:
            print(f"MISS {row.get('id') or row['article']} {kind} {row['words']}")

    def show(self) -> None:
        """Print the counts."""
        print(f"{self.name}: found {self.found.total()}/{self.met.total()}; beside them {self.beside}; on consistent texts {self.false}")
        print("  " + ", ".join(f"{kind} {self.found[kind]}/{self.met[kind]}" for kind in sorted(self.met)))


def hits_of(findings: list[Finding], text: str, places: list[str]) -> list[Finding]:
    """Return the findings that stand on one of the words that are acceptable."""
    spans = [(at, at + len(words)) for words in places for at in range(len(text)) if text.startswith(words, at)]
    return [finding for finding in findings if any(finding.start < end and start < finding.end for start, end in spans)]


def new_alarms(checker: Checker, text: str, published: date, before: list[Finding]) -> list[Finding]:
    """Return the alarms on a text that its consistent original does not have."""
    known = {(finding.kind, finding.text) for finding in before}
    found = alarms(checker, read_bytes(text.encode(), "own.txt", published))
    return [finding for finding in found if (finding.kind, finding.text) not in known]


def score_pairs(checker: Checker) -> Score:
    """Score the pairs."""
    score = Score("pairs")
    for row in yaml.safe_load((OWN / "pairs.yaml").read_text("utf-8")):
        twin = alarms(checker, read_bytes(row["good"].encode(), "own.txt", row["published"]))
        score.false += len(twin)
        new = new_alarms(checker, row["bad"], row["published"], twin)
        score.add(row["class"], new, hits_of(new, row["bad"], row["words"]), row)
    return score


def score_drafts(checker: Checker, folder: Path) -> Score:
    """Score the changes of the whole articles of a folder."""
    score = Score(folder.name)
    originals: dict[str, tuple[Article, list[Finding]]] = {}
    for path in sorted((folder / "articles").glob("*.txt")):
        article = read_article(str(path))
        originals[path.name] = article, alarms(checker, article)
        score.false += len(originals[path.name][1])
    for row in yaml.safe_load((folder / "mutations.yaml").read_text("utf-8")):
        article, before = originals[row["article"]]
        text = article.text.replace(row["old"], row["new"], 1)
        assert article.published is not None
        new = new_alarms(checker, text, article.published, before)
        score.add(row["kind"], new, hits_of(new, text, [row["words"], *row["also_words"]]), row)
    return score


def main() -> None:
    """Score the pairs and the drafts."""
    checker = Checker(open_reference(shipped("reference_data")), load_rules(shipped("rules")))
    score_pairs(checker).show()
    for folder in sorted(OWN.glob("drafts*")):
        score_drafts(checker, folder).show()


if __name__ == "__main__":
    main()
