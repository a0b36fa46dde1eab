"""Where a customer is, and the proof that they are no more, in words. No value of theirs is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from cardgen.cli.console import data
from cardgen.cli.erase_rows import Row, listed, print_rows, some
from cardgen.cli.language import language, tell
from cardgen.cli.visible import visible
from cardgen.model.form import FormSpec
from cardgen.workflows.erase_ahead import Ahead
from cardgen.workflows.erase_places import Places, Proof
from cardgen.workflows.erase_report import fields_of, files_seen, grouped, shown
from cardgen.workflows.erase_scan import Sighting, Verdict

_NAMED_WITH_FILES = frozenset({"blob", "working"})
_RENAMED = frozenset({"ref"})
_KILO = 1000
_SHORT = 12
"""Digits of a commit's id that are enough to find it."""


def tell_places(places: Places, ahead: Ahead, forms: Mapping[str, FormSpec]) -> None:
    """Print everywhere the customer is: what an erasure takes away, what is for people to do, what is out of reach."""
    report = _Report(places, forms)
    data(click.style(_title(places), bold=True))
    for part, rows in (
        ("goes", [*report.goes()]),
        ("mend", [*report.mend(ahead)]),
        ("stays", [*report.stays()]),
        ("beyond", [*report.beyond()]),
    ):
        if rows:
            data("")
            data(click.style(tell(f"erase.part.{part}"), bold=True))
            print_rows(rows)


def tell_proof(proof: Proof, places: Places, forms: Mapping[str, FormSpec]) -> None:
    """Print what a search after the erasure came to."""
    report = _Report(places, forms)
    data(click.style(tell("erase.proof.title"), bold=True))
    print_rows([*report.proof(proof)])


class _Report:
    """Rows of the report, in the reader's language."""

    def __init__(self, places: Places, forms: Mapping[str, FormSpec]) -> None:
        self._places = places
        self._forms = forms

    def goes(self) -> Iterator[Row]:
        """What an erasure takes away."""
        places, versions = self._places, self._places.versions
        yield from listed("card", places.files)
        here = {*places.files}
        yield from listed("past_paths", [path for path in versions.paths if not path.endswith(tuple(here) or "\0")])
        yield "history", self._history()
        yield from listed("refs", [_short(shown(it, places.needles)) for it in places.refs if it != "refs/stash"])
        if places.stashes:
            yield "stashes", tell("erase.stashes", count=f"{places.stashes:,}")
        for group, own in grouped(places.seen(Verdict.LEAK)).items():
            if group not in _NAMED_WITH_FILES | _RENAMED:
                yield group, self._count(own)
        yield from self._files(places.seen(Verdict.LEAK))
        yield from listed("outputs", places.outputs.files)
        yield from listed("lists", places.outputs.lists)
        yield from listed("package", [it.package for it in places.shares if it.package])
        yield from listed("state", places.outputs.state)

    def mend(self, ahead: Ahead) -> Iterator[Row]:
        """What others' cards say of this one, names of branches that tell who it is, files only people can mend."""
        for group, own in grouped(self._places.seen(Verdict.LEAK)).items():
            if group in _RENAMED:
                yield group, tell("erase.rename", count=f"{len(own):,}", fields=self._fields(fields_of(own)))
        yield from listed("quote", [self._quote(it) for it in self._places.quotes])
        yield from listed("unmended", [self._path(it) for it in ahead.unmended])
        yield from listed(
            "whole", [tell("erase.whole", path=self._path(it), count=f"{n:,}") for it, n in ahead.whole.items()]
        )

    def stays(self) -> Iterator[Row]:
        """What is left as it is, and why."""
        places = self._places
        yield from self._past(places.past_quotes)
        yield from self._held(places.seen(Verdict.HELD))
        yield from self._shared(places.seen(Verdict.SHARED))
        yield from _signed(places.seen(Verdict.SIGNED), places.seen(Verdict.NAMESAKE))
        if words := places.seen(Verdict.WORD):
            named = sorted({self._path(it.path) if it.path else it.name[:_SHORT] for it in words})
            yield from listed("word", named)
            yield "word", tell("erase.word.advice")
        if numbers := places.seen(Verdict.NUMBER):
            yield "number", tell("erase.number", count=f"{len(numbers):,}")

    def beyond(self) -> Iterator[Row]:
        """What cannot be erased from here, or was not looked into."""
        places = self._places
        for it in places.shares:
            named = {"day": it.day, "recipient": visible(it.recipient), "number": it.number, "until": it.keep_until}
            yield "shares", tell("erase.share", **named)
        yield from listed("delivered", [self._path(it) for it in places.delivered])
        if places.unread_records:
            yield "unread_records", f"{places.unread_records:,}"
        for remote in places.remotes:
            yield "remotes", f"{remote.name}  {visible(remote.where)}"
        for label, paths in (
            ("worktrees", places.worktrees),
            ("submodules", places.submodules),
            ("borrowed", places.looked.borrowed),
            ("unread", [places.versions.names.get(name, name) for _, name in places.looked.unread]),
            ("ignored", places.ignored),
        ):
            yield from listed(label, [visible(shown(it, places.needles)) for it in paths])
        yield "copies", tell("erase.copies")
        yield "paper", tell("erase.paper")

    def proof(self, proof: Proof) -> Iterator[Row]:
        """What was searched, and what was found."""
        counts = {"objects": proof.objects, "refs": proof.refs, "files": proof.files}
        yield "searched", tell("erase.searched", size=_size(proof.size), **{it: f"{n:,}" for it, n in counts.items()})
        yield "values", tell("erase.values", count=f"{proof.values:,}")
        yield "result", self._result(proof)
        for group, own in grouped(proof.left).items():
            if group not in _NAMED_WITH_FILES:
                yield group, self._count(own)
        yield from self._files(proof.left)
        yield from listed("quote", [self._quote(it) for it in proof.quotes if self._places.is_current(it)])
        yield from self._past([it for it in proof.quotes if not self._places.is_current(it)])
        yield from self._held(proof.held)
        yield from self._shared(proof.shared)
        yield from _signed(proof.signed, proof.namesakes)
        if proof.numbers:
            yield "number", tell("erase.number", count=f"{proof.numbers:,}")
        names = self._places.versions.names
        yield from listed("unread", [self._path(names.get(name, name)) for _, name in proof.unread])
        yield from listed("ignored", [self._path(it) for it in self._places.ignored])

    def _result(self, proof: Proof) -> str:
        """What the search came to, in a sentence that holds whatever is said below it."""
        if proof.left:
            return tell("erase.result.left", count=f"{len(proof.left):,}")
        if mend := sum(map(self._places.is_current, proof.quotes)):
            return tell("erase.result.mend", count=f"{mend:,}")
        if proof.signed:
            return tell("erase.result.signed", count=f"{len(proof.signed):,}")
        if unseen := len(proof.unread) + len(self._places.ignored):
            return tell("erase.result.unseen", count=f"{unseen:,}")
        stays = len({(it.name, it.card) for it in (*proof.quotes, *proof.held, *proof.shared, *proof.namesakes)})
        return tell("erase.result.stays", count=f"{stays:,}") if stays else tell("erase.result.clean")

    def _past(self, quotes: Sequence[Sighting]) -> Iterator[Row]:
        """Earlier versions of others' cards, which stay what they were."""
        if quotes:
            count = len({(it.name, it.card) for it in quotes})
            cards = some(sorted({it.card for it in quotes}))
            yield "past_quote", tell("erase.quote.past", cards=cards, count=f"{count:,}")

    def _held(self, sightings: Sequence[Sighting]) -> Iterator[Row]:
        """Cards of other forms that have values as their own: what to do is the office's to decide."""
        if sightings:
            now = [it for it in sightings if self._places.is_current(it)]
            yield from listed("held", [self._quote(it) for it in now])
            if past := {it.name for it in sightings} - {it.name for it in now}:
                yield "held", tell("erase.held.past", count=f"{len(past):,}")
            yield "held", tell("erase.held.advice")

    def _shared(self, sightings: Sequence[Sighting]) -> Iterator[Row]:
        """Values others have, too: their cards as they are now by line, all else by number."""
        now = [it for it in sightings if it.card and self._places.is_current(it)]
        yield from listed("shared", [self._quote(it) for it in now])
        rest = [it for it in sightings if it not in now]
        if rest:
            yield "shared", tell("erase.shared", count=f"{len(rest):,}", fields=self._fields(fields_of(rest)))

    def _history(self) -> str:
        versions = self._places.versions
        if not (versions.first and versions.last):
            return tell("erase.history.none")
        return tell(
            "erase.history" if versions.first < versions.last else "erase.history.day",
            first=versions.first.isoformat(),
            last=versions.last.isoformat(),
            commits=f"{len(versions.commits):,}",
            versions=f"{len(versions.blobs):,}",
        )

    def _files(self, sightings: Sequence[Sighting]) -> Iterator[Row]:
        """Files by name, each with what was seen in it."""
        seen = files_seen(sightings, self._places.needles).items()
        files = [tell("erase.file", path=visible(path), fields=self._fields(fields)) for path, fields in seen]
        yield from listed("others", files)

    def _path(self, path: str) -> str:
        return visible(shown(path, self._places.needles))

    def _count(self, sightings: Sequence[Sighting]) -> str:
        fields = self._fields(fields_of(sightings))
        return tell(
            "erase.places.count" if fields else "erase.places.count.bare", count=f"{len(sightings):,}", fields=fields
        )

    def _quote(self, it: Sighting) -> str:
        named = {"path": visible(it.path or it.card), "line": str(it.line), "fields": self._fields(it.fields)}
        if not it.field:
            return tell("erase.quote.remark", **named)
        return tell("erase.quote", field=self._label_in(it.card, it.field), **named)

    def _fields(self, paths: Iterable[str]) -> str:
        """The labels of fields of the cards that are erased, in their forms' order."""
        wanted = {*paths}
        own = (form for form in self._forms.values() if any(it.startswith(form.id_prefix) for it in self._places.cards))
        known = {it.path: _label(form, it.path) for form in own for it in form.leaves()}
        found = [*dict.fromkeys(label for path, label in known.items() if path in wanted)]
        return ", ".join([*found, *([tell("erase.elsewhere")] if wanted - {*known} else [])])

    def _label_in(self, card: str, path: str) -> str:
        form = next((form for form in self._forms.values() if card.startswith(form.id_prefix)), None)
        return _label(form, path) if form else path


