"""What a policy withholds of a card, found again in texts of the same card that it shows: days, amounts, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cardgen.detection.digit_spelling import read_digits
from cardgen.detection.known_needles import squashed
from cardgen.detection.spelling import folded
from cardgen.model.form import Kind, Leaf, Privacy
from cardgen.sharing.amounts import amounts_in

Value = tuple[Leaf, object]

_SHORTEST_WORD = 3
_SHORTEST_CLAUSE = 6
_WINDOW = 12
"""Letters and digits that two texts have in common only where one was copied from the other."""
_CLAUSE = re.compile(r"[.!?,;:·/()\n]+")
_DAY = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)?[0-9]{2}) ?[-./년] {0,2}(?P<month>[0-9]{1,2}) ?[-./월] {0,2}(?P<day>[0-9]{1,2})"
    r"(?![0-9])"
    r"|(?<![0-9])(?P<run>(?:19|20)[0-9]{6})(?![0-9])"
)
_POSTCODE = re.compile(r"(?<![0-9A-Za-z-])[0-9]{5}(?![0-9A-Za-z-])")
_CENTURIES = (1900, 2000)


@dataclass(frozen=True, slots=True)
class Withheld:
    """The withheld values of a card, each with the field it is of; without those that another field shows anyway."""

    _exact: Mapping[object, Leaf] = field(repr=False)
    _words: Mapping[str, Leaf] = field(repr=False)
    _pieces: Mapping[str, Leaf] = field(repr=False)

    @classmethod
    def of(cls, withheld: Iterable[Value], shown: Iterable[Value]) -> Withheld:
        """Names, numbers and addresses are no part of it: KnownValues finds those."""
        values = [*withheld]
        shown = [*shown]
        known = {key for leaf, value in shown for key in _exact(leaf, value)}
        read = "\n".join(_plain(value) for leaf, value in shown if leaf.kind is Kind.TEXT)
        prose = [(leaf, str(value)) for leaf, value in values if leaf.privacy is Privacy.FREE_TEXT]
        return cls(
            {key: leaf for leaf, value in values for key in _exact(leaf, value) if key not in known},
            {word: leaf for leaf, value in values for word in _words(leaf, value) if word not in read},
            {piece: leaf for leaf, text in prose for piece in _pieces(text) if piece not in read},
        )

    def found_in(self, text: str, *, prose: bool) -> set[Leaf]:
        """The fields of which a value stands in the text: of words and pieces only where it is `prose`.

        What goods, events and brands are called is not changed for the sake of a customer who likes them.
        """
        plain = folded(text)
        read = read_digits(plain)
        found = {
            leaf
            for spelt in (plain.text, *((read.text,) if read else ()))
            for key in _keys_in(spelt)
            if (leaf := self._exact.get(key)) and (prose or leaf.privacy is not Privacy.INTERNAL)
        }
        if prose:
            found.update(leaf for word, leaf in self._words.items() if word in _plain(text))
            found.update(self._pieces[piece] for piece in _pieces(text) if piece in self._pieces)
        return found


def _exact(leaf: Leaf, value: object) -> Iterator[object]:
    """A value that can be written in several ways, as what it means: a day, an amount, a postcode."""
    if leaf.kind is Kind.DATE:
        yield from _days(_DAY.match(str(value)))
    elif leaf.kind is Kind.MONEY and isinstance(value, (int, float)):
        yield abs(int(value))
    elif leaf.kind is Kind.POSTCODE:
        yield str(value)


def _keys_in(text: str) -> Iterator[object]:
    for found in _DAY.finditer(text):
        yield from _days(found)
    yield from amounts_in(text)
    yield from _POSTCODE.findall(text)


def _days(found: re.Match[str] | None) -> Iterator[date]:
    """The day written there; of two digits of a year, that of either century."""
    if not found:
        return
    run = found["run"]
    year, month, day = (run[:4], run[4:6], run[6:]) if run else (found["year"], found["month"], found["day"])
    for century in _CENTURIES if len(year) == len("85") else (0,):
        try:
            yield date(century + int(year), int(month), int(day))
        except ValueError:
            return


def _words(leaf: Leaf, value: object) -> Iterator[str]:
    """A text about the customer; catchwords (관심사) and how the company works (경로) are said of many.

    Free text counts by its pieces: short remarks (추가 주문) are said of many, too.
    """
    telling = not leaf.many and leaf.privacy not in (Privacy.INTERNAL, Privacy.PUBLIC, Privacy.FREE_TEXT)
    if leaf.kind is Kind.TEXT and telling and len(plain := _plain(value)) >= _SHORTEST_WORD:
        yield plain


def _pieces(text: str) -> set[str]:
    """A text's clauses, and every stretch of it as long as a window."""
    whole = _plain(text)
    clauses = {_plain(clause) for clause in _CLAUSE.split(text)}
    return {clause for clause in clauses if len(clause) >= _SHORTEST_CLAUSE} | {
        whole[at : at + _WINDOW] for at in range(len(whole) - _WINDOW + 1)
    }


def _plain(value: object) -> str:
    return squashed(folded(str(value)).text)
