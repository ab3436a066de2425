"""The words of printed figures: scales, approximations and measure words, and what they mean.

They belong to the languages the figures are printed in, not to any series.
"""

from collections.abc import Mapping
from enum import StrEnum

SCALES: Mapping[str, int] = {
    "": 1, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
"""Printed scale and what it multiplies by. Only 万, 亿 and 万亿 are good style; the rest is met."""


class Meaning(StrEnum):
    """How a printed figure bounds the true one."""

    EXACT = "exact"
    ABOUT = "about"
    """Near the figure, on either side."""
    MORE = "more"
    """Above the figure."""
    LEAST = "least"
    """The figure or above."""
    NEARLY = "nearly"
    """Below the figure and close to it."""
    LESS = "less"
    """Below the figure."""
    MOST = "most"
    """The figure or below."""


BEFORE = {
    "约": Meaning.ABOUT, "大约": Meaning.ABOUT, "近": Meaning.NEARLY, "将近": Meaning.NEARLY,
    "接近": Meaning.NEARLY, "超": Meaning.MORE, "超过": Meaning.MORE, "逾": Meaning.MORE,
    "达": Meaning.EXACT, "多达": Meaning.EXACT, "高达": Meaning.EXACT, "至少": Meaning.LEAST,
    "不少于": Meaning.LEAST, "不足": Meaning.LESS, "不到": Meaning.LESS, "不超过": Meaning.MOST,
    "最多": Meaning.MOST,
}  # fmt: skip
BEHIND = {"余": Meaning.MORE, "多": Meaning.MORE}
AFTER = {
    "左右": Meaning.ABOUT, "上下": Meaning.ABOUT, "以上": Meaning.LEAST, "以下": Meaning.MOST,
}  # fmt: skip
ENGLISH_APPROX: Mapping[str, Meaning] = {
    "about": Meaning.ABOUT, "nearly": Meaning.NEARLY, "more than": Meaning.MORE,
    "at least": Meaning.LEAST, "less than": Meaning.LESS, "fewer than": Meaning.LESS,
    "at most": Meaning.MOST, "up to": Meaning.EXACT, "over": Meaning.MORE, "around": Meaning.ABOUT,
    "approximately": Meaning.ABOUT, "roughly": Meaning.ABOUT, "some": Meaning.ABOUT,
    "almost": Meaning.NEARLY, "close to": Meaning.NEARLY, "no more than": Meaning.MOST,
    "not more than": Meaning.MOST, "no fewer than": Meaning.LEAST, "no less than": Meaning.LEAST,
    "not less than": Meaning.LEAST, "as many as": Meaning.EXACT, "as much as": Meaning.EXACT,
}  # fmt: skip
MEANINGS: Mapping[str, Meaning] = {"": Meaning.EXACT, **BEFORE, **BEHIND, **AFTER, **ENGLISH_APPROX}

NEGATIONS = ("没有", "无")
"""Before `1例` they say that there was none: 没有1例重症病例."""

PERCENT = "百分之"
"""Before a number, where the sign stands behind it: 百分之五 is 5%."""
LEADS = (*NEGATIONS, "连续", PERCENT)
"""Words that belong to the figure behind them: 没有1例, 连续10天."""

UNITS = (
    "个方面", "个小时", "个月", "个百分点", "万元户", "平方公里", "平方千米", "平方米", "立方米", "千瓦时",
    "人次", "人份", "车次", "架次", "班次", "用户", "小时", "分钟", "公里", "千米", "千克", "公斤", "公顷", "公升",
    "美元", "港元", "欧元", "市(地)", "市（地）", "地市", "千瓦", "毫米", "厘米",
    "GB", "TB", "MB", "KB", "kg", "km", "例", "个", "人", "名", "条", "处", "款", "元", "斤", "箱", "件",
    "天", "家", "户", "座", "辆", "台", "套", "份", "次", "起", "宗", "项", "批", "吨", "克", "升", "米",
    "亩", "支", "剂", "管", "片", "只", "头", "匹", "本", "册", "张", "位", "对", "组", "队", "支队", "所",
    "间", "栋", "幢", "床", "顶", "包", "袋", "瓶", "盒", "桶", "枚", "粒", "块", "根", "把", "盏", "部",
    "艘", "架", "列", "趟", "场", "届", "期", "年", "岁", "周", "度", "倍", "成", "种", "类", "篇", "字",
    "批次", "辆次", "台次", "场次", "毫升", "毫克", "兆瓦", "千伏", "海里", "秒", "棵", "株", "折", "双",
    "市", "县", "区", "乡", "镇", "村", "街道", "社区", "国", "省", "%", "％", "‰", "℃", "G", "M",
)  # fmt: skip
"""Measure words by which a figure is known in running text. In a typed figure any unit may stand."""

OF_PERSONS = "例个人名"
"""Those of cases and persons: they say nothing that a bare number does not, and may stand behind a count."""
OPEN_UNITS = OF_PERSONS + "处件条起项宗种类份批位"
"""Those that leave open what is counted; behind any other the thing is known: days, tons."""
