"""Short messages fill the cells of the places they name, with who sent them; what they leave open is asked for."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from store.checks.basis.case import cells_of
from store.desk.incoming.messages import propose_messages
from store.desk.incoming.reading import accept, propose_reading
from store.desk.sitting import Sitting
from store.record.cell import Cell, CellKey
from store.record.codec import from_document, to_document
from store.record.naming import cell_short
from store.wording.read.basis.proposal import Proposal
from tests.conftest import Command
from tests.stage import sample_desk, sample_of_the_account
from tui.screens.reading.rows import ReadingRows

CHAT = """卓玛 2022-09-01 14:05
拉萨0-14时新增确诊6，无症状96
[14:08] 扎西：日喀则市9月1日0时至14时新增确诊病例0例、无症状感染者13例
山南-次仁 14:20
今日0-14时无新增确诊病例和无症状感染者，收到请回复
林芝疾控:
林芝截至14时新增确诊1例，無症狀兩例。谢谢！
"""
TODAY, YESTERDAY = "today", "yesterday"


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    """The conference of 1 September without a figure."""
    sitting = sample_desk(tmp_path / "archive").open("2022-09-01-024", journal=False)
    sitting.conference = replace(sitting.conference, cells={})
    return sitting


def _cells(proposal: Proposal | None) -> dict[str, object]:
    assert proposal is not None
    return {str(value.key): value.value for value in proposal.values}


def test_messages_fill_only_their_places_and_say_who_sent_them(sitting: Sitting) -> None:
    proposal = propose_messages(sitting, CHAT, channel="微信")
    assert proposal is not None
    assert _cells(proposal) == {
        "today/confirmed/lhasa": 6, "today/asymptomatic/lhasa": 96,
        "today/confirmed/xigaze": 0, "today/asymptomatic/xigaze": 13,
        "today/confirmed/nyingchi": 1, "today/asymptomatic/nyingchi": 2,
    }  # fmt: skip
    told = {value.key.place: value.told for value in proposal.values}
    assert told == {
        "lhasa": "卓玛 微信 2022-09-01 14:05",
        "xigaze": "扎西 微信 14:08",
        "nyingchi": "林芝疾控 微信 14:20",
    }
    [ask] = proposal.asks
    assert (ask.what, ask.hints) == ("place", ("shannan",))
    answered = propose_messages(sitting, CHAT, places={ask.span[0]: "shannan"})
    assert _cells(answered)["today/asymptomatic/shannan"] == 0 and answered is not None and not answered.asks
    chosen = {value.key for value in answered.values}
    assert accept(sitting, answered, chosen) == 8
    cell = sitting.conference.cell(CellKey(TODAY, "asymptomatic", "lhasa"))
    assert cell is not None and (cell.raw, cell.source) == ("96", "卓玛 聊天 2022-09-01 14:05")
    assert from_document(to_document(sitting.conference)) == sitting.conference


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("拉萨新增确诊6，无症状96", (YESTERDAY, TODAY)),
        ("拉萨0-24时新增确诊6，无症状96", None),
        ("拉萨昨日新增确诊6，无症状96", None),
        ("拉萨8月31日新增6例确诊、96例无症状", None),
        ("拉萨8月25日新增确诊6，无症状96", ()),
    ],
)
def test_an_unclear_window_is_asked_for(sitting: Sitting, text: str, hints: tuple[str, ...] | None) -> None:
    proposal = propose_messages(sitting, text)
    assert proposal is not None
    if hints is None:
        assert _cells(proposal) == {"yesterday/confirmed/lhasa": 6, "yesterday/asymptomatic/lhasa": 96}
        return
    assert proposal.values == () and [rest.text for rest in proposal.unread] == ["6", "96"]
    assert [ask.hints for ask in proposal.asks] == ([hints] * 2 if hints else [])
    answered = propose_messages(sitting, text, window=TODAY)
    assert bool(_cells(answered)) is bool(hints)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("张三 2022/9/1 14:10\n", {"today": 79}), ("张三 2022/9/3 14:10\n", {}), ("张三 8月31日 14:10\n", {}),
        ("2022年8月30日\n张三 14:10\n", {}), ("张三 昨天 14:10\n", {}), ("张三 周四 14:10\n", {"today": 79}), ("张三 周三 14:10\n", {}),
        ("张三 2022/2/31 14:10\n", {}), ("张三 14:10\n", {"today": 79}),
    ],
)  # fmt: skip
def test_today_of_a_message_is_the_day_it_was_sent(sitting: Sitting, head: str, told: dict[str, int]) -> None:
    proposal = propose_messages(sitting, f"{head}那曲今天0到14时无症状79")
    assert _cells(proposal) == {f"{window}/asymptomatic/nagqu": count for window, count in told.items()}
    assert proposal is not None and bool(proposal.unread) is not bool(told)


@pytest.mark.parametrize(
    "text",
    [
        "拉萨市城关区新增确诊6",
        "拉萨累计确诊6",
        "拉萨确诊约6例",
        "拉萨确诊5 3，无症状9",
        "拉萨截至14时确诊6例",
        "拉萨0-14时没有新增病例",
        "拉萨、日喀则各新增确诊6",
        "拉萨确诊6例，其中城关区2例",
        "全区新增确诊53",
        "拉萨确诊（无症状转确诊2例）138，无症状325",
        "拉萨新增确诊病例11\n3例",
        "拉萨新增确诊7万",
        "拉萨新增7例确诊，无症状96",
        "拉萨0-14时确诊6例？",
        "请各地14:00前上报",
    ],
)
def test_what_is_not_understood_word_by_word_fills_nothing(sitting: Sitting, text: str) -> None:
    proposal = propose_messages(sitting, f"卓玛 14:05\n{text}\n日喀则今日0-14时确诊0")
    assert _cells(proposal) == {"today/confirmed/xigaze": 0}
    if "请各地" not in text:
        assert proposal is not None and proposal.unread


def test_pairs_and_nothing_new_are_of_what_the_sum_of_the_series_is_of(sitting: Sitting) -> None:
    proposal = propose_messages(sitting, "卓玛 14:05\n拉萨今日0-14时6+96，那曲0例+79例。日喀则没有新增")
    assert list(_cells(proposal).items()) == [
        ("today/confirmed/lhasa", 6), ("today/asymptomatic/lhasa", 96), ("today/confirmed/nagqu", 0),
        ("today/asymptomatic/nagqu", 79), ("today/confirmed/xigaze", 0), ("today/asymptomatic/xigaze", 0),
    ]  # fmt: skip


def test_a_second_message_for_a_cell_shows_both(sitting: Sitting) -> None:
    text = "卓玛 14:05\n拉萨0-14时确诊6\n卓玛 14:30\n更正一下，今天都核过了\n拉萨0-14时确诊7\n"
    proposal = propose_messages(sitting, text)
    assert _cells(proposal) == {"today/confirmed/lhasa": 7}
    assert proposal is not None
    [both] = proposal.contradictions
    assert (both.kind, both.expected, both.got) == ("twice", 7, 6)
    assert "一处是7，另一处是6" in both.said("zh")
    held = Cell(5, "5", "央金", 3, "typed")
    sitting.conference = sitting.conference.with_cells({CellKey(TODAY, "confirmed", "lhasa"): held})
    [(key, old, new)] = proposal.changes(sitting.series, sitting.conference)
    assert (key.place, old, new.value) == ("lhasa", held, 7)


def test_a_head_with_a_clock_alone_is_told_to_mean_the_day_of_the_conference(sitting: Sitting) -> None:
    for head, undated in (("扎西 14:08", True), ("扎西 9月1日 14:08", False)):
        proposal = propose_messages(sitting, f"{head}\n拉萨0-14时新增确诊6例")
        assert proposal is not None and proposal.values and proposal.undated is undated
    rows = [row.row.words for row in ReadingRows(sitting, replace(proposal, undated=True), "zh").rest()]
    assert "算作会议当天（2022-09-01）发的" in rows[0]


def test_the_command_says_where_messages_are_read(tmp_path: Path, command: Command) -> None:
    sample_of_the_account(tmp_path / "archive")
    done = command(
        "--data",
        str(tmp_path / "archive"),
        "--lang",
        "zh",
        "read",
        "-",
        stdin="扎西 09:12\n拉萨新增确诊6，无症状96\n",
    )
    assert done.returncode == 3 and "聊天里的短消息" in done.stderr and "F9" in done.stderr


def test_a_bulletin_is_no_message_and_a_message_no_bulletin(sitting: Sitting) -> None:
    bulletin = "8月31日0时至24时，全区新增本土新冠肺炎确诊病例53例（其中拉萨市20例、日喀则市33例）。"
    read = propose_reading(sitting, bulletin, today=sitting.conference.held_on)
    assert _cells(read)["yesterday/confirmed/stated"] == 53 and not read.values[0].told
    read = propose_reading(sitting, "拉萨0-14时新增确诊6，无症状96", today=sitting.conference.held_on)
    assert _cells(read) == {"today/confirmed/lhasa": 6, "today/asymptomatic/lhasa": 96}
    assert propose_messages(sitting, "这里没有数字。") is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cell_that_is_offered_can_be_told_from_the_others_at_80_columns(
    sitting: Sitting, lang: str
) -> None:
    """In English fifteen lines were cut off before their place."""
    series, conference = sitting.series, sitting.conference
    keys = [key for what in series.counted for window in conference.windows for key in cells_of(series, window.key, what)]  # fmt: skip
    names = [cell_short(series, conference, key, lang) for key in keys]
    assert len(set(names)) == len(set(keys)) and max(map(cell_len, names)) <= 70


PRESS = """LHASA, Sept. 3 (Xinhua) -- Tibet on Friday reported 65 confirmed locally transmitted COVID-19 cases and 524 local asymptomatic
carriers, the regional health authorities said Saturday.

Tibet has 412 high-risk areas. A total of 58,308 people were still under centralized quarantine.
"""


def test_an_article_whose_windows_are_of_other_days_ticks_nothing(sitting: Sitting) -> None:
    """Its areas and its people in quarantine were ticked, in a conference of another month too."""

    def rows(text: str) -> ReadingRows:
        return ReadingRows(sitting, propose_reading(sitting, text, today=date(2022, 9, 3)), "en")

    other, ours = (
        rows(PRESS),
        rows(
            PRESS.replace("Sept. 3", "Sept. 1").replace("Friday", "Wednesday").replace("Saturday", "Thursday")
        ),
    )
    assert {key.indicator for key in other.changes} >= {"confirmed", "high_risk", "in_quarantine"}
    assert other.chosen == set() and other.of_other_hours and "nothing is chosen" in other.warning
    assert {key.indicator for key in ours.chosen} >= {"confirmed", "high_risk", "in_quarantine"}
