"""From bytes to text: UTF-8, UTF-16 and Windows-1251; anything else is refused."""

from __future__ import annotations

import codecs
import re

from factcheck.errors import InputError

MAX_BYTES = 20_000_000
_MAGIC = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"\x1f\x8b": "gzip", b"\x7fELF": "ELF"}
_CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f]")


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and notes about how it was read.

    Raises InputError for a binary file, for bytes in an unknown encoding and for more than 20 MB.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: {len(data):,} bytes, more than the 20,000,000 that are read; split the file")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{path}: a {name} file, not a text; give .txt, .md, .html or .docx")
    for bom, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, path)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _legacy(data, path, error)


def _strict(data: bytes, encoding: str, path: str) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start + 1} is not {encoding} though the file's mark says so; save it as UTF-8") from None
    return text, () if encoding == "utf-8" else (f"прочитано как {encoding.upper()} / read as {encoding.upper()}",)


def _legacy(data: bytes, path: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _strict(data, unmarked, path)
    line = data[: error.start].count(b"\n") + 1
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError:
        text = ""
    letters = len(_CYRILLIC.findall(text))
    if not text or _CONTROL.search(text) or letters < len(text) / 3:
        raise InputError(f"{path}: line {line}, byte {error.start + 1} is neither UTF-8, UTF-16 nor Windows-1251; save the file as UTF-8")
    _refuse_other_codepage(text, path, line)
    return text, ("прочитано как Windows-1251 / read as Windows-1251",)


def _unmarked_utf16(data: bytes) -> str | None:
    """Cyrillic UTF-16 has 0x04 in every other byte."""
    sample = data[:4000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if high and len(high) > 4 and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _refuse_other_codepage(text: str, path: str, line: int) -> None:
    """KOI8-R read as Windows-1251 gives mostly capital letters; chardet then names what it is."""
    small = sum(char.islower() for char in text)
    if small >= sum(char.isupper() for char in text):
        return
    import chardet

    guess = chardet.detect(text.encode("cp1251", "replace")).get("encoding")
    raise InputError(f"{path}: line {line}: not UTF-8, UTF-16 or Windows-1251 (looks like {guess}); save the file as UTF-8")
