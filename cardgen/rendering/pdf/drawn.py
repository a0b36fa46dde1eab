"""A drawn document's objects, taken from WeasyPrint at its last hook, before they would be written to a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from cardgen.model.cardview import CardView
from cardgen.rendering.pdf.renderer import PdfRenderer

REFERENCE = re.compile(rb"\((?:[^\\()]|\\.)*\)|(?<![\w.])(\d+) 0 R|(?<= )@(\d+)")
"""Finds references (group 1) and keys of the parent tree (group 2), stepping over text strings as a whole."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece:
    """One PDF object, serialised: its dictionary or array and, of a stream, the payload. Numbers are its document's."""

    number: int
    body: bytes = field(repr=False)
    payload: bytes | None = field(default=None, repr=False)


def draw(renderer: PdfRenderer, document: Any, views: Iterable[CardView], take: Callable[[Drawn], T]) -> T:
    """Draw a document and give what `take` makes of its objects."""
    found: list[T] = []

    def finisher(_: Any, pdf: Any) -> None:
        found.append(take(Drawn(pdf)))
        del pdf.objects[1:]  # so that nothing is left to write; object 0 heads the list of free ones and must stay

    renderer.write(document, views, finisher=finisher)
    return found[0]


class Drawn:
    """The objects of a pydyf.PDF by their numbers."""

    def __init__(self, pdf: Any) -> None:
        self.catalog = pdf.catalog
        self.pages = pdf.pages
        self.info = pdf.info
        self._objects = pdf.objects

    def __iter__(self) -> Iterator[Any]:
        return iter(self._objects[1:])

    def at(self, reference: bytes | int) -> Any:
        """The object a reference or a number names."""
        return self._objects[reference if isinstance(reference, int) else number_of(reference)]

    @property
    def fonts(self) -> int:
        """The number of the one font dictionary that all pages share."""
        return number_of(self.at(self.at(self.pages["Kids"][0])["Resources"])["Font"])

    def reachable(self, roots: Iterable[int], left_out: Iterable[int] = ()) -> Iterator[Piece]:
        """The objects that `roots` and what they refer to consist of, each once."""
        seen = set(left_out)
        waiting = list(roots)
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            found = _piece(self.at(number))
            waiting.extend(references(found.body))
            yield found


def _piece(item: Any) -> Piece:
    body, stream, payload = item.data.partition(b"\nstream\n")
    return Piece(item.number, body, payload.removesuffix(b"\nendstream") if stream else None)


def number_of(reference: bytes) -> int:
    """The number in `12 0 R`."""
    return int(reference.split()[0])


def references(body: bytes) -> Iterator[int]:
    """The numbers of the objects a serialised object refers to."""
    return (int(found[1]) for found in REFERENCE.finditer(body) if found[1])
