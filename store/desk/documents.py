"""The text of a file somebody else wrote: plain text, Markdown, or Word. Nothing in it is obeyed."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from store.reasons import system_reason
from store.record.text import one_line
from store.troubles import Trouble

MOST_BYTES = 32 * 2**20
"""Larger files, packed or unpacked, are no bulletins."""

_BODY = "word/document.xml"
_NAMES = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WORDS = {
    "cannot_read_text": (
        "读不了 {file}：{problem}。请检查路径和权限。",
        "{file} cannot be read: {problem}. Check the path and the permissions.",
    ),
    "too_large_text": (
        "{file} 超过 {most} MB，不是一篇通稿。请只留要读的那一篇。",
        "{file} has more than {most} MB and is no bulletin. Keep only the text to be read.",
    ),
    "binary": (
        "{file} 不是文字文件。请给出 .txt、.md 或 .docx；PDF 请先把文字复制出来存成 .txt。",
        "{file} is no text. Name a .txt, .md or .docx file; copy the text out of a PDF into a .txt first.",
    ),
    "no_document": (
        "{file} 不是能读的 Word 文件（.docx）。请在 Word 里另存为 .docx，或存成 .txt。",
        "{file} is no Word file that can be read (.docx). Save it anew as .docx in Word, or as .txt.",
    ),
}


class DocumentTrouble(Trouble):
    """A file whose text cannot be had. Facts: file, and problem or most."""

    words = WORDS


class NoDocument(DocumentTrouble):
    """What was named is no text at all: not there, a folder, a picture, a program."""

    exit_code = 2


_NOT_THERE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)


def document_text(path: Path) -> str:
    """The text of the file, a paragraph of a Word document a line. DocumentTrouble when it has none.

    Text may be UTF-8 (with or without its mark), UTF-16 or GB18030; line ends become \\n.
    """
    file = one_line(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DocumentTrouble("too_large_text", file=file, most=MOST_BYTES // 2**20)
        data = path.read_bytes()
    except OSError as error:
        kind = NoDocument if isinstance(error, _NOT_THERE) else DocumentTrouble
        raise kind("cannot_read_text", file=file, problem=system_reason(error)) from error
    if path.suffix.lower() == ".docx" or data.startswith(b"PK\x03\x04"):
        return _word_text(data, file)
    return decoded_text(data, file)


def decoded_text(data: bytes, file: str = "-") -> str:
    """The text in the first encoding that fits; bytes that fit none are shown as unknown marks.

    NoDocument for bytes that are no text in any encoding: zeros, and the beginning of a PDF.
    """
    if data.startswith(b"%PDF-") or (b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise NoDocument("binary", file=file)
    names = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for name in names:
        try:
            text = data.decode(name)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _word_text(data: bytes, file: str) -> str:
    from xml.etree import ElementTree

    try:
        with ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(_BODY).file_size > MOST_BYTES:
                raise DocumentTrouble("too_large_text", file=file, most=MOST_BYTES // 2**20)
            body = archive.read(_BODY)
        if b"<!DOCTYPE" in body:
            raise DocumentTrouble("no_document", file=file)
        root = ElementTree.fromstring(body)
    except (BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError, RuntimeError) as error:
        raise DocumentTrouble("no_document", file=file) from error
    marks = {f"{_NAMES}tab": "\t", f"{_NAMES}br": "\n", f"{_NAMES}cr": "\n"}
    return "\n".join(
        "".join(
            (part.text or "") if part.tag == f"{_NAMES}t" else marks.get(part.tag, "")
            for part in paragraph.iter()
        )
        for paragraph in root.iter(f"{_NAMES}p")
    )
