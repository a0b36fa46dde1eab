"""A text written in another way, with the way back: each character knows the part of the original it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cardgen.detection.respelling import respelt

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
)
"""Unicode's Default_Ignorable_Code_Point: drawn as nothing."""
_DASHES = "\u2010-\u2015\u2043\u2212\u23af\u2500\u2501\u30fb\u30fc\u318d\u3161\u1173\ufe58\ufe63\uff0d~\uff5e"
_MARKS = "\u0300-\u036f\u20d0-\u20f0\u3099\u309a"
_UNUSUAL = re.compile(
    f"[\u1100-\u115e][\u1161-\u11a7][\u11a8-\u11ff]?|[^{_MARKS}][{_MARKS}]{{1,4}}|[^\\n -}}\uac00-\ud7a3]|~", re.DOTALL
)
"""All that is not plain ASCII or a Hangul syllable; together what makes one character: Hangul in its letters (as macOS
writes names), a letter and its accents."""
_IGNORED = re.compile(f"[{_UNSEEN}\u20d0-\u20f0]")
_DASH = re.compile(f"[{_DASHES}]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """`text`, whose character at i stands for what begins at `offsets[i]` of the original and ends at `ends[i]`."""

    text: str = field(repr=False)
    offsets: range | tuple[int, ...] = field(repr=False)
    ends: range | tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that characters `start` to before `end` stand for."""
        return self.offsets[start], self.ends[end - 1]


Piece = tuple[str, int, int]
"""Some characters, and the span they stand for: each for its own character where they are as many, else all for all."""


def original(text: str) -> Spelling:
    """The text as it is."""
    return Spelling(text, range(len(text)), range(1, len(text) + 1))


def folded(text: str) -> Spelling:
    """The text in compatibility characters (NFKC), without what nobody sees, with one kind of dash and of space.

    Character references of HTML, circled digits and the like are read as what they show.
    """
    if not _UNUSUAL.search(text) and "&" not in text:
        return original(text)
    if again := respelt(text):
        plain, places = again
        return spelling_of(_respelt_pieces(folded(plain), (*places, len(text))))
    return spelling_of(_folded_pieces(text))


def spelling_of(pieces: Iterable[Piece]) -> Spelling:
    """A spelling made of pieces in order."""
    written: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    for piece, start, end in pieces:
        written.append(piece)
        one_by_one = len(piece) == end - start
        offsets += range(start, end) if one_by_one else [start] * len(piece)
        ends += range(start + 1, end + 1) if one_by_one else [end] * len(piece)
    return Spelling("".join(written), tuple(offsets), tuple(ends))


def _folded_pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in _UNUSUAL.finditer(text):
        yield text[end : found.start()], end, found.start()
        end = found.end()
        yield _fold(found[0]), found.start(), end
    yield text[end:], end, len(text)


def _respelt_pieces(spelling: Spelling, places: tuple[int, ...]) -> Iterator[Piece]:
    """The pieces of a text some of whose characters stood for others, at `places` of the text before."""
    for letter, start, end in zip(spelling.text, spelling.offsets, spelling.ends, strict=True):
        yield letter, places[start], max(places[start] + 1, places[end])


def _fold(cluster: str) -> str:
    if _DASH.fullmatch(cluster):
        return "-"
    seen = unicodedata.normalize("NFKC", _IGNORED.sub("", cluster))
    if seen.isspace():
        return "\n" if "\n" in seen else " "
    return "".join(str(unicodedata.decimal(character, character)) for character in seen)
