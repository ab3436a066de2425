"""What the rules over a bulletin of anybody say; `bulletin_texts` runs them. They are told from here, so that a name or a
sentence can be had without all that looks at a text.
"""

from store.checks.basis.case import Rule, Summed

(
    TITLE_BODY, TONGUES, SHARES, SUMS, ALL_BUT, WEEKDAYS, ONE_YEAR, NO_SUCH_DAY, AS_OF_LATER, ANOTHER_DAY, LEFT_UNREAD,
    NONE_READ, PLACES_SHORT,
) = (
    "headline-body", "languages-differ", "share-of-numbers", "sum-of-numbers", "all-but-some", "weekday-of-date",
    "one-year", "no-such-day", "as-of-later", "total-of-another-day", "unread-figure", "nothing-read", "places-short",
)  # fmt: skip

RULES = (
    Rule(
        TITLE_BODY,
        ("标题与正文", "Title and body"),
        {
            "failed": (
                "标题里的{got}与正文的数对不上：…{sentence}…",
                "{got} in the title is not a figure of the body: … {sentence} …",
            )
        },
        {
            "": (
                "对一下标题和正文，改错的那个。",
                "Compare title and body, and correct the one that is wrong.",
            )
        },
    ),
    Rule(
        TONGUES,
        ("中文与英文", "Chinese and English"),
        {
            "failed": (
                "{what}：两种文字不一样，一处{expected}，一处{got}：…{sentence}…",
                "{what}: the two languages differ, {expected} and {got}: … {sentence} …",
            )
        },
        {"": ("以原文为准，改译文。", "Correct the translation to match the original.")},
        said_by_reading=True,
    ),
    Rule(
        SHARES,
        ("百分比", "Percentages"),
        {
            "failed": (
                "{first}和{second}算出来是{expected}%，写的是{got}%：…{sentence}…",
                "{first} and {second} make {expected}%, the text says {got}%: … {sentence} …",
            )
        },
        {"": ("核对这三个数。", "Check the three numbers.")},
    ),
    Rule(
        SUMS,
        ("文中各数之和", "Sums of the text"),
        {
            "failed": (
                "{formula}是{expected}，写的是{got}：…{sentence}…",
                "{formula} is {expected}, the text says {got}: … {sentence} …",
            )
        },
        {"": ("核对这几个数。", "Check these numbers.")},
        of_sum=Summed.TEXT,
    ),
    Rule(
        ALL_BUT,
        ("“均”与例外", "All, and exceptions"),
        {
            "failed": (
                "先说全部在一处，又说有的在另一处：…{sentence}…",
                "All are said to be in one place, and some in another: … {sentence} …",
            )
        },
        {"": ("改“均”，或改后面的数。", "Change “all”, or the number behind it.")},
    ),
    Rule(
        WEEKDAYS,
        ("星期与日期", "Weekday and date"),
        {
            "failed": (
                "{day}是{right}，写的是“{got}”：…{sentence}…",
                "{day} is a {right}, the text says “{got}”: … {sentence} …",
            )
        },
        {"": ("核对日期和星期。", "Check the date and the weekday.")},
    ),
    Rule(
        ONE_YEAR,
        ("年份一致", "One year"),
        {
            "failed": (
                "全文是{expected}年，写的是{got}年：…{sentence}…",
                "The text is of {expected}, the year written is {got}: … {sentence} …",
            )
        },
        {"": ("核对年份。", "Check the year.")},
    ),
    Rule(
        NO_SUCH_DAY,
        ("日期存在", "Days exist"),
        {
            "failed": (
                "没有“{got}”这个日子或钟点：…{sentence}…",
                "There is no such day or hour as “{got}”: … {sentence} …",
            )
        },
        {"": ("改日期。", "Correct the date.")},
    ),
    Rule(
        AS_OF_LATER,
        ("截至时间不晚于会议", "As-of before the conference"),
        {
            "failed": (
                "{row}：截至{moment}，比会议（{held}）还晚。",
                "{row}: as of {moment}, later than the conference ({held}).",
            )
        },
        {"": ("核对会议日期和截至时间。", "Check the date of the conference and the moment.")},
    ),
    Rule(
        ANOTHER_DAY,
        ("合计与时段", "Totals and days"),
        {
            "failed": (
                "{got}正是另一个时段各项之和，写的却是这一天的：…{sentence}…",
                "{got} is what the figures of another window make, and is told of this day: … {sentence} …",
            )
        },
        {"": ("核对这句话的日期。", "Check the day of this sentence.")},
    ),
    Rule(
        PLACES_SHORT,
        ("各地与合计", "Places and total"),
        {
            "failed": (
                "列出的各地共{got}，合计是{expected}：…{sentence}…",
                "The places named come to {got} of {expected}: … {sentence} …",
            )
        },
        {
            "": (
                "文中若没有列全各地，就没有错；若列全了，核对这几个数。",
                "If the text names only some places, nothing is wrong; if it means all of them, check these figures.",
            )
        },
    ),
    Rule(
        LEFT_UNREAD,
        ("没有读出的数", "Figures not read"),
        {
            "unchecked": (
                "“{got}”没有读出，没有核对：{sentence}",
                "“{got}” not read, so not checked: {sentence}",
            ),
            "failed": ("“{got}”没有读出：{sentence}", "“{got}” not read: {sentence}"),
        },
        said_by_reading=True,
    ),
    Rule(
        NONE_READ,
        ("读出的数", "Figures read"),
        {
            "failed": (
                "没有读出任何系列的数，数字之间没有核对；日期、百分比等照查。",
                "No figure of any series was read, so the figures were not checked; dates and percentages were.",
            )
        },
        {
            "": (
                "确认这是通稿正文；别的单位的写法，用 --series 指定系列。",
                "Make sure this is the bulletin itself; --series names another series.",
            )
        },
        said_by_reading=True,
    ),
)
"""In the order in which they are told."""
