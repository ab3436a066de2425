"""The command line: finds the command, reads its options, and opens the app when there is none.

Textual is loaded only when the app opens. Exit codes are a contract: 0 done, 1 refused or failed,
2 a wrong call, 3 only warnings (check) or something unread (read).
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from store.troubles import Trouble
from tui import terminal
from tui.commands import COMMANDS
from tui.commands.call import Call
from tui.words import say

_ARGPARSE = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示本说明并退出",
    "%(prog)s: error: %(message)s\n": "%(prog)s：用法有误：%(message)s\n",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "the following arguments are required: %s": "缺少参数：%s",
    "expected one argument": "后面要有一个值",
    "one of the arguments %s is required": "下列参数要有一个：%s",
    "not allowed with argument %s": "不能与参数 %s 同用",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r 不可用（可选：%(choices)s）",
    "invalid %(type)s value: %(value)r": "%(value)r 不合要求",
}
"""argparse's own sentences in Chinese; it looks them up through `argparse._`."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code."""
    terminal.guard()
    code = run(sys.argv[1:] if argv is None else list(argv))
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    # Everything that was written is on its way and every file closed. Taking the modules apart one by
    # one, as Python does at its end, would cost a cold command a tenth of its time.
    os._exit(code)


def run(argv: list[str]) -> int:
    """Do what `argv` asks for; the exit code."""
    lang = language(argv, os.environ)
    if lang == "zh":
        argparse._ = lambda text: _ARGPARSE.get(text, text)  # type: ignore[attr-defined]
    name, options = _parsed(argv, lang)
    call = Call(options, lang, name)
    wrong = call.refused()
    if wrong is not None:
        return wrong
    try:
        if name is None:
            return _open_app(call)
        code: int = COMMANDS[name].part()(call)
        sys.stdout.flush()
        return code
    except Trouble as trouble:
        return call.trouble(trouble)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing more to say, and nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.filename is not None:
            return _crashed(call, error)
        # What the store cannot write it tells as a Trouble: this is our own output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return call.not_printed(error)
    except Exception as error:
        return _crashed(call, error)
    finally:
        call.close()


def _crashed(call: Call, error: Exception) -> int:
    from tui.boot import crash_line

    call.tell(crash_line(error, call.lang))
    return 1


def _open_app(call: Call) -> int:
    """Open the screens on the archive."""
    from datetime import date

    from tui.boot import run_app

    call.at_once = True
    return run_app(
        call.desk,
        lang=call.lang,
        today=date.today(),
        mono=call.options.mono,
        mouse=not call.options.no_mouse,
    )


def language(argv: Sequence[str], environ: "os._Environ[str] | dict[str, str]") -> str:
    """The interface's language: `--lang`, else the locale; Chinese where the locale names none."""
    for option, value in zip(argv, [*argv[1:], ""], strict=True):
        if option == "--lang" and value in ("zh", "en"):
            return value
        if option in ("--lang=zh", "--lang=en"):
            return option.removeprefix("--lang=")
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    named = locale.partition(".")[0]
    return "zh" if named.startswith("zh") or named in ("", "C", "POSIX") else "en"


def _parsed(argv: list[str], lang: str) -> tuple[str | None, argparse.Namespace]:
    """The command's name, None for the app, and all options. Leaves the program for help and errors."""
    at = _command_at(argv)
    if at is None:
        return None, _top_parser(lang).parse_args(argv)
    name = argv[at]
    if name not in COMMANDS:
        parser = _top_parser(lang)
        import difflib

        near = difflib.get_close_matches(name, COMMANDS, n=1)
        hint = say("cli.did_you_mean", lang, name=near[0]) if near else ""
        parser.error(say("cli.no_command", lang, name=name) + hint)
    parser = argparse.ArgumentParser(
        prog=f"bulletin-tui {name}",
        description=say(f"cli.{name}", lang),
        parents=[_common(lang)],
        formatter_class=_Formatter,
    )
    COMMANDS[name].part("add_")(parser, lang)
    return name, parser.parse_args([*argv[:at], *argv[at + 1 :]])


def _command_at(argv: Sequence[str]) -> int | None:
    """Where the command stands among the options: the first word that is no option and no option's value."""
    skip = False
    for index, word in enumerate(argv):
        if skip:
            skip = False
        elif word in ("--data", "--lang"):
            skip = True
        elif not word.startswith("-"):
            return index
    return None


class _Formatter(argparse.HelpFormatter):
    """argparse makes a formatter for every option to try its name, and each asks shutil for the width
    of the terminal, whose import costs 5 ms; the environment is enough."""

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        super().__init__(prog, width=max(40, int(columns) - 2 if columns.isdigit() else 98))


class _TopFormatter(_Formatter, argparse.RawDescriptionHelpFormatter):
    """The list of commands keeps its lines."""


def _common(lang: str) -> argparse.ArgumentParser:
    """The options every command has."""
    common = argparse.ArgumentParser(add_help=False, formatter_class=_Formatter)
    common.add_argument("--data", metavar="DIR", help=say("cli.opt_data", lang))
    common.add_argument("--lang", choices=("zh", "en"), help=say("cli.opt_lang", lang))
    common.add_argument("--new-archive", action="store_true", help=say("cli.opt_new_archive", lang))
    common.add_argument("--demo", action="store_true", help=say("cli.opt_demo", lang))
    return common


def _top_parser(lang: str) -> argparse.ArgumentParser:
    """The parser of a call without a command: it opens the app; its help lists the commands."""
    lines = [f"  {name:<9} {say(f'cli.{name}', lang)}" for name in COMMANDS]
    parser = argparse.ArgumentParser(
        prog="bulletin-tui",
        usage=say("cli.usage", lang),
        description=say("cli.about", lang),
        epilog=say("cli.commands", lang) + "\n" + "\n".join(lines),
        parents=[_common(lang)],
        formatter_class=_TopFormatter,
    )
    parser.add_argument("--mono", action="store_true", help=say("cli.opt_mono", lang))
    parser.add_argument("--no-mouse", action="store_true", help=say("cli.opt_no_mouse", lang))
    return parser
