"""Which language to speak: --lang, then CARDGEN_LANG, then the locale, then the workspace's settings.

Known before any command is set up, for --help.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from cardgen.messages import LANGUAGES, say
from cardgen.model.problem import Label

_NOBODYS = ("C", "POSIX")
"""Locales that name no language (POSIX, 7.2): servers and containers have them, whoever sits before them."""

_MOST = 64 * 1024
"""Bytes of settings looked at."""


@cache
def language() -> str:
    """The language of messages and help, "ko" or "en"."""
    return asked_for() or _system()


def asked_for() -> str | None:
    """The language somebody chose for cardgen, None where only the locale speaks."""
    return next((name for name in (_argument("--lang"), os.environ.get("CARDGEN_LANG")) if name in LANGUAGES), None)


def _argument(option: str) -> str | None:
    """An option of all commands, wherever it stands: help texts are made before click has read the options."""
    arguments = sys.argv[1:]
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return None


def with_language_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--lang` before the command, where click looks for it: people write it anywhere."""
    first: list[str] = []
    others: list[str] = []
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            others += [argument, *left]
        elif argument == "--lang" and (value := next(left, None)) is not None:
            first += [argument, value]
        else:
            (first if argument.startswith("--lang=") else others).append(argument)
    return [*first, *others]


def _system() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            if value.partition(".")[0].upper() in _NOBODYS:
                return _of_workspace()
            return "ko" if value.lower().startswith("ko") else "en"
    if sys.platform != "win32":
        return _of_workspace()
    windows = locale.getlocale()[0] or ""
    return "ko" if windows.lower().startswith("ko") else "en"


def _of_workspace() -> str:
    """The language of the workspace we are in, where the locale names none; English outside any.

    What is wrong with its settings is for the command to say.
    """
    import tomllib

    from cardgen.archives.plain_file import read_plain
    from cardgen.errors import SettingsError
    from cardgen.workflows.places import SETTINGS, find_root

    try:
        root = find_root(Path(_argument("--workspace") or ".").absolute())
        settings = tomllib.loads(read_plain(root / SETTINGS, _MOST, follow=True).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError, SettingsError):
        return "en"
    chosen = settings.get("locale", {})
    found = chosen.get("language", "ko") if isinstance(chosen, dict) else "en"
    return found if found in LANGUAGES else "en"


def tell(text_id: str, **named: str | Label) -> str:
    """The text in the reader's language, and so the labels in it."""
    return say(text_id, language(), **{name: spoken(value) for name, value in named.items()})


def spoken(text: str | Label) -> str:
    """A text as it is, a label in the reader's language."""
    return text if isinstance(text, str) else text.text(language())
