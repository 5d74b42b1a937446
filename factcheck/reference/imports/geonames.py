"""Cities of GeoNames (https://download.geonames.org/export/dump/readme.txt) with their Russian names from `alternateNamesV2.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import TableError
from factcheck.reference.imports.rows import Record

_COLUMNS = 19  # of a cities file; names 1, country 8, population 14
_CAPITAL = "PPLC"


def city_records(cities: Path, names: Path, least: int, language: str = "ru") -> Iterator[Record]:
    """Yield the cities of at least `least` people that have a Russian name, by number; the country's code is their parent.

    Raises TableError where a file cannot be read or is no such file.
    """
    russian = _names(names, language)
    for line, cells in _lines(cities, _COLUMNS):
        population = cells[14]
        if not population.isdigit():
            raise TableError(f"{cities}: row {line}, column 15: «{population}» is not a number of people")
        found = russian.get(cells[0])
        if found and int(population) >= least:
            yield {
                "place_id": f"gn:{cells[0]}",
                "kind": "capital" if cells[7] == _CAPITAL else "city",
                "name": found[0],
                "aliases": ";".join(found[1:]),
                "name_en": cells[2],
                "within": cells[8],
                "geonames": cells[0],
                "sources": f"GeoNames, {cities.name}, geonameid {cells[0]} (CC BY 4.0)",
            }


def _names(path: Path, language: str) -> dict[str, list[str]]:
    """Return the names of each number in a language: the preferred first, historic and colloquial ones left out."""
    found: dict[str, list[tuple[bool, str]]] = {}
    for _, cells in _lines(path, 8):
        if cells[2] == language and "1" not in cells[6:8] and ";" not in cells[3]:
            found.setdefault(cells[1], []).append((cells[4] != "1", cells[3]))
    return {number: [name for _, name in sorted(names)] for number, names in found.items()}


def _lines(path: Path, least: int) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                cells = line.rstrip("\n").split("\t")
                if len(cells) < least:
                    raise TableError(f"{path}: row {number}: has {len(cells)} cells, GeoNames' file has {least}; is it another file?")
                yield number, cells
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: byte {error.start + 1} is not UTF-8") from None
