"""A whole text that leaves without a file: by the clipboard or on stdout. It passes the same gate as an
export's files, and one that does not pass bears the same mark in its first line."""

from pathlib import Path

from msgspec import Struct

from store.archive import disk
from store.desk.gate import Refused, refuse_unready
from store.desk.sitting import Sitting
from store.formats.plain import marked
from store.record.window import Moment
from store.troubles import Trouble
from store.wording.say.draft import Draft


class Copy(Struct, frozen=True):
    """What leaves: the text, with the draft mark in its first line unless it is `final`, and each reason
    why it is not, as a sentence."""

    text: str
    final: bool
    reasons: tuple[str, ...] = ()
    cautions: tuple[Trouble, ...] = ()
    """What a person must know although it leaves as final."""


def copy_of(sitting: Sitting, draft: Draft, lang: str, now: Moment | None = None) -> Copy:
    """The draft as it may leave at that hour; the reasons are told in `lang`. Nothing is ever refused:
    a text that may not go out as final leaves marked."""
    try:
        refuse_unready(sitting, draft, lang, now, sitting.passed)
    except Refused as refused:
        return Copy(marked(draft), False, refused.reasons)
    except Trouble as trouble:  # it does not prove, or its record is not as the archive had it
        return Copy(marked(draft), False, (trouble.said(lang),))
    sitting.went_out()
    return Copy(draft.text, True, cautions=sitting.cautions())


def keep_copy(copy: Copy, folder: Path, language: str) -> Path:
    """The file in which the last copy in that language is kept, since a clipboard never says whether it took
    it. OSError where it cannot be written."""
    disk.private_folder(folder)
    path = folder / f"copied_{language}.txt"
    disk.replace_file(path, copy.text.encode())
    return path
