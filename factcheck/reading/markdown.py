"""Markdown with front matter (title, date), by markdown-it-py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factcheck.reading.blocks import is_credit
from factcheck.reading.decode import decode
from factcheck.reading.source_map import markdown_letters, source_runs
from factcheck.reading.sources import COMMENT, Draft, addressed, draft_of, iso_date

_TITLE_KEYS = ("title", "заголовок")
_DATE_KEYS = ("date", "published", "дата")


def read_markdown(data: bytes, path: str) -> Draft:
    """Read Markdown; the text is the rendered words, a block a paragraph, heading, list item or table cell."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    source, notes = decode(data, path)
    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(source)
    meta = _front_matter(tokens)
    pieces = [(kind, text) for kind, text in _pieces(tokens)]
    title = next((str(meta[key]) for key in _TITLE_KEYS if meta.get(key)), "")
    published = next((found for key in _DATE_KEYS if (found := iso_date(meta.get(key)))), None)
    titled = bool(title) and not any(kind == "title" for kind, _ in pieces)
    if titled:
        pieces.insert(0, ("title", title))
    draft = draft_of(pieces, title or next((text for kind, text in pieces if kind == "title"), ""), published)
    body = 0 if titled else _body(tokens, source)
    runs = source_runs(draft.text, draft.blocks, markdown_letters(source, body), marked=True)
    return replace(draft, notes=notes, source=source, runs=runs)


def _front_matter(tokens: list[Any]) -> dict[str, Any]:
    import yaml

    for token in tokens:
        if token.type == "front_matter":
            try:
                loaded = yaml.safe_load(token.content)
            except yaml.YAMLError:
                return {}
            return {str(key).lower(): value for key, value in loaded.items()} if isinstance(loaded, dict) else {}
    return {}


def _body(tokens: list[Any], source: str) -> int:
    """Return where the text begins behind the front matter."""
    lines = next((token.map[1] for token in tokens if token.type == "front_matter" and token.map), 0)
    return sum(len(line) for line in source.splitlines(keepends=True)[:lines])


def _pieces(tokens: list[Any]) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    stack: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            stack.append(token.type.removesuffix("_open") + token.tag)
        elif token.nesting == -1:
            stack.pop()
        elif token.type == "inline":
            pieces += [(COMMENT, said) for child in token.children or () if (said := _said(child)) is not None]
            text = _words(token)
            pieces.append((_kind(stack, text), text))
        elif (said := _said(token)) is not None:
            pieces.append((COMMENT, said))
    return pieces


def _said(token: Any) -> str | None:
    return addressed(token.content) if token.type in ("html_block", "html_inline") else None


def _kind(stack: list[str], text: str) -> str:
    if "headingh1" in stack:
        return "title"
    if any(name.startswith("blockquote") for name in stack):
        return "quote"
    if any(name.startswith("table") for name in stack):
        return "table"
    return "credit" if is_credit(text) else "paragraph"


def _words(inline: Any) -> str:
    words: list[str] = []
    for child in inline.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append("\n" if child.type == "hardbreak" else " ")
        elif child.type == "image":
            words.append(child.content)
    return "".join(words)
