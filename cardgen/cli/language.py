"""Which language to speak: --lang, then CARDGEN_LANG, then the locale.

Known before any command is set up, for --help.
"""

from __future__ import annotations

import locale
import os
import sys
from functools import cache

from cardgen.messages import LANGUAGES, say


@cache
def language() -> str:
    """The language of messages and help, "ko" or "en"."""
    return asked_for() or _system()


def asked_for() -> str | None:
    """The language somebody chose for cardgen, None where only the locale speaks."""
    return next((name for name in (_from_arguments(), os.environ.get("CARDGEN_LANG")) if name in LANGUAGES), None)


def _from_arguments() -> str | None:
    """Help texts are made while commands are declared, before click has read the options."""
    arguments = sys.argv[1:]
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _system() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ko" if value.lower().startswith("ko") else "en"
    windows = locale.getlocale()[0] or ""
    return "ko" if windows.lower().startswith("ko") else "en"


def tell(text_id: str, **named: str) -> str:
    """The text in the reader's language."""
    return say(text_id, language(), **named)
