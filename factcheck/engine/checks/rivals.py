"""One office given to two people at once: «мэр Осло Иван Северцев … мэр города Пётр Линдт», and nothing tells of a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.lexicon import word_set
from factcheck.claims.positions import positions
from factcheck.claims.view import View
from factcheck.engine.subjects import Subject, at_odds, sound
from factcheck.language.distance import edit_distance
from factcheck.language.morphology import lemmas
from factcheck.language.names import name_stem, surname_forms
from factcheck.model import Argument, Claim, OfficeClaim

_FULL = 2  # words of a whole name
_ALIKE = 2  # letters in which two surnames may be spellings of one


def rival_holders(view: View, claims: Sequence[Claim]) -> Iterator[Subject]:
    """Yield a subject for each office of one holder that the article says two people hold now."""
    offices = [claim for claim in claims if isinstance(claim, OfficeClaim)]
    in_change = {claim.person.name for claim in offices if claim.status != "holds" or claim.before is not None}
    in_change |= {claim.before.name for claim in offices if claim.before is not None}
    for held in _by_office(view, offices).values():
        people: dict[str, list[OfficeClaim]] = defaultdict(list)
        for claim in held:
            people[claim.person.name].append(claim)
        names = list(people)
        if len(names) == 1 and len(held) > 1:
            yield sound("article", "holder", held[0].person.start, held[0].person.end)
        if len(names) != 2 or in_change & set(names) or not _are_two(names[0], names[1]):
            continue
        first, second = sorted(people.values(), key=lambda rows: (-len(rows), rows[0].person.start))
        wrong, right = second[0].person, first[0].person
        other = min(right.start, first[0].position.start), max(right.end, first[0].position.end)  # the title may be what is wrong
        yield at_odds(
            view.text, (wrong.start, wrong.end), "two holders", right.name, [other], actual=wrong.name, claim=second[0], field="holder"
        )


def predecessors_as_present(view: View, claims: Sequence[Claim]) -> Iterator[Subject]:
    """Yield the present titles of those whom the article tells as having held that very office before its holder.

    «сказал ректор университета Сомов … до неё университет возглавлял Игнатий Сомов»
    """
    offices = [claim for claim in claims if isinstance(claim, OfficeClaim)]
    former = [claim for claim in offices if claim.status == "former" and claim.voice == "own"]
    for claim in offices:
        if not _is_present(view, claim) or _is_former_itself(view, claim):
            continue
        told = [other for other in former if other.person.name == claim.person.name and _is_of_same_office(claim, other)]
        told = [other for other in told if other.start != claim.start]
        if told:
            other = told[0]
            place = min(other.person.start, other.position.start), max(other.person.end, other.position.end)
            words = claim.person.start, claim.person.end
            following = other.before.name if other.before is not None else f"«{view.text[place[0] : place[1]]}»"
            yield at_odds(view.text, words, "two holders", following, [place], actual=claim.person.name, claim=claim, field="holder")


def _is_former_itself(view: View, claim: OfficeClaim) -> bool:
    sentence = view.sentence_at(claim.start)
    clause = sentence.clause_words(sentence.at(claim.start)) if sentence is not None else []
    return any(word.lower in word_set("discourse", "then") for word in clause)


def _is_of_same_office(claim: OfficeClaim, former: OfficeClaim) -> bool:
    """Is what somebody headed or held before the office that a present title names: by its name, or as what the body is headed by?"""
    if former.before is not None and former.before.name == claim.person.name:
        return False
    one, other = claim.seat or claim.organisation, former.seat or former.organisation
    named = [_seat(seat) for seat in (one, other) if seat is not None and _seat(seat) is not None]
    if len(named) > 1 and named[0] != named[1]:
        return False
    shared = bool(set(claim.position_ids) & set(former.position_ids))
    follows = former.before is not None
    heads = any(set(lemmas(word)) & word_set("offices", "heading_titles") for word in claim.position.text.lower().split())
    if one is not None and other is not None and not named:
        return (shared or heads) and bool(set(lemmas(one.text.lower())) & set(lemmas(other.text.lower())))
    return follows and (shared or (heads and not former.position_ids))


def _by_office(view: View, offices: Iterable[OfficeClaim]) -> dict[tuple[str, str], list[OfficeClaim]]:
    """Group the titles of the article's own present by office and seat; a title with no named seat is of the only seat that is named."""
    lexicon, one = positions(), word_set("offices", "one_of_company")
    found: dict[str, list[tuple[str | None, OfficeClaim]]] = defaultdict(list)
    for claim in offices:
        ids = [identity for identity in claim.position_ids if lexicon.positions[identity].single or identity in one]
        common = claim.seat is None and _has_common_seat(claim)
        if not ids or len(ids) < len(claim.position_ids) or not (claim.seat or common) or not _is_present(view, claim):
            continue
        apart = sorted(word_set("offices", "apart") & set(view.text[claim.start : claim.person.end].lower().split()))
        found["/".join([*sorted(ids), *apart])].append((_seat(claim.seat) if claim.seat is not None else None, claim))
    groups: dict[tuple[str, str], list[OfficeClaim]] = defaultdict(list)
    for office, rows in found.items():
        seats = {seat: claim.seat.text for seat, claim in rows if seat is not None and claim.seat is not None}
        for seat, claim in rows:
            if seat is not None:
                groups[office, seat].append(claim)
            elif len(seats) == 1 and _can_mean(claim, next(iter(seats.values()))):
                groups[office, next(iter(seats))].append(claim)
            elif not seats:  # «ректор университета Линд … ректор вуза Фосс»: the one body that the article is about
                groups[office, ""].append(claim)
    return groups


