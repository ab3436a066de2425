"""What a bulletin speaks of, and the words that say nothing of it: the vocabulary of `unclaimed`. A mark (`<<subject>>`)
stands for words of the series' subject, see `store/series/subject_file`.

Each table is for one language a pattern of pieces, one kind to a line. A piece that stands before another is tried
before it, so the longer ones come first.
"""

from store.wording.numbers.numerals import MONTH_PATTERN

SPOKEN_OF = "<<subject>>"
"""What a bulletin is about, beside the names of the series' own figures."""

ABOUT = {
    "zh": "(?:的|和|及|与)?(?:<<work>>)",
    "en": r"[ -](?:and )?(?:<<work>>)\b|(?:<<cared_whom>>) (?:are|is|were|was) (?:being )?(?:<<cared_for>>)\b",
}
"""What makes the subject the matter of some work, body or time, right behind it."""

TOPIC = {
    "zh": r"(?:的)?(?:最新|有关|相关|工作)*(?:情况|形势|数据|信息|问题|进展|要求|办法|规定|名单|说明)(?:的(?:说明|通报|通告))?$",
    "en": r" (?:figures|data|information|situation|numbers?|updates?|reports?|areas?)$",
}
"""What a clause that ends in it only names."""

_AIM_ZH = (
    "力争|争取|尽快|尽早|早日|努力|研判|分析|筑牢|构筑|织密|严守|坚守|防止|防范|严防|谨防|遏制|阻断|切断|控制|抗击|应对|战胜|抵御|打赢|减少|降低|避免|预防|杜绝|消除|扑灭",
    "处置|<<aims>>|统筹|做好|加强|服务|巩固|面对|对|受|因|战",
)
_AIM_EN = (
    r"(?:to|will|must|should|and) (?:\w+ )?(?:prevent|cut off|speed up|find|achieve|reach|adhere to|put|contain|curb|control|fight|combat|stop|halt|treat|trace|beat|defeat|tackle|reduce|break|cut|block|win|check)",
    "(?:preventing|containing|curbing|controlling|fighting|combating|stopping|halting|treating|tracing|tackling|reducing|breaking|cutting|blocking)",
    r"during|amid|since|by|for|against|treatment of|prevention of|care for|questions about|residents (?:of|in)|(?<![0-9\0] )people in",
)
AIMS = {
    "zh": rf"(?:{'|'.join(_AIM_ZH)})(?![^，。；]{{0,3}}[了住])(?!已)[^，。；了住已]{{0,8}}$",
    "en": rf"\b(?:{'|'.join(_AIM_EN)})(?: (?:the|a|an|any|further|local|new|our|this|of|spread|all))* *$",
}
"""What is only aimed at, or is the time or the cause of something else, stands behind such words."""

DONE = {"zh": r"[了住已]|成功|到位|取得", "en": r"\b(?:has|have|had|successfully)\b"}
"""But for these: then it is said to be reached."""

REACHED = {
    "zh": r"已|完成|完毕|取得|胜利|成效|成果|向好|好转|见好|扫尾|收尾|见效|奏效|告捷|告一段落|圆满|顺利|清楚|有力|有效|得当|到位|妥善",
    "en": r"\b(?:achiev\w+|improv\w+|succeed\w*|success\w*|complet\w+|finish\w*|results?|pa(?:ys|id) off|bears? fruit|works|worked|is over|wound down|victor\w+)\b",
}
"""What such work came to: then something is said of it, and it is not only named."""

GOES_ON = r"\b(?:is|are|was|were|won|ends?|succeeds?)\b"
"""And for these behind a fight against it: the battle against the epidemic is won."""

FOUND = {"zh": r"(?:发现|检出)$", "en": r"^ *(?:found|detected)\b"}
"""What was found somewhere was cases, whatever the somewhere is called."""

