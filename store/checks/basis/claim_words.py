"""The words that assert more than a figure does, Chinese and English, by what they assert.

They are looked for in a text as `for_lookup` gives it: one drawing for each character, whatever width, script or
alphabet it was borrowed from, and Chinese without gaps. What stands in a name, an idiom or a measure
(平均, 全部门, 首都, all day, none the less) asserts nothing and is left out by the patterns themselves.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from store.checks.basis.passages import kept
from store.series.definition import Subject

_NEW_ZH = (
    r"(?:无|零|没有|没|未|未出现|未见|不再|再无|[0〇])(?:报告|有)?新增",
    r"未出现(?:<<matter>>)",
    r"(?<!有)(?:无(?!症状|论|关)|没有)[^，。；、（(]{1,6}新增",
    r"无[^，。；、]{0,10}(?:<<cases>>)报告",
)
"""无新增, 没有任何新增."""
_ZERO_ZH = (
    r"[零0〇](?:报告|检出|发现|<<zero>>|漏报)(?!制度|目标|风险|要求)",
    r"(?:没有|未有|并无|毫无|绝无|全无|无)(?:出现|任何|哪怕)*[1一](?:例|人|名|个|处|起|户|宗)(?!外)",
    r"无一(?=在|来|属|发|出|感|确)",
    r"一(?:例|个|人|名|起|处)(?:都|也)?(?:没|未|无)",
)
"""零感染, 无一例, 一例都没有."""
_NOT_FOUND_ZH = (
    r"(?:没有|没|并?未|尚未|从未|未曾|未再|再未|无)(?:再|有)?(?:发现|出现|检出|发生|报告|查出|筛出|见到|产生)",
    r"(?:看|见|找|查|寻|测|筛|检)不(?:到|见|出)",
    r"不见(?![得效])",
    r"(?:没有?|无)一?人(?=[^，。；]{0,4}(?:<<nobody>>))",
    r"(?:<<vanished>>)[^，。；、]{0,6}(?:绝迹|销声匿迹|荡然无存|消失|空白)",
    r"不再(?:出现|发现|发生)",
    r"(?:再无|未见|不见)(?=<<unseen>>|新增)|零增长|全阴",
)
"""未发现, 看不到, 绝迹."""
_NEVER_ZH = ("从未|从无|从来没有|不存在|绝无|毫无(?!例外)|并无|概无|均无|杜绝了",)
_BARE_ZH = (
    r"(?:没有|无任何)(?=[^，。；、（(]{0,8}(?:<<denied>>))",
    r"(?<![有毫绝并全概均])无(?!无|症状|论|关|疑|法|需|须|限|缝|线|偿|数|不|力|人机|接触|障碍)"
    r"(?=[^，。；、（(]{0,8}(?:<<denied>>))",
    r"(?<=[^无])无(?=<<begins_with_none>>)",
    r"^无(?=<<begins_with_none>>)",
)
"""无 and 没有 alone, before what a bulletin counts; 无症状 and 无论 deny nothing."""
_NONE_ZH = (*_NEW_ZH, *_ZERO_ZH, *_NOT_FOUND_ZH, *_NEVER_ZH, *_BARE_ZH)

_NO_CASES_EN = (
    r"\bno reports?\b",
    r"\b(?:no|zero|nil) (?:new|further|more|additional)\b(?! than)",
    r"\b(?:no|zero|nil)\b(?= (?:[\w-]+ ){0,4}(?:<<denied>>)\b)",
)
"""no new, zero further, no local cases."""
_NOT_ONE_EN = (
    r"\bnone\b(?! the less| other)",
    r"\bnot (?:a single|one|any)\b",
    r"\bno[ -]one\b",
    r"\bnobody\b",
    r"\bnever\b",
    r"\bnothing (?!but\b)",
    r"\bwithout (?:a single|any|one|new)\b",
    r"\b(?:free|clear|rid) (?:of|from)\b(?! charge)",
    r"\babsence of\b",
    r"\bneither\b",
    r"\b(?:<<free_of>>)-free\b",
    r"\b(?:not|nary) an? (?=(?:new |local |single )*(?:<<denied>>)\b)",
    r"\b(?:hardly|scarcely|barely|spared|devoid of) (?=(?:any |of |new |local )*(?:<<hardly>>))",
)
"""none, not a single, free of, infection-free, hardly any cases."""
_GONE_EN = (
    r"\b(?:(?:<<denied>>)|community)\b[^,.;]{0,30}?\b"
    r"(?:vanished|disappeared|ceased|nonexistent|non-existent|absent|gone\b(?! (?:up|down))|no longer)\b",
)
"""infections have vanished."""
_NOT_FOUND_EN = (
    r"(?:\b(?:not|never)\b|n['’]t\b) (?:been )?"
    r"(?:find|found|detect|detected|see|seen|report|reported|record|recorded|occur|occurred|any)\b",
)
"""were not found, weren't any."""
_NONE_EN = (*_NO_CASES_EN, *_NOT_ONE_EN, *_GONE_EN, *_NOT_FOUND_EN)

