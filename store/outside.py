"""Owns the reading of what comes from outside: a file somebody names, standard input, a zip, their bytes as text.

Whoever made such a thing may have made it to stop the program, so everything is read within a budget that
is kept while reading, whatever the file says of its own size: bytes read, members of a zip, bytes unpacked
(each and in all), values and depth of a JSON text. What does not fit is refused in words. Only regular
files are read: a pipe, a device, a socket would wait or never end. Standard input is read by its own name.
"""

import errno
import io
import json
import os
import re
import select
import stat
import struct as binary
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, Protocol

from msgspec import Struct

from store.languages import Said, either
from store.reasons import encoding_reason, system_reason
from store.signs import visible_line
from store.troubles import Trouble

if TYPE_CHECKING:
    from zipfile import ZipInfo

KB, MB = 2**10, 2**20

TEXT_BYTES = 4 * MB
"""A bulletin: the longest one known has 40 KB."""
JSON_BYTES, JSON_VALUES, JSON_DEPTH = 8 * MB, 1_000_000, 40
"""Figures to import: a conference has about 100 KB and 5,000 values, ten levels deep."""
DEFINITION_BYTES = 1_000_000
"""A file of a series or a seal: the longest phrase book has 100 KB."""

WORDS = {
    "no_home": (
        "{name} 里的“~”代表用户文件夹，但没有这个用户，或查不到他的文件夹。请写出完整的路径。",
        "“~” in {name} stands for a home folder, but there is no such user, or no home folder is known. "
        "Write the whole path.",
    ),
    "outside_unreadable": (
        "无法读取 {file}：{problem}。请检查路径和权限。",
        "{file} cannot be read: {problem}. Check the path and the permissions.",
    ),
    "outside_kind": (
        "{file} 是{kind}，不是普通文件，没有读。请给出文件本身。",
        "{file} is {kind}, not a regular file, and was not read. Name the file itself.",
    ),
    "outside_bytes": (
        "{file} 有 {had}，最多读 {most}，没有读。请只留下要用的部分，或分成几个文件。",
        "{file} has {had}; at most {most} are read, and nothing was. Keep only the part that is needed, "
        "or split it into several files.",
    ),
    "outside_more": (
        "{file} 送来的内容超过{most}，读到这里就停了，没有使用。请只留下要用的部分，或分成几个文件。",
        "{file} gives more than {most}; reading stopped there and nothing was used. Keep only the part "
        "that is needed, or split it into several files.",
    ),
    "outside_encoding": (
        "无法读取 {file}：{problem}。请另存为 UTF-8 后再试。",
        "{file} cannot be read: {problem}. Save it as UTF-8 and try again.",
    ),
    "outside_json_deep": (
        "{file} 的括号套了不止{most}层，不是导入的格式，没有读。格式见 read --json 的输出。",
        "{file} nests its brackets more than {most} deep, which is not the imported shape; it was not read. "
        "See the output of read --json.",
    ),
    "outside_json_values": (
        "{file} 里的值不止{most}个，没有读。请分成几个文件。",
        "{file} holds more than {most} values and was not read. Split it into several files.",
    ),
    "outside_zip": (
        "{file} 已损坏或不完整，没有读。请重新取一份，或用原来的软件打开后另存。",
        "{file} is damaged or not whole and was not read. Get it again, or open it in the program "
        "that made it and save it again.",
    ),
    "outside_members": (
        "{file} 里的部件不止{most}个，没有读。请用原来的软件打开后另存。",
        "{file} has more than {most} parts inside and was not read. Open it in the program that made it and "
        "save it again.",
    ),
    "outside_twice": (
        "{file} 里有两个部件都叫 {member}，不知道以哪个为准，没有读。请用原来的软件打开后另存。",
        "{file} has two parts called {member}, and nobody can tell which counts; it was not read. Open it in "
        "the program that made it and save it again.",
    ),
    "outside_password": (
        "{file} 加了密码，没有读。请去掉密码后再试。",
        "{file} has a password and was not read. Remove the password and try again.",
    ),
    "outside_unpacked": (
        "{file} 里的 {member} 解开后超过{most}，解到这里就停了，没有使用。请只留下要用的部分。",
        "{member} in {file} unpacks to more than {most}; unpacking stopped there and nothing was used. "
        "Keep only the part that is needed.",
    ),
    "outside_whole": (
        "{file}（{packed}）解开后总共超过{most}，解到这里就停了，没有使用。请只留下要用的部分。",
        "{file} ({packed}) unpacks to more than {most} in all; unpacking stopped there and nothing was used. "
        "Keep only the part that is needed.",
    ),
}

_KINDS = (
    (stat.S_ISDIR, "文件夹", "a folder"),
    (stat.S_ISFIFO, "管道", "a pipe"),
    (stat.S_ISSOCK, "套接字", "a socket"),
    (stat.S_ISCHR, "设备", "a device"),
    (stat.S_ISBLK, "设备", "a device"),
)
_PIECE = 256 * KB
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class OutsideTrouble(Trouble):
    """What was named cannot be read within its budget. Facts: file, and problem, kind, had, most or member."""

    words = WORDS


