"""What a commit message may not hold: numbers and addresses of persons, which history would keep for good.

PIPA art. 24-2 for resident numbers; telephone numbers and e-mail addresses because a message outlives the card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind
from cardgen.model.problem import Position, Problem

PERSONAL = "P501"
FILE = "COMMIT_EDITMSG"
"""What git calls the message of a commit being made (gitrepository-layout), and we that of any commit."""

_REFUSED = frozenset({PersonalKind.RESIDENT_NUMBER, PersonalKind.PHONE, PersonalKind.EMAIL})
_SCISSORS = re.compile(r"^. -{8,} >8 -{8,}$.*", re.MULTILINE | re.DOTALL)
"""The line below which git drops everything (git commit --verbose puts the changes there)."""
_SIGNED = re.compile(r"^(?:[A-Z][A-Za-z-]+: .*|#.*)$")
"""A trailer (Signed-off-by: and the like) or git's own remark: addresses there are those of staff."""
_OBJECT = re.compile(r"\b(?=[0-9]*[a-f])[0-9a-f]{7,64}\b")
"""An id of git's, as `git revert` writes it: its digits are no telephone number."""


def message_problems(message: str, *, commit: str = "") -> Iterator[Problem]:
    """A problem for each passage that seems to be personal data, with its place but not its text.

    `commit` is the short id of the commit whose message it is.
    """
    text = _OBJECT.sub(lambda found: "x" * len(found[0]), _SCISSORS.sub("", message))
    for found in personal_data(text):
        where = _place(text, found.start)
        by_staff = found.kind is PersonalKind.EMAIL and _SIGNED.match(text.split("\n")[where.line - 1])
        if found.kind in _REFUSED and not by_staff:
            yield Problem(PERSONAL, FILE, where, args={"kind": found.kind.label}, commit=commit)


def _place(text: str, at: int) -> Position:
    before = text[:at]
    return Position(before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)