_FILL_ZH = (
    r"[的和及与在为是对就从或各等有关于一、“”《》\s—-]|至|其中|截至|目前|当前|最新",
    "(?:其|当|之)?中$|[较比与同]上一?[场次]相?比?",
    "新增|本土|现有|累计|<<fill>>|本轮|人数|者|数|例|情况|任务",
    "众志成城|同心|携手|团结|共克时艰|齐心|(?:依然|仍然|仍)(?:十分|非常)?(?:严峻|复杂|艰巨|繁重|存在)+|风险|扩散",
    "介绍|通报|回应|公布|发布|报告|新闻发布会|我区|全区|自治区|地区",
)
_FILL_EN = (
    "the|a|an|of|in|and|or|on|for|from|with|to|by|at|its|as",
    "remains?|still|serious|severe|complex|grave|exists?|risk|further",
    "new|newly|local|locally|transmitted|<<fill>>",
    "than (?:at )?(?:the )?last (?:press )?conference|total|number|numbers|reported|daily|count|tally|data|update|updates|latest|region|regional",
)
FILL = {"zh": "|".join(_FILL_ZH), "en": rf"\b(?:{'|'.join(_FILL_EN)})\b|[\s\"'“”.-]|-19"}
"""What beside the subject says nothing of it."""

_COUNTS_ZH = (
    r"[0-9]{1,2}[月日时点]|[昨今当][日天]|上午|下午|正在|(?:如下|具体|分别)(?=：)|(?:卫健委|卫生健康委员会|指挥部|疾控中心|[市区]政府|快讯|速报|最新消息|通告|公告|播报)(?=：)",
    "<<beside_a_count>>",
    "(?:超过?|近|将近|约|大约|逾|不足|不到|至少|达)?[0-9一二两三四五六七八九十百千万]+[万千百]?[余多]?[万千百]?(?=[例人名个位处])(?:[例人名个位处](?:以上|左右)?)?",
    "合计|共计|[两三四五六七]市|[已共现另又还再尚仍]有?|划定|设有|(?:基本)?实现|发现|检出|通报|转为|其中|[中内]|截[至止]|至|群众|接受|[个名人例处位]|人员",
)
_COUNTS_EN = (
    "found|detected|today|yesterday|daily|now|another|also|had|has|have|been|were|was|are|is|there|no|all|people|persons|person|region|after",
    r"(?:(?:more|less|fewer) than|over|nearly|almost|about|around|at least|some) (?=[0-9])",
    "together|combined|china['’]s|<<beside_a_count>>",
    "reports?|reported|logs?|logged|registers?|registered|records?|recorded|adds?|added|sees|saw|posts|posted|confirms|count|tally",
)
COUNTS = {
    "zh": "|".join(_COUNTS_ZH),
    "en": rf"\b{MONTH_PATTERN}(?: [0-9]{{1,2}})?\b|\b(?:{'|'.join(_COUNTS_EN)})\b|['’]s\b",
}
"""And what says nothing but what is counted, beside a figure."""

REGION = {"zh": r"^(.{2,8}?)(?:自治区|省|市|州|盟|县|区)", "en": r"\b(?-i:[A-Z])\w+"}
"""The name of the office's own region in that of its series: 西藏 in 西藏自治区…, Tibet in Tibet epidemic …"""

SAYS_ALONE = {
    "zh": ".*(?:<<says_alone>>).*",
    "en": r".*\b(?:<<says_alone>>)\b.*",
}
"""What says something with nothing else beside it."""
SAYS_WITHOUT_A_FIGURE = {
    "zh": "在?(?:<<found_in>>).*(?:发现|检出)|.*检出",
    "en": r".*\b(?:found|detected)\b.*",
}
"""And what says something unless a figure stands beside it."""

OF_FIGURES = {"zh": "<<of_figures>>", "en": r"\b(?:<<of_figures>>)\b"}
"""How a sentence names what the record counts."""

