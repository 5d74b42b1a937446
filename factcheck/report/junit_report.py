"""JUnit XML: a suite an article, a case a finding; an article with none passes, what could not be checked is an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from factcheck.model import CheckedArticle, Report
from factcheck.report.labels import GONE
from factcheck.report.located import Located, located, plain_path, sources_of
from factcheck.report.safe import visible

# What XML 1.0 cannot hold, even in CDATA: readers refuse the whole file.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: Report) -> bytes:
    """Return the JUnit file of a run; findings of `info` pass with a note, suppressed ones are skipped."""
    found = located(report)
    root = ET.Element("testsuites", name="factcheck")
    for checked in report.articles:
        root.append(_suite(checked, [item for item in found if item.checked is checked]))
    for error in report.errors:
        if error.rule:
            suite = ET.SubElement(root, "testsuite", name=_clean(f"rule {error.rule}"), tests="1", failures="0", errors="1", skipped="0")
            case = ET.SubElement(suite, "testcase", classname="rules", name=_clean(error.rule))
            ET.SubElement(case, "error", message=_clean(error.message))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _suite(checked: CheckedArticle, items: Sequence[Located]) -> ET.Element:
    path = plain_path(checked.path)
    # Readers cut a class at its last dot, so that the path has none.
    group = _clean(path.replace(".", "·"))
    failed = [item for item in items if item.finding.severity != "info" and not item.finding.suppressed]
    skipped = [item for item in items if item.finding.suppressed]
    broken = bool(checked.error)
    suite = ET.Element(
        "testsuite",
        name=_clean(path),
        tests=str(max(1, len(items)) + len(checked.gone or ())),
        failures=str(len(failed)),
        errors=str(int(broken)),
        skipped=str(len(skipped)),
    )
    if broken or not items:
        case = ET.SubElement(suite, "testcase", classname=group, name="прочитано и сверено", file=_clean(path), line="1")
        if broken:
            ET.SubElement(case, "error", message=_clean(checked.error or ""))
    for item in items:
        _case(suite, group, item)
    for gone in checked.gone or ():
        name = f"{gone.rule}: «{gone.text}» {gone.fingerprint[:12]}: {GONE}"
        ET.SubElement(suite, "testcase", classname=group, name=_clean(name), file=_clean(path), line="1")
    return suite


def _case(suite: ET.Element, group: str, item: Located) -> None:
    finding = item.finding
    name = f"{finding.rule}: «{finding.text}» {finding.fingerprint[:12]}"
    case = ET.SubElement(suite, "testcase", classname=group, name=_clean(name), file=_clean(item.path), line=str(item.region.line))
    if finding.suppression is not None or finding.suppressed:
        ET.SubElement(case, "skipped", message=_clean(finding.suppression.reason if finding.suppression else ""))
        return
    lines = [f"{item.path}:{item.region.line}:{item.region.column}: {item.message}"]
    lines += [f"источник: {source}" for source in sources_of(finding)]
    lines += [f"исправить: {finding.suggestion.replacement}"] if finding.suggestion else []
    if finding.severity == "info":
        ET.SubElement(case, "system-out").text = _clean("\n".join(lines))
    else:
        failure = ET.SubElement(case, "failure", message=_clean(item.message), type=finding.severity)
        failure.text = _clean("\n".join(lines))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub(lambda match: f"⟦U+{ord(match.group()):04X}⟧", visible(text))
