"""What the view of a file shows: a withheld value that stands in a shown text is no leak."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cardgen.sharing.guards import Guard, stands
from cardgen.sharing.squashing import folded, squashed

_APART = "\n\n\n\n"
"""Between texts: wider than any gap within a value."""

_CUT = 3
"""Characters of what follows a shown text that may happen to be those of a withheld one, too."""


class Allowed:
    """Texts that may be read, made ready when the first hit asks for them: most files have none."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._given = texts
        self._asked: dict[tuple[str, Guard], bool] = {}

    def holds(self, needle: str, guard: Guard = Guard.NONE) -> bool:
        """True where one of the texts holds the needle, squashed, as its guard wants it.

        Without the guard an ordinary text (올 아이 봄 이불) would excuse a name that stands elsewhere (이봄 고객님).
        """
        if guard is Guard.NONE:
            return needle in self._squashed
        if (needle, guard) not in self._asked:
            self._asked[needle, guard] = needle in self._squashed and stands(needle, guard, self._folded)
        return self._asked[needle, guard]

    def holds_most(self, piece: str) -> bool:
        """True where a piece of prose is in one of the texts, but for a few characters at its ends."""
        return any(
            piece[start : len(piece) - end] in self._squashed
            for start in range(_CUT + 1)
            for end in range(_CUT + 1 - start)
        )

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words of all texts, as marked off by spaces."""
        return frozenset(token for text in self._texts for token in text.split())

    @cached_property
    def run_on(self) -> str:
        """All texts without their spaces, one a line."""
        return "\n".join("".join(text.split()) for text in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._given))

    @cached_property
    def _squashed(self) -> str:
        return "\n".join(dict.fromkeys(map(squashed, self._texts)))

    @cached_property
    def _folded(self) -> str:
        return _APART.join(map(folded, self._texts))
