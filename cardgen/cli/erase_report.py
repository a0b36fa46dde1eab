"""Where a customer is, and the proof that they are no more, in words. No value of theirs is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from cardgen.cli.console import data
from cardgen.cli.erase_rows import Row, listed, print_rows, some
from cardgen.cli.erase_said import Said, signed_rows
from cardgen.cli.language import tell
from cardgen.cli.visible import visible
from cardgen.model.form import FormSpec
from cardgen.workflows.erase_ahead import Ahead
from cardgen.workflows.erase_places import Places, Proof
from cardgen.workflows.erase_report import fields_of, grouped, shown
from cardgen.workflows.erase_scan import Verdict

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
        self._said = Said(places, forms)

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
                yield group, self._said.count(own)
        yield from self._said.files(places.seen(Verdict.LEAK))
        yield from listed("outputs", places.outputs.files)
        yield from listed("lists", places.outputs.lists)
        yield from listed("package", [it.package for it in places.shares if it.package])
        yield from listed("state", places.outputs.state)

    def mend(self, ahead: Ahead) -> Iterator[Row]:
        """What others' cards say of this one, names of branches that tell who it is, files only people can mend."""
        for group, own in grouped(self._places.seen(Verdict.LEAK)).items():
            if group in _RENAMED:
                yield group, tell("erase.rename", count=f"{len(own):,}", fields=self._said.fields(fields_of(own)))
        yield from listed("quote", [self._said.quote(it) for it in self._places.quotes])
        yield from listed("unmended", [self._said.path(it) for it in ahead.unmended])
        yield from listed(
            "whole", [tell("erase.whole", path=self._said.path(it), count=f"{n:,}") for it, n in ahead.whole.items()]
        )

    def stays(self) -> Iterator[Row]:
        """What is left as it is, and why."""
        places = self._places
        yield from self._said.past(places.past_quotes)
        yield from self._said.held(places.seen(Verdict.HELD))
        yield from self._said.shared(places.seen(Verdict.SHARED))
        yield from signed_rows(places.seen(Verdict.SIGNED), places.seen(Verdict.NAMESAKE))
        if words := places.seen(Verdict.WORD):
            named = sorted({self._said.path(it.path) if it.path else it.name[:_SHORT] for it in words})
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
        yield from listed("delivered", [self._said.path(it) for it in places.delivered])
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
                yield group, self._said.count(own)
        yield from self._said.files(proof.left)
        yield from listed("quote", [self._said.quote(it) for it in proof.quotes if self._places.is_current(it)])
        yield from self._said.past([it for it in proof.quotes if not self._places.is_current(it)])
        yield from self._said.held(proof.held)
        yield from self._said.shared(proof.shared)
        yield from signed_rows(proof.signed, proof.namesakes)
        if proof.numbers:
            yield "number", tell("erase.number", count=f"{proof.numbers:,}")
        names = self._places.versions.names
        yield from listed("unread", [self._said.path(names.get(name, name)) for _, name in proof.unread])
        yield from listed("ignored", [self._said.path(it) for it in self._places.ignored])

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
