"""Owns the kinds of trouble the archive may raise, and their sentences, (Chinese, English) by code."""

import errno
import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from store.languages import Pairs
from store.reasons import system_reason
from store.troubles import Trouble, Way

WORDS: Pairs = {
    "full": (
        "磁盘已满，无法写入 {path}。原有内容没有改动；请腾出空间后再保存。",
        "The disk is full, {path} could not be written. Nothing stored was changed; free some space and save again.",
    ),
    "read_only": (
        "{path} 所在的磁盘是只读的，无法写入。请改用可写的文件夹，或请管理员开放写入。",
        "{path} is on a read-only disk and cannot be written. Use another folder or have writing allowed.",
    ),
    "refused": (
        "没有权限访问 {path}。请检查该文件夹的权限。",
        "Permission refused for {path}. Check the permissions of that folder.",
    ),
    "anothers": (
        "没有权限访问 {path}：那是另一个账号的。要共用这个档案，请那个账号（或管理员）运行："
        "chgrp 组名 {root} && chmod 2770 {root}，再用本程序打开一次。",
        "Permission refused for {path}: it belongs to another account. To share the archive, have that account (or an "
        "administrator) run: chgrp GROUP {root} && chmod 2770 {root}, and open it once with this program.",
    ),
    "not_shared": (
        "没有权限访问 {path}：档案的文件夹已对本组开放，里面还有没开放的。请建档的人用本程序打开一次，或由他或管理员运行："
        "chgrp -R --reference={root} {root} && chmod -R u+rwX,g+rwX,o= {root} && find {root} -type d -exec chmod g+s {{}} +",
        "Permission refused for {path}: the archive's folder is open to its group, and something in it is not yet. Have "
        "whoever made it open it once with this program; or let them, or an administrator, run: "
        "chgrp -R --reference={root} {root} && chmod -R u+rwX,g+rwX,o= {root} && "
        "find {root} -type d -exec chmod g+s {{}} +",
    ),
    "vanished": (
        "找不到档案文件夹 {path}。共享盘可能已断开；请接通后再试，已键入的内容仍然保留。",
        "The folder {path} is gone. A shared drive may be disconnected; connect it and try again, what was typed is kept.",
    ),
    "no_place": (
        "{path} 还没有，也没法建：上一级文件夹不在。请{name_folder}。",
        "{path} is not there and cannot be made, since the folder above it is missing. {name_folder}.",
    ),
    "not_connected": (
        "{path} 里曾有档案，现在是空的：共享盘可能没有接通。接通后再打开；若确实要在这里另建一个空档案，请{begin_anew}。",
        "There was an archive in {path} and now there is none: its drive may not be connected. Connect it and try "
        "again; to begin a new, empty archive there on purpose, {begin_anew}.",
    ),
    "no_archive": (
        "{path} 里没有档案。请检查路径（--data 或 BULLETIN_DATA）；要在这里新建档案，请打开界面（不带命令）或用 import。",
        "There is no archive in {path}. Check the path (--data or BULLETIN_DATA); to begin one there, open the app "
        "(no command) or use import.",
    ),
    "not_folder": (
        "{path} 不能作档案：路径上有一段是文件，不是文件夹。请改用文件夹。",
        "{path} cannot be an archive: a part of that path is a file, not a folder. Name a folder.",
    ),
    "no_backup": (
        "没有 {path} 这个备份文件。请检查路径。",
        "There is no backup {path}. Check the path.",
    ),
    "no_folder": (
        "没有 {path} 所在的文件夹。请先建好，或换一个地方。",
        "The folder that {path} is to lie in does not exist. Make it first, or choose another place.",
    ),
    "disk": (
        "读写 {path} 时出错：{reason}。原有内容没有改动，请稍后再试。",
        "Reading or writing {path} failed: {reason}. Nothing stored was changed; try again.",
    ),
    "symlink": (
        "{path} 是符号链接。档案文件夹内不允许链接，请移走它。",
        "{path} is a symbolic link. Links are not followed inside the archive; remove it.",
    ),
    "newer": (
        "{file} 由较新版本的程序写成（格式 {found}，本程序只认到 {known}）。请升级本程序后再打开；文件没有改动。",
        "{file} was written by a newer version (format {found}; this one knows up to {known}). "
        "Upgrade to open it; the file was not touched.",
    ),
    "too_old": (
        "{file} 的格式 {found} 没有可用的升级步骤。文件没有改动。",
        "{file} has format {found}, from which there is no migration. The file was not touched.",
    ),
    "not_archive": (
        "{path} 不是本程序的档案文件夹：{file} 无法识别。请改用另一个文件夹。",
        "{path} is not an archive of this program: {file} is not recognized. Use another folder.",
    ),
    "mark_gone": (
        "{path} 里有发布会的文件，却没有 archive.json（档案的标识）：它被删去或移走了。没有打开，什么也没有改动。"
        "请把它放回来：从备份（在 {backups}）里取出 archive.json{or_written}。都没有的，{begin_anew}，另立标识："
        "各场都还在，只是无从与本机以前见过的比较。",
        "{path} holds files of conferences but no archive.json (the archive's id): it was deleted or moved. Nothing was "
        "opened or changed. Put it back: take archive.json out of a backup (they lie in {backups}){or_written}. Where "
        "there is neither, {begin_anew}: the archive then gets a new id. Every conference stays, but cannot be compared with "
        "what this computer saw before.",
    ),
    "mark_damaged": (
        "{path} 里有发布会的文件，但 archive.json（档案的标识）无法读取，可能被改过。没有打开，什么也没有改动。"
        "请把它移到别处，再从备份（在 {backups}）里取出 archive.json 放回来{or_written}。都没有的，移走以后{begin_anew}，"
        "另立标识：各场都还在，只是无从与本机以前见过的比较。",
        "{path} holds files of conferences, but archive.json (the archive's id) cannot be understood; it may have been "
        "changed. Nothing was opened or changed. Move it away and put back the archive.json of a backup (they lie in "
        "{backups}){or_written}. Where there is neither, move it away and {begin_anew}: the archive then gets a new "
        "id. Every conference stays, but cannot be compared with what this computer saw before.",
    ),
    "unreadable": (
        "发布会 {key} 的文件都读不出来，在 {folder}：{why}损坏的文件没有改动。请把改过的地方改回去，"
        "或从备份恢复（备份在 {backups}）：{restore}",
        "No file of conference {key} can be read, in {folder}: {why} They were not touched. Undo what was changed "
        "in them, or restore a backup (they lie in {backups}): {restore}",
    ),
    "damaged_empty": (
        "{file} 是空文件。",
        "{file} is empty.",
    ),
    "damaged_encoding": (
        "{file} 不是 UTF-8 文本，可能被其他软件另存过。",
        "{file} is not UTF-8 text; another program may have saved it.",
    ),
    "damaged_json": (
        "{file} 第{line}行第{column}列有格式错误。",
        "{file} has a mistake at line {line}, column {column}.",
    ),
    "damaged_edited": (
        "{file} 的校验和不符，文件曾在本程序之外被改动。",
        "{file} does not match its checksum; it was changed outside the program.",
    ),
    "damaged_shape": (
        "{file} 缺少应有的内容。",
        "{file} lacks parts it must have.",
    ),
    "damaged_twice": (
        "{file} 里同一处有两个“{what}”，不知道以哪个为准。",
        "{file} has “{what}” twice in one place, and nobody can tell which counts.",
    ),
    "damaged_misnamed": (
        "{file} 里存的是 {key} 的第{generation}版文件，文件名被改过。",
        "{file} holds generation {generation} of {key}; it was renamed.",
    ),
    "damaged_size": (
        "{file} 有{size}字节，不可能由本程序写成。",
        "{file} has {size} bytes; this program cannot have written it.",
    ),
    "damaged_kind": (
        "{file} 不是普通文件。",
        "{file} is not a plain file.",
    ),
    "damaged_disk": (
        "{file} 所在的磁盘位置读不出来，磁盘可能有故障。",
        "{file} lies on a spot of the disk that cannot be read; the disk may be failing.",
    ),
    "recovered": (
        "{reason}已改用前一份（第{generation}份）打开；损坏的文件保留着，下次保存时移到 {aside}，其中最后一次保存的内容请核对。",
        "{reason} The file before it (generation {generation}) was opened; the damaged one is kept, "
        "moved to {aside} at the next save. Check what was saved last.",
    ),
    "unknown": (
        "没有这场发布会：{key}。{look}有哪些。",
        "There is no conference {key}. {look} shows those there are.",
    ),
    "deleted": (
        "发布会 {key} 已移出列表。要恢复：{bring_back}",
        "Conference {key} was removed from the list. To bring it back: {bring_back}",
    ),
    "no_version": (
        "发布会 {key} 没有第{number}版（共{last}版）。",
        "Conference {key} has no version {number} (there are {last}).",
    ),
    "bad_key": (
        "{key} 不是发布会的编号（形如 2022-09-01-024）。",
        "{key} is not the key of a conference (such as 2022-09-01-024).",
    ),
    "bad_date": (
        "{held_on} 不是日期（形如 2022-09-01）。",
        "{held_on} is not a date (such as 2022-09-01).",
    ),
    "bad_number": (
        "{number} 不是发布会的场次（1到99999）。",
        "{number} is not the number of a conference (1 to 99999).",
    ),
    "crowded": (
        "{key} 同一天同一场次的记录已有25份，无法再建。",
        "There are 25 records for {key} already; no further one can be made.",
    ),
    "busy": (
        "另一个窗口一直在保存发布会 {key}，这次没有存上。请稍后再保存；已键入的内容仍然保留。",
        "Another window kept saving conference {key}, so this save did not get through. "
        "Save again in a moment; what was typed is kept.",
    ),
    "unwritable": (
        "{where} 的内容无法保存：{what}。请改正后再保存。",
        "What stands at {where} cannot be stored: {what}. Correct it and save again.",
    ),
    "chain_changed": (
        "发布会 {key} 的历史第{number}条被改动过，或它之前有一条被删去。请看历史、与备份比较，用备份恢复；"
        "确以现状为准，写明理由接受：{accept}",
        "Entry {number} of conference {key}'s history was changed, or one before it was removed. Look at the history, "
        "compare it with a backup and restore that; or accept it as it is, with a reason: {accept}",
    ),
    "chain_state": (
        "发布会 {key} 的内容与历史第{number}条不符，有人绕过本程序改过内容或历史。请看历史、与备份比较，用备份恢复；"
        "确以现状为准，写明理由接受：{accept}",
        "Conference {key} does not agree with entry {number} of its history: the record or an entry was changed outside "
        "the program. Look at the history, compare it with a backup and restore that; or accept it as it is, with a "
        "reason: {accept}",
    ),
    "chain_cut": (
        "发布会 {key} 的历史里找不到印在文稿上的校验值 {anchor}：历史的末尾被删去，或整段历史被改写。",
        "The hash {anchor}, noted elsewhere, is not in conference {key}'s history: its end was removed or all of it rewritten.",
    ),
    "chain_gone": (
        "发布会 {key} 曾被记下（校验值 {anchor}），现在档案里没有它。",
        "Conference {key} was on record (hash {anchor}) and is not in the archive now.",
    ),
    "seen_gone": (
        "本机见过发布会 {key} 的第{number}版（校验值 {anchor:.16}），现在它的历史只到第{last}版：较旧的文件被放了回来，或末尾被删去。"
        "请看历史、与备份和已发文稿比较，用备份恢复；确以现状为准，写明理由接受：{accept}",
        "This computer saw version {number} of conference {key} (hash {anchor:.16}); its history now ends at version {last}: "
        "an older file was put back, or the end was removed. Look at the history, compare it with a backup and with "
        "what went out, and restore a backup; or accept it as it is, with a reason: {accept}",
    ),
    "seen_rewritten": (
        "发布会 {key} 的第{number}版与本机见过的不同（校验值应为 {anchor:.16}）：整段历史被改写过，数字可能被换。"
        "请看历史、与备份和已发文稿比较，用备份恢复；确以现状为准，写明理由接受：{accept}",
        "Version {number} of conference {key} is another than this computer saw (its hash was {anchor:.16}): the history was "
        "rewritten, and figures may have been changed. Look at the history, compare it with a backup and with what "
        "went out, and restore a backup; or accept it as it is, with a reason: {accept}",
    ),
    "exported_gone": (
        "本机曾由发布会 {key} 的第{number}版发出定稿（校验值 {anchor:.16}），现在它的历史只到第{last}版：较旧的文件被放了回来，或末尾被删去。"
        "请看历史、与已发文稿和备份比较，用备份恢复；确以现状为准，写明理由接受：{accept}",
        "A final text went out from this computer of version {number} of conference {key} (hash {anchor:.16}); its history "
        "now ends at version {last}: an older file was put back, or the end was removed. Look at the history, compare "
        "it with what went out and with a backup, and restore a backup; or accept it as it is, with a reason: {accept}",
    ),
    "exported_rewritten": (
        "本机曾由发布会 {key} 的第{number}版发出定稿（校验值 {anchor:.16}），现在的第{number}版是另一个：整段历史被改写过，数字可能被换。"
        "请看历史、与已发文稿和备份比较，用备份恢复；确以现状为准，写明理由接受：{accept}",
        "A final text went out from this computer of version {number} of conference {key} (hash {anchor:.16}); version "
        "{number} is another one now: the history was rewritten, and figures may have been changed. Look at the "
        "history, compare it with what went out and with a backup, and restore a backup; or accept it as it is, with "
        "a reason: {accept}",
    ),
    "seen_older": (
        "发布会 {key} 的文件退回到了第{generation}份；本机见过第{was}份（第{number}版）。较新的文件被删去，或较旧的被放了回来。"
        "请与备份比较，用备份恢复；确以现状为准，写明理由接受：{accept}",
        "The files of conference {key} went back to generation {generation}; this computer saw generation {was} (version "
        "{number}). Newer files were removed, or older ones put back. Compare with a backup and restore it; or accept "
        "it as it is, with a reason: {accept}",
    ),
    "seen_removed": (
        "本机见过发布会 {key}（第{number}版），现在档案里一份它的文件也没有：被删去或移走了。"
        "请放回文件或用备份恢复；确实不要了，写明理由接受：{accept_gone}",
        "This computer saw conference {key} (version {number}); now the archive has no file of it: they were removed or "
        "moved away. Put them back or restore a backup; if it is to be gone, accept that with a reason: "
        "{accept_gone}",
    ),
    "another_id": (
        "{path} 里的档案换了标识（archive.json）：不是本机在这里见过的那个档案，或者标识被改过，它的历史无从比较。定稿一概不出。"
        "请确认是不是要用的档案；确认后写明理由接受：{accept_archive}",
        "The archive in {path} has another id (archive.json): it is not the one this computer saw there, or its id was "
        "changed, and its histories cannot be compared. No final text goes out. Make sure that it is the one you "
        "mean; then accept it with a reason: {accept_archive}",
    ),
    "not_seen": (
        "本机以前没有见过发布会 {key}：它的历史在这里无从比较。",
        "This computer has not seen conference {key} before; its history cannot be compared with anything here.",
    ),
    "not_seen_archive": (
        "本机以前没有见过这个档案，或记录已不在：各场的历史在这里无从比较，从现在起记下。",
        "This computer has not seen this archive before, or has forgotten what it saw: its histories cannot be "
        "compared with anything here. From now on they are noted.",
    ),
    "seen_damaged": (
        "本机的核对记录 {path} 有{count}行损坏，读不出来：有的场次无从比较。其余照常；已损坏的行不会自己好，可把文件移走，从头记起。",
        "The memory of what this computer saw, {path}, has damaged lines ({count}): some conferences cannot be compared. "
        "The rest is used. To begin it anew, move the file away.",
    ),
    "seen_unreadable": (
        "本机的核对记录 {path} 读不出来：{problem}。各场的历史无从比较。请检查这个文件的权限，或把它移走。",
        "The memory of what this computer saw, {path}, cannot be read: {problem}. No history can be compared. Check "
        "the permissions of that file, or move it away.",
    ),
    "seen_unwritable": (
        "本机的核对记录 {path} 写不进去：{problem}。新见到的版本没有记下，以后无从比较。请检查这个文件的权限，或腾出空间。",
        "The memory of what this computer saw, {path}, cannot be written: {problem}. What is seen now is not noted "
        "and cannot be compared later. Check the permissions of that file, or free some space.",
    ),
    "accept_reason": (
        "接受与所见不符的档案，须写明理由{give_reason}。",
        "To accept what differs from what was seen, say why{give_reason}.",
    ),
    "nothing_to_accept": (
        "发布会 {key} 没有什么要接受的：与本机所见相符。",
        "There is nothing to accept of conference {key}: it is as this computer saw it.",
    ),
    "journal_strange": (
        "未存版的录入记录无法读懂，没有采用，已移到 {path}。",
        "The unsaved work could not be understood and was not taken over; it was moved to {path}.",
    ),
    "backup_exists": (
        "{path} 已经存在。备份不会覆盖任何文件，请另取一个名字。",
        "{path} exists already. A backup replaces no file; choose another name.",
    ),
    "backup_damaged": (
        "备份 {path} 里的 {member} 已损坏，没有恢复任何内容。请用另一份备份。",
        "{member} in the backup {path} is damaged; nothing was restored. Use another backup.",
    ),
    "backup_untrue": (
        "备份 {path} 里的 {member} 与它的历史或清单不符，没有恢复任何内容。请用另一份备份。",
        "{member} in the backup {path} does not agree with its history or the manifest; nothing was restored. "
        "Use another backup.",
    ),
    "backup_large": (
        "备份 {path}（{packed}）解开后超过{most}，没有恢复任何内容。如果确是本单位自己的备份，请加 --large 再试。",
        "The backup {path} ({packed}) unpacks to more than {most}; nothing was restored. If it is a backup of "
        "your own, try again with --large.",
    ),
    "backup_long": (
        "备份 {path}（{packed}）里的历史核对起来超过{most}，没有恢复任何内容。如果确是本单位自己的备份，请加 --large 再试。",
        "To prove the histories in the backup {path} ({packed}) would go through more than {most}; nothing was "
        "restored. If it is a backup of your own, try again with --large.",
    ),
    "backup_values": (
        "备份 {path} 里的 {member} 有超过{most}个值，不是发布会的档案，没有恢复任何内容。请用另一份备份。",
        "{member} in the backup {path} holds more than {most} values and is not a file of an archive; nothing was "
        "restored. Use another backup.",
    ),
    "restore_not_empty": (
        "{path} 不是空文件夹。恢复不会覆盖任何内容，请给出新的或空的文件夹。",
        "{path} is not an empty folder. Restoring overwrites nothing; name a new or an empty folder.",
    ),
    "stray": (
        "{file} 不是本程序起的文件名，可能是同步软件留下的冲突副本。可以把其中的改动合并进来。",
        "{file} has a name this program does not make; a synchronizing folder may have left a conflicting copy. "
        "What it changes can be merged.",
    ),
    "leftover": (
        "{file} 是一次没有写完的保存留下的，里面的内容没有用到；下次打开界面时会清掉。",
        "{file} was left by a save that did not finish; nothing in it is used. It is removed when the app next opens.",
    ),
    "stray_foreign": (
        "{file} 不属于本程序，未作处理。",
        "{file} is not one of this program's files; it was left alone.",
    ),
}


