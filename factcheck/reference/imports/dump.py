"""Wikidata's JSON dump as a stream: one entity a line, plain, .gz or .bz2; only what the tables need is decoded.

Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import msgspec

from factcheck.errors import FactcheckError


class Label(msgspec.Struct):
    """A name in one language."""

    value: str


class DataValue(msgspec.Struct):
    """A value as the dump has it: an item {"id"}, a time {"time", "precision", "calendarmodel"}, a string."""

    value: msgspec.Raw
    type: str = ""


class Snak(msgspec.Struct):
    """A property's value; `snaktype` is value, somevalue or novalue."""

    snaktype: str
    datavalue: DataValue | None = None


class Statement(msgspec.Struct):
    """A claim of an item with its rank and qualifiers."""

    mainsnak: Snak
    rank: str = "normal"
    qualifiers: dict[str, list[Snak]] = {}


class Item(msgspec.Struct):
    """An entity of the dump."""

    id: str
    labels: dict[str, Label] = {}
    aliases: dict[str, list[Label]] = {}
    claims: dict[str, list[Statement]] = {}
    lastrevid: int = 0


class _ItemId(msgspec.Struct):
    id: str = ""


class _Time(msgspec.Struct):
    time: str
    precision: int = 11
    calendarmodel: str = ""


_DECODER = msgspec.json.Decoder(Item)
_ITEM = msgspec.json.Decoder(_ItemId)
_TIME = msgspec.json.Decoder(_Time)
_PRECISION = {9: 4, 10: 7, 11: 10}  # of a time value -> characters of its ISO date: year, month, day


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Give the dump's bytes, decompressed, and the file beneath, whose position tells how far one is.

    Raises FactcheckError where the file cannot be opened.
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        raise FactcheckError(f"{path}: cannot be read ({error.strerror})") from None
    with raw, _unpacked(raw, path.suffix) as stream:
        yield stream, raw


def _unpacked(raw: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    return cast("IO[bytes]", bz2.BZ2File(raw)) if suffix == ".bz2" else raw


def item_of(line: bytes) -> Item | None:
    """Return the entity of a line, None for the brackets around the dump. Raises msgspec.DecodeError for a line that is no entity."""
    body = line.strip().rstrip(b",")
    return _DECODER.decode(body) if body not in (b"", b"[", b"]") else None


def best(statements: list[Statement]) -> list[Statement]:
    """Return the statements of preferred rank, else the normal ones; deprecated ones never count."""
    preferred = [statement for statement in statements if statement.rank == "preferred"]
    return preferred or [statement for statement in statements if statement.rank == "normal"]


def item_id(snak: Snak | None) -> str:
    """Return the id of the item that a snak names, empty where it names none."""
    if snak is None or snak.datavalue is None or snak.datavalue.type != "wikibase-entityid":
        return ""
    return _ITEM.decode(snak.datavalue.value).id


def text(snak: Snak | None) -> str:
    """Return the string of a snak, empty where it has none."""
    if snak is None or snak.datavalue is None or snak.datavalue.type != "string":
        return ""
    return msgspec.json.decode(snak.datavalue.value, type=str)


def edtf(snak: Snak | None, gregorian: str) -> str:
    """Return a time at its precision as EDTF; empty for what is coarser than a year, before our era or of another calendar."""
    if snak is None or snak.datavalue is None or snak.datavalue.type != "time":
        return ""
    time = _TIME.decode(snak.datavalue.value)
    size = _PRECISION.get(time.precision)
    if size is None or not time.time.startswith("+") or not time.calendarmodel.endswith(gregorian):
        return ""
    return time.time[1 : 1 + size]
