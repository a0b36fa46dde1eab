"""The cardgen command: its subcommands, and how it ends."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType

import click

from cardgen import __version__
from cardgen.cli.console import end_output, mute, note, prepare_streams
from cardgen.cli.failure import tell_failure
from cardgen.cli.language import tell, with_language_first
from cardgen.cli.lazy_commands import LazyCommands, LazyGroup
from cardgen.cli.tab import VARIABLE, answer
from cardgen.messages import LANGUAGES

EXIT_USAGE = 2
EXIT_INTERRUPTED = 130

COMMANDS = {
    "init": "cardgen.cli.init:init",
    "check": "cardgen.cli.check:check",
    "build": "cardgen.cli.build:build",
    "render": "cardgen.cli.render:render",
    "blank": "cardgen.cli.blank:blank",
    "labels": "cardgen.cli.labels:labels",
    "index": "cardgen.cli.build:index",
    "show": "cardgen.cli.show:show",
    "log": "cardgen.cli.log:log",
    "diff": "cardgen.cli.diff:diff",
    "restore": "cardgen.cli.restore:restore",
    "new": "cardgen.cli.new:new",
    "set": "cardgen.cli.set_fields:set_command",
    "add": "cardgen.cli.set_fields:add_command",
    "edit": "cardgen.cli.edit:edit",
    "find": "cardgen.cli.find:find",
    "import": "cardgen.cli.import_cards:import_cards",
    "export": "cardgen.cli.export:export",
    "share": "cardgen.cli.share:share",
    "shares": "cardgen.cli.shares:shares",
    "audit": "cardgen.cli.audit:audit",
    "disclose": "cardgen.cli.disclose:disclose",
    "changes": "cardgen.cli.changes:changes",
    "due": "cardgen.cli.due:due",
    "confirm": "cardgen.cli.confirm:confirm",
    "merge": "cardgen.cli.merge:merge",
    "layout": "cardgen.cli.layout:layout",
    "policy": "cardgen.cli.policy:policy",
    "template": "cardgen.cli.template:template",
    "commit": "cardgen.cli.commit:commit",
    "hook": "cardgen.cli.hook:hook",
    "erase": "cardgen.cli.erase:erase",
    "doctor": "cardgen.cli.doctor:doctor",
    "completion": "cardgen.cli.shells:completion",
}
"""Where each command is, in the order people meet them. What it does is the text `help.<name>`."""


@click.group(
    cls=LazyGroup,
    commands=LazyCommands(COMMANDS),
    help=tell("help.cardgen"),
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help=tell("help.lang"))
@click.option(
    "--workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help=tell("help.workspace"),
)
@click.version_option(__version__, prog_name="cardgen", message="%(prog)s %(version)s", help=tell("help.version"))
@click.pass_context
def cardgen(context: click.Context, lang: str | None, workspace: Path | None) -> None:
    """All commands; `lang` is read before click is, in cli.language."""
    del lang, workspace
    if context.invoked_subcommand is None:
        note(context.get_help())
        context.exit(EXIT_USAGE)


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    prepare_streams()
    signal.signal(signal.SIGTERM, _interrupt)
    code = run(arguments)
    end_output()
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code (PRODUCT: 0, 1, 2, 3, 4, 70, 130)."""
    if os.environ.get(VARIABLE):
        return answer(cardgen)
    try:
        given = with_language_first(sys.argv[1:] if arguments is None else arguments)
        code = cardgen.main(given, prog_name="cardgen", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit:  # how click ends when the reader of a pipe has gone, as `head` does
        return _end_quietly()
    except BrokenPipeError:
        return _end_quietly()
    except (click.exceptions.Abort, KeyboardInterrupt) as stop:
        note(getattr(stop, "words", None) or f"\n{tell('error.interrupted')}")
        return EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one handler: every error becomes words and an exit code
        return tell_failure(error)
    return code if isinstance(code, int) else 0


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """A service manager or a shutdown ends us as Ctrl-C does: nothing stays half-written."""
    raise KeyboardInterrupt


def _end_quietly() -> int:
    """Nobody reads on: nothing more is written, and that is no failure of ours."""
    mute(sys.stdout)
    return 0
