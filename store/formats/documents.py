"""The text of a file somebody else wrote: plain text, Markdown, or Word. Nothing in it is obeyed.

A Word file is walked once, without recursion: text boxes and nested tables give paragraphs of their own.
What Word shows is read: insertions, content controls and fields are, deletions, the origin of moved
words, the reading above a word, and the second copy Word keeps of a text box are not.
"""

from pathlib import Path
from typing import Any

from store.outside import (
    TEXT_BYTES,
    OutsideTrouble,
    Parcel,
    Unpacking,
    amount,
    called,
    decoded,
    is_wide,
    read_outside,
)
from store.troubles import Trouble

MOST_WORD_BYTES = 32 * 2**20
"""A Word file holds pictures beside its text, which are not unpacked."""
_PARTS = Unpacking(members=5_000, each=24 * 2**20, whole=24 * 2**20)
_MOST_DEPTH = 250
"""Elements within one another: a table in a table in a text box comes to some fifty."""
_MOST_ELEMENTS = 500_000

_BODY = "word/document.xml"

WORDS = {
    "binary": (
        "{file} 不是文字文件。请给出 .txt、.md 或 .docx；PDF 请先把文字复制出来存成 .txt。",
        "{file} is not a text file. Name a .txt, .md or .docx file; copy the text out of a PDF into a .txt first.",
    ),
    "no_document": (
        "{file} 不是能读的 Word 文件（.docx）。请在 Word 里另存为 .docx，或存成 .txt。",
        "{file} is not a readable Word file (.docx). Save it again as .docx in Word, or as .txt.",
    ),
    "word_deep": (
        "{file} 里的表格、文本框套了不止{most}层，没有读。请把正文复制到新文件里再试。",
        "{file} has tables or text boxes nested more than {most} levels deep and was not read. "
        "Copy the text into a new file and try again.",
    ),
    "word_large": (
        "{file} 里的文字超过 {most}，不是一篇通稿，没有读。请只留要读的那一篇。",
        "{file} has more than {most} of text, so it is not a bulletin, and was not read. Keep only the text to be read.",
    ),
}


class DocumentTrouble(Trouble):
    """A file whose text cannot be had. Facts: file, and most."""

    words = WORDS


class NoDocument(DocumentTrouble):
    """What was named is no text at all: a picture, a program."""

    exit_code = 2


def document_text(path: Path) -> str:
    """The text of the file, a paragraph of a Word document a line.

    DocumentTrouble when it has none, OutsideTrouble when it cannot be read within its budget. Text may be
    UTF-8 (with or without its mark), UTF-16 or GB18030; line ends become \\n.
    """
    file = called(path)
    data = read_outside(path, MOST_WORD_BYTES, file)
    if path.suffix.lower() == ".docx" or data.startswith(b"PK\x03\x04"):
        return _word_text(data, file)
    return document_of(data, file)


def document_of(data: bytes, file: str) -> str:
    """The text in the first encoding that fits; bytes that fit none are shown as unknown marks.

    NoDocument for bytes that are no text in any encoding: zeros, and the beginning of a PDF.
    """
    if len(data) > TEXT_BYTES:
        raise OutsideTrouble("outside_bytes", file=file, had=amount(len(data)), most=amount(TEXT_BYTES))
    wide = is_wide(data)
    if data.startswith(b"%PDF-") or (b"\0" in data and not wide):
        raise NoDocument("binary", file=file)
    text = decoded(data)
    if text is None:
        text = data.decode("utf-16" if wide else "utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _word_text(data: bytes, file: str) -> str:
    from xml.parsers.expat import ExpatError

    with Parcel(data, _PARTS, file) as parcel:
        if _BODY not in parcel.names:
            raise DocumentTrouble("no_document", file=file)
        body = parcel.read(_BODY)
    walk = _Walk(file)
    try:
        walk.parser.Parse(body, True)
    except (ExpatError, ValueError) as error:  # ValueError: an encoding nobody knows
        raise DocumentTrouble("no_document", file=file) from error
    return "\n".join("".join(pieces) for pieces in walk.paragraphs)


class _Walk:
    """One walk through the body of a Word document. `paragraphs` fill in the order in which they begin."""

    _MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    _UNSHOWN = {"Fallback", "moveFrom", "del", "rt", "pPr", "rPr", "sectPr"}

    def __init__(self, file: str) -> None:
        from xml.parsers.expat import ParserCreate

        self.file = file
        self.paragraphs: list[list[str]] = []
        self._open: list[list[str]] = []
        self._depth = self._elements = self._characters = self._unshown = 0
        self._is_text = False
        self.parser: Any = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_entities

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        self._depth += 1
        self._elements += 1
        if self._depth > _MOST_DEPTH:
            raise DocumentTrouble("word_deep", file=self.file, most=_MOST_DEPTH)
        if self._elements > _MOST_ELEMENTS:
            raise DocumentTrouble("word_large", file=self.file, most=amount(TEXT_BYTES))
        local = name.rpartition(" ")[2]
        if self._unshown or local in self._UNSHOWN:
            self._unshown += 1
        elif local == "p" and "wordprocessingml" in name:
            self._open.append([])
            self.paragraphs.append(self._open[-1])
        elif self._open:
            self._is_text = local == "t"
            if local in self._MARKS:
                self._open[-1].append(self._MARKS[local])

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._is_text = False
        if self._unshown:
            self._unshown -= 1
        elif name.endswith(" p") and "wordprocessingml" in name:
            self._open.pop()

    def _text(self, text: str) -> None:
        if self._is_text:
            self._characters += len(text)
            if self._characters > TEXT_BYTES:
                raise DocumentTrouble("word_large", file=self.file, most=amount(TEXT_BYTES))
            self._open[-1].append(text)

    def _refuse_entities(self, *_: object) -> None:
        raise DocumentTrouble("no_document", file=self.file)
