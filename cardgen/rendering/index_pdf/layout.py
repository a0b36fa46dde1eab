"""Where everything of the list stands: column widths, rows, pages. Lengths are points, y grows downwards here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from cardgen.errors import TemplateError
from cardgen.fonts import character_name
from cardgen.hangul.collation import heading
from cardgen.model.indexview import IndexRow, IndexView, ListColumn
from cardgen.model.problem import Problem
from cardgen.rendering.typesetting.typeface import BOLD, REGULAR, FontShelf, Typeface, printed

PORTRAIT, LANDSCAPE = (595.28, 841.89), (841.89, 595.28)
"""A4 (ISO 216)."""

MARGIN = 36.0
FOOT = 18.0
TITLE_HEIGHT = 40.0
BAND_HEIGHT = 22.0
LINE = 11.0
PAD_X, PAD_Y = 4.0, 3.0

SAMPLE, USUAL, MOST = 500, 0.95, 260.0
"""A column gets the width in which this share of a sample of its values takes one line, and never more than MOST."""

_RIGHT = frozenset({"money", "integer", "number"})

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid; `right` aligns its text."""

    label: str
    left: float
    width: float
    right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One card: the lines of each cell, and the height they need."""

    top: float
    height: float
    cells: tuple[Lines, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Band:
    """The heading of a group (ㄱ) with the top of its bar; `first` where the group begins, else it is repeated.

    A list without groups is one without a `text`, which is not drawn.
    """

    text: str
    top: float
    first: bool


@dataclass(slots=True)
class Page:
    """What stands on one page: the labels at `top`, then groups with their rows; `number` is 0-based."""

    number: int
    top: float
    parts: list[tuple[Band, list[Row]]] = field(default_factory=list, repr=False)


@dataclass(frozen=True, slots=True)
class Faces:
    """The lettering of the list."""

    text: Typeface
    strong: Typeface
    band: Typeface
    title: Typeface

    @classmethod
    def of(cls, shelf: FontShelf) -> Faces:
        """Text at 8 points, labels and headings bold."""
        return cls(
            Typeface(shelf, REGULAR, 8), Typeface(shelf, BOLD, 8), Typeface(shelf, BOLD, 11), Typeface(shelf, BOLD, 16)
        )

    def of_column(self, at: int, view: IndexView) -> Typeface:
        """The lettering of a column: names stand out."""
        return self.strong if at == view.name else self.text


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole list, page by page."""

    size: tuple[float, float]
    columns: tuple[Column, ...]
    pages: tuple[Page, ...] = field(repr=False)


def lay_out(view: IndexView, faces: Faces) -> Layout:
    """Portrait where the columns fit, else landscape. Raises TemplateError naming the cards no font prints whole."""
    if problems := tuple(_unprintable(view, faces)):
        raise TemplateError(problems)
    wanted = [_wanted(view, at, faces) for at in range(len(view.columns))]
    size = PORTRAIT if sum(wanted) <= PORTRAIT[0] - 2 * MARGIN else LANDSCAPE
    columns = tuple(_columns(view.columns, fitted(wanted, size[0] - 2 * MARGIN)))
    rows = _measured(view, columns, faces)
    return Layout(size, columns, tuple(_pages(rows, size[1] - MARGIN - FOOT)))


def fitted(wanted: Sequence[float], room: float) -> list[float]:
    """Widths that fill `room`: what is left is shared evenly; what is missing is taken from the widest alone."""
    missing = sum(wanted) - room
    if missing <= 0:
        return [width - missing / len(wanted) for width in wanted]
    by_width = sorted(wanted)
    for narrower, width in enumerate(by_width):
        level = (room - sum(by_width[:narrower])) / (len(by_width) - narrower)
        if level <= width:
            return [min(own, level) for own in wanted]
    raise AssertionError("unreachable: the widths exceed the room")


def _wanted(view: IndexView, at: int, faces: Faces) -> float:
    texts = [row.values[at].text for row in view.rows[:: max(1, len(view.rows) // SAMPLE)]]
    face = faces.of_column(at, view)
    widths = sorted(max(map(face.width, printed(text).split("\n"))) for text in texts if text)
    usual = widths[min(len(widths) - 1, int(len(widths) * USUAL))] if widths else 0.0
    return min(MOST, max(faces.strong.width(view.columns[at].label), usual)) + 2 * PAD_X


def _columns(columns: Sequence[ListColumn], widths: Sequence[float]) -> Iterator[Column]:
    left = MARGIN
    for column, width in zip(columns, widths, strict=True):
        yield Column(column.label, left, width, column.kind in _RIGHT)
        left += width


def _measured(view: IndexView, columns: Sequence[Column], faces: Faces) -> Iterator[tuple[str, tuple[Lines, ...]]]:
    """Each row's group and broken cells. Equal texts are broken once."""
    breakers = [_breaker(column.width - 2 * PAD_X, faces.of_column(at, view)) for at, column in enumerate(columns)]
    for group, rows in groupby(view.rows, key=lambda row: _group(row, view)):
        for row in rows:
            yield group, tuple(broken(value.text) for broken, value in zip(breakers, row.values, strict=True))


def _group(row: IndexRow, view: IndexView) -> str:
    return heading(row.values[view.name].text) if view.grouped else row.group


def _breaker(width: float, face: Typeface) -> Callable[[str], Lines]:
    known: dict[str, Lines] = {"": ()}

    def lines(text: str) -> Lines:
        if text not in known:
            known[text] = face.lines(text, width)
        return known[text]

    return lines


def _unprintable(view: IndexView, faces: Faces) -> Iterator[Problem]:
    """A problem for each card, field and character that no font prints; the value is not told."""
    for at, column in enumerate(view.columns):
        face = faces.of_column(at, view)
        for row in view.rows:
            missing = face.missing(printed(row.values[at].text))
            for name in dict.fromkeys(map(character_name, missing)):
                yield Problem("T403", row.stem, field=column.path, args={"code_point": name})


def _pages(rows: Iterable[tuple[str, tuple[Lines, ...]]], bottom: float) -> Iterator[Page]:
    """Breaks the list into pages. A band is never the last thing on a page, and is repeated where a group goes on."""
    page = Page(0, MARGIN + TITLE_HEIGHT)
    y, current = page.top + header_height(), ""
    for group, cells in rows:
        height = max(1, *map(len, cells)) * LINE + 2 * PAD_Y
        opening = bool(group) and group != current
        if y + height + (BAND_HEIGHT if opening else 0) > bottom:
            yield page
            page = Page(page.number + 1, MARGIN)
            y = page.top + header_height()
        if opening or not page.parts:
            page.parts.append((Band(group, y, first=opening), []))
            y += BAND_HEIGHT if group else 0
            current = group
        page.parts[-1][1].append(Row(y, height, cells))
        y += height
    yield page


def header_height() -> float:
    """Height of the row of labels."""
    return LINE + 2 * PAD_Y
