"""The (zh, en) sentences of the rules over the words of a text."""

from store.languages import Pairs

SENTENCES: Pairs = {
    "word-unproved.passed": ("“{word}”有据：{sentence}", "“{word}” is borne out: {sentence}"),
    "word-unproved.failed.against": (
        "“{word}”与数据不符（应为 {expected}，实为 {got}）：{sentence}",
        "The figures contradict “{word}” ({expected} is needed, {got} stands there): {sentence}",
    ),
    "word-unproved.failed.open": (
        "“{word}”没有数据也没有记录在案的说法作证：{sentence}",
        "Neither figures nor a recorded claim bear out “{word}”: {sentence}",
    ),
    "word-unproved.failed.nobody": (
        "“{word}”没有数据作证，也没有说话人：{sentence}",
        "No figures bear out “{word}”, and nobody is named as saying it: {sentence}",
    ),
    "word-unproved.failed.record": (
        "“{word}”说的是本场的数据，而数据证明不了：{sentence}",
        "“{word}” speaks of the record's own figures, and no figure proves it: {sentence}",
    ),
    "word-unproved.failed.crowded": (
        "这一句太长，下判断的词有 {got} 处，无法逐一核对：{sentence}",
        "This sentence is too long to check what it asserts ({got} times): {sentence}",
    ),
    "doubled-word.failed": ("“{got}”重复了：…{sentence}…", "“{got}” stands twice: … {sentence} …"),
    "half-width.failed": (
        "“{got}”等 {count} 处全角半角不对：…{sentence}…",
        "“{got}”: marks of the other script ({count}): … {sentence} …",
    ),
    "unit-missing.failed": ("“{got}”后面没有单位：…{sentence}…", "“{got}” has no unit: … {sentence} …"),
    "approx-twice.failed": (
        "“{got}”约数说了两遍：…{sentence}…",
        "“{got}” is approximate twice over: … {sentence} …",
    ),
    "list-count.failed": (
        "列了 {expected} 项，写的是 {got}：…{sentence}…",
        "{expected} are listed, the text counts {got}: … {sentence} …",
    ),
    "placeholder.failed": (
        "“{got}”是还没有填的占位：…{sentence}…",
        "“{got}” is a place left to fill in: … {sentence} …",
    ),
    "chinese-in-english.failed": (
        "英文稿里有中文“{got}”：…{sentence}…",
        "Chinese in the English text, “{got}”: … {sentence} …",
    ),
    "unit-unworded.failed": (
        "量词“{unit}”没有英文说法，英文稿只印得出数：…{sentence}…",
        "The measure word “{unit}” has no English, so only the number is printed: … {sentence} …",
    ),
    "sign-lost.failed": (
        "“{got}”处有字丢失了，不知道原来是什么：…{sentence}…",
        "A character was lost at “{got}”, and nobody knows what it was: … {sentence} …",
    ),
    "unit-unsaid.failed": (
        "英文稿里“{got}”后面没说数的是什么：…{sentence}…",
        "Nothing says what “{got}” counts: … {sentence} …",
    ),
    "told-twice.failed": (
        "同一个数前后不一：一处 {expected}，一处 {got}：…{sentence}…",
        "One figure is told as {expected} and as {got}: … {sentence} …",
    ),
    "loose-number.failed.counted": (
        "{cell}：“{got}”写在文字里，不是本场的数据：…{sentence}…",
        "{cell}: “{got}” stands in the words and is no figure of the record: … {sentence} …",
    ),
    "loose-number.failed.touching": (
        "{cell}：“{got}”紧挨着本场的数据，会读成另一个数：…{sentence}…",
        "{cell}: “{got}” touches a figure of the record and makes another number of it: … {sentence} …",
    ),
    "loose-number.failed.certainty": (
        "{cell}：数据是准确数，文字却写“{got}”：…{sentence}…",
        "{cell}: the figure is exact, and the words say “{got}”: … {sentence} …",
    ),
    "loose-number.failed.book_certainty": (
        "数据是准确数，句子却写“{got}”：…{sentence}…",
        "The figure is exact, and a sentence says “{got}”: … {sentence} …",
    ),
    "loose-number.failed.bare": (
        "{cell}：“{got}”是数，还是名称？…{sentence}…",
        "{cell}: is “{got}” a number or a name? … {sentence} …",
    ),
    "loose-number.failed.reason_counted": (
        "{cell}：写明的理由里有“{got}”，不是这个数、原来的数或差数：…{sentence}…",
        "{cell}: its recorded reason says “{got}”, which is neither the figure, the one before nor the "
        "difference: … {sentence} …",
    ),
    "loose-number.failed.reason_bare": (
        "{cell}：写明的理由里的“{got}”是数，还是名称？…{sentence}…",
        "{cell}: is “{got}” in its recorded reason a number or a name? … {sentence} …",
    ),
    "loose-number.failed.book_counted": (
        "句子里写着“{got}”，不是本场的数据：…{sentence}…",
        "A sentence says “{got}”, which is no figure of the record: … {sentence} …",
    ),
    "loose-number.failed.book_touching": (
        "句子里的“{got}”紧挨着数据，会读成另一个数：…{sentence}…",
        "“{got}” of a sentence touches a figure and makes another number of it: … {sentence} …",
    ),
    "loose-number.failed.book_bare": (
        "句子里的“{got}”是数，还是名称？…{sentence}…",
        "Is “{got}” in a sentence a number or a name? … {sentence} …",
    ),
}

