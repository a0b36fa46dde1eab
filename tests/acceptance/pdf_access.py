"""What a screen reader needs of a PDF (ISO 14289-1, PDF/UA-1), as far as a program can look."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pikepdf

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI"])
"""Operators that put something on the page (ISO 32000-1, table A.1)."""

PARTS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "Form", "Figure", "Span"}
TEXT = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Link", "Annot"}
TABLES = {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
STANDARD = frozenset(PARTS | TEXT | TABLES)
"""Kinds of elements readers know (ISO 32000-1, 14.8.4)."""

_HIDDEN = 1 << 1


class Piece(NamedTuple):
    """An element of the structure, and the kinds of those it stands in."""

    kind: str
    element: Any
    above: tuple[str, ...]


def faults(content: bytes) -> set[str]:
    """What is wrong with a PDF for people who do not see it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pieces = list(walk(pdf.Root.StructTreeRoot.get("/K", pikepdf.Array())))
        checks = (_document(pdf), _content(pdf, pieces), _headings(pieces), _tables(pieces), _controls(pdf, pieces))
        return {fault for check in checks for fault in check}


def texts(content: bytes) -> list[str]:
    """What is read out, piece by piece in the order of the structure."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        spoken = {(page.obj.objgen, mark): text for page in pdf.pages for mark, text in _spoken(page).items()}
        pieces = walk(pdf.Root.StructTreeRoot.K)
        return [spoken[mark] for piece in pieces for mark in _marks(piece.element) if mark in spoken]


def walk(kids: Any, above: tuple[str, ...] = ()) -> Iterator[Piece]:
    """The elements in reading order."""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            kind = str(kid.S)[1:]
            yield Piece(kind, kid, above)
            yield from walk(kid.get("/K", pikepdf.Array()), (*above, kind))


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not str(pdf.docinfo.get("/Title", "")) or not root.ViewerPreferences.get("/DisplayDocTitle", False):
        yield "no title"
    if not root.MarkInfo.get("/Marked", False):
        yield "not marked"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "no claim of PDF/UA"
    fonts = [it for it in pdf.objects if isinstance(it, pikepdf.Dictionary) and it.get("/Subtype") == "/Type0"]
    if not all("/ToUnicode" in font for font in fonts):
        yield "letters without text"


def _content(pdf: pikepdf.Pdf, pieces: list[Piece]) -> Iterator[str]:
    """Every mark on a page stands in the structure, once, or is decoration."""
    if {piece.kind for piece in pieces} - STANDARD:
        yield "elements no reader knows"
    told = [mark for piece in pieces for mark in _marks(piece.element)]
    drawn = {(page.obj.objgen, mark) for page in pdf.pages for mark in _drawn(page)}
    numbered = {mark for mark in drawn if mark[1] is not None}
    if drawn - numbered:
        yield "content that is neither text nor decoration"
    if len(told) != len(set(told)) or numbered - set(told):
        yield "content that is not read, or twice"
    parents = _parents(pdf)
    if not all(_leads_back(parents, piece.element, mark) for piece in pieces for _, mark in _marks(piece.element)):
        yield "content that does not lead to its tag"
    if not all(str(piece.element.get("/Alt", "")) for piece in pieces if piece.kind == "Figure"):
        yield "a picture without words"


def _marks(element: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """The marked content right in an element: page and number."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid


def _parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """The way back from a page's marks, and from controls, to their elements."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _leads_back(parents: dict[int, Any], element: Any, mark: int) -> bool:
    return bool(parents[int(element.Pg.StructParents)][mark].objgen == element.objgen)


def _drawn(page: pikepdf.Page) -> Iterator[int | None]:
    """The number of each mark painted; None for what is outside of all. Artifacts are left out."""
    within: list[int | str | None] = []
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        if name in ("BMC", "BDC"):
            within.append(_number(step.operands))
        elif name == "EMC":
            within.pop()
        elif name in PAINTING:
            inside = [it for it in within if it is not None]
            if not inside:
                yield None
            elif isinstance(inside[-1], int):
                yield inside[-1]


def _number(operands: Any) -> int | str | None:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    return int(operands[1].MCID) if len(operands) > 1 and "/MCID" in operands[1] else None


def _headings(pieces: list[Piece]) -> Iterator[str]:
    levels = [int(piece.kind[1]) for piece in pieces if piece.kind[:1] == "H" and piece.kind[1:].isdecimal()]
    if levels[:1] != [1] or any(lower - upper > 1 for upper, lower in pairwise(levels)):
        yield "headings that skip a level"


def _tables(pieces: list[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.kind in ("TH", "TD") and piece.above[-1:] != ("TR",):
            yield "a cell outside a row"
        if piece.kind == "TH" and piece.element.get("/A", {}).get("/Scope") not in ("/Row", "/Column"):
            yield "a header that heads nothing"
    for table in (piece.element for piece in pieces if piece.kind == "Table"):
        within = list(walk(table.K))
        names = [str(it.element.ID) for it in within if it.kind == "TH" and "/ID" in it.element]
        asked = {str(name) for it in within if it.kind == "TD" for name in it.element.get("/A", {}).get("/Headers", ())}
        if "TH" not in {it.kind for it in within}:
            yield "a table without headers"
        if asked - set(names):
            yield "a cell whose header is missing"


def _controls(pdf: pikepdf.Pdf, pieces: list[Piece]) -> Iterator[str]:
    shown = [it for page in pdf.pages for it in page.get("/Annots", ()) if not int(it.get("/F", 0)) & _HIDDEN]
    tagged = [kid.Obj.objgen for piece in pieces for kid in _references(piece.element)]
    if tagged != [it.objgen for it in shown]:
        yield "controls out of reading order"
    if not all(str(it.get("/TU", it.get("/Contents", ""))) for it in shown):
        yield "a control without a name"
    if shown and not all(page.get("/Tabs") == "/S" for page in pdf.pages):
        yield "a tab order of its own"


def _references(element: Any) -> Iterator[Any]:
    kids = element.get("/K", pikepdf.Array())
    return (
        (kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR")
        if isinstance(kids, pikepdf.Array)
        else iter(())
    )


def _spoken(page: pikepdf.Page) -> dict[int, str]:
    """The text of each mark, by the fonts' own account."""
    fonts = {str(name): _texts_of(font) for name, font in page.Resources.Font.items()}
    spoken: dict[int, str] = {}
    within: list[int | str | None] = []
    font: dict[str, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands: Any = step.operands
        match str(step.operator):
            case "BMC" | "BDC":
                within.append(_number(operands))
            case "EMC":
                within.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ" if within and isinstance(within[-1], int):
                strings = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                codes = b"".join(bytes(it) for it in strings if isinstance(it, pikepdf.String)).hex()
                text = "".join(font.get(codes[at : at + 4], "") for at in range(0, len(codes), 4))
                spoken[within[-1]] = spoken.get(within[-1], "") + text
            case _:
                pass
    return spoken


def _texts_of(font: Any) -> dict[str, str]:
    pairs = (line.split() for line in font.ToUnicode.read_bytes().decode("ascii").splitlines() if line.startswith("<"))
    return {pair[0][1:-1]: bytes.fromhex(pair[1][1:-1]).decode("utf-16-be") for pair in pairs if len(pair) == 2}
