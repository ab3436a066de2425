"""Words of the app as a whole: its title, what every screen says, how a session ends."""

from store.languages import Pairs

WORDS: Pairs = {
    "app.title": ("新闻发布会数据", "Press conference figures"),
    "app.number": ("第{number}场", "No. {number}"),
    "app.place_desk": ("列表", "the list"),
    "app.any_conference": ("一场之内", "a conference"),
    "app.place_entry": ("录入", "Entry"),
    "app.place_review": ("审阅", "Review"),
    "app.place_draft": ("文稿", "Draft"),
    "app.place_checks": ("核对", "Checks"),
    "app.place_history": ("历史", "History"),
    "app.place_reading": ("读稿", "Read"),
    "app.place_table": ("导入表格", "Import table"),
    "app.place_sections": ("全场", "Whole conference"),
    "app.place_section": ("写稿", "Writing"),
    "app.place_names": ("名单", "Office's list"),
    "app.place_titles": ("标题", "Headlines"),
    "app.place_steps": ("清单", "Checklist"),
    "app.place_board": ("报送", "Reports"),
    "app.saved_at": ("已保存成一版 {at}", "version saved {at}"),
    "app.unchanged": ("未改动", "unchanged"),
    "app.not_kept": ("! 未能记到磁盘", "! not on disk"),
    "app.journaled": ("已记下，在本机", "kept on this computer"),
    "app.synced": ("已记到磁盘，^S 存成一版", "on disk; ^S saves a version"),
    "app.synced_short": ("已记到磁盘，^S 存版", "on disk; ^S saves it"),
    "app.final": ("第{version}版已定稿", "final: v{version}"),
    "app.revised": ("第{version}版定稿后改", "revised since final v{version}"),
    "app.not_the_way_out": (
        "这里没有要复制的；退出请按 Ctrl+Q。",
        "There is nothing to copy here; Ctrl+Q leaves.",
    ),
    "app.quit_again": (
        "未能保存成新版。键入的内容都记在本机；再按一次 Ctrl+Q 退出。",
        "No new version could be saved. What you typed is kept on this computer; press Ctrl+Q again to leave.",
    ),
    "app.form_keys": ("Enter 确定  Tab ↑↓ 换一项  Esc 取消", "Enter accepts  Tab ↑↓ next field  Esc cancels"),
    "app.closed_first": (
        "先确定（Enter）或取消（Esc）这一框，再按 {press}。",
        "Enter or Esc closes this box first; then press {press}.",
    ),
    "app.not_pasted": (
        "粘贴的文字里没有通稿的数和说法，这里没有用上；数据请粘贴到录入的格里，一句话请粘贴到段落里。",
        "Nothing of a bulletin in what was pasted, so nothing was done here; figures go into the cells of Entry, a sentence into a paragraph.",
    ),
    "app.choice_keys": ("Enter 选定  Esc 取消", "Enter chooses  Esc cancels"),
    "app.chooser_keys": ("Enter 选定  Esc 取消", "Enter chooses  Esc cancels"),
    "app.typed_on_a_row": (
        "刚才输入的没有用上：先按 Enter 打开这一行，再输入。",
        "What was typed went nowhere: Enter opens the row, then type.",
    ),
    "app.none_listed": ("没有符合的。", "Nothing matches."),
    "app.several_unsaved": (
        "还没有确定  Enter 确定  再按 {press} 放弃",
        "Not accepted yet  Enter accepts  {press} again discards",
    ),
    "app.several_none": (
        "一项也没有勾选  空格 勾选  再按 Enter 就关闭，什么也不取用",
        "Nothing is ticked  Space ticks  Enter again closes, nothing is taken over",
    ),
    "app.several_keys": ("空格 选或不选  Enter 确定  Esc 取消", "Space ticks  Enter accepts  Esc cancels"),
    "app.palette_keys": ("Enter 执行  Esc 关闭", "Enter runs it  Esc closes"),
    "app.row_copied": (
        "已复制这一行（终端允许时）；退出请按 Ctrl+Q。",
        "This line was copied, where the terminal allows; Ctrl+Q leaves.",
    ),
    "app.form_chinese": (
        "这一栏要写英文，里面有中文。确实要这样，再按 Enter。",
        "This field is for English but has Chinese in it. If that is intended, press Enter again.",
    ),
    "app.form_english": (
        "这一栏要写中文，这里只有英文。确实要这样，再按 Enter。",
        "This field is for Chinese but has only English in it. If that is intended, press Enter again.",
    ),
    "app.form_unsaved": (
        "改了{count}项，还没有确定  Enter 确定  再按 {press} 放弃",
        "Changed, not accepted: {count}  Enter accepts  {press} again discards",
    ),
    "app.form_completed": (
        "读作 {text}。对的话再按 Enter。",
        "Read as {text}. If that is right, press Enter again.",
    ),
    "app.notice_close": ("Enter 关闭", "Enter closes"),
    "app.notice_undo": ("Enter 关闭  ^Z 关闭并撤销", "Enter closes  ^Z closes and undoes"),
    "app.crashed": (
        "程序出错而退出（{error}）。键入的内容都记在本机。日志：{log}",
        "The program stopped on an error ({error}). What you typed is kept on this computer. Log: {log}",
    ),
    "app.command_crashed": (
        "程序出错而退出（{error}）。日志：{log}",
        "The program stopped on an error ({error}). Log: {log}",
    ),
    "app.crash_unlogged": ("（未能写日志：{error}）", "(no log could be written: {error})"),
    "app.undone": ("已撤销：{what}。", "Undone: {what}."),
    "app.undone_again": ("已撤销：{what}。{press} 重做。", "Undone: {what}. {press} redoes it."),
    "app.redone": ("已重做：{what}。", "Redone: {what}."),
    "app.nothing_to_undo": ("没有可撤销的。", "Nothing to undo."),
    "app.no_more_to_undo": (
        "没有可撤销的了；以前的各版在 {press}。",
        "Nothing to undo; earlier versions are under {press}.",
    ),
    "app.nothing_to_redo": ("没有可重做的。", "Nothing to redo."),
}
