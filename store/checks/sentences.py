"""The (zh, en) sentences of the rules over the figures. Keys are `rule.verdict` or `rule.verdict.why`."""

from store.languages import Pairs

WHYS: Pairs = {
    "passed": ("{rule}：相符。", "{rule}: holds."),
    "unchecked": ("{rule}：未检。", "{rule}: not checked."),
    "failed": ("{rule}：{cells}不符。", "{rule}: does not hold at {cells}."),
}
"""For rules without a sentence of their own for that verdict."""

SENTENCES: Pairs = {
    "half-typed.failed": (
        "{cell}：程序中断时正在输入，“{got}”可能没打完。",
        "{cell}: was being typed when the program ended; “{got}” may be unfinished.",
    ),
    "cell-refused.passed": ("没有读不懂的内容。", "Every cell can be read."),
    "cell-refused.failed": (
        "{cell}里的“{got}”读不成数目。",
        "“{got}” in {cell} cannot be read as a count.",
    ),
    "left-over.failed.indicator": (
        "{cell}={got}：系列里已没有这个指标，稿件不写它。",
        "{cell} = {got}: the series no longer has this indicator, and no text says it.",
    ),
    "left-over.failed.place": (
        "{cell}={got}：系列里已没有这个地方，合计不算它，稿件不写它。",
        "{cell} = {got}: the series no longer has this place; no total counts it and no text says it.",
    ),
    "left-over.failed.window": (
        "{cell}={got}：本场没有这个时段，合计不算它，稿件不写它。",
        "{cell} = {got}: the conference has no such window; no total counts it and no text says it.",
    ),
    "left-over.failed.cell": (
        "{cell}={got}：系列里已没有这一格，合计不算它，稿件不写它。",
        "{cell} = {got}: the series no longer asks for it here; no total counts it and no text says it.",
    ),
    "required-blank.passed": ("{row}：已填。", "{row}: filled in."),
    "required-blank.failed.all": ("{row}：还没有填。", "{row}: not filled in yet."),
    "required-blank.failed.some": (
        "{row}：还有{count}处空白：{cells}。空白不当作 0。",
        "{row}: {count} still blank: {cells}. A blank is not a zero.",
    ),
    "not-reported.passed": ("没有未报的必填项。", "Every required figure was reported."),
    "not-reported.failed": (
        "{cells}：未报，合计里没有这一项。",
        "{cells}: not reported; the total is without it.",
    ),
    "parts-total.passed": (
        "{row}：分项合计 {got}，与通报合计相符。",
        "{row}: the parts make the stated {got}.",
    ),
    "parts-total.failed.over": (
        "{row}：分项 {formula}＝{got}，通报合计 {expected}，多出 {difference}。",
        "{row}: the parts {formula} = {got}, the stated total is {expected}: {difference} too many.",
    ),
    "parts-total.failed.under": (
        "{row}：分项 {formula}＝{got}，通报合计 {expected}，少了 {difference}。",
        "{row}: the parts {formula} = {got}, the stated total is {expected}: {difference} too few.",
    ),
    "parts-total.unchecked.no_stated": (
        "{row}：来源没有给合计，分项无从核对。",
        "{row}: no stated total to hold the parts against.",
    ),
    "parts-total.unchecked.missing": (
        "{row}：通报合计 {expected}，离合计还差 {difference}，未填或未报：{missing}。",
        "{row}: {difference} short of the stated {expected}; blank or not reported: {missing}.",
    ),
    "derived-total.passed": (
        "{row}：与公式算得的 {got} 相符。",
        "{row}: the formula gives the stated {got}.",
    ),
    "derived-total.failed": (
        "{row}：按公式 {formula}＝{expected}，通报为 {got}。",
        "{row}: the formula {formula} gives {expected}, the source stated {got}.",
    ),
    "derived-total.unchecked.missing": (
        "{row}：缺 {missing}，公式算不出来。",
        "{row}: the formula lacks {missing}.",
    ),
    "derived-total.unchecked.follows": (
        "{row}：通报 {got}，与各项的通报合计相符，与分项 {formula}＝{expected} 不符；先改分项。",
        "{row}: the stated {got} agrees with the stated totals but not with the parts "
        "({formula} = {expected}); mend the parts first.",
    ),
    "parts-whole.unchecked.follows": (
        "{cells}：合计 {got}，与通报合计相符，与分项 {formula}＝{expected} 不符；先改分项。",
        "{cells}: together {got}, which agrees with the stated totals but not with the parts "
        "({formula} = {expected}); mend the parts first.",
    ),
    "parts-whole.passed": ("{cells}：合计 {got}，与新增总数相符。", "{cells}: together {got}, as the total."),
    "parts-whole.failed": (
        "{cells}：合计 {got}，应为 {formula}＝{expected}。",
        "{cells}: together {got}, but {formula} = {expected}.",
    ),
    "parts-whole.unchecked.nothing": (
        "{cells}：没有填，共 {expected}。",
        "{cells}: blank; {expected} in all.",
    ),
    "parts-whole.unchecked.missing": (
        "{rule}：缺 {missing}，核对不了。",
        "{rule}: not checked without {missing}.",
    ),
    "cumulative-falls.passed": (
        "{cell}：{got}，不低于{then}的 {before}。",
        "{cell}: {got}, not below {before} of {then}.",
    ),
    "cumulative-falls.failed": (
        "{cell}：累计数从{then}的 {before} 降到 {got}，少了 {difference}。",
        "{cell}: the cumulative figure fell from {before} on {then} to {got}, by {difference}.",
    ),
    "cumulative-falls.unchecked.first": ("{cell}：没有更早的数可比。", "{cell}: there is no earlier figure."),
    "cumulative-falls.unchecked.blank": ("{cell}：空白，没有比。", "{cell}: blank, so not compared."),
}

