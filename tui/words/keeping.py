"""Words about work being kept: pauses, other windows, clashes, recovery, copies."""

from store.languages import Pairs

WORDS: Pairs = {
    "keeping.another_window": ("另一个窗口", "another window"),
    "keeping.another_window_did": ("另一个窗口", "Another window"),
    "keeping.recovery_title": ("没有存版的录入 {nth}/{count}", "Unsaved work {nth}/{count}"),
    "keeping.recovery_change": ("  {name}：{old} -> {new}", "  {name}: {old} -> {new}"),
    "keeping.recovery_more": ("  ……另有{count}处", "  ... and {count} more"),
    "keeping.recovery_older": (
        "这一份比上一份早；两份都改过的格，采用时会请您选定。",
        "This one is older than the one before; where both differ, taking it over asks which is right.",
    ),
    "keeping.others_work": (
        "{who}刚改过本场，改动已并入。",
        "{who} has changed this conference; the changes are shown.",
    ),
    "keeping.both_changed": (
        "{who}改过本场，其中{count}处您也改过、还没存版：暂留您的，保存时请选定。",
        "{who} has changed this conference, including places you changed and have not saved ({count}): "
        "yours stay for now, saving will ask which is right.",
    ),
    "keeping.back_again": (
        "档案文件夹又能访问了，正在保存。",
        "The archive's folder can be reached again; saving.",
    ),
    "keeping.clash_title": ("{count}处两人所填不同", "Values two people differ on: {count}"),
    "keeping.clash_about": (
        "另一个窗口先存了不同的值。请逐处选定；没选的按档案里的。",
        "Another window saved other values first. Choose for each; what is not chosen stays as the record has it.",
    ),
    "keeping.clash_unsaved": (
        "选了自己的{count}项  Ctrl+S 完成  再按 {press} 全按档案",
        "Your own chosen: {count}  Ctrl+S done  {press} again keeps the record",
    ),
    "keeping.clash_keys": (
        "空格 选  Enter 选并往下  Ctrl+S 完成  Esc 全按档案",
        "Space chooses  Enter next  Ctrl+S done  Esc keeps the record",
    ),
    "keeping.theirs": ("档案里", "record"),
    "keeping.mine": ("我填的", "mine"),
    "keeping.recovery_about": (
        "上次有一个窗口没有正常关闭，留下没有存版的录入：最后键入于 {when}，改动数据{cells}格、其他{others}处。",
        "A window was not closed in the ordinary way and left unsaved work: last typed {when}, "
        "figures changed: {cells}, other places: {others}.",
    ),
    "keeping.recovery_elsewhere": (
        "当时的档案在 {path} 。那里现在没有这个档案了，这里是它的另一份，请看清再采用。",
        "The archive was in {path} then and is not there now; this is that archive at another place. "
        "Look well before you take it over.",
    ),
    "keeping.recovery_unreadable": (
        "其中{count}行记录已损坏，读不出来。",
        "Lines of it that are damaged and cannot be read: {count}.",
    ),
    "keeping.recovery_half": (
        "  ? {name}：{value}（中断时正在输入，可能没有输完）",
        "  ? {name}: {value} (was being typed when it broke off; may be unfinished)",
    ),
    "keeping.recovery_how": (
        "采用：并入本场，可撤销。不用：移到一旁保留。以后再说：下次打开时再问。",
        "Take over: it is put into this conference and can be undone. Set aside: kept as a file, not offered again. "
        "Later: you are asked again.",
    ),
    "keeping.recovery_take": ("采用", "Take over"),
    "keeping.recovery_decline": ("不用", "Set aside"),
    "keeping.recovery_later": ("以后再说", "Later"),
    "keeping.recovered": (
        "已采用：数据{cells}格，其他{others}处。",
        "Taken over; figures: {cells}, other places: {others}.",
    ),
    "keeping.declined": ("没有采用，保留在 {path}", "Not taken over; it is kept in {path}"),
    "keeping.page_title": ("上次没有采用的一页", "A page that was not taken over"),
    "keeping.page_about": (
        "{when}粘贴的一页（{count}字），程序中断时还没有采用：{begins}",
        "A page pasted at {when} was not taken over when the program broke off. Characters: {count}. It begins: {begins}",
    ),
    "keeping.form_title": ("上次没有填完的表单", "A form that was not finished"),
    "keeping.form_about": (
        "{when}填写的表单（已填{count}项），程序中断时还没有确定：{begins}",
        "A form filled in at {when} was not accepted when the program broke off. Lines: {count}. They say: {begins}",
    ),
    "keeping.form_read": ("接着填", "Go on with it"),
    "keeping.form_nowhere": (
        "这张表单所属的内容已不在本场，无法接着填；所填内容仍保留在 {path} ，下次打开再问。",
        "What this form belongs to is no longer in this conference, so it cannot be opened. What was typed is kept in {path} "
        "and offered again next time.",
    ),
    "keeping.left_unreadable": (
        "程序中断时留下的一份内容已损坏，无法读取，保留在 {path}",
        "What was on the screen when the program broke off is damaged and cannot be read; it is kept in {path}",
    ),
    "keeping.page_read": ("接着读", "Go on with it"),
    "keeping.page_drop": ("不要了", "Drop it"),
    "keeping.page_later": ("以后再说", "Later"),
    "keeping.notes_title": ("本机的核对记录：{count}处", "What this computer noted of the archive: {count}"),
    "keeping.lost_title": (
        "档案与本机见过的不符：{count}处",
        "Not as this computer saw the archive last: {count}",
    ),
    "keeping.more_unread": (
        "系列文件还有{count}处无法读取：用 series list 逐一列出。",
        "More in files of series that cannot be read: {count}. `series list` names them.",
    ),
    "keeping.copies": (
        "同步软件留下了{count}份发布会的冲突副本。要把其中的改动合并进来吗？副本移到档案的 aside 文件夹里保留；两边不同的以档案为准，并逐处列出。",
        "A synchronizing folder left conflicting copies of conferences ({count}). Merge what they change? "
        "The copies are kept in the archive's folder “aside”; where both differ the record stands, and each place is listed.",
    ),
    "keeping.copies_merge": ("合并", "Merge"),
    "keeping.copies_later": ("以后再说", "Later"),
    "keeping.copies_title": ("合并结果", "What was merged"),
    "keeping.copy_merged": ("{file} 已合并到 {conference}", "{file} was merged into {conference}"),
    "keeping.copy_differs": (
        "  {name}：档案 {ours}，副本 {theirs}，未动档案",
        "  {name}: record {ours}, copy {theirs}; the record stands",
    ),
}
