"""Where a customer is, and the proof that they are no more, in words. No value of theirs is printed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from cardgen.cli.console import data
from cardgen.cli.help_page import columns, wrapped
from cardgen.cli.language import language, tell
from cardgen.cli.visible import visible
from cardgen.model.form import FormSpec
from cardgen.workflows.erase_places import Places, Proof
from cardgen.workflows.erase_report import fields_of, files_seen, grouped, shown
from cardgen.workflows.erase_scan import Sighting, Verdict

Row = tuple[str, str]
"""The end of a label's id, and what is said beside it."""

MOST = 5
"""Things that are named one by one; --json has them all."""
_GAP = 2
_NARROWEST = 20
_NAMED_WITH_FILES = frozenset({"blob", "working"})
_RENAMED = frozenset({"ref"})
_KILO = 1000


def tell_places(places: Places, form: FormSpec) -> None:
    """Print everywhere the customer is: what an erasure takes away, what is for people to do, what is out of reach."""
    report = _Report(places, form)
    data(click.style(tell("erase.places.title", card=places.card), bold=True))
    for part, rows in (
        ("goes", [*report.goes()]),
        ("mend", [*report.mend()]),
        ("stays", [*report.stays()]),
        ("beyond", [*report.beyond()]),
    ):
        if rows:
            data("")
            data(click.style(tell(f"erase.part.{part}"), bold=True))
            _table(rows)


def tell_proof(proof: Proof, places: Places, form: FormSpec) -> None:
    """Print what a search after the erasure came to, and what is left to do."""
    report = _Report(places, form)
    data(click.style(tell("erase.proof.title"), bold=True))
    _table([*report.proof(proof)])
    steps = [*_steps(proof, places)]
    if steps:
        data("")
        data(click.style(tell("erase.steps.title"), bold=True))
    for number, (said, commands) in enumerate(steps, 1):
        _hung(f"{number}. ", said)
        for command in commands:
            data(f"     {command}")


class _Report:
    """Rows of the report, in the reader's language."""

    def __init__(self, places: Places, form: FormSpec) -> None:
        self._places = places
        self._form = form

    def goes(self) -> Iterator[Row]:
        """What an erasure takes away."""
        places, versions = self._places, self._places.versions
        yield from _listed("card", places.files)
        here = {*places.files}
        yield from _listed("past_paths", [path for path in versions.paths if not path.endswith(tuple(here) or "\0")])
        yield "history", self._history()
        yield from _listed("refs", [_short(shown(it, places.needles)) for it in places.refs if it != "refs/stash"])
        if places.stashes:
            yield "stashes", tell("erase.stashes", count=f"{places.stashes:,}")
        for group, own in grouped(places.seen(Verdict.LEAK)).items():
            if group not in _NAMED_WITH_FILES | _RENAMED:
                yield group, self._count(own)
        yield from self._files(places.seen(Verdict.LEAK))
        yield from _listed("outputs", places.outputs.files)
        yield from _listed("lists", places.outputs.lists)
        yield from _listed("package", [it.package for it in places.shares if it.package])
        yield from _listed("state", places.outputs.state)

    def mend(self) -> Iterator[Row]:
        """What other customers' cards say of this one, and names of branches that tell who it is."""
        for group, own in grouped(self._places.seen(Verdict.LEAK)).items():
            if group in _RENAMED:
                yield group, tell("erase.rename", count=f"{len(own):,}", fields=self._fields(fields_of(own)))
        yield from _listed("quote", [self._quote(it) for it in self._places.quotes])

    def stays(self) -> Iterator[Row]:
        """What is left as it is, and why."""
        places = self._places
        if past := places.past_quotes:
            cards = _some(sorted({it.card for it in past}))
            yield "past_quote", tell("erase.quote.past", cards=cards, count=f"{len(past):,}")
        if shared := places.seen(Verdict.SHARED):
            yield "shared", tell("erase.shared", count=f"{len(shared):,}", fields=self._fields(fields_of(shared)))
        if numbers := places.seen(Verdict.NUMBER):
            yield "number", tell("erase.number", count=f"{len(numbers):,}")

    def beyond(self) -> Iterator[Row]:
        """What cannot be erased from here, or was not looked into."""
        places = self._places
        for it in places.shares:
            named = {"day": it.day, "recipient": visible(it.recipient), "number": it.number, "until": it.keep_until}
            yield "shares", tell("erase.share", **named)
        if places.unread_records:
            yield "unread_records", f"{places.unread_records:,}"
        for remote in places.remotes:
            yield "remotes", f"{remote.name}  {visible(remote.where)}"
        for label, paths in (
            ("worktrees", places.worktrees),
            ("submodules", places.submodules),
            ("borrowed", places.looked.borrowed),
            ("unread", [name for _, name in places.looked.unread]),
            ("ignored", places.ignored),
        ):
            yield from _listed(label, [visible(shown(it, places.needles)) for it in paths])
        yield "copies", tell("erase.copies")

    def proof(self, proof: Proof) -> Iterator[Row]:
        """What was searched, and what was found."""
        counts = {"objects": proof.objects, "refs": proof.refs, "files": proof.files}
        yield "searched", tell("erase.searched", size=_size(proof.size), **{it: f"{n:,}" for it, n in counts.items()})
        yield "values", tell("erase.values", count=f"{proof.values:,}")
        yield "result", tell("erase.result.clean" if proof.clean else "erase.result.left", count=f"{len(proof.left):,}")
        for group, own in grouped(proof.left).items():
            if group not in _NAMED_WITH_FILES:
                yield group, self._count(own)
        yield from self._files(proof.left)
        yield from _listed("quote", [self._quote(it) for it in proof.quotes if self._places.is_current(it)])
        if past := {it.card for it in proof.quotes if not self._places.is_current(it)}:
            number = sum(not self._places.is_current(it) for it in proof.quotes)
            yield "past_quote", tell("erase.quote.past", cards=_some(sorted(past)), count=f"{number:,}")
        if proof.shared:
            shared = fields_of(self._places.seen(Verdict.SHARED))
            yield "shared", tell("erase.shared", count=f"{proof.shared:,}", fields=self._fields(shared))
        if proof.numbers:
            yield "number", tell("erase.number", count=f"{proof.numbers:,}")
        yield from _listed("unread", [visible(shown(name, self._places.needles)) for _, name in proof.unread])

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
        yield from _listed("others", files)

    def _count(self, sightings: Sequence[Sighting]) -> str:
        fields = self._fields(fields_of(sightings))
        return tell(
            "erase.places.count" if fields else "erase.places.count.bare", count=f"{len(sightings):,}", fields=fields
        )

    def _quote(self, it: Sighting) -> str:
        named = {"path": visible(it.path or it.card), "line": str(it.line), "fields": self._fields(it.fields)}
        if not it.field:
            return tell("erase.quote.remark", **named)
        return tell("erase.quote", field=self._label(it.field), **named)

    def _fields(self, paths: Iterable[str]) -> str:
        """The labels of fields, in the form's order."""
        wanted = {*paths}
        return ", ".join(self._label(leaf.path) for leaf in self._form.leaves() if leaf.path in wanted)

    def _label(self, path: str) -> str:
        member = self._form.by_path.get(path)
        return " > ".join(label.text(language()) for label in member.labels) if member else path


