"""The command line: finds the command, reads its options, and opens the app when there is none.

Textual is loaded only when the app opens. Exit codes are a contract: 0 done, 1 refused or failed,
2 a wrong call, 3 only warnings (check) or something unread (read).
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from store.troubles import Trouble
from tui import terminal
from tui.commands import COMMANDS, Command
from tui.commands.call import Call
from tui.private_api.argparse_parts import Formatter, ParserOfCommands, name_values, speak
from tui.settings import OFFERED, THEMES, Settings, account_settings
from tui.words import say


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
    settings = account_settings(os.environ)
    lang = language(argv, settings)
    speak(lang)
    options = parser(lang, argv).parse_args(_command_first(_days_before(argv)))
    if options.command is None and (theme := "mono" if options.mono else options.theme):
        settings.rule("theme", theme, "option", "--mono" if options.mono else "--theme")
    makes = options.command is None or COMMANDS[options.command].begins_to(getattr(options, "do", ""))
    call = Call(options, lang, options.command, settings, makes=makes)
    settings.kept = not call.demo
    wrong = call.refused()
    if wrong is not None:
        return wrong
    try:
        if options.command is None:
            return _open_app(call)
        for trouble in settings.troubles:
            call.notify(trouble)
        code: int = COMMANDS[options.command].part()(call)
        sys.stdout.flush()
        return code
    except Trouble as trouble:
        return call.trouble(trouble)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing more to say, and nothing is wrong.
        terminal.out_goes_nowhere()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.filename is not None:
            return _crashed(call, error)
        # What the store cannot write it tells as a Trouble: this is our own output.
        terminal.out_goes_nowhere()
        return call.not_printed(error)
    except Exception as error:
        return _crashed(call, error)
    finally:
        call.close()


def _crashed(call: Call, error: Exception) -> int:
    from tui.boot import crash_line

    call.tell(crash_line(error, call.lang, typed=False))
    return 1


def _open_app(call: Call) -> int:
    """Open the screens on the archive."""
    from datetime import date

    from tui.boot import ask_where, run_app

    call.at_once = True
    if call.is_to_be_asked:
        chosen = ask_where(call.root, lang=call.lang, settings=call.settings, mouse=not call.options.no_mouse)
        if chosen is None:
            return 0
        call.agree(chosen)
    return run_app(
        call.desk,
        lang=call.lang,
        today=date.today(),
        settings=call.settings,
        mouse=not call.options.no_mouse,
        newcomer=call.demo,
    )


def language(argv: Sequence[str], settings: Settings) -> str:
    """The interface's language: `--lang`, else what is set, else the locale; Chinese where that names none."""
    for option, value in zip(argv, [*argv, ""][1:], strict=True):
        named = value if option == "--lang" else option.removeprefix("--lang=")
        if named in OFFERED["language"] and option.startswith("--lang"):
            settings.rule("language", named, "option", "--lang")
    return settings.ruled("language", settings.system_language).value


class CommandParser(argparse.ArgumentParser):
    """The parser of one command. Its module is loaded, and puts its arguments on, when it is called."""

    def __init__(self, *, command: Command, lang: str, **options: Any) -> None:
        super().__init__(formatter_class=Formatter, **options)
        self._command, self._lang, self._is_filled = command, lang, False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Called by the parser above once it has read the command's name. What is left over is refused here,
        where the command's own usage can be shown with it."""
        if not self._is_filled:
            self._is_filled = True
            _add_common(self, self._lang)
            self._command.part("add_")(self, self._lang)
            name_values(self, self._lang)
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(say("cli.unknown_arguments", self._lang, words=" ".join(left)))
        return found, left


def parser(lang: str, argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of the whole command line. A call without a command opens the app. `argv` is the call as it was typed,
    for what is said of a word that is no command."""
    top = ParserOfCommands(
        prog="bulletin-tui",
        usage=say("cli.usage", lang),
        description=say("cli.about", lang),
        formatter_class=Formatter,
    )
    top.unknown = lambda name: _unknown(name, argv, lang)
    _add_common(top, lang)
    top.add_argument("--theme", choices=THEMES, help=say("cli.opt_theme", lang))
    top.add_argument("--mono", action="store_true", help=say("cli.opt_mono", lang))
    top.add_argument("--no-mouse", action="store_true", help=say("cli.opt_no_mouse", lang))
    commands = top.add_subparsers(
        prog="bulletin-tui",
        title=say("cli.commands", lang),
        metavar=say("cli.command", lang),
        dest="command",
        parser_class=CommandParser,
    )
    for name, command in COMMANDS.items():
        words = say(f"cli.{name}", lang)
        calls = "".join(f"\n  bulletin-tui {call}" for call in command.examples)
        commands.add_parser(
            name,
            help=words,
            description=words,
            epilog=say("cli.examples", lang) + calls,
            command=command,
            lang=lang,
        )
    name_values(top, lang)
    return top


def _add_common(parser: argparse.ArgumentParser, lang: str) -> None:
    """The options every call has."""
    parser.add_argument("--data", metavar="DIR", help=say("cli.opt_data", lang))
    parser.add_argument("--lang", choices=("zh", "en"), help=say("cli.opt_lang", lang))
    parser.add_argument("--new-archive", action="store_true", help=say("cli.opt_new_archive", lang))
    parser.add_argument("--demo", action="store_true", help=say("cli.opt_demo", lang))


_OPTIONS = ("--data", "--lang", "--new-archive", "--demo", "--theme", "--mono", "--no-mouse")
"""The options of the program itself, for the nearest to one that is none."""


def _unknown(name: str, argv: Sequence[str], lang: str) -> str:
    """That there is no such command, and which was meant; behind a misspelled option the word is its value, and the
    option is what is told (`--dta x list`)."""
    import difflib

    before = argv[argv.index(name) - 1] if name in argv[1:] else ""
    stray = before.startswith("--") and before not in _OPTIONS and "=" not in before
    meant = difflib.get_close_matches(before, _OPTIONS, n=1, cutoff=0.8) if stray else []
    if meant:
        return say("cli.unknown_arguments", lang, words=before) + say("cli.did_you_mean", lang, name=meant[0])
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = say("cli.did_you_mean", lang, name=near[0]) if near else ""
    behind = say("cli.option_behind", lang, option=before) if stray else ""
    return say("cli.no_command", lang, name=name) + hint + behind


def _days_before(argv: Sequence[str]) -> list[str]:
    """`--windows -1:0-24` as one word: argparse takes what begins with a minus for an option of its own."""
    words: list[str] = []
    for word in argv:
        if words[-1:] == ["--windows"] and word[:1] == "-" and word[1:2].isdigit():
            words[-1] += f"={word}"
        else:
            words.append(word)
    return words


def _command_first(argv: Sequence[str]) -> list[str]:
    """The words of a call with its command in front of its options, wherever it stands: argparse reads what
    stands before a command as options of the program alone."""
    skip = False
    for at, word in enumerate(argv):
        if skip:
            skip = False
        elif word in ("--data", "--lang", "--theme"):
            skip = True
        elif not word.startswith("-"):
            return [word, *argv[:at], *argv[at + 1 :]]
    return list(argv)
