"""The kinds of parts a conference can have beside its grid, each in one row.

A part is one section, statement, figure …; a conference holds the parts of a kind by id. The values themselves
are in the room `record`, a module to a kind. This table stands below the series, since no window of theirs may be
called as a kind is, and holds no values, since most conferences have no parts and should not pay for them.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from store.languages import Pair

Document = dict[str, Any]
"""A conference as it is written, and each part of it."""


class PartKind(Struct, frozen=True):
    """`name` is the field of the conference and of its document, `home` the module of `record` and `value` the class
    in it (see `record.part.Part`). `called` is what one of them is called to a person, `in_history` where a history
    tells a change of one it cannot name. `letter` begins its slot in prose (`{f:3kf}`, none: no text prints
    it), `facets` are the sides of it a slot may print. `whole`: two people's changes of one clash, rather than
    being put together field by field. `in_section`: it is recorded in a section and goes with it. `typed`: it
    holds a figure as it was typed, which may be half typed. `prose`: it holds texts with slots. `inside`: it is
    the office's own: no text prints it and no file for others has it. `says`: the fields in which it says
    something; two people's changes of the others do not clash (who took a note over).
    """

    name: str
    home: str
    value: str
    called: Pair
    in_history: Pair
    letter: str = ""
    facets: tuple[str, ...] = ("",)
    whole: bool = True
    in_section: bool = False
    typed: bool = False
    prose: bool = False
    inside: bool = False
    says: tuple[str, ...] = ()


KINDS: Mapping[str, PartKind] = {
    kind.name: kind
    for kind in (
        PartKind(
            "sections", "section", "Section", ("部门发布", "section"), ("部门", "section"), whole=False
        ),
        PartKind(
            "statements", "section", "Statement", ("发言", "statement"), ("发言", "statement"), prose=True
        ),
        PartKind(
            "figures", "figure", "Figure", ("数据", "figure"), ("发言数字", "figure of a statement"),
            letter="f", facets=("", "from", "to", "number", "words"), in_section=True, typed=True,
        ),
        PartKind(
            "lists", "figure", "CountedList", ("列举", "list"), ("列举", "list"),
            letter="l", facets=("", "count"), in_section=True, typed=True,
        ),
        PartKind(
            "claims", "claim", "Claim", ("判断", "claim"), ("判断", "claim"), letter="c", in_section=True
        ),
        PartKind(
            "statuses", "status", "Statuses", ("各地进展", "progress"), ("各地进展", "progress"),
            letter="s", whole=False, in_section=True,
        ),
        PartKind("answers", "answer", "Answer", ("答问", "answer"), ("答问", "answer"), prose=True),
        PartKind(
            "reports", "report", "Report", ("报送记录", "report"), ("报送", "report"), inside=True
        ),
        PartKind(
            "shift_notes", "report", "ShiftNote", ("交班留言", "shift note"), ("交班留言", "shift note"),
            inside=True, says=("text",),
        ),
    )
}  # fmt: skip
"""In the order in which documents have them."""

PARTS = tuple(KINDS)
"""The names of the kinds."""

SAID = tuple(kind.name for kind in KINDS.values() if not kind.inside)
"""Those that may leave the office: what was said at the conference."""

INSIDE = frozenset(KINDS) - frozenset(SAID)
"""Those that are the office's own: a change of them changes nothing that is printed."""

PROMISES = "promises"
"""What stands where a reference has the kind of a part, when it refers to what an earlier conference promised."""

TAKEN = frozenset((*PARTS, PROMISES))
"""Keys no window may have: a reference that begins with one is to no cell."""
