"""Words of the help page and the palette. `help.<place>` says what a screen is for; the keys that are
no actions stand in `help.<place>_keys`, a line each: the key, a tab, what it does."""

WORDS: dict[str, tuple[str, str]] = {
    "help.title": ("帮助", "Help"),
    "help.close": ("Esc 关闭", "Esc closes"),
    "help.actions": ("操作", "Actions"),
    "help.palette": ("输入几个字查找操作", "Type to find an action"),
    "help.nothing": ("没有这样的操作", "No such action"),
    "help.desk": (
        "所有发布会，新的在前。每行：序号、日期、状态、新增感染者总数、走势、核对结果。\n"
        "每次按键都记在本机，断电、误关都不会丢；Ctrl+S 另存一版，可以查回。",
        "All conferences, newest first: number, date, state, headline total, trend, checks.\n"
        "Every key is kept on this computer at once; Ctrl+S keeps a version that can be looked up.",
    ),
    "help.desk_keys": (
        "↑ ↓ PgUp PgDn Home End\t在各场之间移动\nEnter\t打开这一场",
        "↑ ↓ PgUp PgDn Home End\tmove among the conferences\nEnter\topen the conference",
    ),
    "help.entry": (
        "每行一个时段的一项指标，各列是各地；“合计”由程序算出，“通报”是材料上写的合计，"
        "两者不同会标 ≠ 和差数。空白、0、未报、不适用是四种不同的内容：空白还没有填，不等于零。",
        "A row is one indicator of one window, a column one place. “Total” is computed; “Stated” is the total "
        "the source gave, and ≠ shows by how much they differ. Blank, 0, not reported (-) and not applicable "
        "(/) are four different things: blank is not yet entered, never zero.",
    ),
    "help.entry_keys": (
        "数字\t直接键入，第一个数字替换原值；1,234、１２３４、12例、12+8 都认得\n"
        "Enter ↓\t填好并到下一行；连用 Tab 之后 Enter 回到下一行的起始列\n"
        "Tab Shift+Tab ← →\t填好并到旁边一格\n"
        "Home End PgUp PgDn\t行首、行尾、上翻、下翻\n"
        "- 或 未报\t未报：问过，没有报来\n"
        "/ 或 不适用\t不适用：这里没有可数的\n"
        "F2 Backspace\t在原值上修改\n"
        "Delete\t清成空白\n"
        "Esc\t放弃正在键入的，恢复原值；再按回到列表\n"
        "粘贴\t从 Excel、WPS 复制的一块会填入各格；没有填入的逐格说明原因",
        "digits\tType at once; the first digit replaces the old value. 1,234 and 12+8 are understood\n"
        "Enter ↓\tenter and go down; after a run of Tabs Enter returns to the column where the run began\n"
        "Tab Shift+Tab ← →\tenter and go sideways\n"
        "Home End PgUp PgDn\tbegin and end of the row, a page up, a page down\n"
        "-\tnot reported: asked for, not given\n"
        "/\tnot applicable: there is nothing to count\n"
        "F2 Backspace\tgo on with the value that stands\n"
        "Delete\tmake blank\n"
        "Esc\tgive up what is being typed, the old value stands again; once more: back to the list\n"
        "paste\ta block copied from a spreadsheet fills the cells; each one not filled is named with the reason",
    ),
    "help.review": (
        "全场数据一览，与上一场比较。", "The whole conference at a glance, compared with the one before.",
    ),
    "help.draft": ("由数据写成的文稿；每个数都能回到它的格。", "The text made from the figures; each number leads to its cell."),
    "help.checks": ("每条核对规则的结果。", "The outcome of every check."),
    "help.paste": ("粘贴通报，读出数据；接受之前什么都不写入。", "Paste a bulletin and read its figures; nothing is entered until you accept."),
    "help.history": ("各版内容与改动。", "The versions and what changed."),
}  # fmt: skip
