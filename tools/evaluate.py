"""Measure on text that the rules were not written from. Run: python tools/evaluate.py [SHARED]

Prints recognition of times and numbers against NEREL's annotation (relaxed overlap), claims against factRuEval's facts and NEREL's
relations, seeded errors in invented worlds, the linking of claims over invented tables, and the alarms on public news.
`--differences FILE` writes what was missed and what was said too much, for reading.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import factrueval
import linking
import relations
from worlds import run

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.model import Number, Timex
from factcheck.reading import expand_paths, read_article
from factcheck.reference.store import open_reference
from factcheck.resources import shipped
from factcheck.temporal import Tagger

ROOT = Path(__file__).parents[1]
NUMBER_LABELS = {"age": "AGE", "percent": "PERCENT", "money": "MONEY", "cardinal": "NUMBER", "ordinal": "ORDINAL"}
TIMES = {"DATE", "TIME"}
Span = tuple[str, int, int]


def gold_spans(annotation: Path) -> Iterator[Span]:
    """Yield the spans of times and numbers in a BRAT stand-off file."""
    labels = {*TIMES, *NUMBER_LABELS.values()}
    for line in annotation.read_text("utf-8").splitlines():
        if line.startswith("T"):
            label, _, place = line.split("\t")[1].partition(" ")
            if label in labels:
                numbers = place.replace(";", " ").split()
                yield label, int(numbers[0]), int(numbers[-1])


def read_spans(timexes: list[Timex], numbers: list[Number]) -> list[Span]:
    """Return what was read under NEREL's labels; its DATE covers durations."""
    spans = [("TIME" if t.type == "TIME" else "DATE", t.start, t.end) for t in timexes]
    return spans + [(NUMBER_LABELS[n.kind], n.start, n.end) for n in numbers if n.kind in NUMBER_LABELS]


def hits(spans: list[Span], others: list[Span]) -> dict[str, list[int]]:
    """Count, by label, the spans and those that overlap another of their label (times count as one)."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for label, start, end in spans:
        counts[label][0] += 1
        same = TIMES if label in TIMES else {label}
        counts[label][1] += any(other in same and s < end and start < e for other, s, e in others)
    return counts


def recognition(folder: Path) -> None:
    """Print recall and precision by label over a folder of NEREL texts."""
    tagger = Tagger()
    recall: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    precision: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    files = [file for file in sorted(folder.glob("*.txt")) if file.with_suffix(".ann").is_file()]
    for file in files:
        gold, read = list(gold_spans(file.with_suffix(".ann"))), read_spans(*tagger.read(file.read_text("utf-8")))
        for table, counts in ((recall, hits(gold, read)), (precision, hits(read, gold))):
            for label, (total, met) in counts.items():
                table[label][0] += total
                table[label][1] += met
    print(f"times and numbers on {len(files)} NEREL texts (relaxed overlap):")
    for label in sorted(recall):
        total, met = recall[label]
        made, right = precision[label]
        print(f"  {label:8} recall {met}/{total} = {met / total:.3f}   precision {right}/{made} = {right / max(1, made):.3f}")


def facts(folder: Path, differences: list[str]) -> None:
    """Print precision, recall and F1 on factRuEval's facts, extracted with no reference."""
    checker = Checker(None, None)
    scores: dict[str, factrueval.Score] = defaultdict(factrueval.Score)
    files = sorted(folder.glob("*.txt"))
    for file in files:
        claims = checker.extract(read_article(str(file), None)).claims
        factrueval.score_document(factrueval.answers(claims), list(factrueval.gold_facts(file)), scores)
    print(f"facts of factRuEval on {len(files)} texts:")
    for kind, score in sorted(scores.items()):
        print(f"  {kind:12} {factrueval.summary(score)}")
        differences += [f"== {kind} missed", *score.missed, f"== {kind} extra", *score.extra]


def claims_and_relations(folder: Path, differences: list[str]) -> None:
    """Print precision and recall on NEREL's relations, extracted with no reference and no entities given."""
    checker = Checker(None, None)
    scores: dict[str, relations.Score] = defaultdict(relations.Score)
    files = [file for file in sorted(folder.glob("*.txt")) if file.with_suffix(".ann").is_file()]
    for file in files:
        article = read_article(str(file), None)
        read = checker.extract(article)
        relations.score_document(article.text, read.claims, read.mentions, relations.read_annotation(file.with_suffix(".ann")), scores)
    print(f"relations on {len(files)} NEREL texts (spans overlap, other mentions of the same count):")
    for name, score in scores.items():
        print(f"  {name:16} {relations.summary(score)}")
        differences += [f"== {name} missed", *score.missed, f"== {name} extra", *score.extra]


def worlds() -> None:
    """Print the scores of the invented worlds."""
    print("seeded errors in invented worlds:")
    for folder in sorted((ROOT / "tests" / "worlds").iterdir()):
        score = run(folder)
        met, found = sum(score.met.values()), sum(score.found.values())
        made = score.right + score.wrong
        print(
            f"  {folder.name}: recall {found}/{met} = {found / met:.2f}, precision {score.right}/{made} = {score.right / max(1, made):.2f}",
            end="",
        )
        print(f", alarms on {score.words} untouched words: {score.untouched_alarms}")
        print("    " + ", ".join(f"{kind} {score.found[kind]}/{score.met[kind]}" for kind in sorted(score.met)))


def public_news(folders: list[Path]) -> None:
    """Print the alarms on public news; every one wants reading."""
    checker = Checker(open_reference(shipped("reference_data")), load_rules(shipped("rules")))
    report = checker.run(expand_paths(str(folder) for folder in folders))
    claims = [judgement for article in report.articles for judgement in article.judgements]
    supported = sum(judgement.verdict == "supported" for judgement in claims)
    print(f"public news: {len(report.articles)} texts, {len(claims)} claims, {supported} supported; alarms:")
    for article in report.articles:
        for finding in article.findings:
            if finding.severity != "info" and article.article is not None:
                line = article.article.text[max(0, finding.start - 40) : finding.end + 30].replace("\n", " ")
                print(f"  {finding.severity:7} {finding.kind:13} {Path(article.path).name}: …{line}… → {finding.expected}")


def main() -> None:
    """Print every measure that the data at hand allow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--differences", type=Path)
    options = parser.parse_args()
    shared: Path = options.shared
    worlds()
    linking.show(100_000)
    if not (shared / "data").is_dir():
        print(f"{shared} is absent: nothing else to measure on")
        return
    recognition(shared / "data" / "nerel-train")
    differences: list[str] = []
    facts(shared / "data" / "factrueval-2016-devset", differences)
    claims_and_relations(shared / "data" / "nerel-train", differences)
    if options.differences:
        options.differences.write_text("\n".join(differences) + "\n", "utf-8")
    public_news([shared / "articles", shared / "data" / "factrueval-2016-devset", shared / "data" / "nerel-train"])


if __name__ == "__main__":
    main()
