"""How soon the page of 500 findings in 100,000 words can be worked with, in the browser of this machine.

Run from the project's root: python -m tools.bench_page
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from factcheck.checker import Checker
from factcheck.engine.rule_files import load_rules
from factcheck.reference.store import open_reference
from factcheck.report.formats import render
from factcheck.resources import shipped
from tests.report.browsing import CHROMIUM, launched
from tests.report.large import large_report

EXAMPLE = Path(__file__).parents[1] / "tests" / "example" / "article.txt"
TIMES = 9
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
NEXT = """new Promise(done => {
  document.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyJ', bubbles: true}));
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""


def opened(browser: Browser, file: Path) -> tuple[float, float, float]:
    """Open a page; return the milliseconds until its script has run, until all of it is laid out, and from a key to the next picture."""
    page = browser.new_page()
    begun = time.perf_counter()
    page.goto(file.as_uri())
    laid_out = time.perf_counter() - begun
    begun = time.perf_counter()
    page.evaluate(NEXT)
    answered = time.perf_counter() - begun
    ready = float(page.evaluate(READY))
    page.close()
    return ready, laid_out * 1000, answered * 1000


def main() -> None:
    """Print the size and the medians."""
    if CHROMIUM is None:
        print("the page of 500 findings: not measured, this machine has no Chromium")
        return
    checker = Checker(open_reference(shipped("reference_data")), load_rules(shipped("rules")))
    large = large_report(checker.run([str(EXAMPLE)]))
    begun = time.perf_counter()
    made = render(large, "html")
    written = (time.perf_counter() - begun) * 1000
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "large.html"
        file.write_bytes(made)
        browser = launched(playwright)
        opened(browser, file)
        ready, laid_out, answered = (statistics.median(row) for row in zip(*(opened(browser, file) for _ in range(TIMES)), strict=True))
        browser.close()
    print(f"the page of 500 findings in 100,000 words: {len(made) / 1024:.0f} KB, written in {written:.0f} ms; median of {TIMES}:")
    print(f"  interactive after {ready:.0f} ms, laid out after {laid_out:.0f} ms, a key answered in {answered:.0f} ms")


if __name__ == "__main__":
    main()
