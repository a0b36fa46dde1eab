"""Looks for customers in everything a repository stores, and judges what is seen: what must go, what may stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from cardgen.history.scan import Place, Stored, borrowed, module_folders, stored_files, stored_objects
from cardgen.model.form import Kind
from cardgen.workflows.erase_cards import Foreign, ForeignCards
from cardgen.workflows.erase_needles import Needles, Value
from cardgen.workflows.erase_texts import Texts, file_texts, identities, texts_of

_SAID = frozenset({Place.COMMIT, Place.TAG, Place.MESSAGE})
"""Texts that are about the customer where they have the card's number."""
_FILES = frozenset({Place.BLOB, Place.WORKING})


class Verdict(StrEnum):
    """What a sighting means.

    OWN is the customer's card itself. A LEAK has a value nobody else has, outside cards; a QUOTE is one in another
    customer's card, which only a person can mend. HELD is a card of another form that has one as its own, as a receipt
    has its payer: a person decides whether the law wants it kept. SHARED values are other customers', too; the NUMBER
    alone is no personal data once the card is gone, and stays in the records of shares and of the erasure.

    Who recorded a commit or tag stays as it is: SIGNED where that is the customer by their e-mail address, NAMESAKE
    where only the name is the same. A WORD may be their name of two syllables: it stays.
    """

    OWN = "own"
    LEAK = "leak"
    QUOTE = "quote"
    HELD = "held"
    SHARED = "shared"
    NUMBER = "number"
    SIGNED = "signed"
    NAMESAKE = "namesake"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where the customer was seen; never what was seen.

    `name` is an object's full id or a file's path in the git folder, `path` what the repository calls the file (None
    where nobody knows). `fields` are the paths of the customer's fields whose values were seen. In another's
    card `card` is its id, `line` where (1-based; 0 elsewhere), and `field` the field of that card.
    """

    verdict: Verdict
    place: Place
    name: str
    path: str | None
    fields: tuple[str, ...]
    card: str = ""
    line: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    place: Place
    name: str
    path: str | None
    values: frozenset[Value] = field(repr=False)
    owner: Foreign | None
    own: bool = False
    filed: bool = False
    signed: bool = False
    word: bool = False


@dataclass
class Looked:
    """What was looked at, and what was seen there.

    `unread` are names of what could not be read whole, `borrowed` folders of other repositories whose objects this one
    uses, `versions` the versions of the cards that were met, each with its card, by blob id. `size` counts bytes.
    """

    objects: int = 0
    size: int = 0
    refs: int = 0
    files: int = 0
    unread: list[tuple[Place, str]] = field(default_factory=list)
    borrowed: tuple[str, ...] = ()
    versions: dict[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)
    _seen: list[_Seen] = field(default_factory=list, repr=False)
    _needles: Needles | None = field(default=None, repr=False)

    @property
    def shared(self) -> frozenset[Value]:
        """The values other customers have too: as values of their own, or in the prose of several of them."""
        known = self._needles.shared if self._needles else frozenset()
        holders: dict[Value, set[str]] = {}
        theirs: set[Value] = {*known}
        for seen in self._seen:
            if seen.owner:
                theirs |= seen.owner.same
                for value in seen.values:
                    holders.setdefault(value, set()).add(seen.owner.card)
        theirs |= {value for value, cards in holders.items() if value.prose and len(cards) > 1}
        alike = {value.letters for value in theirs}
        return frozenset(it for it in (self._needles.values if self._needles else ()) if it.letters in alike)

    def note(self, seen: _Seen) -> None:
        """Keep a sighting until all is seen by which it is judged."""
        self._seen.append(seen)

    def sightings(self) -> tuple[Sighting, ...]:
        """Everything seen, judged by all that was seen."""
        shared = self.shared
        return tuple(it for seen in self._seen for it in _judged(seen, shared))


def scan(git_dir: Path, needles: Needles, cards: ForeignCards, paths: Mapping[str, str] | None = None) -> Looked:
    """Look through every object, ref and file of a git folder, and of those of sub-modules in it.

    `paths` are what files were called whose blobs are known.
    """
    looked = Looked(_needles=needles, borrowed=borrowed(git_dir))
    scanner = Scanner(needles, cards, looked, paths or {})
    scanner.look(git_dir)
    return looked


@dataclass
class Scanner:
    """Looks for the customers whose values the needles are."""

    needles: Needles
    cards: ForeignCards
    looked: Looked
    paths: Mapping[str, str]
    met: dict[str, frozenset[Value]] = field(default_factory=dict, repr=False)

    def look(self, git_dir: Path) -> None:
        """Go through a git folder."""
        for folder in (git_dir, *module_folders(git_dir)):
            for stored in stored_objects(folder):
                self.looked.objects += 1
                self._stored(stored)
        for stored in stored_files(git_dir):
            self.looked.files += 1
            self.looked.refs += _refs_in(stored)
            self._name(stored)
            self._stored(stored)

    def file(self, file: Path, path: str) -> None:
        """Look at a file of the working tree; `path` is the repository's."""
        try:
            content = file.read_bytes()
        except OSError:
            self.looked.unread.append((Place.WORKING, path))
            return
        self.looked.files += 1
        self._judge(Stored(Place.WORKING, path, b""), path, Texts((path,), name=True))
        self._judge(Stored(Place.WORKING, path, content), path, file_texts(content))

    def _stored(self, stored: Stored) -> None:
        self.looked.size += len(stored.content or b"")
        path = self.paths.get(stored.name)
        self._judge(stored, path, texts_of(stored))
        for who in identities(stored):
            if values := self._values_in(who):
                self.looked.note(_Seen(stored.place, stored.name, None, values, None, signed=True))

    def _values_in(self, who: str) -> frozenset[Value]:
        """The values in the name and address of somebody who records; each is looked at once."""
        if who not in self.met:
            found = (hit.value for hit in self.needles.found_in(who) if hit.value)
            self.met[who] = frozenset(it for it in found if it.kind in (Kind.NAME, Kind.EMAIL))
        return self.met[who]

    def _name(self, stored: Stored) -> None:
        self._judge(stored, None, Texts((stored.name,), name=True))

    def _judge(self, stored: Stored, path: str | None, texts: Texts) -> None:
        if not texts.whole:
            self.looked.unread.append((stored.place, stored.name))
        hits = texts.hits(self.needles, about=stored.place in _SAID)
        if not hits:
            self._note_words(stored, path, texts)
            return
        values = frozenset(hit.value for hit in hits if hit.value)
        if texts.name:
            filed = any(self._is_card_file(line) for text in texts.texts for line in text.splitlines())
            self.looked.note(_Seen(stored.place, stored.name, path, values, None, filed=filed))
            return
        owner = self.cards.owner(texts.texts[0], path) if stored.place in _FILES else None
        if owner in self.needles.cards:
            self.looked.versions[stored.name] = (owner, stored.content or b"")
            self.looked.note(_Seen(stored.place, stored.name, path, values, None, own=True))
            return
        foreign = self.cards.judged(owner, texts.texts[0], stored.name, self.needles) if owner else None
        self.looked.note(_Seen(stored.place, stored.name, path, values, foreign))

    def _note_words(self, stored: Stored, path: str | None, texts: Texts) -> None:
        if stored.place in _FILES | {Place.COMMIT, Place.TAG} and (
            words := self.needles.words_in(next(iter(texts.texts), ""))
        ):
            self.looked.note(_Seen(stored.place, stored.name, path, words, None, word=True))

    def _is_card_file(self, name: str) -> bool:
        file = PurePosixPath(name).name.casefold()
        return file.endswith(".yaml") and file.removesuffix(".yaml") in self.needles.small


