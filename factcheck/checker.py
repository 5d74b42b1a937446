"""The one place that knows every room: read → annotate → extract → link → judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.claims.extract import extract, with_plain_names
from factcheck.claims.view import View
from factcheck.engine.checks.ago import counts_to_now
from factcheck.engine.checks.bounds import values_against_ranges
from factcheck.engine.checks.calendar import impossible_dates
from factcheck.engine.checks.contradictions import contradictions
from factcheck.engine.checks.countdowns import countdowns
from factcheck.engine.checks.courses import lengths_of_things
from factcheck.engine.checks.headline import headline_against_body
from factcheck.engine.checks.jubilees import jubilees
from factcheck.engine.checks.listed import ordinals_against_lists
from factcheck.engine.checks.longer import lengths_compared
from factcheck.engine.checks.names import disagreeing_names
from factcheck.engine.checks.numbered import editions_on_days
from factcheck.engine.checks.older import years_between_births
from factcheck.engine.checks.ordinals import with_ordinals
from factcheck.engine.checks.retold import retold_events
from factcheck.engine.checks.rivals import predecessors_as_present, rival_holders
from factcheck.engine.checks.scores import scores_against_periods
from factcheck.engine.checks.spans import lengths_against_ends
from factcheck.engine.checks.spelling import misnamed_holders, misspelt_names
from factcheck.engine.checks.stale import stale_evidence
from factcheck.engine.checks.steps import steps_between_days
from factcheck.engine.checks.tallies import tallies
from factcheck.engine.checks.tenses import tenses_against_days
from factcheck.engine.checks.these import lengths_taken_up
from factcheck.engine.checks.variants import name_variants
from factcheck.engine.checks.years import years_against_days
from factcheck.engine.examples import CheckText
from factcheck.engine.judge import judge
from factcheck.engine.rules import RulePack
from factcheck.engine.suppression import Suppression, of_comments, suppressed
from factcheck.errors import InputError
from factcheck.language.annotate import annotate
from factcheck.language.loader import Choice, choose, load
from factcheck.model import Article, CheckedArticle, Finding, Report, RunError
from factcheck.reading import read_article, read_bytes
from factcheck.reference.link import Linking
from factcheck.reference.links import Link
from factcheck.reference.rows import EventRow
from factcheck.reference.store import Reference, open_reference
from factcheck.temporal import Tagger

if TYPE_CHECKING:
    from spacy.language import Language


_EXAMPLE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old evidence may be: `days`, counted from `today`, else from an article's publication date."""

    days: int
    today: date | None = None

    def bar(self, article: Article) -> date | None:
        """Return the day before which what was verified is stale, None where no day is known to count from."""
        day = self.today or article.published
        if day is None:
            return None
        return day - timedelta(days=min(self.days, (day - date.min).days))


