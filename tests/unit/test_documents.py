"""What a Word document says: what Word shows of it, a paragraph a line."""

import zipfile
from pathlib import Path

import pytest

from store.formats.documents import document_text
from store.troubles import Trouble

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def text_of(folder: Path, *body: str) -> str:
    path = folder / "稿.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {_NAMES}><w:body>{''.join(body)}</w:body></w:document>"
        )
    return document_text(path)


BOX = f"<w:txbxContent>{paragraph(run('框内53例'))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("5") + run("3"), "53"),
        (f"<w:sdt><w:sdtContent>{run('53')}</w:sdtContent></w:sdt>", "53"),
        (f"<w:ins>{run('53')}</w:ins><w:del><w:r><w:delText>54</w:delText></w:r></w:del>", "53"),
        (f"<w:moveFrom>{run('54')}</w:moveFrom><w:moveTo>{run('53')}</w:moveTo>", "53"),
        ("<w:ruby><w:rt>" + run("wu") + "</w:rt><w:rubyBase>" + run("53") + "</w:rubyBase></w:ruby>", "53"),
        (run("5") + "<w:r><w:noBreakHyphen/></w:r>" + run("3"), "5-3"),
        (run("5") + "<w:r><w:tab/></w:r>" + run("3"), "5\t3"),
        ('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + run("53"), "53"),
        (run("前") + f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
         "</mc:AlternateContent></w:r>" + run("后"), "前后\n框内53例"),
    ],
)  # fmt: skip
def test_what_word_shows_is_read_once(tmp_path: Path, inside: str, text: str) -> None:
    assert text_of(tmp_path, paragraph(inside)) == text


def test_tables_in_tables_give_their_paragraphs_in_order(tmp_path: Path) -> None:
    def table(*cells: str) -> str:
        inner = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
        return f"<w:tbl><w:tr>{inner}</w:tr></w:tbl>"

    inner = table(paragraph(run("二")), paragraph(run("三")))
    body = paragraph(run("一")) + table(inner + paragraph(run("四")), paragraph(run("五")))
    assert text_of(tmp_path, body, paragraph()) == "一\n二\n三\n四\n五\n"
    deep = paragraph(run("深"))
    for _ in range(20):
        deep = table(deep)
    assert text_of(tmp_path, deep) == "深"


def test_the_limits_are_told_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        text_of(tmp_path, "<w:p>" * 300 + "</w:p>" * 300)
    assert "250" in caught.value.said("zh") and "250" in caught.value.said("en")