INSTRUCTIONS: Pairs = {
    "word-unproved.against": ("改词，或改数据。", "Change the word, or the figures."),
    "word-unproved.open": (
        "补上数据；或把这句话连同说话人记为说法；或写明依据。",
        "Enter the figures, or record the claim with its speaker, or say what it rests on.",
    ),
    "word-unproved.record": (
        "改词，或补上能证明它的数据（各地的数、上一场的数）；说的只是其中一处的，按 F6 记为说法，写明范围和说话人。",
        "Change the word, or enter the figures that prove it (those of the places, or of the conference before). If it "
        "speaks of something narrower, record it as a claim with its scope and speaker (F6).",
    ),
    "word-unproved.nobody": (
        "按 F6 把这句话连同说话人记为说法；或改词。本单位句子里的，改句子，或用判断占位（{{…:claim}}）。",
        "F6 records it as a claim with its speaker; or change the word. In the office's own sentence change it, or "
        "use a claim slot ({{…:claim}}).",
    ),
    "word-unproved.crowded": ("分成几句来说。", "Divide it into several sentences."),
    "doubled-word": ("删去一个，或说明是原文。", "Take one out, or say that it is meant."),
    "half-width": (
        "中文旁用全角标点，英文里用半角。",
        "Full-width marks beside Chinese, half-width in English.",
    ),
    "unit-missing": ("补上量词或单位。", "Add the measure word or unit."),
    "approx-twice": ("只留一个约数词。", "Keep one of the words."),
    "list-count": ("核对项数和名单。", "Check the number and the list."),
    "placeholder": (
        "换成要说的话；用不着就删去。",
        "Put in what it stands for, or take it out.",
    ),
    "chinese-in-english": (
        "改成英文；确要引用原文，放进引号，或放进英文后面的括号。标点用半角。",
        "Say it in English, with English punctuation; to quote the Chinese, put it in quotation marks or in brackets behind the English.",
    ),
    "unit-unworded": (
        '在这个数据的“英文”一栏写明整个说法，或在系列的 en.toml 的 [unit] 里加一行："{unit}" = "单数/复数"。',
        'Give the figure its English words in its dialog, or add to [unit] in the series\' en.toml: "{unit}" = "one/other".',
    ),
    "sign-lost": (
        "照原件重新输入这个字。",
        "Type the character anew from the original.",
    ),
    "unit-unsaid": (
        "在数后面写明单位或数的是什么。",
        "Write behind the figure what it counts, or its unit.",
    ),
    "told-twice": ("核对两处。", "Check both places."),
    "loose-number": (
        "在段落里按 F5 提取成数据；不是数据的，删去或换个说法。",
        "Make it a figure (F5 in the paragraph), or take it out of the words.",
    ),
    "loose-number.touching": (
        "数只写在数据里：改数据，删去旁边的字。",
        "Say the whole number in the figure, and take the words beside it out.",
    ),
    "loose-number.certainty": (
        "把“约、近、余”写进数据（译文随之），或删去；确应这样写的，按 F6 说明。",
        "Put the word into the figure, so that every language says it, or take it out; F6 says why it stays.",
    ),
    "loose-number.book_certainty": (
        "改本单位的句子：“约、近、余”写进数据；确应这样写的，按 F6 说明。",
        "Mend the office's sentence: such a word belongs in the figure; F6 says why it stays.",
    ),
    "loose-number.bare": (
        "是名称：按 F9 认可，本系列以后不再问。是数据：F5 提取，或删去。",
        "A name: F9 accepts it, and the series asks no more. A figure: lift it (F5), or take it out.",
    ),
    "loose-number.reason_counted": (
        "按 F6 改这条理由：可以写的数是 {may}，别的数不写。",
        "F6 changes the reason: it may say {may}, and no other number.",
    ),
    "loose-number.reason_bare": (
        "是名称：按 F9 认可。否则按 F6 改这条理由。",
        "A name: F9 accepts it. Else F6 changes the reason.",
    ),
    "loose-number.book_counted": (
        "改本单位的句子：数只写成 {{数据}}。",
        "Mend the office's sentence: figures stand in it as {{slots}} only.",
    ),
    "loose-number.book_touching": (
        "改本单位的句子：数据旁边不写别的数。",
        "Mend the office's sentence: no other number beside a figure.",
    ),
    "loose-number.book_bare": (
        "是名称：按 F9 认可，本系列以后不再问；否则改本单位的句子。",
        "A name: F9 accepts it, and the series asks no more. Else mend the office's sentence.",
    ),
}
