"""The rules over the words of a text, and what they say. They are told from here, so that a name or a sentence
can be had without loading all that looks at a text: `style`, `loose_numbers`, `assertions`, `names_in_texts` …, which
`drafts` runs.
"""

from store.checks.basis.case import LetStand, OfBulletins, Rule, ToldOnce
from store.record.notes import COMPARED, LOOSE, SPOKEN, UNCLAIMED

CLAIM = "word-unproved"
DOUBLED, HALF, UNIT, APPROX, COUNT = (
    "doubled-word", "half-width", "unit-missing", "approx-twice", "list-count",
)  # fmt: skip
TWICE = "told-twice"
TITLE = "title-of-day"
"""Told by `office_names`, which is loaded where an office has a list."""
WORD, PLACE_OF_DAY, NEARLY = "word-avoided", "place-name-of-day", "name-nearly"
UNMADE = "text-unmade"
"""Told by `desk/checking`: the phrase book of a language cannot be used, so that no text is there to be looked at."""
OF_GRID = "other-than-the-grid"
CALLED = "called-something-else"
PLACEHOLDER, FOREIGN, UNWORDED, UNSAID, LOST, UNWRITTEN = (
    "placeholder", "chinese-in-english", "unit-unworded", "unit-unsaid", "sign-lost", "unwritten",
)  # fmt: skip

_NAME_OR_FIGURE = (
    "? “{got}”：是名称，按 F9；是数据，按 F5 提取",
    "? “{got}”: a name? F9 accepts it. A figure? F5 extracts it",
)
_A_NAME = LetStand(
    ("固定名称，不是数据", "a fixed name, no figure"),
    (
        "记住了：“{got}”是名称，不是数据，本系列以后不再问。Ctrl+Z 撤销。",
        "Remembered: “{got}” is a name, not a figure; this series will not ask again. Ctrl+Z undoes it.",
    ),
)
_HERE_ONLY = (
    "记住了：“{got}”可以这样写，只管本场。Ctrl+Z 撤销。",
    "Remembered: “{got}” may stand, for this conference only. Ctrl+Z undoes it.",
)

