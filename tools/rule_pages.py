"""Write docs/rules/: a page a rule, from its YAML and the last recorded run of `make ecosystem`.

Run: python tools/rule_pages.py [--check]     with --check nothing is written; 1 where a page is not as it should be
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from factcheck.engine.rule_files import load_rules
from factcheck.engine.rules import Example, Rule
from factcheck.resources import shipped

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "rules"
RECORD = Path(__file__).parent / "ecosystem.csv"
LEAST = 30


def page(rule: Rule, counts: dict[str, int]) -> str:
    """Return the page of a rule."""
    parts = [f"# {rule.id}", f"{rule.kind} · {rule.severity} · {rule.status}" + (f" · с версии {rule.since}" if rule.since else "")]
    parts += [text for text in (rule.description, _headed("Зачем", rule.rationale), _headed("Когда молчит", rule.silent)) if text]
    parts.append(f"```\n{rule.condition.source.strip()}\n```")
    parts += [f"## {title}\n\n{_examples(rows)}" for title, rows in (("Неверно", rule.bad), ("Верно", rule.ok)) if rows]
    tried, fired = counts.get("news_tried", 0), counts.get("news_fired", 0)
    own, alarms = counts.get("worlds_tried", 0), counts.get("worlds_fired", 0)
    measured = f"На чистых новостях решений {tried}, срабатываний {fired}; на согласованных статьях выдуманных миров – {own} и {alarms}."
    few = " **Unmeasured**: меньше тридцати решений, поэтому не строже предупреждения." if tried + own < LEAST else ""
    parts.append(f"## Измерено\n\n{measured}{few}")
    settings = f'# factcheck.toml\n[rules.{rule.id}]\nseverity = "info"  # error, warning, info или off'
    off = f"## Как изменить или выключить\n\n```toml\n{settings}\n```"
    return "\n\n".join([*parts, off]) + "\n"


def _headed(title: str, text: str) -> str:
    return f"**{title}.** {text}" if text else ""


def _examples(rows: tuple[Example, ...]) -> str:
    return "\n".join("- " + " ".join(row.text.split()) + (f" → «{row.words}»" if row.words else "") for row in rows)


def pages() -> dict[Path, str]:
    """Return every page by its path, and the index."""
    rules = load_rules(shipped("rules")).rules
    with RECORD.open(encoding="utf-8", newline="") as stream:
        counts = {row.pop("rule"): {name: int(value or 0) for name, value in row.items()} for row in csv.DictReader(stream)}
    index = "\n".join(f"- [{rule.id}]({rule.id}.md) – {rule.severity}. {rule.description}" for rule in rules)
    made = {PAGES / f"{rule.id}.md": page(rule, counts.get(rule.id, {})) for rule in rules}
    return {PAGES / "README.md": f"# Правила\n\nСтраницы пишет `tools/rule_pages.py` из `rules/*.yaml`.\n\n{index}\n", **made}


def main() -> int:
    """Write the pages, or check them."""
    made = pages()
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text]
    gone = [path for path in PAGES.glob("*.md") if path not in made]
    if "--check" in sys.argv:
        for path in (*stale, *gone):
            print(f"{path.relative_to(ROOT)}: not as the rules say; run python tools/rule_pages.py")
        return 1 if stale or gone else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for path, text in made.items():
        path.write_text(text, "utf-8")
    for path in gone:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