_ACCEPT = (
    "bulletin-tui history {key} --accept --reason 理由",
    "bulletin-tui history {key} --accept --reason WHY",
)
_WAYS: Mapping[str, Way] = {
    "accept": Way(("在历史屏（^R）按 F8", "F8 on the history screen (^R)"), _ACCEPT),
    "accept_gone": Way(
        ("打开下一场，在它的历史屏（^R）按 F8", "F8 on the history screen (^R) of the conference after it"),
        _ACCEPT,
    ),
    "accept_archive": Way(
        ("在历史屏（^R）按 F8", "F8 on the history screen (^R)"),
        (
            "bulletin-tui check --archive --accept --reason 理由",
            "bulletin-tui check --archive --accept --reason WHY",
        ),
    ),
    "bring_back": Way(
        ("在列表按 ^P 选“恢复”", "^P on the list, “Bring back”"),
        ("bulletin-tui delete {key} --undo", "bulletin-tui delete {key} --undo"),
    ),
    "restore": Way(
        ("请管电脑的人来做", "have whoever looks after this computer do it"),
        (
            "bulletin-tui restore 备份.zip --to 新文件夹",
            "bulletin-tui restore BACKUP.zip --to NEWFOLDER",
        ),
    ),
    "begin_anew": Way(
        ("退出后加 --new-archive 再打开", "quit and start the program with --new-archive"),
        ("加 --new-archive", "add --new-archive"),
    ),
    "name_folder": Way(
        ("退出后用 --data 指明放档案的文件夹", "Quit and say with --data where the archive is to lie"),
        ("用 --data 指明放档案的文件夹", "Say with --data where the archive is to lie"),
    ),
    "look": Way(("回到列表看", "The list"), ("用 list 看", "`list`")),
    "give_reason": Way(("", ""), ("：--reason 理由", ": --reason WHY")),
}
"""What the sentences say can be done, by the name they have for it."""


