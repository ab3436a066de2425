"""Words of the desk: the list of conferences, the first run, the dialog of a new one."""

from store.languages import Pairs
from store.record.naming import HALF_NAMES

WORDS: Pairs = {
    "desk.title": ("发布会", "Conferences"),
    "desk.number": ("场次", "No."),
    "desk.held_on": ("日期", "Date"),
    "desk.status": ("状态", "State"),
    "desk.total": ("总数", "Total"),
    "desk.trend": ("走势", "Trend"),
    "desk.found": ("核对", "Checks"),
    "desk.series": ("系列", "Series"),
    "desk.status_draft": ("草稿", "draft"),
    "desk.status_released": ("已发布", "released"),
    "desk.status_final": ("已定稿", "final"),
    "desk.status_revised": ("定稿后改", "revised"),
    "desk.number_of": ("第{number}场", "{number}"),
    "desk.errors": ("✗{count}", "✗{count}"),
    "desk.blanks": ("待填{count}", "blank {count}"),
    "desk.warnings": ("!{count}", "!{count}"),
    "desk.uncounted": ("…", "…"),
    "desk.fine": ("✓", "✓"),
    "desk.hints": ("提示{count}", "hints {count}"),
    "desk.doubt": ("存疑", "doubt"),
    "desk.unsaved": ("有未存录入", "unsaved work"),
    "desk.bad": ("! 打不开（Enter 看怎么办）：{why}", "! cannot be opened (Enter says more): {why}"),
    "desk.bad_title": ("{conference} 打不开", "{conference} cannot be opened"),
    "desk.bad_restore": (
        "{why}\n\n恢复第{number}版（最近一个能打开的版本）？现在这一版留在历史里。",
        "{why}\n\nBring back version {number}, the latest that can be opened? The present one stays in the history.",
    ),
    "desk.bad_restored": ("已恢复第{number}版。", "Version {number} was brought back."),
    "desk.bad_reason": ("现在这一版打不开", "the newest version cannot be opened"),
    "desk.bad_yes": ("恢复", "Bring it back"),
    "desk.bad_no": ("不动", "Leave it"),
    "desk.bad_file": ("原始文件在：{path}", "The file itself: {path}"),
    "desk.unreadable": ("! 读不出：{why}", "! cannot be read: {why}"),
    "desk.next_bad": ("打不开：Enter 看怎么办", "Cannot be opened: Enter says what to do"),
    "desk.next_unsaved": (
        "下一步：Enter 打开，找回没有存成版的录入",
        "Next: Enter opens it and offers the work no version holds",
    ),
    "desk.next_counting": ("下一步：正在核对…", "Next: being checked…"),
    "desk.next_mend": (
        "下一步：F2 录入，再按 F7 看{count}处错误",
        "Next: F2, then F7 shows the errors ({count})",
    ),
    "desk.next_fill": ("下一步：F2 录入，还有{count}处待填", "Next: F2 and fill in the blanks ({count})"),
    "desk.next_explain": (
        "下一步：F2 录入，再按 F7 改正或说明{count}个警告",
        "Next: F2, then F7 to fix or explain the warnings ({count})",
    ),
    "desk.next_final": (
        "下一步：F4 看文稿，再按 F4 导出、定稿",
        "Next: F4 shows the text, F4 again makes it final",
    ),
    "desk.next_again": (
        "下一步：定稿后改，F4 再定稿",
        "Next: revised since it was final: F4, make it final again",
    ),
    "desk.next_none": ("已定稿，没有要做的", "Final: nothing is left to do"),
    "desk.trend_of": (
        "{first} 至 {last} 共{count}场，最多{most}",
        "{first} to {last}, conferences: {count}, peak: {most}",
    ),
    "desk.arrange_title": ("排序、筛选", "Sort and filter"),
    "desk.arrange_order": ("顺序", "Order"),
    "desk.arrange_state": ("状态", "State"),
    "desk.arrange_series": ("系列", "Series"),
    "desk.arrange_month": ("月份", "Month"),
    "desk.arrange_keys": (
        "{count}场  ← → 换  Delete 全部  Enter 确定  Esc 取消",
        "{count} shown  ← → change  Delete: all  Enter accepts  Esc cancels",
    ),
    "desk.any": ("全部", "all"),
    "desk.order_newest": ("日期，新的在前", "date, newest first"),
    "desk.order_oldest": ("日期，旧的在前", "date, oldest first"),
    "desk.order_number": ("场次，小的在前", "number, lowest first"),
    "desk.order_total": ("总数，大的在前", "total, largest first"),
    "desk.order_findings": ("问题多的在前", "most findings first"),
    "desk.order_state": ("状态：草稿在前", "state, drafts first"),
    "desk.arranged_count": ("{count}场 · {how}", "{count} · {how}"),
    "desk.count": ("共{count}场", "conferences: {count}"),
    "desk.found_count": ("找到{count}场（“{text}”）", "{count} found (“{text}”)"),
    "desk.found_reading": (
        "找到{count}场（“{text}”），在看文稿…",
        "{count} found (“{text}”), reading texts…",
    ),
    "desk.find_prompt": (
        "查找：场次、日期、地名、数字、录入的和文稿里的文字；Esc 取消",
        "Find: number, date, place, figure, words entered or printed; Esc cancels",
    ),
    "desk.passage": ("谁说的，文稿原句", "Who says it, and what is printed"),
    "desk.passage_by": ("{speaker}：{text}", "{speaker}: {text}"),
    "desk.bin_title": ("移出列表的发布会：Enter 恢复一场", "Removed conferences: Enter brings one back"),
    "desk.bin_empty": ("没有移出列表的发布会。", "No conference was removed."),
    "desk.removed": (
        "已移出列表：{conference}。{press} 恢复。",
        "Removed from the list: {conference}. {press} brings it back.",
    ),
    "desk.brought_back": ("已恢复：{conference}", "Brought back: {conference}"),
    "desk.backup_title": ("备份整个档案", "Back up the whole archive"),
    "desk.backup_file": ("写到文件", "Into the file"),
    "desk.backup_begun": ("正在备份…", "Backing up…"),
    "desk.backup_done": (
        "已备份{count}场：{path}",
        "Backed up, conferences: {count}. {path}",
    ),
    "desk.none_yet": ("还没有找到，在看文稿…", "None found yet, reading texts…"),
    "desk.none_found": ("没有符合的发布会。Esc 显示全部。", "No conference matches. Esc shows all."),
    "desk.sample_added": (
        "样例已放入，名单也在内（F9）。头一次用，按 {tour}，再按 Enter，走一遍导览。",
        "The sample is in, with its list of people (F9). If you are new here: {tour}, then Enter, for the tour.",
    ),
    "desk.sample_ask": (
        "把样例（2022年8月至9月的七场真实发布会、一份就业情况通报和发言人的名单）放进这个档案？以后可以逐场移出，"
        "名单按 F9 改。\n只想看看：退出后用 --demo 打开，什么都不留下。\n{folder}",
        "Put the sample (seven real conferences and an employment bulletin of August and September 2022, with a list of "
        "those who spoke) into this archive? Each can be taken out later; F9 changes the list.\nTo look around only: "
        "quit and start with --demo, which keeps nothing.\n{folder}",
    ),
    "desk.sample_yes": ("放入", "Add the sample"),
    "desk.sample_no": ("不放", "Leave it empty"),
    "desk.more_lines": (
        "……还有{count}行：PgDn 往下看，{press} 看全场",
        "… {count} more lines: PgDn goes on, {press} shows all of it",
    ),
    "desk.none_to_mend": ("列表里没有要改的了。", "Nothing in this list is left to mend."),
    "desk.none_to_mend_yet": (
        "数过的没有要改的；还有{count}场（核对栏是“…”）没数完，稍等再按；下面的翻到那里才数。",
        "Nothing to mend in those counted. Not counted yet (…): {count}; press again in a moment, for those below after "
        "scrolling there.",
    ),
    "desk.no_other_to_mend": ("要改的只有这一场。", "This is the only one with something to mend."),
    "desk.tour_ask": (
        "导览用样例走一遍，您的档案不动。Enter 开始，Esc 不走。",
        "The tour runs on a sample; your archive is not touched. Enter starts it, Esc skips it.",
    ),
    "desk.tour_yes": ("开始", "Start"),
    "desk.tour_no": ("不走", "Not now"),
    "desk.choose_series": ("哪个系列的发布会？", "A conference of which series?"),
    "desk.delete_ask": (
        "把{name}（{held_on}）移出列表？可以按 Ctrl+Z 撤销；档案里仍留着它。",
        "Take this conference out of the list: {name} ({held_on})? Ctrl+Z undoes it; the archive keeps it.",
    ),
    "desk.delete_yes": ("移出", "Remove"),
    "desk.delete_no": ("留着", "Keep"),
    "desk.new_keys": (
        "Enter 确定  Tab ↑↓ 换一项  F5 换系列  Esc 取消",
        "Enter accepts  Tab ↑↓ next field  F5 another series  Esc cancels",
    ),
    "desk.new_title": ("新建发布会", "New conference"),
    "desk.details_title": ("会议信息", "Conference details"),
    "desk.field_number": ("场次", "Number"),
    "desk.hint_number": ("无场次的通报留空", "leave blank if it has none"),
    "desk.field_held_on": ("日期", "Date"),
    "desk.field_held_at": ("上午/下午/钟点", "a.m., p.m. or hour"),
    "desk.hint_held_at": ("可留空", "optional"),
    "desk.field_window": ("时段{order}", "Window {order}"),
    **{f"desk.half_{half}": words for half, words in HALF_NAMES.items()},
    "desk.no_half_day": (
        "“{raw}”：请写 上午、下午，或0到24的钟点，或留空。",
        "“{raw}”: write a.m., p.m., an hour from 0 to 24, or leave it blank.",
    ),
    "desk.no_number": (
        "“{raw}”不是场次：请写1到9999的整数，如 24 或 第24场；没有场次就留空。",
        "“{raw}” is not the number of a conference: write a whole number from 1 to 9999, or leave it blank.",
    ),
    "desk.text_host": ("主办", "Host"),
    "desk.text_venue": ("地点", "Venue"),
    "desk.text_agenda": ("议题", "Agenda"),
    "desk.text_headline": ("主标题", "Headline"),
    "desk.text_byline": ("电头", "Byline"),
    "desk.in_zh": ("（中文）", " (Chinese)"),
    "desk.in_en": ("（英文）", " (English)"),
    "desk.first_title": ("这里还没有发布会", "There is no conference here yet"),
    "desk.first_steps": (
        "四件事可以做：\n\n"
        "  1  ^N  新建第一场：场次、日期、时段已拟好，直接录入数据\n\n"
        "  2  Enter  放进样例，看看程序能做什么：七场发布会、一份就业情况通报、\n"
        "     发言人的名单；以后可以逐场移出\n\n"
        "  3  {tour}  走一遍导览：两分钟，七步，用样例，这个档案不动；各键的用法\n"
        "     也在那里，再按 Tab 看手册\n\n"
        "  4  ^P  按名字查找一切操作\n\n"
        "数据存放在：{folder}",
        "Four things to do:\n\n"
        "  1  ^N  Begin the first conference; number and date are proposed\n\n"
        "  2  Enter  Put in the sample: seven conferences, an employment\n"
        "     bulletin, a list of those who spoke; each can be taken out later\n\n"
        "  3  {tour}  Take the tour: two minutes, on the sample, not on this archive;\n"
        "     the keys are told there, too, and Tab shows the manual\n\n"
        "  4  ^P  Find any action by name\n\n"
        "Data are kept in: {folder}",
    ),
}
