"""Reading any text at all: every digit run is accounted for, nothing hangs, nothing is made up."""

from hypothesis import example, given
from hypothesis import strategies as st

from store.record.text import MASK, masked
from store.wording.numbers.source import DIGITS, Source, bare, folded
from store.wording.read.reading import read
from tests.examples import tried
from tests.wording_records import book, series

SNIPPETS = [
    "8月31日", "0时至24时", "，", "。", "、", "全区", "新增", "本土", "新冠肺炎", "确诊病例", "无症状感染者", "53例", "0例", "5 3例",
    "（其中", "（", "拉萨市", "阿里地区", "20例", "未报", "）", "截至", "8月31日24时", "治愈出院", "406人", "22504名", "密接者解除",
    "集中隔离观察", "均在", "隔离管控区发现", "感染者", "高风险区", "477个", "第二十四场", "新闻发布会", "9月1日下午", "举行", "\n\n",
    " ", "１２", "约35万用户", "“0元30G”", "1.5万斤", "12月", "[b]", "\x1b[31m", "\u200b", "7", "1306名", "无新增", "各", "含",
    "Of the", "cases", "five", "Lhasa", "Aug. 31", "were in", "༡༢",
]  # fmt: skip
BOOKS = [book("zh"), book("en")]
TEXTS = st.one_of(
    st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=6)), max_size=25).map("".join),
    st.text(max_size=80),
)


@tried(100)
@given(text=TEXTS)
@example("0<A>")
@example("1月1日0:30，0891-6123456x3，a1@b.cc7，第3版12:30:5")
@example("12<b>例</b>，<p>7</p>")
@example("<A1>, <font size=2>3</font>, <Lhasa 20>")
def test_every_digit_run_is_assigned_quoted_unread_or_passing_and_only_one_of_them(text: str) -> None:
    proposal = read(text, series(), BOOKS, year=2022)
    seen = bare(text)  # what a person sees of it: the tags of a web page are none of its words
    runs = [match.span() for match in DIGITS.finditer(seen)]

    def of(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [run for run in runs if any(start <= run[0] and run[1] <= end for start, end in spans)]

    assigned = of(list(proposal.assigned))
    quoted = of([item.span for item in proposal.quantities])
    unread = of([rest.span for rest in proposal.unread])
    passing = of([rest.span for rest in proposal.passing])
    assert sorted(assigned + quoted + unread + passing) == runs
    for item in (*proposal.unread, *proposal.quantities, *proposal.passing):
        assert item.text == seen[slice(*item.span)].replace(MASK, "")
    for rest in proposal.unread:
        assert MASK not in (seen[rest.span[0]], seen[rest.span[1] - 1]), "it begins and ends where it is seen"


@tried(75)
@given(text=TEXTS)
def test_every_value_stands_in_the_text_where_it_says(text: str) -> None:
    proposal = read(text, series(), [book("zh")], year=2022)
    for value in proposal.values:
        start, end = value.span
        assert 0 <= start < end <= len(text)
        assert any(low <= start and end <= high for low, high in proposal.assigned)
        digits = folded(masked(text[start:end])).replace(MASK, "").replace(" ", "").replace(",", "")
        if digits.strip().isdigit() and not value.implied:
            assert int(digits) == value.value


@tried(75)
@given(text=st.text(st.sampled_from("1２ \n\t\u3000例a，\u200b\x1b[m"), max_size=40), spaced=st.booleans())
def test_every_character_of_the_folded_text_knows_where_it_came_from(text: str, spaced: bool) -> None:
    source = Source(text, "0123456789", spaced)
    flat = folded(masked(text))
    for place, char in enumerate(source.text):
        origin = flat[source.origin(place)]
        assert char == origin or (char == " " and (origin.isspace() or origin == MASK))
    origins = [source.origin(place) for place in range(len(source.text))]
    for at in range(len(flat) + 2):
        assert source.place(at) == sum(origin < at for origin in origins)
