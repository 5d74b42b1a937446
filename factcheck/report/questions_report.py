"""A slip for the author: what is doubtful, and what can be checked but stands in no table, as questions in the text's order."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import CheckedArticle, Claim, Finding, QuantityClaim, Report
from factcheck.reading.source_map import SourcePlaces
from factcheck.report.labels import CHANGES, GONE, REASONS
from factcheck.report.plural import counted
from factcheck.report.safe import visible

_CHECKABLE = ("event", "office", "containment", "quantity", "age", "anniversary", "birth", "death", "founding")
_NOT_ASKED = frozenset({"plan", "nothing to compare with"})


def render_questions(report: Report) -> bytes:
    """Return the slip as plain text; a run with nothing to ask says so."""
    lines: list[str] = []
    for checked in report.articles:
        lines += _article(checked)
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _article(checked: CheckedArticle) -> Iterator[str]:
    if checked.article is None or checked.error:
        yield f"{visible(checked.path)}: не проверено: {visible(checked.error or '')}"
        return
    places = SourcePlaces(checked.article)
    doubtful = [finding for finding in checked.findings if not finding.suppressed]
    told = {finding.claim for finding in doubtful}
    judged = {judgement.claim: judgement for judgement in checked.judgements}
    open_claims = [
        claim
        for claim in checked.claims
        if claim.type in _CHECKABLE
        and claim.voice != "unasserted"
        and claim.id in judged
        and judged[claim.id].verdict == "not_enough_info"
        and judged[claim.id].reason not in _NOT_ASKED
        and claim.id not in told
        and not (isinstance(claim, QuantityClaim) and any(f.start < claim.number.end and claim.number.start < f.end for f in doubtful))
    ]
    title = visible(checked.article.title or checked.path)
    total = len(doubtful) + len(open_claims)
    yield f"«{title}» ({visible(checked.path)}): {counted(total, 'вопрос', 'вопроса', 'вопросов')} автору"
    yield ""
    entries = [(finding.start, _of_finding(finding, places)) for finding in doubtful]
    entries += [(claim.start, _of_claim(claim, judged[claim.id].reason, places)) for claim in open_claims]
    for number, (_, text) in enumerate(sorted(entries, key=lambda entry: entry[0]), 1):
        yield f"{number}. {text}"
    for gone in checked.gone or ():
        yield f"[x] {GONE}: {visible(gone.message)}"
    if not total:
        yield "Спросить нечего: всё, что прочитано, сверено."
    yield ""


def _of_finding(finding: Finding, places: SourcePlaces) -> str:
    line, _ = places.place(finding.start)
    fix = f" Исправить на «{visible(finding.suggestion.replacement)}»?" if finding.suggestion else " Как верно?"
    change = f"({CHANGES[finding.change]}) " if finding.change else ""
    return f"[ ] строка {line}: {change}{visible(finding.message)}{fix}"


def _of_claim(claim: Claim, reason: str | None, places: SourcePlaces) -> str:
    line, _ = places.place(claim.start)
    words = visible(" ".join(claim.text.split()))
    why = REASONS.get(reason or "", "в справочнике нет данных")
    return f"[ ] строка {line}: «{words}» — чем это подтверждено? ({why})"
