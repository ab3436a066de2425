"""The (zh, en) sentences of the rules over windows, over the series in time, and of the unusual."""

from store.languages import Pairs

SENTENCES: Pairs = {
    "window-order.passed": ("{window}：起止先后正确。", "{window}: begins before it ends."),
    "window-order.failed": ("{window}：结束不晚于开始。", "{window}: ends no later than it begins."),
    "window-plan.passed": ("{window}：是本系列的时段。", "{window}: as the series plans it."),
    "window-plan.failed.day": (
        "{window}：按发布日期应为{usual}。",
        "{window}: by the date of the conference it should be {usual}.",
    ),
    "window-plan.failed.hours": (
        "{window}：本系列通常是{usual}。",
        "{window}: usually {usual} in this series.",
    ),
    "window-plan.failed.none": ("没有{usual}这一时段。", "The window {usual} is missing."),
    "window-overlap.passed": ("各时段不重叠。", "No two windows overlap."),
    "window-overlap.failed": (
        "{window}与{other}重叠：两段的数不能相加。",
        "{window} overlaps {other}: their figures must not be added.",
    ),
    "window-closed.passed": ("{window}：已结束。", "{window}: has closed."),
    "window-closed.failed.open": (
        "{window}：现在是{now}，要到{end}才结束。",
        "{window}: it is {now}; the window closes at {end}.",
    ),
    "window-closed.failed.held": (
        "{window}：到{end}才结束，晚于发布会的时间。",
        "{window}: closes at {end}, after the conference is held.",
    ),
    "window-closed.unchecked.no_clock": (
        "{window}：发布时再核对是否已结束。",
        "{window}: whether it has closed is checked at release.",
    ),
    "earlier-part.passed": (
        "{row}：各处都不少于{then}通报的{part}。",
        "{row}: nowhere below {part} as reported on {then}.",
    ),
    "earlier-part.failed": (
        "{cell}：{got}，少于{then}通报的{part} {before}，少 {difference}。",
        "{cell}: {got}, below the {before} reported on {then} for {part}, by {difference}.",
    ),
    "earlier-part.unchecked.no_part": (
        "{window}：没有先前通报过的部分可比。",
        "{window}: no earlier part of it was reported.",
    ),
    "earlier-part.unchecked.blank": (
        "{row}：有空白，没有与{then}通报的{part}相比。",
        "{row}: blank, so not held against {part} of {then}.",
    ),
    "same-window.passed": ("{row}：与{then}通报的相同。", "{row}: as reported on {then}."),
    "same-window.failed": (
        "{cell}：{got}，而{then}对同一时段通报的是 {before}。",
        "{cell}: {got}, but on {then} the same window was given as {before}.",
    ),
    "same-window.unchecked.blank": (
        "{row}：有空白，没有与{then}通报的相比。",
        "{row}: blank, so not held against what was reported on {then}.",
    ),
    "as-of.passed": ("截至{moment}或目前：{cells}。", "As of {moment} or at present: {cells}."),
    "as-of.failed.other": (
        "{cells}：截至{moment}，通常应为{usual}。",
        "{cells}: as of {moment}; usually it is {usual}.",
    ),
    "as-of.failed.ahead": (
        "{cells}：截至{moment}，晚于发布会当天。",
        "{cells}: as of {moment}, after the day of the conference.",
    ),
    "as-of.failed.none": ("{cells}：没有截至时间。", "{cells}: the as-of moment is missing."),
    "same-moment.passed": (
        "{cell}：截至{moment}，与{then}通报的相同。",
        "{cell}: as of {moment}, the same as on {then}.",
    ),
    "same-moment.failed": (
        "{cell}：同为截至{moment}，{then}通报 {expected}，这里是 {got}。",
        "{cell}: as of the same {moment}, {expected} was given on {then}; here stands {got}.",
    ),
    "reason-stale.failed": (
        "{cell}：记着原因“{got}”，文稿会写进去，但现在没有不符之处。",
        "{cell}: the reason “{got}” is on record and is printed, but nothing is out of line now.",
    ),
    "number-follows.passed": ("第{got}场：接{then}第{last}场。", "No. {got} follows no. {last} of {then}."),
    "number-follows.failed.taken": (
        "第{got}场：{then}已经是第{got}场。",
        "No. {got}: the conference of {then} already has that number.",
    ),
    "number-follows.failed.lower": (
        "第{got}场：比{then}的第{last}场还小。",
        "No. {got}: lower than no. {last} of {then}.",
    ),
    "number-follows.failed.skipped": (
        "第{got}场：{then}是第{last}场，隔了 {days} 天，按日应为第{expected}场。",
        "No. {got}: no. {last} was on {then}, {days} day(s) before; counted by days it would be no. {expected}.",
    ),
    "number-follows.failed.days": (
        "第{got}场：上一场（{then}第{last}场）在 {days} 天前。",
        "No. {got}: days since the last one (no. {last}, {then}): {days}.",
    ),
    "number-follows.unchecked.first": ("没有更早的场次可接。", "There is no earlier number to follow."),
    "number-follows.unchecked.no_number": ("没有场次。", "The conference has no number."),
    "same-figures.passed": ("没有整行与上一场雷同。", "No whole row is as in the last conference."),
    "same-figures.failed.row": (
        "{row}：各处都与{then}那场一样，请看一下是否抄了前一天的。",
        "{row}: every place is as on {then}; look whether the day before was copied.",
    ),
    "same-figures.failed.lines": (
        "{cells}：都与{then}那场一样，请看一下是否已更新。",
        "{cells}: all as on {then}; look whether they were brought up to date.",
    ),
    "unusual.passed": ("没有明显偏离近期的数。", "No figure is far from the last conferences."),
    "unusual.failed": (
        "{cell}：{got}，近 {count} 场的中位数是 {expected}，请看一下。",
        "{cell}: {got}; the median of the last {count} is {expected}. Have a look.",
    ),
    "unusual.unchecked.few": (
        "不到 {fewest} 场，还说不出什么是寻常的。",
        "Fewer than {fewest} conferences: what is usual cannot be told yet.",
    ),
    "columns-exchanged.passed": ("没有看似填反的两列。", "No two columns look exchanged."),
    "columns-exchanged.failed": (
        "{cells}：{got}，对调以后更接近近几场，请看一下。",
        "{cells}: {got}; exchanged they would be nearer to the last conferences. Have a look.",
    ),
    "sudden-change.passed": ("没有骤升骤降的数。", "No figure doubled or halved at once."),
    "sudden-change.failed.fast": (
        "{cell}：{got}，{then}是 {expected}，比以往任何一次都升得快得多，请看一下。",
        "{cell}: {got}, on {then} it was {expected}: it never rose nearly so fast. Have a look.",
    ),
    "sudden-change.failed.half": (
        "{cell}：{got}，{then}是 {expected}，变化超过一半，请看一下。",
        "{cell}: {got}, on {then} it was {expected}: changed by more than half. Have a look.",
    ),
    "columns-exchanged.unchecked.first": ("没有上一场可比。", "There is no earlier conference."),
    "office.passed.": ("{name}：{left} {op} {right}。", "{name}: {left} {op} {right}."),
    "office.failed.": (
        "{name}：应有 {left} {op} {right}，实际为 {values}。",
        "{name}: {left} {op} {right} should hold; it is {values}.",
    ),
    "office.unchecked.": ("{name}：缺 {missing}，没有核对。", "{name}: not checked without {missing}."),
    "office.unchecked.first": ("{name}：没有上一场可比。", "{name}: there is no earlier conference."),
}

