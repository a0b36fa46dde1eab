"""The one place where errors become words and exit codes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

from cardgen.cli.console import complain, printable
from cardgen.cli.language import language, spoken, tell
from cardgen.cli.unforeseen import where
from cardgen.cli.usage_errors import usage_error
from cardgen.errors import (
    CardgenError,
    EnvironmentMissing,
    ExpressionError,
    PrivacyRefusal,
    SelectionRefusal,
    TemplateError,
    UnsoundCards,
)
from cardgen.messages.system_reasons import reason_in

EXIT_INTERNAL = 70


def tell_failure(error: Exception) -> int:
    """Say what went wrong; returns the exit code."""
    match error:
        case click.UsageError():
            complain(usage_error(error))
            return error.exit_code
        case click.ClickException():
            complain(error.format_message())
            return error.exit_code
        case TemplateError() | UnsoundCards() | PrivacyRefusal():
            from cardgen.cli.problems import note_problems

            note_problems(error.problems, Path.cwd(), error.expression if isinstance(error, SelectionRefusal) else None)
            complain(words_of(error))
            return error.exit_code
        case ExpressionError():
            from cardgen.cli.expression_error import expression_error

            complain(expression_error(error))
            return error.exit_code
        case CardgenError():
            complain(words_of(error))
            return error.exit_code
        case ModuleNotFoundError(name=str(module)) if command := _installing(module):
            complain(tell("error.package", command=command))
            return EnvironmentMissing.exit_code
        case OSError(errno=int(number)):
            complain(_system_error(number, error.filename))
            return EnvironmentMissing.exit_code
        case _:
            return _answer_unforeseen(error)


def _system_error(number: int, path: object) -> str:
    """What the system says, and of which file where it tells."""
    reason = os.strerror(number)
    return tell("error.system", reason=reason, path=printable(str(path))) if path else reason_in(language(), reason)


def words_of(error: CardgenError) -> str:
    """An error in the reader's language."""
    named: Mapping[str, str] = {name: printable(spoken(text)) for name, text in error.arguments.items()}
    return tell(error.message_id, **named)


def _installing(module: str) -> str:
    """The command that installs the package of ours that could not be imported; "" for any other module."""
    from cardgen.workflows.packages import REQUIRED, adding

    package = REQUIRED.get(module.partition(".")[0])
    return adding(package) if package else ""


def _answer_unforeseen(error: Exception) -> int:
    """The last resort: no traceback, its lines may quote a value."""
    if os.environ.get("CARDGEN_DEBUG"):
        raise error
    complain(tell("error.internal", kind=type(error).__name__, where=where(error)))
    return EXIT_INTERNAL
