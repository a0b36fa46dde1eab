"""Reads choices that are drawn as text: `☐ VIP  ☑ 골드`, with whatever sign somebody put in place of a box."""

from __future__ import annotations

import re

from cardgen.model.filledform import Ticked

_OPEN = "☐□▢◻⬜"
_MARKS = "☑☒■▣◼⬛✓✔√✅🗸🗹●◉◎○"
"""Signs that say yes. A circle, too: who draws one around or in place of a box chooses (○표)."""

_LETTERS = "VvOo"
_ITEM = re.compile(
    rf"[{_OPEN}{_MARKS}](?:\s?[{_MARKS}]|[{_LETTERS}](?=\s))*"
    rf"|(?:^|(?<=\n)|(?<=\s\s))[{_LETTERS}](?=\s|\Z)"
)
"""A box with the marks on or beside it, or a letter alone where a box was: at the beginning or after two blanks."""

_LOOK = re.compile(rf"(?<=[{_OPEN}{_MARKS}])[\ufe0e\ufe0f]")
"""Says whether a sign is to look like a picture; phones and 한글's emoji list put it behind a tick."""

_GAP = re.compile(r"\S\s{2,}\S")


def ticked_boxes(text: str) -> Ticked | None:
    """The options ticked in a line of boxes; ("",) for a box alone. None for a text that is no such line."""
    items = drawn_boxes(text)
    return None if items is None else Ticked(tuple(option for ticked, option in items if ticked))


def drawn_boxes(text: str) -> tuple[tuple[bool, str], ...] | None:
    """Each option of a line of boxes, and whether it is ticked. None for a text that is no such line."""
    text = _LOOK.sub("", text)
    marks = [*_ITEM.finditer(text)]
    if not marks:
        return None if text.strip() else ()
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    drawn = [(_is_tick(mark[0]), text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]
    items = _with_marks_behind(drawn)
    if text[: marks[0].start()].strip() or any(_GAP.search(option) for _, option in items):
        return None
    if len(items) > 1 and not all(option for _, option in items):
        return None
    return tuple(items)


def begins_with_box(text: str) -> bool:
    """True for a text that begins as a printed choice does."""
    return text.lstrip().startswith(("☐", "☑"))


def _is_tick(sign: str) -> bool:
    return any(mark in _MARKS or mark in _LETTERS for mark in sign)


def _with_marks_behind(items: list[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """A mark with nothing after it belongs to the option before it: `☐ VIP ✓`."""
    found: list[tuple[bool, str]] = []
    for ticked, option in items:
        if found and ticked and not option:
            found[-1] = (True, found[-1][1])
        else:
            found.append((ticked, option))
    return found
