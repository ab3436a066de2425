"""The words of the office's own list: the command `names`, its screen and its dialogs."""

from store.languages import Pairs

WORDS: Pairs = {
    "names.arg_do": (
        "list 列出，check 检查文件，import 放进文件，export 取出文件",
        "list it, check a file, import a file, export the file",
    ),
    "names.arg_file": ("check、import 后面写文件", "the file, for check and import"),
    "names.opt_on": ("只列这一天有效的", "only what holds on that day (2022-09-01)"),
    "names.opt_replace": (
        "文件里没有的，从名单上去掉（以前各份仍留着）",
        "what the file lacks goes from the list (its earlier files stay)",
    ),
    "names.needs_file": (
        "请写明文件，如 names check names.toml。",
        "Name a file, such as names check names.toml.",
    ),
    "names.bad_day": (
        "“{text}”不是日期。请写成 2022-09-01。",
        "“{text}” is no date. Write it as 2022-09-01.",
    ),
    "names.none": (
        "本单位还没有名单。样子见 --demo names export；写好后用 names import 放进来，或在界面里建（列表上按 F9）。",
        "The office has no list yet. See --demo names export for an example; take yours in with names import, or make it "
        "in the app (F9 on the list).",
    ),
    "names.sound": (
        "{file} 没有问题：人员 {persons}，地名 {places}，用词 {words}。",
        "{file} is sound: persons {persons}, places {places}, words {words}.",
    ),
    "names.taken": (
        "已作为 {file}：新的 {new} 条，去掉的 {gone} 条。以前各份仍在。",
        "Kept as {file}: new entries {new}, gone {gone}. The files before it stay.",
    ),
    "names.same": ("与现在的名单一样，没有改动。", "It is the same as the list is now; nothing was changed."),
    "names.person": ("人员", "person"),
    "names.place": ("地名", "place"),
    "names.word": ("用词", "word"),
}
