"""The promotion gate: how often each rule reached a decision on clean texts, how often it fired, and what changed since the last record.

Run: python tools/ecosystem.py [SHARED] [--record]     clean texts: the public news of SHARED, and the unchanged articles of tests/worlds
A rule may be an `error` with thirty trials or more and no false alarm that was read; `ecosystem.csv` holds the last recorded run, with the
false alarms that were read (column `false`), which a person fills in.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.engine.rules import RulePack
from factcheck.reading import expand_paths
from factcheck.reference.store import open_reference
from factcheck.resources import shipped

ROOT = Path(__file__).parents[1]
RECORD = Path(__file__).parent / "ecosystem.csv"
LEAST = 30
COLUMNS = ["rule", "news_tried", "news_fired", "worlds_tried", "worlds_fired", "false"]


def run(pack: RulePack, reference: Path, folders: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each rule was tried and fired (infos left out) over the articles of some folders."""
    checker = Checker(open_reference(reference), pack)
    tried: Counter[str] = Counter()
    fired: Counter[str] = Counter()
    for article in checker.run(expand_paths(str(folder) for folder in folders)).articles:
        tried.update(article.tried or {})
        fired.update(finding.rule for finding in article.findings if finding.severity != "info")
    return tried, fired


def measure(shared: Path) -> dict[str, dict[str, int]]:
    """Return the counts of each rule, in the pack's order."""
    pack = load_rules(shipped("rules"))
    news = [shared / "data" / "factrueval-2016-devset", shared / "data" / "nerel-train"]
    counts = {"news": run(pack, shipped("reference_data"), news) if news[0].is_dir() else (Counter[str](), Counter[str]())}
    counts["worlds"] = (Counter[str](), Counter[str]())
    for world in sorted((ROOT / "tests" / "worlds").iterdir()):
        for total, part in zip(counts["worlds"], run(pack, world / "reference", [world / "articles", world / "more"]), strict=True):
            total.update(part)
    return {
        rule.id: {f"{where}_{what}": counts[where][number][rule.id] for where in counts for number, what in enumerate(("tried", "fired"))}
        for rule in pack.rules
    }


def recorded() -> dict[str, dict[str, int]]:
    """Return the last recorded run."""
    if not RECORD.is_file():
        return {}
    with RECORD.open(encoding="utf-8", newline="") as stream:
        return {row["rule"]: {name: int(row[name] or 0) for name in COLUMNS[1:]} for row in csv.DictReader(stream)}


def main() -> None:
    """Print the table with the differences; `--record` keeps it."""
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    shared = Path(folders[0]) if folders else ROOT.parent / "shared"
    before, now = recorded(), measure(shared)
    severities = {rule.id: rule.severity for rule in load_rules(shipped("rules")).rules}
    print(f"{'rule':22} {'news: tried fired':>18} {'worlds: tried fired':>20}  since the record")
    for rule, row in now.items():
        old = before.get(rule, {})
        change = ", ".join(f"{name} {row[name] - old.get(name, 0):+d}" for name in COLUMNS[1:5] if row[name] != old.get(name, 0))
        print(f"{rule:22} {row['news_tried']:12} {row['news_fired']:5} {row['worlds_tried']:14} {row['worlds_fired']:5}  {change}")
        trials, wrong = row["news_tried"] + row["worlds_tried"], old.get("false", 0)
        if severities[rule] == "error" and (trials < LEAST or wrong):
            print(f"  {rule} is an error with {trials} trials and {wrong} false alarms read: at most a warning")
    if "--record" in sys.argv:
        with RECORD.open("w", encoding="utf-8", newline="") as stream:
            table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
            table.writeheader()
            table.writerows({"rule": rule, **row, "false": before.get(rule, {}).get("false", 0)} for rule, row in now.items())


if __name__ == "__main__":
    main()
