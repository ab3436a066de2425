"""What an action is: its name, its keys, its words, and the places where it can be done."""

from msgspec import Struct

EVERYWHERE = "app"
CONFERENCE = "conference"
CONFERENCE_PLACES = frozenset(
    {"entry", "review", "draft", "checks", "history", "paste", "sections", "section", "titles", "table"}
)
"""Places that show one conference; what is valid in `conference` is valid in each."""


class Action(Struct, frozen=True):
    """`id` never changes (users' keymaps and tests name it), `keys` are Textual's names of keys, most
    usual first. `labels` and `hints` are (zh, en): a word for the key bar, a sentence for the rest."""

    id: str
    keys: tuple[str, ...]
    labels: tuple[str, str]
    hints: tuple[str, str]
    places: tuple[str, ...] = (EVERYWHERE,)
    in_bar: bool = False
    """Shown in the key bar at the foot of the screen."""
    above: bool = False
    """Done in dialogs too, before the focused widget sees the key."""

    def label(self, lang: str) -> str:
        return self.labels[0 if lang == "zh" else 1]

    def hint(self, lang: str) -> str:
        return self.hints[0 if lang == "zh" else 1]

    @property
    def key_name(self) -> str:
        """The key as it is printed: `F2`, `^S`; empty when it has none."""
        return spelled(self.keys[0]) if self.keys else ""

    def valid_in(self, place: str) -> bool:
        return (
            EVERYWHERE in self.places
            or place in self.places
            or (CONFERENCE in self.places and place in CONFERENCE_PLACES)
        )


def spelled(key: str) -> str:
    """A key of Textual as people write it: `ctrl+s` -> `^S`, `f2` -> `F2`, `shift+tab` -> `Shift+Tab`."""
    if key.startswith("ctrl+"):
        rest = key.removeprefix("ctrl+")
        return f"^{rest.upper()}" if len(rest) == 1 else f"Ctrl+{spelled(rest)}"
    names = {
        "escape": "Esc",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "left": "<",
        "right": ">",
        "minus": "-",
        "slash": "/",
    }
    return "+".join(names.get(part, part.capitalize()) for part in key.split("+"))
