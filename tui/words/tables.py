"""The words of bringing a department's table in."""

WORDS = {
    "tables.opt_window": (
        "表里没有写明时段时，这些数字属于哪个时段（如 yesterday）",
        "the window of figures that name none in the table (such as yesterday)",
    ),
    "tables.opt_sheet": ("xlsx 里要读的那张表", "the sheet of an xlsx file to read"),
    "tables.opt_dry_run": (
        "只看会改哪些格，不写入档案",
        "only show which cells would change; the record is left alone",
    ),
    "tables.needs_into": (
        "请用 --into 写明并入哪一场（如 --into 24）。表格里没有场次。",
        "Say which conference the table belongs to with --into (such as --into 24); a table names none.",
    ),
    "tables.only_tables": (
        "--dry-run、--window、--sheet 只用于表格（csv、xlsx）。",
        "--dry-run, --window and --sheet are for tables (csv, xlsx) only.",
    ),
    "tables.preview": (
        "预览，未写入：将改动{changed}格，{same}格本来就一样。",
        "Preview, nothing was written: {changed} cells would change, {same} are the same already.",
    ),
    "tables.unread": (
        "表中有{count}格没有读入：",
        "{count} cells of the table were not read:",
    ),
    "tables.unread_cell": ("  · {where}“{text}”：{why}", "  - {where} “{text}”: {why}"),
    "tables.title": ("导入表格", "Import a table"),
    "tables.blank": ("空", "blank"),
    "tables.not_reported": ("未报", "not reported"),
    "tables.not_applicable": ("不适用", "not applicable"),
}
