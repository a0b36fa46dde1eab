"""Puts labels on their sheets: one page for each, in its own size, never scaled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from cardgen.model.labelsheet import AddressLabel, LabelSheet
from cardgen.model.sheet import UNMOVED, Offset
from cardgen.rendering.labels.fitting import POINTS, Line, Misfit, fitted, typefaces
from cardgen.rendering.typesetting.typeface import FontShelf

_OUTLINE = "0.6 G 0.3 w"


@dataclass(frozen=True, slots=True)
class LabelRun:
    """The sheet; `start` is the first free label on the first one, counted from 1.

    `outline` draws the labels' borders; all is moved by `offset`, for a printer that is off.
    """

    sheet: LabelSheet
    title: str
    language: str
    start: int = 1
    outline: bool = False
    offset: Offset = UNMOVED


@dataclass(frozen=True, slots=True)
class Labels:
    """The PDF (empty where no label could be printed), and the labels left out by their cards' ids."""

    content: bytes = field(repr=False)
    pages: int
    misfits: Mapping[str, Misfit]


def render_labels(labels: Sequence[AddressLabel], run: LabelRun) -> Labels:
    """The labels in their order, without those that do not fit. EnvironmentMissing where there is no Korean font."""
    misfits: dict[str, Misfit] = {}
    with FontShelf() as shelf:
        faces = typefaces(shelf)
        placed: list[tuple[Line, ...]] = []
        for label in labels:
            lines = fitted(label, run.sheet, faces)
            if isinstance(lines, Misfit):
                misfits[label.id] = lines
            else:
                placed.append(lines)
        pages = list(_pages(placed, run))
        return Labels(_document(pages, run, shelf) if placed else b"", len(pages), misfits)


def _pages(placed: Sequence[tuple[Line, ...]], run: LabelRun) -> Iterator[bytes]:
    """What is drawn on each sheet."""
    count, first = run.sheet.count, run.start - 1
    slots: list[tuple[Line, ...]] = [()] * first + [*placed]
    for begin in range(0, len(slots), count):
        operators = [_borders(run)] if run.outline else []
        operators.append("0 g")
        for place, lines in enumerate(slots[begin : begin + count]):
            operators += (_shown(line, place, run) for line in lines)
        yield "\n".join(operators).encode("ascii")


def _borders(run: LabelRun) -> str:
    sheet = run.sheet
    boxes = (_corner(place, run) for place in range(sheet.count))
    width, height = sheet.width * POINTS, sheet.height * POINTS
    return "\n".join((_OUTLINE, *(f"{x:.2f} {y - height:.2f} {width:.2f} {height:.2f} re S" for x, y in boxes)))


def _shown(line: Line, place: int, run: LabelRun) -> str:
    x, y = _corner(place, run)
    return f"BT {x + line.left:.2f} {y - line.baseline:.2f} Td {line.face.show(line.text)} ET"


def _corner(place: int, run: LabelRun) -> tuple[float, float]:
    """The upper left corner of a label in points, from the page's lower left one."""
    left, top = run.sheet.corner(place)
    return (left + run.offset.right) * POINTS, (run.sheet.paper.height - top - run.offset.down) * POINTS


def _document(pages: Sequence[bytes], run: LabelRun, shelf: FontShelf) -> bytes:
    from pikepdf import Dictionary, ObjectStreamMode, Pdf

    with Pdf.new() as pdf:
        resources = pdf.make_indirect(Dictionary())
        for content in pages:
            _add_page(pdf, content, run, resources)
        resources.Font = shelf.resources(pdf)
        _describe(pdf, run)
        out = BytesIO()
        pdf.save(out, min_version="1.7", deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _add_page(pdf: Any, content: bytes, run: LabelRun, resources: Any) -> None:
    from pikepdf import Array, Dictionary, Name, Page

    size = (round(side * POINTS, 3) for side in (run.sheet.paper.width, run.sheet.paper.height))
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, *size]), Resources=resources)
    page.Contents = pdf.make_stream(content)
    pdf.pages.append(Page(pdf.make_indirect(page)))


def _describe(pdf: Any, run: LabelRun) -> None:
    """Title and language; printed without scaling, if the viewer heeds it (ISO 32000-1, 12.2)."""
    from pikepdf import Dictionary, Name, String

    pdf.Root.Lang = String(run.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
    pdf.docinfo.Title = run.title
