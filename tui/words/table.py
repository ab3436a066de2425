"""The words of bringing a department's table in."""

from store.languages import Pairs

WORDS: Pairs = {
    "table.opt_window": (
        "表里没有写明时段时，这些数字属于哪个时段（如 yesterday）",
        "the window for figures that name none in the table (such as yesterday)",
    ),
    "table.opt_sheet": ("xlsx 里要读的那张表", "the sheet of an xlsx file to read"),
    "table.opt_dry_run": (
        "只看会改哪些格，不写入档案",
        "only show which cells would change; the record is left alone",
    ),
    "table.needs_into": (
        "请用 --into 写明并入哪一场（如 --into 24）。表格里没有场次。",
        "Say which conference the table belongs to with --into (such as --into 24); a table names none.",
    ),
    "table.stdin_is_json": (
        "标准输入（-）只收 JSON（read --json 的格式）。表格请存成 .csv 或 .xlsx 文件，再用 import 文件 --into 场次。",
        "Standard input (-) takes JSON only (as read --json prints it). Save a table as a .csv or .xlsx file and "
        "use import FILE --into NO.",
    ),
    "table.only_tables": (
        "--dry-run、--window、--sheet 只用于表格（csv、xlsx）。",
        "--dry-run, --window and --sheet are for tables (csv, xlsx) only.",
    ),
    "table.preview": (
        "预览，未写入：将改动{changed}格，{same}格本来就一样。",
        "Preview, nothing was written; cells that would change: {changed}, the same already: {same}.",
    ),
    "table.unread": (
        "表中有{count}格没有读入：",
        "Cells of the table that were not read: {count}",
    ),
    "table.unread_cell": ("  · {where}“{text}”：{why}", "  - {where} “{text}”: {why}"),
    "table.title": ("导入表格", "Import a table"),
    "table.field_file": ("文件", "File"),
    "table.hint_file": (
        "csv 或 xlsx 的路径；也可以直接粘贴表格里的一块",
        "path of a csv or xlsx file; or paste a block of cells here",
    ),
    "table.pasted": ("粘贴的表格", "pasted table"),
    "table.left_out": ("没有导入，本场没有改动。", "Nothing was imported; the conference is as it was."),
    "table.which_window": (
        "表里没有写明时段，是哪个时段的数？",
        "The table names no window. Which one are its figures for?",
    ),
    "table.which_sheet": ("要导入哪一张表？", "Which sheet is it?"),
    "table.state": (
        "{source}  改动{changed}格（选{chosen}）  相同{same}格  未读{unread}格",
        "{source}  would change {changed} (chosen {chosen})  same {same}  unread {unread}",
    ),
    "table.hint": (
        "空格选或不选，F6 换到未读部分，F5 采用；采用之前什么都不写入。",
        "Space chooses, F6 shows the unread, F5 accepts; until then nothing changes.",
    ),
    "table.nothing_new": (
        "表里的数与本场已有的完全相同，没有要改的。Esc 返回。",
        "The table says what the conference has already; nothing would change. Esc goes back.",
    ),
    "table.all_read": ("表里的数字都读到了。", "Every figure of the table was read."),
    "table.as_of": ("，截至{moment}", ", as of {moment}"),
    "table.from": ("{cell}  <- {where}", "{cell}  <- {where}"),
    "table.entered_by": ("  原由{by}录入", "  entered by {by} before"),
    "table.taken": (
        "已填入{count}格，Ctrl+Z 撤销。",
        "Cells filled: {count}; Ctrl+Z undoes it.",
    ),
    "table.nothing_chosen": ("一格也没有选。空格键选。", "No cell is chosen. Space chooses."),
}