class NotReadable(OutsideTrouble):
    """What was named is no file that can be read: not there, refused, a folder, a pipe."""

    exit_code = 2


def amount(size: int) -> str:
    """A number of bytes as a person reads it, rounded down."""
    if size < KB:
        return f"{size} B"
    return f"{size // KB:,} KB" if size < MB else f"{size // MB:,} MB"


# -- files and streams


def typed_path(text: str) -> Path:
    """The path a person typed; `~` is the home folder. NotReadable where there is none."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise NotReadable("no_home", name=text) from error


def open_file(path: Path) -> BinaryIO:
    """The regular file at `path`, opened. NotReadable for anything else, with the whole path: who looks for a file that
    is not there has to see where it was looked for."""
    file = visible_line(str(path))
    try:
        _refuse_kind(os.stat(path).st_mode, file)  # noqa: PTH116 (opening a pipe or a tape has effects)
        handle = os.open(path, _FLAGS)
        try:
            _refuse_kind(os.fstat(handle).st_mode, file)
            return os.fdopen(handle, "rb")
        except BaseException:
            os.close(handle)
            raise
    except (OSError, ValueError) as error:
        known = error if isinstance(error, OSError) else OSError(errno.EINVAL, str(error))
        raise NotReadable("outside_unreadable", file=file, problem=system_reason(known)) from error


def read_outside(path: Path, most: int, file: str = "") -> bytes:
    """The bytes of the regular file at `path`, at most `most` of them; OutsideTrouble when there are more. `file` is how
    it is called to the person, else by its last name."""
    file = file or called(path)
    with open_file(path) as opened:
        size = os.fstat(opened.fileno()).st_size
        if size > most:
            raise OutsideTrouble("outside_bytes", file=file, had=amount(size), most=amount(most))
        return read_stream(opened, most, file)


class Readable(Protocol):
    def read(self, most: int, /) -> bytes: ...


def read_stream(stream: Readable, most: int, file: str | Said) -> bytes:
    """Everything `stream` gives, which must end within `most` bytes; else OutsideTrouble."""
    pieces, size = [], 0
    try:
        while piece := stream.read(min(_PIECE, most + 1 - size)):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise OutsideTrouble("outside_more", file=file, most=amount(most))
    except OSError as error:
        raise NotReadable("outside_unreadable", file=file, problem=system_reason(error)) from error
    return b"".join(pieces)


class Sent:
    """What another program or a person sends through `handle`, a stream to be read as it comes.

    Whoever only waits cannot be told from a program that hangs: after `QUIET` seconds without a byte `waits` is called,
    once. After `SILENT` seconds NotReadable is raised, unless a person may be typing (`handle` is a terminal).
    Where nothing can be asked whether something came (Windows), it is waited for as long as it takes.
    """

    QUIET, SILENT = 1.0, 10.0

    def __init__(self, handle: int, file: str | Said, waits: Callable[[], None]) -> None:
        self.handle, self._file, self._waits = handle, file, waits
        self._told = False

    def read(self, most: int) -> bytes:
        """The next bytes, `most` at the most; none at the end."""
        if os.name == "posix" and not self._comes_within(self.QUIET):
            if not self._told:
                self._told = True
                self._waits()
            if not self._comes_within(None if os.isatty(self.handle) else self.SILENT - self.QUIET):
                why = either(
                    f"{self.SILENT:.0f} 秒没有送来任何内容", f"nothing came for {self.SILENT:.0f} seconds"
                )
                raise NotReadable("outside_unreadable", file=self._file, problem=why)
        return os.read(self.handle, most)

    def _comes_within(self, seconds: float | None) -> bool:
        return bool(select.select([self.handle], [], [], seconds)[0])


def called(path: Path) -> str:
    """How a file is called to a person: by its name."""
    return visible_line(path.name or str(path))


def _refuse_kind(mode: int, file: str) -> None:
    if stat.S_ISREG(mode):
        return
    zh, en = next(((zh, en) for is_kind, zh, en in _KINDS if is_kind(mode)), ("特殊文件", "a special file"))
    raise NotReadable("outside_kind", file=file, kind=either(zh, en))


# -- bytes as text


def utf8(data: bytes, file: str) -> str:
    """The text in `data`, with or without its mark; OutsideTrouble when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OutsideTrouble("outside_encoding", file=file, problem=encoding_reason(error)) from error


