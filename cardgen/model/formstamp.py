"""What a form that is to be filled in says of itself, so that it can be taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass

STAMP_CONTROL = "cardgen.stamp"
"""The field that carries the stamp in formats without a better place for it."""

MARK = "cardgen-form/1"
_NONE = "-"
_STAMP = re.compile(
    rf"{re.escape(MARK)} (?P<form>[\w.-]+) (?P<version>[0-9]{{1,9}}) (?P<language>ko|en)"
    r" (?P<id>[A-Z0-9-]{1,40}) (?P<blob>-|[0-9a-f]{40}|[0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True)
class FormStamp:
    """Which form in which version and language a file was made from, for which card in which version.

    `id` is "" on a form without a number, `blob` "" where the form was made without a card: what comes back with an
    id alone is the new card that number was kept for. `blob` is the whole id of the card's LF-normalised bytes.
    """

    form: str
    version: int
    language: str
    id: str = ""
    blob: str = ""

    def text(self) -> str:
        """The stamp as the files carry it: one line of ASCII and the form's name."""
        return f"{MARK} {self.form} {self.version} {self.language} {self.id or _NONE} {self.blob or _NONE}"


def read_stamp(text: str) -> FormStamp | None:
    """The stamp in a text that is one; None for any other text."""
    found = _STAMP.fullmatch(text.strip())
    if found is None:
        return None
    named = {name: "" if part == _NONE else part for name, part in found.groupdict().items()}
    return FormStamp(named["form"], int(named["version"]), named["language"], named["id"], named["blob"])
