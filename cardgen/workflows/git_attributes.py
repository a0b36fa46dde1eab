"""Which files git hands to us: the lines for cards in .gitattributes, and in .git/info/attributes.

Two places, because a merge takes .gitattributes from the side merged into, which may be older than the line, and a
repository without working tree reads .git/info/attributes alone (gitattributes).
"""

from __future__ import annotations

import os
from pathlib import Path

from cardgen.workflows.places import CARDS
from cardgen.writing import make_folder, replace_record, write_file

FILE = ".gitattributes"
_CARDS = f"/{CARDS}/**/*.yaml"
_GIVEN = " text eol=lf merge=cardgen diff=cardgen"
_OURS = frozenset(_GIVEN.split())
"""Attributes we give; a line that holds others is its owner's."""

CARD_LINE = f"{_CARDS}{_GIVEN}"
"""For cards of the workspace in whose folder the file lies."""


def own_line(prefix: str) -> str:
    """The line of .git/info/attributes for the workspace at `prefix` ("" or `customers/`) of the repository."""
    return f"{_quoted(f'/{_literal(prefix)}{CARDS}/**/*.yaml')}{_GIVEN}"


def _literal(path: str) -> str:
    """A path in which no character is a wildcard."""
    return "".join(f"\\{char}" if char in "\\*?[" else char for char in path)


def _quoted(pattern: str) -> str:
    """A pattern as an attributes file holds it: like a text of C where it has spaces, quotes or control characters."""
    if not any(char.isspace() or char == '"' or ord(char) < ord(" ") for char in pattern):
        return pattern
    return '"' + "".join(_ESCAPES.get(char, char) for char in pattern) + '"'


_ESCAPES = {
    **{chr(number): f"\\{number:03o}" for number in (*range(32), 127)},
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
}


def has_line(file: Path, line: str) -> bool:
    """True where the file gives our attributes so, in a line of its own."""
    return line in _lines(file)


def put_line(file: Path, line: str, *, below: Path) -> bool:
    """Put our line where an earlier one of ours stands, else at the end; all others stay. False where it is there.

    A link is left alone: git does not follow one (gitattributes, "Notes").
    """
    if file.is_symlink() or has_line(file, line):
        return False
    pattern = line.removesuffix(_GIVEN)
    kept = _lines(file)
    old = [number for number, it in enumerate(kept) if _is_ours(it, pattern)]
    if old:
        kept[old[0]] = line
    else:
        kept.append(line)
    make_folder(file.parent, below=below)
    content = os.fsencode("".join(f"{it}\n" for it in kept))
    (replace_record if file.exists() else write_file)(file, content)
    return True


def _is_ours(line: str, pattern: str) -> bool:
    given = line.removeprefix(pattern)
    return given != line and given[:1].isspace() and set(given.split()) <= _OURS


def _lines(file: Path) -> list[str]:
    try:
        text = os.fsdecode(file.read_bytes())
    except FileNotFoundError:
        return []
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []
