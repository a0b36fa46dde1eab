"""The audit: opens a file to be shared with code of its own, and searches it for what the policy withheld.

Searched for are the values of all cards: what the policy withholds of those that are shared, and everything of those
that are not. A choice (등급: VIP) is not searched for, since the blank form itself prints every choice; that none shows
is for the non-interference test to prove.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO, assert_never

from cardgen.extracting.decoding import decodings
from cardgen.extracting.found import Channel, Feature, Finding, Found, Picture, Trace, Unreadable
from cardgen.extracting.known_parts import NO_PARTS, KnownParts, marks
from cardgen.extracting.traces import found_in
from cardgen.model.card import Card, RawCard
from cardgen.model.form import FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Label, Problem
from cardgen.sharing.allowed import Allowed
from cardgen.sharing.guards import Guard
from cardgen.sharing.inference import Masks, RowOrder
from cardgen.sharing.needles import Haystack
from cardgen.sharing.package_audit import audit_package
from cardgen.sharing.searching import Hit, Manner, Search

_MOST_REMEMBERED = 200_000
"""Texts known to hold nothing; a card's template repeats in every file."""

_LONGEST_REMEMBERED = 500
"""Characters; longer ones are a card's own."""

_HIDDEN_NAME = "***"

_CELLS = frozenset({Channel.CELL, Channel.HIDDEN_SHEET, Channel.CACHE, Channel.VALIDATION})
_NUMBER = re.compile(r"([0-9]+)(?:\.[0-9]+)?")

CardsByForm = Iterable[tuple[FormSpec, Iterable[Card | RawCard]]]


@dataclass(frozen=True)
class Baseline:
    """What the blank form holds already, and so tells nothing about anybody."""

    texts: Allowed = field(repr=False, default_factory=Allowed)
    features: frozenset[tuple[Feature, str]] = frozenset()
    pictures: frozenset[str] = frozenset()
    parts: KnownParts = NO_PARTS

    @classmethod
    def of(cls, files: Iterable[tuple[str, bytes]], texts: Iterable[str] = ()) -> Baseline:
        """The texts, features and pictures of blank forms, empty lists and a cover page; `texts` is said besides."""
        said = [*texts]
        features, pictures = set(), set()
        parts: set[bytes] = set()
        for name, content in files:
            own = [*found_in(name, content)]
            if not any(isinstance(found, Unreadable) for found in own):
                parts.update(marks(content))
            for found in own:
                match found:
                    case Trace():
                        said.append(found.text)
                    case Finding():
                        features.add((found.feature, found.place))
                    case Picture():
                        pictures.add(found.digest)
        return cls(Allowed(said), frozenset(features), frozenset(pictures), frozenset(parts))


@dataclass(slots=True)
class Looked:
    """What an audit looked at: files, texts, channels, and how many values it searched for."""

    files: int = 0
    texts: int = 0
    channels: set[Channel] = field(default_factory=set)
    needles: int = 0


