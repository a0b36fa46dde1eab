"""Pages of cards drawn side by side on sheets.

A sheet is drawn by WeasyPrint as a page of its own, with the boxes of all its cards: tags, bookmarks and fonts come
out as on any other page. Imposing finished PDFs would lose the tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Any

from weasyprint.draw import draw_page
from weasyprint.matrix import Matrix

from cardgen.model.imposition import Imposition
from cardgen.model.sheet import Margins, Paper
from cardgen.rendering.pdf.sheet_plan import SheetPlan, Spot, sheet_plan

PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""
_LINE = 0.2
"""The width of a cut mark in millimetres."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A piece of paper: a card's page and what stands behind it."""

    front: Any
    back: Any | None


@dataclass(frozen=True, slots=True)
class _Placed:
    page: Any
    matrix: Matrix


class ImposedPage:
    """A sheet's side as WeasyPrint's Document takes it: what its own Page has, for several pages at once.

    Lengths are CSS pixels before the renderer's zoom, as those of the pages on it are.
    """

    def __init__(self, size: tuple[float, float], placed: Sequence[_Placed], like: Any, marks: Sequence[Any]) -> None:
        """`like` is any laid-out page; `marks` are the ends of the lines to draw."""
        self.width, self.height = size
        self.bleed = dict.fromkeys(("top", "right", "bottom", "left"), 0)
        self.forms: dict[None, list[Any]] = {None: []}
        self.bookmarks = [_bookmark(it, mark) for it in placed for mark in it.page.bookmarks]
        self.links = [_link(it, link) for it in placed for link in it.page.links]
        self.anchors: dict[str, Any] = {}
        boxes = chain.from_iterable(it.page._page_box.children for it in placed)  # noqa: SLF001 (no other way to them)
        self._page_box = like._page_box.copy_with_children([*boxes])  # noqa: SLF001
        self._placed = placed
        self._marks = marks

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the cards in their places and the cut marks."""
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            for it in self._placed:
                with stream.stacked():
                    stream.transform(*it.matrix.values)
                    draw_page(it.page._page_box, stream)  # noqa: SLF001
            self._draw_marks(stream, scale)

    def _draw_marks(self, stream: Any, scale: float) -> None:
        with stream.artifact(), stream.stacked():
            stream.set_color_rgb(0, 0, 0, stroke=True)
            stream.set_line_width(_LINE * PIXELS * 0.75 / scale)
            for start, end in self._marks:
                stream.move_to(*start)
                stream.line_to(*end)
                stream.stroke()


def impose(cards: Sequence[Sequence[Any]], how: Imposition, zoom: float) -> list[Any]:
    """The sides of the sheets for these cards' pages, fronts and backs in turns where both are printed.

    `zoom` is that of the renderer that laid them out.
    """
    leaves = [leaf for pages in cards for leaf in _leaves(pages, both_sides=how.flip is not None)]
    if how.per_sheet:
        return list(_sheets(leaves, how, zoom))
    sides = ((leaf.front, leaf.back or _empty(leaf.front)) if how.flip else (leaf.front,) for leaf in leaves)
    return list(chain.from_iterable(sides))


def places_on_sheet(pages: Sequence[Any], how: Imposition) -> int:
    """How many of a sheet's places a card of these pages takes."""
    return len(list(_leaves(pages, both_sides=how.flip is not None)))


def _leaves(pages: Sequence[Any], *, both_sides: bool) -> Iterator[_Leaf]:
    if both_sides:
        yield from (_Leaf(front, back) for front, back in zip_longest(pages[::2], pages[1::2]))
    else:
        yield from (_Leaf(page, None) for page in pages)


def _sheets(leaves: Iterable[_Leaf], how: Imposition, zoom: float) -> Iterator[ImposedPage]:
    """As many leaves as a sheet takes are laid on it; they may be of several cards."""
    plan: SheetPlan | None = None
    waiting = iter(leaves)
    while together := tuple(islice(waiting, how.per_sheet)):
        like = together[0].front
        plan = plan or sheet_plan(*_measures(like, zoom), how.per_sheet)
        fronts = [(leaf.front, plan.front(at)) for at, leaf in enumerate(together)]
        yield _side(plan, fronts, like, zoom)
        if how.flip:
            backs = [(leaf.back, plan.back(at, how.flip)) for at, leaf in enumerate(together) if leaf.back]
            yield _side(plan, backs, like, zoom)


def _measures(page: Any, zoom: float) -> tuple[Paper, Margins]:
    """A page's paper and margins in millimetres, as they are on paper."""
    box, unit = page._page_box, zoom / PIXELS  # noqa: SLF001
    sides = (box.margin_top, box.margin_right, box.margin_bottom, box.margin_left)
    return Paper("", page.width * unit, page.height * unit), Margins(*(side * unit for side in sides))


def _side(plan: SheetPlan, pages: Sequence[tuple[Any, Spot]], like: Any, zoom: float) -> ImposedPage:
    unit = PIXELS / zoom
    placed = [_Placed(page, _matrix(page, spot, plan.scale, unit)) for page, spot in pages]
    marks = [tuple((x * unit, y * unit) for x, y in line) for line in plan.cut_marks()]
    return ImposedPage((plan.sheet.width * unit, plan.sheet.height * unit), placed, like, marks)


def _matrix(page: Any, spot: Spot, scale: float, unit: float) -> Matrix:
    x, y = spot.x * unit, spot.y * unit
    if spot.turned:
        return Matrix(a=-scale, d=-scale, e=x + page.width * scale, f=y + page.height * scale)
    return Matrix(a=scale, d=scale, e=x, f=y)


def _empty(like: Any) -> ImposedPage:
    """A side with nothing on it, of the size of another."""
    return ImposedPage((like.width, like.height), (), like, ())


def _bookmark(placed: _Placed, bookmark: tuple[Any, ...]) -> tuple[Any, ...]:
    level, label, target, *others = bookmark
    return (level, label, placed.matrix.transform_point(*target), *others)


def _link(placed: _Placed, link: tuple[Any, ...]) -> tuple[Any, ...]:
    kind, target, (x1, y1, x2, y2), box = link
    corners = (placed.matrix.transform_point(x, y) for x, y in ((x1, y1), (x2, y2)))
    across, down = (sorted(ends) for ends in zip(*corners, strict=True))
    return kind, target, (across[0], down[0], across[1], down[1]), box
