"""`factcheck`: the commands. Imports stay inside commands, so that each starts with what it needs."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from factcheck.errors import FactcheckError

os.environ.setdefault("TYPER_USE_RICH", "0")

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Проверка фактов и согласованности русскоязычных новостей. / Fact-checking for Russian-language news.",
)
rules_app = typer.Typer(no_args_is_help=True, help="Правила: list, show, validate, test, new.")
reference_app = typer.Typer(no_args_is_help=True, help="Справочные таблицы: validate, show, search, add, diff, import, build.")
import_app = typer.Typer(no_args_is_help=True, help="Открытые данные в таблицы: wikidata, query, geonames.")
model_app = typer.Typer(invoke_without_command=True, help="Какой языковой конвейер используется и почему; install ставит модель spaCy.")
app.add_typer(rules_app, name="rules")
app.add_typer(reference_app, name="reference")
reference_app.add_typer(import_app, name="import")
app.add_typer(model_app, name="model")

ImportTo = Annotated[str, typer.Option("--output", "--reference", metavar="DIR", help="Папка таблиц, в которую дописать строки.")]
_IMPORTED = "reference_import"
Kinds = Annotated[str | None, typer.Option(metavar="FILE", help="Свои классы и свойства (см. kinds.yaml).")]
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Статьи: .txt, .md, .html, .docx, папка или «-» (stdin).")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Дата публикации, например 2025-10-21.")]
Reference = Annotated[str | None, typer.Option(metavar="DIR", help="Папка справочных таблиц; по умолчанию своя.")]
Rules = Annotated[str | None, typer.Option(metavar="DIR", help="Папка своих правил, поверх прилагаемых.")]
Config = Annotated[str | None, typer.Option(metavar="FILE", help="Настройки; по умолчанию factcheck.toml здесь или выше.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="embedded, ru_core_news_sm, ru_core_news_md, ru_core_news_lg.")]
_FORMATS = "text, html, json, sarif, junit, github, gitlab, rdjson, markdown, claimreview, questions, csv, parquet"
Formats = Annotated[list[str] | None, typer.Option("--format", metavar="F", help=f"{_FORMATS}; можно повторять вместе с --output.")]
Outputs = Annotated[list[str] | None, typer.Option("--output", metavar="FILE", help="Куда писать отчёт; формат по суффиксу.")]


@app.command()
def check(
    paths: Paths,
    published: Published = None,
    reference: Reference = None,
    rules: Rules = None,
    format: Formats = None,
    output: Outputs = None,
    fail_on: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="error, warning, info или never: с какой находки код выхода 1.")
    ] = None,
    model: Model = None,
    config: Config = None,
    baseline: Annotated[str | None, typer.Option(metavar="FILE", help="Решения: находки отсюда не считаются.")] = None,
    write_baseline: Annotated[str | None, typer.Option(metavar="REASON", help="Записать все находки в --baseline с этой причиной.")] = None,
    changed_since: Annotated[str | None, typer.Option(metavar="REV", help="Только то, что правка задела после этой ревизии git.")] = None,
    lines: Annotated[list[str] | None, typer.Option(metavar="A-B", help="Только находки на этих строках файла.")] = None,
    stale_after: Annotated[
        str | None, typer.Option(metavar="LENGTH", help="Сообщать о строках, проверенных раньше: 180d, 26w, 6m.")
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help="От какого дня считать; иначе от даты публикации.")] = None,
    against: Annotated[str | None, typer.Option(metavar="JSON", help="Прежний отчёт: что нового, что исчезло, сдвинулось, решено.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Без хода работы и пояснений на stderr.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Сказать на stderr, чем проверено и сколько это заняло строк.")] = False,
) -> None:
    """Проверить статьи и написать отчёт. / Check articles and write a report."""
    from factcheck.cli.check import CheckOptions, run_check

    options = CheckOptions(
        paths=paths,
        published=published,
        reference=reference,
        rules=rules,
        formats=tuple(format or ()),
        outputs=tuple(output or ()),
        fail_on=fail_on,
        model=model,
        config=config,
        baseline=baseline,
        write_baseline=write_baseline,
        changed_since=changed_since,
        lines=tuple(lines or ()),
        stale_after=stale_after,
        today=today,
        against=against,
        quiet=quiet,
        verbose=verbose,
    )
    raise typer.Exit(run_check(options))


@app.command()
def extract(
    paths: Paths,
    published: Published = None,
    only: Annotated[str | None, typer.Option(metavar="LIST", help="timexes,numbers,mentions,claims")] = None,
    format: Annotated[str, typer.Option("--format", metavar="F", help="json или text")] = "json",
    model: Model = None,
) -> None:
    """Показать, что прочитано: даты, числа, имена, утверждения. / Print what was read."""
    from factcheck.cli.extract import run_extract

    raise typer.Exit(run_extract(paths, published, only, format, model))


@app.command("init")
def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Куда записать factcheck.toml.")] = ".",
    force: Annotated[bool, typer.Option("--force", help="Заменить файл, если он есть.")] = False,
) -> None:
    """Начать файл настроек factcheck.toml. / Begin a settings file."""
    from factcheck.cli.init import run_init

    raise typer.Exit(run_init(folder, force=force))


@app.command()
def fix(
    paths: Paths,
    published: Published = None,
    reference: Reference = None,
    rules: Rules = None,
    write: Annotated[bool, typer.Option("--write", help="Записать исправленные файлы.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Показать исправления (так и без этой опции).")] = False,
    model: Model = None,
    config: Config = None,
) -> None:
    """Исправить то, что не вызывает сомнений. / Apply the corrections that leave no doubt."""
    from factcheck.cli.fix import run_fix

    raise typer.Exit(run_fix(paths, published, reference, rules, model, config, write, diff))


@rules_app.command("list")
def rules_list(rules: Rules = None) -> None:
    """Перечислить правила. / List the rules."""
    from factcheck.cli.rules import list_rules

    list_rules(rules)


@rules_app.command("show")
def rules_show(rule: str, rules: Rules = None) -> None:
    """Показать правило. / Show a rule."""
    from factcheck.cli.rules import show_rule

    show_rule(rule, rules)


@rules_app.command("validate")
def rules_validate(rules: Rules = None) -> None:
    """Проверить файлы правил. / Validate the rule files."""
    from factcheck.cli.rules import validate_rules

    validate_rules(rules)


@rules_app.command("new")
def rules_new(
    identity: Annotated[str, typer.Argument(metavar="ID", help="Имя нового правила, например long-meeting.")],
    rules: Annotated[str, typer.Option(metavar="DIR", help="Папка своих правил.")] = "my_rules",
) -> None:
    """Начать своё правило: файл с полями, которые остаётся заполнить. / Start a rule of your own."""
    from factcheck.cli.rules import new_rule

    new_rule(identity, rules)


@rules_app.command("test")
def rules_test(rules: Rules = None, rule: Annotated[str | None, typer.Option(help="Только это правило.")] = None) -> None:
    """Прогнать примеры правил через весь путь. / Run the rules' examples through the whole pipeline."""
    from factcheck.cli.rules import run_examples

    raise typer.Exit(run_examples(rules, rule))