_NOT_QUITE = "".join(f"(?<!{word})" for word in ("几乎", "近乎", "差不多", "基本", "基本上"))
"""Behind these a word for all says nearly all, which is less."""
CLAIM_WORDS: Mapping[str, Mapping[str, str]] = {
    "all": {
        "zh": rf"{_NOT_QUITE}(?:(?<![平人日月年户百])均(?![匀衡价等值线势摊县州安瑶])"
        r"|(?<!比比)(?<!尽人)皆(?![大非])|(?<!面面)(?<!一应)俱(?![乐备佳全到])"
        r"|全部(?!门)|全都|全数|全体(?=<<all_of>>|新增)"
        r"|全员(?!<<with_everybody>>)"
        r"|(?<![安健周完])全(?=在|是在|系|属|来自|出自|<<all_from>>)"
        r"|(?<![首成昌古京帝故国建新大])(?<!一个)都(?=在|是|系|为|已|来自|出自|属|没|不|无|未|能|有|得到)"
        r"|无一例外|无不(?!可)|无一不|莫不|概莫能外|一概|一律|统统|通通|悉数|悉皆|尽数|尽皆|尽在|清一色"
        r"|百分之一?百|百分百|100[%％]|所有(?![者制权])|凡(?=是|在|属)|任何(?=[^，。；]{0,4}(?:<<each_of>>))"
        r"|每一?例|例例|个个|(?:每|各)[个例名位](?=<<each_of>>)|(?<!无一)(?:没有?|并?无|不)例外|每一(?:名|位|个|处|户|条|起|人)|完全(?=在|由|是|为|系|来|出|处于)|全然|毫无例外|概无例外"
        r"|一个不[漏落少]|(?<!尽检、)(?<!尽检，)不漏一[人户个]|无死角|(?<!不)[只仅](?=在|来自|见于|限于|出现)|(?<!不)(?:只有|仅有?)(?=[\u4e00-\u9fff]{2,8}(?:报告|出现|发现|新增|有)|<<only_among>>))",
        "en": r"\bboth\b(?= (?:of (?:the |them|these ))?(?:[a-z-]+ ){0,4}(?:<<each_of>>)\b)"
        r"|(?:(?<=\bwere )|(?<=\bare ))both(?= (?:in|at|found|detected|reported)\b)|(?<!after )(?<!first of )(?<!most of )(?<!best of )(?<!least of )(?<!above )(?<!at )"
        r"(?<!thank )(?<!thanks to )(?<!nearly )(?<!almost )(?<!virtually )\ball\b(?!-| day| the time| the more| the better| right| over\b| kinds| sorts| along\b| too\b|(?<=\bin all)(?:[,.;]| [0-9]))"
        r"|\bwithout (?:a single )?exception\b|\beach and every\b"
        r"|\bevery(?: single| last| one)?\b(?! day| week| month| year| hour| morning| evening| other day| \w+ (?:days|hours|minutes|weeks))"
        r"|\beach(?= (?:of the |new |single |local )?(?:<<denied>>))|\beach(?= of (?:the|them)\b)"
        r"|\b(?:entirely|wholly|solely|exclusively|completely|invariably|unanimously|universally)\b"
        r"|\bin (?:its|their) entirety\b|\bthe (?:entire|whole|totality)\b|\bnothing but\b|\bacross the board\b"
        r"|\bonly (?=in\b|found|detected|at\b|among\b|[A-Z]\w+ (?:city |prefecture )?(?:reported|had|has|saw|recorded)\b)|\b(?:one |a )hundred per ?cent\b|\b100 ?(?:%|per ?cent\b)"
        r"|\bto a (?:man|person)\b|\bnone (?:other|outside)\b",
    },
    "none": {
        "zh": "|".join(_NONE_ZH),
        "en": "|".join(_NONE_EN),
    },
    "cleared": {
        "zh": r"<<cleared>>|归零|(?:降|减|归于)为?零"
        r"|(?:<<spread>>)(?:已经?|被|得到|全面|彻底|完全|成功|有效|基本|就此|宣告)+(?:阻断|切断|斩断|结束|终结|终止|扑灭|消灭|控制住)",
        "en": r"\bcleared\b|(?:\b[a-z]+-|\b)(?:<<cleared_areas>>)\b[^,.;]{0,12}? (?:have|has|were|was|are|is) (?:now |all )*(?:been )?(?:lifted|removed|downgraded|abolished)\b|\beliminated\b|\beradicated\b|\bzero[- ](?:<<zero_of>>) (?=[^,.;]{0,30}(?:achieved|reached|attained))"
        r"|\b(?:<<spread>>)\b[^,.;]{0,24}? (?:(?:was|is|were|are|been|being|has|have) (?:now |fully |completely )*"
        r"(?:stopped|halted|ended|over|interrupted|broken|cut off|wiped out|contained))\b",
    },
    "mostly": {
        "zh": r"(?:几乎|近乎|差不多|基本上?)(?:全部|全都|都|均|皆|全数)|(?:绝?大部分|绝?大多数|多数|(?:主要|基本|大都|大多)(?=在|分布|集中|来自|出现|发生|发现|为)|(?<!不)集中(?=在|于|分布))"
        r"|占(?:了|据)?(?:全[区省市国]|总数|<<cases>>)?的?(?:绝?大多数|多数|绝?大部分|大头|大半|主体)|(?<!所)以(?=[^，。；、]{2,12}(?:为主|居多))",
        "en": r"\b(?:most|the (?:vast |great |overwhelming )?(?:majority|bulk)|the lion['’]s share) (?=of\b|(?:(?:new|local|<<before_cases>>) )*(?:<<cases>>)|(?:[a-z-]+ ){0,2}(?:cities|prefectures|counties|districts|regions|places)\b)"
        r"|\b(?:nearly|almost|virtually) all(?! day| the time| over\b)"
        r"|\b(?:mostly|mainly|largely|chiefly|predominantly|concentrated|centred|centered|clustered|grouped) (?=in\b|found|detected|at\b|from\b)",
    },
    "streak": {
        "zh": r"连续([0-9]+|[一二三四五六七八九十]+)[天日]",
        "en": r"\b([0-9]+) (?:consecutive|straight|successive) days\b|\b([0-9]+) days (?:in a row|running)\b",
    },
    "first": {
        "zh": r"首次|首例|首度|第一次|头一[次回]|史无前例|有史以来|前所未有"
        r"|创[^，。]{0,6}(?:新[高低]|纪录|记录)|以来(?:的)?(?:最|新)[高低]|连续[多数几][天日]",
        "en": r"\bfor the first time\b|\b(?:record|new|all-time) (?:high|low)s?\b|\b(?:highest|lowest) (?:since|ever)\b|\bat (?:its|their|an all-time) (?:highest|lowest|peak|high|low)\b|\bunprecedented\b"
        r"|\bfor days on end\b|\bfor (?:several|many|some|a few) (?:consecutive |straight )?days\b",
    },
    "fall": {
        "zh": r"下降|回落|减少|降至|降到|走低|下滑|递减|锐减|骤减|降低|大降|骤降|锐降|趋降|减半|收窄|缩减|见顶|越来越少|(?:日渐|渐|稳中有|稳步|[连续双齐])降|腰斩|(?:见|触|探)底|掉头向下|(?:少|低)了(?!解)|没(?:有?那么|这么)[多高]|不[及如](?=昨|前|上)"
        r"|(?:较|比)(?:昨|前|上|之前|此前)[^，。；减下回走降]{0,8}?(?:少|低|降(?![低至到]))(?!于)|少于(?=昨|前|上)|低于(?=昨|前|上)",
        "en": r"\b(?:fell|fallen|falling|declin\w+|decreas\w+|dropped|dropping|plung\w+|plummet\w+|dwindl\w+|shrank|shrunk|"
        r"halved|peaked|ebbed|lessened|abated|eased|receded|subsided|waned|slowed|tumbled|nosedived)\b|\bdown from\b|\b(?:going|trending|heading|coming|gone|went|moved) (?:steadily |sharply )?(?:down|lower)(?:ward)?\b"
        r"|\b(?:fell|falling|keep|kept|continu\w+|began|beg[iu]n\w*|start\w*) to (?:fall|drop|decline|decrease|ease|shrink|recede)\b|\bpast (?:its|their|the) peak\b|\bpassed (?:its|their|the) peak\b"
        r"|\b(?:fall|drop|reduction|plunge|downturn|slump)(?= (?:in|of)\b)|\b(?:lower|fewer|less) than (?=(?:at |in |on )?(?:(?:the )?(?:day|previous|last)|yesterday|last|before))"
        r"|\b(?:fewer|less)(?= (?:[\w-]+ ){1,6}?than (?:(?:on )?(?:the (?:day|previous)|yesterday|last|before)))|\b(?:is|are|was|were) (?:fewer|lower)\b"
        r"|\b(?:is|are|was|were) (?:sharply |significantly |markedly )?down\b|\bdownward\b",
    },
    "rise": {
        "zh": r"上升|增加|增长|反弹|升至|升到|走高|攀升|激增|骤增|飙升|翻番|(?:日渐|稳中有|稳步|[连续双齐])升|升高|大增|猛增|扩大|越来越多"
        r"|(?:较|比)(?:昨|前|上|之前|此前)[^，。；上增升走提]{0,8}?(?:多|高|增(?![加长多])|升(?![高至到]))(?!于)|多于(?=昨|前|上)|高于(?=昨|前|上)",
        "en": r"\b(?:rose|risen|rising|increas\w+|climb\w+|soar\w+|surg\w+|jumped|doubled|tripled|grew|grown|spiked|rebounded|skyrocketed)\b"
        r"|\bup from\b|\b(?:going|trending|heading|gone|went|moved) (?:steadily |sharply )?(?:up|higher)(?:ward)?\b|\b(?:keep|kept|continu\w+|began|beg[iu]n\w*|start\w*) to (?:rise|grow|increase|climb)\b|\b(?:rise|growth|spike|jump|rebound)(?= (?:in|of)\b)"
        r"|\b(?:higher|more) than (?=(?:at |in |on )?(?:(?:the )?(?:day|previous|last)|yesterday|last|before))|\bupward\b",
    },
    "same": {
        "zh": r"持平|(?:与|和|跟|同)(?:昨|前|上)[^，。；]{0,8}?(?:相当|相同|一样)|没有变化|未见变化|不增不减",
        "en": r"\b(?:unchanged|remained (?:flat|level|the same)|stayed (?:flat|level|the same)|held steady)\b|\b(?:the same as|level with) (?=(?:the|yesterday|last))",
    },
    "rank": {
        "zh": r"最(?:为)?(?:多(?!只能|可以?|跑|不)|少(?!需|要)|高(?!人民|法院|检|标准|水平|气温|温度|级|层|处|峰|效)|低(?!生活|工资|限度?|保障|气温|温度|价)"
        r"|大(?!限度|程度|努力|决心|力度|可能|公约|化|能力|范围)|小(?!单元|化|代价|范围|限度|程度|可能)|重(?!要)|严重|集中)"
        r"|(?:居|列|位居|位列|排名?|排在|占据)(?:全[区省市]|各地市?|[0-9一二三四五六七八九十]+地市)?(?:首位?|第一位?|榜首|前列|末位?|最后|之首|第一)"
        r"|之最|垫底|(?:多|高|少|低)[于过](?:其他|其它|别的|各地)",
        "en": r"\bthe (?:most(?= (?:new|local|newly|<<the_most>>|in\b|of\b|among|affected|severely|seriously))"
        r"|(?:second[- ])?(?:fewest|least|highest|lowest|largest|smallest|greatest|biggest|worst)(?! (?:levels?|standards?|priorit\w+|alert|possible|quality|hospital|extent|attention|temperature|altitude|effort|degree|risk|importance)))"
        r"|\b(?:hardest|worst)[- ](?:hit|affected)\b|\b(?:topped|tops|topping) (?:the|all)\b"
        r"|\b(?:rank(?:s|ed|ing)?|came|stood|stands) (?:first|last|highest|lowest|top|bottom)\b|\b(?:more|fewer) (?:\w+ ){0,3}?(?:<<cases>>) than any\b"
        r"|\blead(?:s|ing)? (?:the|all) [\w-]+(?: [\w-]+){0,2}?(?= in )|\bexceed\w* (?:those|that|the number) (?:of|in)\b|\boutnumber\w*\b"
        r"|\bthe most$|\bthe most(?=[.,;])",
    },
}  # fmt: skip

