"""Words of the checklist of what to do next, and of the line that sums it up on other screens."""

from store.languages import Pairs

WORDS: Pairs = {
    "steps.heading": ("清单（{press}）", "Checklist ({press})"),
    "steps.line_figures": ("数据 {filled}/{asked}", "figures {filled} of {asked}"),
    "steps.line_unfilled": ("文字里待填 {count}", "blank in texts {count}"),
    "steps.line_sections": ("部门 {sections}", "sections {sections}"),
    "steps.line_unwritten": ("部门 {written}/{sections}", "sections {written} of {sections}"),
    "steps.line_unanswered": ("答问 {answered}/{answers}", "answers {answered} of {answers}"),
    "steps.line_errors": ("错误 {count}", "errors {count}"),
    "steps.line_blanks": ("待填 {count}", "blank {count}"),
    "steps.line_blanks_beside": ("待填 {count}（文字里 {unfilled}）", "blank {count} (in texts {unfilled})"),
    "steps.line_lacking": ("{blank}（{names}）", "{blank} ({names})"),
    "steps.line_warnings": ("警告 {count}", "warnings {count}"),
    "steps.line_joint": (" · ", " · "),
    "steps.line_fine": ("问题 0", "findings 0"),
    "steps.line_hints": ("提示 {count}", "hints {count}"),
    "steps.line_notes": ("交班留言 {count}", "shift notes {count}"),
    "steps.line_draft": ("未定稿", "not final"),
    "steps.line_released": ("未定稿", "not final"),
    "steps.line_final": ("已定稿", "final"),
    "steps.line_revised": ("定稿后改", "revised since final"),
    "steps.line_key": ("（{press} 清单）", " ({press})"),
    "steps.note": ("交班留言（{by} {at}）：{text}", "Note from {by}, {at}: {text}"),
    "steps.figures_to_do": (
        "数据：填了{filled}/{asked}格，待填{blanks}格",
        "Figures: {filled} of {asked} cells, blank {blanks}",
    ),
    "steps.figures_unread": (
        "数据：填了{filled}/{asked}格，{left}格认不出",
        "Figures: {filled} of {asked} cells, {left} cannot be read",
    ),
    "steps.texts_to_do": ("文字：待填{unfilled}项", "Texts: blank {unfilled}"),
    "steps.figures_done": ("数据：{asked}格都填了", "Figures: {asked} of {asked} cells"),
    "steps.sections_open": ("部门发布：没有部门", "Sections: none"),
    "steps.sections_to_do": (
        "部门发布：{sections}个部门，写了{written}个",
        "Sections: {written} of {sections} written",
    ),
    "steps.sections_done": ("部门发布：{sections}个部门都写了", "Sections: {sections} of {sections} written"),
    "steps.answers_to_do": (
        "答问：{answers}条，写了{answered}条；没写的不会印出",
        "Answers: {answered} of {answers} written; what is not is left out",
    ),
    "steps.answers_done": ("答问：{answers}条都写了", "Answers: {answers} of {answers} written"),
    "steps.findings_to_do": (
        "核对：{open}",
        "Checks: {open}",
    ),
    "steps.findings_done": ("核对：没有要改的", "Checks: nothing to correct"),
    "steps.reports_to_do": (
        "报送：报来{there}/{all}，迟报{late}，改报{again}，已核实{verified}",
        "Reports: in {there} of {all}, late {late}, changed {again}, verified {verified}",
    ),
    "steps.reports_open": (
        "报送：都报来了，已核实{verified}/{all}",
        "Reports: all in, verified {verified} of {all}",
    ),
    "steps.reports_done": ("报送：{all}家都核实了", "Reports: {all} of {all} verified"),
    "steps.headline_open": (
        "标题：照系列的句子，没有另拟",
        "Headline: the standard one; none chosen",
    ),
    "steps.headline_done": ("标题：已拟", "Headline: chosen"),
    "steps.final_to_do": ("定稿：还没有", "Final text: not yet"),
    "steps.final_again": (
        "定稿：第{version}版定稿后改，要再定稿",
        "Final text: revised since v{version} went out",
    ),
    "steps.final_done": ("定稿：第{version}版已定稿", "Final text: v{version} went out"),
    "steps.note_ask": (
        "{by} {at} 留言：\n\n{text}\n\n由您接办？接办后不再提醒，历史里还查得到。",
        "{by} wrote at {at}:\n\n{text}\n\nTake it over? You will not be reminded again; it stays in the history.",
    ),
    "steps.note_take": ("接办", "Take it over"),
    "steps.note_leave": ("留着", "Leave it"),
    "steps.note_taken": ("已接办。^Z 撤销。", "Taken over. ^Z undoes it."),
    "steps.note_title": (
        "给下一班留言（不印出、不导出）",
        "A note for the next shift (never printed or exported)",
    ),
    "steps.note_label": ("留言", "Note"),
    "steps.note_hint": (
        "如：某市22点前再报一次，找王处",
        "such as: City A reports again by 22:00, ask Mr. Wang",
    ),
    "steps.note_left": (
        "已留言；下一班打开这一场就会看到。",
        "Noted; the next shift sees it on opening the conference.",
    ),
    "steps.foot": (
        "Enter 到该去的地方；Esc 回来。^N 给下一班留言。",
        "Enter goes there, Esc comes back. ^N leaves a note for the next shift.",
    ),
}
