"""The words of the command line."""

from store.languages import Pairs

WORDS: Pairs = {
    "cli.usage": (
        "bulletin-tui [--data 文件夹] [--lang zh|en] [--demo] [命令 …]",
        "bulletin-tui [--data DIR] [--lang zh|en] [--demo] [COMMAND …]",
    ),
    "cli.about": (
        "发布会数字只记一次，通稿、英文稿、表格都由它生成。不带命令时打开界面。",
        "One record of a press conference's figures; every text is made from it. "
        "Without a command the app opens.",
    ),
    "cli.commands": (
        "命令（bulletin-tui 命令 --help 看用法）",
        "commands (bulletin-tui COMMAND --help tells more)",
    ),
    "cli.examples": ("例子：", "Examples:"),
    "cli.command": ("命令", "COMMAND"),
    "cli.unknown_arguments": ("不认识“{words}”", "unrecognized arguments: {words}"),
    "cli.half_character": (
        "--{option} 里有字的编码不对（不是 UTF-8）：{text}。什么也没有做，请重新输入。",
        "--{option} holds bytes that are not UTF-8: {text}. Nothing was done; type it again in UTF-8.",
    ),
    "cli.no_command": ("没有“{name}”这个命令", "there is no command “{name}”"),
    "cli.option_behind": (
        "（“{option}”是命令的选项的话，写在命令后面）",
        " (if “{option}” is an option of a command, it goes behind it)",
    ),
    "cli.did_you_mean": ("（是否指 {name}？）", " (did you mean {name}?)"),
    "cli.opt_data": (
        "档案所在的文件夹（也可用环境变量 BULLETIN_DATA）",
        "the archive's folder (or set BULLETIN_DATA)",
    ),
    "cli.opt_lang": (
        "界面语言；写 en 时，draft、export 的文稿也是英文",
        "language of the interface; en gives draft and export an English text, too",
    ),
    "cli.opt_demo": (
        "打开装有样例的临时档案，退出后不保留",
        "use a throwaway archive that holds the sample",
    ),
    "cli.opt_new_archive": (
        "文件夹里原来的档案不见了时，在那里另建一个空档案（档案还在时照常打开）",
        "if the folder's archive is gone, begin a new, empty one there (one that is there is opened as usual)",
    ),
    "cli.opt_theme": (
        "界面的主题：深色、浅色、高对比、单色",
        "the theme: dark, light, high contrast, no colors",
    ),
    "cli.opt_mono": ("单色界面，同 --theme mono", "an interface without colors, as --theme mono"),
    "cli.opt_no_mouse": (
        "不用鼠标，便于在终端里选取文字",
        "leave the mouse to the terminal, so that text can be selected",
    ),
    "cli.arg_no": ("场次（如 24）或编号（如 2022-09-01-024）", "a number (24) or a key (2022-09-01-024)"),
    "cli.show_raw": (
        "数据照原样列在下面（时段/指标/地区、数、录入人），系列改好以前可以用：",
        "Its figures follow as they are kept (window/indicator/place, figure, who typed it), for use until the "
        "series is put right:",
    ),
    "cli.list": ("列出各场发布会，新的在前", "the conferences, newest first"),
    "cli.find": ("查找：哪几场提到这些字", "the conferences in which given words are found"),
    "cli.history": ("一场发布会的历史：谁在何时改了什么", "who changed what and when; compare, restore"),
    "cli.backup": ("把整个档案备份成一个文件", "write the whole archive into one file"),
    "cli.delete": (
        "把一场移出列表（可恢复），或列出已移出的",
        "remove a conference from the list (it can be brought back), or list the removed",
    ),
    "cli.restore": ("从备份恢复到新文件夹", "restore a backup into a new folder"),
    "cli.guide": (
        "手册：一份通稿从头做起、更正、新系列、各个文件怎样写",
        "the manual: a bulletin from scratch, a correction, a new series, how the files are written",
    ),
    "cli.show": ("审阅一场发布会", "the review of a conference"),
    "cli.where": ("档案、缓存、日志各在哪里", "where the archive, the cache and the logs are"),
    "cli.check": (
        "核对一场、所有场次，或一篇没有记录的通稿",
        "check one conference, all of them, or a text without a record",
    ),
    "cli.draft": ("打印文稿", "print a text"),
    "cli.read": ("读一篇通稿里的数字", "read the figures in a bulletin"),
    "cli.verify": ("把改过的文稿与记录核对", "check an edited text against the record"),
    "cli.export": ("把文稿导出成文件", "write texts to files"),
    "cli.series": (
        "系列：列出、新建、检查（list、new、check）",
        "series: list them, make one, check one's files",
    ),
    "cli.names": (
        "名单：人员职务、地名、用词（list、check、import、export）",
        "the office's list of titles, places and words: list, check, import, export",
    ),
    "cli.import": ("从文件导入一场的数字", "bring a conference's figures in from a file"),
    "cli.list_head": (
        "场次\t日期\t状态\t总数\t错误\t待填\t警告\t编号",
        "No.\tdate\tstate\ttotal\terrors\tblank\twarnings\tkey",
    ),
    "cli.list_series": ("系列", "series"),
    "cli.list_remark": ("备注", "remark"),
    "cli.list_unsaved": (
        "有{count}场另有未存版的录入（备注里标明），这里没有算进去；在界面里打开那一场可采用。",
        "Conferences with typing that no version holds (named in the last column): {count}; it is not counted here. "
        "Open one in the app to take it over.",
    ),
    "cli.list_uncounted": (
        "有{count}场改动后还没有核对（列作?）；check --all 全部核对。",
        "Conferences not checked since they changed (shown as ?): {count}. check --all checks them all.",
    ),
    "cli.reading": ("初次读取档案 {done}/{of}", "reading the archive for the first time {done}/{of}"),
    "cli.list_empty": (
        "档案还是空的：{root}。打开界面新建一场，或加 --demo 看样例。",
        "The archive is still empty: {root}. Open the app to begin one, or add --demo to see the sample.",
    ),
    "cli.status_draft": ("草稿", "draft"),
    "cli.status_released": ("已发布", "released"),
    "cli.status_final": ("已定稿", "final"),
    "cli.status_revised": ("定稿后改", "revised"),
    "cli.where_archive": ("档案\t{path}", "archive\t{path}"),
    "cli.where_cache": ("缓存（可删）\t{path}", "cache (may be deleted)\t{path}"),
    "cli.where_journal": ("录入日志\t{path}", "keystroke journals\t{path}"),
    "cli.where_names": (
        "名单（settings/names.*.toml）\t{path}",
        "the office's list (settings/names.*.toml)\t{path}",
    ),
    "cli.where_series": ("本单位的系列与句子\t{path}", "the office's series and sentences\t{path}"),
    "cli.where_settings": ("设置（界面里 Shift+F12）\t{path}", "settings (Shift+F12 in the app)\t{path}"),
    "cli.opt_text_lang": (
        "文稿语言：zh 或 en（不写：写了 --lang en 就是 en，否则 zh）",
        "language of the text: zh or en (default: en with --lang en, else zh)",
    ),
    "cli.opt_text_langs": (
        "文稿语言：zh、en 或 zh,en（不写：写了 --lang en 就是 en，否则 zh）",
        "language of the text: zh, en or zh,en (default: en with --lang en, else zh)",
    ),
    "cli.text_is_english": (
        "文稿是英文的；中文稿加 --text-lang zh。",
        "The text is in English; for the Chinese one add --text-lang zh.",
    ),
    "cli.text_is_chinese": (
        "文稿是中文的；英文稿加 --text-lang en。",
        "The text is in Chinese; for the English one add --text-lang en.",
    ),
    "cli.opt_form": (
        "文稿形式（不写：full）：全文、简讯、口播稿、表格、答问",
        "form of the text (default: full)",
    ),
    "cli.opt_trace": ("列出每个数字的来处", "list where each number comes from"),
    "cli.opt_to": ("格式，可用逗号隔开多个", "formats, separated by commas"),
    "cli.opt_out": (
        "写到哪个文件夹（不写：设置里“导出到”的，没有设就是当前文件夹）",
        "the folder to write to (default: the one that is set for exports, else here)",
    ),
    "cli.opt_force": ("已有同名文件时覆盖", "replace a file of the same name"),
    "cli.opt_as_draft": (
        "按草稿导出：可以还有待填的和错误，文件名和正文都标明",
        "export as a marked draft: blanks and errors are allowed, and said in the name and the text",
    ),
    "cli.opt_import_file": (
        "JSON 文件（read --json 的格式），- 为标准输入（没有内容时最多等10秒）；或 csv、xlsx 表格",
        "a JSON file (as read --json), - for stdin (waited for 10 seconds at most); or a table, csv or xlsx",
    ),
    "cli.opt_import_no": (
        "并入这一场（不写：按文件里的场次，没有就新建）",
        "bring it into this conference (else the one the file names, made when there is none)",
    ),
    "cli.draft_marked": (
        "这是草稿，首行已标明，不得发布；还要处理{points}：",
        "A DRAFT, and its first line says so; points still open: {points}:",
    ),
    "cli.draft_errors": (
        "有{count}处错误，不出稿，请先改正：",
        "Refused; errors in the figures: {count}. Correct them and try again:",
    ),
    "cli.draft_also": (
        "另外：{kinds}（见 check）。",
        "Besides: {kinds} (see check).",
    ),
    "cli.export_refused": (
        "没有导出：还要处理{points}。处理好再导，或用 --as-draft 导出标明“草稿”的文件。",
        "Not exported; points still open: {points}. Settle them, or export a marked draft with --as-draft.",
    ),
    "cli.export_unchecked": (
        "提醒：下列核对因缺数据没有做，不等于通过：{rules}。",
        "Note: these checks lacked a figure and were not made, which is not a pass: {rules}.",
    ),
    "cli.item": ("  · {text}", "  - {text}"),
    "cli.told_above": ("上面已经说过的：{count}处", "told above already: {count}"),
    "cli.exported": ("{path}", "{path}"),
    "cli.imported": (
        "已并入 {key}：改动{changed}格，{same}格本来就一样。",
        "Brought into {key}; cells changed: {changed}, the same already: {same}.",
    ),
    "cli.imported_new": ("新建 {key}，填入{changed}格。", "Made {key}; cells: {changed}."),
    "cli.unsaved": (
        "有未存版的录入：{at}，{count}处，这里没有算进去；在界面里打开本场可采用。",
        "Typed but not saved as a version: {at}, places: {count}; not included here. "
        "Open the conference in the app to take it in.",
    ),
    "cli.clash": (
        "另一窗口同时改了“{cell}”：档案里是 {theirs}，本次导入的是 {mine}，未动档案。",
        "Another window changed “{cell}” meanwhile: the record keeps {theirs}, this import has {mine}.",
    ),
    "cli.no_output": (
        "标准输出不可用（{problem}），结果没有输出。请改用别的输出再试。",
        "Standard output cannot be written ({problem}), so the result was not printed. Send it elsewhere.",
    ),
    "cli.output_closed": (
        "标准输出已关闭，结果无处输出，什么也没有做。请改用别的输出再试。",
        "Standard output is closed and there is nowhere to print to; nothing was done. Send it elsewhere.",
    ),
    "cli.no_input": (
        "标准输入不可用（{problem}），没有可读的内容。请写明文件。",
        "Standard input cannot be read ({problem}). Name a file, or send the text through a pipe.",
    ),
    "cli.awaits": (
        "正在等标准输入送来内容……（最多等10秒）",
        "Waiting for something to come through standard input (10 seconds at most) ...",
    ),
    "cli.awaits_typing": (
        "请在这里键入或粘贴，另起一行按 Ctrl+D 结束。",
        "Type or paste here, and end with Ctrl+D on a line of its own.",
    ),
    "cli.no_terminal": (
        "界面要在终端里打开，这里没有终端，什么也没有做。在终端里运行；不用界面的，见 bulletin-tui --help 里的命令。",
        "The screens need a terminal and there is none here; nothing was done. Run it in a terminal, or use a command: bulletin-tui --help lists them.",
    ),
    "cli.two_archives": (
        "--data 与 --demo 不能同用：一个是您的档案，一个是用完即弃的样例。请只留一个。",
        "--data and --demo cannot go together: one is your archive, the other a throwaway sample. Keep one of them.",
    ),
    "cli.data_is_address": (
        "--data 或 BULLETIN_DATA 要写本机的文件夹，不是网址：{text}。什么也没有做。",
        "--data and BULLETIN_DATA name a folder of this computer, not an address: {text}. Nothing was done.",
    ),
    "cli.archive_begun": (
        "{path} 里原来没有档案，新建了一个。路径写错了的话，请删去它，再用对的路径打开。",
        "There was no archive in {path}; a new one was begun. If the path was mistyped, remove it and open the right one.",
    ),
    "cli.no_data": (
        "--data 后面是空的。请写出档案所在的文件夹，或去掉 --data。",
        "--data is empty. Name the archive's folder, or leave --data out.",
    ),
}
