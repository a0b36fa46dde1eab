"""What tells of customers: the values of all versions of their cards, ready to be found again in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from cardgen.detection.digit_spelling import read_digits
from cardgen.detection.known_context import Context
from cardgen.detection.known_needles import Needle
from cardgen.detection.known_values import KnownValues
from cardgen.detection.spelling import folded
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec, Kind, Privacy
from cardgen.sharing.card_texts import CardText, texts_of
from cardgen.sharing.squashing import squashed
from cardgen.workflows.erase_near import around, near_needles, own_needles

_LEAST_NAME = 3
"""Syllables of a name that counts in the name of a file or branch, whatever is written beside it."""
_DOUBTFUL = frozenset({Context.TITLED, Context.SHORT_NAME})

MARK = "[삭제됨]"
"""What stands in the place of a value that was taken out."""

_READ_ALOUD = re.compile(r"[공영빵일이삼사오육륙칠팔구零〇一二三四五六七八九]{3}|[oil][0-9][oil]|[0-9][oil][0-9]")
"""Digits as people read them aloud, or letters that look like them; all in squashed text."""
_HASH = re.compile(r"(?<![0-9a-zA-Z])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-zA-Z])")


@dataclass(frozen=True)
class Value:
    """One value of the customer's: the path of its field and that field's kind, and what finds it in a text.

    `letters` is what is looked for, squashed; `prose` where it is free text, found by its sentences. `named` finds it
    beside something else of the customer's, where a name that is an ordinary word is theirs. `short` is true of a name
    of two syllables: by itself it may be a word, which people are told of.
    """

    path: str
    kind: Kind
    text: str = field(repr=False)
    known: KnownValues = field(repr=False, compare=False)
    named: KnownValues = field(repr=False, compare=False)
    letters: frozenset[str] = field(repr=False, compare=False)
    prose: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A value found in a text, from `start` to before `end`; for the card's own number `value` is None."""

    value: Value | None
    start: int
    end: int


@dataclass(frozen=True)
class Needles:
    """All values of customers to be erased. `shared` are those others have, too: no proof of anything by themselves.

    `near` are values that tell who it is beside the card's number only: a post, a day, the end of a number.
    `unread` are versions of their cards whose values nobody could read, by the paths of their files.
    """

    cards: tuple[str, ...]
    values: tuple[Value, ...] = field(repr=False)
    shared: frozenset[Value] = field(default=frozenset(), repr=False)
    unread: tuple[str, ...] = ()
    near: tuple[Value, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, cards: Iterable[str], versions: Iterable[tuple[FormSpec, Mapping[str, Any]]]) -> Needles:
        """The values in all versions of cards, each with its form; data as PastCard and RawCard have it."""
        found: dict[tuple[str, str], Value] = {}
        near: dict[Value, None] = {}
        for form, data in versions:
            for it in texts_of(RawCard("", form.name, "", dict(data), ""), form):
                if (it.leaf.path, it.text) not in found and (value := value_of(it)):
                    found[it.leaf.path, it.text] = value
                if weak := [*near_needles(it)]:
                    near[value_of_needles(it.leaf.path, it.leaf.kind, it.text, weak)] = None
        return cls(tuple(cards), tuple(found.values()), near=tuple(near))

    def joined(self, other: Needles) -> Needles:
        """These, and those of another set that look for something new."""
        known = {*self.values}
        letters = {letters for it in known for letters in it.letters}
        new = (it for it in other.values if it not in known and not it.letters <= letters)
        unread = tuple(dict.fromkeys((*self.unread, *other.unread)))
        near = tuple(dict.fromkeys((*self.near, *other.near)))
        return replace(self, values=(*self.values, *new), unread=unread, near=near)

    def found_in(self, text: str, *, name: bool = False, about: bool = False) -> list[Hit]:
        """Every value in a text, and the cards' numbers.

        `name` is for the names of files and branches, where a person's name counts whatever is written beside it.
        Names that are ordinary words count beside another value or a number: in the line, and with `about` anywhere in
        the text, as in a message.
        """
        values = self._candidates(self._matched(text))
        found = [hit for it in values for hit in _hits(it, text, name=name)]
        if self._may_have_number(text):
            found += [Hit(None, it.start(), it.end()) for it in self._number.finditer(text)]
        return found if name else [*found, *self._beside(text, found, values, about=about)]

    def words_in(self, text: str) -> frozenset[Value]:
        """Short names that stand there by themselves, and may be words."""
        short = [it for it in self._candidates(self._matched(text)) if it.short]
        return frozenset(it for it in short if any(it.named.found_in(plain(text))))

    def _beside(self, text: str, found: Iterable[Hit], values: Iterable[Value], *, about: bool) -> Iterator[Hit]:
        """What counts for what stands near it."""
        doubtful = [it for it in values if it.named is not it.known]
        spans = [(it.start, it.end, it.value is None) for it in found]
        for start, end, numbered in around(text, spans, whole=about, labels=bool(doubtful)):
            part = plain(text[start:end])
            for value in (*doubtful, *(self.near if numbered else ())):
                yield from (Hit(value, start + it.start, start + it.end) for it in value.named.found_in(part))

    def tell_in(self, path: str) -> bool:
        """True for a path whose names themselves have a value that nobody else has."""
        hits = (hit for part in path.split("/") for hit in self.found_in(part, name=True))
        return any(hit.value and hit.value not in self.shared for hit in hits)

    def scrubbed(self, text: str, *, shared: bool = False, name: bool = False) -> str:
        """The text with MARK in the place of each value.

        With `shared` it is a message: values that other customers have, too, go as well. With `name` it is the name of
        a file or branch that is to be printed; all go. The card's number stays: it tells nothing once the card is gone.
        """
        every = shared or name
        found = self.found_in(text, name=name, about=shared)
        spans = sorted((it.start, it.end) for it in found if it.value and (every or it.value not in self.shared))
        pieces, end = [], 0
        for start, stop in spans:
            if start >= end:
                pieces += [text[end:start], MARK]
            end = max(end, stop)
        return "".join((*pieces, text[end:]))

    def _may_have_number(self, text: str) -> bool:
        """A quick look: whether it stands there as a word of its own is the pattern's to say."""
        small = text.casefold()
        return any(card in small for card in self.small)

    @cached_property
    def small(self) -> tuple[str, ...]:
        """The cards' ids in small letters, as names of files are compared."""
        return tuple(card.casefold() for card in self.cards)

    def _matched(self, text: str) -> set[str]:
        """The letters of needles that stand in the text, whether as a word of their own or by chance."""
        if self._sieve is None:
            return set()
        letters = squashed(text)
        found = {*self._sieve.findall(letters)}
        if _READ_ALOUD.search(letters) and (read := read_digits(folded(text))):
            found.update(self._sieve.findall(squashed(read.text)))
        return found

    def _candidates(self, matched: Iterable[str]) -> set[Value]:
        """The values whose needles were seen: one that was seen may begin with another, and hide it."""
        return {value for it in matched for key in self._by_letters if key in it for value in self._by_letters[key]}

    @cached_property
    def _by_letters(self) -> Mapping[str, tuple[Value, ...]]:
        found: dict[str, tuple[Value, ...]] = {}
        for value in self.values:
            for letters in value.letters:
                found[letters] = (*found.get(letters, ()), value)
        return found

    @cached_property
    def _sieve(self) -> re.Pattern[str] | None:
        """Any needle in squashed text, the longest first."""
        whole = sorted(self._by_letters, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, whole))) if whole else None

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return named_after(self.cards)


