"""Last words of titles, in Chinese and English, and the words before them that make another rank of one.

They are words of the language, and name nobody's office: a title is known by how it ends.
"""

LAST_WORDS = (
    "秘书长", "负责人", "发言人", "巡视员", "工程师", "局长", "厅长", "校长", "院长", "主任", "书记", "处长",
    "科长", "部长", "司长", "组长", "队长", "所长", "站长", "会长", "行长", "市长", "县长", "区长", "州长",
    "主席", "专员", "委员", "常委", "成员", "经理", "董事", "教授", "专家", "主管", "主编", "社长", "台长",
    "馆长", "医师", "医生", "护士长",
)  # fmt: skip
"""Behind the last of them a Chinese name begins."""

ALSO_LAST = (
    "省长", "镇长", "乡长", "村长", "检察长", "审判长", "理事长", "参谋长", "董事长", "总理", "司令员", "司令", "政委",
    "参事", "调研员", "总监", "总裁", "审计长", "署长", "庭长", "团长", "副职",
)  # fmt: skip
"""More of them, which are looked for directly beside a name that is known."""

NEUTRAL = ("负责人", "发言人", "专家", "教授", "医师", "医生", "工程师", "成员", "委员")
"""Those that say what somebody is or does, and not which office is held: anybody may be called so."""

RANKS = ("常务", "第一", "执行", "名誉", "代理", "助理", "候补", "副", "代", "总")
"""Before a title they make another one of it."""

FORMER = ("时任", "原", "前", "前任", "候任", "拟任")
"""Before a title they say that it is not held now."""

ENGLISH_HEADS = (
    "secretary general", "director general", "party secretary", "chief executive", "chairman", "chairwoman",
    "chairperson", "president", "governor", "mayor", "director", "secretary", "minister", "commissioner", "premier",
    "commander", "principal", "dean", "chief", "head", "commissar", "procurator general", "vice premier",
)  # fmt: skip
"""What an English title is headed by."""

ENGLISH_RANKS = (
    "first",
    "executive",
    "standing",
    "permanent",
    "acting",
    "assistant",
    "associate",
    "deputy",
    "vice",
    "honorary",
    "under",
)
"""Before a head they make another title of it."""

ENGLISH_FORMER = ("former", "then", "ex", "incoming", "outgoing")
