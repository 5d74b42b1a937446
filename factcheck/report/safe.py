"""Make foreign text harmless to look at: control, bidirectional and invisible characters become visible labels."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """Replace each hidden character by its code in brackets: ⟦U+202E⟧."""
    return _HIDDEN.sub(lambda match: f"⟦U+{ord(match.group()):04X}⟧", text)


def is_web_address(address: str) -> bool:
    """Is it an http(s) address with nothing hidden in it?"""
    clean = "".join(char for char in address if unicodedata.category(char)[0] != "C")
    return clean == address and bool(re.match(r"https?://[^\s<>\"']+$", address))
