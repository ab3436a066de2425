"""The troubles of the use-cases, and their sentences, (Chinese, English) by code."""

from collections.abc import Mapping
from typing import Any

from store.languages import in_language
from store.record.decoding import Misfit
from store.troubles import Trouble, UsageTrouble, Way

WORDS = {
    "bad_conference": (
        "{key} 打不开：它的文件里{why}文件没有改动。要恢复以前的版本，{restore_version}。",
        "{key} cannot be opened: in its file, {why} The file was left as it is. For earlier versions: {restore_version}.",
    ),
    "bad_copy": (
        "副本 {file} 没有合并，留在原处：里面{why}请看一下是谁写的，不再需要就删去。",
        "The copy {file} was not merged and stays where it is: in it, {why} See who wrote it, or delete it.",
    ),
    "bad_import": (
        "导入的 JSON 不合格式，什么也没有导入：{why}格式见 read --json 的输出。",
        "The JSON is not of the imported shape, and nothing was imported: {why} See the output of read --json.",
    ),
    "bad_series": (
        "系列“{series}”无法读取，它的场次暂时打不开，数据没有改动{as_they_are}：{why}",
        "The series “{series}” cannot be read, so its conferences cannot be opened for now; their figures are "
        "untouched{as_they_are}: {why}",
    ),
    "series_unread": ("系列“{series}”无法读取", "series “{series}” unreadable"),
    "not_restorable": (
        "第{number}版也打不开：{why}请选另一版。",
        "Version {number} cannot be opened either: {why} Choose another.",
    ),
    "clock_behind": (
        "这台电脑的钟是 {now}，而本场已有 {newest} 的记录：钟可能往回跳了，请核对。照常可以录入和存版，"
        "先后次序按存版的次序，不按钟点。",
        "This computer's clock says {now}, yet the conference has something of {newest}: the clock may have jumped "
        "back; check it. Typing and saving go on, and the order is that of the saves, not of the clock.",
    ),
    "no_conference": (
        "档案里没有“{got}”这一场{known}。{look}有哪些场次。",
        "The archive has no conference “{got}”{known}. {look} shows which there are.",
    ),
    "no_part": (
        "这一场里没有 {part}/{got}，可能已被删除。请返回列表重新选择。",
        "This conference has no {part}/{got}; it may have been removed. Go back to the list and choose again.",
    ),
    "ambiguous": (
        "“{got}”对应不止一场：{known}。请写完整编号。",
        "“{got}” may be several conferences: {known}. Give the whole key.",
    ),
    "number_taken": (
        "第{number}场已经有了（{key}）。请换一个场次，或打开已有的那一场。",
        "There is already a conference No. {number} ({key}). Choose another number, or open that one.",
    ),
    "verify_long": (
        "这份文稿有{had:,}个字，最多核对{most:,}个，没有核对。请只留下通稿正文。",
        "The text has {had:,} characters; at most {most:,} are checked against a record, and nothing was. Keep only "
        "the bulletin itself.",
    ),
    "verify_digits": (
        "文稿第{line}行有{most}位以上连在一起的数字，不会是通稿里的数，没有核对。请删去或改正这一处。",
        "Line {line} of the text has more than {most} digits in a row, which cannot be a figure of a bulletin; nothing "
        "was checked against the record. Remove it or correct it.",
    ),
    "not_json": (
        "{file} 不是有效的 JSON：第{line}行第{column}列 {problem}。",
        "{file} is not valid JSON: line {line}, column {column}: {problem}.",
    ),
    "json_conference_twice": (
        "{file} 的第{first}项和第{second}项是同一场发布会，不知道以哪个为准，没有导入。请删去一项，或分开导入。",
        "Entries {first} and {second} of {file} are the same conference, and nobody can tell which counts. Nothing "
        "was imported; remove one, or import them one by one.",
    ),
    "json_twice": (
        "{file} 的同一个对象里“{got}”写了两次，不知道以哪个为准，没有导入。请删去一个。",
        "{file} gives “{got}” twice in one object, and nobody can tell which counts. Nothing was imported; "
        "remove one.",
    ),
    "json_number": (
        "{file} 里的数 {got} 不可能是数据，没有导入。请核对。",
        "{file} has the number {got}, which cannot be a figure. Nothing was imported; check it.",
    ),
    "json_many": (
        "{file} 里有{had}场发布会，一次最多导入{most}场，没有导入。请分成几个文件。",
        "{file} holds {had} conferences; at most {most} are imported at a time, and nothing was. "
        "Split it into several files.",
    ),
    "json_other": (
        "{file} 里不是一场发布会，也不是发布会的列表（{{…}} 或 [{{…}}, …]）。格式见 read --json 的输出。",
        "{file} is neither a conference nor a list of them ({{…}} or [{{…}}, …]). See the output of read --json.",
    ),
    "export_moved": (
        "导出期间本场的数据有改动，没有导出。请核对改动后再导出一次。",
        "The record changed while it was being exported, and nothing was exported. Look at the change and export again.",
    ),
    "state_unnoted": (
        "定稿已导出，但档案里没能记下“已定稿”：{why}下次存版时一并记下，此前只有本机这样显示。",
        "The final text went out, but that it did could not be noted in the archive: {why} It will be noted with the next "
        "version; until then only this computer shows it.",
    ),
    "cannot_write": (
        "无法写入 {file}：{problem}。文稿没有导出，请换一个文件夹或腾出空间后重试。",
        "{file} cannot be written: {problem}. Nothing was exported; choose another folder or free some space.",
    ),
    "half_exported": (
        "导出中途出错：{problem}。这些文件已经写出，又没能收回：{files}。请不要使用，自行删去；原来的同名文件保存在 {stage}。",
        "The export failed half way: {problem}. These files stand there and could not be taken back: {files}. Do not "
        "use them and delete them yourself; what they replaced is kept in {stage}.",
    ),
    "export_taken_back": (
        "上次导出中途被中断，已写出的部分收回了，被替换的放回了原样：{files}。",
        "An earlier export was broken off; what it had written was taken back, and what it had replaced was put "
        "back: {files}.",
    ),
    "export_completed": (
        "上次导出在收尾时被中断，文件都已完整写出：{files}。",
        "An earlier export was broken off at its very end; its files are all there and whole: {files}.",
    ),
    "seal_lost": (
        "{file} 封着本场第{version}版的定稿（校验值 {anchor:.16}），现在的历史里没有这一版：末尾被删去，或历史被改写。"
        "请与那份定稿比较，用备份恢复；确以现状为准，请把旧文件移走，或导出到另一个文件夹",
        "{file} seals a final text of version {version} (hash {anchor:.16}) that is not in the history now: its end was "
        "removed, or it was rewritten. Compare with that text and restore a backup; if the record is right as it is, "
        "move the old files away, or export into another folder",
    ),
    "form_empty_qa": (
        "本场还没有答问，答问稿没有内容可出。先在全场（Ctrl+O）里加答问，或换一种形式。",
        "There are no answers yet, so the Q&A has nothing to say. Add them under Whole (Ctrl+O), "
        "or take another form.",
    ),
    "form_empty": (
        "这种形式还没有内容可出。",
        "This form has nothing to say yet.",
    ),
    "file_exists": (
        "{file} 已经存在，没有覆盖。{force}，或换一个文件夹。",
        "{file} exists already and was left alone. {force}, or use another folder.",
    ),
    "seal_strange": (
        "{file} 不是这一版的封条，或无法读取，没有改动，也没有导出。{force}，或换一个文件夹。",
        "{file} is not a seal of this version, or cannot be read; it was left alone and nothing was exported. "
        "{force}, or use another folder.",
    ),
    "draft_refused": (
        "还不能定稿，要处理{count}处：{reasons}",
        "The text cannot go out; points still open: {count}. {reasons}",
    ),
    "another_region": (
        "这篇文字是别的地区的，没有系列合它，没有存进“{series}”。确要按某个系列存，{name_series}。",
        "The text is of another region, and no series fits it: it was not saved under {series}. To save it all the same, {name_series}.",
    ),
    "sentence_not_read": (
        "这句话读不出这个数，没有留用：{words}",
        "The sentence does not read this figure, so it was not kept: {words}",
    ),
    "sentence_names_nothing": (
        "这句话没有写明数的是什么，读别的文稿会把别的数也读成它，没有留用：{words}。句中写明是什么数，才能留用；这个数本身可以照填。",
        "The sentence does not say what it counts, so that other figures would be read as this one; it was not kept: {words}. Only a sentence that names what it counts is kept; the figure itself can be taken over.",
    ),
    "sentence_of_a_place": (
        "只说一地的句子不能留用（别的地方也会读进这一格）：{words}。这个数照填。",
        "A sentence about one place cannot be kept, since it would read other places into this cell: {words}. The figure itself is taken.",
    ),
    "sentence_other_number": (
        "这半句里还有别的数，不能留用：{words}。这个数照填。",
        "The clause holds another number, so it cannot be kept: {words}. The figure itself is taken.",
    ),
    "sentence_says_little": (
        "这半句除了数几乎没有字，留用会读错别的数：{words}。这个数照填。",
        "The clause says hardly more than the number and would read others as this one, so it cannot be kept: {words}. The figure itself is taken.",
    ),
    "sentence_language": (
        "这个系列没有这种文字的句子，不能留用：{words}。这个数照填。",
        "The series has no sentences in this language, so this one cannot be kept: {words}. The figure itself is taken.",
    ),
    "sentence_reads_otherwise": (
        "留用这句话，别的文字会读错（{where}），没有留用：{words}",
        "With this sentence another text would be read wrong ({where}), so it was not kept: {words}",
    ),
    "released": (
        "{key} 已经发布，不能直接并入数字。请先开更正。",
        "{key} has been released; figures cannot be brought in. Begin a correction first.",
    ),
    "not_proved": (
        "文稿读回来与记录不符，没有导出：{reasons}。请把这份文稿和系列的句子文件交给维护人员。",
        "The text does not read back to the record and was not exported: {reasons}. "
        "Show this text and the phrase book to whoever keeps them.",
    ),
    "no_format": (
        "没有“{got}”这种导出格式。可用：{known}。",
        "There is no export format “{got}”. There are: {known}.",
    ),
    "no_form": (
        "没有“{got}”这种文稿形式。可用：{known}。",
        "There is no form “{got}”. There are: {known}.",
    ),
    "no_text_language": (
        "这个系列没有“{got}”的句子。可用：{known}。",
        "The series has no sentences in “{got}”. There are: {known}.",
    ),
}


