"""What `extract` prints: the contract's object without verdicts, or a reader's view of the text with what was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.model import CheckedArticle, Number, Timex
from factcheck.report.json_report import SCHEMA, article_object
from factcheck.report.safe import visible

WIDTH = 160
_ALL = ("timexes", "numbers", "mentions", "claims")


def extract_object(articles: Sequence[CheckedArticle], parts: Sequence[str]) -> dict[str, Any]:
    """Return the object with the chosen parts of each article."""
    objects = [article_object(article, verdicts=False) for article in articles]
    for data in objects:
        for part in _ALL:
            if part not in parts:
                del data[part]
    return {"schema": SCHEMA, "articles": objects}


def render_extract_text(articles: Sequence[CheckedArticle], parts: Sequence[str], *, colour: bool = False, width: int = WIDTH) -> bytes:
    """Return the text of each article with times and numbers marked in it, then the claims as a table of a width in characters."""
    lines: list[str] = []
    for checked in articles:
        if checked.article is None:
            continue
        lines.append(f"== {checked.path}" + (f" ({checked.article.published})" if checked.article.published else ""))
        if {"timexes", "numbers"} & set(parts):
            lines.append(_marked(checked, parts, colour))
        if "mentions" in parts:
            lines += [f"{m.label:7} {m.text} → {m.name}" for m in checked.mentions]
        if "claims" in parts:
            from factcheck.report.claims_table import claims_table  # it brings the language libraries, which times alone need not wait for

            lines += ["", claims_table(checked.claims, width, colour=colour) if checked.claims else "Утверждений не найдено."]
    return ("\n".join(lines) + "\n").encode()


def _marked(checked: CheckedArticle, parts: Sequence[str], colour: bool) -> str:
    assert checked.article is not None
    text = checked.article.text
    items: list[Timex | Number] = []
    if "timexes" in parts:
        items += checked.timexes
    if "numbers" in parts:
        items += checked.numbers
    pieces, at = [], 0
    for item in sorted(items, key=lambda item: item.start):
        pieces.append(visible_lines(text[at : item.start]))
        pieces.append(_mark(text[item.start : item.end], _value(item), colour))
        at = item.end
    return "".join(pieces) + visible_lines(text[at:])


def visible_lines(text: str) -> str:
    """Return the text with hidden characters shown, line ends kept."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _mark(words: str, value: str, colour: bool) -> str:
    return f"\x1b[7m{words}\x1b[0m\x1b[2m{{{value}}}\x1b[0m" if colour else f"[{words}]{{{value}}}"


def _value(item: Timex | Number) -> str:
    mod = f" {item.mod}" if item.mod else ""
    if isinstance(item, Timex):
        return f"{item.type} {item.value}{mod}"
    value = "/".join(f"{part:g}" for part in item.value) if isinstance(item.value, tuple) else item.value
    return f"{item.kind} {value}{' ' + item.unit if item.unit else ''}{mod}"
