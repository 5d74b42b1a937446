"""The article against itself: pairs of texts, one with a contradiction and its twin with none. Prints how many are found by class.

Run from the project's root: python -m tools.own_pairs [--misses]     over tests/own/pairs.yaml, with the project's own tables
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.model import Finding
from factcheck.reading import read_bytes
from factcheck.reference.store import open_reference
from factcheck.resources import shipped
from tools.worlds import alarms

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "own" / "pairs.yaml"


def is_found(findings: list[Finding], row: dict[str, Any]) -> bool:
    """Does a finding stand on one of the words that are acceptable?"""
    text: str = row["bad"]
    spans = [(at, at + len(words)) for words in row["words"] for at in range(len(text)) if text.startswith(words, at)]
    return any(finding.start < end and start < finding.end for finding in findings for start, end in spans)


def main() -> None:
    """Score the pairs."""
    checker = Checker(open_reference(shipped("reference_data")), load_rules(shipped("rules")))
    met: Counter[str] = Counter()
    found: Counter[str] = Counter()
    false = 0
    for row in yaml.safe_load(PAIRS.read_text("utf-8")):
        good, bad = (read_bytes(row[which].encode(), "pair.txt", row["published"]) for which in ("good", "bad"))
        twin = alarms(checker, good)
        false += len(twin)
        known = {(finding.kind, finding.text) for finding in twin}
        new = [finding for finding in alarms(checker, bad) if (finding.kind, finding.text) not in known]
        met[row["class"]] += 1
        found[row["class"]] += is_found(new, row)
        if "--misses" in sys.argv and not is_found(new, row):
            print(f"MISS {row['id']} {row['class']} {row['words']}")
    print(f"found {found.total()}/{met.total()}; alarms on the twins: {false}")
    print("  " + ", ".join(f"{name} {found[name]}/{met[name]}" for name in sorted(met)))


if __name__ == "__main__":
    main()
