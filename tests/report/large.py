"""A report as large as the page must bear: many findings in a long text, made of one real finding of a real run."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Report

FINDINGS = 500
PLAIN = "Слово за словом идёт обычный текст без ошибок и дат. " * 20


def large_report(report: Report) -> Report:
    """Return the report of one article made long: a paragraph of two hundred words with an error of its own, five hundred times."""
    (checked,) = report.articles
    assert checked.article is not None
    model = next(finding for finding in checked.findings if finding.severity == "error")
    block = checked.article.blocks[1]
    blocks, text, findings = [], "", []
    for number in range(FINDINGS):
        paragraph = f"{PLAIN} Абзац {number}: {model.text}."
        start = len(text)
        text += paragraph + "\n\n"
        at = start + len(paragraph) - 1 - len(model.text)
        blocks.append(replace(block, start=start, end=start + len(paragraph)))
        own = replace(model, id=f"f{number}", start=at, end=at + len(model.text), fingerprint=f"{number:032x}")
        findings.append(replace(own, suggestion=None, alternatives=()))
    article = replace(checked.article, text=text, blocks=tuple(blocks))
    return replace(report, articles=(replace(checked, article=article, findings=tuple(findings), claims=()),))
