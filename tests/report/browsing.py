"""The browser in which pages are looked at: Chromium of the machine, kept off the network."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def launched(playwright: Playwright) -> Browser:
    """Start the machine's Chromium. `CHROMIUM` is None where it has none."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
