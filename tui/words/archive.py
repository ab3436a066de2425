"""Words of the archive: beginning one, history, clashes, recovery, backups, its check."""

from store.languages import Pairs

WORDS: Pairs = {
    "archive.arg_find_all": (
        "也看更早各场的文稿（多年的档案要等一会儿）",
        "also search the texts of earlier conferences (slow in an archive of many years)",
    ),
    "archive.find_more": (
        "更早各场（{count}场）只查了录入的内容；文稿也要查，加 --all。",
        "Of earlier conferences ({count}) only what was entered was searched; --all searches their texts, too.",
    ),
    "archive.finding": ("看各场的文稿：{done}/{of}", "Searching the texts: {done} of {of}"),
    "archive.arg_compare": ("比较两版：甲版 乙版", "compare two versions: A B"),
    "archive.arg_restore": ("把这一版恢复成最新的一版", "make this version the newest one"),
    "archive.arg_hash": ("文稿上印的校验值：是哪一版", "the hash printed on a text: which version it is"),
    "archive.arg_reason": ("为什么（记入历史）", "why, for the history"),
    "archive.arg_backup": (
        "备份写成这个文件（不写：当前文件夹下，以时间命名）",
        "the file to write (default: here, named by the time)",
    ),
    "archive.arg_restore_file": ("备份文件", "the backup"),
    "archive.arg_large": (
        "备份是本单位自己的：不限大小，都恢复",
        "the backup is your own: restore it however large it is",
    ),
    "archive.arg_to": ("恢复到这个新的或空的文件夹", "the new or empty folder to restore into"),
    "archive.arg_undo": ("恢复已移出的一场", "bring a removed conference back"),
    "archive.deleted": (
        "已把 {conference} 移出列表，内容都还在。恢复：bulletin-tui delete {conference} --undo",
        "{conference} was removed from the list; nothing of it is lost. To bring it back: bulletin-tui delete {conference} --undo",
    ),
    "archive.undeleted": ("已恢复 {conference}。", "{conference} was brought back."),
    "archive.none_deleted": ("没有移出列表的发布会。", "No conference was removed."),
    "archive.not_deleted": (
        "移出列表的发布会里，没有哪一场单单是“{no}”（有：{known}）。bulletin-tui delete 逐一列出。",
        "No single removed conference is “{no}” ({known}). `bulletin-tui delete` lists those there are.",
    ),
    "archive.arg_find": (
        "要找的字：场次、日期、地名、发言人、词句、数字",
        "number, date, place, speaker, phrase or figure",
    ),
    "archive.arg_archive": (
        "核查整个档案：文件、历史、备份",
        "check the whole archive: files, histories, backups",
    ),
    "archive.arg_accept": (
        "以现状为准：与本机所见不符的一场（或已不在的一场），写明 --reason 接受，记入历史",
        "accept as it stands a conference that differs from what this computer saw (or is gone); needs --reason, "
        "which the history keeps",
    ),
    "archive.arg_accept_all": (
        "以现状为准：接受与本机所见不符的一切，须写明 --reason",
        "accept as it stands everything that differs from what this computer saw; needs --reason",
    ),
    "archive.more_gone": (
        "与本机所见不符的还有{count}场，check --archive 逐场列出。用备份恢复；确以现状为准，可一次全部接受："
        "bulletin-tui check --archive --accept --reason 理由",
        "Others that are not as this computer saw them: {count}; `check --archive` names each. Restore a backup; or "
        "accept all of them at once: bulletin-tui check --archive --accept --reason WHY",
    ),
    "archive.accept_all": (
        "确以现状为准，可一次全部接受：打开最近一场，在它的历史屏（^R）按 F8。",
        "To accept all of it at once: open the latest conference and press F8 on its history screen (^R).",
    ),
    "archive.accepted": (
        "{conference} 以现状为准，姓名和理由已记下。",
        "{conference} is taken as it stands; name and reason are on record.",
    ),
    "archive.accepted_all": (
        "档案以现状为准，姓名和理由已记下；其中与所见不符的场次：{keys}。",
        "The archive is taken as it stands; name and reason are on record. Conferences that were not as seen: {keys}.",
    ),
    "archive.not_compared": (
        "本机以前没有见过的有{count}场：它们的历史只与自身和备份核对过，无从与所见比较。",
        "Not seen on this computer before: {count}. Their histories were checked against themselves and the backups "
        "only: there is nothing earlier to compare them with.",
    ),
    "archive.arg_merge": ("把同步软件留下的副本合并进来", "merge the copies a synchronizing folder left"),
    "archive.version_line": (
        "第{number}版\t{when}\t{by}\t{kind}\t{reason}\t{source}",
        "version {number}\t{when}\t{by}\t{kind}\t{reason}\t{source}",
    ),
    "archive.change_line": ("\t{name}：{old} → {new}", "\t{name}: {old} -> {new}"),
    "archive.same": ("两版没有不同。", "The two versions are the same."),
    "archive.restored": (
        "已把第{of}版恢复成第{number}版。",
        "Version {of} was restored as version {number}.",
    ),
    "archive.hash_found": ("是第{number}版。", "It is version {number}."),
    "archive.hash_unknown": (
        "这场发布会的历史里没有校验值 {hash}：文稿不是由现有的历史印出的，或历史被改动过。",
        "The history of this conference has no hash {hash}: the text was not made from it, or the history was changed.",
    ),
    "archive.backed_up": (
        "已备份{count}场发布会。恢复：bulletin-tui restore {path} --to 新文件夹",
        "Conferences backed up: {count}. To restore: bulletin-tui restore {path} --to NEWFOLDER",
    ),
    "archive.backup_damaged": (
        "其中这些文件已损坏，按原样一并保存：{files}",
        "These files are damaged and were kept as they are: {files}",
    ),
    "archive.backup_passed_over": (
        "备份里还有不在清单上的文件，不是本程序放的，没有恢复：{files}",
        "The backup also holds files that are not on its list; this program did not put them there, and they were "
        "not restored: {files}",
    ),
    "archive.restored_all": (
        "已恢复{count}场发布会，逐一核对无误。打开：bulletin-tui --data {path}",
        "Conferences restored, each one verified: {count}. To open it: bulletin-tui --data {path}",
    ),
    "archive.found_none": ("没有找到“{text}”。", "Nothing has “{text}” in it."),
    "archive.checking": ("核查 {done}/{of}", "checking {done}/{of}"),
    "archive.sound": (
        "{count}场发布会的文件与历史都对得上。",
        "All files and histories are in order; conferences: {count}.",
    ),
    "archive.unsound": ("共{count}处不符。", "Problems found: {count}."),
    "archive.merged": ("已合并 {file} 到 {key}。", "{file} was merged into {key}."),
    "archive.left_over": (
        "有{count}份未存版的录入，打开那一场时会问是否采用。",
        "Unsaved work waiting: {count}; it is offered when its conference is opened.",
    ),
    "archive.begin_title": ("这里没有档案", "There is no archive here"),
    "archive.begin_no_archive": (
        "这个文件夹里没有档案，路径可能写错了：\n{path}\n还什么也没有建。",
        "This folder holds no archive; the path may be mistyped:\n{path}\nNothing has been made yet.",
    ),
    "archive.begin_no_folder": (
        "没有这个文件夹，它的上一级也没有，路径可能写错了：\n{path}\n还什么也没有建。",
        "Neither this folder nor the one above it is there; the path may be mistyped:\n{path}\nNothing has been made yet.",
    ),
    "archive.begin_near": ("打开这个档案：{path}", "Open this archive: {path}"),
    "archive.begin_here": ("在上面写的位置新建一个空档案", "Begin a new, empty archive at the path above"),
    "archive.begin_leave": ("退出，什么也不建", "Quit; make nothing"),
}