INSTRUCTIONS: Pairs = {
    "window-order": ("在发布会信息里改时段。", "Mend the window in the conference's details."),
    "window-plan": (
        "时段填错就改；确实另行截数，写明原因。",
        "Mend the window; if the figures were truly cut at another hour, say why.",
    ),
    "window-overlap": ("改时段，或写明为什么重叠。", "Mend the windows, or say why they overlap."),
    "window-closed.open": (
        "等时段结束、各地报齐再发。",
        "Release when the window has closed and all have reported.",
    ),
    "window-closed.held": ("核对发布日期和时段。", "Check the date of the conference and the window."),
    "earlier-part": (
        "核对两次的数；确有核减或改分类，写明原因，原因会写进文稿。",
        "Check both figures; if cases were reclassified, record the reason, which then stands in the draft.",
    ),
    "same-window": ("核对；更正过就写明原因。", "Check; if it was corrected, record the reason."),
    "as-of": ("改截至时间，或写明原因。", "Mend the as-of moment, or say why it differs."),
    "same-moment": ("核对；更正过就写明原因。", "Check; if it was corrected, record the reason."),
    "reason-stale": ("删去这条说明。", "Take the reason back."),
    "number-follows": ("核对场次和日期。", "Check the number and the date."),
    "same-figures": ("核对是不是当天的数。", "Check that these are the day's own figures."),
    "unusual": (
        "与来源再核一次；没错就不用管。",
        "Compare with the source once more; nothing to do if it is right.",
    ),
    "columns-exchanged": ("与来源逐格核对。", "Compare these cells with the source."),
    "sudden-change": ("数一下位数。", "Count the digits."),
}
