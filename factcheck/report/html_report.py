"""The HTML page: one file, whole without script; every foreign word is escaped and hidden characters are shown."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.data_files import packaged_yaml
from factcheck.engine.wording import value_ru
from factcheck.model import Block, CheckedArticle, Claim, Finding, Judgement, Repair, Report
from factcheck.report.json_report import summary_of
from factcheck.report.labels import CHANGES, FIELDS, KINDS, REASONS, ROLES, SEVERITIES, VERDICTS
from factcheck.report.pictures import tiles, timeline
from factcheck.report.plural import counted
from factcheck.report.safe import is_web_address, visible
from factcheck.report.segments import segments
from factcheck.report.text_report import summary_line

_AROUND = 40
_TILE = 28
_SIGNS = {"error": "!", "warning": "?", "info": "i", "supported": "✓", "open": "○", "none": "·"}
_KIND_FIELD = {"weekday": "value", "office": "as_of"}


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("factcheck.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def render_html(report: Report) -> bytes:
    """Return the page of a run."""
    style, script = _template("page.css"), _template("page.js")
    words = _words()
    articles = [_article(checked, number) for number, checked in enumerate(_worst_first(report), 1)]
    title = next((a.article.title for a in report.articles if a.article and a.article.title), "")
    first = next((f.fingerprint for a in _worst_first(report) for f in a.findings), None)
    page = _environment().get_template("page.html")
    return page.render(
        style=Markup(style),
        style_hash=_hash(style),
        script=Markup(script),
        script_hash=_hash(script),
        words=words,
        words_json=Markup(_json({key: {"ru": ru, "en": en} for key, (ru, en) in words.items()})),
        kinds=[{"id": kind, "ru": KINDS.get(kind, kind)} for kind in _kinds(report)],
        verdicts=[{"id": name, "ru": VERDICTS[name]} for name in ("supported", "refuted", "not_enough_info")],
        help=[key for key in words if key.startswith("key_")],
        signs=_SIGNS,
        summary_en=_summary_en(report),
        headline=visible(title)
        if len(report.articles) == 1 and title
        else f"Проверка: {counted(len(report.articles), 'статья', 'статьи', 'статей')}",
        version=report.version,
        summary=_summary(report),
        first=first,
        articles=articles,
        errors=[visible(error.message) for error in report.errors],
        pipeline=f"{report.pipeline_name} {report.pipeline_version}",
        tables=", ".join(f"{name} {rows}" for name, rows in sorted(report.reference_tables.items())),
        reference=report.reference_digest[:12],
        rules=report.rules_digest[:12],
        rules_count=report.rules_count,
    ).encode()


def _template(name: str) -> str:
    return (files("factcheck.report.templates") / name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Return the page's words, Russian and English, with those of kinds and verdicts."""
    words = {key: (str(pair[0]), str(pair[1])) for key, pair in packaged_yaml("factcheck.report", "interface.yaml").items()}
    words |= {f"kind_{kind}": (ru, kind.replace("_", " ")) for kind, ru in KINDS.items()}
    words |= {f"verdict_{name}": (ru, name.replace("_", " ")) for name, ru in VERDICTS.items()}
    words |= {f"field_{name}": (ru, name.replace("_minutes", "").replace("_", " ")) for name, ru in FIELDS.items()}
    words |= {f"role_{name}": (ru, name.replace("_", " ").capitalize()) for name, ru in ROLES.items()}
    return words | {f"reason_{name}": (ru, name) for name, ru in REASONS.items()}


