"""The words of what is wrong with a JSON text that is to be imported."""

from store.languages import Pairs

WORDS: Pairs = {
    "missing": (
        "导入的 JSON 缺少 {where}。格式见 read --json 的输出。",
        "The imported JSON lacks {where}. See the output of read --json.",
    ),
    "bad_value": (
        "导入的 JSON 里 {where} 的值是 {got}，应为{allowed}。格式见 read --json 的输出。",
        "The imported JSON has {got} in {where}, where {allowed} belongs. See the output of read --json.",
    ),
    "not_count": (
        "导入的 JSON 里 {where} 的值 {got} 不是个数：应是不超过九位的非负整数。没有报告写 null。",
        "The imported JSON has {got} in {where}, which is no count: a whole number of at most nine digits, not "
        "below zero, belongs there; null where nothing was stated.",
    ),
    "other_kind": (
        "导入的 JSON 把指标 {got} 写在了 {where} 里，它不属于这一类。",
        "The imported JSON names the indicator {got} in {where}, where it does not belong.",
    ),
    "no_such_day": (
        "导入的 JSON 里 found 的日期 {got} 没有对应的全天时段。",
        "The imported JSON gives where cases were found on {got}, but has no window of that whole day.",
    ),
    "unknown_key": (
        "导入的 JSON 里有不认识的“{got}”{nearest}，没有导入，以免漏掉它的内容。请改名或删去。",
        "The imported JSON has “{got}”, which is not known{nearest}. Nothing was imported, lest what it holds be "
        "lost. Rename it or take it out.",
    ),
    "unknown_name": (
        "导入的 JSON 在 {where} 用了本系列没有的名称“{got}”{nearest}。请改名，或在系列里加上它。",
        "The imported JSON names “{got}” in {where}, which the series does not have{nearest}. "
        "Rename it, or add it to the series.",
    ),
}
