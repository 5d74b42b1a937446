"""Markdown with front matter (title, date), by markdown-it-py."""

from __future__ import annotations

from typing import Any

from factcheck.reading.blocks import is_credit
from factcheck.reading.decode import decode
from factcheck.reading.sources import Draft, draft_of, iso_date

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
    if title and not any(kind == "title" for kind, _ in pieces):
        pieces.insert(0, ("title", title))
    draft = draft_of(pieces, title or next((text for kind, text in pieces if kind == "title"), ""), published)
    return Draft(draft.text, draft.blocks, draft.title, draft.published, notes)


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


def _pieces(tokens: list[Any]) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    stack: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            stack.append(token.type.removesuffix("_open") + token.tag)
        elif token.nesting == -1:
            stack.pop()
        elif token.type == "inline":
            text = _words(token)
            pieces.append((_kind(stack, text), text))
    return pieces


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
