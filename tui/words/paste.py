"""Words of the screen that reads a pasted bulletin."""

from store.languages import Pairs

WORDS: Pairs = {
    "paste.empty": (
        "请把通报全文粘贴到这里（用终端的粘贴键，一般是 Ctrl+Shift+V 或鼠标右键）。\n\n"
        "读出的数会标出来，并列出本场哪些格会变；按 F5 采用之前，什么都不写入。",
        "Paste the whole bulletin here (with the terminal's own key, mostly Ctrl+Shift+V or the right button).\n\n"
        "What is read is marked, and every cell that would change is listed; nothing is entered before F5.",
    ),
    "paste.reading": ("正在读……", "Reading ..."),
    "paste.summary": (
        "读出{read}个数  改动{changed}格（选{chosen}）  矛盾{wrong}处  未读{unread}处",
        "read {read}  would change {changed} (chosen {chosen})  contradictions {wrong}  unread {unread}",
    ),
    "paste.summary_short": (
        "读{read} 改{changed}/{chosen} 矛盾{wrong} 未读{unread}",
        "{read} read {changed}/{chosen} {wrong}! {unread}?",
    ),
    "paste.year_given": ("{year}年：照指定", "{year}: as told"),
    "paste.year_printed": ("{year}年：原文写明", "{year}: printed"),
    "paste.year_archive": ("{year}年：据档案推定", "{year}: inferred from the archive"),
    "paste.year_today": ("{year}年：据今天推定", "{year}: inferred from today's date"),
    "paste.year_unknown": ("年份不明", "year unknown"),
    "paste.conference": ("会议", "Conference"),
    "paste.number": ("场次", "number"),
    "paste.held_on": ("日期", "date"),
    "paste.half": ("时间", "time"),
    "paste.window": ("时段", "window"),
    "paste.not_ours": ("本场：{ours}", "here: {ours}"),
    "paste.no_such_window": ("本场没有这个时段", "no such window here"),
    "paste.other_window": ("本场是 {ours}", "here it is {ours}"),
    "paste.as_of": ("{indicator} 截至", "{indicator} as of"),
    "paste.other": ("现有与累计", "Standing and cumulative"),
    "paste.arrow": ("{old} -> {new}", "{old} -> {new}"),
    "paste.contradictions": ("矛盾（照原文收下，请核对）", "Contradictions (taken as stated; check them)"),
    "paste.unread": ("未读出（{count}）", "Not read ({count})"),
    "paste.quoted": ("引用的数量（{count}，不进数据格）", "Quantities quoted ({count}; no cells)"),
    "paste.nothing_unread": ("没有剩下未读的数字。", "No figure is left unread."),
    "paste.nothing_read": ("没有读出本系列的数。", "No figure of this series was read."),
    "paste.implied": ("（由“{words}”得出）", " (said by “{words}”)"),
    "paste.filled": (
        "（未列，各地之和等于总数，按0）",
        " (not listed; 0, since the listed ones make the total)",
    ),
    "paste.entered_by": ("原值 {by} {source}", "before: {by}, {source}"),
    "paste.nothing_chosen": ("没有选中要改的格。", "No change is chosen."),
    "paste.accepted": (
        "已采用：改动{count}格。Ctrl+Z 可一次撤销。",
        "Accepted, cells changed: {count}. Ctrl+Z takes it all back.",
    ),
    "paste.other_day": (
        "! 原文的时段与本场不同，这些格没有选中。是不是另一场？",
        "! The text's windows are not those of this conference; those cells are not chosen. Another conference?",
    ),
    "paste.other_number": (
        "! 原文是第{number}场，本场是第{ours}场。",
        "! The text is of No. {number}, this conference is No. {ours}.",
    ),
    "paste.cut": ("（以下未显示）", "(the rest is not shown)"),
    "paste.hint": (
        "Enter 在原文与数据间跳转  空格 选/不选  F6 换区",
        "Enter jumps between text and figures  Space chooses  F6 next part",
    ),
    "paste.begin": (
        "粘贴的是{number}（{day}），档案里还没有这一场。\n新建这一场并读入？采用之前不写入数据。",
        "The text is of {number} ({day}), which the archive does not have.\n"
        "Begin it and read the text into it? No figure is entered before you accept.",
    ),
    "paste.begin_yes": ("新建并读入", "Begin it"),
    "paste.begin_no": ("不新建", "Leave it"),
}
