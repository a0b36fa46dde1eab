"""Commands loaded when they are asked for: start-up and completion pay for one, not for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click

from cardgen.cli.help_page import Group
from cardgen.cli.language import tell


class LazyCommands(MutableMapping[str, click.Command]):
    """Commands by name, given as "module:attribute"; each is imported at the first look at it."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, _, attribute = self._places[name].partition(":")
            self._loaded[name] = getattr(import_module(module), attribute)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._places.setdefault(name, "")
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        """True for a known name, without importing its module."""
        return name in self._places


class LazyGroup(Group):
    """A group whose list of commands needs none of them: a command's short text is `help.<name>`."""

    def short_text(self, name: str) -> str:
        """What the command does, in one or two sentences."""
        return tell(f"help.{name}")

    def shows(self, name: str) -> bool:
        """Always: to look whether a command is hidden would be to load it."""
        del name
        return True
