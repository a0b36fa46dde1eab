"""Completes the tags of a drawn document where WeasyPrint stops short of PDF/UA (ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any


def complete_tags(_document: Any, pdf: Any) -> None:
    """Say what the headers of tables head, and that what stands in the margins is no part of the text."""
    _scope_headers(pdf)
    _set_margins_aside(pdf)


def _scope_headers(pdf: Any) -> None:
    """A header among cells heads their row, one among headers the column below it (ISO 32000-1, table 349)."""
    for row in _elements(pdf, "S", "/TR"):
        cells = [_at(pdf, kid) for kid in row["K"]]
        scope = "/Row" if any(cell["S"] == "/TD" for cell in cells) else "/Column"
        for cell in cells:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = scope


def _set_margins_aside(pdf: Any) -> None:
    """Make artifacts of running headers and footers (7.8): they have tags, but those hang on nothing."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    parents = _at(pdf, root["ParentTree"])["Nums"]
    (reference,) = root["K"]
    kept = set(_at(pdf, reference)["K"])
    loose: dict[bytes, set[int]] = {}
    for element in _elements(pdf, "P", reference):
        if element.reference not in kept:
            loose.setdefault(element["Pg"], set()).update(_marks(pdf, element))
    for number, marks in loose.items():
        page = _at(pdf, number)
        _mark_as_artifacts(_at(pdf, page["Contents"]).stream, marks)
        of_page = parents[2 * page["StructParents"] + 1]
        for mark in marks:
            of_page[mark] = "null"
        while of_page and of_page[-1] == "null":
            of_page.pop()


def _mark_as_artifacts(content: list[Any], marks: Container[int]) -> None:
    """Change the openings of marked content: its tag, its properties, and the operator, one after the other."""
    import pydyf

    for at, part in enumerate(content):
        if isinstance(part, dict) and part.get("MCID") in marks:
            content[at - 1 : at + 1] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})


def _marks(pdf: Any, element: Any) -> Iterator[int]:
    """The numbers of the content of an element and what stands in it."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield kid
        else:
            yield from _marks(pdf, _at(pdf, kid))


def _elements(pdf: Any, key: str, value: object) -> Iterator[Any]:
    """The dictionaries with such an entry."""
    return (item for item in pdf.objects if isinstance(item, dict) and item.get(key) == value)


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
