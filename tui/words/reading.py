"""Words of reading a bulletin, on its screen and by the commands `read` and `verify`."""

from store.languages import Pairs

WORDS: Pairs = {
    "reading.not_accepted": (
        "! 选中的{count}个数还没有采用：{accept} 采用；再按 {press} 就放弃。",
        "! Figures not accepted yet: {count}. {accept} accepts them; {press} again discards them.",
    ),
    "reading.none_ticked": (
        "! 有{count}个数可以填入，一个也没有勾选：空格勾选；再按 {press} 就离开，一个也不填。",
        "! Figures that could be entered: {count}, none of them ticked. Space ticks one; {press} again leaves without any.",
    ),
    "reading.not_accepted_paste": (
        "! 选中的{count}个数还没有采用：{accept} 采用；再粘贴一次就换成新的一篇。",
        "! Figures not accepted yet: {count}. {accept} accepts them; pasting again replaces them.",
    ),
    "reading.empty": (
        "请把通稿全文粘贴到这里（用终端的粘贴键，一般是 Ctrl+Shift+V 或鼠标右键）。\n\n"
        "读出的数会标出来，并列出本场哪些格会变；按 F5 采用之前，什么都不写入。标题和各人的发言，随后到全场取用。",
        "Paste the whole bulletin here (with the terminal's own key, mostly Ctrl+Shift+V or the right button).\n\n"
        "What is read is marked, and every cell that would change is listed; nothing is entered before F5.",
    ),
    "reading.reading": ("正在读……", "Reading ..."),
    "reading.summary": (
        "读出{read}个数  改动{changed}格（选{chosen}）  核对{wrong}处  未读{unread}处",
        "read {read}  would change {changed} (chosen {chosen})  to check {wrong}  unread {unread}",
    ),
    "reading.summary_short": (
        "读{read} 改{changed}/{chosen} 核对{wrong} 未读{unread}",
        "{read} read {changed}/{chosen} {wrong}! {unread}?",
    ),
    "reading.year_given": ("{year}年：照指定", "{year}: as told"),
    "reading.year_written": ("{year}年：据写稿日期", "{year}: of the day it was written"),
    "reading.year_printed": ("{year}年：原文写明", "{year}: printed"),
    "reading.year_weekdays": ("{year}年：据原文的星期推定", "{year}: inferred from its weekdays"),
    "reading.year_archive": ("{year}年：据发布会日期推定", "{year}: inferred from conferences' dates"),
    "reading.year_today": ("{year}年：据今天推定", "{year}: inferred from today's date"),
    "reading.year_unknown": ("年份不明", "year unknown"),
    "reading.conference": ("会议", "Conference"),
    "reading.number": ("场次", "number"),
    "reading.held_on": ("日期", "date"),
    "reading.half": ("时间", "time"),
    "reading.window": ("时段", "window"),
    "reading.not_ours": ("本场：{ours}", "here: {ours}"),
    "reading.no_such_window": ("本场没有这个时段", "no such window here"),
    "reading.other_window": ("本场是 {ours}", "here it is {ours}"),
    "reading.as_of": ("{indicator} 截至", "{indicator} as of"),
    "reading.other": ("现有与累计", "Current and cumulative"),
    "reading.arrow": ("{old} -> {new}", "{old} -> {new}"),
    "reading.contradictions": ("矛盾（照原文采用，请核对）", "Contradictions (taken as stated; check them)"),
    "reading.unread": ("未读出（{count}）", "Not read ({count})"),
    "reading.quoted": ("引用的数量（{count}，不进数据格）", "Quantities quoted ({count}; no cells)"),
    "reading.findings": ("核对（{count}）", "Found in the text ({count})"),
    "reading.earlier": (
        "截至更早时间的数（{count}，没有采用）",
        "Figures as of an earlier moment ({count}; not taken)",
    ),
    "reading.other_series": (
        "! 不像本场这个系列的：{press} 到“{series}”里读。",
        "! Not of this series, it seems: {press} reads it in “{series}”.",
    ),
    "reading.other_region": (
        "! 这篇文字说的是别的地区，不是本系列的。",
        "! The text is about another region than this series.",
    ),
    "reading.elsewhere_begin": (
        "这篇文字说的是别的地区，档案里没有它的系列，没有新建。要读它，先为那个地区建一个系列。",
        "The text is of another region, for which there is no series here; nothing was begun. Make a series for that region first.",
    ),
    "reading.partly": (
        "! 文本太长，只读了开头和结尾；请只粘贴通报本身。",
        "! Too long to be read whole: only its beginning and end were. Paste the bulletin alone.",
    ),
    "reading.means": ("{value} 是哪一格的数？", "What is {value}?"),
    "reading.which_number": ("哪个数？", "Which number?"),
    "reading.no_number": (
        "光标不在没有读出的数上：在下面一栏选一个“?”行或引号行（不入格的数），再按一次。",
        "The cursor is on no unread figure: choose a “?” row in the lower part, or one in quotes (a quantity), then press it again.",
    ),
    "reading.given": ("{value} 记作{what}，已选中。", "{value} is taken as {what}, and chosen."),
    "reading.given_keep": (
        "{value} 记作{what}，已选中。{press} 把这句话留作本单位的句子，以后自己读出。",
        "{value} is taken as {what}, and chosen. {press} keeps the sentence as the office's own, to be read by itself from now on.",
    ),
    "reading.keep_none": (
        "先用 {press} 说明一个没有读出的数；一地的数、同一句里还有别的数的，留不成句子。",
        "First say with {press} what an unread figure is; a sentence about one place, or with other numbers, cannot be kept.",
    ),
    "reading.keep": (
        "留作本单位的句子？写进 {file}：\n\n{line}\n\n先试读这篇和档案里各场的文稿，有一个数会读错就不留。",
        "Keep it as a sentence of the office? It goes into {file}:\n\n{line}\n\n"
        "It is tried on this text and on those of the archive first, and not kept if any figure would be read otherwise.",
    ),
    "reading.keep_yes": ("试读并留用", "Try and keep"),
    "reading.keep_no": ("不留", "Do not keep"),
    "reading.kept": ("已留用：{line}。以后读稿都用它。", "Kept: {line}. It is used from the next text on."),
    "reading.nothing_unread": ("没有剩下未读的数字。", "No figure is left unread."),
    "reading.nothing_read_begin": (
        "没有读出哪一场的数。只有发言的，打开那一场，按 {press} 到全场再粘贴。",
        "No figure of any conference was read. If it has only speakers, open its conference, press {press} and paste it there.",
    ),
    "reading.nothing_read": ("没有读出本系列的数。", "No figure of this series was read."),
    "reading.implied": ("（由“{words}”得出）", " (said by “{words}”)"),
    "reading.filled": (
        "（未列，各地之和等于总数，按0）",
        " (not listed; 0, since the listed ones make the total)",
    ),
    "reading.entered_by": ("原值 {by} {source}", "before: {by}, {source}"),
    "reading.nothing_chosen": ("没有选中要改的格。", "No change is chosen."),
    "reading.beside": (
        "这一页还有{what}，不进数据格：按 {press} 到全场取用",
        "The page also has {what}, which go into no cell: {press} offers them on the whole conference",
    ),
    "reading.spoken": ("{count}人的发言", "speakers: {count}"),
    "reading.goes_on": (
        " 这一页还有{what}：按 {press} 到全场取用，不用再粘贴。",
        " The page also has {what}: {press} offers them; it need not be pasted again.",
    ),
    "reading.accepted": (
        "已采用：改动{count}格。Ctrl+Z 可一次撤销。",
        "Accepted, cells changed: {count}. Ctrl+Z undoes it all.",
    ),
    "reading.other_day": (
        "! 原文的时段与本场不同，这些格没有选中。",
        "! The windows are not this conference's; their cells are not chosen.",
    ),
    "reading.other_hours": (
        "! 原文的时段都不是本场的，什么都没有选中；是本场的再勾选。",
        "! No window of the text is this conference's; nothing is chosen.",
    ),
    "reading.other_date": (
        "! 原文是{day}的，本场是{ours}的：{press} 到那一场里读。",
        "! The text is of {day}, this conference of {ours}: {press} reads it there.",
    ),
    "reading.unnamed": (
        "这篇没有写明是哪一场，就在这里读。",
        "The text does not say of which conference it is; it is read here.",
    ),
    "reading.is_here": ("这篇是本场的，就在这里读。", "The text is of this conference; it is read here."),
    "reading.other_number": (
        "! 原文是第{number}场，本场是第{ours}场：{press} 到第{number}场里读。",
        "! The text is of No. {number}, this conference is No. {ours}: {press} reads it there.",
    ),
    "reading.cut": ("（以下未显示）", "(the rest is not shown)"),
    "reading.hint": (
        "Enter 在原文与数据间跳转  空格 选/不选  F6 换区",
        "Enter jumps between text and figures  Space chooses  F6 next part",
    ),
    "reading.begin": (
        "粘贴的是{series}{number}（{day}），档案里还没有这一场。\n新建这一场并读入？采用之前不写入数据。",
        "The text is of {series}, {number} ({day}), which the archive does not have.\n"
        "Begin it and read the text into it? No figure is entered before you accept.",
    ),
    "reading.begin_yes": ("新建并读入", "Begin it"),
    "reading.begin_no": ("不新建", "Leave it"),
    # the commands `read` and `verify`
    "reading.cli_arg_read": (
        "要读的文件（.txt、.md、.docx），- 为标准输入（没有内容时最多等10秒）",
        "the file to read (.txt, .md, .docx); - is standard input, waited for 10 seconds at most",
    ),
    "reading.cli_arg_verify": ("改过的文稿（.txt、.md、.docx）", "the edited text (.txt, .md, .docx)"),
    "reading.cli_opt_whole": (
        "按本单位的文稿核对：漏一个数也不行",
        "judge it as a text of ours: an omission counts",
    ),
    "reading.cli_opt_article": ("按报道核对：只看它写了的数", "judge it as an article: by what it prints"),
    "reading.cli_whole_seen": (
        "这是本单位的文稿（有草稿标记、导出的文件名或封条）：全文核对，漏的也算。按报道核对用 --article。",
        "A text of ours (by its draft mark, exported name or seal): judged whole, omissions count. --article overrides.",
    ),
    "reading.cli_whole_asked": (
        "照 --whole：全文核对，漏的也算。",
        "As --whole says: judged whole, omissions count.",
    ),
    "reading.cli_ours_seen": (
        "这是本单位的文字，没有标记和封条：数和词都核对，漏的列出、不算错。漏的也要算，用 --whole；按报道核对用 --article。",
        "Our own words, without mark or seal: figures and words are judged, omissions only listed. --whole counts them too; "
        "--article judges figures alone.",
    ),
    "reading.cli_article_seen": (
        "按报道核对：只比它写了的数。要全文核对用 --whole。",
        "Judged as an article: by the figures it prints. --whole judges it whole.",
    ),
    "reading.cli_article_asked": (
        "照 --article：按报道核对，只比它写了的数。",
        "As --article says: judged by the figures it prints.",
    ),
    "reading.cli_join": ("；", "; "),
    "reading.cli_in_line": ("{words}（第{line}行）", "{words} (line {line})"),
    "reading.cli_omitted": ("文中没有写（{count}）：{figures}", "not in the text ({count}): {figures}"),
    "reading.cli_beside": (
        "记录里没有、不比的数（{count}）：{figures}",
        "numbers the record holds nothing of, not compared ({count}): {figures}",
    ),
    "reading.cli_passing": (
        "时间、电话、网址等，不计为数据（{count}）：{figures}",
        "times, telephone numbers, addresses and the like, no figures ({count}): {figures}",
    ),
    "reading.passing": (
        "时间、电话、网址等（{count}）",
        "Times, telephone numbers, addresses and the like ({count})",
    ),
    "reading.cli_prints_none": (
        "{key}：文中没有读到这一场的任何一个数，无法判断是否一致。",
        "{key}: the text prints no figure of this conference, so nothing agrees or disagrees.",
    ),
    "reading.cli_article_agrees": (
        "{key}：文中写的{count}个数与记录一致。",
        "{key}: the figures the text prints agree with the record ({count}).",
    ),
    "reading.cli_opt_json": ("输出 JSON", "print JSON"),
    "reading.cli_opt_year": ("文中没写年份时的年份", "the year, where the text gives none"),
    "reading.cli_opt_written": (
        "文中只有星期、没写日期时，文章是哪天写的（如 2022-08-19）",
        "the day it was written (2022-08-19), where the text has weekdays and no date",
    ),
    "reading.cli_opt_series": (
        "按哪个系列读（代号见 series list）",
        "the series to read it with (a key of series list)",
    ),
    "reading.cli_opt_save": ("把读到的数字写入档案", "put what was read into the archive"),
    "reading.cli_conference": ("场次\t{number}", "number\t{number}"),
    "reading.cli_held_on": ("日期\t{day}", "date\t{day}"),
    "reading.cli_figure": ("{what}\t{value}\t第{line}行", "{what}\t{value}\tline {line}"),
    "reading.cli_implied": (
        "{what}\t{value}\t第{line}行（由“{words}”得出）",
        "{what}\t{value}\tline {line} (said by “{words}”)",
    ),
    "reading.cli_quoted": ("引用\t{text}\t第{line}行", "quoted\t{text}\tline {line}"),
    "reading.cli_unread": ("未读\t{text}\t第{line}行", "unread\t{text}\tline {line}"),
    "reading.cli_year_given": ("年份{year}：照 --year。", "Year {year}: as --year says."),
    "reading.cli_year_written": ("年份{year}：据 --written。", "Year {year}: as --written says."),
    "reading.cli_year_printed": ("年份{year}：文中写明。", "Year {year}: printed in the text."),
    "reading.cli_year_archive": (
        "年份{year}：依档案里最近的一场推定；不对请用 --year。",
        "Year {year}: inferred from the nearest conference of the archive; if wrong, use --year.",
    ),
    "reading.cli_year_today": (
        "年份{year}：依今天的日期推定；不对请用 --year。",
        "Year {year}: inferred from today's date; if wrong, use --year.",
    ),
    "reading.cli_year_weekdays": (
        "年份{year}：据文中的星期推定；不对请用 --year。",
        "Year {year}: inferred from weekdays of the text; if wrong, use --year.",
    ),
    "reading.cli_year_unknown": (
        "读到的内容没有日期，年份不明。",
        "Nothing that was read has a date; the year is unknown.",
    ),
    "reading.cli_contradiction": ("矛盾：{said}", "Contradiction: {said}"),
    "reading.cli_nothing": (
        "没有读到本系列的数字。请确认这是通稿正文，句子写法可在系列的句子文件里添加。",
        "No figure of a series was read. Make sure this is the bulletin itself; ways of writing can be "
        "added to the series' phrase book.",
    ),
    "reading.undated": (
        "消息只写了钟点，没有日期：算作会议当天（{day}）发的。不是的，在消息前写上日期再粘贴。",
        "The messages give a clock and no day: they count as sent on the day of the conference ({day}). If not, write the day before them and paste again.",
    ),
    "reading.cli_messages": (
        "这是聊天里的短消息，只有打开着的那一场知道它们是哪一天、哪个时段的。打开那一场，按 {press} 进“读稿”，再粘贴。",
        "These are short messages of a chat, and only the conference that is open knows their day and window. Open it, press {press} for the reading screen, and paste them there.",
    ),
    "reading.cli_summary": (
        "读到{read}个数，引用{quoted}个数量，未读{unread}处。",
        "Figures read: {read}, quantities quoted: {quoted}, places left unread: {unread}.",
    ),
    "reading.cli_saved_new": ("新建 {key}，写入{changed}格。", "Made {key}; cells: {changed}."),
    "reading.cli_several": (
        "这一页上有{count}场发布会，分开读出，各归各场。",
        "Conferences on this page: {count}. They are read apart, each for itself.",
    ),
    "reading.another": (
        "同一页上还有另一场（{which}，读出{count}个数）：不在这里采用。",
        "The page holds another conference ({which}, figures read: {count}); they are not taken here.",
    ),
    "reading.ask_window": ("“{said}”是哪个时段？", "Which window is “{said}” of?"),
    "reading.ask_written": ("文中的“{said}”是哪一周的？", "Of which week is “{said}”?"),
    "reading.ask_written_day": ("写稿日期", "Written on"),
    "reading.ask_written_hint": ("如 {day}；不知道就按 Esc，照旧未读", "such as {day}; Esc if unknown"),
    "reading.cli_ask_written": (
        "文中的“{said}”不知是哪一周的，旁边的数没有读：用 --written 说明文章是哪天写的（如 2022-08-19）。",
        "Of which week “{said}” is the text does not say, so figures near it are unread: --written 2022-08-19 says on which day it was written.",
    ),
    "reading.ask_place": ("“{said}”是哪个地方的？", "Which place is “{said}” of?"),
    "reading.correction": (
        "更正第{number}场：{what}原为{old}，应为{new}。",
        "Correction of conference {number}: {what} was {old}, is to be {new}.",
    ),
    "reading.correction_nowhere": (
        "更正：{what}原为{old}，应为{new}；文中没有写明是哪一场。",
        "Correction: {what} was {old}, is to be {new}; the text does not say of which conference.",
    ),
    "reading.correction_of_a_number": ("一个数", "a figure"),
    "reading.cli_correction": (
        "更正：{conference} 的{what}原为{old}，应为{new}。",
        "Correction: in {conference} {what} was {old} and is to be {new}.",
    ),
    "reading.cli_correction_uncertain": (
        "更正：{conference} 里的{old}应为{new}；档案里可能是的格有{count}个，请核对是哪一格。",
        "Correction: a {old} of {conference} is to be {new}; cells of the archive it may be: {count}. Find out which.",
    ),
    "reading.cli_correction_unknown": (
        "更正：第{conference}场的{old}应为{new}；档案里没有这一场。",
        "Correction: {old} of conference {conference} is to be {new}; the archive has no such conference.",
    ),
    "reading.cli_correction_nowhere": (
        "更正：{old}应为{new}；文中没有写明是哪一场，档案里也认不出来。",
        "Correction: {old} is to be {new}; the text does not say of which conference, and the archive does not tell.",
    ),
    "reading.cli_earlier": (
        "{what}：文中另有截至 {at} 的 {value}；采用的是时间最近的数。",
        "{what}: the text also gives {value} as of {at}; the newest figure is taken.",
    ),
    "reading.cli_partly": (
        "文本太长，只读了开头和结尾的部分；请只粘贴通报本身。",
        "The text is too long to be read whole; only its beginning and end were. Paste the bulletin alone.",
    ),
    "reading.cli_day_inferred": (
        "文中没有会议日期；按时段推算为 {day}，请核对。",
        "The text does not date the conference; {day} follows from its windows. Check it.",
    ),
    "reading.cli_unnumbered": (
        "文中没有场次，{key} 存为无场次；请打开后按 ^D 填写。",
        "The text gives no number, so {key} has none; open it and give it one with ^D.",
    ),
    "reading.cli_saved": (
        "写入 {key}：改动{changed}格，{same}格本来就一样。",
        "Saved into {key}; cells changed: {changed}, the same already: {same}.",
    ),
    "reading.cli_agrees": (
        "{key}：文稿中的数字与记录一致，文字里没有记录证明不了的说法。",
        "{key}: every figure of the text agrees with the record, and its words claim nothing beyond it.",
    ),
    "reading.cli_unproved": (
        "{key}：数字与记录一致；{count}处说法记录里没有依据，请核对是谁说的。",
        "{key}: every figure agrees; words that nothing in the record bears out: {count}. Check whose they are.",
    ),
    "reading.cli_differs": (
        "{key}：{count}处与记录不一致，请逐处核对文稿或更正记录。",
        "{key}; places that disagree with the record: {count}. Check each in the text, or correct the record.",
    ),
}