def is_wide(data: bytes) -> bool:
    """Whether the bytes begin with the mark of UTF-16, where zeros are no sign of a picture or a program."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))


def decoded(data: bytes) -> str | None:
    """The text in the encodings offices save: UTF-8 (with or without its mark), UTF-16, GB18030. None for
    bytes that are no text in any of them, such as a picture or a program."""
    for name in ("utf-16",) if is_wide(data) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


_JSON_MARKS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|([\[{])|([\]}])|(,)', re.DOTALL)


def refuse_large_json(text: str, file: str) -> None:
    """OutsideTrouble for a JSON text nested too deeply or of too many values. For before it is parsed: what
    it would be made into has up to a hundred times its size."""
    depth = values = 0
    for found in _JSON_MARKS.finditer(text):
        mark = found.lastindex
        if mark is None:
            continue
        values += mark != 2
        depth += (mark == 1) - (mark == 2)
        if depth > JSON_DEPTH:
            raise OutsideTrouble("outside_json_deep", file=file, most=JSON_DEPTH)
        if values > JSON_VALUES:
            raise OutsideTrouble("outside_json_values", file=file, most=f"{JSON_VALUES:,}")


def read_json(path: Path, most: int) -> Any:
    """The JSON value in the file at `path`; OutsideTrouble, or ValueError for what is no JSON."""
    text = utf8(read_outside(path, most), called(path))
    refuse_large_json(text, called(path))
    return json.loads(text)


# -- zips


class Unpacking(Struct, frozen=True):
    """The budget of a zip: how many members, how many bytes of each, and of all that are read."""

    members: int
    each: int
    whole: int


_DIRECTORY_ENTRY = 46 + 200
"""Bytes of a member's entry in the directory of a zip, with a long name and some extras."""
_END, _END_64 = 22, 56
_STORED, _DEFLATED = 0, 8


class Parcel:
    """A zip from outside. `file` is how it is called to the person, `names` its members."""

    def __init__(self, source: "bytes | BinaryIO", limits: Unpacking, file: str) -> None:
        from zipfile import ZipFile

        self.file, self.limits = file, limits
        self._stream: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source
        self._left = limits.whole
        self._refuse_directory()
        with self._told():
            self._zip: ZipFile = ZipFile(self._stream)
        members = self._zip.infolist()
        if len(members) > limits.members:
            self._refuse("outside_members", most=f"{limits.members:,}")
        self._members: dict[str, ZipInfo] = {}
        for member in members:
            if member.filename in self._members:
                self._refuse("outside_twice", member=visible_line(member.filename))
            self._members[member.filename] = member
        self.names = self._members.keys()

    def __enter__(self) -> "Parcel":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._stream.close()

    def read(self, name: str) -> bytes:
        """The bytes of a member, counted while they are unpacked. KeyError when there is none of that name."""
        member = self._members[name]
        if member.flag_bits & 1:
            self._refuse("outside_password")
        if member.compress_type not in (_STORED, _DEFLATED):
            self._refuse("outside_zip")
        pieces, size = [], 0
        with self._told(), self._zip.open(member) as opened:
            while piece := opened.read(_PIECE):
                size += len(piece)
                self._left -= len(piece)
                if size > self.limits.each:
                    name = visible_line(member.filename)
                    self._refuse("outside_unpacked", member=name, most=amount(self.limits.each))
                if self._left < 0:
                    packed = self._stream.seek(0, os.SEEK_END)
                    self._refuse("outside_whole", packed=amount(packed), most=amount(self.limits.whole))
                pieces.append(piece)
        return b"".join(pieces)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """zipfile and zlib raise many kinds of error for bytes that are no zip."""
        try:
            yield
        except (OutsideTrouble, MemoryError):
            raise
        except OSError as error:
            raise NotReadable("outside_unreadable", file=self.file, problem=system_reason(error)) from error
        except Exception as error:
            self._refuse("outside_zip", error=error)

    def _refuse(self, code: str, error: Exception | None = None, **facts: object) -> NoReturn:
        raise OutsideTrouble(code, file=self.file, **facts) from error

    def _refuse_directory(self) -> None:
        """Refuse a directory too large for the members allowed before zipfile makes objects of it."""
        end = self._stream.seek(0, os.SEEK_END)
        start = max(0, end - _END - 0xFFFF)
        self._stream.seek(start)
        tail = self._stream.read(end - start)
        at = tail.rfind(b"PK\5\6")
        if at < 0 or len(tail) < at + _END:
            self._refuse("outside_zip")
        size, count = binary.unpack_from("<4xL", tail, at + 8)[0], binary.unpack_from("<H", tail, at + 10)[0]
        locator = start + at - 20
        if locator >= _END_64:
            self._stream.seek(locator - _END_64)
            wide = self._stream.read(_END_64 + 4)
            if wide.endswith(b"PK\6\7"):
                if not wide.startswith(b"PK\6\6"):
                    self._refuse("outside_zip")
                count, size = binary.unpack_from("<QQ", wide, 32)
        if size > self.limits.members * _DIRECTORY_ENTRY or count > self.limits.members:
            self._refuse("outside_members", most=f"{self.limits.members:,}")
        self._stream.seek(0)
