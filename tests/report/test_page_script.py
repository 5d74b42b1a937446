"""The page at work in a real browser: filters, keys on a Russian layout, decisions out and in, accessibility, many findings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from factcheck.checker import Checker
from factcheck.engine.baseline import read_baseline
from factcheck.report.formats import render
from tests.report.large import FINDINGS, large_report
from tests.report.test_page import EXAMPLE, browser, page_file  # noqa: F401

WORDS = 100_000


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:  # noqa: F811
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    opened = context.new_page()
    problems: list[str] = []
    requests: list[str] = []
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(page_file.as_uri())
    yield opened
    assert problems == []
    assert all(url.startswith(("file:", "data:", "blob:")) for url in requests)
    context.close()


def _shown(page: Page) -> int:
    return page.locator("article.card:visible").count()


def test_filters_hide_and_show(page: Page) -> None:
    assert _shown(page) == 4
    page.locator("button[data-severity=info]").click()
    assert _shown(page) == 3 and page.locator("button[data-severity=info]").get_attribute("aria-pressed") == "false"
    page.locator("#kind").select_option("office")
    assert _shown(page) == 1
    page.locator("button[data-act=clear]").click()
    page.locator("#find").fill("Япония")
    assert _shown(page) == 1
    assert "text=" in page.url
    page.locator("#find").fill("")
    assert _shown(page) == 4 and page.locator("#count").inner_text().startswith("Показано 4 из 4")
    page.locator("#verdict").select_option("not_enough_info")
    assert page.locator("tr[data-verdict=supported]:visible").count() == 0


def test_keys_are_places_not_letters(page: Page) -> None:
    # On a Russian layout the key J gives «о»; its code stays KeyJ.
    press = "code => document.dispatchEvent(new KeyboardEvent('keydown', {code, key: 'о', bubbles: true}))"
    page.evaluate(press, "KeyJ")
    page.evaluate(press, "KeyA")
    assert page.locator("article.card[data-state=accepted]").count() == 1
    page.evaluate(press, "KeyU")
    assert page.locator("article.card[data-state=accepted]").count() == 0
    page.evaluate(press, "Digit1")
    assert page.locator("article.card.c-error:visible").count() == 0
    page.evaluate(press, "Digit1")
    page.keyboard.press("Slash")
    page.keyboard.type("ja")
    assert page.locator("#find").input_value() == "ja" and page.locator("article.card[data-state=accepted]").count() == 0
    page.locator("#find").fill("")
    page.locator("#keys").uncheck()
    page.evaluate(press, "KeyA")
    assert page.locator("article.card[data-state=accepted]").count() == 0


def test_decisions_stay_and_go_out_and_in(page: Page, tmp_path: Path) -> None:
    first = page.locator("article.card").nth(1)
    first.locator("button[data-act=accept]").click()
    second = page.locator("article.card").nth(2)
    second.locator("button[data-act=dismiss]").click()
    second.locator(".reason input").fill("проверено по записи")
    second.locator(".reason button").click()
    assert "отклонено: проверено по записи" in second.inner_text()
    page.reload()
    assert page.locator("article.card[data-state=dismissed]").count() == 1
    page.locator(".tools summary").click()
    with page.expect_download():
        page.locator("button[data-act=export]").click()
    text = page.locator("#decisions").input_value()
    data = json.loads(text)
    assert data["schema"] == "factcheck-decisions/1" and len(data["decisions"]) == 2
    file = tmp_path / "decisions.json"
    file.write_text(text, "utf-8")
    (dismissed,) = read_baseline(file)
    assert dismissed.reason == "проверено по записи"
    page.locator("article.card").nth(1).locator("button[data-act=undo]").click()
    page.locator("article.card").nth(2).locator("button[data-act=undo]").click()
    assert page.locator("article.card[data-state=dismissed], article.card[data-state=accepted]").count() == 0
    page.locator("article.card").nth(1).locator("button[data-act=dismiss]").click()
    page.locator("article.card").nth(1).locator(".reason input").fill("иначе")
    page.locator("article.card").nth(1).locator(".reason button").click()
    page.locator("button[data-act=import]").click()
    assert page.locator("article.card[data-state=dismissed]").count() == 2
    assert "Решено по-разному" in page.locator("#conflicts").inner_text()


def test_a_link_to_a_finding_lifts_a_filter(page: Page) -> None:
    mark = page.locator("article.card.c-error").first.get_attribute("id")
    page.locator("button[data-severity=error]").click()
    assert _shown(page) == 1
    page.evaluate("id => { location.hash = id; }", mark)
    page.wait_for_function("id => !document.getElementById(id).hidden", arg=mark)
    assert page.locator(f"#{mark}").is_visible()


def test_english_and_what_was_checked(page: Page) -> None:
    page.locator("button[data-act=lang]").click()
    assert "statements were held against the reference" in page.locator(".summary").inner_text()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("button[data-act=claims]").click()
    assert page.locator(".v-supported").count() > 3
    assert page.locator("svg.timeline rect.differs").count() == 1 and page.locator("svg.tiles a").count() > 5


def test_the_english_page_has_no_russian_words_of_its_own(page: Page) -> None:
    page.locator("button[data-act=lang]").click()
    own = page.locator("[data-t], [data-fields], [data-lang=en]:not(:has(bdi))").all_text_contents()
    russian = [text for text in own if re.search("[а-яё]", re.sub("[«“][^»”]*[»”]", "", text), re.IGNORECASE)]
    messages = page.locator("article.card > p[data-lang=en]").all_text_contents()  # which may name a value of the reference
    assert [text for text in russian if text not in messages and text != "Русский"] == []
    page.locator("button[data-act=lang]").click()
    assert "дата" in " ".join(page.locator("[data-fields]").all_text_contents())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, page_file: Path, scheme: str) -> None:  # noqa: F811
    # Without a content policy, which would keep the tester's own script out as well.
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    found = Axe().run(opened).response["violations"]
    serious = [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []
    context.close()


def test_print_shows_everything_in_black_on_white(browser: Browser, page_file: Path) -> None:  # noqa: F811
    opened = browser.new_page(color_scheme="dark")
    opened.goto(page_file.as_uri())
    opened.emulate_media(media="print")
    assert not opened.locator(".tools").is_visible()
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert opened.locator("article.card").first.is_visible()
    opened.close()


def test_five_hundred_findings_stay_usable(browser: Browser, checker: Checker, tmp_path: Path) -> None:  # noqa: F811
    report = large_report(checker.run([str(EXAMPLE)]))
    (checked,) = report.articles
    assert checked.article is not None and len(re.findall(r"\w+", checked.article.text)) > WORDS * 0.9
    file = tmp_path / "big.html"
    file.write_bytes(render(report, "html"))
    opened = browser.new_page()
    opened.goto(file.as_uri())
    assert opened.locator("#count").inner_text().startswith(f"Показано {FINDINGS} из {FINDINGS}")
    opened.locator("#find").fill("абзац")
    opened.locator("button[data-severity=error]").click()
    assert opened.locator("article.card:not([hidden])").count() == 0
    opened.close()
