"""A list in the terminal: columns under each other whatever their letters' widths, one line for each row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cardgen.cli.help_page import columns as width_of
from cardgen.cli.visible import visible

GAP = "  "

LEAST = 10
"""Columns to which long text is shortened before whole columns are left out."""

SHORTENED = frozenset({"name", "text", "long-text", "address", "email"})
"""Kinds that can still be told apart when they are cut; half a date, amount or number misleads."""

_RIGHT = frozenset({"money", "integer", "number"})
"""Kinds whose digits stand under each other."""

_DISPENSABLE: Mapping[str, int] = {"id": 9, "name": 9, "phone": 8, "money": 7, "choice": 3, "date": 1, "birth-date": 1}
"""Which columns stay longest where there is no room, by kind; of one kind, the first stays longest."""

_ORDINARY = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and the kind of its values."""

    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines, and the labels of the columns there was no room for."""

    lines: list[str]
    hidden: list[str]


def draw_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> Drawn:
    """A heading and the rows in lines of at most `width` columns: long text is cut, then whole columns are left out."""
    texts = [[_flat(cell) for cell in row] for row in rows]
    labels = [column.label for column in columns]
    widths = [max(map(width_of, column)) for column in zip(labels, *texts, strict=True)]
    empty = {at for at in range(len(columns)) if not any(row[at] for row in texts)}
    shown = _shown(columns, widths, empty, width)
    fitted = _fitted(columns, widths, shown, width)
    right = [column.kind in _RIGHT for column in columns]
    lines = [_line(row, fitted, right) for row in (labels, *texts)]
    return Drawn(lines, [label for at, label in enumerate(labels) if at not in shown])


def tabbed(rows: Iterable[Sequence[str]]) -> str:
    """Lines for pipes: nothing shortened, cells parted by tabs."""
    return "\n".join("\t".join(visible(" ".join(cell.split())) for cell in row) for row in rows)


def _flat(text: str) -> str:
    return text if text.isprintable() else visible(" ".join(text.split()))


def _shown(columns: Sequence[Column], widths: Sequence[int], empty: Collection[int], width: int) -> list[int]:
    """The positions of the columns that fit, long text at its shortest; one is always shown, `empty` ones go first."""
    shown = [*range(len(columns))]

    def least(at: int) -> int:
        return min(widths[at], LEAST) if columns[at].kind in SHORTENED else widths[at]

    def worth(at: int) -> tuple[bool, int, int]:
        return at not in empty, _DISPENSABLE.get(columns[at].kind, _ORDINARY), -at

    while len(shown) > 1 and sum(map(least, shown)) + len(GAP) * (len(shown) - 1) > width:
        shown.remove(min(shown, key=worth))
    return shown


def _fitted(columns: Sequence[Column], widths: Sequence[int], shown: Sequence[int], width: int) -> Mapping[int, int]:
    """The width of each column shown: what is too much is taken from the widest text, a column at a time."""
    fitted = {at: widths[at] for at in shown}
    excess = sum(fitted.values()) + len(GAP) * (len(shown) - 1) - width
    while excess > 0:
        long = [at for at in shown if columns[at].kind in SHORTENED and fitted[at] > LEAST]
        if not long:
            break
        fitted[max(long, key=fitted.__getitem__)] -= 1
        excess -= 1
    return fitted


def _line(cells: Sequence[str], fitted: Mapping[int, int], right: Sequence[bool]) -> str:
    return GAP.join(_cell(cells[at], width, right=right[at]) for at, width in fitted.items()).rstrip()


def _cell(text: str, width: int, *, right: bool) -> str:
    """The text in exactly `width` columns, cut with … where it is longer."""
    if width_of(text) > width:
        text = f"{_beginning(text, width - 1)}…"
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def _beginning(text: str, width: int) -> str:
    """As many letters as have room."""
    taken = 0
    for at, letter in enumerate(text):
        taken += width_of(letter)
        if taken > width:
            return text[:at]
    return text