SCOPES = {
    "zh": r"学校|校园|校区|大学|中学|小学|幼儿园|医院|企业|公司|园区|工地|监所|监狱|养老|福利院|机场|车站|口岸|小区|社区|街道"
    r"|寺庙|本行业|本系统|本单位|员工|职工|学生|教师|医护|从业人员",
    "en": r"\b(?:schools?|campus\w*|universit\w+|hospitals?|compan\w+|enterprises?|factor\w+|airports?|stations?|"
    r"neighbou?rhoods?|prisons?|temples?|employees|staff|students|teachers|workers)\b",
}
"""What a speaker may speak for that is narrower than the record's figures."""

SMALLER = {
    "zh": SCOPES["zh"].replace("|医院", "").replace("|社区", ""),
    "en": SCOPES["en"].replace("|hospitals?", "").replace("|workers", ""),
}
"""The same but for hospitals, which patients leave, and the community, where cases are found: both are in figures."""

_GAP = re.compile(r"(?<=[\u4e00-\u9fff])[\s“”‘’\"'·•・*_~^|/\\–—＿「」『』《》-]+(?=[\u4e00-\u9fff])")
"""What may stand between two characters of a Chinese word and is not read: 无 新·增."""

_MARKS = str.maketrans(dict.fromkeys('_*~^|`“”"\t', " "))
"""What may stand around an English word and is not read: _No_ infections, no “new” cases."""
_SPACES = re.compile("(?<= ) +")

