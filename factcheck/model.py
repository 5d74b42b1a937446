"""The nouns of the house: immutable, typed values that rooms hand to one another. No I/O, no language, no rules.

Offsets are 0-based code points into `Article.text`, end exclusive. Dates are `datetime.date`, durations minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Change = Literal["new", "kept", "moved", "decided"]
Severity = Literal["error", "warning", "info"]
VerdictName = Literal["supported", "refuted", "not_enough_info"]
Agreement = Literal["agrees", "disagrees", "unknown"]
Pair = tuple[float, float]
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text of one kind: title, paragraph, caption, credit, quote or table."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment of the source that is addressed to factcheck; `start` is where it stands in the text, before or inside a block."""

    start: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`size` characters of the text from `start` on that stand in the source from `source` on."""

    start: int
    source: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A draft as read. `notes` are messages about the reading itself (a guessed encoding).

    `source` and `runs`, where the text was extracted from a source of characters: the decoded source and how the text lies in it.
    """

    path: str
    title: str
    text: str
    published: date | None
    sha256: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    source: str | None = None
    runs: tuple[Run, ...] | None = None

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds a text position, None between two."""
        return next((block for block in self.blocks if block.start <= position < block.end), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression with its TIMEX3 type, value and mod; `begin`/`end_date` are inclusive days, `minutes` a duration's bounds.

    `shift`: how far it leads from its anchor, a signed count and a unit: «двумя днями позже» (2, day); None where it does not.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    begin: date | None = None
    end_date: date | None = None
    mod: str | None = None
    minutes: Pair | None = None
    rule: str = ""
    anchor: str | None = None
    weekday: int | None = None
    written_year: bool = False
    shift: tuple[int, str] | None = None

    def inside(self, other: Timex) -> bool:
        """Do its days lie inside another's, all ends being known?"""
        if self.begin is None or self.end_date is None or other.begin is None or other.end_date is None:
            return False
        return other.begin <= self.begin and self.end_date <= other.end_date

    @property
    def unreal(self) -> bool:
        """Is it a day of a year that no calendar has: 31 June 2021?"""
        return self.begin is None and self.end_date is None and self.type == "DATE" and _WHOLE_DAY.fullmatch(self.value) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that is no time; `value` a number, [min, max] or a score as written."""

    start: int
    end: int
    text: str
    kind: str
    value: float | Pair | str
    unit: str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name a person, organisation or place; `id` is the reference's entity, None where none or several fit."""

    start: int
    end: int
    text: str
    label: str
    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a claim: its words and the name in the nominative; `id` is the reference's, None before linking or unknown.

    `mention` False marks words that stand for something named elsewhere («стороны», «он»), at `antecedent` where that is known.
    """

    start: int
    end: int
    text: str
    name: str
    id: str | None = None
    mention: bool = True
    antecedent: tuple[int, int] | None = None


HERE = "here"  # the scope of «Осло принимает форум во второй раз»: the editions of the series that the place has held


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """An ordinal with its scope: `value` 2, `scope` «this_year», «all», «since:2021», `HERE` or None where it is not understood."""

    start: int
    end: int
    text: str
    value: int
    scope: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBase:
    """What every claim has: an id within the article, the words that make it, whose voice says it.

    `voice`: own, hearsay, quote, or unasserted (denied, asked, wished, supposed).
    """

    id: str
    start: int
    end: int
    text: str
    voice: str = "own"
    attribution: Argument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(ClaimBase):
    """Who met whom, where, when, how long, for which time; `mentions` are other words of the article that tell the event again."""

    type: Literal["event"] = "event"
    kind: str
    trigger: Argument
    participants: tuple[Argument, ...] = ()
    date: Timex | None = None
    place: Argument | None = None
    occasion: Argument | None = None
    duration: Timex | None = None
    planned_duration: Timex | None = None
    ordinal: Ordinal | None = None
    status: str = "held"
    part: bool = False
    predicate: Argument | None = None
    mentions: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeClaim(ClaimBase):
    """Who holds which office.

    `organisation`: all words that name what it is an office of («МИД Норвегии»); `seat`: the outermost place or organisation in them
    («Норвегии»). `kind`: office, rank, or a sort of occupation (press, culture, …). `position_ids`: the lexicon's offices that the
    words can mean; `bound`: words bind it to the day of the event told; `numbered`: «первый президент», which may be of any time;
    `starts`: `as_of` is told as the first day («с 2004 года», «стал президентом 10 марта»); a former holder's is the whole term told;
    `before`: who held it next («до него министром был Иванов»).
    """

    type: Literal["office"] = "office"
    person: Argument
    position: Argument
    kind: str = "office"
    position_ids: tuple[str, ...] = ()
    organisation: Argument | None = None
    seat: Argument | None = None
    as_of: Timex | None = None
    status: str = "holds"
    bound: bool = False
    numbered: bool = False
    starts: bool = False
    before: Argument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainmentClaim(ClaimBase):
    """Which place lies in which; `sort` is the noun before the place's name («село»)."""

    type: Literal["containment"] = "containment"
    place: Argument
    within: Argument
    sort: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWords:
    """A value and its words."""

    start: int
    end: int
    text: str
    value: float | Pair | str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayClaim(ClaimBase):
    """A weekday said of a date; `value` is ISO's number, 1 Monday."""

    type: Literal["weekday"] = "weekday"
    value: ValueWords
    date: Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeClaim(ClaimBase):
    """How old a person is; `date`: on which day, where the text says so.

    `others`: whom else of the article the words can mean («46-летний политик»); `turning`: it is the age of a birthday («исполнится»).
    """

    type: Literal["age"] = "age"
    person: Argument
    value: ValueWords
    date: Timex | None = None
    turning: bool = False
    others: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnniversaryClaim(ClaimBase):
    """How many years ago something began: `event` names what («независимости Казахстана»), or `person` whose birthday it is."""

    type: Literal["anniversary"] = "anniversary"
    event: Argument | None = None
    person: Argument | None = None
    value: ValueWords
    date: Timex | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthClaim(ClaimBase):
    """When and where a person was born."""

    type: Literal["birth"] = "birth"
    person: Argument
    date: Timex | None = None
    place: Argument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathClaim(ClaimBase):
    """When and where a person died."""

    type: Literal["death"] = "death"
    person: Argument
    date: Timex | None = None
    place: Argument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundingClaim(ClaimBase):
    """When and where an organisation or a town was founded."""

    type: Literal["founding"] = "founding"
    organisation: Argument
    date: Timex | None = None
    place: Argument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityClaim(ClaimBase):
    """How many: `noun` as it stands in the text or `unit` (ISO 4217 for money, % for a share), of what (`subject`), in which event."""

    type: Literal["quantity"] = "quantity"
    value: Pair
    number: ValueWords
    noun: str | None = None
    lemma: str | None = None
    unit: str | None = None
    mod: str | None = None
    subject: Argument | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SumClaim(ClaimBase):
    """Parts and their total; `complete`: the parts are alike and their list is closed, so that they are said to be all."""

    type: Literal["sum"] = "sum"
    parts: tuple[ValueWords, ...]
    total: ValueWords
    unit: str | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClaim(ClaimBase):
    """`parts`: from and to; `total`: by how much, in the unit («%», «points» or that of the parts)."""

    type: Literal["change"] = "change"
    parts: tuple[ValueWords, ValueWords]
    total: ValueWords
    unit: str | None = None