class ArchiveTrouble(Trouble):
    """The archive could not do what was asked; nothing was changed."""

    words = WORDS
    ways: ClassVar[Mapping[str, Way]] = _WAYS


class DiskTrouble(ArchiveTrouble):
    """The folder refuses: full, read-only, forbidden, gone. Worth trying again once mended."""


class NoBackup(DiskTrouble):
    """The backup that was named is not there."""

    exit_code = 2


class NewerFormat(ArchiveTrouble):
    """A file was written by a newer version of the program."""


class Damage(ArchiveTrouble):
    """One file is not what was written. `code` says how; raised inside, shown as a notice outside."""


class Unreadable(ArchiveTrouble):
    """No generation of a conference can be read. Never treated as an empty conference."""

    def __init__(self, key: str, damaged: Sequence[Damage], folder: Path, backups: Path) -> None:
        super().__init__("unreadable", key=key, folder=str(folder), backups=str(backups))
        self.damaged = tuple(damaged)

    def told(self, lang: str, way: Callable[[Way, str], str] = Way.both) -> dict[str, object]:
        """The facts, with what is wrong with each file."""
        why = ("" if lang == "zh" else " ").join(damage.said(lang) for damage in self.damaged)
        return {**super().told(lang, way), "why": why}


class Tampered(ArchiveTrouble):
    """An entry of a history was changed or removed; reported by `verify`, not raised."""