def _steps(proof: Proof, places: Places) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What people have to do, with the commands for it."""
    if any(places.is_current(it) for it in proof.quotes):
        yield tell("erase.step.mend"), ()
    for remote in dict.fromkeys(it.name for it in places.remotes):
        yield tell("erase.step.push"), (f"git push --force --all {remote}", f"git push --force --tags {remote}")
    yield tell("erase.step.clone"), ()
    if places.worktrees:
        yield tell("erase.step.worktree"), ("git worktree list",)
    if proof.borrowed:
        yield tell("erase.step.borrowed"), ()
    if places.shares:
        letters = (
            tell("erase.step.letter", recipient=visible(it.recipient), day=it.day, number=it.number)
            for it in places.shares
        )
        yield tell("erase.step.shares"), tuple(letters)
    yield tell("erase.step.backup"), ()


def _listed(label: str, items: Sequence[str]) -> Iterator[Row]:
    """Each item in a row of its own, as many as can be taken in at a glance."""
    for item in items[: MOST if len(items) > MOST + 1 else MOST + 1]:
        yield label, item
    if len(items) > MOST + 1:
        yield label, tell("erase.rest", count=f"{len(items) - MOST:,}")


def _some(items: Sequence[str]) -> str:
    shown_items = ", ".join(items[:MOST])
    left = len(items) - MOST
    return tell("erase.more", items=shown_items, count=f"{left:,}") if left > 0 else shown_items


def _table(rows: Sequence[Row]) -> None:
    """Labels, each said once, and what belongs to them beside them, folded to the terminal's width."""
    labels: Mapping[str, str] = {label: tell(f"erase.label.{label}") for label, _ in rows}
    width = max(map(columns, labels.values()))
    said = ""
    for label, text in rows:
        head = "" if label == said else labels[label]
        _hung(f"  {head}{' ' * (width - columns(head) + _GAP)}", text)
        said = label


def _hung(head: str, text: str) -> None:
    """The text after its head; on a terminal, further lines begin below the text."""
    indent = columns(head)
    room = shutil.get_terminal_size((80, 24)).columns - indent
    lines = [*wrapped(text, max(room, _NARROWEST))] if sys.stdout.isatty() else [text]
    for number, line in enumerate(lines or [""]):
        data(f"{head if number == 0 else ' ' * indent}{line}")


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
