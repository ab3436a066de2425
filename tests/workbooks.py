"""Writes small xlsx files for tests, part by part, so that each oddity of a real one can be made."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

Value = str | int | float | None | tuple[str, str | None]
"""A text, a number, a blank, or a formula with the value kept for it (None: never calculated)."""

DATE = "date:"
"""A text that begins so is written as a date: the day's number under a date format."""


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Value]]],
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """An xlsx file with those sheets; `merged` names the merged areas (`B1:C1`) of each."""
    texts: list[str] = []
    links, entries = [], []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for number, (name, rows) in enumerate(sheets.items(), 1):
            areas = "".join(f'<mergeCell ref="{area}"/>' for area in (merged or {}).get(name, ()))
            body = "".join(_row(y, row, texts) for y, row in enumerate(rows, 1))
            parts.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>'
                + (f"<mergeCells>{areas}</mergeCells>" if areas else "")
                + "</worksheet>",
            )
            links.append(f'<Relationship Id="r{number}" Target="worksheets/sheet{number}.xml"/>')
            state = ' state="hidden"' if name in hidden else ""
            entries.append(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"{state}/>')
        parts.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{"".join(entries)}</sheets></workbook>',
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>',
        )
        parts.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="170" formatCode="m&quot;月&quot;d"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
        )
        items = "".join(f"<si><r><t>{escape(text)}</t></r><rPh><t>pinyin</t></rPh></si>" for text in texts)
        parts.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{items}</sst>')
    return path


def _row(number: int, row: Sequence[Value], texts: list[str]) -> str:
    cells = "".join(_cell(f"{chr(64 + x)}{number}", value, texts) for x, value in enumerate(row, 1))
    return f'<row r="{number}">{cells}</row>'


def _cell(at: str, value: Value, texts: list[str]) -> str:
    if value is None:
        return f'<c r="{at}"/>'
    if isinstance(value, tuple):
        formula, kept = value
        kind = ' t="e"' if kept and kept.startswith("#") else ""
        return f'<c r="{at}"{kind}><f>{escape(formula)}</f>{"" if kept is None else f"<v>{kept}</v>"}</c>'
    if isinstance(value, str) and value.startswith(DATE):
        return f'<c r="{at}" s="1"><v>{value.removeprefix(DATE)}</v></c>'
    if isinstance(value, str):
        texts.append(value)
        return f'<c r="{at}" t="s"><v>{len(texts) - 1}</v></c>'
    return f'<c r="{at}"><v>{value}</v></c>'
