"""How the controls of a Word form are found again: by their tags, and by bookmarks where a program dropped the tags.

A control's tag (`w:tag`) is its control name, as `control_name` makes it; a box of a choice adds "=" and the option's
text (`grade=VIP`). Word holds no tag longer than 64 characters: a longer one is the name of the control's bookmark.

Around every control stands a bookmark, `_cg7_3`: name 7 of the names the file lists, from 0, and row 3 (0 outside
tables). Custom document properties list the names, rows left out (`purchases[].date`), so many to a property that none
is longer than Word's 255 characters.

Measured with LibreOffice 7.4.7, saving docx as docx: `w:tag`, `w:alias` and `w15:repeatingSection` are lost; kept are
bookmarks, custom properties, `w:showingPlcHdr`, the state of boxes, `w:fullDate` and the items of drop-downs. The
bookmark then begins inside its control and ends after it; its range still holds the control's text and nothing else. A
plain-text control (`w:text`) comes back with its text doubled and its line breaks gone, so forms have rich-text ones.

A record added in Word repeats the tags of the record it was made from, and has no bookmarks: rows count by their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, takewhile

from cardgen.model.formseal import FormSeal, read_seal

STAMP_PROPERTY = "cardgen-form"
NAMES_PROPERTY = "cardgen-names"
"""The list of names; its further pieces are called cardgen-names-2 and so on."""

MOST_IN_TAG = 64
"""Characters of a tag (MS-DOCX, 2.5.1 and Word's own dialogue)."""

SEAL_PROPERTY = "cardgen-seal"
"""The seal of the form, in pieces as the names are."""

_MOST_IN_PROPERTY = 255
"""Characters of a text property in Word's dialogue."""

_ANCHOR = re.compile(r"_cg([0-9]{1,6})_([0-9]{1,7})")
_ROW = re.compile(r"\[([0-9]{1,7})\]")


@dataclass(slots=True)
class Anchors:
    """Hands out the bookmark of each control, and keeps the list of names they count on."""

    _names: dict[str, int] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """The bookmark of the control of this name."""
        found = _ROW.search(name.partition("=")[0])
        row = found[1] if found else "0"
        listed = name.replace(found[0], "[]", 1) if found else name
        number = self._names.setdefault(listed, len(self._names))
        return f"_cg{number}_{row}"

    def properties(self) -> Mapping[str, str]:
        """The names as custom properties of the document, in order."""
        return _listed(NAMES_PROPERTY, map(_quoted, self._names))


def listed_names(properties: Mapping[str, str]) -> tuple[str, ...]:
    """The names a file's custom properties list; none where it lists none."""
    return tuple(map(_unquoted, _words(properties, NAMES_PROPERTY)))


def seal_properties(seal: FormSeal) -> Mapping[str, str]:
    """The seal as custom properties of the document, in order."""
    return _listed(SEAL_PROPERTY, seal.text().split(" "))


def sealed(properties: Mapping[str, str]) -> FormSeal | None:
    """The seal among a file's custom properties; None where a program has dropped it."""
    return read_seal(" ".join(_words(properties, SEAL_PROPERTY)))


def anchored_name(bookmark: str, names: Sequence[str]) -> str:
    """The control name a bookmark stands for, "" for other bookmarks."""
    found = _ANCHOR.fullmatch(bookmark)
    if found is None or int(found[1]) >= len(names):
        return ""
    name = names[int(found[1])]
    return name if found[2] == "0" else name.replace("[]", f"[{found[2]}]", 1)


def tag_of(name: str, anchor: str) -> str:
    """What goes into the tag of the control; `anchored_name` knows the name of either."""
    return name if len(name) <= MOST_IN_TAG else anchor


def _listed(name: str, words: Iterable[str]) -> Mapping[str, str]:
    """Words, parted by blanks, in as few properties as hold them."""
    pieces: list[str] = []
    for word in words:
        if pieces and len(pieces[-1]) + 1 + len(word) <= _MOST_IN_PROPERTY:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return {_property(name, number): piece for number, piece in enumerate(pieces)}


def _words(properties: Mapping[str, str], name: str) -> Iterator[str]:
    pieces = (properties.get(_property(name, number)) for number in count())
    for piece in takewhile(bool, pieces):
        yield from (piece or "").split(" ")


def _property(name: str, number: int) -> str:
    return f"{name}-{number + 1}" if number else name


def _quoted(name: str) -> str:
    """Without blanks, which part the names."""
    return name.replace("%", "%25").replace(" ", "%20")


def _unquoted(name: str) -> str:
    return name.replace("%20", " ").replace("%25", "%")
