"""What is wrong with a command line, in the reader's language and without the value that was wrong."""

from __future__ import annotations

import click

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
            return tell("usage.missing", name=parameter.human_readable_name)
        case click.BadParameter(param=click.Parameter(type=click.Choice() as kind) as parameter):
            return tell("usage.choice", name=_name(parameter), known=", ".join(map(str, kind.choices)))
        case click.BadParameter(param=click.Parameter() as parameter):
            return tell("usage.bad_value", name=_name(parameter))
        case click.BadOptionUsage():
            return tell("usage.option_value", name=error.option_name)
        case _:  # click has no classes for the rest: too many words, too few, or none
            return tell("usage.words")


def _unknown(text_id: str, name: str, near: list[str] | None) -> str:
    return " ".join([tell(text_id, name=name), *([tell("usage.near", near=near[0])] if near else [])])


def _name(parameter: click.Parameter) -> str:
    return "/".join(parameter.opts) if isinstance(parameter, click.Option) else parameter.human_readable_name
