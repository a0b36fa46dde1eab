"""What a form printed outside its fields, as digests: whatever else stands there when it comes back was typed there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
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
        found = folded(line)
        return not found or _digest(found) in self.lines

    def fits(self, path: str, drawn: Sequence[tuple[bool, str]]) -> bool:
        """True where boxes drawn in a text, ticked or not, are those of the field, or the ticked ones among them.

        So too for a field whose boxes the seal does not tell: its template draws them in a way of its own.
        """
        options = [option for _, option in drawn]
        if not drawn or not self.knows(_choice_line(path, ())) or self.knows(_choice_line(path, options)):
            return True
        ticked = any(tick for tick, _ in drawn)
        return ticked and all(self.knows(_option_line(path, option)) for option in options)

    def text(self) -> str:
        """The seal as the files carry it: words of ASCII."""
        return " ".join((MARK, *sorted(self.lines), _PARTED, *self.paths))


def seal_of(lines: Iterable[str], paths: Iterable[str]) -> FormSeal:
    """The seal of a form with these lines outside its controls, and controls for these fields."""
    printed = filter(None, map(folded, lines))
    return FormSeal(frozenset(map(_digest, printed)), tuple(dict.fromkeys(paths)))


def read_seal(text: str) -> FormSeal | None:
    """The seal in a text that is one; None for any other text."""
    found = _SEAL.fullmatch(text.strip())
    return None if found is None else FormSeal(frozenset(found["lines"].split()), tuple(found["paths"].split()))


def choice_lines(path: str, options: Sequence[str]) -> Iterator[str]:
    """What a seal keeps of a choice that is drawn as text, beside the lines printed."""
    yield _choice_line(path, ())
    yield _choice_line(path, options)
    yield from (_option_line(path, option) for option in options)


def _choice_line(path: str, options: Iterable[str]) -> str:
    return f"{path}=={''.join(options)}"


def _option_line(path: str, option: str) -> str:
    return f"{path}={option}"


def folded(line: str) -> str:
    """A line as seals compare it: without blanks, its characters composed (NFC)."""
    return _BLANKS.sub("", unicodedata.normalize("NFC", line))


def _digest(line: str) -> str:
    return f"{crc32(line.encode('utf-8', 'surrogatepass')):08x}"
