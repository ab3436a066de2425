"""Letting a text out: refused while a figure is blank, wrong or unproved, else written to a file.

A file's name comes from number, date and version only. Beside the files lies one seal (`sealing`) that
names the archive's newest history entry, so that a history cut off later can be noticed.
"""

import os
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from store.desk.outgoing.gate import Refused, refuse_false_words, refuse_unready
from store.desk.outgoing.sealing import Seal, seals_in
from store.desk.sitting import Sitting
from store.desk.texts import Obstacles, empty_form, form_empty
from store.desk.troubles import DeskTrouble, WrongCall
from store.formats.formats import FORMATS
from store.formats.publishing import FileExists, HalfPublished, Wanted, alone_in, clear_killed, publish_files
from store.formats.sheet import Sheet
from store.languages import listed
from store.reasons import system_reason
from store.record.conference import Conference
from store.record.window import Moment
from store.troubles import Trouble
from store.wording.say.draft import Draft


class Order(Struct, frozen=True):
    """What to export: formats by name, languages, forms, where to, and how strictly."""

    folder: Path
    formats: tuple[str, ...] = ("txt",)
    languages: tuple[str, ...] = ("zh",)
    forms: tuple[str, ...] = ("full",)
    final: bool = True
    replace: bool = False


class Exported(Struct, frozen=True):
    """A file that was written: where, how long, its SHA-256."""

    path: Path
    size: int
    sha256: str