class Checker:
    """Checks articles against one reference with one rule pack; models are loaded when first needed."""

    def __init__(
        self,
        reference: Reference | None,
        pack: RulePack | None,
        model: str | None = None,
        freshness: Freshness | None = None,
        suppressions: Sequence[Suppression] = (),
        today: date | None = None,
    ) -> None:
        self._reference, self._pack = reference, pack
        self._freshness = freshness
        self._suppressions, self._today = suppressions, today
        self._linking = Linking(reference) if reference else None
        self._tagger = Tagger()
        self._model = model
        self.choice: Choice = choose(model)

    @cached_property
    def _nlp(self) -> Language:
        return load(self._model)

    def share_models(self, other: Checker) -> None:
        """Use another checker's loaded pipeline and tagger."""
        self._tagger = other._tagger
        self.__dict__["_nlp"] = other._nlp

    def extract(self, article: Article) -> CheckedArticle:
        """Return what is read in an article, with no verdicts."""
        read = self._extracted(article)[0]
        return replace(read, claims=tuple(with_plain_names(claim) for claim in read.claims))

    def _extracted(self, article: Article) -> tuple[CheckedArticle, View]:
        timexes, numbers = self._tagger.read(article.text, article.published, article.blocks)
        doc = annotate(self._nlp, article)
        gazetteer = self._linking.names if self._linking else None
        mentions, claims, view = extract(article, doc, timexes, numbers, gazetteer)
        checked = CheckedArticle(
            path=article.path,
            article=article,
            timexes=tuple(timexes),
            numbers=tuple(numbers),
            mentions=tuple(mentions),
            claims=tuple(claims),
        )
        return checked, view

    def check(self, article: Article) -> tuple[CheckedArticle, list[RunError]]:
        """Return the article with its claims judged, and the rules that failed on it."""
        assert self._linking is not None and self._reference is not None and self._pack is not None
        read, view = self._extracted(article)
        claims = [self._linking.with_ids(claim) for claim in read.claims]
        mentions = self._linking.mentions(read.mentions)
        links = with_ordinals(self._linking.links(article, claims, read.timexes, mentions), self._reference, article.published)
        claims = [link.claim for link in links]
        others = [*disagreeing_names(view, mentions, self._linking.names), *misspelt_names(view, mentions, self._linking.names)]
        others += misnamed_holders(view, article, claims, read.timexes, self._linking)
        others += impossible_dates(view)
        others += editions_on_days(view, links, self._linking.names)
        others += contradictions(view, claims)
        others += steps_between_days(view, claims, article.published)
        others += countdowns(view, article.published)
        others += counts_to_now(view, article.published)
        others += lengths_of_things(view)
        others += years_between_births(view, claims)
        others += lengths_against_ends(view, claims)
        others += tenses_against_days(view, claims, article.published)
        others += tallies(view)
        others += lengths_taken_up(view)
        others += lengths_compared(view)
        others += ordinals_against_lists(view)
        others += scores_against_periods(view)
        others += values_against_ranges(view)
        others += retold_events(view, claims, self._linking.names)
        others += headline_against_body(view, mentions, self._linking.names)
        others += rival_holders(view, claims)
        others += predecessors_as_present(view, claims)
        others += name_variants(view, mentions, claims)
        years = list(years_against_days(view, article, links))
        others += [*years, *jubilees(view, article, links, years)]
        before = self._freshness.bar(article) if self._freshness else None
        if before is not None:
            others += stale_evidence(links, self._reference, before)
        judgements, found, errors, tried = judge(article, links, others, self._pack, self._holders)
        findings, notes = self._settled(article, found)
        checked = CheckedArticle(
            path=article.path,
            article=article,
            timexes=read.timexes,
            numbers=read.numbers,
            mentions=tuple(mentions),
            claims=tuple(claims),
            judgements=tuple(judgements),
            findings=tuple(findings),
            rows=self._shown_rows(findings, links),
            tried=dict(tried),
            notes=tuple(notes),
        )
        return checked, errors

    def _settled(self, article: Article, findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
        """Mark the findings that the draft's comments, the settings or a baseline say not to count; name comments that do not hold."""
        assert self._pack is not None
        made, notes = of_comments(article, (rule.id for rule in self._pack.rules))
        marked, _ = suppressed(findings, (*made, *self._suppressions), article.path, self._today or article.published)
        return marked, notes

    def _holders(self, place: str) -> list[str]:
        """Name the places that hold a place, itself first."""
        assert self._reference is not None
        reference = self._reference
        return list(dict.fromkeys(reference.name_of(identity) for chain in reference.ancestors(place) for identity in (place, *chain)))

    def _shown_rows(self, findings: Sequence[Finding], links: Sequence[Link]) -> dict[str, dict[str, str]]:
        """Return what readers of a report want to see beside a finding: titles of evidence rows, what the rules say of themselves."""
        assert self._reference is not None and self._pack is not None
        events = {
            e.id: row.title for f in findings for e in f.evidence if e.table == "events" and (row := self._reference.get(EventRow, e.id))
        }
        linked = (row for link in links if link.row and (row := self._reference.get(EventRow, link.row)))
        days = {row.id: row.date.text for row in linked if row.date}
        used = {f.rule for f in findings}
        rules = [rule for rule in self._pack.rules if rule.id in used]
        russian = {rule.id: " ".join((rule.description, rule.silent)) for rule in rules}
        return {"events": events, "event_days": days, "rules": russian, "rules_en": {rule.id: rule.english for rule in rules}}

    def run(self, paths: Sequence[str], published: date | None = None, tell: Callable[[str], None] | None = None) -> Report:
        """Read and check articles; one that cannot be read is reported as such and spares the others.

        `tell` is called with each article's path before it is read.
        """
        done: list[CheckedArticle] = []
        errors: list[RunError] = []
        for path in paths:
            if tell is not None:
                tell(path)
            try:
                article = read_article(path, published)
            except InputError as error:
                done.append(CheckedArticle(path=path, article=None, error=str(error)))
                errors.append(RunError(path=path, message=str(error)))
                continue
            checked, failed = self._guarded(article)
            done.append(checked)
            errors += failed
        return self.report(done, errors)

    def _guarded(self, article: Article) -> tuple[CheckedArticle, list[RunError]]:
        """A fault of ours on one article is reported and spares the others."""
        try:
            return self.check(article) if self._linking and self._pack else (self.extract(article), [])
        except Exception as error:
            message = f"{article.path}: not checked, a fault in factcheck: {type(error).__name__}: {error}; please report it"
            return CheckedArticle(path=article.path, article=article, error=message), [RunError(path=article.path, message=message)]

    def report(self, articles: Sequence[CheckedArticle], errors: Sequence[RunError] = ()) -> Report:
        """Return the report of a run."""
        return Report(
            version=__version__,
            pipeline_name=self.choice.name,
            pipeline_version=self.choice.version,
            reference_digest=self._reference.digest if self._reference else "",
            reference_tables=self._reference.tables if self._reference else {},
            rules_digest=self._pack.digest if self._pack else "",
            rules_count=len(self._pack.rules) if self._pack else 0,
            articles=tuple(articles),
            errors=tuple(errors),
            rules=tuple(rule.told() for rule in self._pack.rules) if self._pack else (),
        )


def example_checker(pack: RulePack, model: str | None = None) -> CheckText:
    """Return a function that checks a text against a folder of tables: how the rules' examples are run. Models load once.

    A row that says when it was checked is stale a year before publication.
    """
    shared: list[Checker] = []

    def check(folder: Path, text: str, published: str | None) -> list[Finding]:
        checker = Checker(open_reference(folder), pack, model, Freshness(_EXAMPLE_DAYS))
        if shared:
            checker.share_models(shared[0])
        else:
            shared.append(checker)
        article = read_bytes(text.encode(), "example.txt", date.fromisoformat(published) if published else None)
        return list(checker.check(article)[0].findings)

    return check
