"""Words of the commands that read a bulletin and hold an edited text against the record."""

from store.languages import Pairs

WORDS: Pairs = {
    "wording.arg_read": (
        "要读的文件（.txt、.md、.docx），- 为标准输入",
        "the file to read (.txt, .md, .docx); - is standard input",
    ),
    "wording.arg_verify": ("改过的稿件（.txt、.md、.docx）", "the edited text (.txt, .md, .docx)"),
    "wording.opt_json": ("以 JSON 打印", "print JSON"),
    "wording.opt_year": ("文中没写年份时的年份", "the year, where the text gives none"),
    "wording.opt_save": ("把读到的数字写入档案", "put what was read into the archive"),
    "wording.conference": ("场次\t{number}", "number\t{number}"),
    "wording.held_on": ("日期\t{day}", "date\t{day}"),
    "wording.figure": ("{what}\t{value}\t第{line}行", "{what}\t{value}\tline {line}"),
    "wording.implied": (
        "{what}\t{value}\t第{line}行（由“{words}”得出）",
        "{what}\t{value}\tline {line} (said by “{words}”)",
    ),
    "wording.quoted": ("引用\t{text}\t第{line}行", "quoted\t{text}\tline {line}"),
    "wording.unread": ("未读\t{text}\t第{line}行", "unread\t{text}\tline {line}"),
    "wording.year_given": ("年份 {year}：照 --year。", "Year {year}: as --year says."),
    "wording.year_printed": ("年份 {year}：文中写明。", "Year {year}: printed in the text."),
    "wording.year_archive": (
        "年份 {year}：依资料库里最近的一场推定；不对请用 --year。",
        "Year {year}: inferred from the nearest conference of the archive; if wrong, use --year.",
    ),
    "wording.year_today": (
        "年份 {year}：依今天的日期推定；不对请用 --year。",
        "Year {year}: inferred from today's date; if wrong, use --year.",
    ),
    "wording.year_unknown": ("文中没有日期，年份不明。", "The text has no date; its year is unknown."),
    "wording.contradiction": ("矛盾：{said}", "Contradiction: {said}"),
    "wording.nothing": (
        "没有读到本系列的数字。请确认这是通稿正文，句子写法可在系列的句子文件里添加。",
        "No figure of a series was read. Make sure this is the bulletin itself; ways of writing can be "
        "added to the series' phrase book.",
    ),
    "wording.summary": (
        "读到 {read} 个数，引用 {quoted} 个数量，未读 {unread} 处。",
        "Figures read: {read}, quantities quoted: {quoted}, places left unread: {unread}.",
    ),
    "wording.saved_new": ("新建 {key}，写入 {changed} 格。", "Made {key}; cells: {changed}."),
    "wording.earlier": (
        "{what}：文中另有截至 {at} 的 {value}；收下的是时间最近的数。",
        "{what}: the text also gives {value} as of {at}; the newest figure is taken.",
    ),
    "wording.partly": (
        "文本太长，只读了开头和结尾的部分；请只粘贴通报本身。",
        "The text is too long to be read whole; only its beginning and end were. Paste the bulletin alone.",
    ),
    "wording.day_inferred": (
        "文中没有会议日期；按时段推算为 {day}，请核对。",
        "The text does not date the conference; {day} follows from its windows. Check it.",
    ),
    "wording.unnumbered": (
        "文中没有场次，{key} 存为无场次；请打开后按 ^D 填写。",
        "The text gives no number, so {key} has none; open it and give it one with ^D.",
    ),
    "wording.saved": (
        "写入 {key}：改动 {changed} 格，{same} 格本来就一样。",
        "Saved into {key}; cells changed: {changed}, the same already: {same}.",
    ),
    "wording.agrees": (
        "{key}：稿件中的数字与记录一致，文字里没有记录证明不了的说法。",
        "{key}: every figure of the text agrees with the record, and its words claim nothing beyond it.",
    ),
    "wording.unproved": (
        "{key}：数字与记录一致；{count} 处说法记录里没有依据，请核对是谁说的。",
        "{key}: every figure agrees; words that nothing in the record bears out: {count}. Check whose they are.",
    ),
    "wording.differs": (
        "{key}：{count} 处与记录不一致，请逐处核对稿件或更正记录。",
        "{key}; places that disagree with the record: {count}. Check each in the text, or correct the record.",
    ),
}
