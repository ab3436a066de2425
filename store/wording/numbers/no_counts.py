"""What counts nothing wherever it stands: clocks, days in figures, telephone numbers, numbers of documents, what is called.

Expressions in half-width signs. Whoever lists what a page has around a bulletin (`read/passing`) and whoever looks for
numbers no record vouches for (`numeral_patterns`) build on these, and each adds what only its texts have.
"""

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
