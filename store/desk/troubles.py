"""The troubles of the use-cases."""

from store.desk.words import WORDS
from store.troubles import Trouble, UsageTrouble


class DeskTrouble(Trouble):
    """A use-case could not be done; its words say what to do."""

    words = WORDS


class WrongCall(UsageTrouble):
    """What was asked for does not exist."""

    words = WORDS
