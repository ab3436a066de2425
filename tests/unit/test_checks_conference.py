"""Rules over sections, figures, lists, claims and answers."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.checks.basis.finding import Finding, Severity
from store.checks.panel import run_rules
from store.checks.parts import RULES
from store.checks.report import instruction, message
from store.record.answer import Answer
from store.record.claim import Claim
from store.record.conference import Conference, Note
from store.record.figure import CountedList, Figure, Period
from store.record.quantity import read_quantity
from store.record.section import Section, Statement
from store.record.status import Reached, Statuses
from store.record.words import words
from store.series.definition import Kind
from tests.checks_cases import conference, failures, series

NAMES = {rule.key for rule in RULES}


def figure(raw: str, **fields: object) -> Figure:
    return replace(Figure(0, raw, read_quantity(raw)), **fields)


def failed(one: Conference, *earlier: Conference) -> dict[str, Finding]:
    """The rules of this module that failed, by id."""
    return {f.id: f for f in run_rules(series(), one, earlier=earlier) if f.failed and f.rule in NAMES}


def only(one: Conference, rule: str, *earlier: Conference) -> Finding:
    """The one failure of that rule, told in both languages with something to do about it."""
    found = {key: finding for key, finding in failed(one, *earlier).items() if finding.rule == rule}
    assert len(found) == 1, found
    [finding] = found.values()
    for lang in ("zh", "en"):
        said = message(finding, series(), one, lang)
        assert said and "{" not in said and instruction(finding, series(), one, lang)
    return finding


BASE = conference(24)
LATER = conference(26)


def with_figures(one: Conference = BASE, **figures: Figure) -> Conference:
    return replace(one, figures=figures)


def test_a_conference_without_sections_is_not_asked_about_them() -> None:
    assert not [f for f in run_rules(series(), BASE) if f.rule in NAMES]


def test_a_figure_nobody_could_read_is_an_error() -> None:
    finding = only(with_figures(a=Figure(0, "若干件")), "figure-refused")
    assert (finding.severity, finding.got, str(finding.cells[0])) == (Severity.ERROR, "若干件", "figures/a")


def test_more_than_an_odd_number_is_a_warning() -> None:
    assert only(with_figures(a=figure("1306余名")), "figure-refused").severity is Severity.WARNING
    assert not failed(with_figures(a=figure("1300余名")))


def test_a_text_that_refers_to_nothing_is_an_error_and_names_it() -> None:
    one = replace(BASE, statements={"t": Statement("s", 0, words("共{f:gone}。"))})
    assert only(one, "refers-nowhere").got == "figures/gone"
    for cell, lost in (
        ("confirmed/lhasa", True),
        ("yesterday/confirmed/lhasa", False),
        ("yesterday/confirmed", False),
    ):
        said = replace(BASE, cells={}, statements={"t": Statement("s", 0, words(f"共{{n:{cell}}}例。"))})
        assert (
            bool([f for f in run_rules(series(), said) if f.rule == "refers-nowhere" and f.failed]) == lost
        ), cell
    claim = replace(
        BASE, claims={"c": Claim(0, predicate=words("可控"), speaker="白某", supports=("figures/x",))}
    )
    assert only(claim, "refers-nowhere").facts["why"] == "claim"


@pytest.mark.parametrize(
    ("counted", "open_", "wrong"),
    [("四款", False, False), ("三款", False, True), ("两款", True, True), ("八款", True, False)],
)
def test_a_list_is_held_against_its_number(counted: str, open_: bool, wrong: bool) -> None:
    listed = CountedList(0, ("甲", "乙", "丙", "丁"), read_quantity(counted), counted, open_)
    one = replace(BASE, lists={"l": listed})
    if wrong:
        finding = only(one, "list-number")
        assert (finding.expected, finding.got) == (4, counted)
    else:
        assert not failed(one)


@pytest.mark.parametrize(
    ("raw", "start", "end", "wrong"),
    [
        ("连续10天", (8, 8), (8, 17), False),
        ("连续10天", (8, 8), (8, 18), True),
        ("20多天", (8, 8), (9, 1), False),
        ("20多天", (8, 8), (8, 27), True),
        ("10天以上", (8, 8), (8, 17), False),
        ("不足10天", (8, 8), (8, 17), True),
        ("约10天", (8, 8), (8, 12), False),
        ("1000件", (8, 8), (8, 12), False),
        ("10天", (8, 17), (8, 8), True),
    ],
)
def test_a_number_of_days_is_held_against_its_dates(
    raw: str, start: tuple[int, int], end: tuple[int, int], wrong: bool
) -> None:
    period = Period(date(2022, *start), date(2022, *end))
    one = with_figures(a=figure(raw, period=period))
    assert bool(failed(one)) is wrong
    if wrong:
        only(one, "day-count")


@pytest.mark.parametrize("raw", ["10天", "不到1天", "3件", "约1天"])
def test_days_that_end_before_they_begin_are_an_error(raw: str) -> None:
    one = with_figures(a=figure(raw, period=Period(date(2022, 8, 9), date(2022, 8, 8))))
    finding = only(one, "day-count")
    assert (finding.severity, finding.facts["why"]) == (Severity.ERROR, "backwards")


def test_the_same_datum_told_twice_must_agree() -> None:
    same = with_figures(a=figure("6412个", follow="faults"), b=figure("6413个", follow="faults", order=1))
    finding = only(same, "one-figure-twice")
    assert finding.severity is Severity.ERROR and (finding.expected, finding.got) == ("6412个", "6413个")
    label = words("处理故障")
    alike = with_figures(a=figure("6412个", label=label), b=figure("6413个", label=label, order=1))
    assert only(alike, "one-figure-twice").severity is Severity.WARNING
    other = with_figures(a=figure("6412个", label=label), b=figure("20多天", label=label, order=1))
    assert not failed(other)


@pytest.mark.parametrize("ending", ["", ".en"])
def test_a_headline_is_no_sub_head_too(ending: str) -> None:
    texts = {f"headline{ending}": "形势可控", f"subheads{ending}": "清零\n形势可控 "}
    finding = only(replace(with_figures(), texts=texts), "headline-twice")
    assert (finding.severity, finding.got) == (Severity.WARNING, "形势可控")
    assert not failed(replace(with_figures(), texts={**texts, f"subheads{ending}": "清零"}))


def spoke(one: Conference, title: str) -> Conference:
    return replace(one, sections={"s": Section(0, words("局里"), words("李某"), words(title))})


def test_an_old_title_is_flagged_with_the_one_last_used() -> None:
    finding = only(spoke(LATER, "副局长"), "old-title", spoke(BASE, "局长"), spoke(conference(12), "副局长"))
    assert (finding.expected, finding.got) == ("局长", "副局长")
    assert not failed(spoke(LATER, "局长"), spoke(BASE, "副局长")), "a promotion is none"
    assert not failed(spoke(LATER, "局长"))


def test_an_answer_is_flagged_when_a_figure_it_cites_has_changed() -> None:
    answer = Answer(0, words("配送"), text=words("{f:a}"), cited={"figures/a": "200余件"})
    one = replace(with_figures(a=figure("200余件")), answers={"q": answer})
    assert not failed(one)
    finding = only(replace(one, figures={"a": figure("300余件")}), "cited-changed")
    assert (finding.expected, finding.got, str(finding.cells[0])) == ("200余件", "300余件", "answers/q")
    grid = replace(answer, text=words("{n:high_risk}"), cited={"high_risk": "476"})
    assert only(replace(BASE, answers={"q": grid}), "cited-changed").got == "477"


def test_a_claim_needs_a_speaker_and_something_that_bears_it_out() -> None:
    bare = Claim(0, words("形势"), words("总体"), words("可控"))
    assert only(replace(BASE, claims={"c": bare}), "claim-borne").facts["why"] == "nobody"
    spoken = replace(bare, section="s")
    one = replace(spoke(BASE, "校长"), claims={"c": spoken})
    assert only(one, "claim-borne").facts["why"] == "nothing"
    borne = replace(spoken, supports=("high_risk",))
    assert not failed(replace(one, claims={"c": borne}))


def test_a_followed_cumulative_figure_does_not_fall_unless_somebody_says_why() -> None:
    then = with_figures(a=figure("7949万条", follow="sms", kind=Kind.CUMULATIVE))
    now = with_figures(LATER, z=figure("7900万条", follow="sms", kind=Kind.CUMULATIVE))
    finding = only(now, "figure-falls", then)
    assert finding.severity is Severity.ERROR and finding.facts["difference"] == "490000"
    reasoned = replace(now, notes={"figure-falls:figures/z": Note("口径调整")})
    finding = only(reasoned, "figure-falls", then)
    assert finding.severity is Severity.WARNING and finding.explained == "口径调整"
    flows = with_figures(LATER, z=figure("7900万条", follow="sms"))
    assert not failed(flows, then)
    assert not failed(with_figures(LATER, z=figure("7949万条", follow="sms", kind=Kind.CUMULATIVE)), then)


def test_a_place_that_falls_back_is_named() -> None:
    def far(one: Conference, lhasa: Reached) -> Conference:
        return replace(one, statuses={"s": Statuses(0, words("清零"), {"lhasa": lhasa})})

    finding = only(far(LATER, Reached.MOSTLY), "status-falls", far(BASE, Reached.DONE))
    assert "拉萨市" in message(finding, series(), LATER, "zh")
    assert "Lhasa" in message(finding, series(), LATER, "en")
    assert not failed(far(LATER, Reached.DONE), far(BASE, Reached.MOSTLY))


def test_a_promise_is_overdue_after_its_day_until_it_is_reported_as_kept() -> None:
    def promised(due: date | None) -> Conference:
        return replace(BASE, answers={"q": Answer(0, words("配送"), promise="全部解决", due=due)})

    finding = only(LATER, "promise-overdue", promised(date(2022, 9, 2)))
    assert finding.got == "全部解决"
    assert not failed(LATER, promised(date(2022, 9, 3))), "the day itself is not past"
    assert not failed(LATER, promised(None))
    kept = replace(LATER, notes={"promise:2022-09-01:q": Note("已解决")})
    assert not failed(kept, promised(date(2022, 9, 2)))


def test_every_finding_of_many_faults_has_its_own_id() -> None:
    statements = {key: Statement("s", at, words("处理6412个{f:gone}")) for at, key in enumerate("ab")}
    one = replace(
        with_figures(a=Figure(0, "若干"), b=figure("3天", period=Period(date(2022, 8, 1), date(2022, 8, 9)))),
        statements=statements,
        lists={"l": CountedList(0, ("甲",), read_quantity("两款"), "两款")},
    )
    findings = run_rules(series(), one)
    assert len({finding.id for finding in findings}) == len(findings)
    assert len([f for f in findings if f.failed and f.rule in NAMES]) >= 5


def test_an_answer_that_came_in_from_a_file_has_been_confirmed_by_nobody() -> None:
    answer = Answer(0, words("配送"), text=words("已解决{f:a}。"))
    one = replace(BASE, answers={"q": answer}, figures={"a": figure("200余件")})
    finding = only(one, "cited-changed")
    assert finding.severity.value == "warning" and finding.facts["why"] == "never"
    for lang, told in (("zh", "没有人重读确认过"), ("en", "nobody has read and confirmed it")):
        assert told in message(finding, series(), one, lang)
        assert "F9" in instruction(finding, series(), one, lang)
    part = replace(answer, text=words("已解决{f:a}。", en="{f:b} more."), cited={"figures/a": "200余件"})
    both = replace(one, answers={"q": part}, figures={"a": figure("200余件"), "b": figure("5件")})
    assert only(both, "cited-changed").got == "5件"
    whole = replace(part, cited={"figures/a": "200余件", "figures/b": "5件"})
    assert "cited-changed:answers/q" not in failures(replace(both, answers={"q": whole}))