LifeClaim = BirthClaim | DeathClaim | FoundingClaim
Claim = (
    EventClaim
    | OfficeClaim
    | ContainmentClaim
    | WeekdayClaim
    | AgeClaim
    | AnniversaryClaim
    | LifeClaim
    | QuantityClaim
    | SumClaim
    | ChangeClaim
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A row that speaks for or against a claim: table, id, one source address, the field it speaks of."""

    table: str
    id: str
    source: str
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Words to put in place of text[start:end]."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Other words that belong to a finding."""

    start: int
    end: int
    text: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict on a claim, field by field, with the rows that say so and the computation where there is one."""

    claim: str
    verdict: VerdictName
    fields: dict[str, Agreement]
    evidence: tuple[Evidence, ...] = ()
    as_of: str | None = None
    computation: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """Why a finding does not count: the reason that somebody gave, where it stands, and until when it holds."""

    reason: str
    origin: str
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A discrepancy on the exact words that are wrong."""

    id: str
    rule: str
    kind: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    message_en: str
    claim: str | None
    expected: str | None
    actual: str | None
    evidence: tuple[Evidence, ...] = ()
    suggestion: Repair | None = None
    alternatives: tuple[Repair, ...] = ()
    related: tuple[Related, ...] = ()
    group: str | None = None
    fingerprint: str = ""
    suppressed: bool = False
    suppression: Suppressed | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A finding of an earlier report that is found no more."""

    rule: str
    severity: str
    text: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedArticle:
    """An article with all that was read in it and all that was found; `error` where it could not be read or checked.

    `tried`: how often each rule reached a decision. `notes`: what readers should know of the check itself (a mark that does not hold).
    `gone`: what an earlier report found and this one does not, where it was held against one.
    """

    path: str
    article: Article | None
    error: str | None = None
    timexes: tuple[Timex, ...] = ()
    numbers: tuple[Number, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    rows: dict[str, dict[str, str]] | None = None
    tried: dict[str, int] | None = None
    notes: tuple[str, ...] = ()
    gone: tuple[Gone, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunError:
    """What went wrong in a run: an article or a rule, and a message for people."""

    message: str
    path: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """What readers of a report are told of a rule: what it finds, why that matters, when it keeps silent."""

    id: str
    kind: str
    severity: Severity
    description: str
    rationale: str
    silent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A run: what was used and every article."""

    version: str
    pipeline_name: str
    pipeline_version: str
    reference_digest: str
    reference_tables: dict[str, int]
    rules_digest: str
    rules_count: int
    articles: tuple[CheckedArticle, ...]
    errors: tuple[RunError, ...] = ()
    rules: tuple[RuleInfo, ...] = ()
