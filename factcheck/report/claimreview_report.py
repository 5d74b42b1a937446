"""ClaimReview (schema.org) as JSON-LD: each supported or refuted claim of an article with its rating, speaker and evidence."""

from __future__ import annotations

from typing import Any

from factcheck.model import CheckedArticle, Claim, Judgement, Report
from factcheck.report.json_report import dump
from factcheck.report.labels import VERDICTS
from factcheck.report.located import uri
from factcheck.report.safe import is_web_address, visible

_RATINGS = {"refuted": 1, "supported": 5}


def render_claimreview(report: Report) -> bytes:
    """Return one graph of the run's reviews; what no row speaks of has none."""
    graph = [review for checked in report.articles for review in _reviews(checked, report.version)]
    return dump({"@context": "https://schema.org", "@graph": graph})


def _reviews(checked: CheckedArticle, version: str) -> list[dict[str, Any]]:
    judged = {judgement.claim: judgement for judgement in checked.judgements}
    return [
        _review(checked, claim, judgement, version)
        for claim in checked.claims
        if (judgement := judged.get(claim.id)) is not None and judgement.verdict in _RATINGS
    ]


def _review(checked: CheckedArticle, claim: Claim, judgement: Judgement, version: str) -> dict[str, Any]:
    assert checked.article is not None
    published = checked.article.published
    finding = next((f for f in checked.findings if f.claim == claim.id and not f.suppressed), None)
    item: dict[str, Any] = {"@type": "Claim", "appearance": {"@type": "CreativeWork", "name": visible(checked.article.title)}}
    if claim.attribution is not None:
        item["author"] = {"@type": "Thing", "name": visible(claim.attribution.name)}
    sources = list(dict.fromkeys(e.source for e in judgement.evidence if is_web_address(e.source)))
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "url": f"{uri(checked.path)}#{claim.id}",
        "claimReviewed": visible(" ".join(claim.text.split())),
        "itemReviewed": item,
        "author": {"@type": "Organization", "name": f"factcheck {version}"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[judgement.verdict],
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": VERDICTS[judgement.verdict],
        },
        "citation": sources,
    }
    if published is not None:
        item["datePublished"] = published.isoformat()
        review["datePublished"] = published.isoformat()
    if finding is not None:
        review["reviewBody"] = visible(finding.message)
    return review
