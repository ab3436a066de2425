"""The names and (zh, en) sentences of the rules over sections, figures, claims and answers."""

from store.languages import Pairs

NAMES: Pairs = {
    "figure-refused": ("读不懂的数据", "Unreadable figures"),
    "refers-nowhere": ("引用落空", "References to nothing"),
    "list-number": ("列举与数目相符", "Lists and their numbers"),
    "day-count": ("天数与日期相符", "Numbers of days"),
    "one-figure-twice": ("同一数据说法一致", "One figure said twice"),
    "old-title": ("职务是否最新", "Titles of the day"),
    "cited-changed": ("答问引用的数已变", "Figures changed since an answer"),
    "claim-borne": ("判断有出处、有依据", "Claims and what bears them out"),
    "figure-falls": ("累计数据不下降", "Followed figures do not fall"),
    "status-falls": ("各地进展不倒退", "Places do not fall back"),
    "promise-overdue": ("到期的承诺", "Promises overdue"),
}

SENTENCES: Pairs = {
    "figure-refused.passed": ("{cell}：读得懂。", "{cell}: understood."),
    "figure-refused.failed": (
        "{cell}：“{got}”读不成数目。",
        "{cell}: “{got}” cannot be read as a figure.",
    ),
    "figure-refused.failed.said": ("{cell}：{text}", "{cell}: {text}"),
    "figure-refused.failed.not_round": (
        "{cell}：“{got}”里的“余/多”要跟在整数后面。",
        "{cell}: 余 or 多 in “{got}” needs a round figure.",
    ),
    "refers-nowhere.failed.text": (
        "{cell}：引用的 {got} 已不在本场记录里。",
        "{cell}: refers to {got}, which this conference does not have.",
    ),
    "refers-nowhere.failed.claim": (
        "{cell}：作为依据的 {got} 没有内容。",
        "{cell}: rests on {got}, which says nothing.",
    ),
    "list-number.passed": (
        "{cell}：列出 {expected} 项，与数目相符。",
        "{cell}: {expected} named, as it says.",
    ),
    "list-number.failed.closed": (
        "{cell}：写的是“{got}”，列出的是 {expected} 项：{items}。",
        "{cell}: says “{got}” but names {expected}: {items}.",
    ),
    "list-number.failed.open": (
        "{cell}：写的是“{got}”，却列出了 {expected} 项：{items}。",
        "{cell}: says “{got}” but already names {expected}: {items}.",
    ),
    "day-count.passed": (
        "{cell}：{start}至{end}共 {expected} 天，相符。",
        "{cell}: from {start} to {end}, days: {expected}, as it says.",
    ),
    "day-count.failed": (
        "{cell}：写的是“{got}”，{start}至{end}共 {expected} 天。",
        "{cell}: says “{got}”, but the days from {start} to {end} are: {expected}.",
    ),
    "day-count.failed.backwards": (
        "{cell}：{end}早于{start}。",
        "{cell}: {end} lies before {start}.",
    ),
    "one-figure-twice.failed": (
        "{cells}：一处写“{got}”，一处写“{expected}”。",
        "{cells}: “{got}” in one place, “{expected}” in the other.",
    ),
    "old-title.passed": ("{cell}：职务与最近一次相同。", "{cell}: the title last used."),
    "old-title.failed": (
        "{cell}：{name}在{then}已写作“{expected}”，这里还是“{got}”。",
        "{cell}: {name} was “{expected}” on {then} but is “{got}” here.",
    ),
    "cited-changed.failed": (
        "{cell}：写答问时是“{expected}”，现在是“{got}”。",
        "{cell}: was written with “{expected}”; it is “{got}” now.",
    ),
    "cited-changed.failed.never": (
        "{cell}：引用了“{got}”，还没有人重读确认过。",
        "{cell}: cites “{got}”, and nobody has read and confirmed it yet.",
    ),
    "claim-borne.passed": ("{cell}：有出处，有依据。", "{cell}: has a speaker and support."),
    "claim-borne.failed.nobody": ("{cell}：没有写是谁说的。", "{cell}: nobody is named as its speaker."),
    "claim-borne.failed.nothing": ("{cell}：没有依据。", "{cell}: nothing is recorded that bears it out."),
    "figure-falls.passed": (
        "{cell}：{expected}，不低于{then}的{before}。",
        "{cell}: {expected}, not below {before} of {then}.",
    ),
    "figure-falls.failed": (
        "{cell}：累计数从{then}的{before}降到{got}，少了 {difference}。",
        "{cell}: the cumulative figure fell from {before} on {then} to {got}, by {difference}.",
    ),
    "status-falls.failed": (
        "{cell}：{places}比{then}倒退了。",
        "{cell}: {places} had come further on {then}.",
    ),
    "promise-overdue.failed": (
        "{then}承诺“{got}”，期限是{due}，还没有记录兑现。",
        "“{got}”, promised on {then} for {due}, has not been reported as kept.",
    ),
}

INSTRUCTIONS: Pairs = {
    "figure-refused": (
        "照原文填写，如 约35万用户；是名称的，标为名称。",
        "Type it as printed, such as 约35万用户; mark it as a name if it is one.",
    ),
    "figure-refused.said": (
        "改这个数据的说法、译文或数据本身；改好之前文稿里留空。",
        "Mend its words, its translation or the figure; until then the text has a blank there.",
    ),
    "refers-nowhere": (
        "从这段话里去掉这个引用，或重新插入数据。",
        "Take the reference out of the text, or put the figure in again.",
    ),
    "list-number": ("补上缺的项，或改数目。", "Name what is missing, or mend the number."),
    "day-count": ("核对起止日期和天数，首尾两天都算。", "Check both days and the number; both ends count."),
    "one-figure-twice": ("核对来源，只留一个说法。", "Check the source and keep one of them."),
    "old-title": ("确认本场当天的职务。", "Make sure which title was held on the day."),
    "cited-changed": (
        "重读这条答问；仍然成立就确认，否则改写。",
        "Read the answer again; confirm it if it still stands, else rewrite it.",
    ),
    "cited-changed.never": (
        "打开这条答问，读一遍，按 F8 确认；不成立就改写。",
        "Open the answer, read it and confirm it with F8; rewrite it if it does not stand.",
    ),
    "claim-borne": (
        "写上发言人，并选出作为依据的数据或各地进展。",
        "Name the speaker, and choose the figures or statuses it rests on.",
    ),
    "figure-falls": (
        "与来源核对；确有核减，写明原因。",
        "Check the source; if it was truly reduced, record the reason.",
    ),
    "status-falls": ("与来源核对；确有反复，写明原因。", "Check the source; if it is so, record the reason."),
    "promise-overdue": (
        "在本场说明办得怎样，或改期限。",
        "Report at this conference how it stands, or set another day.",
    ),
}
