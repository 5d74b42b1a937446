"""How well event claims are linked: drawn from invented tables, one field changed, others dropped, names inflected and shortened.

Run: python tools/linking.py [SIZE]     events in the tables, 100000 by default. Prints right rows, wrong rows and abstentions.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from synthetic import Invented, World, write_tables

from factcheck.engine.repair_names import inflect_person, inflect_place
from factcheck.language.declension import CASES
from factcheck.model import Argument, EventClaim, Timex
from factcheck.reference.build import build_index
from factcheck.reference.event_links import EventLinker
from factcheck.reference.linker import Linker
from factcheck.reference.store import Reference

CLAIMS = 2_000
CHANGES = ("nothing", "year", "month", "place", "participant")


def _argument(words: str) -> Argument:
    return Argument(start=0, end=len(words), text=words, name=words)


def _date(day: date) -> Timex:
    text = day.isoformat()
    return Timex(
        start=0, end=len(text), text=text, type="DATE", value=text, begin=day, end_date=day, rule="day", anchor=None, written_year=True
    )


def _person(draw: random.Random, name: str) -> Argument:
    """Return a name as a text may have it: in any case, whole, with an initial, or the surname alone."""
    words = inflect_person(name, draw.choice(CASES)).split()
    form = draw.random()
    if form < 0.3:
        return _argument(words[-1])
    return _argument(f"{words[0][0]}. {words[-1]}" if form < 0.4 else " ".join(words))


def claims(world: World, count: int, seed: int = 4) -> Iterator[tuple[str, str, EventClaim]]:
    """Yield what was changed, the row's id and the claim. What is left always tells the row from others: a day, a place, two names."""
    draw = random.Random(seed)
    people = [identity for identity in world.names if identity.startswith("p")]
    towns = [identity for identity in world.names if identity.startswith("t")]
    held = [event for event in world.events if event.place]
    for event in draw.choices(held, k=count):
        change = draw.choice(CHANGES)
        who, day, place = list(event.participants), event.day, event.place
        drop = draw.choice(("nothing", "nothing", "one", "other", "place" if change in ("nothing", "participant") else "nothing"))
        if change == "year":
            day = _moved(day, draw.choice((-1, 1)))
        elif change == "month":
            day += timedelta(days=draw.choice((-28, -9, 9, 28)))
        elif change == "place":
            place = draw.choice([town for town in towns if town != place])
        elif change == "participant":
            who[draw.randrange(2)] = draw.choice(people)
            drop = "nothing"
        if drop in ("one", "other") and change in ("nothing", "place", "year", "month"):
            who.pop(0 if drop == "one" else 1)
        yield change, event.id, _claim(draw, world, event, who, day, "" if drop == "place" and change == "nothing" else place)


def _moved(day: date, years: int) -> date:
    return day.replace(year=day.year + years) if (day.month, day.day) != (2, 29) else day.replace(year=day.year + years, day=28)


def _claim(draw: random.Random, world: World, event: Invented, who: list[str], day: date, place: str) -> EventClaim:
    trigger = _argument(event.kind)
    claim = EventClaim(id="c1", start=0, end=1, text=event.id, kind=event.kind, trigger=trigger, date=_date(day))
    participants = tuple(_person(draw, world.names[identity]) for identity in who)
    where = _argument(inflect_place(world.names[place], "loc")) if place else None
    return replace(claim, participants=participants, place=where)


def score(size: int) -> Counter[tuple[str, str]]:
    """Return how many claims of each change were linked to their row, to another, or to none."""
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as name:
        world = write_tables(Path(name) / "tables", size)
        index, _ = build_index(Path(name) / "tables", Path(name) / "index.sqlite")
        linker = EventLinker(Linker(Reference(index)))
        for change, identity, claim in claims(world, CLAIMS):
            link = linker.link(claim, date(2025, 1, 1))
            outcome = "abstained" if link.state != "linked" else "right" if link.row == identity else "wrong"
            counts[change, outcome] += 1
    return counts


def show(size: int) -> None:
    """Print the counts by change and together."""
    counts = score(size)
    print(f"linking of {CLAIMS} claims over {size:,} invented events:")
    for change in (*CHANGES, None):
        row = {outcome: sum(n for (kind, o), n in counts.items() if o == outcome and change in (kind, None)) for outcome in _OUTCOMES}
        total = sum(row.values())
        shares = ", ".join(f"{outcome} {n}/{total} = {n / max(1, total):.3f}" for outcome, n in row.items())
        print(f"  {change + ' changed' if change else 'together':20} {shares}")


_OUTCOMES = ("right", "wrong", "abstained")

if __name__ == "__main__":
    show(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
