"""The one gate every text passes that leaves as final: a file, a copy, a text on stdout. A whole text that leaves without
a file, by the clipboard or on stdout, and does not pass bears the same mark in its first line as an export's files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from store.archive import disk
from store.checks.basis.finding import Severity
from store.checks.report import of_translation
from store.desk.checking import found_in_draft, found_in_figures, found_in_texts, words_unprinted
from store.desk.found_good import FoundGood, passed_by
from store.desk.sitting import Sitting
from store.desk.texts import Obstacles, empty_form, obstacle_words, obstacles
from store.desk.troubles import DeskTrouble
from store.formats.sheet import marked
from store.languages import in_language
from store.record.window import Moment
from store.troubles import Reason, Trouble, Way, reason_words
from store.wording.say.draft import Draft


class Refused(DeskTrouble):
    """The text may not go out as final. `obstacles` say why, cell by cell and place by place."""

    def __init__(self, why: Obstacles, reasons: Sequence[Reason]) -> None:
        super().__init__("draft_refused", count=sum(why.counts().values()))
        self.obstacles, self.reasons = why, tuple(reasons)

    def told(self, lang: str, way: Callable[[Way, str], str] = Way.both) -> dict[str, object]:
        """How many reasons there are, and each."""
        said = in_language(("；", "; "), lang).join(
            reason_words(reason, lang, way) for reason in self.reasons
        )
        return {**super().told(lang, way), "reasons": said}


def why_not(sitting: Sitting, draft: Draft, now: Moment | None = None) -> Obstacles:
    """Why this draft may not go out: what was found to speak against the archive's files, its blanks,
    failed checks of figures and words, unexplained warnings and, with `now`, windows that have not
    closed yet. The archive is not asked anew: `refuse_unready` does that."""
    why = obstacles(draft, (*found_in_figures(sitting, now), *found_in_draft(sitting, draft)))
    return replace(why, doubted=sitting.doubted, empty=empty_form(sitting.conference, draft))


def refuse_unready(
    sitting: Sitting, draft: Draft, lang: str, now: Moment | None = None, passed: FoundGood | None = None
) -> None:
    """The one gate of every text that leaves as final: raise Refused with every reason why this draft may
    not go out; nothing when it may.

    The archive is asked first: the whole history of the conference is verified and compared with what
    this machine saw and exported of it. Raises Trouble when it cannot be asked. With `passed` the words
    are not looked at and the text is not read back again where that memory knows the very same text.
    """
    sitting.doubts()
    mark = (
        passed.mark(
            passed_by(sitting.series, (sitting.conference, *sitting.earlier), draft, sitting.names.edition)
        )
        if passed is not None
        else ""
    )
    known = passed is not None and passed.knows(mark)
    found = () if known else found_in_draft(sitting, draft)
    why = obstacles(draft, (*found_in_figures(sitting, now), *found))
    why = replace(why, doubted=sitting.doubted, empty=empty_form(sitting.conference, draft))
    if why.hold_back:
        raise Refused(why, obstacle_words(sitting.series, sitting.conference, why, lang))
    if not known:
        sitting.texts.prove(sitting.conference, draft, lang)
        if passed is not None:
            passed.note(mark)


def refuse_false_words(sitting: Sitting, lang: str) -> None:
    """The gate of a format that holds all words of the record: Refused when there are false ones among them, or such
    as nobody has let stand, though they stand in another language or form than was asked for, or in none."""
    told = [
        one for one in found_in_texts(sitting) if one.failed and not one.explained and not of_translation(one)
    ]
    false = [one for one in (*told, *words_unprinted(sitting)) if one.severity is Severity.ERROR]
    open_ = [one for one in told if one.severity is Severity.WARNING]
    if false or open_:
        why = Obstacles((), tuple(false), unexplained=tuple(open_))
        raise Refused(why, obstacle_words(sitting.series, sitting.conference, why, lang))


# --- without a file ----------------------------------------------------------------------------------


class Copy(Struct, frozen=True):
    """What leaves: the text, with the draft mark in its first line unless it is `final`, and each reason
    why it is not, as a sentence. Who hands a final one out says so by `Sitting.went_out`; to print it is only a look."""

    text: str
    final: bool
    reasons: tuple[Reason, ...] = ()
    counts: Mapping[str, int] = {}
    """How many points are open, of each kind of `Obstacles.counts`: one reason may name thirty blank figures."""
    cautions: tuple[Trouble, ...] = ()
    """What a person must know although it leaves as final."""


def copy_of(sitting: Sitting, draft: Draft, lang: str, now: Moment | None = None) -> Copy:
    """The draft as it may leave at that hour; the reasons are told in `lang`. Nothing is ever refused:
    a text that may not go out as final leaves marked."""
    try:
        refuse_unready(sitting, draft, lang, now, sitting.passed)
    except Refused as refused:
        return Copy(marked(draft), False, refused.reasons, refused.obstacles.counts())
    except Trouble as trouble:  # it does not prove, or its record is not as the archive had it
        return Copy(marked(draft), False, (trouble,), {"errors": 1})
    return Copy(draft.text, True, cautions=sitting.cautions())


def keep_copy(copy: Copy, folder: Path, language: str) -> Path:
    """The file in which the last copy in that language is kept, since a clipboard never says whether it took
    it. OSError where it cannot be written."""
    disk.private_folder(folder)
    path = folder / f"copied_{language}.txt"
    disk.replace_file(path, copy.text.encode())
    return path