def _json(value: object) -> str:
    """Return JSON that cannot end its script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _kinds(report: Report) -> list[str]:
    return list(dict.fromkeys(finding.kind for checked in report.articles for finding in checked.findings))


def _summary_en(report: Report) -> str:
    counts = summary_of(report)
    judged = counts["supported"] + counts["refuted"]
    found = f"{counts['errors']} errors, {counts['warnings']} warnings, {counts['infos']} notes"
    return f"{found}. {judged} of {counts['claims']} statements were held against the reference; it has no data on the others."


def _summary(report: Report) -> str:
    counts = summary_of(report)
    if counts["errors"] + counts["warnings"] + counts["infos"] == 0:
        return "Расхождений не найдено. " + summary_line(report).partition(". ")[2]
    return summary_line(report)


def _worst_first(report: Report) -> list[CheckedArticle]:
    order = ("error", "warning", "info")

    def rank(checked: CheckedArticle) -> tuple[int, ...]:
        return tuple(-sum(f.severity == name for f in checked.findings) for name in order)

    return sorted(report.articles, key=rank)


def _article(checked: CheckedArticle, number: int) -> dict[str, Any]:
    article = checked.article
    findings = {finding.fingerprint: _finding(finding, place, checked) for place, finding in enumerate(checked.findings, 1)}
    blocks = article.blocks if article and not checked.error else ()
    judged = {judgement.claim: judgement for judgement in checked.judgements}
    pieces = tiles(checked) if article and not checked.error else []
    return {
        "number": number,
        "path": visible(checked.path),
        "sha256": article.sha256 if article else "",
        "levels": {
            level: sum(f.severity == level and not f.suppressed for f in checked.findings) for level in ("error", "warning", "info")
        },
        "timeline": timeline(checked) if article and not checked.error else None,
        "tiles": pieces,
        "tiles_width": max((tile.x for tile in pieces), default=0) + _TILE,
        "tiles_height": max((tile.y for tile in pieces), default=0) + _TILE,
        "published": article.published.isoformat() if article and article.published else "",
        "notes": [visible(note) for note in (*(article.notes if article else ()), *checked.notes)],
        "gone": [visible(f"«{gone.text}»: {gone.message}") for gone in checked.gone or ()],
        "error": visible(checked.error) if checked.error else None,
        "blocks": [_block(block, checked, findings) for block in blocks],
        "checked": [
            _claim(claim, judged[claim.id])
            for claim in checked.claims
            if claim.id in judged and judged[claim.id].verdict != "not_enough_info"
        ],
        "unchecked": [
            _claim(claim, judged[claim.id])
            for claim in checked.claims
            if claim.id in judged and judged[claim.id].verdict == "not_enough_info"
        ],
    }


def _block(block: Block, checked: CheckedArticle, findings: dict[str, dict[str, Any]]) -> dict[str, Any]:
    assert checked.article is not None
    text = checked.article.text
    judged = {judgement.claim: judgement.verdict for judgement in checked.judgements}
    spans = [
        (claim.start, claim.end, "supported" if judged[claim.id] == "supported" else "open")
        for claim in checked.claims
        if judged.get(claim.id) in ("supported", "not_enough_info")
    ]
    parts = [
        {
            "text": _lines(text[segment.start : segment.end]),
            "findings": bool(segment.findings),
            "severity": _worst(segment.findings),
            "starts": [findings[f.fingerprint] for f in segment.starts],
            "verdict": segment.verdict,
        }
        for segment in segments(block, checked.findings, spans)
    ]
    own = [findings[f.fingerprint] for f in checked.findings if block.start <= f.start < block.end]
    return {"kind": block.kind, "segments": parts, "cards": own}


def _lines(text: str) -> str:
    return "\n".join(visible(line) for line in text.splitlines()) + ("\n" if text.endswith("\n") else "")


def _worst(findings: Sequence[Finding]) -> str:
    return next((name for name in ("error", "warning", "info") if any(f.severity == name for f in findings)), "info")


def _finding(finding: Finding, number: int, checked: CheckedArticle) -> dict[str, Any]:
    assert checked.article is not None
    text = checked.article.text
    repairs = [*([finding.suggestion] if finding.suggestion else []), *finding.alternatives]
    return {
        "number": number,
        "fingerprint": finding.fingerprint,
        "severity": finding.severity,
        "label": SEVERITIES[finding.severity],
        "kind": KINDS.get(finding.kind, finding.kind),
        "kind_id": finding.kind,
        "message_en": visible(finding.message_en),
        "suppressed": finding.suppressed,
        "message": visible(finding.message),
        "change": CHANGES[finding.change] if finding.change else "",
        "text": visible(finding.text),
        "expected": visible(value_ru(_KIND_FIELD.get(finding.kind, finding.kind), finding.expected)),
        "suggested": finding.suggestion is not None,
        "fixes": [_fix(repair, text) for repair in repairs],
        "link": _link_of(finding, checked),
        "evidence": [_evidence(e.table, e.id, e.source, checked) for e in finding.evidence if e.table != "article"],
        "related": [
            {
                "role": ROLES.get(r.role, r.role),
                "role_id": r.role,
                "text": visible(r.text),
                "anchor": next((f.fingerprint for f in checked.findings if f.start == r.start), None),
            }
            for r in finding.related
        ],
        "rule": finding.rule,
        "why": (checked.rows or {}).get("rules", {}).get(finding.rule, ""),
        "why_en": (checked.rows or {}).get("rules_en", {}).get(finding.rule, ""),
    }


def _fix(repair: Repair, text: str) -> dict[str, str]:
    """Show a repair in its surroundings."""
    line_start = text.rfind("\n", 0, repair.start) + 1
    line_end = text.find("\n", repair.end)
    line_end = len(text) if line_end < 0 else line_end
    low, high = max(line_start, repair.start - _AROUND), min(line_end, repair.end + _AROUND)
    return {
        "before": ("…" if low > line_start else "") + visible(text[low : repair.start]),
        "old": visible(text[repair.start : repair.end]),
        "new": visible(repair.replacement),
        "plain": repair.replacement,
        "after": visible(text[repair.end : high]) + ("…" if high < line_end else ""),
    }


def _link_of(finding: Finding, checked: CheckedArticle) -> dict[str, str]:
    """Return how the claim was held against its row, field by field, and the computation where there is one; nothing where it was not."""
    judgement = next((judgement for judgement in checked.judgements if judgement.claim == finding.claim), None)
    return _by_field(judgement) if judgement is not None and judgement.fields else {}


def _by_field(judgement: Judgement) -> dict[str, str]:
    """Return the outcome of each field as words and, for the script, as codes; and the computation."""
    return {
        "fields": ", ".join(f"{FIELDS.get(name, name)} – {VERDICTS[value]}" for name, value in judgement.fields.items()),
        "codes": " ".join(f"{name}={value}" for name, value in judgement.fields.items()),
        "computation": visible(judgement.computation or ""),
    }


def _evidence(table: str, identity: str, source: str, checked: CheckedArticle) -> dict[str, Any]:
    title = (checked.rows or {}).get(table, {}).get(identity, "")
    shown = [{"text": visible(source), "link": source if is_web_address(source) else None}] if source else []
    return {"table": table, "id": visible(identity), "title": visible(title), "sources": shown}


def _claim(claim: Claim, judgement: Judgement) -> dict[str, str]:
    rows = ", ".join(dict.fromkeys(f"{e.table}/{e.id}" for e in judgement.evidence))
    return _by_field(judgement) | {
        "text": visible(" ".join(claim.text.split())),
        "verdict": VERDICTS[judgement.verdict],
        "verdict_id": judgement.verdict,
        "rows": visible(rows),
        "reason_id": judgement.reason or "no data",
        "reason": REASONS.get(judgement.reason or "no data", judgement.reason or ""),
    }
