"""How far two spellings are from each other."""

from __future__ import annotations


def edit_distance(left: str, right: str) -> int:
    """Return the Levenshtein distance: the fewest letters put in, left out or changed that turn one word into the other."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
