"""Questions to the person at the terminal, and their answers: yes or no, one of a few, or free text."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from cardgen.cli.console import note
from cardgen.cli.language import tell
from cardgen.entry.values import spelling

_HANGUL_KEYS = str.maketrans("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm")
"""What the keys of a keyboard set to Hangul are called when it is not (KS X 5002)."""

_YES = frozenset({"y", "yes", "예", "네", "응"})
_NO = frozenset({"n", "no", "아니오", "아니요", "아뇨"})
_WAYS_OUT = ("--set", "--yes")
"""Options that answer in advance."""


class Unanswered(click.exceptions.Abort):
    """A question nobody answered: Ctrl-C, Ctrl-D, or an input that has ended. `words` says so to the reader."""

    def __init__(self) -> None:
        super().__init__()
        self.words = tell("prompt.stopped") if sys.stdin.isatty() else _ended()


def answer_to(question: str) -> str:
    """What is typed, without the spaces around it; "" for Enter alone. Unanswered where nothing can be typed."""
    while True:
        try:
            typed: str = click.prompt(question, default="", show_default=False, prompt_suffix=": ", err=True)
            typed.encode()
        except click.exceptions.Abort:
            note("")  # what follows must not stand behind the question
            raise Unanswered from None
        except UnicodeError:  # bytes of another encoding
            note(tell("prompt.unreadable"))
            continue
        return typed.strip()


def agreed(question: str, *, default: bool = False) -> bool:
    """Ask yes or no; `default` is Enter's."""
    while (meaning := yes_or_no(answer_to(asking_yes_or_no(question, default)), default)) is None:
        note(tell("prompt.yes_or_no"))
    return meaning


def asking_yes_or_no(question: str, default: bool) -> str:
    """The question with its answers."""
    return f"{question} [{tell('prompt.yes_default' if default else 'prompt.no_default')}]"


def yes_or_no(typed: str, default: bool) -> bool | None:
    """What an answer means, in either language and with the keyboard in either state; None for neither."""
    keys = _latin(typed)
    if not keys:
        return default
    return keys in _YES if keys in _YES | _NO else None


def chosen_key(question: str, keys: Sequence[str], *, default: str = "") -> str:
    """One of the keys that lines above the question explain ("1", "2", "s"); Enter takes the default, if any."""
    while True:
        typed = _latin(answer_to(f"{question} [{'/'.join(keys)}]")) or default
        if typed in keys:
            return typed
        note(tell("prompt.one_of", known=", ".join(keys)))


def chosen(question: str, choices: Sequence[str]) -> str:
    """One of the choices, named or by its number; "" for Enter alone."""
    while True:
        typed = answer_to(f"{question} [{numbered(choices)}]")
        meant = by_number(choices, typed) or next((it for it in choices if spelling(it) == spelling(typed)), "")
        if meant or not typed:
            return meant
        note(tell("prompt.one_of", known=", ".join(choices)))


def numbered(choices: Sequence[str]) -> str:
    """Choices as a question offers them: 1 개인 / 2 법인."""
    return " / ".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))


def by_number(choices: Sequence[str], typed: str) -> str:
    """The choice a number stands for, where it is not itself a choice; "" for anything else."""
    if not (typed.isascii() and typed.isdigit()) or typed in choices:
        return ""
    return choices[int(typed) - 1] if 1 <= int(typed) <= len(choices) else ""


def _latin(typed: str) -> str:
    """What was typed, as keys: 예 stays, ㅛ is y."""
    return spelling(typed.translate(_HANGUL_KEYS))


def _ended() -> str:
    """That the input has ended, and the options of the running command that answer in advance."""
    context = click.get_current_context(silent=True)
    known = {name for it in (context.command.params if context else ()) for name in it.opts}
    options = [name for name in _WAYS_OUT if name in known]
    return tell("prompt.ended.options", options=", ".join(options)) if options else tell("prompt.ended")
