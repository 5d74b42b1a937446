"""Judge: links and rules in, verdicts and findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.engine.conditions import ConditionError, activate
from factcheck.engine.findings import finding_of
from factcheck.engine.groups import grouped
from factcheck.engine.rules import Rule, RulePack
from factcheck.engine.severity import at_least
from factcheck.engine.subjects import Subject, fields_of_kind
from factcheck.engine.vocabulary import Holders, variables
from factcheck.model import (
    Agreement,
    Argument,
    Article,
    Claim,
    EventClaim,
    Finding,
    Judgement,
    Ordinal,
    RunError,
    Timex,
    ValueWords,
)
from factcheck.reference.links import FieldLink, Link, Replacement
from factcheck.values.comparison import disagrees

_OUTPUT_FIELDS = {"planned_duration": "planned_duration_minutes", "duration": "duration_minutes", "own_ordinal": "ordinal"}
_OUTPUT_FIELDS |= {"age": "value", "years": "value", "quantity": "value"}


def judge(
    article: Article, links: Sequence[Link], names: Sequence[Subject], pack: RulePack, holders: Holders | None = None
) -> tuple[list[Judgement], list[Finding], list[RunError], Counter[str]]:
    """Return a verdict for each link, the findings in reading order, the rules that failed, and how often each reached a decision.

    `holders` gives the names of the places that hold a place, for rules that ask.
    """
    subjects = [_subject(link) for link in links]
    findings: list[Finding] = []
    errors: dict[str, RunError] = {}
    tried: Counter[str] = Counter()
    for subject in (*subjects, *names):
        findings += _apply(article, subject, pack, errors, tried, holders)
    found = grouped(_distinct(findings), links)
    numbered = [replace(finding, id=f"f{number}") for number, finding in enumerate(found, 1)]
    return [_judgement(link, numbered) for link in links], numbered, list(errors.values()), tried


def _subject(link: Link) -> Subject:
    claim = link.claim
    return Subject(claim.type, claim, link.fields, link.state == "linked", claim.voice, others=link.others, evidence=link.evidence)


def _apply(
    article: Article, subject: Subject, pack: RulePack, errors: dict[str, RunError], tried: Counter[str], holders: Holders | None
) -> Iterator[Finding]:
    rules = [rule for rule in pack.rules if rule.applies_to == subject.type]
    if not rules or not (subject.fields or any(not _about_fields(rule) for rule in rules)):
        return
    base = variables(subject, article, holders)
    activations: dict[str, object] = {}
    for rule in rules:
        key = str(sorted(rule.params.items()))
        if key not in activations:
            activations[key] = activate(base | {"params": rule.params})
        activation = activations[key]
        try:
            fired = rule.condition.holds(activation)
            found = list(_fired(rule, subject, article, activation)) if fired else []
        except ConditionError as error:
            errors[rule.id] = RunError(rule=rule.id, path=article.path, message=f"{rule.file}: line {rule.line}: rule «{rule.id}»: {error}")
            continue
        tried[rule.id] += _was_tried(rule, subject)
        yield from found


def _about_fields(rule: Rule) -> bool:
    return "claim.fields." in rule.condition.source


def _was_tried(rule: Rule, subject: Subject) -> bool:
    """A rule was tried where a field that it speaks of was decided; one that speaks of no field, wherever it was asked."""
    if not _about_fields(rule):
        return True
    return any(_decided(subject, name) for name in fields_of_kind(rule.kind) if f"fields.{name}." in rule.condition.source)


def _decided(subject: Subject, name: str) -> bool:
    field = subject.fields.get(name)
    return field is not None and field.comparison.verdict != "unknown"


def _fired(rule: Rule, subject: Subject, article: Article, activation: object) -> Iterator[Finding]:
    """Yield a finding on each field of the rule's kind that disagrees; where none does, one on the words that the rule is about."""
    names = fields_of_kind(rule.kind)
    fields = [field for name in names if (field := subject.fields.get(name)) is not None and field.comparison.verdict == "disagrees"]
    if not fields and subject.claim is not None:
        fields = [_own_field(rule, subject.claim, activation)]
    for field in fields:
        finding = finding_of(rule, subject, field, article)
        if finding is not None:
            yield finding


def _own_field(rule: Rule, claim: Claim, activation: object) -> FieldLink:
    """Return the outcome that a rule states by itself, on the words of its kind, else on the whole claim."""
    words = getattr(claim, rule.kind, None)
    start, end = (words.start, words.end) if isinstance(words, Argument | Timex | ValueWords | Ordinal) else (claim.start, claim.end)
    expected = rule.expected.words(activation) if rule.expected else None
    suggested = rule.suggest.words(activation) if rule.suggest else None
    new = Replacement(name=suggested) if suggested else None
    return FieldLink("spelling" if new else rule.kind, disagrees("sure"), start, end, expected, None, new)


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """Keep one finding a place and kind: the same words found wrong by two claims are one discrepancy."""
    kept: dict[tuple[int, int, str], Finding] = {}
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.kind, f.rule)):
        kept.setdefault((finding.start, finding.end, finding.kind), finding)
    return list(kept.values())


def _judgement(link: Link, findings: Sequence[Finding]) -> Judgement:
    fields: dict[str, Agreement] = {}
    for name, field in link.fields.items():
        output = _OUTPUT_FIELDS.get(name, name)
        fields[output] = "disagrees" if fields.get(output) == "disagrees" else field.comparison.verdict
    own = [finding for finding in findings if finding.claim == link.claim.id]
    refuted = any(at_least(finding.severity, "warning") for finding in own)
    supported = link.state == "linked" and not any(value == "disagrees" for value in fields.values()) and _enough(link)
    return Judgement(
        claim=link.claim.id,
        verdict="refuted" if refuted else "supported" if supported else "not_enough_info",
        fields=fields,
        evidence=link.evidence,
        computation=link.computation,
        reason=None if refuted or supported else link.reason,
    )


def _enough(link: Link) -> bool:
    """An event is supported where kind, a participant or the title, and one of date, place, occasion, number agree."""
    agreeing = {name for name, field in link.fields.items() if field.comparison.verdict == "agrees"}
    if isinstance(link.claim, EventClaim):
        return bool(agreeing & {"date", "place", "occasion", "ordinal"})
    return bool(agreeing)