def _refs_in(stored: Stored) -> int:
    if stored.name == "packed-refs":
        return (stored.content or b"").count(b" refs/")
    return int(stored.place is Place.REF and stored.name.startswith("refs/"))


def _judged(seen: _Seen, shared: frozenset[Value]) -> Iterator[Sighting]:
    fields = tuple(dict.fromkeys(value.path for value in sorted(seen.values, key=lambda it: it.path)))
    if seen.word:
        yield Sighting(Verdict.WORD, seen.place, seen.name, seen.path, fields)
    elif seen.signed:
        certain = any(value.kind is Kind.EMAIL for value in seen.values)
        yield Sighting(Verdict.SIGNED if certain else Verdict.NAMESAKE, seen.place, seen.name, seen.path, fields)
    elif seen.own or seen.filed:
        yield Sighting(Verdict.OWN, seen.place, seen.name, seen.path, fields)
    elif seen.owner is None:
        yield Sighting(_verdict(seen.values, shared, Verdict.LEAK), seen.place, seen.name, seen.path, fields)
    else:
        yield from _in_card(seen, seen.owner, shared)


def _in_card(seen: _Seen, owner: Foreign, shared: frozenset[Value]) -> Iterator[Sighting]:
    """One for each field of another's card that has a value; one for a card that names the number alone."""
    for spot in owner.spots:
        verdict = _verdict(spot.values, shared, Verdict.HELD if spot.own else Verdict.QUOTE)
        told = spot.values if verdict is Verdict.SHARED else spot.values - shared
        fields = tuple(sorted({value.path for value in told}))
        yield Sighting(verdict, seen.place, seen.name, seen.path, fields, owner.card, spot.line, spot.path)
    if not owner.spots:
        fields = tuple(sorted({value.path for value in seen.values}))
        verdict = Verdict.SHARED if fields else Verdict.NUMBER
        yield Sighting(verdict, seen.place, seen.name, seen.path, fields, owner.card)


def _verdict(values: Iterable[Value], shared: frozenset[Value], unique: Verdict) -> Verdict:
    known = {*values}
    if known - shared:
        return unique
    return Verdict.SHARED if known else Verdict.NUMBER