class WrongKey(ArchiveTrouble):
    """The text given is no conference key, or no such conference is kept."""

    exit_code = 2


class Conflict(Exception):
    """Another window published first. Never leaves the archive: the save is made again on its state."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        super().__init__(generation)


_CODES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "refused",
    errno.EPERM: "refused",
    errno.ENOTDIR: "not_folder",
    errno.ESTALE: "vanished",
    errno.ENODEV: "vanished",
    errno.ENOTCONN: "vanished",
    errno.EHOSTDOWN: "vanished",
    errno.ELOOP: "symlink",
}


def is_gone(error: OSError) -> bool:
    """Whether the system says that the whole drive is gone, rather than something of one file or folder."""
    return _CODES.get(error.errno or 0) == "vanished"


def disk_trouble(error: OSError, path: Path, gone: str = "vanished") -> DiskTrouble:
    """The trouble a person is told for an error of the operating system at `path`. `gone` is what it means
    that something is not there."""
    code = gone if error.errno == errno.ENOENT else _CODES.get(error.errno or 0, "disk")
    if code == "refused" and (_is_shared(path) or _is_anothers(path)):
        import shlex

        code = "not_shared" if _is_shared(path) else "anothers"
        return DiskTrouble(code, path=str(error.filename or path), root=shlex.quote(str(path)))
    where = path if code in ("not_folder", "no_place") else error.filename or path
    kind = NoBackup if code == "no_backup" else DiskTrouble
    return kind(code, path=str(where), reason=system_reason(error))


def _is_shared(root: Path) -> bool:
    """Whether `root` is a folder that was opened to its group: then nothing in it should be closed."""
    try:
        mode = root.stat().st_mode
    except OSError:
        return False
    return stat.S_ISDIR(mode) and bool(mode & stat.S_ISGID and mode & stat.S_IWGRP)


def _is_anothers(root: Path) -> bool:
    """Whether `root` is the folder of another account, which alone can open it to others."""
    try:
        return os.name != "nt" and os.path.isdir(root) and os.stat(root).st_uid != os.geteuid()  # noqa: PTH112, PTH116
    except OSError:
        return False


@contextmanager
def disk_errors_told(path: Path, gone: str = "vanished") -> Iterator[None]:
    """Turn the operating system's errors inside the block into DiskTrouble about `path`; see
    `disk_trouble` for `gone`."""
    try:
        yield
    except OSError as error:
        raise disk_trouble(error, path, gone) from error


def json_damage(name: str, error: json.JSONDecodeError) -> Damage:
    """Damage for a file that is not JSON, naming the line and column a person must look at."""
    return Damage("damaged_json", file=name, line=error.lineno, column=error.colno)
