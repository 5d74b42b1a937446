"""HTML pages: main text with captions by lxml, the date from metadata by htmldate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from factcheck.errors import InputError
from factcheck.reading.blocks import is_credit
from factcheck.reading.decode import decode
from factcheck.reading.source_map import html_letters, source_runs
from factcheck.reading.sources import COMMENT, Draft, addressed, draft_of, iso_date

_SKIP = {"script", "style", "nav", "footer", "aside", "form", "noscript", "template", "svg", "head", "button", "iframe"}
_BLOCKS = {"p", "li", "h2", "h3", "h4", "figcaption", "blockquote", "td", "th", "dd", "dt", "caption", "pre"}
_KINDS = {"h1": "title", "figcaption": "caption", "caption": "caption", "blockquote": "quote", "td": "table", "th": "table"}
_SPACE = re.compile(r"\s+")


def read_html(data: bytes, path: str) -> Draft:
    """Read the main text of a page: the article or main element where there is one, else the body."""
    from lxml import etree
    from lxml import html as lxml_html

    source, notes = _decode(data, path)
    if not source.strip():
        return Draft("", (), notes=notes)
    try:
        tree = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"{path}: not an HTML page that can be read ({error})") from None
    root = next((node for xpath in ("//article", "//main", "//body") for node in tree.xpath(xpath)), tree)
    pieces = list(_pieces(root))
    if not any(kind == "title" for kind, _ in pieces):
        pieces[:0] = [("title", text) for node in tree.xpath("//h1 | //title")[:1] if (text := _words(node))]
    title = next((text for kind, text in pieces if kind == "title"), "")
    draft = draft_of(pieces, title, _published(source, tree))
    runs = source_runs(draft.text, draft.blocks, html_letters(source), marked=False)
    return replace(draft, notes=notes, source=source, runs=runs)


def _decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """A page may name its encoding; otherwise it is read as plain text is."""
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:2048])
    if declared and declared[1].lower() in (b"windows-1251", b"cp1251"):
        return data.decode("cp1251", "replace"), ("прочитано как Windows-1251 / read as Windows-1251",)
    return decode(data, path)


def _published(source: str, tree: Any) -> Any:
    for xpath in ("//meta[@property='article:published_time']/@content", "//meta[@itemprop='datePublished']/@content", "//time/@datetime"):
        for value in tree.xpath(xpath):
            if found := iso_date(value):
                return found
    from htmldate import find_date

    return iso_date(find_date(source, original_date=True, extensive_search=False))


def _comments(node: Any) -> Iterator[tuple[str, str]]:
    """Yield what a comment says to factcheck."""
    if not isinstance(node.tag, str) and (said := addressed(node.text or "")) is not None:
        yield COMMENT, said


def _words(node: Any) -> str:
    for line_break in node.xpath(".//br"):
        line_break.tail = "\n" + (line_break.tail or "")
    lines = "".join(node.itertext()).split("\n")
    return _SPACE.sub(" ", " ".join(lines)).strip()


def _pieces(root: Any) -> Iterator[tuple[str, str]]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield from _comments(node)
        if not isinstance(node.tag, str) or node.tag in _SKIP:
            continue
        if node.tag == "h1" or (node.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in node.iter() if child is not node)):
            yield from (piece for child in node.iterdescendants() for piece in _comments(child))
            text = _words(node)
            yield ("credit" if is_credit(text) else _KINDS.get(node.tag, "paragraph")), text
            continue
        if node.text and node.text.strip() and node.tag in ("div", "article", "section", "main", "body"):
            yield "paragraph", _SPACE.sub(" ", node.text).strip()
        stack.extend(reversed(list(node)))
