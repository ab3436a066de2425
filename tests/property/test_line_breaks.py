"""Line breaks hold for any text: nothing lost, nothing too wide, no mark where it must not stand."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.line_breaks import NEVER_FIRST, NEVER_LAST, break_lines, wrapped

TEXTS = st.text(alphabet="拉萨市例人名，。、（）“”：0123456789,. abc万亿%\n", max_size=200)
WIDTHS = st.integers(min_value=12, max_value=60)


@given(TEXTS, WIDTHS)
def test_only_white_space_is_left_out_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = break_lines(text, width)
    at = 0
    for line in lines:
        assert text[at : line.start].strip() == ""
        assert cell_len(text[line.start : line.end]) <= width
        at = line.end
    assert text[at:].strip() == ""


def test_an_option_is_not_broken_behind_its_dashes() -> None:
    assert wrapped("it needs --reason", 11) == ["it needs", "--reason"]
    assert wrapped("撤销用 Ctrl+Z", 12) == ["撤销用", "Ctrl+Z"], "nor a key at its +"


@given(st.text(max_size=80), st.integers(min_value=0, max_value=30))
def test_any_text_at_any_width_is_broken_into_lines_in_order(text: str, width: int) -> None:
    lines = break_lines(text, width)
    assert all(line.start <= line.end for line in lines)
    assert all(one.end <= two.start for one, two in zip(lines, lines[1:], strict=False))


FIGURES = st.lists(
    st.tuples(
        st.sampled_from(["拉萨市", "全区共有", "新增", "截至8月31日24时，"]),
        st.integers(min_value=0, max_value=999_999),
        st.sampled_from(["例、", "例（其中", "人。", "万条；", "个，"]),
    ),
    min_size=1,
    max_size=12,
)


@given(FIGURES, WIDTHS)
def test_chinese_marks_and_figures_stand_where_they_must(
    parts: list[tuple[str, int, str]], width: int
) -> None:
    text = "".join(f"{name}{count}{unit}" for name, count, unit in parts)
    lines = [text[line.start : line.end] for line in break_lines(text, width)]
    for before, line in zip(lines, lines[1:], strict=False):
        assert line[0] not in NEVER_FIRST
        assert before[-1] not in NEVER_LAST
        assert not (before[-1].isdigit() and line[0].isdigit())
        assert not (before[-1].isdigit() and line[0] in "例人万个")


def test_english_words_and_grouped_figures_stay_whole() -> None:
    text = "By the end of Aug. 31, 22,504 close contacts had been released."
    lines = [text[line.start : line.end] for line in break_lines(text, 24)]
    assert lines == ["By the end of Aug. 31,", "22,504 close contacts", "had been released."]
    text = "new cases of COVID-19 on 9/1 0-24h, 024_v2.seal.json"
    lines = [text[line.start : line.end] for line in break_lines(text, 18)]
    assert lines == ["new cases of", "COVID-19 on 9/1", "0-24h,", "024_v2.seal.json"]


def test_no_file_name_is_cut_at_its_marks() -> None:
    assert wrapped("写出了 052_2022_v2_full.txt 052_2022_v2.seal.json。", 44) == [
        "写出了 052_2022_v2_full.txt", "052_2022_v2.seal.json。"
    ]  # fmt: skip
    assert wrapped("要核对的文件（.txt、.md、.docx）", 22) == ["要核对的文件", "（.txt、.md、.docx）"]
