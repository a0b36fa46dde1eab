"""Repeats the table rows whose places name a list's columns, and lets labels over several rows grow with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from cardgen.rendering.hwpx.named_places import Place
from cardgen.rendering.hwpx.owpml import HP, ROW, number
from cardgen.rendering.hwpx.tags import Tags
from cardgen.rendering.hwpx.tree import own_cells, own_rows, put_after, put_before, take_out
from cardgen.rendering.office.xml_parts import Element

SPANNER, SPANNED = "cardgenSpanner", "cardgenSpanned"
"""Attributes while a template is prepared: a number of each cell over several rows, and those of the cells in a row."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring rows that print one record of a list; `surplus` are rows drawn below for more records."""

    table: str
    rows: tuple[Element, ...]
    surplus: tuple[Element, ...]
    paragraph: int


def repeat_rows(places: Sequence[Place], tags: Tags) -> Iterator[Place]:
    """Put loops around rows with columns' names. Gives the places that stand in no such row, or in another list's."""
    by_row: dict[Element, list[Place]] = {}
    for place in places:
        if place.table and place.row is not None:
            by_row.setdefault(place.row, []).append(place)
        elif place.table:
            yield place
    for found in by_row.values():
        yield from (place for place in found if place.table != found[0].table)
    for group in _groups(by_row):
        _repeat(group, tags)


def _groups(by_row: Mapping[Element, Sequence[Place]]) -> Iterator[_Group]:
    taken: set[Element] = set()
    for row, places in by_row.items():
        if row in taken:
            continue
        table = places[0].table
        rows, seen = [row], {place.name for place in places}
        surplus: list[Element] = []
        for below in row.itersiblings(ROW):
            if below not in by_row or by_row[below][0].table != table:
                break
            names = {place.name for place in by_row[below]}
            (surplus if surplus or names & seen else rows).append(below)
            seen |= names
        taken.update(rows, surplus)
        yield _Group(table, tuple(rows), tuple(surplus), places[0].paragraph)


def _repeat(group: _Group, tags: Tags) -> None:
    first = group.rows[0]
    for cell in own_cells(first):
        if number(cell.find(f"{HP}cellSpan"), "rowSpan", 1) > len(group.rows):
            put_before(cell, tags.place("{% if loop.first %}", group.paragraph))
            put_after(cell, tags.place("{% endif %}", group.paragraph))
            _spanned(first, cell.get(SPANNER, ""))
    put_before(first, tags.place(f"{{% for row in {group.table} %}}", group.paragraph))
    put_after(group.rows[-1], tags.place("{% endfor %}", group.paragraph))
    for row in group.surplus:
        take_out(row)


def number_spans(tables: Iterable[Element]) -> None:
    """Let every cell over several rows know its rows, and these rows the cell, so that both find each other again."""
    numbers = count()
    for table in tables:
        rows = own_rows(table)
        for at, row in enumerate(rows):
            for cell in own_cells(row):
                span = number(cell.find(f"{HP}cellSpan"), "rowSpan", 1)
                if span > 1:
                    own = str(next(numbers))
                    cell.set(SPANNER, own)
                    for below in rows[at + 1 : at + span]:
                        _spanned(below, own)


def _spanned(row: Element, spanner: str) -> None:
    row.set(SPANNED, f"{row.get(SPANNED, '')} {spanner}".strip())