INSTRUCTIONS: Pairs = {
    "half-typed": (
        "核对来源：在这一格按回车确认，或重新输入。",
        "Check the source: Enter on the figure confirms it, or type it anew.",
    ),
    "cell-refused": (
        "改成整数，或填 - 表示未报、/ 表示不适用。",
        "Enter a whole number, - for not reported or / for not applicable.",
    ),
    "left-over": (
        "不要了就删去（采用提议，或在录入屏按 Delete）；要留着，写明原因；要印，请把它加回系列。",
        "Take it out (take the proposal, or press Delete where it is entered), say why it stays, or put it back into "
        "the series to have it printed.",
    ),
    "required-blank": (
        "填上数；没有发生填 0，没有上报填 -。",
        "Enter the figure: 0 when there was none, - when it was not reported.",
    ),
    "not-reported": ("催报；确实报不上来，写明原因。", "Ask for it; if it cannot be had, say why."),
    "parts-total": (
        "与来源逐项核对；来源本身有误时两个数都保留并说明。",
        "Compare each part with the source; if the source itself is wrong, keep both and say so.",
    ),
    "parts-total.no_stated": ("来源给了合计就填上。", "Enter the stated total if the source gives one."),
    "parts-total.missing": (
        "把空白的地方填上；没有发生填 0。",
        "Fill in the blanks, with 0 where there was none.",
    ),
    "derived-total": ("核对来源和公式里的每一项。", "Check the source and each figure of the formula."),
    "parts-whole": (
        "核对发现途径和新增总数；两处口径应一致。",
        "Check where they were found against the day's total.",
    ),
    "cumulative-falls": (
        "与来源核对；确有核减，写明原因，原因会写进文稿。",
        "Check the source; if it was truly reduced, record the reason, which then stands in the draft.",
    ),
}

MENDS: Pairs = {
    "left_over": ("（从记录里删去）", " (taken out of the record)"),
    "digits_swapped": ("（两位数字颠倒）", " (digits swapped)"),
    "cells_exchanged": ("（两格填反）", " (two cells exchanged)"),
    "tenfold": ("（差一个 0）", " (a zero too many or too few)"),
    "left_out": ("（漏填的一处）", " (the one left out)"),
    "entered_twice": ("（相邻两列重复填了）", " (typed in two columns)"),
    "digit_repeated": ("（一位数字多按或少按了一次）", " (a digit repeated)"),
    "keypad_neighbour": ("（按到了旁边的键）", " (the next key was hit)"),
    "digit_changed": ("（一位数字不同）", " (one digit differs)"),
    "digit_dropped": ("（漏了一位数字）", " (a digit was dropped)"),
    "digit_added": ("（多了一位数字）", " (a digit was added)"),
}
