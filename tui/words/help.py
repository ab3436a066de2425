"""Words of the help page and the palette. `help.<place>` says what a screen is for; the keys that are
no actions stand in `help.<place>_keys`, a line each: the key, a tab, what it does."""

from store.languages import Pairs

_FORM_KEYS = (
    "直接键入\t替换拟好的内容；先按 ← → Home End 则在原处修改\nTab ↓\t下一行\nShift+Tab ↑\t上一行\n"
    "Ctrl+U Ctrl+K\t删去光标之前、之后的内容\nEnter\t确定\nEsc\t取消，什么都不改",
    "typing\treplaces what was proposed; ← → Home End first: change it in its place\nTab ↓\tthe next line\n"
    "Shift+Tab ↑\tthe line before\nCtrl+U Ctrl+K\tclear what is before or after the cursor\nEnter\taccept\n"
    "Esc\tcancel; nothing is changed",
)

WORDS: Pairs = {
    "help.title": ("帮助", "Help"),
    "help.close": ("Tab 手册  Esc 关闭", "Tab: the manual  Esc closes"),
    "help.title_tour": ("导览和帮助", "Tour and help"),
    "help.close_tour": ("Enter 走导览  Tab 手册  Esc 关闭", "Enter: the tour  Tab: the manual  Esc closes"),
    "help.tour": (
        "Enter 走一遍导览：两分钟，七步，都动手做；用样例，不动您的档案。",
        "Enter takes the tour: two minutes, seven steps that you do yourself, on a sample. Your archive is not touched.",
    ),
    "help.chapters": ("手册（Tab）", "The manual (Tab)"),
    "help.manual": (
        "手册：左边是目录，右边是光标所在的一章。终端里也可以用 bulletin-tui guide 看。",
        "The manual: its contents left, the chapter under the cursor right. bulletin-tui guide shows it in a terminal.",
    ),
    "help.arg_chapter": ("章名、章号或标题；不写就列出各章", "a chapter by name, number or title; without one they are listed"),
    "help.opt_all": ("整本手册", "the whole manual"),
    "help.how_to_read": (
        "bulletin-tui guide bulletin 看这一章，guide --all 看整本；在界面里按 F1，再按 Tab。",
        "bulletin-tui guide bulletin shows that chapter, guide --all the whole manual; in the app press F1, then Tab.",
    ),
    "help.no_chapter": ("手册里没有“{name}”这一章。有：{names}。", "There is no chapter “{name}” in the manual; there are {names}."),
    "help.manual_title": ("手册", "Manual"),
    "help.manual_keys": (
        "↑ ↓ Home End\t在目录里移动\nPgUp PgDn 空格\t翻页，翻到底是下一章\n← →\t移一行\nEsc\t返回",
        "↑ ↓ Home End\tmove in the contents\nPgUp PgDn Space\ta page; behind the last, the next chapter\n← →\tby a line\nEsc\tback",
    ),
    "help.manual_foot": ("↑↓ 目录  PgUp PgDn 翻页  Esc 返回", "↑↓ contents  PgUp PgDn page  Esc back"),
    "help.conference": (
        "右上角：已记下，每个键都记在本机；已记到磁盘，断电也不会丢；已保存，存成了一版（Ctrl+S），可以查回；已定稿，这一版的定稿已导出。",
        "Top right: kept, every key is on this computer; on disk, not even a power cut loses it; saved, it is a version "
        "(Ctrl+S) that can be looked up; final, a final text of that version went out.",
    ),
    "help.keys": ("键", "Keys"),
    "help.actions": ("操作", "Actions"),
    "help.palette_only": ("没有键的操作（^P 里按名字找）", "Without a key (found by name under ^P)"),
    "help.elsewhere": ("在{places}　", "in {places}: "),
    "help.not_now": ("现在不能　", "not now: "),
    "help.palette": ("输入几个字查找操作", "Type to find an action"),
    "help.nothing_here": ("这里不能做；灰字说在哪一屏", "Not on this screen; the line says where"),
    "help.nothing": ("没有这样的操作", "No such action"),
    "help.desk": (
        "所有发布会，新的在前。每行：场次、日期、状态、本系列的主要数字、走势、核对结果。\n"
        "每次按键都记在本机，断电、误关都不会丢；Ctrl+S 另存一版，可以查回。",
        "All conferences, newest first: number, date, state, headline total, trend, checks.\n"
        "Every key is kept on this computer at once; Ctrl+S keeps a version that can be looked up.",
    ),
    "help.desk_keys": (
        "↑ ↓ PgUp PgDn Home End\t在各场之间移动；打开了概要，PgUp PgDn 翻概要\nEnter 双击\t打开这一场\n单击\t到这一场；点栏名：按这一栏排序\n"
        "Esc\t不再查找、筛选，显示全部",
        "↑ ↓ PgUp PgDn Home End\tmove among the conferences; while F6 shows one of them, PgUp and PgDn page through it\nEnter double click\topen the conference\n"
        "click\tgo to the conference; on a heading: sort by it\nEsc\tstop finding or filtering: show all",
    ),
    "help.entry": (
        "每行一个时段的一项指标，各列是各地；“合计”由程序算出，“通报”是材料上写的合计，"
        "两者不同时，通报旁边写明合计少几、多几。空白、0、未报、不适用是四种不同的内容：空白还没有填，不等于零。"
        "! 标着有错的行，和其中出错的、或改了就能对上的格（!83）；几格都可能时标 ?（?83），错的多半只是其中一格。",
        "A row is one indicator of one window, a column one place. “Total” is computed; “Stated” is the total "
        "the source gave, marked by how much the sum is below or above it. Blank, 0, not reported (-) and not applicable "
        "(/) are four different things: blank is not yet entered, never zero. ! marks rows in which "
        "something is wrong, and in them the figure that is, or that would settle it (!83); where a few are as likely "
        "they are marked ? (?83), and most likely one of them is wrong.",
    ),
    "help.entry_keys": (
        "数字\t直接键入，第一个数字替换原值；1,234、１２３４、12例、12+8 都认得\n"
        "Enter ↓\t填好并到下一行；连用 Tab 之后 Enter 回到下一行的起始列\n"
        "空格 Tab Shift+Tab ← →\t填好并到旁边一格（20 10 17 6 一口气键入）；Tab 跳过算出的行（↓ 到它的“通报”）和已有的截至（→ 去改）\n"
        "Home End PgUp PgDn\t行首、行尾、上翻、下翻\n"
        "- 或 未报\t未报：问过，没有报来\n"
        "/ 或 不适用\t不适用：这里没有可数的\n"
        "F2 Backspace\t在原值上修改\n"
        "Delete\t清成空白；选了几格，一起清空\n"
        "Shift+方向键 拖动\t选格；Shift+单击也可。终端不给 Shift+方向键时，用拖动，或 ^P 里的“选格”\n"
        "Ctrl+Home Ctrl+End\t表首、表尾；终端不给时，用 PgUp PgDn 再 Home End\n"
        "双击\t在原值上修改\n"
        "Esc\t不选了；放弃正在键入的，恢复原值；再按回到上一屏\n"
        "粘贴\t从 Excel、WPS 复制的一块会填入各格，“合计”一列只比较；没有填入的逐格说明原因",
        "digits\tType at once; the first digit replaces the old value. 1,234 and 12+8 are understood\n"
        "Enter ↓\tenter and go down; after a run of Tabs Enter returns to the column where the run began\n"
        "Space Tab Shift+Tab ← →\tenter and go sideways (20 10 17 6 in one go); Tab passes computed rows and known as-ofs (↓ → go to them)\n"
        "Home End PgUp PgDn\tbegin and end of the row, a page up, a page down\n"
        "-\tnot reported: asked for, not given\n"
        "/\tnot applicable: there is nothing to count\n"
        "F2 Backspace\tedit the value that is there\n"
        "Delete\tmake blank; all cells that are selected\n"
        "Shift+arrows drag\tselect cells; Shift+click does, too. Where a terminal keeps Shift+arrows for itself: drag, or "
        "“Select” under ^P\n"
        "Ctrl+Home Ctrl+End\tends of the sheet; where a terminal keeps them: PgUp PgDn, then Home End\n"
        "double click\tedit the value that is there\n"
        "Esc\tends a selection; discards what is being typed and restores the old value; again: back one screen\n"
        "paste\ta block copied from a spreadsheet fills the cells, its total column is only compared; each one not filled is named with the reason",
    ),
    "help.steps": (
        "这一场还有什么要做，从上一班的留言到定稿。✓ 做完了，! 要做，· 可做可不做。",
        "What this conference still needs, from the note of the last shift to the final text. ✓ is done, ! is to "
        "be done, · may be done.",
    ),
    "help.steps_keys": (
        "↑ ↓\t移动\nEnter\t到这一项该去的地方；在留言上：看全文，接办\nEsc\t回来",
        "↑ ↓\tmove\nEnter\tgo to where it is done; on a note: read it, take it over\nEsc\tcome back",
    ),
    "help.board": (
        "各地、各部门报来没有。填齐了就是已报，空白不算；过了系列规定的时间标“迟”。报来以后又变的是“改报”，"
        "下面并排写着原来的数和现在的数；再核实一次就好。核实和留言只在本单位，从不印出、不导出。",
        "Which places and departments have reported. A place has once its figures are in; a blank does not count. Past the "
        "deadline of the series it is late. What was changed afterwards stands below, old beside new, until it is verified "
        "again. Reports and notes stay in the office: no text prints them and no file has them.",
    ),
    "help.board_keys": (
        "↑ ↓\t移动\nEnter\t到他们的第一个空格，或第一个数\nTab\t到下面的详情，再按回来",
        "↑ ↓\tmove\nEnter\tgo to their first blank, or else their first figure\nTab\tto the details below, and back",
    ),
    "help.form": (
        "一行一项。无法识别的，在那一行下面写明原因。日期不写年份时，离开这一行就写出读作哪一年，请核对。",
        "One line for each thing; what cannot be read is explained beneath its line. A date typed without a year "
        "is written in full when its line is left: check it.",
    ),
    "help.form_keys": _FORM_KEYS,
    "help.section_form": (
        "发布：一个部门、一位发言人。部门、发言人、职务照当天的写；键入部门或姓名的开头或其中几个字（英文名也行），以前出现过的列在下面，"
        "光标在末尾时按 → 取用，职务随之填上。“说法”是正文里的“介绍、表示”。说了什么，确定后按 Ctrl+N 写。",
        "One department with its speaker, named as on that day. Type the beginning or any part of a department or a name, in "
        "Chinese or English: whoever was heard before is offered beneath the line, and → at its end takes it, with the "
        "title. “Verb” is how the text attributes it. What was said is written afterwards: Ctrl+N.",
    ),
    "help.section_form_keys": _FORM_KEYS,
    "help.answer_form": (
        "答问：问的一半在上，答的一半在下。“关切问题”填几个字，正文印作“就……有关问题”，提要和清单也用它；“提问原话”只印在答问稿和口播稿里；"
        "“提问人”如部分网民。部门、发言人、职务是答的人，键入开头或其中几个字，按 → 取用以前出现过的。“直接引语”填“是”，答复加引号。"
        "“承诺事项”和“期限”不进新闻稿，下一场起列出来跟着问：答复里的“两周内办好”这样记在这里，期限填 9/15 这样的日子。"
        "答复的文字不在这里写：确定后按 Enter。",
        "The question is in the upper lines, who answers in the lower ones. The concern is a few words: the release prints “Responding to a concern about …”, "
        "and lists name the answer by it. The question itself is printed in the Q&A sheet and the script only. Department, speaker "
        "and title are of whoever answers: type the beginning or any part, and → takes who was heard before. Quotation: yes prints "
        "the answer in quotation marks. Promise and Due on are for the office: later conferences ask about them. "
        "“Within two weeks” in an answer is recorded there, with a day such as 9/15. "
        "The words of the answer are not written here: press Enter on it afterwards.",
    ),
    "help.answer_form_keys": _FORM_KEYS,
    "help.choice": ("从列出的几项里选。", "Choose from what is listed."),
    "help.choice_keys": (
        "↑ ↓\t移动\nEnter 双击\t选定\n键入\t有输入行时：只列出含有这些字的\n空格 点方框\t可以选几项时：选或不选\nEsc\t不选了",
        "↑ ↓\tmove\nEnter double click\tchoose it\ntyping\twhere there is a line to type in: lists only what contains these characters\n"
        "Space click on a box\twhere several may be chosen: tick or untick\nEsc\tcancel",
    ),
    "help.question": (
        "有两个回答，稳妥的一个已选上。选定之前什么都不做。",
        "Two answers; the safe one is preselected. Nothing is done until you answer.",
    ),
    "help.question_keys": (
        "← → Tab\t换到另一个回答\nEnter\t照选上的做\nEsc\t按稳妥的办",
        "← → Tab\tto the other answer\nEnter\tgive the answer that is selected\nEsc\tthe safe answer",
    ),
    "help.dialog": (
        "写在框边上的键在这里有用，也可以点；Esc 不改什么，回到下面的屏。",
        "The keys named on the frame work here, by a click, too; Esc changes nothing and goes back to the screen beneath.",
    ),
    "help.dialog_keys": (
        "Tab Shift+Tab ↑ ↓\t在各项之间移动\n空格 Enter\t选定\nEsc\t关闭",
        "Tab Shift+Tab ↑ ↓\tmove among the items\nSpace Enter\tchoose\nEsc\tclose",
    ),
    "help.settings": (
        "在这里改的马上生效，以后每次启动都照它，只管您这个账户。\n"
        "界面语言：屏上的字和命令的回答用中文还是英文；文稿的语言在文稿屏上换。\n"
        "主题：深色、浅色、高对比、单色。四种都不只靠颜色表示。\n"
        "署名：从现在起记在每个数、每一版旁边的名字；没有填就用账户名。\n"
        "导出到：导出文稿时先拟好的文件夹，写完整路径；没有填就用“文档”，别处的档案在其中各有一个。写不进去的不收。\n"
        "行首的 ! ：这一项现在由启动时的选项或环境变量决定，这里设的要等没有它时才用。",
        "What is changed here holds at once and at every later start, for your account alone.\n"
        "Language: that of the screens and of what commands answer; the language of a text is chosen on the draft screen.\n"
        "Theme: dark, light, high contrast or no colors. None of them says anything by color alone.\n"
        "Name: noted beside each figure and version from now on; without one, your account's name.\n"
        "Exports go to: the folder proposed when a text is exported, as a whole path; without one, Documents, in which an archive kept elsewhere has a folder of its own. One that cannot be written to is refused.\n"
        "! before a line: an option of the start or a variable rules it now; what is set here waits until there is none.",
    ),
    "help.settings_keys": (
        "↑ ↓\t到上一项、下一项\n← →\t换成前一个、后一个值\nEnter\t换成下一个值；署名、文件夹：键入\nEsc\t关闭",
        "↑ ↓\tto the setting above, below\n← →\tthe value before, after\nEnter\tthe next value; a name or folder: type it\nEsc\tclose",
    ),
    "help.review": (
        "全场数据一览：各地各时段、合计与通报合计、其中项、现有与累计，以及与上一场的比较和核对结果。\n"
        "“47 缺1”是还缺1格的合计；“(0)”是没有列出、由通报合计证明为零的地方。",
        "The whole conference at a glance: places and windows, totals computed and stated, what they are made of, standing "
        "and cumulative figures, the change on the conference before, the findings.\n"
        "“47 ?1” is a total with one cell missing; “(0)” a place not listed that the stated total proves zero.",
    ),
    "help.review_keys": (
        "↑ ↓ PgUp PgDn Home End\t滚动\nTab Shift+Tab F8\t到下一处、上一处问题\nEnter\t到问题所在的格\n双击\t到那个数、那个部门、标题去改",
        "↑ ↓ PgUp PgDn Home End\tscroll\nTab Shift+Tab F8\tto the next or previous finding\nEnter\tto its cell\ndouble click\tto that figure, section or headline",
    ),
    "help.draft": (
        "由数据写成的文稿。下面说明光标所在的数怎样算出、来自哪些格、谁在什么时候录入。\n"
        "【待填】是还空着的必填数：有它就不能定稿，只能导出标明“草稿”的。",
        "The text made from the figures. The lines below it say how the figure under the cursor is made, from which cells, "
        "who entered them and when.\n[TO COME] marks a required figure still blank: nothing final goes out "
        "then, only a marked draft.",
    ),
    "help.draft_keys": (
        "Tab Shift+Tab ← →\t到下一个、上一个数\n↑ ↓ Home End\t到上一行、下一行、第一个、最后一个数\n"
        "Enter\t到这个数所在的格\nCtrl+W\t标出印着同一格的各处，再按到下一处",
        "Tab Shift+Tab ← →\tto the next or previous figure\n↑ ↓ Home End\tto the figure above, below, the first, "
        "the last\nEnter\tto the figure's cell\nCtrl+W\tmark every place that prints the same cell, again: to "
        "the next",
    ),
    "help.checks": (
        "每条核对规则的结果：错误、警告在前，没有核对的（不等于通过）其次，通过的在后。下面写着光标所在一条的来历和办法。",
        "The outcome of every check: errors and warnings first, then what could not be checked, which is not a pass, "
        "then what holds. The lines below say where the one under the cursor comes from, and what to do.",
    ),
    "help.checks_keys": (
        "↑ ↓ PgUp PgDn Home End\t移动\nEnter\t到这个数所在的格",
        "↑ ↓ PgUp PgDn Home End\tmove\nEnter\tto the figure's cell",
    ),
    "help.table": (
        "部门报来的表格里会改动的各格：“旧 -> 新”；下面是没有读入的格和原因。采用之前什么都不写入。",
        "The cells a department's table would change (old -> new), below them what was not read, and why. Nothing is "
        "entered before you accept.",
    ),
    "help.table_keys": (
        "↑ ↓ PgUp PgDn Home End\t移动\n空格\t选或不选这一格",
        "↑ ↓ PgUp PgDn Home End\tmove\nSpace\tchoose this cell or not",
    ),
    "help.reading": (
        "把一篇通稿粘贴进来：左边是原文，读出的数有下划线；右边是数据，“旧 -> 新”；下面是核对出的问题、矛盾、更正、截至更早时间的数、未读出的和引用的数量。\n"
        "采用之前什么都不写入，离开前会先问；原文不是这一场时，一格也不会先选上，F8 到那一场里去读。",
        "Paste a bulletin: the text stands left with every figure read underlined, the figures right (old -> new), "
        "what is found in the text, contradictions, corrections, earlier moments, what was not read and quantities quoted below.\nNothing is entered before you accept, and leaving "
        "is asked about; when the text is of another conference, nothing is chosen beforehand, and F8 reads it there.",
    ),
    "help.reading_keys": (
        "Tab Shift+Tab ← →\t原文中到下一个、上一个数\nEnter\t在原文与数据之间跳转\n空格\t选或不选这一格\n"
        "F6\t换区\nF5\t采用选中的各格（Ctrl+Z 一次撤销）\n"
        "F9\t说明一个没有读出的数是哪一格的（Enter 选定）\nCtrl+N\t把那句话留作本单位的句子\n"
        "= + ~ ! ?\t相同、新填、改动、矛盾、没有读出",
        "Tab Shift+Tab ← →\tto the next or previous figure of the text\nEnter\tjump between text and figures\n"
        "Space\tchoose this cell or not\nF6\tnext part\nF5\taccept what is chosen (Ctrl+Z undoes it)\n"
        "F9\tsay which figure an unread number is (Enter takes)\nCtrl+N\tkeep that sentence as the office's own\n"
        "= + ~ ! ?\tthe same, new, changed, contradiction, not read",
    ),
    "help.names": (
        "本单位的名单：谁在哪一段时间是什么职务、先后次序，各地当时的名称，用哪个词、不用哪个词。所有文稿都照它核对。"
        "改了马上存进档案，大家共用；别人同时改了同一条，会告诉您，不会互相覆盖。",
        "The office's own list: who held which title when and who goes first, what places were called when, which words are "
        "used and which are not. Every text is checked against it. A change is kept in the archive at once, for everybody; "
        "if somebody else has just changed the same entry you are told, and nobody overwrites anybody.",
    ),
    "help.names_keys": (
        "↑ ↓ PgUp PgDn Home End\t移动\nEnter\t改这一条；一人一行一个职务\n^F\t只列出含有这些字的；Esc 显示全部\n"
        "Delete\t去掉这一行（^Z 撤销）",
        "↑ ↓ PgUp PgDn Home End\tmove\nEnter\tchange it; a row is one title of a person\n^F\tlist only what holds these "
        "words; Esc shows all\nDelete\ttake the row out (^Z undoes it)",
    ),
    "help.history": (
        "各版，新的在上：谁、什么时候、改了什么。旧的一版恢复成最新的一版，其他各版仍在。",
        "The versions, newest first: who, when, what changed. A version that is restored becomes the newest; the others stay.",
    ),
    "help.history_keys": (
        "↑ ↓ PgUp PgDn Home End\t移动",
        "↑ ↓ PgUp PgDn Home End\tmove",
    ),
    "help.sections": (
        "整场发布会的提纲：标题与导语、各部门的发布、答问、以前的承诺。! 有错误，? 要核对；“-”已展开，“+”已收起。\n"
        "把一篇通稿粘贴到这里，会读出标题、谁说了什么、有哪些数，由您选定后写进本场。",
        "The whole conference as an outline: headlines and lead, sections, answers, promises made before. ! has an "
        "error, ? wants a look; “-” is open, “+” collapsed.\nPaste a page here: its headlines, and who says what with which figures, "
        "are offered, and what you choose is taken over.",
    ),
    "help.sections_keys": (
        "↑ ↓ PgUp PgDn Home End\t移动\nEnter\t打开：段落和答问进编辑，承诺填办理情况，其余改资料\n"
        "粘贴\t读出谁说了什么",
        "↑ ↓ PgUp PgDn Home End\tmove\nEnter\topen: paragraphs and answers in the editor, promises to say how "
        "they were kept, the rest in its dialog\npaste\tread who says what",
    ),
    "help.section": (
        "上面写，左下是印样，右下是数据。〔1306名〕这样括着的是本场的数据，改了数据各处跟着改；光标、删除、选择、复制都把它当一个字，"
        "印出来没有括号。\n"
        "数照原文填（7949万条、约35万用户），旁边是它的确切值；无法识别的写明原因。F5 把文字里的数提取成数据。"
        "键入、粘贴的中文，半角标点、直引号改成全角的，按一次 Ctrl+Z 就改回。"
        "光标不在数据上时，Ctrl+U 列出这个单位上次给的数，选一个写入。",
        "Write above; below left is how it will be printed, below right are the figures. What stands in 〔 〕 is a figure "
        "of the record: change it once and it changes everywhere. To the cursor, to Delete and to the clipboard it is one "
        "character, and its brackets are not printed.\nType figures as printed "
        "(79.49 million messages, about 350,000 users): the exact value stands beside them, or why there is none. F5 extracts the figures from the text. "
        "Full-width marks become half-width in English; Ctrl+Z once takes that back. Where no figure is at the cursor, Ctrl+U lists "
        "what the department gave last time, to be put in.",
    ),
    "help.section_keys": (
        "Tab Shift+Tab\t在文字、印样、数据之间换区\nEnter\t在印样或数据上：改这个数；在文字里：另起一段\n"
        "Home End\t行首、行尾；加 Ctrl 到开头、末尾\nShift+方向键 Ctrl+A\t选择、全选\nCtrl+← →\t到前一个、后一个词或数据\n"
        "Ctrl+X C V\t剪切、复制、粘贴；在本场里数据仍是数据\nCtrl+W Ctrl+K\t删去前一个词、删到行尾\n双击〔 〕\t改这个数",
        "Tab Shift+Tab\tbetween the words, the print and the figures\nEnter\ton the print or a figure: change it; in the "
        "words: a new paragraph\nHome End\tends of the line; with Ctrl of the text\nShift+arrows Ctrl+A\tselect, select all\n"
        "Ctrl+← →\tto the word or figure before, behind\nCtrl+X C V\tcut, copy, paste; a figure stays a figure in this "
        "conference\nCtrl+W Ctrl+K\tdelete the word before, to the end of the line\ndouble click\ton 〔 〕: change the figure",
    ),
    "help.titles": (
        "上面是由数据、各地进展和判断拟出的标题，下面是写成的标题、副题、电头、议题。! 标题里的数正文没有。",
        "Above, headlines proposed from figures, progress and claims; below, headlines, sub-heads, byline and agenda as "
        "they stand. ! marks a figure that the body does not have.",
    ),
    "help.titles_keys": (
        "空格\t选作副题，再按不选\nEnter\t用作主标题；在下面：修改\nTab Shift+Tab\t换区",
        "Space\ttake as a sub-head, again: not\nEnter\tas the headline; below: change\nTab Shift+Tab\tother part",
    ),
}  # fmt: skip
