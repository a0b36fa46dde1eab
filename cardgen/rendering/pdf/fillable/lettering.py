"""Sets values in the font people type with, and in others for the rare characters it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cardgen.rendering.pdf.fillable.typing_font import codes_of, typing_font
from cardgen.rendering.typesetting.typeface import REGULAR, FontShelf, GlyphSource, Typeface


class TypingShelf(FontShelf):
    """Asks the typing font first; whole fonts of this machine are opened only for what it lacks."""

    def __init__(self) -> None:
        super().__init__()
        self._typing = typing_font()

    def faces(self, weight: int) -> Iterator[GlyphSource]:
        """Faces to ask for a glyph, the best first."""
        yield self._typing
        yield from super().faces(weight)

    def resources(self, pdf: Any) -> Any:
        """The fonts of the form. Pages that print with the same font get this one instead of a subset of their own."""
        fonts, typing = super().resources(pdf), self._typing.embedded(pdf)
        fonts[f"/{self._typing.name}"] = typing
        for page in pdf.pages:
            own = page.Resources.Font
            for name, font in list(own.items()):
                if font.BaseFont == typing.BaseFont and codes_of(font) <= self._typing.codes:
                    own[name] = typing
        return fonts


class Lettering:
    """The type of a form, one typeface for each size asked for."""

    def __init__(self, shelf: TypingShelf) -> None:
        self._shelf = shelf
        self._sizes: dict[float, Typeface] = {}

    def at(self, size: float) -> Typeface:
        """The typeface of this size, in points."""
        if size not in self._sizes:
            self._sizes[size] = Typeface(self._shelf, REGULAR, size)
        return self._sizes[size]
