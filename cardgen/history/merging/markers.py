"""The conflicts in the text of a card: git's markers, read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cardgen.yamltree import Pointer, parse
from cardgen.yamltree.conflicts import MARK_SIZE, Sides, with_lines
from cardgen.yamltree.conflicts import conflicts as blocks
from cardgen.yamltree.spans import EntrySpan, MapSpan, ScalarSpan, Span, spans


class Side(StrEnum):
    """Whose version of a conflict."""

    OURS = "ours"
    BASE = "base"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines of which two sides made something different.

    `pointers` lead to the field or record of each side in the text with that side taken everywhere
    (`taken(text, conflicts, side)`), and lack a side that has nothing, or cannot be read, or whose lines are not those
    of one field.
    """

    sides: Sides = field(repr=False)
    pointers: Mapping[Side, Pointer] = field(default_factory=dict, repr=False)

    @property
    def path(self) -> str:
        """The field's path as forms have it (`purchases[].amount`, `purchases[]` a record); "" where it is unknown."""
        found = next(iter(self.pointers.values()), ())
        return "".join("[]" if isinstance(step, int) else f".{step}" for step in found).removeprefix(".")


def conflicts_in(text: str, size: int = MARK_SIZE) -> tuple[Conflict, ...]:
    """The conflicts of a text whose marks have at least `size` signs, in file order."""
    found = tuple(blocks(text, size))
    pointers = {side: _pointers(text, found, side) for side in Side} if found else {}
    return tuple(
        Conflict(sides, {side: way for side in Side if (way := pointers[side][number]) is not None})
        for number, sides in enumerate(found)
    )


def taken(text: str, conflicts: Sequence[Conflict], side: Side) -> str:
    """The text with the lines of one side in every conflict."""
    return _taken(text, [conflict.sides for conflict in conflicts], side)


def _taken(text: str, found: Sequence[Sides], side: Side) -> str:
    return with_lines(text, found, [_lines(sides, side) for sides in found])


def _lines(sides: Sides, side: Side) -> str:
    match side:
        case Side.OURS:
            return sides.ours
        case Side.BASE:
            return sides.base or ""
        case Side.THEIRS:
            return sides.theirs


def _pointers(text: str, found: Sequence[Sides], side: Side) -> Sequence[Pointer | None]:
    """What each conflict is about in the text with one side taken; None where that has nothing, or more than one."""
    one_sided = _taken(text, found, side).removeprefix("\ufeff")
    tree = parse(one_sided)
    if tree.faults or tree.root is None:
        return [None] * len(found)
    root = spans(one_sided)
    pointers: list[Pointer | None] = []
    shift = -1
    for sides in found:
        start, size = sides.line + shift, _lines(sides, side).count("\n")
        ways = list(_within(one_sided, root, (), start, start + size))
        pointers.append(ways[0] if len(ways) == 1 else None)
        shift += size - text.count("\n", sides.start, sides.end)
    return pointers


def _within(text: str, span: Span, way: Pointer, start: int, end: int) -> Iterator[Pointer]:
    """The outermost entries and items that begin and end on the lines from `start` to before `end`."""
    if isinstance(span, ScalarSpan):
        return
    entries: Iterable[tuple[str | int, Span | EntrySpan, Span]] = (
        ((entry.key.text, entry, entry.value) for entry in span.entries)
        if isinstance(span, MapSpan)
        else ((number, item, item) for number, item in enumerate(span.items))
    )
    for step, whole, value in entries:
        first, last = text.count("\n", 0, whole.start), text.count("\n", 0, whole.end)
        if start <= first and last < end:
            yield (*way, step)
        elif first < end and start <= last:
            yield from _within(text, value, (*way, step), start, end)