@app.command()
def explain(rule: str, rules: Rules = None) -> None:
    """Что находит правило, зачем, когда молчит. / What a rule finds, why, when it keeps silent."""
    from factcheck.cli.rules import show_rule

    show_rule(rule, rules)


@reference_app.command("validate")
def reference_validate(
    reference: Reference = None,
    format: Annotated[str, typer.Option("--format", metavar="F", help="text, github или sarif")] = "text",
) -> None:
    """Проверить таблицы: каждая ошибка с файлом, строкой, столбцом. / Validate the tables."""
    from factcheck.cli.reference import validate_reference

    raise typer.Exit(validate_reference(reference, format))


@reference_app.command("show")
def reference_show(identity: Annotated[str, typer.Argument(metavar="ID")], reference: Reference = None) -> None:
    """Показать строку таблицы. / Show a row."""
    from factcheck.cli.reference import show_row

    show_row(identity, reference)


@reference_app.command("search")
def reference_search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Имена, места, годы: путин хельсинки 2018")],
    reference: Reference = None,
    limit: Annotated[int, typer.Option(metavar="N", help="Сколько строк показать.")] = 20,
) -> None:
    """Найти строки по словам, в любом падеже и с опечаткой. / Search the tables."""
    from factcheck.cli.reference import search_rows

    raise typer.Exit(search_rows(" ".join(query), reference, limit))


