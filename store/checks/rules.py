"""The names of the built-in rules, (zh, en), in the order of the panel. An office's rule takes none of these."""

from store.checks import conference_words

RULES: dict[str, tuple[str, str]] = {
    "cell-refused": ("读不懂的内容", "Unreadable cells"),
    "required-blank": ("必填项", "Required figures"),
    "not-reported": ("未报", "Not reported"),
    "parts-total": ("分项合计", "Parts make the total"),
    "derived-total": ("按公式合计", "Formula"),
    "parts-whole": ("发现途径合计", "Where found makes the total"),
    "cumulative-falls": ("累计数不下降", "Cumulative figures do not fall"),
    "window-order": ("时段先后", "Windows run forwards"),
    "window-plan": ("时段日期和钟点", "Dates and hours of the windows"),
    "window-overlap": ("时段不重叠", "Windows do not overlap"),
    "window-closed": ("时段已结束", "Windows have closed"),
    "earlier-part": ("全天不少于先报的部分", "A whole day is at least its earlier part"),
    "same-window": ("同一时段同一个数", "One window, one figure"),
    "as-of": ("截至时间", "As-of moments"),
    "same-moment": ("同一截至时间同一个数", "One moment, one figure"),
    "number-follows": ("场次连续", "Numbers follow each other"),
    "same-figures": ("与上一场雷同", "Same as the last conference"),
    "unusual": ("与近期相比", "Against the last conferences"),
    "columns-exchanged": ("可能填错了位置", "Figures in each other's place"),
    "sudden-change": ("骤升骤降", "Sudden changes"),
    "word-unproved": ("用词有据", "Words are borne out"),
    "doubled-word": ("重复的词", "Doubled words"),
    "half-width": ("全角半角", "Full and half width"),
    "unit-missing": ("单位", "Units"),
    "approx-twice": ("约数词", "Words of approximation"),
    "list-count": ("项数与名单", "Counts of lists"),
    "told-twice": ("前后一致", "Figures told twice"),
    **conference_words.NAMES,
}
