"""Finds the characters a finished layout had no glyph for, and the fields they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from cardgen.fonts import character_name
from cardgen.model.cardview import CardView, FieldView
from cardgen.model.problem import Label, Problem


def missing_glyphs(document: Any, views: Iterable[CardView]) -> tuple[Problem, ...]:
    """One problem per field and character, which is told as `character_name` does; the value never is.

    Asks the fonts of WeasyPrint's Document after writing, so it reports exactly the boxes that were drawn.
    """
    missing = {code_point for font in document.fonts.values() for code_point in font.missing}
    if not missing:
        return ()
    found = tuple(chain.from_iterable(_in_view(view, missing) for view in views))
    return found or tuple(_problem("", "", name) for name in _names(missing))


def _in_view(view: CardView, missing: set[int]) -> Iterator[Problem]:
    seen = set()
    for field in chain(view.fields(), _cells(view)):
        for name in _names(missing.intersection(map(ord, field.text))):
            if (field.path, name) not in seen:
                seen.add((field.path, name))
                yield _problem(view.stem, field.path, name)


def _names(code_points: Iterable[int]) -> Iterable[str | Label]:
    return dict.fromkeys(map(character_name, sorted(code_points)))


def _cells(view: CardView) -> Iterator[FieldView]:
    for table in view.tables():
        for row in table.rows:
            yield from row


def _problem(stem: str, path: str, name: str | Label) -> Problem:
    return Problem("T403", stem, field=path, args={"code_point": name})
