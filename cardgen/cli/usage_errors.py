"""What is wrong with a command line, in the reader's language and without the value that was wrong."""

from __future__ import annotations

import click

from cardgen.cli.help_page import in_words
from cardgen.cli.language import tell


def usage_error(error: click.UsageError) -> str:
    """The sentence for an error click found, and where to read more."""
    more = "" if error.ctx is None else f"\n{tell('usage.help', command=error.ctx.command_path)}"
    return f"{_sentence(error)}{more}"


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return _unknown("usage.no_such_option", error.option_name, error.possibilities)
        case click.NoSuchCommand():
            return _unknown("usage.no_such_command", error.command_name, error.possibilities)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return _missing(parameter)
        case click.BadParameter(param=click.Parameter() as parameter):
            return _unfit(parameter)
        case click.BadOptionUsage():
            return tell("usage.option_value", name=error.option_name)
        case _:  # click has no classes for the rest: too many words, too few, or none
            return tell("usage.words")


def _unknown(text_id: str, name: str, near: list[str] | None) -> str:
    return " ".join([tell(text_id, name=name), *([tell("usage.near", near=near[0])] if near else [])])


def _missing(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return tell("usage.missing.option", name=_name(parameter), meaning=_meaning(parameter))
    return tell("usage.missing", name=_name(parameter))


def _unfit(parameter: click.Parameter) -> str:
    match parameter.type:
        case click.Choice(choices=choices):
            return tell("usage.choice", name=_name(parameter), known=", ".join(map(str, choices)))
        case click.Path(exists=True, file_okay=file_okay):
            return tell("usage.no_file" if file_okay else "usage.no_folder")
        case click.IntRange(min=int() as least, max=int() as most):
            return tell("usage.range", name=_name(parameter), least=f"{least:,}", most=f"{most:,}")
        case click.IntRange(min=int() as least, max=None):
            return tell("usage.at_least", name=_name(parameter), least=f"{least:,}")
        case _:
            return tell("usage.bad_value", name=_name(parameter))


def _name(parameter: click.Parameter) -> str:
    """An option as it is typed, an argument as help pages call it."""
    return "/".join(parameter.opts) if isinstance(parameter, click.Option) else in_words(parameter.human_readable_name)


def _meaning(option: click.Option) -> str:
    """What an option is for: its help without what stands in brackets."""
    return (option.help or "").partition(" (")[0].rstrip(".")
