"""Where extracted words stand in their source: marked-up pages, and laws that hold for any Markdown."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Article
from factcheck.reading import read_bytes
from factcheck.reading.source_map import SourcePlaces

PAGE = """<html><head><title>Т</title><style>p{}</style></head><body><nav>Путин</nav>
<article><h1>Саммит &amp; «разговор»</h1><p>Владимир&nbsp;<b>Путин</b>
 прибыл&#46; <!-- Путин --><a href="https://example.org/Путин">Путин</a> уехал.</p></article></body></html>"""


def places_of(article: Article, word: str) -> list[int]:
    """Return where each occurrence of a word of the text stands in the source."""
    places, found, at = SourcePlaces(article), [], article.text.find(word)
    while at >= 0:
        found.append(places.offset(at))
        at = article.text.find(word, at + 1)
    return found


def test_words_of_a_page_stand_behind_its_tags() -> None:
    article = read_bytes(PAGE.encode(), "a.html")
    shown = [PAGE.index("<b>Путин") + 3, PAGE.index(">Путин</a>") + 1]
    assert places_of(article, "Путин") == shown
    assert places_of(article, "&") == [PAGE.index("&amp;")]
    assert SourcePlaces(article).place(article.text.index("уехал"))[0] == 3


def test_words_of_markdown_stand_behind_its_marks() -> None:
    source = "---\ntitle: Путин\n---\n\n# *Пу*тин\n\n- [Путин](http://a.b/Путин) и **Путин**\n\n| а | Путин |\n|---|---|\n| 2 | 3 |\n"
    article = read_bytes(source.encode(), "a.md")
    assert [SourcePlaces(article).line_column(at) for at in places_of(article, "Путин")] == [(5, 4), (7, 4), (7, 33), (9, 7)]
    assert SourcePlaces(article).exact(0, 5) is None
    assert SourcePlaces(article).exact(article.text.index("3"), article.text.index("3") + 1) is not None


def test_plain_text_is_its_own_source() -> None:
    article = read_bytes("Раз\r\nдва\rтри\nчетыре".encode(), "a.txt")
    places = SourcePlaces(article)
    assert [places.place(article.text.index(word)) for word in ("Раз", "два", "три", "четыре")] == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert places.line(2) == "два"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text("абвгд *_[]()&;<>`#-\n1", min_size=1, max_size=40), min_size=1, max_size=5))
def test_runs_are_ordered_inside_both_texts_and_of_equal_letters(paragraphs: list[str]) -> None:
    source = "Начало\n\n" + "\n\n".join(paragraphs)
    article = read_bytes(source.encode(), "a.md")
    assert article.source is not None
    end = 0
    for run in article.runs or ():
        assert end <= run.start and run.start + run.size <= len(article.text)
        assert run.source + run.size <= len(article.source)
        end = run.start + run.size
        text, there = article.text[run.start : end], article.source[run.source : run.source + run.size]
        assert text == there or html.unescape(article.source[run.source :]).startswith(text)
