"""What changed between two folders of tables, in plain words: rows that came, went, and cells that say something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.reference.schema import TABLES
from factcheck.reference.tables import records, table_files

_SHOWN = 3  # cells that say which row it is


def differences(old: Path, new: Path) -> Iterator[str]:
    """Yield a line for each row that is new or gone and for each cell that changed, by table and id.

    Raises TableError where a folder has no tables or one cannot be read.
    """
    before, after = table_files(old), table_files(new)
    for name in TABLES:
        left = _by_id(name, before[name]) if name in before else {}
        right = _by_id(name, after[name]) if name in after else {}
        for identity in sorted({*left, *right}):
            if identity not in right:
                yield f"{name}: − {identity}: строки больше нет / row gone ({_summary(left[identity])})"
            elif identity not in left:
                yield f"{name}: + {identity}: новая строка / new row ({_summary(right[identity])})"
            else:
                yield from _cells(name, identity, left[identity], right[identity])


def _cells(table: str, identity: str, left: dict[str, str], right: dict[str, str]) -> Iterator[str]:
    for column in dict.fromkeys((*left, *right)):
        was, now = left.get(column, ""), right.get(column, "")
        if was == now:
            continue
        if not was:
            yield f"{table}: {identity}: {column} теперь / now «{now}»"
        elif not now:
            yield f"{table}: {identity}: {column} было / was «{was}», теперь пусто / now empty"
        else:
            yield f"{table}: {identity}: {column} «{was}» → «{now}»"


def _by_id(table: str, path: Path) -> dict[str, dict[str, str]]:
    column = TABLES[table].id_column
    rows: dict[str, dict[str, str]] = {}
    for number, record in records(path):
        identity = (record.get(column, "") if column else record.get("office_id", "")) or _own_id(table, record) or f"row {number}"
        rows[identity if identity not in rows else f"{identity}#{number}"] = record
    return rows


def _own_id(table: str, record: dict[str, str]) -> str:
    """Name a row that has no id by what it is about: an office by person, position and start, coverage by all but its sources."""
    if table == "offices":
        return f"{record.get('person_id', '')}|{record.get('position', '')}|{record.get('date', '').partition('/')[0]}"
    return "|".join(value for name, value in record.items() if value and name != "sources")


def _summary(record: dict[str, str]) -> str:
    told = [record[name] for name in ("name", "title", "position", "kind", "property", "date", "value") if record.get(name)]
    return ", ".join(told[:_SHOWN])