_SIMPLE = dict(
    zip(
        "無沒現發個報員數盡從來體連續減區離確會診風險觸陽總轉為屬歸統絕並檢篩較漲創歷間醫調產經難場關單開國導殺該應臨縣鄉鎮學靜",
        "无没现发个报员数尽从来体连续减区离确会诊风险触阳总转为属归统绝并检筛较涨创历间医调产经难场关单开国导杀该应临县乡镇学静",
        strict=True,
    )
)
_LOOKALIKES = dict(zip("аеорсухіѕԁӏոαονερτικ", "aeopcyxisdlnaovepTik".lower(), strict=True))
"""Letters of other alphabets that are drawn as the English ones, in small letters."""


@cache
def _drawn(sign: str) -> str:
    """The sign that `sign` is another drawing of: full-width, bold, a radical, traditional, borrowed."""
    if sign.isspace() or ord(sign) in _MARKS:
        return " "
    normal = unicodedata.normalize("NFKC", sign)
    if len(normal) == 1 and normal.isalnum():
        sign = normal
    lower = sign.lower()
    if lower in _LOOKALIKES:
        return _LOOKALIKES[lower]
    return _SIMPLE.get(sign, sign)


@cache
def pattern(subject: Subject, code: str, tongue: str) -> str:
    """The regular expression of the words that assert `code`. An English word ends where a Chinese one begins,
    and begins at a capital, though it was run together with the one before (reachedNo infections)."""
    words = subject.filled(CLAIM_WORDS[code][tongue], tongue)
    return words if tongue == "zh" else f"(?a:{words.replace(_BOUND, _BOUND_OR_CAPITAL)})"


_BOUND = r"\b"
_BOUND_OR_CAPITAL = r"(?:\b|(?-i:(?<=[a-z0-9])(?=[A-Z])))"


@kept(1024)
def for_lookup(text: str) -> tuple[str, Sequence[int] | None]:
    """`text` for looking up words in, and where each of its signs stood (None: where it stands)."""
    plain = text.translate(_MARKS) if text.isascii() else "".join(map(_drawn, text))
    gaps = [gap.span() for gap in _SPACES.finditer(plain)] if "  " in plain else []
    gaps += [gap.span() for gap in _GAP.finditer(plain)] if not plain.isascii() else []
    if not gaps:
        return plain, None
    dropped = {at for start, end in gaps for at in range(start, end)}
    stays = [at for at in range(len(plain)) if at not in dropped]
    return "".join(plain[at] for at in stays), stays