_WAYS: Mapping[str, Way] = {
    "restore_version": Way(
        (
            "在列表上打开它（Enter），可以恢复能打开的最近一版",
            "open it in the list (Enter), which offers the latest that can be read",
        ),
        (
            "用 history {key} 看各版，用 history {key} --restore N 恢复其中一版",
            "`history {key}` lists them and `history {key} --restore N` brings one back",
        ),
    ),
    "as_they_are": Way(("", ""), ("（show 照原样列出）", " (show lists them as they are)")),
    "look": Way(("在列表里看", "The list"), ("用 list 看", "`list`")),
    "force": Way(("可以选择覆盖", "Replace it when asked"), ("加 --force 覆盖", "Use --force to replace it")),
    "name_series": Way(
        ("先新建那个系列的一场，再粘贴到那里", "begin a conference of that series and paste it there"),
        ("用 --series 指明", "name the series with --series"),
    ),
}
"""What the sentences say can be done, by the name they have for it."""


class DeskTrouble(Trouble):
    """A use-case could not be done; its words say what to do."""

    words = WORDS
    ways = _WAYS


class WrongCall(UsageTrouble):
    """What was asked for does not exist."""

    words = WORDS
    ways = _WAYS


class BadConference(DeskTrouble):
    """The files of one conference hold what no conference can. Nothing of them is changed; the others go
    on. `misfit` are the facts of the Misfit that was found. Facts: `key`, `why`."""

    def __init__(self, key: str, misfit: Mapping[str, Any]) -> None:
        self.misfit = Misfit(str(misfit.get("allowed")))
        self.misfit.facts = {str(name): fact for name, fact in misfit.items()}
        super().__init__("bad_conference", key=key, why=self.misfit.said)

    def briefly(self, lang: str) -> str:
        """What is wrong, in a few words: `held_at: "²"`."""
        told = self.misfit.told(lang)
        return f"{told['where']}: {told['got']}"


class BadSeries(DeskTrouble):
    """The series of a conference cannot be read; the conference itself is whole. Facts: `series`, `why`."""

    def __init__(self, series: str, why: Trouble) -> None:
        super().__init__("bad_series", series=series, why=why)
        self.why = why

    def briefly(self, lang: str) -> str:
        """What is wrong, in a few words."""
        return in_language(self.words["series_unread"], lang).format(series=self.facts["series"])
