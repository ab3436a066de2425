"""The words and shapes of English clauses that report figures: verbs, what opens a sentence, what may stand behind."""

import re
from typing import NamedTuple

from msgspec import Struct

from store.wording.numbers.spans import Span
from store.wording.read.breakdowns import Listed
from store.wording.read.english_subjects import ALL_OF, SUBJECT_VERBS, EnglishSentence, Name
from store.wording.read.english_times import Time
from store.wording.read.matching import FilledSlot
from store.wording.read.pieces import Piece
from store.wording.read.whose import NOBODY, OWN

REPORTS = re.compile(
    rf" ?(?:(?:has|have|had|also|only|again|newly|officially) )*(?:{SUBJECT_VERBS}) {ALL_OF}\Z"
)
SUBJECT_HAS = re.compile(rf" ?(?:has|have|had) (?:(?:still|now|also|only|currently) )*{ALL_OF}\Z")
THERE = re.compile(rf"there (?:are|were|was|is)(?: (?:still|now|also|only|currently))* {ALL_OF}\Z")
ONLY_ALL_OF = re.compile(rf"(?:and )?{ALL_OF}\Z")
WERE_FOUND = re.compile(
    rf" (?:were|was|have been|has been) (?:(?:also|newly|only|again) )*(?:{SUBJECT_VERBS})\b"
)
FIGURE_JOINT = re.compile(rf"(?:,? and|,|,? as well as) (?:{ALL_OF})\Z")
CLAUSE_BEGINS = re.compile(r"; |,? (?:but|while|whereas) |, and ")

OPENING_ADVERB = re.compile(
    r"(?:meanwhile|however|besides|moreover|in addition|also|and|but|additionally|separately|currently|at present|now)\b,? ?"
)
SO_FAR = re.compile(r"(?:so far|to date),? ")
AMONG_THEM = re.compile(r"(?:among|of) (?:them|these|the (?:total|new cases|new infections)),? ?")
AT_FIRST = ("on ", "from ", "between ", "during ", "in the first ", "the first ")
NO_NAME = re.compile(
    r"(?:it|they|which|the report said|(?:the )?(?:(?:regional|provincial|local|health) )+(?:commission|authorities|officials))?\Z"
)
NOT_NOW = re.compile(
    r"\b(?:since|as of|by|until|so far|to date|cumulative\w*|accumulat\w+|total|expected|will|would|may|might|could|can|if"
    r"|than|compared|target|plan\w*|between|from|during|last|past|month|year|week|yesterday|earlier|previous\w*|before"
    r"|not|never|no longer|nearly|about|over|some|almost|more|fewer|less|least|most|up to|rumou?r\w*|den\w+)\b|[0-9]"
)
"""Words beside a subject or verb that make a figure something else than what was newly reported."""
COUNTED_SINCE = re.compile(
    r"\b(?:since|as of|so far|to date|cumulative\w*|accumulat\w+|this (?:month|year|week)|(?:last|past) \w+"
    r"|all (?:of (?:them|which|whom) )?(?:(?:were|being) )?imported|(?:revised|corrected) to|the (?:figure|number) at)\b"
)
TURNS = re.compile(r" (?:bringing|taking|raising|pushing|up from|down from|compared)\b|;")
"""Words from which on a sentence tells of other figures."""
BEHIND_CLAUSE = re.compile(
    r"\Z|[.,;:)!?\"”]| (?:and|while|but|according|bringing|further|amid|compared|up from|down from|-+)\b| -| \("
)
"""What may stand behind a clause that was taken apart."""
NO_COUNT = re.compile(r"\b[a-z]+-[0-9]+\b|(?<=, )hit [a-z ]{0,20}by\b")
"""Words that only look like a count or a moment: COVID-19, hit hard by it."""
OR_ELSE = re.compile(r" (?:and|or|to) ")
IN_PLACE = re.compile(
    r"(?P<in> (?:in|across|throughout|on|of) )(?:the )?(?:(?:whole|entire|regional|provincial|municipal|autonomous|capital|city|cities|of|prefecture"
    r"|southwest|northwest|northeast|southeast|north|south|east|west|central|southern|northern|eastern|western) )*"
)
KIND_OF_PLACE = re.compile(
    r"(?: (?:city|province|prefecture|county|municipality|autonomous region|region|alone)\b)?(?: \([a-z]{2,6}\))?"
)
ALL_IN = re.compile(
    r",? all(?: (?:of )?(?:them|of which|of whom))?(?: (?:were|was))?(?: (?:reported|found|detected))?(?= in )"
)


BEFORE_NAME = re.compile(
    r"(?:[^,;0-9]{0,80} (?:said|says|added|noted)(?: that)? )?(?:(?:and|but|while) )?"
    r"(?:(?:(?:local|regional|provincial|municipal|health|the) )*(?:authorities|officials) (?:in|of) )?(?:the )?"
    r"(?:(?:south|north|east|west|central)[a-z]* )*\Z"
)
"""What may stand before the name of who reports."""
BEHIND_NAME = re.compile(
    rf"{KIND_OF_PLACE.pattern}(?:'s?)?(?: (?:regional|provincial|municipal|local|health|government))*"
    r"(?: (?:commission|authorities|government|officials))?(?:, (?:hit|the|an?|one of)\b[^,]{0,60},|,)? ?\Z"
)
"""What may stand behind it: another noun is somebody else (Tibet University)."""


class Member(Struct):
    """One met piece of a group of figures, and where each of its slots stands in the folded text."""

    piece: Piece
    start: int
    end: int
    held: tuple[FilledSlot, ...]
    places: tuple[Span, ...]

    @property
    def counts(self) -> list[tuple[FilledSlot, int, Span]]:
        found = zip(self.held, self.places, strict=True)
        return [(held, held.value, span) for held, span in found if isinstance(held.value, int)]


class Lead(NamedTuple):
    """What opens a sentence: adverbs and a time; `end` is where its subject or verb begins. `among`: the figures
    are a part of those before. `so_far`: they are counted from the beginning."""

    end: int
    time: Time | None = None
    as_of: Time | None = None
    among: bool = False
    so_far: bool = False


class Tail(NamedTuple):
    """What follows figures and goes with them: a place, a time, where they were; `end` is behind it."""

    end: int
    place: Name | None = None
    time: Time | None = None
    as_of: Time | None = None
    listed: tuple[str, Listed, Span] | None = None
    all_in: str = ""


class Group(Struct):
    """The figures of one verb: `subject` is whose they are, `place` that of the region they are of."""

    members: list[Member]
    sentence: EnglishSentence
    subject: str = NOBODY
    place: str = ""
    time: Time | None = None
    tail: Tail = Tail(0)

    @property
    def own(self) -> bool:
        return self.subject == OWN

    @property
    def values(self) -> dict[str, int]:
        return {held.slot.name: value for member in self.members for held, value, _ in member.counts}