def _signed(signed: Sequence[Sighting], namesakes: Sequence[Sighting]) -> Iterator[Row]:
    """Commits and tags whose author is the customer, or is called the same."""
    if signed:
        yield "signed", tell("erase.signed", count=f"{len({it.name for it in signed}):,}")
    if namesakes:
        yield "signed", tell("erase.namesakes", count=f"{len({it.name for it in namesakes}):,}")


def _label(form: FormSpec, path: str) -> str:
    member = form.by_path.get(path)
    return " > ".join(label.text(language()) for label in member.labels) if member else path


def _title(places: Places) -> str:
    if len(places.cards) == 1:
        return tell("erase.places.title", card=places.cards[0])
    return tell("erase.places.title.many", cards=some(places.cards), count=f"{len(places.cards):,}")


def _short(ref: str) -> str:
    """The name of a branch or tag as people use it."""
    for begins in ("refs/heads/", "refs/tags/", "refs/remotes/", "refs/"):
        if ref.startswith(begins):
            return ref.removeprefix(begins)
    return ref


def _size(count: int) -> str:
    amount = float(count)
    for unit in ("B", "KB", "MB"):
        if amount < _KILO:
            return f"{amount:.0f} {unit}"
        amount /= _KILO
    return f"{amount:.1f} GB"