@dataclass
class Audit:
    """Searches files for what a policy withholds. Built once for a share, in each process."""

    forms: Mapping[str, FormSpec]
    search: Search = field(repr=False)
    baseline: Baseline = field(repr=False)
    looked: Looked = field(default_factory=Looked)
    _clean: set[str] = field(default_factory=set, repr=False)
    _masks: Masks = field(default_factory=Masks, repr=False)

    @classmethod
    def of(
        cls,
        cards: CardsByForm,
        policy: RedactionPolicy,
        blank: Iterable[tuple[str, bytes]],
        *,
        shared: Container[str] | None = None,
    ) -> Audit:
        """An audit of shares under `policy`, for the cards of all forms: those of other forms may not show at all.

        `blank` are files without any customer (forms, empty lists). Nothing may show of cards of the policy's form that
        are not among the `shared` ids; with None any card may be, as in a file from elsewhere.
        """
        haystack = Haystack()
        forms = {}
        for form, own in cards:
            forms[form.name] = form
            haystack.add(own, form, policy if policy.form == form.name else None, shared)
        search = Search(haystack)
        return cls(forms, search, Baseline.of(blank), Looked(needles=len(search)))

    def findings(self, name: str, content: bytes, allowed: Iterable[str], password: str = "") -> tuple[Problem, ...]:
        """What is wrong with a file of a package; `allowed` are the texts its view shows."""
        return self.judged_file(name, content, Allowed(allowed), password)

    def package_findings(
        self, file: BinaryIO, name: str, password: str | None = None, allowed: Iterable[str] | None = None
    ) -> tuple[Problem, ...]:
        """What is wrong with a package around its files: names, order, times, comments, bytes no entry owns.

        With `allowed`, texts that any of its files may show, the files too, one after the other.
        """
        return audit_package(self, file, name, password, None if allowed is None else Allowed(allowed))

    def judged_file(self, name: str, content: bytes, allowed: Allowed, password: str = "") -> tuple[Problem, ...]:
        """As `findings`, with the allowed texts made ready for many files."""
        self.looked.files += 1
        return self._judged(name, found_in(name, content, password, known=self.baseline.parts), allowed)

    def judged_texts(self, name: str, found: Iterable[Found], allowed: Allowed) -> tuple[Problem, ...]:
        """What is wrong with texts that were read elsewhere, such as a package's directory."""
        return self._judged(name, found, allowed)

    def shown_name(self, name: str) -> str:
        """The file's name, or its kind alone where the name itself tells what is withheld."""
        if any(self._hits(text) for text in (name, PurePosixPath(name).stem)):
            return str(PurePosixPath(name).with_name(_HIDDEN_NAME + PurePosixPath(name).suffix).name)
        return name

    def _judged(self, name: str, found: Iterable[Found], allowed: Allowed) -> tuple[Problem, ...]:
        order = RowOrder()
        problems: dict[tuple[object, ...], Problem] = {}
        path = self.shown_name(name)
        for one in found:
            for problem in self._problems(path, one, allowed, order):
                problems.setdefault((problem.code, problem.field, *map(str, problem.args.values())), problem)
        if order.is_telling:
            problems["P306",] = Problem("P306", path)
        return tuple(_without_echoes([*problems.values()]))

    def _problems(self, path: str, found: Found, allowed: Allowed, order: RowOrder) -> Iterator[Problem]:
        match found:
            case Trace():
                order.see(found)
                yield from self._in_text(path, found, allowed)
            case Finding():
                if (found.feature, found.place) not in self.baseline.features:
                    yield Problem("P303", path, args={"feature": found.feature.label})
            case Picture():
                if not found.codes and found.digest not in self.baseline.pictures:
                    yield Problem("P305", path)
            case Unreadable():
                yield Problem("P304", path, args={"reason": found.reason})
            case unknown:
                assert_never(unknown)

    def _in_text(self, path: str, trace: Trace, allowed: Allowed) -> Iterator[Problem]:
        self.looked.texts += 1
        self.looked.channels.add(trace.channel)
        if self._masks.differ(trace, (self.baseline.texts, allowed)):
            yield Problem("P307", path, args={"channel": trace.channel.label})
        for hit in (*self._hits(trace.text), *self._in_cell(trace, allowed)):
            if not (_excuses(self.baseline.texts, hit) or _excuses(allowed, hit)):
                yield self._problem(path, trace.channel.label, hit)

    def _in_cell(self, trace: Trace, allowed: Allowed) -> Iterator[Hit]:
        """A cell's number, a day without its hour."""
        number = _NUMBER.fullmatch(trace.text.strip()) if trace.channel in _CELLS else None
        if number and not allowed.holds(number[1], Guard.RUN):
            yield from self.search.in_cell(number[1])

    def _hits(self, text: str) -> tuple[Hit, ...]:
        """What is found in a text however it is spelt; a text once found clean is not looked at again."""
        if text in self._clean:
            return ()
        hits = tuple(hit for spelling in (text, *decodings(text)) for hit in self.search.hits(spelling))
        if not hits and len(text) <= _LONGEST_REMEMBERED:
            if len(self._clean) >= _MOST_REMEMBERED:
                self._clean.clear()
            self._clean.add(text)
        return hits

    def _problem(self, path: str, channel: Label, hit: Hit) -> Problem:
        form = self.forms[hit.form]
        member = form.by_path.get(hit.path)
        labels = member.labels if member else ()
        code = "P302" if hit.manner is Manner.HASHED else "P301"
        return Problem(code, path, field=hit.path, labels=labels, args={"channel": channel})


def _excuses(texts: Allowed, hit: Hit) -> bool:
    """True where the texts hold what was found. Of prose cut off, all but what follows it by chance."""
    if hit.manner is Manner.CUT_OFF:
        return texts.holds_most(hit.text)
    return texts.holds(hit.text, hit.guard)


def _without_echoes(problems: list[Problem]) -> Iterator[Problem]:
    """A text of a PDF's page is read twice, as it is drawn and as it is laid out: once is enough to tell."""
    layout = Channel.LAYOUT.label
    told = {problem.field for problem in problems if problem.args.get("channel") != layout}
    for problem in problems:
        if problem.args.get("channel") != layout or problem.field not in told:
            yield problem
