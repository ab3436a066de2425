"""The words of the office's own list: the command `names`, its screen and its dialogs."""

from store.languages import Pairs

WORDS: Pairs = {
    "names.arg_do": (
        "list 列出，check 检查文件，import 放进文件，export 取出文件",
        "list the entries, check a file, import a file, export the list",
    ),
    "names.arg_file": (
        "check、import 后面写文件；export 后面写要写成的新文件，不写就输出到屏幕",
        "the file, for check and import; for export the new file to write, without one the list is printed",
    ),
    "names.opt_on": ("只列这一天有效的", "only what is valid on that day (2022-09-01)"),
    "names.opt_replace": (
        "文件里没有的，从名单上去掉（以前各份仍留着）",
        "remove from the list what the file lacks (earlier files of the list stay)",
    ),
    "names.needs_file": (
        "请写明文件，如 names check names.toml。",
        "Name a file, such as names check names.toml.",
    ),
    "names.bad_day": (
        "“{text}”不是日期。请写成 2022-09-01。",
        "“{text}” is not a date. Write it as 2022-09-01.",
    ),
    "names.exported": ("名单写成了文件：{file}", "The list was written to {file}"),
    "names.not_exported": (
        "名单没有写成文件 {file}：{problem}。请换一个名字或文件夹。",
        "The list was not written to {file}: {problem}. Name another file or folder.",
    ),
    "names.none": (
        "本单位还没有名单。样子见 --demo names export；写好后用 names import 放进来，或在界面里建（列表上按 F9）。",
        "The office has no list yet. See --demo names export for an example; take yours in with names import, or make it "
        "in the app (F9 on the list).",
    ),
    "names.sound": (
        "{file} 没有问题：人员 {persons}，地名 {places}，用词 {words}。",
        "{file} is sound: people {persons}, places {places}, words {words}.",
    ),
    "names.taken": (
        "已作为 {file}：新的{new}条，去掉的{gone}条。以前各份仍在。",
        "Kept as {file}: new entries {new}, gone {gone}. The files before it stay.",
    ),
    "names.same": ("与现在的名单一样，没有改动。", "It is the same as the list is now; nothing was changed."),
    "names.title": ("名单", "The office's list"),
    "names.counts": (
        "人员{persons} 地名{places} 用词{words}",
        "people {persons}, places {places}, words {words}",
    ),
    "names.foot": (
        "名单存在档案里，各人共用；每次改动另存一份，^Z 撤销。",
        "Kept in the archive, shared by all; each change is a new version. ^Z undoes it.",
    ),
    "names.empty": (
        "还没有名单。^N 加人员、地名、用词。已有名单文件的，请管档案的人放进来。",
        "There is no list yet. ^N adds a person, a place or words. A file the office has is taken in by whoever keeps the archive.",
    ),
    "names.find": ("查找姓名、职务、地名、用词", "Find a name, a title, a place, a word"),
    "names.add_what": ("加哪一种？", "What is to be added?"),
    "names.heading_persons": ("人员 {count}", "People: {count}"),
    "names.heading_places": ("地名 {count}", "Places: {count}"),
    "names.heading_words": ("用词 {count}", "Words: {count}"),
    "names.never_so": ("不写作 {words}", "not {words}"),
    "names.removed": ("已去掉“{name}”。Ctrl+Z 撤销。", "Removed “{name}”. Ctrl+Z undoes it."),
    "names.added": (
        "名单已记下“{name}”，以后各场都照它核对。",
        "The list has “{name}” now, and every conference is checked against it.",
    ),
    "names.person_title": ("人员", "A person"),
    "names.place_title": ("地名", "A place"),
    "names.word_title": ("用词", "Words"),
    "names.new_title_of": ("{name}的新职务", "A new title of {name}"),
    "names.end_title_of": ("“{title}”到哪一天为止", "The last day of “{title}”"),
    "names.name": ("姓名", "Name"),
    "names.held": ("职务", "Title"),
    "names.department": ("单位", "Department"),
    "names.also": ("也写作", "Also accepted"),
    "names.several_hint": ("多个用 、或 | 隔开", "several: separate with |"),
    "names.order": ("次序", "Precedence"),
    "names.order_hint": ("数小的在前；可以不填", "the smaller goes first; optional"),
    "names.from": ("从哪天起", "From"),
    "names.from_hint": ("首日；不知道的不填", "the first day; empty where not known"),
    "names.until": ("到哪天止", "Until"),
    "names.until_hint": ("末日（含）；没有就不填", "the last day; empty if there is none"),
    "names.ends": ("原职务到前一天为止", "The title before ends"),
    "names.new_title_after": ("{name}的新职务，原职务“{title}”", "A new title of {name}, until now {title}"),
    "names.place_name": ("地名", "Name"),
    "names.never": ("不写作", "Do not write"),
    "names.earlier": ("曾用名", "Former name"),
    "names.language": ("语言", "Language"),
    "names.language_hint": ("zh 或 en", "zh or en"),
    "names.avoid": ("不用", "Avoid"),
    "names.use": ("改用", "Use"),
    "names.use_hint": ("没有替换的词就不填", "empty where there is no other word"),
    "names.except": ("例外", "Except in"),
    "names.why": ("原因", "Why"),
    "names.backwards": ("末日早于首日。", "The last day is before the first."),
    "names.bad_order": (
        "“{raw}”不是次序：请填0到1000000的整数。",
        "“{raw}” is not an order of precedence: type a whole number from 0 to 1000000.",
    ),
    "names.round": (
        "“{raw}”本身也是名单上不用的词。请换一个词，或改另一条。",
        "“{raw}” is not to be used itself: the list would go round. Use another word, or change the other entry.",
    ),
    "names.no_title": ("没有写职务。", "The title is missing."),
    "names.no_earlier": ("没有写曾用名。", "The former name is missing."),
    "names.person": ("人员", "person"),
    "names.place": ("地名", "place"),
    "names.word": ("用词", "word"),
}
