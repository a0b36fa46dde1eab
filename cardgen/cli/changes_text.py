"""Changes of a card as lines for the terminal: field by field, what was there before red, what is there now green."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from cardgen.cli.changed_words import beginning, both_sides
from cardgen.cli.help_page import columns, wrapped
from cardgen.cli.language import tell
from cardgen.cli.visible import visible
from cardgen.model.cardview import Value, Withheld
from cardgen.model.changeview import CardChanges, Deed, FieldChange

INDENT = "    "
ARROW = " → "
GAP = "  "
WIDEST_LABEL = 24
"""Columns up to which labels are filled up, so that what is beside them stands in line."""

NARROWEST, WIDEST = 40, 100
"""Columns changes are drawn in, whatever the terminal has."""


@dataclass(frozen=True, slots=True)
class Page:
    """How wide a line may be, and whether long texts are shown in `full`, not only around what changed in them.

    `emptied` is shown where a field has no value any more; a sign stands before the old one where it is "".
    """

    width: int = 80
    full: bool = False
    emptied: str = ""


def page(*, full: bool = False) -> Page:
    """The page of this terminal; in a pipe nothing is shortened."""
    width = min(WIDEST, max(NARROWEST, shutil.get_terminal_size((80, 24)).columns))
    return Page(width, full or not sys.stdout.isatty())


def card_lines(changes: CardChanges, on: Page, indent: str = INDENT) -> Iterator[str]:
    """What became of a card; a card that came or went, or did not change, is told in words."""
    if changes.deed is not Deed.CHANGED:
        yield indent + _coloured(tell(f"change.card.{'back' if changes.back else changes.deed}"), changes.deed)
    if changes.unreadable:
        yield indent + click.style(tell("change.card.unreadable"), fg="yellow")
    elif changes.deed is Deed.CHANGED and not changes.fields:
        yield indent + click.style(tell("change.card.same"), dim=True)
    yield from change_lines(changes.fields, on, indent)


def change_lines(changes: Iterable[FieldChange], on: Page, indent: str = INDENT) -> Iterator[str]:
    """The changes of fields and records, in their order."""
    changes = [*changes]
    widths = [columns(change.label) for change in changes if not _is_record(change)]
    room = max((width for width in widths if width <= WIDEST_LABEL), default=0)
    for change in changes:
        if _is_record(change):
            yield from _record(change, on, indent)
        else:
            yield from _field(change, on, indent, room)


def _is_record(change: FieldChange) -> bool:
    return change.before is None and change.after is None


def _field(change: FieldChange, on: Page, indent: str, room: int) -> Iterator[str]:
    """One field on one line where it fits, else its label and below it what was and what is."""
    label = click.style(change.label, fg="cyan") + " " * (room - columns(change.label))
    short = _short(change, on)
    if short is not None and columns(click.unstyle(f"{indent}{label}{GAP}{short}")) <= on.width:
        yield f"{indent}{label}{GAP}{short}"
        return
    yield indent + click.style(change.label, fg="cyan")
    for sign, text in _sides(change, on, on.width - columns(indent) - len(GAP) * 2):
        yield from _hung(sign, text, on, indent + GAP)


def _short(change: FieldChange, on: Page) -> str | None:
    """The change on one line; None where a text has several."""
    if isinstance(change.before, Withheld):
        return click.style(tell("change.withheld"), dim=True)
    if change.parts:
        items = ((it.deed, _text(it.before) or _text(it.after)) for it in change.parts)
        return GAP.join(f"{_sign(deed)}{_coloured(text, deed)}" for deed, text in items)
    before = _text(change.before)
    after = _text(change.after) or (on.emptied if before else "")
    if "\n" in before + after:
        return None
    if before and after:
        return f"{_coloured(before, Deed.REMOVED)}{ARROW}{_coloured(after, Deed.ADDED)}"
    deed = Deed.ADDED if after else Deed.REMOVED
    return f"{_sign(deed)}{_coloured(before or after, deed)}"


def _sign(deed: Deed) -> str:
    return click.style("+ ", fg="green") if deed is Deed.ADDED else click.style("- ", fg="red")


def _sides(change: FieldChange, on: Page, room: int) -> Iterator[tuple[Deed, str]]:
    """What was and what is, each cut to what differs unless all is asked for."""
    if change.parts:
        yield from ((it.deed, _text(it.before) or _text(it.after)) for it in change.parts)
        return
    before, after = _text(change.before), _text(change.after)
    if before and after and not on.full:
        before, after = both_sides(before, after, room)
    for deed, text in ((Deed.REMOVED, before), (Deed.ADDED, after)):
        if text:
            yield deed, text


def _hung(deed: Deed, text: str, on: Page, indent: str) -> Iterator[str]:
    """A text behind its sign, over several lines where all of it is shown, else cut."""
    room = on.width - columns(indent) - len(GAP)
    if on.full:
        lines = [piece for line in text.splitlines() for piece in wrapped(line, room)]
    else:
        lines = [beginning(" ".join(text.split()), room)]
    for number, line in enumerate(lines):
        yield f"{indent}{GAP if number else _sign(deed)}{_coloured(line, deed)}"


def _record(change: FieldChange, on: Page, indent: str) -> Iterator[str]:
    """A record: what became of it, and below it its columns, those of an edited one as fields."""
    head = tell(f"change.record.{change.deed}", record=f"{change.label} {visible(change.key)}".strip())
    yield indent + (_coloured(head, change.deed) if change.deed is not Deed.CHANGED else click.style(head, fg="cyan"))
    if change.deed is Deed.CHANGED:
        yield from change_lines(change.parts, on, indent + GAP)
        return
    told = [(part.label, _text(part.after) or _text(part.before)) for part in change.parts]
    yield from _cells((f"{label} {text}" for label, text in told if text != visible(change.key)), on, indent + GAP)


def _cells(cells: Iterable[str], on: Page, indent: str) -> Iterator[str]:
    """The columns of a record beside each other, in as few lines as they need."""
    room = on.width - columns(indent)
    line = ""
    for cell in cells:
        flat = " ".join(cell.split())
        flat = flat if on.full else beginning(flat, room)
        longer = f"{line}{GAP}{flat}" if line else flat
        if line and columns(longer) > room:
            yield f"{indent}{line}"
            longer = flat
        line = longer
    if line:
        yield f"{indent}{line}"


def _text(value: Value | None) -> str:
    """What is shown of a value; the line break a block of YAML ends with is no part of what people wrote."""
    return visible(value.text).strip("\n") if value is not None else ""


def _coloured(text: str, deed: Deed) -> str:
    return click.style(text, fg="green") if deed is Deed.ADDED else click.style(text, fg="red", dim=True)
