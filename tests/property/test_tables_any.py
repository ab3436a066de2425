"""Tables of every layout give the same figures, and no table whatever breaks the reader or is guessed at."""

import zipfile
from datetime import date
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from store.desk.incoming.importing import propose_table
from store.desk.proposing import propose
from store.formats.tables.files import table_of
from store.formats.tables.table import Area, Table, TableTrouble
from store.formats.tables.workbook_in import read_workbook
from store.outside import decoded
from store.record.cell import STATED
from store.troubles import Trouble
from tests.examples import tried
from tests.sample_conferences import series
from tests.workbooks import DATE, workbook

SERIES = series()
CONFERENCE = propose(SERIES, (), date(2022, 9, 1))
FIRST, SECOND = "8月31日0时至24时", "9月1日0时至14时"
COLUMNS = [
    (indicator, window, label, caption)
    for indicator, label in (("confirmed", "确诊"), ("asymptomatic", "新增无症状感染者"))
    for window, caption in (("yesterday", FIRST), ("today", SECOND))
]
COUNTS = st.one_of(st.none(), st.integers(0, 99_999))


@st.composite
def filled(draw: st.DrawFn) -> tuple[list[list[str]], dict[str, int]]:
    """A table with places in rows in any order, columns in any order, and what it should give."""
    places = draw(st.permutations(SERIES.places))[: draw(st.integers(1, len(SERIES.places)))]
    columns = draw(st.permutations(COLUMNS))[: draw(st.integers(1, len(COLUMNS)))]
    two_rows = draw(st.booleans())
    head = [label if two_rows else f"{caption}{label}" for _, _, label, caption in columns]
    rows = [["地区", *head]]
    if two_rows:
        rows.append(["", *(caption for _, _, _, caption in columns)])
    wanted: dict[str, int] = {}
    for place in [*places, None] if draw(st.booleans()) else places:
        name = "合计" if place is None else draw(st.sampled_from([place.name("zh"), place.short("zh")]))
        row = [name]
        for indicator, window, _, _ in columns:
            count = draw(COUNTS)
            row.append("" if count is None else str(count))
            if count is not None:
                wanted[f"{window}/{indicator}/{STATED if place is None else place.key}"] = count
        rows.append(row)
    return rows, wanted


def given_by(rows: list[list[str]], mark: str) -> dict[str, object]:
    table = table_of("\n".join(mark.join(row) for row in rows), "x.csv")
    try:
        proposal = propose_table(SERIES, CONFERENCE, [table])
    except TableTrouble as trouble:
        assert trouble.code == "empty"
        return {}
    assert proposal.unread == ()
    return {str(figure.cell): figure.value for figure in proposal.figures}


@tried(40)
@given(filled(), st.sampled_from([",", "\t", ";"]))
def test_every_layout_gives_the_same_figures(made: tuple[list[list[str]], dict[str, int]], mark: str) -> None:
    rows, wanted = made
    assert given_by(rows, mark) == wanted
    turned = [list(column) for column in zip_longest(*rows, fillvalue="")]
    assert given_by(turned, mark) == wanted


def _parts() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        file = workbook(
            Path(folder) / "a.xlsx",
            {"日报": [["地区", "确诊", f"{DATE}44804"], ["拉萨市", 20, ("A1", "3")]]},
            merged={"日报": ["A1:B1"]},
        )
        with zipfile.ZipFile(file) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


PARTS = _parts()
WORDS = st.sampled_from(
    ["拉萨", "阿里地区", "合计", "确诊", "无症状", "感染者", "累计确诊", "其中重症", "高风险区", FIRST, "0-14时", "截至8月31日24时",
     "", "", "7", "0", "-", "/", "6万", "=1+2", "#REF!", "2022-09-01", "备注", "[b]x[/b]", "新增", "=?"]
)  # fmt: skip
CELLS = st.one_of(WORDS, st.text(max_size=6))


@tried(75)
@given(
    st.lists(st.lists(CELLS, max_size=6), max_size=7),
    st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=2),
)
@example([["", "确诊"], ["拉萨", "20"], ["拉萨", "21"]], [])
def test_no_table_breaks_the_reader(rows: list[list[str]], areas: list[tuple[int, int, int, int]]) -> None:
    merged = tuple(Area(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in areas)
    table = Table("x", tuple(map(tuple, rows)), merged, "S", bool(merged))
    try:
        proposal = propose_table(SERIES, CONFERENCE, [table])
    except TableTrouble as trouble:
        assert trouble.said("zh") and trouble.said("en")
        return
    for figure in proposal.figures:
        SERIES.indicator(figure.cell.indicator)
        assert not figure.cell.window or CONFERENCE.window(figure.cell.window)
        assert figure.raw in {text for row in rows for text in row}
    for cell in proposal.unread:
        assert cell.why.said("zh") and cell.why.said("en")


@tried(30)
@given(st.binary(max_size=60))
def test_no_bytes_break_the_decoder(data: bytes) -> None:
    try:
        table_of(decoded(data) or "", "x.csv")
    except TableTrouble as trouble:
        assert trouble.said("zh")


@tried(40)
@given(st.data())
def test_no_damaged_workbook_breaks_the_reader(data: st.DataObject) -> None:
    parts = dict(PARTS)
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(part) - 1))
        part[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    parts[name] = bytes(part)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    whole = bytearray(packed.getvalue())
    if data.draw(st.booleans()):
        whole[data.draw(st.integers(4, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        tables = read_workbook(bytes(whole), "x.xlsx")
    except Trouble as trouble:
        assert trouble.said("zh") and trouble.said("en")
        return
    for table in tables:
        assert table.width <= 400
