"""What governs the figures of a stretch of a Chinese page, until something says otherwise."""

from msgspec import Struct

from store.series.definition import Indicator
from store.wording.read.chinese_words import TokenKind
from store.wording.read.dates import Day, Stretch, When
from store.wording.read.whose import NOBODY, OTHER


class Governs(Struct, frozen=True):
    """What governs a stretch of the page. `subject` is a place's key, OWN, OTHER or NOBODY."""

    subject: str = NOBODY
    measure: str = ""
    timed: bool = False
    brought: bool = False
    doubtful: bool = False
    """Words nobody understood stand before a figure of the sentence."""
    apart: bool = False
    """What the sentence says is supposed, or compared with another day."""
    new_here: bool = False
    """The sentence speaks of what is new."""
    since_here: bool = False
    """The sentence counts since some day."""

    def lets(self, what: Indicator) -> bool:
        """True when a figure here may be one of the series, of the region or a place."""
        if self.subject == OTHER or self.apart or self.brought:
            return False
        if what.kind.by_window:
            return self.measure in (TokenKind.NEW, "")
        return not self.new_here


class Governing(Struct):
    """What governs while the page is gone through; `Governs` is a still of it."""

    sentence: int = 0
    """Where the sentence began."""
    subject: str = NOBODY
    named: str = ""
    sticky: bool = False
    """A clause without figures named the subject, which goes on governing in the paragraphs behind."""
    opens_line: bool = True
    """The sentence begins a line."""
    named_here: bool = False
    """The sentence names somebody."""
    measure: str = ""
    window: Stretch | None = None
    window_at: int = 0
    """Where the window was named, or a figure of it stood last."""
    timed: bool = False
    day: Day | None = None
    """The last day that was named with its month."""
    moment: When | None = None
    brought: bool = False
    doubtful: bool = False
    whose: bool = False
    """Doubtful too, until somebody is named."""
    apart: bool = False
    lost: bool = False
    """Something the series does not count was counted, which goes on until what is measured is said again."""
    new_here: bool = False
    since_here: bool = False
    thing: Indicator | None = None
    within: bool = False
    """The subject is one of those the figure before is divided among (其中甲市确诊…)."""

    def still(self) -> Governs:
        return Governs(
            self.subject, self.measure, self.timed, self.brought, self.doubtful or self.whose, self.apart,
            self.new_here, self.since_here,
        )  # fmt: skip
