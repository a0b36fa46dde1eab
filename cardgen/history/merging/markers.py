"""The conflicts in the text of a card: git's markers, read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cardgen.yamltree import Pointer, parse
from cardgen.yamltree.spans import EntrySpan, MapSpan, ScalarSpan, Span, spans

MARKER_SIZE = 7
"""How many signs a marker has unless `conflict-marker-size` says otherwise (gitattributes)."""


class Side(StrEnum):
    """Whose version of a conflict."""

    OURS = "ours"
    BASE = "base"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines of which two sides made something different.

    `start` and `end` are 0-based line numbers in the text with markers, the markers included, the end not. `ours`,
    `base` and `theirs` are whole lines as they stand there, "" where that side has nothing; `base` is None where the
    marker for it is missing. `pointers` lead to the field or record of each side in the text with that side taken
    everywhere (`taken(text, side)`), and lack a side that has nothing, or cannot be read, or whose lines are not
    those of one field.
    """

    start: int
    end: int
    ours: str = field(repr=False)
    base: str | None = field(repr=False)
    theirs: str = field(repr=False)
    pointers: Mapping[Side, Pointer] = field(default_factory=dict, repr=False)

    @property
    def path(self) -> str:
        """The field's path as forms have it (`purchases[].amount`, `purchases[]` a record); "" where it is unknown."""
        found = next(iter(self.pointers.values()), ())
        return "".join("[]" if isinstance(step, int) else f".{step}" for step in found).removeprefix(".")

    def side(self, side: Side) -> str:
        """The lines of one side."""
        match side:
            case Side.OURS:
                return self.ours
            case Side.BASE:
                return self.base or ""
            case Side.THEIRS:
                return self.theirs


def conflicts_in(text: str, size: int = MARKER_SIZE) -> tuple[Conflict, ...]:
    """The conflicts of a text, in file order; none in one that can be read as it is.

    Lines that look like markers inside a note are none: a text of YAML with markers cannot be read.
    """
    if not parse(_plain(text)).faults:
        return ()
    found = tuple(_blocks(_lines(text), size))
    if not found:
        return ()
    pointers = {side: _pointers(text, found, side) for side in Side}
    return tuple(
        replace(block, pointers={side: way for side in Side if (way := pointers[side][number]) is not None})
        for number, block in enumerate(found)
    )


def resolved(text: str, conflicts: Sequence[Conflict], lines: Sequence[str]) -> str:
    """The text with other lines in place of each of its conflicts; `lines` has one text for each of them."""
    parts = _lines(text)
    for conflict, instead in sorted(zip(conflicts, lines, strict=True), key=lambda pair: -pair[0].start):
        parts[conflict.start : conflict.end] = [instead]
    return "".join(parts)


def taken(text: str, conflicts: Sequence[Conflict], side: Side) -> str:
    """The text with the lines of one side in every conflict."""
    return resolved(text, conflicts, [conflict.side(side) for conflict in conflicts])


def _blocks(lines: Sequence[str], size: int) -> Iterator[Conflict]:
    """Complete conflicts only: what begins like one and does not end like one is text."""
    signs = [_sign(line, size) for line in lines]
    at = 0
    while at < len(lines):
        block = _block(lines, signs, at) if signs[at] == "<" else None
        if block:
            yield block
        at = block.end if block else at + 1


def _block(lines: Sequence[str], signs: Sequence[str], start: int) -> Conflict | None:
    places = [at for at in range(start, len(lines)) if signs[at]]
    order = "".join(signs[at] for at in places[:4])
    if order == "<|=>":
        _, base, middle, last = places[:4]
        ours, was, theirs = _texts(lines, (start, base), (base, middle), (middle, last))
        return Conflict(start, last + 1, ours, was, theirs)
    if order[:3] == "<=>":
        _, middle, last = places[:3]
        ours, theirs = _texts(lines, (start, middle), (middle, last))
        return Conflict(start, last + 1, ours, None, theirs)
    return None


def _texts(lines: Sequence[str], *between: tuple[int, int]) -> Iterator[str]:
    return ("".join(lines[start + 1 : end]) for start, end in between)


def _sign(line: str, size: int) -> str:
    """Which marker a line is, or ""."""
    for sign in "<|=>":
        mark = sign * size
        if line.startswith(mark) and line[size : size + 1] in ("", " ", "\r", "\n"):
            return sign
    return ""


def _pointers(text: str, conflicts: Sequence[Conflict], side: Side) -> Sequence[Pointer | None]:
    """What each conflict is about in the text with one side taken; None where that has nothing, or more than one."""
    one_sided = _plain(taken(text, conflicts, side))
    tree = parse(one_sided)
    if tree.faults or tree.root is None:
        return [None] * len(conflicts)
    root = spans(one_sided)
    found: list[Pointer | None] = []
    shift = 0
    for conflict in conflicts:
        size = conflict.side(side).count("\n")
        start = conflict.start + shift
        ways = list(_within(one_sided, root, (), start, start + size))
        found.append(ways[0] if len(ways) == 1 else None)
        shift += size - (conflict.end - conflict.start)
    return found


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


def _lines(text: str) -> list[str]:
    """The lines with their breaks: what git takes for one, LF."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [last for last in (text.rpartition("\n")[2],) if last]


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff")
