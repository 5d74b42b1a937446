"""Containment claims against the chains of `within`: any level agrees; another place of the same rank disagrees."""

from __future__ import annotations

from factcheck.language.morphology import lemma
from factcheck.model import ContainmentClaim, Evidence
from factcheck.reference.keys import name_words
from factcheck.reference.kinds import is_village
from factcheck.reference.linker import Linker
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.reference.rows import PlaceRow
from factcheck.values.comparison import AGREES, DISAGREES, Comparison

_RANKED = frozenset({"country", "region", "state", "province", "district"})
_TOWN, _VENUE = "city", "venue"


def link_containment(claim: ContainmentClaim, linker: Linker) -> Link:
    """Return the claim's link; homonymous places are judged only where every one of them disagrees in the same way."""
    inner, outer = linker.place_ids(claim.place), linker.place_ids(claim.within)
    if not inner or not outer:
        return Link(claim, "none", reason="a place is not in the tables")
    for place in inner:
        for chain in linker.reference.ancestors(place):
            holder = next((identity for identity in outer if identity in chain[1:]), None)
            if holder is not None:
                return _link(claim, linker, place, AGREES, holder)
    if len(inner) > 1 or is_village(claim.sort) or _is_namesake(linker.reference.get(PlaceRow, inner[0]), claim.sort):
        return Link(claim, "none", reason="several places have this name")
    expected = _same_rank(linker, inner[0], outer[0])
    if expected is None:
        return Link(claim, "none", reason="no place of the same rank is known")
    return _link(claim, linker, inner[0], DISAGREES, expected)


def _is_namesake(row: PlaceRow | None, sort: str | None) -> bool:
    """«кафе «Ладья» (Тальск)»: is it told of as another sort of thing than the venue of the tables, «дворец съездов «Ладья»»?"""
    return row is not None and row.kind == _VENUE and sort is not None and sort not in {lemma(word) for word in name_words(row.name)}


def _same_rank(linker: Linker, place: str, outer: str) -> str | None:
    """Return the place of the outer one's rank that holds `place`, None where rival claimants, disputes or gaps leave it open."""
    reference = linker.reference
    chains = reference.ancestors(place)
    wrong = reference.get(PlaceRow, outer)
    inner = reference.get(PlaceRow, place)
    ranked = wrong is not None and (wrong.kind in _RANKED or (wrong.kind == _TOWN and inner is not None and inner.kind == _VENUE))
    if len(chains) != 1 or wrong is None or wrong.disputed or not ranked:
        return None
    rows = [reference.get(PlaceRow, identity) for identity in chains[0]]
    if any(row is not None and row.disputed for row in rows):
        return None
    return next((row.id for row in rows[1:] if row is not None and row.kind == wrong.kind), None)


def _link(claim: ContainmentClaim, linker: Linker, place: str, comparison: Comparison, holder: str) -> Link:
    row = linker.reference.get(PlaceRow, place)
    source = row.sources[0] if row and row.sources else ""
    evidence = Evidence(table="places", id=place, source=source, field="within")
    name = linker.reference.name_of(holder)
    field = FieldLink(
        "within",
        comparison,
        claim.within.start,
        claim.within.end,
        name,
        claim.within.name if not claim.within.name.endswith("*") else claim.within.text,
        Replacement(entity=holder, name=name),
        evidence,
    )
    return Link(claim, "linked", {"within": field}, (evidence,), row=place)
