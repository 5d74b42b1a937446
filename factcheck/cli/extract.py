"""`factcheck extract`: what was read, with no reference and no rules."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date

from factcheck.cli.options import choice, parse_date
from factcheck.cli.output import output_width, wants_colour, write_stdout
from factcheck.errors import FactcheckError, InputError
from factcheck.model import Article, CheckedArticle
from factcheck.reading import expand_paths, read_article
from factcheck.report.extract_report import extract_object, render_extract_text
from factcheck.report.json_report import dump

PARTS = ("timexes", "numbers", "mentions", "claims")


def run_extract(paths: list[str], published: str | None, only: str | None, format: str, model: str | None) -> int:
    """Print what was read in the articles; return the exit code."""
    choice(format, "--format", ("json", "text"))
    parts = _parts(only)
    day = parse_date(published, "--published")
    read = _reader(parts, model)
    articles = [_one(path, day, read) for path in expand_paths(paths)]
    failed = [article for article in articles if article.error]
    for article in failed:
        print(f"factcheck: {article.error}", file=sys.stderr)
    if len(failed) == len(articles):
        return 2
    if format == "json":
        write_stdout(dump(extract_object(articles, parts)))
    else:
        write_stdout(render_extract_text(articles, parts, colour=wants_colour(), width=output_width()))
    return 2 if failed else 0


def _parts(only: str | None) -> tuple[str, ...]:
    if only is None:
        return PARTS
    chosen = [part.strip() for part in only.split(",") if part.strip()]
    unknown = [part for part in chosen if part not in PARTS]
    if unknown or not chosen:
        raise FactcheckError(f"--only: «{', '.join(unknown) or only}» is not of {', '.join(PARTS)}")
    return tuple(part for part in PARTS if part in chosen)


def _reader(parts: tuple[str, ...], model: str | None) -> Callable[[Article], CheckedArticle]:
    """Times and numbers need no language pipeline; names and claims do."""
    if {"mentions", "claims"} & set(parts):
        from factcheck.checker import Checker

        return Checker(None, None, model).extract
    from factcheck.temporal import Tagger

    tagger = Tagger()

    def read(article: Article) -> CheckedArticle:
        timexes, numbers = tagger.read(article.text, article.published, article.blocks)
        return CheckedArticle(path=article.path, article=article, timexes=tuple(timexes), numbers=tuple(numbers))

    return read


def _one(path: str, day: date | None, read: Callable[[Article], CheckedArticle]) -> CheckedArticle:
    try:
        return read(read_article(path, day))
    except InputError as error:
        return CheckedArticle(path=path, article=None, error=str(error))
