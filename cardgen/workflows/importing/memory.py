"""What imports of workbooks made of which versions of cards, so that a workbook may be imported again.

A workbook states the version each card had when it was exported; its own import makes another one of it. The record
holds versions, paths of fields, and of each value that went two bytes of a digest, which tell nobody the value. Without
it nothing is lost: workbooks imported before are then taken for older than their cards, and refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cardgen.archives.plain_file import read_plain
from cardgen.editing.changes import Append, Change
from cardgen.errors import EnvironmentMissing
from cardgen.model.card import Card
from cardgen.model.exportview import version_of
from cardgen.model.form import FormSpec, Leaf
from cardgen.workflows.importing.compare import settled
from cardgen.workflows.workspace import STATE, Workspace
from cardgen.writing import write_file

FILE_NAME = "imports.json"
MOST_STEPS = 20_000
_MOST_BYTES = 64 << 20
_MARK_DIGITS = 4
"""Enough to tell an old value from another; too few to find out which it was."""


class Step(NamedTuple):
    """An import's change of one card: the versions before and after.

    `gone` marks the value each changed field had, by the field's path (`purchases[1].amount`); `grown` is the length
    record lists had before records were added to them.
    """

    old: str
    new: str
    gone: Mapping[str, str]
    grown: Mapping[str, int]


@dataclass(slots=True)
class Since:
    """What imports have changed in a card since the version a workbook knows."""

    gone: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    grown: dict[str, int] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """One import more, the next after those taken."""
        for path, mark in step.gone.items():
            self.gone.setdefault(path, set()).add((step.old, mark))
        for path, length in step.grown.items():
            self.grown.setdefault(path, length)

    def is_gone(self, path: str, leaf: Leaf, value: object) -> bool:
        """True for a value that an import has replaced: whoever still has it may not know of that import."""
        return any(_mark(old, path, leaf, value) == mark for old, mark in self.gone.get(path, ()))


class Memory:
    """The steps that are remembered."""

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self._steps: dict[str, list[Step]] = {}
        for step in steps:
            self._steps.setdefault(step.old, []).append(step)

    def since(self, version: str, now: str) -> Since | None:
        """What imports alone have made of a version of a card; None where others have changed it, too."""
        ways: list[tuple[Step, ...]] = [()]
        seen = {version}
        for way in ways:
            at = way[-1].new if way else version
            if at == now:
                return _all(way)
            steps = [step for step in self._steps.get(at, ()) if step.new not in seen]
            seen.update(step.new for step in steps)
            ways += [(*way, step) for step in steps]
        return None


def _all(way: Sequence[Step]) -> Since:
    since = Since()
    for step in way:
        since.take(step)
    return since


def step_of(card: Card, form: FormSpec, changes: Sequence[Change], new: str) -> Step:
    """The step from `card` to the blob `new` its changes make."""
    old = version_of(card.blob)
    leaves = {leaf.path: leaf for leaf in form.members() if isinstance(leaf, Leaf)}
    leaves |= {column.path: column for records in form.record_lists() for column in records.columns}
    gone: dict[str, str] = {}
    grown: dict[str, int] = {}
    for change in changes:
        path, leaf_path, value = _place(card, change.pointer)
        if isinstance(change, Append):
            grown[path] = len(card.records(path))
        elif leaf_path in leaves:
            gone[path] = _mark(old, path, leaves[leaf_path], value)
    return Step(old, version_of(new), gone, grown)


def _place(card: Card, pointer: Sequence[str | int]) -> tuple[str, str, object]:
    """A pointer as the path of a value and of its field, and the value there."""
    path, leaf_path = "", ""
    value: object = card.data
    for key in pointer:
        if isinstance(key, int):
            path, leaf_path = f"{path}[{key}]", f"{leaf_path}[]"
            value = value[key] if isinstance(value, (list, tuple)) and key < len(value) else None
        else:
            path, leaf_path = f"{path}.{key}".strip("."), f"{leaf_path}.{key}".strip(".")
            value = value.get(key) if isinstance(value, Mapping) else None
    return path, leaf_path, value


def _mark(old: str, path: str, leaf: Leaf, value: object) -> str:
    said = f"{old}\0{path}\0{settled(leaf, value)!r}"
    return hashlib.sha256(said.encode()).hexdigest()[:_MARK_DIGITS]


def remembered(workspace: Workspace) -> Memory:
    """The steps on record; none where the record is missing or damaged."""
    return Memory(_read(_file(workspace)))


def remember(workspace: Workspace, steps: Sequence[Step]) -> None:
    """Add steps to the record, the oldest giving way; the caller holds the workspace's lock.

    The cards are written by then: where the record cannot be, the import is done all the same.
    """
    if not steps:
        return
    file = _file(workspace)
    kept = [*_read(file), *steps][-MOST_STEPS:]
    with suppress(EnvironmentMissing):
        write_file(file, json.dumps(kept, separators=(",", ":")).encode())


def _file(workspace: Workspace) -> Path:
    return workspace.root / STATE / FILE_NAME


def _read(file: Path) -> list[Step]:
    try:
        return [_step(*found) for found in json.loads(read_plain(file, _MOST_BYTES))]
    except (OSError, ValueError, TypeError, RecursionError):
        return []


def _step(old: object, new: object, gone: object, grown: object) -> Step:
    """A step read back. TypeError for what is none."""
    if not (isinstance(old, str) and isinstance(new, str) and isinstance(gone, dict) and isinstance(grown, dict)):
        raise TypeError
    return Step(old, new, {path: str(mark) for path, mark in gone.items()}, {it: int(at) for it, at in grown.items()})
