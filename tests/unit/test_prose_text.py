"""Any keys in a prose text: no slot is ever cut, what is stored comes back, and the caret stands on a line."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.record.statement_slots import prose_slots
from tui.line_breaks import NEVER_FIRST
from tui.widgets.prose_text import Layout, ProseText, SlotWords, is_slot

SLOTS = ("{f:3kf}", "{f:3kf.from}", "{c:b1}", "{n:yesterday/confirmed}")
PIECES = st.sampled_from(
    [*SLOTS, "拉萨", "，", "。", "、", "（", "）", "12", " ", "\n", "\t", "a", "{", "}", "f:3kf", "བོད", "{f:"]
)
TEXTS = st.lists(PIECES, max_size=20).map("".join)
KEYS = st.one_of(
    st.tuples(st.just("go"), st.integers(-3, 3)),
    st.tuples(st.just("select"), st.integers(-3, 3)),
    st.tuples(st.just("word"), st.sampled_from([-1, 1])),
    st.tuples(st.just("put"), PIECES),
    st.tuples(st.just("take"), st.just("")),
)


@given(TEXTS)
def test_what_is_stored_comes_back_and_each_slot_is_one_sign(text: str) -> None:
    prose = ProseText(text)
    assert prose.stored() == text
    assert len(prose.slots) == len(prose_slots(text))
    assert [prose.code(prose.signs[at]) for at in prose.slots] == [
        text[slot.start : slot.end] for slot in prose_slots(text)
    ]


@given(TEXTS, st.lists(KEYS, max_size=25))
def test_keys_leave_every_slot_whole_and_the_caret_inside(text: str, keys: list[tuple[str, object]]) -> None:
    prose = ProseText(text)
    for kind, what in keys:
        if kind in ("go", "select"):
            prose.go(prose.at + int(str(what)), select=kind == "select")
        elif kind == "word":
            at, by = prose.at, int(str(what))
            prose.go(prose.word(by))
            assert (prose.at - at) * by >= 0
        elif kind == "put":
            start, end = prose.selected
            before, after = prose.stored(0, start), prose.stored(end)
            prose.put(str(what))
            assert prose.stored() == f"{before}{what}{after}", "nothing else changes"
        else:
            start, end = prose.selected
            left = prose.stored(0, start) + prose.stored(end)
            prose.replace(start, end, "")
            assert prose.stored() == left
        assert 0 <= prose.at <= len(prose.signs) and 0 <= prose.anchor <= len(prose.signs)
        assert prose.coded(prose.stored()) == prose.signs, "a slot is one sign however it came about"


@given(TEXTS, TEXTS, st.integers(0, 40), st.booleans())
def test_another_text_leaves_the_caret_beside_its_words(old: str, new: str, at: int, follow: bool) -> None:
    prose = ProseText(old)
    prose.go(at)
    before, behind = prose.signs[: prose.at], prose.signs[prose.at :]
    prose.show(new, follow)
    assert prose.stored() == new and 0 <= prose.at <= len(prose.signs) and prose.anchor == prose.at
    if not follow and prose.signs.startswith(before) and prose.signs.endswith(behind):
        both = prose.signs[: prose.at].endswith(before) or prose.signs[prose.at :].startswith(behind)
        assert both, "the caret is beside one of its neighbours"


@given(TEXTS, st.integers(12, 40), st.text(alphabet="约35万用户", max_size=12))
def test_every_place_of_the_caret_is_on_a_line_and_can_be_clicked(text: str, width: int, said: str) -> None:
    prose = ProseText(text)
    layout = Layout(prose.signs, {at: SlotWords(said) for at in prose.slots}, width)
    for at in range(len(prose.signs) + 1):
        line, cell = layout.place(at)
        assert 0 <= line < len(layout.lines) and 0 <= cell <= width
        first, last = layout.edges(line)
        assert first <= at <= last or first == last
        near = layout.nearest(line, cell)
        assert layout.place(near) == (line, cell) or is_slot(prose.signs[near])
    shown = [layout.shown[start:end] for start, end in layout.lines]
    assert "".join(shown) == layout.shown.replace("\n", "")
    for before, line in zip(layout.lines, layout.lines[1:], strict=False):
        words = layout.shown[line.start : line.end]
        if words[:1] in NEVER_FIRST and layout.shown[before.end : line.start] != "\n":
            begun = layout.shown[before.start : before.end]
            assert begun[-1:].isspace() or cell_len(begun) >= width - 1, "only where a run fills the line"
