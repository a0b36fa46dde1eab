"""Help pages in the reader's language, wrapped by what a terminal shows: a Hangul syllable takes two columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

from cardgen.cli.language import tell
from cardgen.messages.help_texts import HELP

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

MOST_LEFT = 30
"""Columns an option may take before its text begins on the next line."""


def columns(text: str) -> int:
    """The columns a terminal gives to `text` (Unicode UAX #11)."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The words of `text` in lines of at most `width` columns, a longer word on a line of its own."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and columns(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


class Formatter(click.HelpFormatter):
    """Click's layout; only the wrapping counts columns instead of characters."""

    def write_text(self, text: str) -> None:
        """Paragraphs, wrapped."""
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{' ' * self.current_indent}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = MOST_LEFT, col_spacing: int = 2) -> None:
        """Options or commands with their texts beside them."""
        rows = [*rows]
        left = min(col_max, max(columns(name) for name, _ in rows)) + col_spacing
        indent = " " * (self.current_indent + left)
        for name, text in rows:
            first, *others = wrapped(text, self.width - len(indent))
            gap = f"\n{indent}" if columns(name) > col_max else " " * (left - columns(name))
            self.write(f"{' ' * self.current_indent}{name}{gap}{first}\n")
            self.write("".join(f"{indent}{line}\n" for line in others))


class _Context(click.Context):
    formatter_class = Formatter


_KINDS: tuple[tuple[type[object], str], ...] = (
    (click.types.StringParamType, "help.value.text"),
    (click.types.IntParamType, "help.value.number"),
    (click.IntRange, "help.value.number"),
)
"""What stands for the value of an option that names it no better; click's own words are English."""


_WORD = re.compile(r"[A-Z]{3,}")


def in_words(metavar: str) -> str:
    """What stands for a value, in the reader's language: 정책 for POLICY; an ID is called so in both."""
    return _WORD.sub(lambda found: _word(found[0]), metavar)


def _word(name: str) -> str:
    text_id = f"help.value.{name.lower()}"
    return tell(text_id) if text_id in HELP else name


def _name_value(option: click.Option) -> click.Option:
    if option.metavar is not None:
        option.metavar = in_words(option.metavar)
    if option.metavar is None and not option.is_flag:
        if isinstance(option.type, click.Path):
            option.metavar = tell("help.value.folder" if not option.type.file_okay else "help.value.file")
        for kind, text_id in _KINDS:
            if type(option.type) is kind:
                option.metavar = tell(text_id)
    return option


class Command(click.Command):
    """A command whose help page speaks the reader's language."""

    context_class = _Context

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line: how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{tell('help.usage')} ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command's name, `[OPTIONS]` in the reader's language."""
        return [tell("help.usage.options"), *map(in_words, super().collect_usage_pieces(ctx)[1:])]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` itself, described as all other options are."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = tell("help.help")
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        options = [_name_value(it) for it in self.get_params(ctx) if isinstance(it, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        required = tell("help.required")
        with formatter.section(tell("help.options")):
            formatter.write_dl([(it[0], it[1].replace("[required]", required)) for it in records if it is not None])


class Group(Command, click.Group):
    """A command of commands, in the order they are added."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the group's name: one of its commands."""
        del ctx
        return [tell("help.usage.options"), tell("help.usage.command")]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands as people meet them, not by the alphabet."""
        del ctx
        return [*self.commands]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options and that of commands, their texts in full."""
        super().format_options(ctx, formatter)
        with formatter.section(tell("help.commands")):
            formatter.write_dl([(name, self.short_text(name)) for name in self.list_commands(ctx) if self.shows(name)])

    def shows(self, name: str) -> bool:
        """True but for commands that other programs call."""
        return not self.commands[name].hidden

    def short_text(self, name: str) -> str:
        """What one of the commands does."""
        return self.commands[name].help or ""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Names of commands; of options where one has been begun."""
        from click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete) and self.shows(name)]
        return [
            *(CompletionItem(name, help=self.short_text(name)) for name in names),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]
