"""Answers a shell at Tab, in the protocol of the scripts in cli.shells."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

VARIABLE = "_CARDGEN_COMPLETE"
"""Names the shell that asks. The line up to the cursor is in COMP_LINE, bash's word breaks in COMP_WORDBREAKS."""

_SPECIAL = re.compile(r"""[][\s"'\\$&|;<>()*?{}#!~`]""")
"""A character a shell takes for something else where it stands unquoted."""
_QUOTED = {'"': (re.compile(r'["$`\\]'), frozenset("!")), "'": (re.compile(r"(?!)"), frozenset("'"))}
"""For each quotation mark what is to be escaped within it, and what cannot be (`!` recalls an earlier command)."""


def answer(program: click.Command) -> int:
    """Answer the shell that asks, and nobody else: whatever goes wrong, the line being typed stays as it is."""
    try:
        with redirect_stderr(io.StringIO()):
            lines = [*_answer(program, os.environ[VARIABLE], os.environ.get("COMP_LINE", ""))]
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"))
        sys.stdout.buffer.flush()
    except (Exception, SystemExit):  # noqa: BLE001 - nothing offered is the only thing a shell can show
        return 1
    return 0


def _answer(program: click.Command, shell: str, line: str) -> Iterator[str]:
    from click.shell_completion import ShellComplete, split_arg_string

    words = split_arg_string(f"{line}\0")  # the mark tells a word begun from one that a space has ended
    begun = words.pop().replace("\0", "")
    arguments = [os.path.expanduser(word) for word in words[1:]]  # noqa: PTH111 - a word, not always a path
    found = ShellComplete(program, {}, "cardgen", VARIABLE).get_completions(arguments, begun)
    option = begun[: begun.index("=") + 1] if begun.startswith("-") and "=" in begun else ""
    plain = [item for item in found if item.type == "plain" and item.value.isprintable()]
    yield _mode(found, plain)
    if shell == "bash":
        quote, at = _open_quote(line)
        ahead = split_arg_string(f"{line[:at]}\0")[-1].replace("\0", "") if quote else ""
        yield from _for_bash([f"{option}{item.value}" for item in plain], begun, quote, ahead)
    else:
        yield from (_described(f"{option}{item.value}", item.help) for item in plain)


def _mode(found: Sequence[CompletionItem[str]], words: Sequence[CompletionItem[str]]) -> str:
    if words:
        return "open" if all(item.value.endswith("=") for item in words) else "words"
    kinds = {item.type for item in found}
    return "files" if "file" in kinds else "folders" if "dir" in kinds else "words"


def _described(value: str, text: str | None) -> str:
    return f"{value}\t{' '.join(text.split())}" if text else value


def _for_bash(values: Iterable[str], begun: str, quote: str, ahead: str) -> Iterator[str]:
    """The values without what bash takes for words before them, with what is special to the shell escaped.

    Bash puts them in as they are: a file called `$(…)` must not run when the line is entered. What cannot be escaped
    within the quote that is open is not offered. Bash replaces what follows an open quote only: what stands `ahead` of
    it in the same word, as in `--where='grade`, stays.
    """
    if quote:
        special, impossible = _QUOTED[quote]
        going_on = (value.removeprefix(ahead) for value in values if value.startswith(ahead))
        yield from (special.sub(r"\\\g<0>", value) for value in going_on if not impossible & {*value})
        return
    breaks = _SPECIAL.sub("", os.environ.get("COMP_WORDBREAKS", ""))
    before = begun[: max((begun.rfind(char) + 1 for char in breaks), default=0)]
    for value in values:
        yield _SPECIAL.sub(r"\\\g<0>", value.removeprefix(before))


def _open_quote(line: str) -> tuple[str, int]:
    """The quotation mark the end of the line stands in, or "" (POSIX shell, 2.2 Quoting), and where it opens."""
    quote = ""
    opens = len(line)
    escaped = False
    for at, char in enumerate(line):
        if escaped:
            escaped = False
        elif char == "\\" and quote != "'":
            escaped = True
        elif char == quote:
            quote = ""
        elif char in "\"'" and not quote:
            quote, opens = char, at
    return quote, opens
