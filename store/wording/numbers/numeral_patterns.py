"""What a numeral looks like in running text, what it counts with, and what only looks like one.

The words, signs and patterns `stray_numerals` scans a line with, in plain signs (`plain_signs`): numerals of
both languages, measure words and nouns that make a count of one, and dates, ordinals, telephone and
document numbers and words that count nothing. It changes with what official texts are found to say; longer
lists are the text files beside it. What counts nothing wherever it stands (clocks, telephone numbers, what is called) is
there for those too who list what a page has around a bulletin.
"""

import re
from functools import cache
from pathlib import Path

from store.record.measure import UNITS
from store.series.definition import Subject
from store.wording.numbers.numerals import MONTH_PATTERN
from store.wording.numbers.source import SIGN

YEAR = r"(?:19|20)[0-9]{2}"
CLOCK = r"(?:2[0-4]|1[0-9]|0?[0-9])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![:：]?[0-9])"
POINTED_DAY = rf"{YEAR}(?P<mark>[-./／])(?:1[0-2]|0?[1-9])(?P=mark)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
ENGLISH_HOUR = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?(?:a\.m\.|p\.m\.|[ap]m\b|o'clock)"
TELEPHONE = r"(?:0[0-9]{2,3}[-—– ]{1,2}[0-9]{7,8}|1[3-9][0-9]{9}|[48]00[- ][0-9]{3,4}[- ]?[0-9]{3,4})(?:[-—–转][0-9]{1,6})?"
REACHED_BY = (
    "电话|热线|专线|拨打|致电|传真|手机|微信|qq群?|邮编|网址|hotline|telephone|phone|tel|fax|dial|call"
)
"""Before a number by which somebody is reached."""
BRACKETED_YEAR = rf"[〔\[【（(]{YEAR}[〕\]】）)]"
DOCUMENT = rf"{BRACKETED_YEAR} ?(?:第 ?)?[0-9]{{1,5}}号"
EACH_OF = ("天", "日", "周", "小时", "户", "人", "次")
"""What is divided among: 每10万人 and 每3天 count nobody and no days."""
SLASHED = (
    r"(?<![0-9.,/⁄])(?:(?<![/⁄])[0-9]{1,4}[ 又])?[0-9]{1,3} ?[/⁄] ?[0-9]{1,3}(?! ?[/⁄]? ?[0-9])(?![.,][0-9])"
)
"""A number above another (2/3, 1 1/2): one figure, of which neither number is a figure of its own."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _words_in(name: str) -> frozenset[str]:
    """The words of a file beside this one, without its comments."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return _set("\n".join(line for line in text.splitlines() if not line.startswith("#")))


VOUCHED_SIGN = "\ufffc"
"""Stands for each character the record vouches for."""

# --- numerals ------------------------------------------------------------------------------------

HAN = "〇零一二两三四五六七八九十百千万亿兆廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟俩仨"
_SCALE = "十百千万亿兆拾佰仟"
FORMAL = "伍陆拾肆兆"
"""Numerals that are everyday characters too (队伍, 大陆): alone they count only before a unit."""
_D = f"[0-9²³{SIGN}]"
NUMERAL = f"0123456789²³{SIGN}{HAN}"
_GAP = r"[ \t_*~“”‘’\"'·\-–—(（\[【]"
_DIGITS = rf"{_D}(?:[.,，．'’·_:]?{_D}| (?={_D}{{3}}(?!{_D}))|[ol](?={_D})|(?<={_D})[ol](?![a-z]))*"
NUMERALS = re.compile(
    rf"(?:[几数好](?=[{_SCALE}]))?(?:{_DIGITS}|[{HAN}])(?:[ ]?[{HAN}]|(?<=[{HAN}])[ ]?{_DIGITS})*"
)

_PEOPLE = (
    "<<counted>>|伤员|旅客|游客|群众|学生|师生|医务人员|医护人员|人员|"
    "警力|兵力|民警|干警|志愿者|专家|队员|战士|官兵|级资金|级人次|职工|居民|村民|市民|党员|干部|企业|商户|牧民|农牧民|农民|工人|单位|部门|学校|医院|新增|人口|毕业生|儿童|老人"
)
_MORE_UNITS = (
    "尾|羽|口|桌|笔|单|票|首|幅|节|章|页|行|排|层|股|步|折|番|码|伙|群|代|轮|遍|顿|阵|声|周|秒|刻|毛|角|分|磅|英里|海里|里|丈|尺|寸|顷|"
    "伏|瓦|焦|帕|赫兹|摄氏度|株|棵|朵|颗|辆次|标箱|标准箱|个百分点|百分点|美金|日元|英镑|卢布|日内|日|[兆千]瓦|[兆千]瓦时|万千瓦|吨级|人民币|"
    "mw|gw|kw|kwh|mm|cm|km|ml|mg|kg|ha|ppm|db|m|g|t|l|w|k|[㎡㎥㎏㎞㎝㎜℃℉‰]|立方|平方|平米|公分|人天|门|面|岁以[上下]|家次|户次|例次|床位|张床|吨公里|方面|对次|列次|车|步|杯|碗|"
    "路|针|院|校|县市|市县|区县|县区|乡镇|地|派|类人|句|回|秒钟|刻钟|点(?!多|对|击|名|评|赞|亮|位|燃|钟|半|整)|级(?=地震|大风|以上|左右|强震|余震)"
)
_NOT = {
    "成": "立为员功果就长本分熟效交品年绩型都", "家": "庭属长乡园具电里", "个": "别性体", "条": "件例约款目块",
    "次": "要日序生贷", "天": "然气津空", "年": "级度龄代轻画终底初", "位": "置于列居", "部": "分署长委级落", "处": "理于置分罚境",
    "起": "来到草点初义诉飞源因伏", "对": "于待应象策接照比抗", "所": "有以属谓需得致说", "只": "要有能是会为需限",
    "头": "部等", "支": "持撑付出援线", "组": "织成合建", "队": "伍", "支队": "伍员", "件": "数", "本": "土地来身科质着", "把": "握关控守",
    "度": "假过", "升": "级高至到学温值华", "区": "域分别", "国": "家际有务内外庆防", "省": "级会委", "市": "场民级委政值容",
    "县": "级域委", "镇": "级政", "村": "级委庄", "字": "样符幕典", "场": "所景馆合", "期": "间待限望货末", "种": "植子业养粮",
    "类": "型似别", "台": "湾风账", "米": "饭", "元": "素旦宵首", "根": "据本治源基", "分": "之别为析类布享钟发析支", "行": "动业为政使程",
    "地": "方区质理位", "路": "线径", "面": "对向临积", "车": "站辆间", "院": "士长", "校": "长园", "代": "表替码理", "排": "查除放名列",
    "节": "日能约点水", "门": "诊户槛", "里": "程面", "回": "应落归升", "口": "岸罩", "单": "位独元", "首": "次先要都", "股": "份东票权",
    "轮": "换流", "派": "出遣", "角": "色度", "声": "明音", "番": "茄", "步": "骤伐行", "群": "众体", "针": "对", "票": "据价",
    "m": "abcdefghijklmnopqrstuvwxyz", "g": "abcdefghijklmnopqrstuvwxyz", "t": "abcdefghijklmnopqrstuvwxyz",
    "l": "abcdefghijklmnopqrstuvwxyz", "w": "abcdefghijklmnopqrstuvwxyz", "k": "abcdefghijklmnopqrstuvwxyz",
}  # fmt: skip
"""What a measure word must not be the beginning of: 九成 counts, 成立 does not."""


@cache
def unit(subject: Subject) -> re.Pattern[str]:
    """The tail of a numeral that counts: marks between, an approximation, a scale, and the unit."""
    known = [unit.lower() for unit in UNITS if unit not in ("G", "M", "字", "度", "成", "起", "把", "根")]
    known += ["字", "度", "成", "起", "把", "根", "分钟", "秒钟", "日游"]
    plain = sorted(set(known), key=len, reverse=True)
    parts = [_PEOPLE, *(_guarded(unit) for unit in plain if len(unit) > 1)]
    singles = [unit for unit in plain if len(unit) == 1]
    more = _MORE_UNITS.split("|")
    parts += [_guarded(unit) if len(unit) == 1 else unit for unit in more]
    parts += [_guarded(unit) for unit in singles]
    return subject.compiled(
        rf"{_GAP}{{0,2}}(?:[a-z](?=[例个人名万亿千%]))?(?P<approx>[余多来几]|以上|左右)?[{_SCALE}]*[余多来几]?{_GAP}{{0,2}}"
        rf"(?P<unit>{'|'.join(parts)})",
        flags=0,
    )


def _guarded(unit: str) -> str:
    after = _NOT.get(unit, "")
    return re.escape(unit) + (
        f"(?![{after}])" if after else "(?![a-z])" if unit.isascii() and unit.isalpha() else ""
    )


# --- what only looks like a quantity ---------------------------------------------------------------

N = "一二三四五六七八九十"
_TO = r"[-—–~～至到、和及与或/.]"
_YEAR = YEAR
_MONTHS = r"(?:1[0-2]|0?[1-9])"
_DAYS = r"(?:3[01]|[12][0-9]|0?[1-9])"
_HOURS = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_HAN_DAY = f"(?:[二三]?十[{N}]?|初[{N}]|[{N}])"

_PASSING = [
    # --- rules and set words, which count nothing
    rf"每(?:[0-9]{{1,2}}[百千万]?|[{N}两百千万])(?:{'|'.join(EACH_OF)})(?![例名])|连续[0-9]{{1,2}}[天日](?=(?:内)?(?:无|没有|未)[^，。]{{1,12}}，?(?:可|方可|即可|则|应))",
    r"(?<![0-9.,])[0-9]{1,2}天(?:的)?(?=<<days_of>>)|24小时(?=急诊|开放|接诊|开通|供应|配送|畅通)|四类(?=人员)|四早|四方责任|“双[一二三四五六七八九十]{1,2}”|第[一二三四五六七八九十]{1,3}人民(?=医院)|一日三餐|五级书记|一米(?=以上|线|的?(?:社交)?距离)",
    r"(?:<<rule_of_days>>)[0-9]{1,2} days\b|\b24 hours a day\b|\b1[0-9]{2,4} (?:hot)?line\b|\b(?:0[0-9]{2,3}-)?1[0-9]{2,4}(?= (?:[a-z]+ ){1,3}(?:hot)?line\b)|(?<=line is )(?:0[0-9]{2,3}-)?[0-9]{5,8}\b|\b[Nn]o\. ?[0-9]{1,4} of (?:19|20)[0-9]{2}\b|(?<=(?:.in|.of) )(?:19|20)[0-9]{2}\b(?! [a-z])",
    # --- Chinese dates and hours
    rf"(?<![0-9.,]){_YEAR}(?:{_TO}(?:{_YEAR}|[0-9]{{2}}))*(?:年|学年|财年|届)(?:度|代|前后|初|底|末)?(?:{_MONTHS}月)?",
    rf"(?<![0-9.,]){POINTED_DAY}",
    rf"[一二][〇零九八][〇零{N}]{{2}}(?:{_TO}[一二][〇零九][〇零{N}]{{2}})*(?:年|学年|届)",
    rf"(?<![0-9.,])[1-9]0年代|[{N}]十年代|(?<![0-9.,])[12]?[0-9]世纪|(?<![{HAN}])[{N}]{{1,3}}世纪",
    rf"(?<![0-9.,{SIGN}])(?:{_MONTHS}{_TO})*{_MONTHS}月(?:份|底|初|末|中旬|上旬|下旬)?(?:(?:{_DAYS}日?{_TO})*{_DAYS}[日号])?(?!内)",
    rf"(?<![0-9.,{SIGN}])(?:{_DAYS}[日号]?{_TO}){{0,8}}{_DAYS}日(?!内|以内|元|圆|之内|均|龄)(?:{_HOURS}[时点](?:[0-5]?[0-9]分)?)?",
    rf"(?<![0-9.,{SIGN}])(?:{_HOURS}时?{_TO})?{_HOURS}时(?!间|代|长|段|候)(?:[0-5]?[0-9]分)?",
    rf"(?<=[日午晨晚夜间上零])(?:{_HOURS}点?{_TO})?{_HOURS}点(?:[0-5]?[0-9]分|半|整|钟|许)?",
    rf"(?<![0-9.,:{SIGN}]){CLOCK}(?![.,][0-9])",
    rf"(?<![{HAN}])(?:十[一二]?|[{N}正冬腊])月(?:份|底|初|末|中旬|上旬|下旬)?(?:{_HAN_DAY}[日号]?(?![{HAN}个例人名]))?",
    rf"(?:周|星期|礼拜)[{N}](?:{_TO}(?:周|星期|礼拜)?[{N}](?![{HAN}]))*", rf"(?:正月|腊月|初)[{N}]{{1,3}}",
    rf"(?<=[午晨晚])[{N}]{{1,2}}[点时](?:[{N}]{{1,3}}分|半|整|钟)?",
    rf"(?<![{HAN}0-9.,])(?:前|第)?[{N}两1-4](?:{_TO}[{N}两1-4])?(?:个)?季度?(?=度|末|初|以来|[，。；、])(?:度)?",
    rf"(?<![{HAN}0-9.,])[{N}1-4]季度",
    # --- ordinals, ranks, places in a row
    rf"第 ?(?:[0-9]{{1,3}}(?![0-9.,])|[{N}〇零百两]{{1,6}}(?![千万亿兆]))(?:{_TO}第?(?:[0-9]{{1,3}}|[{N}〇零百]{{1,5}}))*(?!例|人|万|千|<<no_rank>>)",
    rf"(?<![{HAN}])[{N}](?:级(?!地震|大风|强震)|环|年级|等奖|号(?!<<numbered_case>>))", rf"其[{N}]", rf"之[{N}](?![{HAN}])",
    r"(?<![0-9.,])[0-9]{1,2}级(?!地震|大风|以上|强震|余震|左右)", rf"(?<![0-9.,{SIGN}]){SIGN}级(?=应急|响应|预警|提升|升|降|，|。|、|至|标准|以|$)",
    rf"不[漏落丢少缺掉]下?一[户人个村名家](?![{HAN}])",
    r"(?<![0-9.,])[0-9]{1,5}号(?!<<numbered_one>>)(?:楼|线|院|令|文|公告|台风|窗口|库|机|路|门|馆|厅|桥|公路|地块)?",
    rf"(?<![{HAN}])[{N}百]{{1,5}}届(?=[{N}全中]|人大|政协|会|常|省政府|市政府|政府|区政府|县政府)(?:[{N}]中)?", rf"(?<![{HAN}])[{N}]中全会",
    rf"[{N}](?:要|是|来|则)(?=[^{HAN}])(?<=[。；;：:，,、！？!? “].[是要来则])",
    rf"(?<=[。；;：:，,、！？!? “\n])[{N}]{{1,2}}(?:是|要|来(?!自)|则)",
    # --- enumerators
    rf"^\W{{0,3}}(?:[(（]?(?:[0-9]{{1,2}}|[{N}]{{1,3}}|{SIGN})[)）]|[0-9]{{1,2}}[.．、](?![0-9])|[{N}]{{1,3}}(?:、|是|要|来)|{SIGN}(?!{_D}))[ 、.．]?",
    rf"(?<=[。；;：:！])[(（](?:[0-9]{{1,2}}|[{N}]{{1,3}})[)）]",
    # --- numbers of telephones, documents, flights, roads, codes
    rf"(?<![0-9]){TELEPHONE}(?![0-9])",
    rf"(?:{REACHED_BY})(?:号码|号)?[：: 为是（(]{{0,3}}"
    r"[0-9][0-9\-—– 、/转()（）+]{1,40}[0-9]",
    r"(?<![0-9.,])(?:12[0-9]{3}|11[0-9]|12[0-2]|9[0-9]{4})[”\"』]?(?:[、和](?:12[0-9]{3}|11[0-9]|12[0-2]|9[0-9]{4}))*[”\"』]?等?(?:政务|便民|咨询|举报|投诉|服务|求助|公益)*(?=热线|专线|政务|平台|急救|便民|服务|市长|报警|指挥)",
    r"(?<![0-9.,])[0-9]{1,4}(?=国道|省道|县道|乡道)", r"(?:24|二十四)小时(?=[\u4e00-\u9fff]{0,8}(?:值班|值守|在线|不间断|服务|热线|监测|轮|守护|守候|保障|待命))|(?:24|48|72)小时(?=内?(?:<<within_hours>>))|(?<![0-9])7[×x*]24(?:小时)?", r"(?:图|表|附件|附表|专栏|附录) ?[0-9]{1,3}(?![0-9.,])", r"(?<![0-9.,])[0-9]{1,2}\.[0-9]{1,2}版", rf"{DOCUMENT}|{BRACKETED_YEAR}", rf"[（(]{_YEAR}(?:{_TO}{_YEAR})?年?[)）]",
    r"(?<![0-9a-z.,])(?:[2-6]g|[23]d|[48]k|[1-5]a)(?![a-z0-9])", r"(?<=[a-z])[²³](?![0-9])",
    # --- English dates, hours, ordinals
    rf"\b{MONTH_PATTERN} {_DAYS}(?:st|nd|rd|th)?(?![0-9]|,[0-9]{{3}}(?!,? ?(?:19|20))|\.[0-9])(?:(?: ?[-–—] ?| (?:to|and) )(?:{MONTH_PATTERN} )?{_DAYS}(?![0-9,.]*[0-9]))?(?:,? {_YEAR}(?![0-9]|,[0-9]))?",
    rf"\b{_DAYS}(?:st|nd|rd|th)? {MONTH_PATTERN}(?:,? {_YEAR}(?![0-9]|,[0-9]))?\b", rf"\b{MONTH_PATTERN},? {_YEAR}(?![0-9]|,[0-9])",
    rf"\b(?:in|since|until|till|before|after|during|from|early|late|mid|fiscal|year|between|and|through|spring|summer|autumn|winter|olympics|edition)[- ]{_YEAR}(?:(?: ?[-–—/] ?| to | and )(?:{_YEAR}|[0-9]{{2}}))?(?![0-9]|[.,][0-9])",
    rf"\b(?:end|beginning|start|half|quarter|rest|middle|spring|summer|autumn|fall|winter|months|exams?|examinations?|conference|congress|session|plan|budget|floods?|class|games|harvest) of {_YEAR}(?![0-9]|[.,][0-9])",
    rf"(?<!up )(?<!rose )(?<!down )(?<!grew )(?<!increase )(?<!increased )(?<!fell )(?<!rise )\bby {_YEAR}(?![0-9]|[.,][0-9])",
    rf"(?<![0-9.,]){_YEAR}[-–—/](?:{_YEAR}|[0-9]{{2}})(?![0-9]|[.,][0-9])", r"\b(?:the )?(?:19|20)[0-9]0s\b",
    r"\b24[- ]hours?(?= (?:hotlines?|service|duty|shifts?|emergency|monitoring|watch|line|on call|a day))|(?<![0-9/])24/7(?![0-9/])",
    rf"\b{ENGLISH_HOUR}",
    r"(?<![0-9.,])[0-9]{1,3}(?:st|nd|rd|th)\b(?! (?:\w+ ){0,2}(?:person|<<nth>>))",
    r"(?<![0-9.,])[0-9]{1,2}th-[0-9]{1,2}th\b", r"\b(?:no|nos|article|chapter|phase|level|grade|section|item|page|route|highway|line)\.? ?[0-9]{1,4}(?![0-9]|[.,][0-9])",
]  # fmt: skip


CODE = re.compile(
    r"(?<![a-z0-9$])(?!rmb|usd|cny|eur|us[0-9])([a-z]{1,8})[-.·]?[0-9]{1,4}(?:[.\-/][0-9]{1,3})*[a-z]{0,2}(?![0-9a-z])"
)
"""Letters and digits that are a code when the letters are capitals (G318, BA.5, PM2.5). A word in small letters is
one the number was typed against (to88, rose9999)."""
GLUED_WORD = re.compile("[a-z][-.·]?$")


@cache
def passing(subject: Subject) -> tuple[re.Pattern[str], ...]:
    return tuple(subject.compiled(pattern, flags=0) for pattern in _PASSING)


FRACTIONS = (
    rf"[百千万][ ]?分[ ]?之[ ]?(?:{_D}[0-9{SIGN}.,]{{0,20}}|[{HAN}几数]{{1,20}})(?:点[{HAN}]{{1,20}})?"
    rf"|(?<![{NUMERAL}])[{NUMERAL}几]{{1,20}}[ ]?分[ ]?之[ ]?[{NUMERAL}几]{{1,20}}"
    r"|(?:成[千百]上[万千]|[0-9]{1,3}/[0-9]{1,3})(?=的?(?:新增|本土)*(?:<<fraction_of>>))"
    rf"|(?<=[{HAN}])个百分点|(?:us|hk|[a-z])?[$¥￥€£₽] ?{_D}[0-9{SIGN}.,]{{0,30}}|\b(?:rmb|usd|cny|eur) ?{_D}[0-9{SIGN}.,]{{0,30}}"
    rf"|(?<![{NUMERAL}])[{NUMERAL}][{NUMERAL}.,，．]{{0,30}}+[ ]?(?:[%‰‱]|个?百分点)"
)
HALVES = r"[个双两三四五]位数|倍增|成千上万|一半|一[成倍]|数?以[十百千万亿]+计|(?<![0-9.,/])[0-9]{1,3}/[0-9]{1,3}(?![0-9/])|过半|半数|大半|多半(?!是)|近半|对半|翻[了]?[一两三几]?番|翻倍|成倍|加倍|减半|对折|不计其数|数不[胜清](?:数|的)|[几数多](?=例(?![如外行])|<<several_of>>)|[数几]倍|[上过近逾破超达成约好][百千万亿](?![a-z])|若干(?=[例个名人家处起])"
COUNTED_HALF = rf"的?(?:新增|本土|现有|累计|<<before_several>>)*(?:{_PEOPLE})"
"""What behind such words says what they count: 数以万计的患者."""
VAGUE_COUNTS = "(?:<<vague_counts>>)$"
UNNOTED = re.compile(rf"{VOUCHED_SIGN}[余多来几](?=[例个人名元户处件次家])")

# --- English number words --------------------------------------------------------------------------

_ONES = _set(
    "zero nought naught nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
LARGE = _set("hundred thousand million billion trillion dozen lakh crore")
WORDS = frozenset(
    (*_ONES, *LARGE, *(f"{word}s" for word in LARGE), "fourty", "umpteen", "myriad", "bn", "mn")
)
_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
_GLUED = (
    rf"(?:{_TENS})(?:one|two|three|four|five|six|seven|eight|nine)",
    rf"(?:{'|'.join(sorted(_ONES - {'zero', 'nil', 'naught'}, key=len, reverse=True))})(?:hundreds?|thousands?|millions?|billions?)",
    r"(?:z|gaz|baz|jill?|quadr|quint|sext|sept|oct|non|dec)illions?",
)
"""Number words run together (ninetynine, ninethousand), and the names of no number in particular (zillions)."""
_WORD = "|".join(
    (
        *_GLUED,
        *sorted(
            (*_ONES, *(f"{word}s?" for word in LARGE), "umpteen", "umteen", "fourty", "bn", "mn"),
            key=len,
            reverse=True,
        ),
    )
)
_BREAK = r"[ \-‐‑–—,._*·]{1,2}"
ENGLISH = re.compile(
    rf"(?<![a-z])(?:(?<!{_D})(?:{_DIGITS}){_BREAK}?)?(?:(?:a|half a|several|many|few) )?(?:{_WORD}|scores?(?= of)|couple(?= of)|twice|thrice)(?![a-z])"
    rf"(?:{_BREAK}(?:and )?(?:a )?(?:(?:{_WORD})(?![a-z])|point(?= )))*"
)
SPLIT = re.compile(r"(?<![a-z])[a-z]{1,7}(?:[-‐‑_*·. ][a-z]{1,7}){1,12}(?![a-z])")
SPACED = re.compile(r"(?<![a-z])[a-z](?:[ \-‐‑._*·][a-z]){2,12}(?![a-z])")
_PARTS = r"half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?"
ENGLISH_FRACTIONS = (
    rf"(?<![a-z])(?:(?:{_WORD}|[0-9]+)[ \-]+(?:{_PARTS})(?![a-z])(?! (?:quarter|party|country|day|week|time))"
    rf"|a (?:third|quarter|fifth|tenth) of|(?:{_PARTS}) of (?=(?:(?:the|all|new|local|our|those|<<before_fraction_of>>) )*(?:<<fraction_of_english>>))|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!former )half (?:of(?! the year)|the(?! (?:day|year|month)))"
    rf"|(?:{_WORD}|{_DIGITS})[ \-]*(?:percentage points?|percent|per cent|pct|fold|-fold)(?![a-z])|(?:two|three|four|five|ten|hundred)fold|twice as|doubled|tripled|trebled|quadrupled)"
)
PASSING_ENGLISH = (
    rf"(?<![a-z])(?:(?:no|any|every|some|each|this|that|which|as|at|the|day|square) one|one (?:of(?! whom| which| them| these| those)|another|by one|day|side|hand|stop)|(?:a )?one-(?!{_WORD})[a-z]+|one's|"
    rf"zero[- ](?:<<zero_of>>|tolerance|carbon|emission|emissions|sum)|dynamic[- ]zero|(?:two|three|four|five|six|seven|eight|nine|ten)-(?:way|dimensional|star|fold path|year plan)|"
    rf"(?:{_WORD})-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![a-z])|two sessions|two sides|the two countries|"
    rf"(?:first|last|past|next) (?:one|two|three)(?= (?:sessions?|rounds?))|five-year plan|four modernizations|three gorges|one met(?:er|re)(?! of)|(?:<<rule_of_days>>)[a-z]+ days|(?<=observation for )[a-z]+ days)"
)
NOUNS = _words_in("counted_nouns.txt")
"""Nouns that a number in English counts: cases, people, units."""
ONE = re.compile("one (?:each|of (?:whom|which|them|these|those))")
"""Where `one` is a number and no pronoun."""
STOP = _set(
    "in on at by for from to with and or but that which who as was were is are be been had has have than while when "
    "after before since said during under over"
)
NEXT = re.compile(r"[ \-]*([a-z][a-z0-9'\-]*|%|‰)")
BESIDE = r"(?: (?:new|more|other|local|locally|additional|transmitted|<<before_noun>>))* ([a-z]+)"
YEARLIKE = re.compile(r"(?:19|20)[0-9]{2}")
VAGUE_WORDS = (
    r"(?<![a-z])(?:(?:three|four|five|six|seven|eight|nine)score|(?:single|double|triple|two|three)-digit|(?<=in )(?:single|double|triple) digits|(?:gross|pair|pairs) of|"
    r"(?:quint|sext|sept|oct)upled?|(?:double|triple|treble|quadruple)(?= (?:the|that|those|its|their|as)(?![a-z]))|halved|"
    r"(?:a myriad(?: of)?|myriads? of|several|a few|a handful of|a couple of|countless|innumerable|numerous|tens of|teens of) (?:[a-z-]+ ){0,3}?(?:<<vague_of>>)|"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+(?:teenth|tieth)|hundredth|thousandth) "
    r"(?:(?:new|local|<<before_nth>>) )*(?:<<nth>>))(?![a-z])"
)
MANY = re.compile(
    r"(?!this|was|has|its|his|as|is|us|less|plus|across|besides|versus|towards)[a-z-]{2,}[a-rt-z]s$"
)


@cache
def dictionary() -> frozenset[str]:
    return _words_in("numeral_words.txt")


SEVERAL = re.compile(r"(?:(?<![0-9.,])[0-9][0-9.,]*[-—–~～至到、和及与或])+$")
HAS = re.compile(f"[{NUMERAL}半几数成翻若减折多{VOUCHED_SIGN}]")
LETTERS = re.compile("[a-z]{2}|[a-z][^a-z][a-z]")
DIGIT_RUN = re.compile(rf"(?<![a-z0-9{SIGN}.,-]){_DIGITS}(?:\+|[ -](?:odd|some|plus))?")
ROMAN = re.compile(
    r"(?<![A-Za-z])(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![A-Za-z])"
)


@cache
def units_of_a_count(subject: Subject) -> frozenset[str]:
    """Units with which what looks like a date or a number of something is a count."""
    return _UNITS_OF_A_COUNT | {*subject.list_of("case_units")}


_UNITS_OF_A_COUNT = _set("例 名 人 个 % ‰")
COUNTABLE = _set("例 人 名 个 位 家 户 处 起 宗 件 批 条 所 座 辆 台 次 成 倍 天 吨 亿 万")
SOFT = _set(
    "方面 级 地 派 路 回 句 章 节 页 行 排 层 步 代 面 门 股 轮 声 码 票 首 车 针 院 校 阵 伙 群 折 口 幅 番 部门 单位 学校"
)
"""Words that count, but as often are part of a name (五方面, 三路): a small number before one is asked about."""
SOFT_SCALED = SOFT | _set("家 户 个 条 项 里 米 年 天 企业 村 乡 镇 县")
EACH = frozenset("每任某这那同之第")
OF_TITLES = frozenset("条项章款个种类点版年步次批号期")
COUNTED_BEFORE = (
    r"(?:(?:<<counted_before>>|人数|总数|累计|共计|合计|总计|总共|新增)"
    r"(?:者|人|数量?|总|共|为|是|约|近|逾|达到?|超过?|突破|已经?|增加?|升|至|到|[:：(（=\s])*"
    r"|\b(?:<<counted_before_english>>|total(?:l?ing|l?ed|s)?)"
    r"(?: (?:of|to|is|was|are|were|at|in(?: the| their)?|by the|number(?:ed|ing)?|running|stood|now|reached|reaching|hit|numbered|about|nearly|over|almost|exceed(?:ed|ing)|rose|fell|more than))*[ :(=–—-]*)$"
)
"""Words that say what the bare number behind them counts: 阳性9999, cases: 9,999."""
COUNTED_BEHIND = (
    r"[ -](?:have |has |had |were |was |are |is |been |of them |newly |also )*"
    r"(?:<<counted_behind>>)\b"
)
"""The same behind it: nine thousand were infected."""
COUNTING = "(?:新增|增加|减少|报告|共有|共|仅|只有|发现|累计|下降|上升|达|约|近|<<told_of_a_number>>)$"
