"""argparse's private parts that are used: its sentences, its check of a command's name, the width of its help."""

import argparse
import os
import re
from collections.abc import Callable
from typing import Any

SENTENCES = {
    "usage: ": "用法：",
    "positional arguments": "要写的",
    "options": "选项",
    "show this help message and exit": "显示本说明并退出",
    "%(prog)s: error: %(message)s\n": "%(prog)s：用法有误：%(message)s\n",
    "unrecognized arguments: %s": "不认识“%s”",
    "the following arguments are required: %s": "还要写明：%s",
    "expected one argument": "后面还要写一项",
    "expected at least one argument": "后面至少还要写一项",
    "one of the arguments %s is required": "下列要写一个：%s",
    "not allowed with argument %s": "不能与 %s 同用",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "“%(value)s”不可用（可选：%(choices)s）",
    "invalid %(type)s value: %(value)r": "“%(value)s”不合要求",
    "ignored explicit argument %r": "后面不能写 %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不完整，可能是 %(matches)s",
}
"""argparse's own sentences in Chinese."""
PLACEHOLDERS = {
    "NO": "场次", "TEXT": "文字", "LANG": "语言", "FORMATS": "格式", "DIR": "文件夹", "KEY": "代号", "FILE": "文件",
    "NAME": "名称", "Y": "年份", "CHAPTER": "章", "N": "版", "HASH": "校验值", "KEY|FILE": "代号|文件",
    "FILE|-": "文件|-", "NO|FILE|-": "场次|文件|-", "YYYY-MM-DD": "年-月-日", "DATE": "日期", "A": "甲版", "B": "乙版",
}  # fmt: skip
"""What stands for a value in the usage, in Chinese."""
COUNTED = {"expected %s arguments": "后面要写 %s 项"}
"""Those it has a singular and a plural of, by the plural."""
_CHINESE_HEADING = re.compile(r"(?<=[\u4e00-\u9fff\uff09]):$", re.MULTILINE)
_ENGLISH = (argparse._, argparse.ngettext)  # type: ignore[attr-defined]


def speak(lang: str) -> None:
    """Have argparse say its sentences in a language.

    Private: it looks them up through `argparse._` and `argparse.ngettext`, which ask for the catalogues of
    gettext; there are none for Chinese, and none may lie beside this program.
    """
    parts: Any = argparse
    parts._, parts.ngettext = _ENGLISH
    if lang == "zh":
        parts._ = lambda text: SENTENCES.get(text, text)
        parts.ngettext = lambda one, many, count: COUNTED.get(many, one if count == 1 else many)


def name_values(parser: argparse.ArgumentParser, lang: str) -> None:
    """Say what stands for each value of a command in the language.

    Private: a parser's list of its options.
    """
    for action in parser._actions:
        if lang == "zh" and isinstance(action.metavar, str):
            action.metavar = PLACEHOLDERS.get(action.metavar, action.metavar)
        elif lang == "zh" and isinstance(action.metavar, tuple):
            action.metavar = tuple(PLACEHOLDERS.get(each, each) for each in action.metavar)


class Formatter(argparse.HelpFormatter):
    """Takes the width of the help from the environment, and counts it in cells: a Chinese character has two.

    Private: how a formatter is made (argparse makes one for every option to try its name, and each asks shutil for
    the width of the terminal, whose import costs 5 ms), and the three steps that break and align what it says.
    """

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        super().__init__(prog, width=max(40, int(columns) - 2 if columns.isdigit() else 98))

    def format_help(self) -> str:
        """The colon argparse puts behind a heading is half-width; behind a Chinese one it is full-width."""
        return _CHINESE_HEADING.sub("：", super().format_help())

    def _split_lines(self, text: str, width: int) -> list[str]:
        from tui.line_breaks import wrapped

        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Line breaks of the text stay, and an indented line, which is an example, is whole."""
        from tui.line_breaks import wrapped

        lines = [[line] if line.startswith(" ") else wrapped(line, width) for line in text.split("\n")]
        return "\n".join(indent + line for part in lines for line in part)

    def _format_action(self, action: argparse.Action) -> str:
        """The option's name is filled up to its column by characters; what is wider takes of the gap."""
        from rich.cells import cell_len

        said = super()._format_action(action)
        name = self._format_action_invocation(action)
        begin, _, rest = said.partition(name)
        gap = len(rest) - len(rest.lstrip(" "))
        if gap > 2 and rest[gap : gap + 1] != "\n":
            rest = rest[min(cell_len(name) - len(name), gap - 2) :]
        return f"{begin}{name}{rest}"


class ParserOfCommands(argparse.ArgumentParser):
    """A parser with sub-commands that says in this program's words that there is no such command.

    Private: `ArgumentParser._check_value`, the only place where the name that was typed is at hand.
    """

    unknown: Callable[[str], str]
    """The words for a name that is no command."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if isinstance(action.choices, dict) and value not in action.choices:
            self.error(self.unknown(value))
        super()._check_value(action, value)