_COMPARES_ZH = (
    # how many of them
    "多数|少数|绝大|大半|过半|居多|为主|(?<![使采费])占(?!用|地|道)|占比|大头|寥寥|零星|微乎其微|少量|个位数|[双三]位数|成千上万|倍增|个位(?!数)|再添|新添|大多|大都",
    "只(?=有|剩|在|是)|仅(?=有|剩|在|是)|仅剩|唯[一有]|剩下?|尚存|(?<![首古成])都(?!市|设|派|配|有(?!新增|<<has>>)|将|会|要|得到|安排|实行|落实|应)|(?<!平)均(?!衡|匀|可|须|应|要|能)|皆|全部|全都|所有|每[个一例](?![^，。]{0,10}[都均](?:设|派|配|有专|安排|实行))",
    "没有?(?:一)?(?:人|例|了)|无人|清?空了|已空|归零|清仓|应解尽解|干净",
    # compared with others
    "[比较](?:[^，。]{1,12})[多少高低好差强大小轻重]|更[多少高低好]|超过|赶超|反超|远超|多于|少于|高于|低于|不如|不及|压倒|持平|相当|翻[倍番]",
    "(?<!千)最(?!后|新|快|近|大限度|大努力)|(?:排|列|位)(?:在|名)?第|第[一二三四五六七](?!时间|批|次发布|场|医院|人民|线|轮|方|责任)|[居占](?=首|第|前)|前[两三]位|领先|领跑|高居|榜首|之首|首现|首次|重灾|不足|不到|一半|仅为|直逼|紧追|追平|逼近|净土|一枝独秀|独占鳌头|一骑绝尘|一样多|告急|最好|(?<!解)除[^，。]{1,12}外",
    # compared with before
    "逐[日天步渐]|连日|连续|一天(?:比|天)|日(?:趋|渐|益)|越来越|减少|增加|不增|下降|上升|回落|攀升|下跌|断崖|拐头|平稳|趋[稳缓降]|好转|向好|见底|新[高低]|纪录|进入|时代",
)
_COMPARES_EN = (
    r"most|majority|minority|bulk|share|more|fewer|less|than|only|lone|rises?|smaller|adds? to|added to|lack(?:s|ed)?|single figures|every(?:one|body)?(?! day| family| household| effort| minute)|all|<<compares>>|times|zero|nothing|smaller|larger|heaviest|heavier|less than|each|none|nobody|no one|no|not|never|without exception|half|handful|few",
    r"rank(?:s|ed)?|top(?:s|ped)?|lead(?:s|ing)?|led|second|third|record|highest|lowest|best|worst|better|worse|empty|clean|dominat\w+|overtak\w+|exceed\w*|outnumber\w*|far",
    r"rise|rose|rising|fall|fell|falling|drop\w*|declin\w+|increas\w+|decreas\w+|shrink\w*|(?:is|are|was|were|go\w*|went|come|came|brought) (?:down|up)|down to|slow\w*|stable|steady|steadily|peak\w*|improv\w+|level|already|entirely|exclusively|digits|straight|row|day after day|as many",
)
COMPARES = {"zh": "|".join(_COMPARES_ZH), "en": rf"\b(?:{'|'.join(_COMPARES_EN)})\b"}
"""Words that compare or count without a number."""

RANKED = {
    "zh": "领先|领跑|居首|高居|榜首|之首|重灾区|前[两三]位|垫底|直逼|紧追|追平|逼近|净土|一枝独秀|独占鳌头|一骑绝尘|告急|只剩|仅剩",
    "en": r"\b(?:tops?|leads?|topped|led|worst|hardest|lags?|trails?|first|second|last|ahead|closes in|catch(?:es)? up|draws? (?:a )?blank|unscathed|clean|nothing|peaked|heaviest)\b",
}
"""What ranks places with nothing named that is counted."""

LIVE_THERE = {
    "zh": "(?:<<areas>>)(?:的|内|内的)?(?:居民|群众|住户|老人|孩子|学生|人员|商户)",
    "en": r"\b(?:people|residents|elderly|families|households|workers|shops|children|life|lives|those)(?: [a-z]+){0,2} (?:in|of|from) (?:the )?(?:<<areas>>)",
}
"""Whoever lives there is no figure of the areas."""

ASKS = {
    "zh": "如何|怎[么样]|什么|哪些|哪里|是否|为何",
    "en": r"^ *(?:who|what(?! a)|how(?! (?:well|great|far|much|many))|when|where|which|why)\b",
}
"""A question says nothing of it."""
