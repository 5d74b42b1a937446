"""Turn the open data of `../shared/data/reference-open` into the tables of `reference_data/`, so that it can be repeated.

Run: python tools/build_reference.py ../shared/data/reference-open

Taken: what that folder's README calls verified, without rows of share-alike sets; leaders' meetings that one outlet tells only with a
second page (`open_data/second_sources.csv`). Names, positions and a few rows that pages were read for stand in `open_data/`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd
import yaml

HERE = Path(__file__).parent
OPEN = HERE / "open_data"
TARGET = HERE.parent / "reference_data"
VERIFIED_ON = "2026-11-25"
SHARE_ALIKE = ("countries-states-cities-database", "mledoze", "iso-codes")
MEETINGS = ("meeting", "talks", "phone_call")


def read(path: Path) -> pd.DataFrame:
    """Read a CSV as text; empty cells stay empty."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def slug(name: str) -> str:
    """Return an id made of an English name."""
    plain = name.lower().translate(str.maketrans("áàâäãåéèêëíìîïóòôöõőúùûüűçñýžščřćđğışş", "aaaaaaeeeeiiiiooooooouuuuucnyzscrcdgiss"[:38]))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def places(source: Path, events: pd.DataFrame) -> pd.DataFrame:
    """Countries by CLDR and our own short names, cities by GeoNames, those of events by the events' own pages."""
    countries = read(source / "countries.csv")
    own = read(OPEN / "country_names.csv").set_index("iso2")
    rows = [
        {
            "place_id": row.iso2,
            "kind": "country",
            "name": own["name"].get(row.iso2, row.name_ru),
            "aliases": ";".join(dict.fromkeys(name for name in (*own["aliases"].get(row.iso2, "").split(";"), row.name_ru) if name)),
            "name_en": row.name_en,
            "within": "",
            "geonames": "",
            "disputed": "1" if row.iso2 in ("TW", "XK", "PS", "EH") else "",
            "sources": "CLDR 48.2.0 (cldr-localenames-full), territory " + row.iso2,
        }
        for row in countries.itertuples(index=False)
    ]
    extra = read(OPEN / "places_extra.csv")
    known = {row["place_id"] for row in rows} | set(extra.place_id)
    table = read(source / "places.csv")
    free = table[~table.source.str.contains("|".join(SHARE_ALIKE)) & ~table.kind.isin(["country"]) & (table.checked == "verified")]
    free = free[~free.place_id.isin(_lesser_namesakes(source, set(free.place_id)))]
    known |= set(free.place_id)
    all_within = table.set_index("place_id").within
    rows += [_city(row, known) for row in free.itertuples(index=False)]
    rows += extra.to_dict("records")
    rows += _event_places(events, table.set_index("place_id"), known, all_within)
    return pd.DataFrame(rows).fillna("")


def _lesser_namesakes(source: Path, shipped: set[str]) -> set[str]:
    """Return cities whose larger namesake in another country is not shipped: the name alone would point at the wrong one."""
    table = pd.concat([read(source / "places.csv"), read(source / "places_unverified.csv")])
    table["size"] = pd.to_numeric(table.population, errors="coerce").fillna(0)
    table["country"] = table.within.str[:2]
    lesser: set[str] = set()
    for _, group in table[table.kind.isin(["city", "capital", "town"])].groupby("name_ru"):
        largest = group.loc[group["size"].idxmax()]
        if group.country.nunique() > 1 and largest.place_id not in shipped:
            lesser |= set(group.place_id)
    return lesser


def _city(row: object, known: set[str]) -> dict[str, str]:
    parent = row.within if row.within in known else row.within[:2]  # type: ignore[attr-defined]
    reference = f"GeoNames {row.geonames}" if row.geonames else f"reference-open 2026-11-25, places.csv, {row.place_id} ({row.source})"  # type: ignore[attr-defined]
    return {
        "place_id": row.place_id,  # type: ignore[attr-defined]
        "kind": row.kind,  # type: ignore[attr-defined]
        "name": row.name_ru,  # type: ignore[attr-defined]
        "aliases": row.aliases_ru,  # type: ignore[attr-defined]
        "name_en": row.name_en,  # type: ignore[attr-defined]
        "within": parent if parent in known else "",
        "geonames": row.geonames,  # type: ignore[attr-defined]
        "disputed": row.disputed,  # type: ignore[attr-defined]
        "sources": reference,
    }


def _event_places(events: pd.DataFrame, table: pd.DataFrame, known: set[str], within: pd.Series) -> list[dict[str, str]]:
    """Places where events were held that no free set names: the name as the events' pages write it, in the event's country."""
    rows = []
    for row in events[events.place_id != ""].drop_duplicates("place_id").itertuples(index=False):
        if row.place_id in known or row.place_id not in table.index:
            continue
        known.add(row.place_id)
        parent = within.get(row.place_id, "")
        rows.append(
            {
                "place_id": row.place_id,
                "kind": table.kind[row.place_id],
                "name": row.city_ru,
                "name_en": row.city_en,
                "within": parent if parent in known else row.country_iso2,
                "sources": row.sources,
            }
        )
    return rows


def taken_events(source: Path) -> pd.DataFrame:
    """The events to take, with the second pages among their sources."""
    events = read(source / "events.csv")
    second = read(OPEN / "second_sources.csv").groupby("event_id").url.agg(lambda urls: ";".join(urls[:3]))
    left_out = set(read(OPEN / "left_out.csv").event_id)
    events["sources"] = [";".join(filter(None, (row.sources, second.get(row.event_id, "")))) for row in events.itertuples()]
    single = events.kind.isin(MEETINGS) & (events.evidence == "confirmed_1") & ~events.event_id.isin(second.index)
    return events[~single & ~events.event_id.isin(left_out)].reset_index(drop=True)


