"""What the view of a file shows: a withheld value that stands in a shown text is no leak."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cardgen.sharing.squashing import squashed


class Allowed:
    """The texts a view shows, squashed when the first hit asks for them: most files have none."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._given = texts

    def holds(self, needle: str) -> bool:
        """True where a shown text contains the needle, squashed."""
        return needle in self._texts

    @cached_property
    def _texts(self) -> str:
        return "\n".join({squashed(text) for text in self._given})