def _can_mean(claim: OfficeClaim, named: str) -> bool:
    """«ректор университета» beside «ректор Синеборского университета»: is the common noun of a seat a word of the named one?"""
    if claim.seat is None:
        return True
    nouns = set(lemmas(claim.seat.text.split()[0].lower()))
    return any(nouns & set(lemmas(word.lower())) for word in named.split())


def _has_common_seat(claim: OfficeClaim) -> bool:
    """«мэр города», «губернатор области»: an office of a place that is told by its noun; «глава концерна» may be of another one."""
    words = claim.position.text.lower().split()
    return len(words) > 1 and words[-1] in word_set("offices", "local_seats")


def _is_present(view: View, claim: OfficeClaim) -> bool:
    """Is it a title of a named person, said of now: no day bounds it, and no other year stands in its sentence?"""
    if claim.status != "holds" or claim.kind != "office" or claim.as_of is not None or claim.bound or not claim.person.mention:
        return False
    title_ends = max(claim.position.end, claim.organisation.end if claim.organisation is not None else 0)
    between = view.text[title_ends : claim.person.start].strip(' »"”')
    if len(claim.person.text.split()) < _FULL or "." in claim.person.text or claim.person.start < title_ends or between:
        return False
    sentence, published = view.sentence_at(claim.start), view.article.published
    if sentence is None:
        return False
    before = sentence.before(sentence.at(claim.position.start))
    if before is not None and before.pos in ("ADJ", "DET", "PRON"):
        return False  # «её губернатор», «почётный президент», «первому президенту»
    earlier = view.sentence_before(sentence)
    dated = any(t.begin is not None and t.type == "DATE" for t in sentence.timexes)
    near = [sentence, *([earlier] if earlier is not None and earlier.block == sentence.block and not dated else [])]
    years = [t.begin.year for s in near for t in s.timexes if t.begin is not None and t.type == "DATE"]
    return not years or (published is not None and all(year == published.year for year in years))


def _seat(seat: Argument) -> str | None:
    """Return what tells a seat from others, None where only a common noun stands («мэр города»)."""
    if seat.id is None and seat.text[:1].islower():
        return None
    return seat.id or " ".join(name_stem(word) for word in seat.text.split())


def _are_two(one: str, other: str) -> bool:
    """Are they two people, and not one whose surname is spelt in two ways or stands alone?"""
    left, right = surname_forms(one), surname_forms(other)
    return not any(a == b or edit_distance(a, b) <= _ALIKE for a in left for b in right)
