"""`factcheck reference …`."""

from __future__ import annotations

import msgspec

from factcheck.cli.options import folder
from factcheck.errors import TableError
from factcheck.reference.store import open_reference
from factcheck.reference.tables import scan


def validate_reference(reference: str | None) -> int:
    """Print every fault of the tables with file, row, column and mend; return 2 where there is one, 1 for advice only."""
    tables = scan(folder(reference, "reference_data"), lambda *_: None)
    for fault in tables.faults:
        print(f"{'совет / advice: ' if fault.advice else ''}{fault}")
    counts = ", ".join(f"{name} {count}" for name, count in sorted(tables.counts.items()))
    print(f"{counts}; ошибок / faults: {sum(not f.advice for f in tables.faults)}")
    return 2 if any(not fault.advice for fault in tables.faults) else 0


def show_row(identity: str, reference: str | None) -> None:
    """Print the row of an id, in whichever table it is."""
    tables = open_reference(folder(reference, "reference_data"))
    for row in tables.rows_of(identity):
        for name, value in msgspec.to_builtins(row).items():
            if value not in (None, "", [], ()):
                print(f"{name}: {value}")
        return
    raise TableError(f"no row «{identity}» in these tables")