RULES = (
    Rule(
        UNMADE,
        ("文稿能够生成", "Texts can be made"),
        {
            "failed": (
                "{language}文稿无法生成：{trouble}",
                "No {language} text can be made: {trouble}",
            ),
            "unchecked": (
                "{language}文稿没有生成，里面的话没有核对。",
                "No {language} text was made, so its words were not checked.",
            ),
        },
        {
            "": (
                "把系列文件夹里的这个文件改好，再核对一次。",
                "Put that file of the series' folder right, then check again.",
            ),
        },
        of_no_text=True,
    ),
    Rule(
        DOUBLED,
        ("重复的词", "Doubled words"),
        {
            "failed": ("“{got}”重复了：…{sentence}…", "“{got}” is repeated: … {sentence} …"),
        },
        {
            "": ("删去一个，或说明是原文。", "Remove one, or say that it is meant."),
        },
    ),
    Rule(
        HALF,
        ("全角半角", "Full and half width"),
        {
            "failed": (
                "“{got}”等{count}处全角半角不对：…{sentence}…",
                "“{got}”: marks of the other script ({count}): … {sentence} …",
            ),
        },
        {
            "": (
                "中文旁用全角标点，英文里用半角。",
                "Full-width marks beside Chinese, half-width in English.",
            ),
        },
        told_once=ToldOnce.TEXT,
        of_bulletins=OfBulletins.NOT_TOLD,
    ),
    Rule(
        UNIT,
        ("单位", "Units"),
        {
            "failed": ("“{got}”后面没有单位：…{sentence}…", "“{got}” has no unit: … {sentence} …"),
        },
        {
            "": ("补上量词或单位。", "Add the measure word or unit."),
        },
        of_bulletins=OfBulletins.NOT_TOLD,
    ),
    Rule(
        APPROX,
        ("约数词", "Words of approximation"),
        {
            "failed": (
                "“{got}”约数说了两遍：…{sentence}…",
                "“{got}” is approximate twice over: … {sentence} …",
            ),
        },
        {
            "": ("只留一个约数词。", "Keep one of the words."),
        },
    ),
    Rule(
        COUNT,
        ("项数与名单", "Counts of lists"),
        {
            "failed": (
                "列了{expected}项，写的是{got}：…{sentence}…",
                "{expected} are listed, the text counts {got}: … {sentence} …",
            ),
        },
        {
            "": ("核对项数和名单。", "Check the number and the list."),
        },
    ),
    Rule(
        TWICE,
        ("前后一致", "Figures told twice"),
        {
            "failed": (
                "同一个数前后不一：一处{expected}，一处{got}：…{sentence}…",
                "One figure is told as {expected} and as {got}: … {sentence} …",
            ),
        },
        {
            "": ("核对两处。", "Check both places."),
        },
        said_by_reading=True,
    ),
    Rule(
        OF_GRID,
        ("与本场数据不同的数", "Another number than the grid's"),
        {
            "failed": (
                "{cell}：说的是“{what}”，本场数据是{numbers}，这里是{got}：…{sentence}…",
                "{cell}: the text gives {got} for {what}, the grid has {numbers}: … {sentence} …",
            ),
        },
        {
            "": (
                "同一个数的，引用本场数据（F5）；说的是别的范围或时间，写明是哪里、哪一段。",
                "If it is the same figure, refer to the grid's (F5). If it is of other places or another time, say which.",
            ),
        },
    ),
    Rule(
        CALLED,
        ("数与所说的不符", "Figures called something else"),
        {
            "failed": (
                "{got}是“{what}”，句子里说的是另一回事：…{sentence}…",
                "{got} is of {what}, and the sentence calls it something else: … {sentence} …",
            ),
        },
        {
            "": ("改句子，或换成它说的那个数。", "Change the sentence, or take the figure it speaks of."),
        },
    ),
    Rule(
        PLACEHOLDER,
        ("没有填的空", "Gaps left to fill in"),
        {
            "failed": (
                "“{got}”这个空还没有填：…{sentence}…",
                "“{got}” is a gap still to be filled in: … {sentence} …",
            ),
        },
        {
            "": (
                "换成要说的话，用不着就删去：这一场的主办、议题在会议信息（^D）里填；在系列文件里写好，以后各场都有。",
                "Put in what it stands for, or remove it: host and agenda of this conference under Info (^D); what the "
                "series' files say holds for every later one.",
            ),
        },
        of_bulletins=OfBulletins.NOT_TOLD,
    ),
    Rule(
        FOREIGN,
        ("英文稿里的中文", "Chinese in an English text"),
        {
            "failed": (
                "英文稿里有中文“{got}”：…{sentence}…",
                "Chinese in the English text, “{got}”: … {sentence} …",
            ),
            "failed.series": (
                "系列里有{count}个名称还没有英文，英文稿里只能印中文：{names}",
                "Names of the series without English, which the English text prints in Chinese ({count}): {names}",
            ),
        },
        {
            "series": (
                "请管系列的人补上它们的英文，以后各场都有；这个系列不出英文稿的，请他停用英文（手册里有做法）。",
                "Ask whoever keeps the series to add their English, for this conference and all later ones, or, where the series "
                "has no English texts, to turn its English off (the manual says how).",
            ),
            "": (
                "改成英文；确要引用原文，放进引号，或放进英文后面的括号。标点用半角。",
                "Say it in English, with English punctuation; to quote the Chinese, put it in quotation marks or in brackets behind the English.",
            ),
        },
        told_once=ToldOnce.PART,
        of_bulletins=OfBulletins.NOT_TOLD,
        of_translation=True,
    ),
    Rule(
        UNWRITTEN,
        ("还没写外文的", "Words without a translation"),
        {
            "failed": (
                "{language}文稿还缺{count}处：{cells}",
                "The {language} text lacks words ({count}): {cells}",
            ),
        },
        {
            "": (
                "补上{language}；这几处不出{language}，就写明原因。",
                "Write them in {language}, or say why they are left out of that text.",
            ),
        },
        of_bulletins=OfBulletins.NOT_TOLD,
        of_translation=True,
    ),
    Rule(
        UNWORDED,
        ("量词的英文", "Measure words in English"),
        {
            "failed": (
                "量词“{unit}”没有英文说法，英文稿只印得出数：…{sentence}…",
                "The measure word “{unit}” has no English, so only the number is printed: … {sentence} …",
            ),
        },
        {
            "": (
                "在这个数据的“英文”一栏写明整个说法，以后都要的，请管系列的人把“{unit}”加进系列的英文量词（单数、复数）。",
                "Give the figure its English words in its dialog, or have “{unit}” added to the English measure words of the series (one/other).",
            ),
        },
        of_bulletins=OfBulletins.NOT_TOLD,
        of_translation=True,
    ),
    Rule(
        UNSAID,
        ("英文的数说明数的是什么", "What English figures count"),
        {
            "failed": (
                "英文稿里“{got}”后面没说数的是什么：…{sentence}…",
                "Nothing says what “{got}” counts: … {sentence} …",
            ),
        },
        {
            "": ("在数后面写明单位或数的是什么。", "Write behind the figure what it counts, or its unit."),
        },
        of_bulletins=OfBulletins.NOT_TOLD,
        of_translation=True,
    ),
    Rule(
        LOST,
        ("没有丢失的字", "No character is lost"),
        {
            "failed": (
                "“{got}”处有字丢失了，不知道原来是什么：…{sentence}…",
                "A character was lost at “{got}”, and nobody knows what it was: … {sentence} …",
            ),
        },
        {
            "": ("照原件重新输入这个字。", "Retype the character from the original."),
        },
        of_bulletins=OfBulletins.NOT_TOLD,
    ),
    Rule(
        LOOSE,
        ("文字里的数", "Numbers in words"),
        {
            "failed.counted": (
                "{cell}：“{got}”是打在文字里的，没有和本场的数据连起来：…{sentence}…",
                "{cell}: “{got}” is typed into the words and not tied to a figure of the record: … {sentence} …",
            ),
            "failed.field_counted": (
                "{cell}：“{got}”写在只放文字的一栏里，没有和本场的数据连起来：…{sentence}…",
                "{cell}: “{got}” stands in a field of words and is not tied to a figure of the record: … {sentence} …",
            ),
            "failed.title_counted": (
                "{cell}：“{got}”与本场的数据对不上：没有哪项数据、在所说的地方和日子是这个数：…{sentence}…",
                "{cell}: the record has no “{got}” for what it is said of, at that place and on that day: … {sentence} …",
            ),
            "failed.touching": (
                "{cell}：“{got}”紧挨着本场的数据，会读成另一个数：…{sentence}…",
                "{cell}: “{got}” touches a figure of the record and makes another number of it: … {sentence} …",
            ),
            "failed.certainty": (
                "{cell}：数据是准确数，文字却写“{got}”：…{sentence}…",
                "{cell}: the figure is exact, and the words say “{got}”: … {sentence} …",
            ),
            "failed.book_certainty": (
                "数据是准确数，句子却写“{got}”：…{sentence}…",
                "The figure is exact, and a sentence says “{got}”: … {sentence} …",
            ),
            "failed.bare": (
                "{cell}：“{got}”是数，还是名称？…{sentence}…",
                "{cell}: is “{got}” a number or a name? … {sentence} …",
            ),
            "failed.reason_counted": (
                "{cell}：写明的原因里有“{got}”，不是这个数、原来的数或差数：…{sentence}…",
                "{cell}: its recorded reason says “{got}”, which is neither the figure, the one before nor the difference: … {sentence} …",
            ),
            "failed.reason_bare": (
                "{cell}：写明的原因里的“{got}”是数，还是名称？…{sentence}…",
                "{cell}: is “{got}” in its recorded reason a number or a name? … {sentence} …",
            ),
            "failed.book_counted": (
                "句子里写着“{got}”，不是本场的数据：…{sentence}…",
                "A sentence says “{got}”, which is not a figure of the record: … {sentence} …",
            ),
            "failed.book_touching": (
                "句子里的“{got}”紧挨着数据，会读成另一个数：…{sentence}…",
                "“{got}” of a sentence touches a figure and makes another number of it: … {sentence} …",
            ),
            "failed.book_bare": (
                "句子里的“{got}”是数，还是名称？…{sentence}…",
                "Is “{got}” in a sentence a number or a name? … {sentence} …",
            ),
        },
        {
            "": (
                "在段落里按 F5 提取成数据；不是数据的，删去或换个说法。",
                "Make it a figure (F5 in the paragraph), or remove it from the words.",
            ),
            "touching": (
                "和数据隔开；是数的一部分的，写进数据，删去旁边的字。",
                "Put a space between; what is part of the number goes into the figure and out of the words.",
            ),
            "certainty": (
                "把“约、近、余”写进数据（译文随之），或删去；确应这样写的，按 F6 说明。",
                "Put the word into the figure, so that every language says it, or remove it; F6 says why it stays.",
            ),
            "book_certainty": (
                "改本单位的句子：“约、近、余”写进数据；确应这样写的，按 F6 说明。",
                "Change the office's sentence: such a word belongs in the figure; F6 says why it stays.",
            ),
            "bare": (
                "是名称：按 F9 认可，本系列以后不再问。是数据：F5 提取，或删去。",
                "If it is a name, F9 accepts it and the series will not ask again. If it is a figure, extract it (F5) or remove it.",
            ),
            "field_counted": (
                "Enter 打开，在这一栏里删去或换个说法；要用这个数，写进段落，在那里按 F5 提取。期限只填在“期限”栏。",
                "Enter opens it: say it without the number there. A figure belongs in the text, where F5 extracts it; "
                "a day by which something is due, in “Due on”.",
            ),
            "title_counted": (
                "改数；数没有错的，改它说的是什么、哪里、哪天（标题里只写本场有的数）。",
                "Correct the number; if it is right, correct what it is said of, where, or when. A title gives the record's figures only.",
            ),
            "reason_counted": (
                "按 F6 改这条说明：可以写的数是{may}，别的数不写。",
                "F6 changes the reason: it may say {may}, and no other number.",
            ),
            "reason_bare": (
                "是名称：按 F9 认可。否则按 F6 改这条说明。",
                "If it is a name, F9 accepts it. Otherwise F6 changes the reason.",
            ),
            "book_counted": (
                "改本单位的句子：数只写成 {{数据}}。",
                "Change the office's sentence: figures stand in it as {{slots}} only.",
            ),
            "book_touching": (
                "改本单位的句子：数据旁边不写别的数。",
                "Change the office's sentence: no other number beside a figure.",
            ),
            "book_bare": (
                "是名称：按 F9 认可，本系列以后不再问；否则改本单位的句子。",
                "If it is a name, F9 accepts it and the series will not ask again. Otherwise change the office's sentence.",
            ),
        },
        questions={
            "": (
                "! “{got}”还不是本场的数据：按 F5 提取",
                "! “{got}” is not a figure of the record yet: F5 extracts it",
            ),
            "field_counted": (
                "! “{got}”写在只放文字的一栏里：在那里删去或换个说法",
                "! “{got}” stands in a field of words: say it there without the number",
            ),
            "touching": (
                "! “{got}”紧挨着数据，会读成另一个数：隔开，或写进数据",
                "! “{got}” touches a figure: put a space between, or say all of it in the figure",
            ),
            "certainty": (
                "? 数是准确数，文字却写“{got}”：删去，或到 F7 说明",
                "? The figure is exact, the words say “{got}”: remove it, or explain it (F7)",
            ),
            "bare": _NAME_OR_FIGURE,
            "book_bare": _NAME_OR_FIGURE,
        },
        let_stand={"bare": _A_NAME, "book_bare": _A_NAME, "reason_bare": _A_NAME},
        makes_figure=("counted",),
        told_once=ToldOnce.TOGETHER,
        leads_to_part=True,
    ),
    Rule(
        CLAIM,
        ("用词有据", "Words are borne out"),
        {
            "passed": ("“{word}”有据：{sentence}", "“{word}” is borne out: {sentence}"),
            "failed.against": (
                "“{word}”与数据不符（应为{expected}，实为{got}）：{sentence}",
                "The figures contradict “{word}” (it needs {expected}, the figure is {got}): {sentence}",
            ),
            "failed.open": (
                "“{word}”没有数据或记录在案的判断作为依据：{sentence}",
                "“{word}”: neither a figure nor a recorded claim bears it out: {sentence}",
            ),
            "failed.nobody": (
                "“{word}”没有数据作为依据，也没有写明是谁说的：{sentence}",
                "No figure bears out “{word}”, and nobody is named as saying it: {sentence}",
            ),
            "failed.record": (
                "“{word}”说的是本场的数据，而数据证明不了：{sentence}",
                "“{word}” speaks of the record's own figures, and no figure proves it: {sentence}",
            ),
            "failed.crowded": (
                "这一句太长，下判断的词有{got}处，无法逐一核对：{sentence}",
                "This sentence is too long to check what it asserts ({got} times): {sentence}",
            ),
        },
        {
            "against": ("改用词，或改数据。", "Change the word, or the figures."),
            "open": (
                "补上数据；或把这句话连同说话人记为判断；或写明依据。",
                "Enter the figures, or record the claim with its speaker, or say what it rests on.",
            ),
            "record": (
                "改词，或补上能证明它的数据（各地的数、上一场的数）；说的只是其中一处的，按 F6 记为判断，写明范围和说话人。",
                "Change the word, or enter the figures that prove it (those of the places, or of the conference before). If it speaks of something narrower, record it as a claim with its scope and speaker (F6).",
            ),
            "nobody": (
                "按 F6 把这句话连同说话人记为判断；或改词。出在本单位的句子里的，改那一句。",
                "F6 records it as a claim with its speaker; or change the word. Where it stands in a sentence of the office's own, change that.",
            ),
            "crowded": ("分成几句来说。", "Divide it into several sentences."),
        },
    ),
    Rule(
        SPOKEN,
        ("说话人说到的数据", "What a speaker says of the figures"),
        {
            "failed": (
                "{cell}：“{got}”说到了本场的数据，而数据证明不了。",
                "{cell}: “{got}” speaks of the record's figures, which do not say so.",
            ),
        },
        {
            "": (
                "说话人确是这样说的，按 F9 照录，只管本场；否则改词，或写上本场的数。",
                "If the speaker said so, F9 lets it stand for this conference. Otherwise change the words, or give the figure.",
            ),
        },
        questions={
            "": (
                "? “{got}”说到数据，数据没有这样说：说话人确是这样说的，按 F9",
                "? “{got}” says what no figure says. F9, if the speaker said so",
            )
        },
        let_stand={
            "": LetStand(("说话人的话，照录", "the speaker's own words, as they were said"), _HERE_ONLY)
        },
        leads_to_part=True,
    ),
    Rule(
        COMPARED,
        ("没有写明是谁作的比较", "Compared by nobody"),
        {
            "failed": (
                "{cell}：“{got}”把本场的数据作了比较或概括，而数据证明不了，也没有写明是谁说的。",
                "{cell}: “{got}” compares or sums up the record's figures in a way no figure bears out, and nobody is named as saying it.",
            ),
            "failed.book": (
                "句子里的“{got}”把本场的数据作了比较或概括，而数据证明不了，也没有写明是谁说的。",
                "“{got}” in a sentence compares or sums up the record's figures in a way no figure bears out, and nobody is named as saying it.",
            ),
        },
        {
            "": (
                "改成数据证明得了的话；按 F6 连同说话人记为判断；与数据核对过的，按 F9 认可，只管本场。",
                "Say what the figures prove, or record it as a claim with its speaker (F6). If you have checked it against the figures, F9 lets it stand for this conference only.",
            ),
        },
        questions={
            "": (
                "? “{got}”拿数据相比，没有写明是谁说的：核对过，按 F9；记下谁说的，到 F7",
                "? “{got}” compares figures, said by nobody. Checked? F9; F7 records who says it",
            )
        },
        let_stand={
            "": LetStand(
                (
                    "与数据核对过，可以这样写，只管本场",
                    "checked against the figures, and may stand for this conference",
                ),
                _HERE_ONLY,
            )
        },
        leads_to_part=True,
    ),
    Rule(
        UNCLAIMED,
        ("没有写明是谁作的判断", "Said by nobody"),
        {
            "failed": (
                "{cell}：“{got}”说到了本场的主题或数据，而数据证明不了，也没有写明是谁说的。",
                "{cell}: “{got}” asserts what no figure of the record bears out, and nobody is named as saying it.",
            ),
            "failed.book": (
                "句子里的“{got}”说到了本场的主题或数据，而数据证明不了，也没有写明是谁说的。",
                "A sentence asserts “{got}”: no figure of the record bears it out, and nobody is named as saying it.",
            ),
        },
        {
            "": (
                "按 F6 连同说话人记为判断；确可这样写的，按 F9 认可，本系列以后不再问；否则改词。",
                "F6 records it as a claim with its speaker; if it may stand, F9 accepts it and the series will not ask again. Otherwise change the words.",
            ),
        },
        questions={
            "": (
                "? “{got}”没有写明是谁说的：可以这样写，按 F9；记下谁说的，到 F7",
                "? “{got}”: said by nobody. F9 lets it stand; F7 records who says it",
            )
        },
        let_stand={
            "": LetStand(
                ("读过，可以这样写，不是本场的数据", "read and left to stand; it is none of the figures"),
                (
                    "记住了：“{got}”可以这样写，本系列以后不再问。Ctrl+Z 撤销。",
                    "Remembered: “{got}” may stand; this series will not ask again. Ctrl+Z undoes it.",
                ),
            )
        },
        leads_to_part=True,
    ),
    Rule(
        WORD,
        ("不用的词", "Words not to be used"),
        {
            "failed": (
                "{cell}：不用“{got}”，用“{expected}”{reason}：…{sentence}…",
                "{cell}: not “{got}” but “{expected}”{reason}: … {sentence} …",
            ),
            "failed.never": (
                "{cell}：不用“{got}”{reason}：…{sentence}…",
                "{cell}: not “{got}”{reason}: … {sentence} …",
            ),
            "failed.book": (
                "系列的句子里不用“{got}”，用“{expected}”{reason}：…{sentence}…",
                "A sentence of the series has “{got}”, which should be “{expected}”{reason}: … {sentence} …",
            ),
            "failed.book_never": (
                "系列的句子里不用“{got}”{reason}：…{sentence}…",
                "A sentence of the series has “{got}”, which is not to be used{reason}: … {sentence} …",
            ),
        },
        {
            "": (
                "换成名单上的词；是引用的原名，写明。",
                "Use the listed word; if it is quoted as a name, say so.",
            ),
            "book": (
                "这是系列里的写法（如对本地的叫法），请管系列的人改；只这一篇的，写明。",
                "The series words it so (what it calls the region, say): have it changed there; for this text alone, say why.",
            ),
            "book_never": (
                "这是系列里的写法，请管系列的人改；只这一篇的，写明。",
                "The series words it so: have it changed there; for this text alone, say why.",
            ),
        },
        leads_to_part=True,
    ),
    Rule(
        PLACE_OF_DAY,
        ("当天的地名", "Names of places on the day"),
        {
            "failed": (
                "{cell}：{day}的地名是“{expected}”，这里写的是“{got}”：…{sentence}…",
                "{cell}: on {day} the place is called “{expected}”; here it is “{got}”: … {sentence} …",
            ),
            "failed.book": (
                "系列里的地名：{day}是“{expected}”，写的是“{got}”：…{sentence}…",
                "A name of the series: on {day} the place is called “{expected}”; it says “{got}”: … {sentence} …",
            ),
        },
        {
            "": (
                "换成当天的地名；说的是当时的名称，写明。",
                "Use the name of the day; if the former name is meant, say so.",
            ),
            "book": (
                "请管系列的人改系列里的地名，或改名单（在场次列表按 F9）。",
                "Have the name changed in the series, or change the list (F9 among the conferences).",
            ),
        },
        leads_to_part=True,
    ),
    Rule(
        NEARLY,
        ("差一个字的姓名", "Names one letter off"),
        {
            "failed": (
                "{cell}：名单上是“{expected}”（{title}），文中写“{got}”：…{sentence}…",
                "{cell}: the list has “{expected}” ({title}), the text says “{got}”: … {sentence} …",
            ),
        },
        {
            "": (
                "照名单改姓名；确是另一个人，说明依据，或把人加进名单（在场次列表按 F9）。",
                "Write the name as the list does; if it is somebody else, say so, or add them to the list (F9 among the conferences).",
            )
        },
        misnames=True,
        leads_to_part=True,
    ),
)
