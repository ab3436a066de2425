"""Words of the board of reports: who has reported, who is late, what was confirmed, what was given anew."""

from store.languages import Pairs

WORDS: Pairs = {
    "board.places": ("各地", "Places"),
    "board.departments": ("各部门", "Departments"),
    "board.until": ("{name}（{day}{at}前报）", "{name} (due {day}, {at})"),
    "board.counts": (
        "报来{there}/{all} 迟{late} 改报{again} 核实{verified}",
        "in {there} of {all}, late {late}, changed {again}, verified {verified}",
    ),
    "board.state_waiting": ("未报", "waiting"),
    "board.state_partly": ("报了{filled}/{asked}", "{filled} of {asked}"),
    "board.state_reported": ("已报", "reported"),
    "board.state_again": ("改报", "changed"),
    "board.state_verified": ("已核实", "verified"),
    "board.late": ("迟", "late"),
    "board.none": ("（没有地方和部门）", "(no places and no departments)"),
    "board.short": ("{at} {by}", "{at} {by}"),
    "board.noted": ("{at} {by} {state}", "{at} {by} {state}"),
    "board.how_joint": (" ", ", "),
    "board.noted_how": ("（{how}）", " ({how})"),
    "board.changed_from": ("原 {old}（{at} {by}）", "was {old} ({at} {by})"),
    "board.changed_to": ("现 {new}（{at} {by}）", "now {new} ({at} {by})"),
    "board.cleared": ("空", "blank"),
    "board.nothing_yet": ("还没有报来", "nothing received yet"),
    "board.still": ("还缺：{names}", "still blank: {names}"),
    "board.all_in": ("{at} 报齐", "complete at {at}"),
    "board.before": ("（原{old}）", " (was {old})"),
    "board.nobody_left": ("都报来了，没有改报的。", "All have reported, and nothing changed since."),
    "board.gone": ("（已不在本场）", "(no longer in this conference)"),
    "board.confirm_title": ("{name}：核实现在的数", "{name}: verify what stands now"),
    "board.report_title": ("{name}：记为已报", "{name}: note that they reported"),
    "board.how": ("方式", "How"),
    "board.phone": ("电话", "phone"),
    "board.contact": ("对方（姓名、电话）", "Spoke to"),
    "board.note": ("备注", "Remark"),
    "board.confirmed": (
        "{name}：已核实，现在的数记下了。^Z 撤销。",
        "{name}: verified as it stands now. ^Z undoes it.",
    ),
    "board.reported": ("{name}：已记为已报。^Z 撤销。", "{name}: noted as reported. ^Z undoes it."),
    "board.by_figures": (
        "{name}是否已报，以数据为准：填齐即为已报，空白不算。",
        "{name} counts as reported when its figures are in; a blank does not.",
    ),
    "board.incomplete": (
        "{name}还缺{count}个数，报齐了再核实。",
        "{name}: {count} still blank. It can be verified once all are in.",
    ),
}
