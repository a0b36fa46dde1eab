"""What a rule says of itself beside its text and hint: why it exists, and an example before and after."""

from __future__ import annotations

from typing import NamedTuple

from cardgen.messages.text import Text


class Explanation(NamedTuple):
    """Why a rule exists; `bad` breaks it and `good` does not, both empty where no lines of a file can show it."""

    why: Text
    bad: str = ""
    good: str = ""
