"""Reading: encodings, formats, blocks, dates, and faults in words for people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from factcheck.errors import InputError
from factcheck.reading import expand_paths, read_article, read_bytes

TEXT = "Заголовок\n\nПервый абзац о переговорах.\n\nПодпись к снимку\n\nФото: Агентство / И. Иванов\n"


def kinds(data: bytes, path: str) -> list[str]:
    return [block.kind for block in read_bytes(data, path).blocks]


def test_plain_text_is_kept_and_cut_into_blocks() -> None:
    article = read_bytes(TEXT.encode(), "a.txt")
    assert article.text == TEXT
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "caption", "credit"]
    assert article.title == "Заголовок"


def test_line_ends_and_nul_stay() -> None:
    text = "Заголовок\r\n\r\nТекст\x00 с нулём."
    assert read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_encodings_of_newsrooms(encoding: str) -> None:
    article = read_bytes(TEXT.encode(encoding), "a.txt")
    assert article.text == TEXT
    assert bool(article.notes) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xff\xfe\xfd\x00\x01", "utf-16"),
        (b"%PDF-1.4 \xe2\xe3", "PDF"),
        ("Привет, мир! Сегодня хорошо".encode("koi8-r"), "UTF-8"),
        (b"", "empty"),
    ],
)
def test_faults_name_the_file_and_the_mend(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as fault:
        read_bytes(data, "draft.txt")
    assert "draft.txt" in str(fault.value)


def test_too_large() -> None:
    with pytest.raises(InputError, match="20,000,000"):
        read_bytes(b"a" * 20_000_001, "a.txt")


def test_wrapped_lines_are_one_paragraph() -> None:
    assert kinds("Заголовок\n\nСтроки, которые редактор\nперенёс вручную.\nНовый абзац.".encode(), "a.txt") == [
        "title",
        "paragraph",
        "paragraph",
    ]


def test_markdown_front_matter() -> None:
    article = read_bytes("---\ntitle: Встреча\ndate: 2025-10-21\n---\n\nТекст с **жирным** словом.\n\n> Цитата.\n".encode(), "a.md")
    assert (article.title, article.published) == ("Встреча", date(2025, 10, 21))
    assert "Текст с жирным словом." in article.text
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "quote"]


def test_html_main_text_captions_and_date() -> None:
    page = (
        "<html><head><title>Сайт</title><meta property='article:published_time' content='2025-10-21T10:00:00'></head><body><nav>Меню</nav>"
        "<article><h1>Встреча</h1><p>Текст <nobr>с&nbsp;датой</nobr>.</p>"
        "<figure><figcaption>Подпись</figcaption></figure></article></body></html>"
    )
    article = read_bytes(page.encode(), "a.html")
    assert article.published == date(2025, 10, 21)
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "caption"]
    assert "с\xa0датой" in article.text or "с датой" in article.text
    assert "Меню" not in article.text


def test_docx_takes_insertions_and_leaves_deletions(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Встреча", 1)
    paragraph = document.add_paragraph("Встреча прошла в ")
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')} w:id='1'><w:r><w:t>2025</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')} w:id='2'><w:r><w:delText>2024</w:delText></w:r></w:del>"))
    paragraph.add_run(" году.")
    document.add_table(1, 1).cell(0, 0).text = "Ячейка"
    file = tmp_path / "a.docx"
    document.save(str(file))
    article = read_article(str(file))
    assert "Встреча прошла в 2025 году." in article.text
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "table"]


def test_broken_docx() -> None:
    with pytest.raises(InputError, match="Word document"):
        read_bytes(b"PK\x03\x04broken", "a.docx")


def test_articles_csv_gives_dates_and_the_option_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Текст.", "utf-8")
    (tmp_path / "articles.csv").write_text("file,published\na.txt,2020-01-02\n", "utf-8")
    assert read_article(str(tmp_path / "a.txt")).published == date(2020, 1, 2)
    assert read_article(str(tmp_path / "a.txt"), date(2021, 1, 1)).published == date(2021, 1, 1)
    (tmp_path / "articles.csv").write_text("file,published\na.txt,вчера\n", "utf-8")
    with pytest.raises(InputError, match="row 2, column published"):
        read_article(str(tmp_path / "a.txt"))


def test_a_folder_stands_for_its_articles(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "sub/a.md", "c.jpg"):
        (tmp_path / name).write_text("x", "utf-8")
    assert [Path(path).name for path in expand_paths([str(tmp_path)])] == ["b.txt", "a.md"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no articles"):
        expand_paths([str(tmp_path / "empty")])
