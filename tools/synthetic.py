"""Invented tables of any size, and articles over them: for benchmarks and for measuring how claims are linked. Seeded, so always the same.

No name is taken from anywhere: first names, surnames and towns are built of syllables with endings that decline.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_SYLLABLES = tuple(
    "ба ве гу да жо зе ки лу ма не ор па ре са ту фе хо ци ча ше эл юр яс бор вел гар дан жим кор лам мир ном рад сел тав".split()  # noqa: SIM905
)
_FIRST_END, _LAST_END, _TOWN_END = ("мир", "слав", "тан", "ман", "рик"), ("ов", "ин", "ский", "ев", "ман"), ("град", "ск", "бург", "поль")
_KINDS = ("meeting", "meeting", "talks", "visit", "phone_call", "signing")
_FIRST_DAY, _DAYS = date(1990, 1, 1), 12_700


@dataclass(frozen=True, slots=True)
class Invented:
    """A row of the invented events, with the names that its ids have."""

    id: str
    kind: str
    day: date
    place: str
    country: str
    participants: tuple[str, str]


@dataclass(slots=True)
class World:
    """What was written: names by id, and the events that articles may tell."""

    names: dict[str, str]
    events: list[Invented]


def _name(draw: random.Random, parts: int, ending: str) -> str:
    return ("".join(draw.choice(_SYLLABLES) for _ in range(parts)) + ending).capitalize()


def write_tables(folder: Path, size: int, seed: int = 1, keep: int = 2_000) -> World:
    """Write `size` events into `folder`, with a tenth as many persons and a fiftieth as many towns; return the last `keep` events."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    countries = [f"c{number}" for number in range(max(3, size // 5_000))]
    towns = [f"t{number}" for number in range(max(8, size // 50))]
    people = [f"p{number}" for number in range(max(20, size // 10))]
    inside = {town: draw.choice(countries) for town in towns}
    _write_places(folder, draw, names, countries, towns, inside)
    _write_people(folder, draw, names, people, countries)
    events: list[Invented] = []
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["event_id", "kind", "title", "date", "place_id", "participants", "status", "duration_minutes", "sources"])
        for number in range(size):
            event = _event(draw, number, people, towns, inside)
            minutes = draw.choice(("", "60", "90", "130"))
            table.writerow(
                [event.id, event.kind, "", event.day, event.place, ";".join(event.participants), "held", minutes, "https://example.org/e"]
            )
            if number >= size - keep:
                events.append(event)
    return World(names, events)


def _event(draw: random.Random, number: int, people: list[str], towns: list[str], inside: dict[str, str]) -> Invented:
    one, other = draw.sample(people, 2)
    kind = draw.choice(_KINDS)
    place = "" if kind == "phone_call" else draw.choice(towns)
    day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
    return Invented(f"e{number}", kind, day, place, inside.get(place, ""), (one, other))


def _write_places(
    folder: Path, draw: random.Random, names: dict[str, str], countries: list[str], towns: list[str], inside: dict[str, str]
) -> None:
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["place_id", "kind", "name", "aliases", "within"])
        for place in countries:
            names[place] = _name(draw, 3, "ия")
            table.writerow([place, "country", names[place], "", ""])
        for place in towns:
            names[place] = _name(draw, 3, draw.choice(_TOWN_END))
            table.writerow([place, "city", names[place], "", inside[place]])


def _write_people(folder: Path, draw: random.Random, names: dict[str, str], people: list[str], countries: list[str]) -> None:
    with (folder / "entities.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["entity_id", "kind", "name", "aliases", "country_id"])
        for person in people:
            first, last = _name(draw, 1, draw.choice(_FIRST_END)), _name(draw, 3, draw.choice(_LAST_END))
            names[person] = f"{first} {last}"
            table.writerow([person, "person", names[person], "", draw.choice(countries)])


def sentences(world: World, count: int, seed: int = 2) -> Iterator[str]:
    """Yield true sentences about the last events."""
    draw = random.Random(seed)
    for event in draw.sample([event for event in world.events if event.place], count):
        one, other = (world.names[person] for person in event.participants)
        day = f"{event.day.day} {_MONTHS[event.day.month - 1]} {event.day.year} года"
        yield f"{day} {one} и {other} встретились, переговоры прошли в городе {world.names[event.place]}."


_MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
