"""Reads, changes, checks and writes one card, so that nobody else's change to it is lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cardgen.archives.plain_file import LinkFoundError, SpecialFileError, read_plain
from cardgen.editing.change_card import card_data, change_card
from cardgen.editing.changes import Change
from cardgen.errors import EditError, UnsoundCards, UsageError
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import blob_id, fault_problem
from cardgen.model.card import Rejected
from cardgen.model.form import FormSpec
from cardgen.model.problem import START, Problem
from cardgen.validation.schema_check import CardChecker, Verdict
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.workspace import CARDS, STATE, CardFile, Workspace
from cardgen.writing import cannot_write
from cardgen.writing.together import NewContent, write_together
from cardgen.yamltree import MAX_BYTES, Fault, decode

Changes = Sequence[Change] | Callable[[Mapping[str, Any]], Sequence[Change]]
"""Changes, or what gives them for the card's data as it is when they are made."""

NO_STAMP = (0, 0, 0)
"""The stamp of a card's file that was not looked at: it equals no real one."""

_POSITIONS = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class CardEdit:
    """A card's file before and after a change, not written yet.

    `problems` are those of the result (of the file as it is, where that cannot be read). `refused` where the change
    would bring an error the card did not have; one that was there before does not stop others from being mended.
    """

    card: CardFile
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()
    refused: bool = False

    @property
    def changed(self) -> bool:
        """True where the file would be another."""
        return self.before != self.after


class Judge:
    """Checks texts of cards that may lie in no file yet; a form's rules are compiled when they are first needed.

    Whether a font prints a character is left to `check`: looking through the fonts takes longer than all else.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._checker = cache(lambda name: CardChecker(workspace.forms[name], workspace.today, lambda _text: None))

    def verdict(self, card: CardFile, content: bytes) -> Verdict:
        """What is to be said of these bytes as the content of a card's file."""
        text = decode(content)
        if isinstance(text, Fault):
            return Verdict(Rejected(card.path, (fault_problem(text, card.path),)))
        raw = read_card(text, blob_id(content), card.path, form_of(self.workspace, card))
        if isinstance(raw, Rejected):
            return Verdict(raw)
        return self._checker(card.form).check(raw, card.stem)

    def edit(self, card: CardFile, before: bytes, after: bytes) -> CardEdit:
        """A change of a card's whole content, judged."""
        verdict = self.verdict(card, after)
        refused = bool(_errors(verdict) - _errors(self.verdict(card, before))) if _errors(verdict) else False
        return CardEdit(card, before, after, verdict.problems, refused)


def _errors(verdict: Verdict) -> Counter[tuple[str, str]]:
    """How often each field breaks each rule, whichever record of a list it stands in: positions shift."""
    return Counter((it.code, _POSITIONS.sub("[]", it.field)) for it in verdict.problems if it.is_error)


def form_of(workspace: Workspace, card: CardFile) -> FormSpec:
    """The form of a card's file."""
    assert card.form is not None
    return workspace.forms[card.form]


def card_named(workspace: Workspace, name: str) -> CardFile | tuple[Problem, ...]:
    """The card an id or path names, or what is wrong with its file's name. UsageError where it is none or several.

    An id that is the name of one file only needs no more than the names: looking at all 10,000 files takes 0.3 s.
    """
    if card := _only_file(workspace, name.upper()):
        return card
    from cardgen.workflows.selection import select

    selected = select(workspace, (name,))
    if selected.problems or not selected.files:
        return tuple(selected.problems)
    if len(selected.files) > 1:
        raise UsageError("error.one_card", name=name)
    return selected.files[0]


def card_if_any(workspace: Workspace, stem: str, unsound: str, **args: str) -> CardFile | None:
    """The card of an id, None where there is none. UnsoundCards, with that message, where its file's name is wrong."""
    try:
        found = card_named(workspace, stem)
    except UsageError as error:
        if error.message_id.startswith("error.no_such_card"):
            return None
        raise
    if isinstance(found, CardFile):
        return found
    raise UnsoundCards(unsound, found, **args)


