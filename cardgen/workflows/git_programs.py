"""The lines of git's configuration that start us for a card, each with what git does itself where we cannot be started.

A program that is gone (an environment removed, a repository copied to another machine) must not cost anything: a
merge driver that fails leaves *our* version without any mark, and one `git add` later the other is lost; a textconv
that fails ends `git diff` altogether (gitattributes: "Defining a custom merge driver", "Performing text diffs of binary
files").
"""

from __future__ import annotations

import sys

MERGED, CONFLICTS = 72, 73
"""How our driver ends when it wrote a merged card, and one with conflicts. Codes no crash has: Python's is 1, those of
a shell lie above 125. Any other end, 0 too, leaves the merge to git."""

_LINES = "git merge-file --diff3 --marker-size=%L -L ours -L base -L theirs %A %O %B"
"""The merge of lines on the three files as git gave them. It ends with the number of conflicts."""


def driver_line(python: str = sys.executable) -> str:
    """`merge.cardgen.driver`: our merge of fields, or git's of lines with its marks.

    git fills in %O %A %B (files of base, ours, theirs), %L (length of the marks) and %P (the path, quoted by git).
    """
    ours = f"{_module(python, 'merge_driver').replace('%', '%%')} %O %A %B %L %P"
    return f"{ours}; case $? in {MERGED}) exit 0;; {CONFLICTS}) exit 1;; esac; {_LINES} || exit 1"


def textconv_line(python: str = sys.executable) -> str:
    """`diff.cardgen.textconv`: a card field by field, or the file as it is. git puts the file's name behind it."""
    return f'fields() {{ {_module(python, "textconv")} "$1" 2>/dev/null || cat "$1"; }}; fields'


def _module(python: str, name: str) -> str:
    """A module of ours started by its interpreter; -P keeps Python from taking modules out of the repository."""
    import shlex

    return f"{shlex.quote(python)} -P -m cardgen.cli.{name}"
