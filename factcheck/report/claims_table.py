"""Claims as a reader's table: what, who, where, when, status, said by whom, with the words they come from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.claims.triggers import name_of_kind
from factcheck.model import (
    AgeClaim,
    AnniversaryClaim,
    Argument,
    BirthClaim,
    ChangeClaim,
    Claim,
    ContainmentClaim,
    DeathClaim,
    EventClaim,
    FoundingClaim,
    OfficeClaim,
    QuantityClaim,
    SumClaim,
    Timex,
    WeekdayClaim,
)
from factcheck.report.labels import STATUSES, VOICES
from factcheck.report.safe import visible

_COLUMNS = (("№", 4), ("Что", 26), ("Кто", 26), ("Где", 16), ("Когда", 22), ("Статус", 13), ("Кто говорит", 14), ("Слова текста", 34))
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a reader wants to know of a claim; empty where the text does not say."""

    what: str
    who: str = ""
    where: str = ""
    when: str = ""
    status: str = ""


def row_of(claim: Claim) -> Row:
    """Return the cells of a claim."""
    match claim:
        case EventClaim():
            return _event(claim)
        case OfficeClaim():
            seat = f" – {claim.organisation.name}" if claim.organisation else ""
            what = f"должность: {claim.position.text}{seat}"
            return Row(what=what, who=claim.person.name, when=_when(claim.as_of), status=STATUSES.get(claim.status, claim.status))
        case ContainmentClaim():
            return Row(what="находится в", where=f"{claim.place.name} → {claim.within.name}")
        case WeekdayClaim():
            return Row(what=f"день недели: {_WEEKDAYS[int(str(claim.value.value)) - 1]}", when=_when(claim.date))
        case AgeClaim():
            return Row(what=f"возраст: {_number(claim.value.value)}", who=claim.person.name, when=_when(claim.date))
        case AnniversaryClaim():
            of = f", {claim.event.text}" if claim.event else ""
            return Row(what=f"годовщина: {_number(claim.value.value)}{of}", who=_name(claim.person), when=_when(claim.date))
        case BirthClaim() | DeathClaim():
            what = "рождение" if isinstance(claim, BirthClaim) else "смерть"
            return Row(what=what, who=claim.person.name, where=_name(claim.place), when=_when(claim.date))
        case FoundingClaim():
            return Row(what="основание", who=claim.organisation.name, where=_name(claim.place), when=_when(claim.date))
        case SumClaim():
            return Row(what=f"сумма: {' + '.join(part.text for part in claim.parts)} = {claim.total.text}")
        case ChangeClaim():
            first, last = claim.parts
            return Row(what=f"изменение: {first.text} → {last.text}, на {claim.total.text}")
        case QuantityClaim():
            subject = f" ({claim.subject.name})" if claim.subject else ""
            counted = claim.noun or (claim.unit if claim.unit == "%" and not claim.number.text.endswith("%") else "")
            return Row(what=f"количество: {claim.number.text}{' ' + counted if counted else ''}{subject}")


def _event(claim: EventClaim) -> Row:
    more = [
        f"{claim.ordinal.text}" if claim.ordinal else "",
        f"повод: {claim.occasion.text}" if claim.occasion else "",
        f"длилось: {claim.duration.text}" if claim.duration else "",
        f"по плану: {claim.planned_duration.text}" if claim.planned_duration else "",
    ]
    what = "; ".join([f"{name_of_kind(claim.kind)}: {claim.trigger.text}", *(part for part in more if part)])
    who = ", ".join(participant.name for participant in claim.participants)
    return Row(what=what, who=who, where=_name(claim.place), when=_when(claim.date), status=STATUSES.get(claim.status, claim.status))


def _name(argument: Argument | None) -> str:
    return argument.name if argument else ""


def _when(timex: Timex | None) -> str:
    return f"{timex.text} = {timex.value}" if timex else ""


def _number(value: float | tuple[float, float] | str) -> str:
    ends = value if isinstance(value, tuple) else (value, value)
    return "–".join(dict.fromkeys(end if isinstance(end, str) else f"{end:,.10g}".replace(",", " ") for end in ends))


def said_by(claim: Claim) -> str:
    """Return whose words a claim is; empty for the article's own."""
    if claim.voice == "own":
        return ""
    return f"{VOICES[claim.voice]}{': ' + claim.attribution.name if claim.attribution else ''}"


def claims_table(claims: Sequence[Claim], width: int, *, colour: bool = False) -> str:
    """Return the claims of an article as a table of that many columns of characters; a column that no claim fills is left out."""
    # a birth or a death that is told as an event as well is shown once
    lives = {(claim.start, claim.end) for claim in claims if isinstance(claim, BirthClaim | DeathClaim)}
    rows = [(claim, row_of(claim)) for claim in claims if not (isinstance(claim, EventClaim) and (claim.start, claim.end) in lives)]
    cells = [
        [claim.id, row.what, row.who, row.where, row.when, row.status, said_by(claim), f"«{' '.join(claim.text.split())}»"]
        for claim, row in rows
    ]
    used = [number for number in range(len(_COLUMNS)) if any(line[number] for line in cells)]
    table = Table(box=box.SIMPLE_HEAD, width=width, pad_edge=False, show_edge=False)
    for number in used:
        name, ratio = _COLUMNS[number]
        table.add_column(name, ratio=ratio, no_wrap=number == 0, overflow="fold")
    for line in cells:
        table.add_row(*(Text(visible(line[number])) for number in used))
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, no_color=not colour, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())