class Export(Struct):
    """One export of a sitting's record. The record must be saved first: files are sealed to a version."""

    sitting: Sitting
    order: Order
    lang: str = "zh"
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    now: Moment | None = None
    """The hour it is: no figures go out as final before their window has closed. None: not asked."""
    cautions: list[Trouble] = field(default_factory=list)
    """What a person must know although it was exported; filled by `run`."""

    def run(self) -> list[Exported]:
        """Write every file asked for. Refused, WrongCall or DeskTrouble before anything is written
        wherever that can be known before."""
        self._refuse_wrong_call()
        proved = self._as_it_is
        self._prove()
        targets = self.targets()
        try:
            with alone_in(self.order.folder):
                self._put_right()
                self._sealed_before()  # whose the files are that lie there, before it is said that they do
                if not self.order.replace:
                    for path in targets:
                        if path.exists():
                            raise DeskTrouble("file_exists", file=path.name)
                rendered = {path: self._rendered(key) for path, key in targets.items()}
                if self._as_it_is != proved:  # typed, or brought by another window, since it was looked at
                    raise DeskTrouble("export_moved")
                files = self._published(rendered)
        except FileExists as error:
            raise DeskTrouble("file_exists", file=error.path.name) from error
        except HalfPublished as error:
            raise DeskTrouble(
                "half_exported",
                files=listed(error.names),
                stage=str(error.stage),
                problem=system_reason(error),
            ) from error
        except OSError as error:
            where = str(self.order.folder) if error.filename is None else os.fsdecode(error.filename)
            raise DeskTrouble("cannot_write", file=where, problem=system_reason(error)) from error
        if self.order.final and (unnoted := self.sitting.went_out()) is not None:
            self.cautions.append(unnoted)
        return files

    def _prove(self) -> None:
        """Make every text, and refuse what may not go out as final."""
        for language in self.order.languages:
            for form in self.order.forms:
                draft = self.sitting.draft(language, form)
                self.drafts[language, form] = draft
                if empty := empty_form(self.sitting.conference, draft):
                    raise form_empty(empty)  # no draft of it goes out either
                if self.order.final:
                    refuse_unready(self.sitting, draft, self.lang, self.now)
        if self.order.final:
            if any(FORMATS[name].holds_words for name in self.order.formats):
                refuse_false_words(self.sitting, self.lang)
            self._refuse_what_was_sealed_otherwise()

    @property
    def _as_it_is(self) -> tuple[Conference, int | None]:
        """The record and its version as the sitting holds them just now."""
        saving = self.sitting.saving
        return self.sitting.conference, saving.kept.version if saving is not None else None

    def _put_right(self) -> None:
        """What a killed export left in the folder is put right before anything else is done there."""
        for cleared in clear_killed(self.order.folder):
            code = "export_completed" if cleared.complete else "export_taken_back"
            self.cautions.append(DeskTrouble(code, files=listed(cleared.names)))

    def _published(self, files: dict[Path, bytes]) -> list[Exported]:
        """The files and the seal over them and over what it listed before, all at once. The seal is given
        its name first: no file stands there that it does not list."""
        sums = {path.name: sha256(data).hexdigest() for path, data in files.items()}
        seal = Wanted(self.seal_path, self._sealing.text(self._sealed_before() | sums), replace=True)
        wanted = [Wanted(path, data, self.order.replace) for path, data in files.items()]
        first, *rest = publish_files(self.order.folder, [seal, *wanted])
        exported = [Exported(one.path, len(one.data), sum_) for one, sum_ in zip(wanted, rest, strict=True)]
        return [*exported, Exported(seal.path, len(seal.data), first)]

    def _refuse_what_was_sealed_otherwise(self) -> None:
        """The seals of this conference in the folder are evidence too: what a final text there was made of
        must be in the history. A seal that does not say of which archive it is may be another's copy: that
        is only told."""
        saving = self.sitting.saving
        if saving is None:
            return
        kept = {entry.hash for entry in saving.repository.history(self.sitting.key)}
        lost = [
            (seal, DeskTrouble("seal_lost", file=path.name, version=seal.version, anchor=seal.history_head))
            for path, seal in seals_in(self.order.folder, self.sitting.key)
            if seal.final and seal.history_head not in kept
        ]
        ours = [told for seal, told in lost if seal.archive == saving.repository.identity()]
        self.cautions += [told for seal, told in lost if not seal.archive]
        if ours:
            raise Refused(Obstacles((), (), doubted=tuple(ours)), ours)

    def _refuse_wrong_call(self) -> None:
        for name in self.order.formats or ("",):
            if name not in FORMATS:
                raise WrongCall("no_format", got=name, known=listed(FORMATS))
        if not self.order.languages:
            raise WrongCall("no_text_language", got="", known=listed(self.sitting.texts.languages))

    def targets(self) -> dict[Path, tuple[str, str, str]]:
        """Each file and what goes into it: format, language and form."""
        found: dict[Path, tuple[str, str, str]] = {}
        for language in self.order.languages:
            for form in self.order.forms:
                for name in self.order.formats:
                    found.setdefault(self.path(name, language, form), (name, language, form))
        return found

    def path(self, name: str, language: str, form: str) -> Path:
        """`024_2022-09-01_v3_full_zh.txt`, with `_draft` for what may not go out; what is made of the record's figures has no
        form, and a language only where it has its names in another one than Chinese: `024_2022-09-01_v3.csv`,
        `024_2022-09-01_v3_en.csv`."""
        chosen = FORMATS[name]
        text = f"_{form}_{language}"
        if chosen.of_record:
            text = f"_{language}" if chosen.labelled and language != "zh" else ""
        return self.order.folder / f"{self.stem}{text}{chosen.suffix}"

    @property
    def stem(self) -> str:
        conference = self.sitting.conference
        number = f"{conference.number:03d}" if conference.number is not None else "000"
        saving = self.sitting.saving
        version = saving.kept.version if saving is not None else conference.version
        draft = "" if self.order.final else "_draft"
        return f"{number}_{conference.held_on.isoformat()}_v{version}{draft}"

    def _rendered(self, key: tuple[str, str, str]) -> bytes:
        name, language, form = key
        sheet = Sheet(
            self.sitting.series, self.sitting.conference, self.drafts[language, form], self.order.final
        )
        return FORMATS[name].render(sheet)

    @property
    def seal_path(self) -> Path:
        """Where the seal over the files will lie."""
        return self.order.folder / f"{self.stem}.seal.json"

    @property
    def _sealing(self) -> Seal:
        kept = self.sitting.saving.kept if self.sitting.saving is not None else None
        return Seal(
            self.sitting.key,
            kept.version if kept is not None else None,
            kept.head if kept is not None else None,
            self.order.final,
            self.sitting.saving.repository.identity() if self.sitting.saving is not None else "",
        )

    def _sealed_before(self) -> dict[str, str | None]:
        """The files of this version the folder's seal lists. A strange seal is replaced only when asked."""
        try:
            return self._sealing.files_in(self.seal_path)
        except Trouble:
            if self.order.replace:
                return {}
            raise
