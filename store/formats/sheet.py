"""What every format is made from."""

from msgspec import Struct

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.say.draft import Draft


class Sheet(Struct, frozen=True):
    """What is exported: a draft of a record, and whether it goes out as final or as a marked draft."""

    series: Series
    conference: Conference
    draft: Draft
    final: bool
