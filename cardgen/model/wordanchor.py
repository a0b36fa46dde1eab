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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

STAMP_PROPERTY = "cardgen-form"
NAMES_PROPERTY = "cardgen-names"
"""The list of names; its further pieces are called cardgen-names-2 and so on."""

MOST_IN_TAG = 64
"""Characters of a tag (MS-DOCX, 2.5.1 and Word's own dialogue)."""

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
        pieces: list[str] = []
        for name in map(_quoted, self._names):
            if pieces and len(pieces[-1]) + 1 + len(name) <= _MOST_IN_PROPERTY:
                pieces[-1] += f" {name}"
            else:
                pieces.append(name)
        return {_property(number): piece for number, piece in enumerate(pieces)}


def listed_names(properties: Mapping[str, str]) -> tuple[str, ...]:
    """The names a file's custom properties list; none where it lists none."""
    names: list[str] = []
    number = 0
    while piece := properties.get(_property(number)):
        names += map(_unquoted, piece.split(" "))
        number += 1
    return tuple(names)


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


def _property(number: int) -> str:
    return f"{NAMES_PROPERTY}-{number + 1}" if number else NAMES_PROPERTY


def _quoted(name: str) -> str:
    """Without blanks, which part the names."""
    return name.replace("%", "%25").replace(" ", "%20")


def _unquoted(name: str) -> str:
    return name.replace("%20", " ").replace("%25", "%")
