"""What somebody asserted, and what stands behind it. A word such as 均 or 总体 has a speaker and support."""

from msgspec import Struct, field

from store.record.window import AsOf
from store.record.words import Words


class Claim(Struct, frozen=True):
    """`scope` of whom or where, `hedge` how firmly (基本, 总体, empty: without reserve), `predicate` what.

    Printed one after the other (校园疫情形势 + 总体 + 可控). `section` is where it was said: its
    speaker is the claim's unless `speaker` names another. `supports` are references to the cells,
    figures and statuses that bear it out (see `refs`). `short` is the form for a headline.
    """

    order: int
    scope: Words = field(default_factory=dict)
    hedge: Words = field(default_factory=dict)
    predicate: Words = field(default_factory=dict)
    short: Words = field(default_factory=dict)
    section: str = ""
    speaker: str = ""
    as_of: AsOf | None = None
    supports: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """The claim in a language, empty when it has no predicate there."""
        if not self.predicate.get(language):
            return ""
        parts = [words.get(language, "") for words in (self.scope, self.hedge, self.predicate)]
        return ("" if language == "zh" else " ").join(part for part in parts if part)
