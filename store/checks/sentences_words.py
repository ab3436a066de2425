"""The (zh, en) sentences of the rules over the words of a text."""

SENTENCES: dict[str, tuple[str, str]] = {
    "word-unproved.passed": ("“{word}”有据：{sentence}", "“{word}” is borne out: {sentence}"),
    "word-unproved.failed.against": (
        "“{word}”与数据不符（应为 {expected}，实为 {got}）：{sentence}",
        "The figures contradict “{word}” ({expected} is needed, {got} stands there): {sentence}",
    ),
    "word-unproved.failed.open": (
        "“{word}”没有数据也没有记录在案的说法作证：{sentence}",
        "Neither figures nor a recorded claim bear out “{word}”: {sentence}",
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
    "unit-unsaid.failed": (
        "英文稿里“{got}”后面没说数的是什么：…{sentence}…",
        "Nothing says what “{got}” counts: … {sentence} …",
    ),
    "told-twice.failed": (
        "同一个数前后不一：一处 {expected}，一处 {got}：…{sentence}…",
        "One figure is told as {expected} and as {got}: … {sentence} …",
    ),
}

INSTRUCTIONS: dict[str, tuple[str, str]] = {
    "word-unproved.against": ("改词，或改数据。", "Change the word, or the figures."),
    "word-unproved.open": (
        "补上数据；或把这句话连同说话人记为说法；或写明依据。",
        "Enter the figures, or record the claim with its speaker, or say what it rests on.",
    ),
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
    "unit-unsaid": (
        "在数后面写明单位或数的是什么。",
        "Write behind the figure what it counts, or its unit.",
    ),
    "told-twice": ("核对两处。", "Check both places."),
}
