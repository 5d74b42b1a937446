"""The page in a real browser, from disk: a silent console, nothing wider than the window, findings readable, hostile words inert."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from factcheck.checker import Checker
from factcheck.reading import read_bytes
from factcheck.report.formats import render
from factcheck.report.plural import counted
from factcheck.report.safe import is_web_address, visible
from tests.report.browsing import CHROMIUM, launched

EXAMPLE = Path(__file__).parents[1] / "example" / "article.txt"
HOSTILE = "<script>alert(1)</script> & «переговоры»\n\n"
HOSTILE += "Владимир Путин и Дональд Трамп встретились 16 июля 2017 года в Хельсинки \u202eabc. <img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def page_file(checker: Checker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_bytes(render(checker.run([str(EXAMPLE)]), "html"))
    return file


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_reads_well(browser: Browser, page_file: Path, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 720}, color_scheme=scheme, java_script_enabled=False)  # type: ignore[arg-type]
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto(page_file.as_uri())
    assert problems == []
    assert page.locator("article.card").count() == 4
    assert page.locator("mark").count() >= 4
    assert page.locator(".summary").inner_text().startswith("Итого: 3 ошибки")
    box = page.locator("body").bounding_box()
    assert box is not None and box["width"] <= width
    page.close()


def test_each_card_answers_an_editor(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    card = page.locator("article.card.c-error").first
    words = card.inner_text()
    assert "В тексте" in words and "Ожидается" in words and "Исправить" in words and "2018 года" in words
    assert card.locator("a[href^='http']").count() >= 1
    card.locator("h4 a").click()
    assert "#m-" in page.url
    page.close()


def test_hostile_words_are_inert_and_visible(browser: Browser, checker: Checker, tmp_path: Path) -> None:
    article = read_bytes(HOSTILE.encode(), "<b>x</b>.txt", date(2025, 10, 21))
    checked, _ = checker.check(article)
    file = tmp_path / "hostile.html"
    file.write_bytes(render(checker.report([checked]), "html"))
    page = browser.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(file.as_uri())
    assert dialogs == []
    assert page.locator("script, img").count() == 2  # the page's words and its own script
    assert "⟦U+202E⟧" in page.inner_text("body") and "\u202e" not in page.content()
    page.close()


@pytest.mark.parametrize(("count", "words"), [(1, "1 ошибка"), (2, "2 ошибки"), (5, "5 ошибок"), (11, "11 ошибок"), (21, "21 ошибка")])
def test_plurals(count: int, words: str) -> None:
    assert counted(count, "ошибка", "ошибки", "ошибок") == words


def test_safe_words() -> None:
    assert visible("a\u200bb\x07") == "a⟦U+200B⟧b⟦U+0007⟧"
    assert is_web_address("https://example.org/a")
    assert not is_web_address("javascript:alert(1)") and not is_web_address("https://example.org/\u202e")
