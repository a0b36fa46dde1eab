"""What a form printed outside its fields, as digests: whatever else stands there when it comes back was typed there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

MARK = "cardgen-seal/1"
_PARTED = "/"
_SEAL = re.compile(rf"{re.escape(MARK)}(?P<lines>(?: [0-9a-f]{{8}})*) {_PARTED}(?P<paths>(?: [a-z0-9_.\[\]]+)*)")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class FormSeal:
    """The digests of the lines outside controls, and the paths of the fields that have controls (`purchases[].date`).

    A digest is short: it tells a line that was typed from those printed, and keeps no secret.
    """

    lines: frozenset[str] = field(repr=False)
    paths: tuple[str, ...] = ()

    def knows(self, line: str) -> bool:
        """True for a line the form was made with; blanks, which programs change as they save, do not count."""
        folded = _folded(line)
        return not folded or _digest(folded) in self.lines

    def text(self) -> str:
        """The seal as the files carry it: words of ASCII."""
        return " ".join((MARK, *sorted(self.lines), _PARTED, *self.paths))


def seal_of(lines: Iterable[str], paths: Iterable[str]) -> FormSeal:
    """The seal of a form with these lines outside its controls, and controls for these fields."""
    folded = filter(None, map(_folded, lines))
    return FormSeal(frozenset(map(_digest, folded)), tuple(dict.fromkeys(paths)))


def read_seal(text: str) -> FormSeal | None:
    """The seal in a text that is one; None for any other text."""
    found = _SEAL.fullmatch(text.strip())
    return None if found is None else FormSeal(frozenset(found["lines"].split()), tuple(found["paths"].split()))


def _folded(line: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFC", line))


def _digest(folded: str) -> str:
    return f"{crc32(folded.encode('utf-8', 'surrogatepass')):08x}"