def event_rows(events: pd.DataFrame, ids: dict[str, str]) -> pd.DataFrame:
    """events.csv in the contract's columns."""
    summits = {f"{row.series} {row.date[:4]}": row.event_id for row in events[events.kind == "summit"].itertuples()}
    return pd.DataFrame(
        {
            "event_id": events.event_id,
            "kind": events.kind,
            "title": events.title_ru,
            "date": events.date,
            "place_id": [row.place_id if row.city_confirmed != "0" else "" for row in events.itertuples()],
            "venue": "",
            "participants": [";".join(ids[name] for name in names.split(";") if name) for names in events.participants],
            "occasion_id": [summits.get(occasion, "") for occasion in events.occasion],
            "status": events.status,
            "duration_minutes": events.duration_minutes,
            "planned_duration_minutes": events.planned_duration_minutes,
            "sources": events.sources,
            "verified_on": VERIFIED_ON,
            "note": events.note,
            "series": events.series,
            "number": events.number,
        }
    )


def entity_rows(source: Path) -> pd.DataFrame:
    """Persons whose Russian name was met, and the organisations behind the summits' series."""
    persons = read(source / "persons.csv")
    countries = set(read(source / "countries.csv").iso2)
    rows = [
        {
            "entity_id": slug(row.name_en),
            "kind": "person",
            "name": row.name_ru,
            "aliases": row.aliases_ru,
            "name_en": row.name_en,
            "born": row.born,
            "died": row.died,
            "founded": "",
            "country_id": row.country_iso2 if row.country_iso2 in countries else "",
            "wikidata": row.wikidata,
            "sources": f"reference-open 2026-11-25, persons.csv, {row.name_en} ({row.source})",
            "verified_on": VERIFIED_ON,
        }
        for row in persons.itertuples(index=False)
    ]
    table = pd.DataFrame(rows).drop_duplicates("entity_id")
    return pd.concat([table, read(OPEN / "organisations.csv")]).fillna("")


def positions_by_english() -> dict[str, str]:
    """Map an English position of the open data to the Russian name in `rules/positions.yaml`."""
    data = yaml.safe_load((HERE.parent / "rules" / "positions.yaml").read_text("utf-8"))
    return {str(english): row["name"] for row in data["positions"] for english in row.get("english") or ()}


def office_rows(source: Path, ids: dict[str, str]) -> pd.DataFrame:
    """Offices of persons with a Russian name: starts as given, ends only where a second source confirms them."""
    names = positions_by_english()
    countries = set(read(source / "countries.csv").iso2)
    rows = []
    for row in read(source / "offices.csv").itertuples(index=False):
        person = ids.get(f"ru:{row.person_ru}") if row.person_ru else None
        if row.country_iso2 not in countries and row.country_iso2:
            continue
        if person is None or row.position not in names or "general_knowledge" in row.check or not row.start:
            continue
        end = row.end if row.end_confirmed == "1" or "end:successor" in row.check else ""
        if end and row.start > end:
            continue
        addresses = re.findall(r"https?://[^\s;]+", f"{row.check} {row.ref}")
        rows.append(
            {
                "person_id": person,
                "position": names[row.position],
                "organisation_id": "",
                "country_id": row.country_iso2,
                "date": f"{row.start}/{end}",
                "sources": ";".join([f"{row.source}, {row.ref.split(';')[0]}", *addresses]),
                "attested_until": row.attested_until if not end else "",
                "verified_on": VERIFIED_ON,
            }
        )
    rows += [
        {
            "person_id": ids[row.person_en],
            "position": row.position,
            "organisation_id": row.organisation,
            "country_id": row.country_iso2,
            "date": row.date,
            "sources": row.sources,
            "attested_until": row.attested_until,
            "verified_on": VERIFIED_ON,
        }
        for row in read(OPEN / "offices_extra.csv").itertuples(index=False)
        if row.person_en in ids
    ]
    return pd.DataFrame(rows).drop_duplicates(["person_id", "position", "country_id", "date"])


def fact_rows(source: Path, events: set[str]) -> pd.DataFrame:
    """Counts that belong to an event of the tables."""
    subjects = {"Kerch Strait incident 2018-11-25": "attack-kerch-strait-incident-2018-11-25"}
    facts = read(source / "facts.csv")
    facts["subject_id"] = [subjects.get(name, "") for name in facts.subject]
    facts = facts[facts.subject_id.isin(events)].reset_index(drop=True)
    facts["fact_id"] = [f"{row.subject_id}-{slug(row.property)}" for row in facts.itertuples()]
    return facts[["fact_id", "subject_id", "property", "value", "unit", "date", "sources"]]


def person_ids(source: Path) -> dict[str, str]:
    """Map English names, their variants and «ru:» Russian names to ids."""
    ids: dict[str, str] = {}
    for row in read(source / "persons.csv").itertuples(index=False):
        identity = slug(row.name_en)
        for name in (row.name_en, *row.aliases_en.split(";")):
            ids.setdefault(name, identity)
        ids.setdefault(f"ru:{row.name_ru}", identity)
    return ids


def main() -> None:
    """Write every table."""
    source = Path(sys.argv[1])
    ids = person_ids(source)
    events = taken_events(source)
    tables = {
        "events": event_rows(events, ids),
        "entities": entity_rows(source),
        "offices": office_rows(source, ids),
        "places": places(source, events),
    }
    tables["facts"] = fact_rows(source, set(events.event_id))
    for name, table in tables.items():
        table.to_csv(TARGET / f"{name}.csv", index=False, lineterminator="\n")
        print(f"{name}: {len(table)}")


if __name__ == "__main__":
    main()
