"""What a commit message may not hold: names, numbers and addresses of persons, which history would keep for good.

PIPA art. 24-2 for resident numbers; names, telephone numbers and e-mail addresses because a message outlives the card.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind
from cardgen.model.problem import Position, Problem
from cardgen.workflows.customer_names import names_in

PERSONAL = "P501"
FILE = "COMMIT_EDITMSG"
"""What git calls the message of a commit being made (gitrepository-layout), and we that of any commit."""

_REFUSED = frozenset({PersonalKind.RESIDENT_NUMBER, PersonalKind.PHONE, PersonalKind.EMAIL})
_SCISSORS = re.compile(r"^[#;@!$%^&|:] -{24} >8 -{24}\n.*", re.MULTILINE | re.DOTALL)
"""Git's own line below which it drops everything (git commit --verbose puts the changes there)."""
_REMARK = re.compile(r"# .*: +.+ <[^<>]+>$")
"""Git's own remark in an editor: "# Author: name <address>", in whichever language."""
_SIGNED = re.compile(r"(?:[a-z]+(?:-[a-z]+)*-by|cc|author|committer|from):? .+$", re.IGNORECASE)
"""A trailer (Signed-off-by and the like): addresses and names there are those of staff."""
_NO_PERSON = re.compile(
    r"(?<![0-9A-Za-z])(?=\d*[a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{7,10})(?![0-9A-Za-z]|-\d)"
    r"|(?<![\w.-])git@[\w.-]+"
    r"|(?<![\w.-])[\w.-]+@[\w.-]+:[\w./~-]+\.git(?!\w)"
    r"|@\d+x\.(?:png|jpe?g|webp|gif|svg)(?!\w)"
    r"|(?:바코드|EAN|GTIN|JAN|ISBN)[ :]{0,2}\d{13}(?!\d)",
    re.IGNORECASE,
)
"""Ids of git's as `git revert` writes them, addresses of repositories, names of pictures, numbers of goods."""
_SPELLED_OUT = re.compile(r"(?<!\d)\d{2}\s?년\s?\d{1,2}\s?월\s?\d{1,2}\s?일(?:생)?[\s,-]*[1-8]\d{6}(?!\d)")
"""A resident number whose first half is a date in words."""


def message_problems(
    message: str, names: Collection[str] = (), *, commit: str = "", edited: bool = False
) -> Iterator[Problem]:
    """A problem for each passage that seems to be personal data, with its place but not its text.

    `names` are those of customers. `commit` is the short id of the commit whose message it is; `edited` says that it is
    in git's file yet, with remarks and below them perhaps changes that git drops.
    """
    text = _NO_PERSON.sub(lambda found: "x" * len(found[0]), _SCISSORS.sub("", message) if edited else message)
    lines = text.split("\n")
    for start, kind in sorted(_found(text, names), key=lambda it: it[0]):
        where = _place(text, start)
        line = lines[where.line - 1]
        by_staff = _SIGNED.match(line) or (edited and _REMARK.match(line))
        if not (by_staff and kind in (PersonalKind.EMAIL, PersonalKind.NAME)):
            yield Problem(PERSONAL, FILE, where, args={"kind": kind.label}, commit=commit)


def _found(text: str, names: Collection[str]) -> Iterator[tuple[int, PersonalKind]]:
    for it in personal_data(text):
        if it.kind in _REFUSED:
            yield it.start, it.kind
    for spelled in _SPELLED_OUT.finditer(text):
        yield spelled.start(), PersonalKind.RESIDENT_NUMBER
    for start, _ in names_in(text, names):
        yield start, PersonalKind.NAME


def _place(text: str, at: int) -> Position:
    before = text[:at]
    return Position(before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)
