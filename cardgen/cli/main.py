"""The cardgen command: its subcommands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cardgen import __version__
from cardgen.cli.build import build, index
from cardgen.cli.check import check
from cardgen.cli.console import complain, prepare_streams
from cardgen.cli.doctor import doctor
from cardgen.cli.init import init
from cardgen.cli.language import tell
from cardgen.cli.problems import print_problems
from cardgen.cli.render import blank, render
from cardgen.cli.show import show
from cardgen.cli.template import template
from cardgen.errors import CardgenError, TemplateError
from cardgen.messages import LANGUAGES

EXIT_INTERNAL = 70
EXIT_INTERRUPTED = 130


@click.group(help=tell("help.cardgen"), context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help=tell("help.lang"))
@click.option(
    "--workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help=tell("help.workspace"),
)
@click.version_option(__version__, prog_name="cardgen")
def cardgen(lang: str | None, workspace: Path | None) -> None:
    """All commands; `lang` is read before click is, in cli.language."""
    del lang, workspace


for command in (init, check, build, render, blank, index, show, template, doctor):
    cardgen.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    prepare_streams()
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code (PRODUCT: 0, 1, 2, 3, 4, 70, 130)."""
    try:
        code = cardgen.main(arguments, prog_name="cardgen", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        complain(tell("error.interrupted"))
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except TemplateError as error:
        print_problems(error.problems, "text", Path.cwd())
        complain(tell(error.message_id))
        return error.exit_code
    except CardgenError as error:
        complain(tell(error.message_id, **error.arguments))
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the last resort: no traceback, its lines may quote a value
        if os.environ.get("CARDGEN_DEBUG"):
            raise
        complain(tell("error.internal", kind=type(error).__name__, where=_where(error)))
        return EXIT_INTERNAL
    return code if isinstance(code, int) else 0


def _where(error: BaseException) -> str:
    """File and line of our code nearest to the error; never its message, which may hold a value."""
    where = "?"
    step = error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if f"{os.sep}cardgen{os.sep}" in name:
            where = f"{Path(name).name}:{step.tb_lineno}"
        step = step.tb_next
    return where