@reference_app.command("add")
def reference_add(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="events, entities, offices, places, facts, coverage")],
    reference: Reference = None,
) -> None:
    """Добавить строку, отвечая на вопросы. / Add a row by answering questions."""
    from factcheck.cli.reference import add_row

    add_row(table, reference)


@reference_app.command("diff")
def reference_diff(old: Annotated[str, typer.Argument(metavar="OLD")], new: Annotated[str, typer.Argument(metavar="NEW")]) -> None:
    """Что изменилось между двумя папками таблиц. / What changed between two folders of tables."""
    from factcheck.cli.reference import diff_tables

    raise typer.Exit(diff_tables(old, new))


@reference_app.command("build")
def reference_build(reference: Reference = None) -> None:
    """Построить указатель таблиц заранее. / Build the index ahead of time."""
    from factcheck.cli.reference import build_reference

    build_reference(reference)


@import_app.command("wikidata")
def import_wikidata(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Дамп JSON: .json, .json.gz, .json.bz2.")],
    output: ImportTo = _IMPORTED,
    kinds: Kinds = None,
    restart: Annotated[bool, typer.Option(help="Начать сначала, а не с места остановки.")] = False,
) -> None:
    """Прочитать дамп Викиданных. / Read a dump of Wikidata."""
    from factcheck.cli.imports import import_wikidata

    import_wikidata(file, output, kinds, restart)


@import_app.command("query")
def import_query(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV службы запросов Викиданных.")],
    output: ImportTo = _IMPORTED,
    kinds: Kinds = None,
) -> None:
    """Прочитать ответ службы запросов Викиданных. / Read a CSV of Wikidata's query service."""
    from factcheck.cli.imports import import_query

    import_query(file, output, kinds)


@import_app.command("geonames")
def import_geonames(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Файл городов GeoNames, например cities15000.txt.")],
    output: ImportTo = _IMPORTED,
    names: Annotated[str | None, typer.Option(metavar="FILE", help="alternateNamesV2.txt: русские названия.")] = None,
    least: Annotated[int, typer.Option(metavar="N", help="Не меньше стольких жителей.")] = 15_000,
) -> None:
    """Прочитать города GeoNames. / Read cities of GeoNames."""
    from factcheck.cli.imports import import_geonames

    import_geonames(file, output, names, least)


@model_app.callback()
def model_status(context: typer.Context, model: Model = None) -> None:
    """Какой конвейер используется и почему. / Which pipeline is in use and why."""
    if context.invoked_subcommand is None:
        from factcheck.cli.model import show_model

        show_model(model)


@model_app.command("install")
def model_install(wheel: Annotated[str | None, typer.Argument(metavar="[WHEEL]", help="Файл .whl с моделью spaCy.")] = None) -> None:
    """Поставить модель spaCy: из файла или со страницы выпусков spaCy. / Install spaCy's own model."""
    from factcheck.cli.model import install_model

    raise typer.Exit(install_model(wheel))


def main() -> None:
    """Run a command; a fault in the call or an input is a message and exit code 2, never a traceback."""
    try:
        code = app(standalone_mode=False)
    except FactcheckError as error:
        _say(f"factcheck: {error}")
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except KeyboardInterrupt:
        _say("factcheck: остановлено / interrupted")
        sys.exit(130)
    except Exception as error:
        sys.exit(_report(error))
    sys.exit(code if isinstance(code, int) else 0)


def _report(error: Exception) -> int:
    """Say what is wrong with the call (typer's errors can word themselves), or that the fault is ours."""
    wording = getattr(error, "format_message", None)
    if wording is None:
        _say(f"factcheck: внутренняя ошибка / internal fault: {type(error).__name__}: {error}; сообщите о ней / please report it")
        return 2
    context = getattr(error, "ctx", None)
    usage = f"\n{context.get_usage()}" if context is not None else ""
    _say(f"factcheck: {wording()}{usage}")
    return 2


def _say(message: str) -> None:
    print(message, file=sys.stderr)
