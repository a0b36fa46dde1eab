"""Values that are known to be somebody's, found again in a text however they are spaced, hyphenated and spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cardgen.detection.digit_spelling import read_digits
from cardgen.detection.known_context import fits
from cardgen.detection.known_needles import Needle, needles
from cardgen.detection.personal_kind import PersonalKind, Sighting
from cardgen.detection.spelling import Spelling, folded

_HEAD = 2
"""Characters a needle is looked up by; all needles have as many."""


@dataclass(frozen=True, slots=True)
class _Haystack:
    """A spelling's letters and digits alone, in lower case, and where in the spelling each stands."""

    letters: str
    places: tuple[int, ...]
    spelling: Spelling

    @classmethod
    def of(cls, spelling: Spelling) -> _Haystack:
        small = [(place, letter) for place, cased in enumerate(spelling.text) for letter in cased.casefold()]
        kept = [(place, letter) for place, letter in small if letter.isalnum()]
        return cls("".join(letter for _, letter in kept), tuple(place for place, _ in kept), spelling)

    def stretch(self, start: int, length: int) -> tuple[int, int]:
        """Where in the spelling's text these letters begin and end."""
        return self.places[start], self.places[start + length - 1] + 1


@dataclass(frozen=True)
class KnownValues:
    """Needles by their letters, and for each pair of first letters the lengths of the needles that begin so.

    A text is gone through once, whatever the number of needles.
    """

    _needles: dict[str, list[Needle]] = field(default_factory=dict, repr=False)
    _lengths: dict[str, set[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, values: Iterable[tuple[PersonalKind, str]]) -> KnownValues:
        """What tells these values; those too short to tell anything are passed over."""
        return cls.looking_for(needle for kind, value in values for needle in needles(kind, value))

    @classmethod
    def looking_for(cls, wanted: Iterable[Needle]) -> KnownValues:
        """What finds these needles, made elsewhere."""
        known = cls()
        for needle in wanted:
            known._add(needle)
        return known

    def _add(self, needle: Needle) -> None:
        alike = self._needles.setdefault(needle.letters, [])
        if needle not in alike:
            alike.append(needle)
            self._lengths.setdefault(needle.letters[:_HEAD], set()).add(len(needle.letters))

    def found_in(self, text: str, *, prose: bool = True) -> Iterator[Sighting]:
        """Every place of every known value, once for each kind; in the order of the text for each way to spell it.

        Without `prose` the text names goods, events or staff, where short names need a title to be somebody's.
        """
        spelling = folded(text)
        seen: set[Sighting] = set()
        for spelt in (spelling, read_digits(spelling)):
            for sighting in self._found(_Haystack.of(spelt), prose=prose) if spelt else ():
                if sighting not in seen:
                    seen.add(sighting)
                    yield sighting

    def _found(self, hay: _Haystack, *, prose: bool) -> Iterator[Sighting]:
        for start, length in self._candidates(hay.letters):
            for needle in self._needles.get(hay.letters[start : start + length], ()):
                begin, end = hay.stretch(start, length)
                if fits(needle.context, hay.spelling.text, begin, end, prose=prose):
                    yield Sighting(needle.kind, *hay.spelling.span(begin, end))

    def _candidates(self, letters: str) -> Iterator[tuple[int, int]]:
        """Where needles may begin, with their lengths."""
        lengths = self._lengths
        for start in range(len(letters) - _HEAD + 1):
            if found := lengths.get(letters[start : start + _HEAD]):
                yield from ((start, length) for length in found if start + length <= len(letters))
