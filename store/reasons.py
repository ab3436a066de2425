"""Owns why the system refused, in both languages: Python and the system give their reasons in English only.

A reason is a fact of a Trouble that is a function of the language, as is a list of names.
"""

import errno
import json

from store.languages import Said, either

_SYSTEM = {
    errno.ENOENT: ("没有这个文件或文件夹", "there is no such file or folder"),
    errno.EACCES: ("没有权限", "permission refused"),
    errno.EPERM: ("系统不允许", "the system does not allow it"),
    errno.EISDIR: ("是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: ("路径中有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    errno.EEXIST: ("已有同名的文件或文件夹", "a file or folder of that name exists"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EDQUOT: ("超过了磁盘配额", "the disk quota is used up"),
    errno.EFBIG: ("文件过大", "the file is too large"),
    errno.EROFS: ("磁盘只读", "the disk is read-only"),
    errno.EIO: ("磁盘读写出错", "the disk failed to read or write"),
    errno.ENAMETOOLONG: ("名字过长", "the name is too long"),
    errno.ELOOP: ("符号链接绕成了圈，或不允许链接", "symbolic links go round, or are not allowed"),
    errno.EMFILE: ("打开的文件太多", "too many files are open"),
    errno.ESPIPE: ("不是普通文件", "it is not a regular file"),
    errno.EBUSY: ("正被占用", "it is in use"),
    errno.EINVAL: ("名字或操作无效", "the name or the operation is not valid"),
    errno.ESTALE: ("共享盘已断开", "the shared drive is gone"),
    errno.ENOTCONN: ("共享盘没有接通", "the shared drive is not connected"),
    errno.EHOSTDOWN: ("服务器没有应答", "the server does not answer"),
    errno.ETIMEDOUT: ("服务器迟迟没有应答", "the server took too long"),
    errno.EBADF: ("输入或输出已关闭", "the input or output is closed"),
    errno.EPIPE: ("接收的一方已关闭", "the receiving end is closed"),
}

_JSON = {
    "Expecting value": ("这里应有一个值", "a value belongs here"),
    "Expecting property name enclosed in double quotes": (
        "这里应有双引号括起的名称",
        "a name in double quotes belongs here",
    ),
    "Expecting ':' delimiter": ("名称后面应有冒号", "a colon belongs after the name"),
    "Expecting ',' delimiter": ("这里应有逗号", "a comma belongs here"),
    "Illegal trailing comma before end of object": (
        "末尾多了一个逗号",
        "there is a comma too many at the end",
    ),
    "Illegal trailing comma before end of array": (
        "末尾多了一个逗号",
        "there is a comma too many at the end",
    ),
    "Unterminated string starting at": ("引号没有成对", "a text has no closing quote"),
    "Invalid control character at": ("文字里有控制字符", "a text holds a control character"),
    "Invalid \\escape": ("反斜杠后面的写法不对", "what follows the backslash is not an escape sequence"),
    "Invalid \\uXXXX escape": ("\\u 后面应有四位十六进制数字", "four hexadecimal digits belong after \\u"),
    "Extra data": ("后面还有多余的内容", "there is more after the end"),
}


_TOML = (
    ("Cannot overwrite a value", "同一个名称写了两次", "a name stands twice"),
    ("Duplicate inline table key", "大括号里有一个名称写了两次", "a name stands twice between braces"),
    ("Cannot declare", "这个 [表] 写了两次", "that [table] stands twice"),
    (
        "Cannot mutate",
        "写完的 [表] 或 {表} 不能再添内容",
        "a [table] or {table} that was closed cannot be added to",
    ),
    ("Cannot redefine", "这个 [表] 写了两次", "that [table] stands twice"),
    (
        "Expected newline or end of document",
        "这一行后面有多余的内容",
        "there is more on the line than one entry",
    ),
    ("Expected ']", "[表] 的名称后面缺方括号", "a bracket is missing after the name of a [table]"),
    ("Expected '='", "名称后面应有等号", "an equals sign belongs after the name"),
    ("Expected", "引号或括号不成对", "quotes or brackets do not match"),
    ("Invalid statement", "这里应有“名称 = 值”或 [表]", "“name = value” or a [table] belongs here"),
    (
        "Invalid initial character",
        "名称不能这样开头，应加双引号",
        "a name cannot begin so; put it in double quotes",
    ),
    ("Unclosed array", "列表没有结束的方括号", "a list has no closing bracket"),
    (
        "Unclosed inline table",
        "表没有结束的大括号，或末尾多了逗号",
        "a table has no closing brace, or a comma too many",
    ),
    (
        "Unescaped",
        "反斜杠后面的写法不对，要写反斜杠请写两个",
        "what follows the backslash is not an escape sequence; write two for one",
    ),
    ("Invalid hex value", "\\u 后面应有四位十六进制数字", "four hexadecimal digits belong after \\u"),
    ("Escaped character is not", "\\u 后面的不是一个字符", "what stands after \\u is not a character"),
    ("Unterminated string", "文字没有结束的引号", "a text has no closing quote"),
    (
        "Illegal character",
        "有控制字符，或文字没有结束的引号",
        "there is a control character, or no closing quote",
    ),
    ("Found invalid character", "有不许用的控制字符", "there is a control character"),
    ("Invalid date", "没有这个日期", "there is no such date"),
    (
        "Invalid value",
        "等号后面应有一个值，文字要加半角双引号",
        "a value belongs after the equals sign, a text in quotes",
    ),
)
"""How the reader of TOML begins its reasons; the first that fits counts."""


def system_reason(error: OSError) -> Said:
    """Why the system refused; an errno without words of its own is given by its number."""
    pair = _SYSTEM.get(error.errno or 0)
    if pair is None and error.errno is not None:
        pair = (f"系统错误 {error.errno}", f"system error {error.errno}: {error.strerror}")
    if pair is None:
        pair = (f"系统错误（{error}）", str(error))
    return either(*pair)


def json_reason(error: json.JSONDecodeError) -> Said:
    """What is wrong at the place where a JSON text stopped making sense."""
    return either(*_JSON.get(error.msg.rstrip(":"), ("写法不对", error.msg)))


def toml_reason(message: str) -> Said:
    """What is wrong at the place where a TOML text stopped making sense."""
    for begins, zh, en in _TOML:
        if message.startswith(begins):
            return either(zh, en)
    return either("写法不对", "it is not written as TOML")


def encoding_reason(error: UnicodeDecodeError) -> Said:
    """Where a text is not UTF-8."""
    at = error.start + 1
    return either(f"不是 UTF-8 文字（第{at}个字节起）", f"it is not UTF-8 text (from byte {at})")


def did_you_mean(name: str) -> Said:
    """Behind what is not known, what is most like it; nothing when nothing is."""
    return either(f"（是否指“{name}”？）", f" (did you mean “{name}”?)") if name else either("", "")