def _only_file(workspace: Workspace, stem: str) -> CardFile | None:
    """The card whose file is called for an id; None where that is not one sound name alone."""
    form = workspace.form_of(stem)
    wanted = f"{stem}.yaml".casefold()
    try:
        found = [path for path in _paths(workspace.root, CARDS) if path.rpartition("/")[2].casefold() == wanted]
    except OSError:  # a folder nobody may read: `select` names it
        return None
    if form is None or len(found) != 1 or not found[0].endswith(f"/{stem}.yaml"):
        return None
    file = workspace.root / found[0]
    return None if file.is_symlink() or not file.is_file() else CardFile(found[0], stem, form, NO_STAMP)


def _paths(root: Path, top: str) -> Iterator[str]:
    """Workspace-relative paths of the files below a folder; links are not followed."""
    folders = [] if (root / top).is_symlink() or not (root / top).is_dir() else [top]
    while folders:
        folder = folders.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders += [] if entry.name.startswith(".") else [f"{folder}/{entry.name}"]
                else:
                    yield f"{folder}/{entry.name}"


def content_of(workspace: Workspace, card: CardFile) -> bytes:
    """The bytes of a card's file; EditError where there is none any more, or something else has its name."""
    try:
        return read_plain(workspace.root / card.path, MAX_BYTES + 1)
    except (FileNotFoundError, LinkFoundError, SpecialFileError):
        raise EditError("error.edit.gone", path=card.path) from None
    except OSError as error:
        raise cannot_write(card.path, error) from error


def planned_change(judge: Judge, card: CardFile, changes: Changes) -> CardEdit:
    """What the changes make of a card's file as it is now; nothing is written."""
    before = content_of(judge.workspace, card)
    unreadable = tuple(_unreadable(before, card, judge))
    if unreadable:
        return CardEdit(card, before, before, unreadable, refused=True)
    form, text = form_of(judge.workspace, card), before.decode()
    wanted = changes(card_data(text, form)) if callable(changes) else changes
    after = change_card(text, form, wanted).encode()
    return CardEdit(card, before, before) if after == before else judge.edit(card, before, after)


def _unreadable(content: bytes, card: CardFile, judge: Judge) -> Iterator[Problem]:
    """Why the file's text cannot be edited by values."""
    text = decode(content)
    if isinstance(text, Fault):
        yield fault_problem(text, card.path)
    elif isinstance(raw := read_card(text, "", card.path, form_of(judge.workspace, card)), Rejected):
        yield from raw.problems or (Problem("Y113", card.path, START),)


def changed_card(judge: Judge, card: CardFile, changes: Changes) -> CardEdit:
    """Change a card's file, unless that is refused.

    Reading and writing happen under the workspace's lock, so changes made by several runs at once all come in.
    """
    with workspace_lock(judge.workspace.root / STATE):
        edit = planned_change(judge, card, changes)
        _write(judge.workspace, [edit])
    return edit


def save_edits(workspace: Workspace, edits: Sequence[CardEdit]) -> None:
    """Write edits that were planned earlier, all or none; the refused ones are left out.

    EditError, before anything is written, where one of the files has changed since it was read.
    """
    with workspace_lock(workspace.root / STATE):
        _write(workspace, edits)


def _write(workspace: Workspace, edits: Sequence[CardEdit]) -> None:
    """Replace the files; programs that know no lock of ours may have written to them, so they are looked at again."""
    wanted = [edit for edit in edits if edit.changed and not edit.refused]
    for edit in wanted:
        _require_unchanged(workspace, edit)
    contents = [NewContent(workspace.root / edit.card.path, edit.after, edit.before) for edit in wanted]
    write_together(contents, below=workspace.root)


def _require_unchanged(workspace: Workspace, edit: CardEdit) -> None:
    if content_of(workspace, edit.card) != edit.before:
        raise EditError("error.edit.changed", path=edit.card.path)