def named_after(cards: Iterable[str]) -> re.Pattern[str]:
    """Finds a card's number, as a word of its own: in a text, in the name of its file, of an editor's copy of that."""
    return re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(map(re.escape, cards))})(?![0-9A-Za-z])", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with blanks in the place of hashes, in whose digits any short number is found by chance."""
    return _HASH.sub(lambda found: " " * len(found[0]), text)


def value_of(it: CardText) -> Value | None:
    """What finds a value of a card; None for one that tells nobody apart."""
    wanted = [*own_needles(it.leaf, it.text)]
    prose = it.leaf.privacy is Privacy.FREE_TEXT
    return value_of_needles(it.leaf.path, it.leaf.kind, it.text, wanted, prose=prose) if wanted else None


def value_of_needles(path: str, kind: Kind, text: str, wanted: Iterable[Needle], *, prose: bool = False) -> Value:
    """A value that these needles find."""
    wanted = (*wanted,)
    letters = frozenset(squashed(needle.letters) for needle in wanted)
    doubtful = any(needle.context in _DOUBTFUL for needle in wanted)
    known = KnownValues.looking_for(_as(Context.TITLED, it) for it in wanted)
    named = KnownValues.looking_for(_as(Context.NAME, it) for it in wanted) if doubtful else known
    short = any(needle.context is Context.SHORT_NAME for needle in wanted)
    return Value(path, kind, text, known, named, letters, prose, short)


def _as(context: Context, needle: Needle) -> Needle:
    """The needle of a name that is a word, too, with what has to stand by it."""
    return needle._replace(context=context) if needle.context in _DOUBTFUL else needle


def _hits(value: Value, text: str, *, name: bool) -> list[Hit]:
    found = [Hit(value, it.start, it.end) for it in value.known.found_in(plain(text))]
    if not found and name and value.kind is Kind.NAME:
        return [Hit(value, *span) for letters in value.letters for span in _within(letters, text)]
    return found


def _within(letters: str, text: str) -> Iterator[tuple[int, int]]:
    """Where in the name of a file or branch a name stands; all of it, where it is spelt in other characters."""
    if len(letters) >= _LEAST_NAME and letters in squashed(text):
        found = re.search(r"[\W_]{0,2}".join(map(re.escape, letters)), text, re.IGNORECASE)
        yield found.span() if found else (0, len(text))
