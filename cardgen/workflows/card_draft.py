"""`cardgen edit`: a copy of a card to work on, kept until it can replace the card."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from cardgen.archives.plain_file import LinkFoundError, SpecialFileError, read_plain
from cardgen.errors import EditError
from cardgen.workflows.card_change import CardEdit, Judge, content_of, save_edits
from cardgen.workflows.lock import editor_lock
from cardgen.workflows.workspace import STATE, CardFile, Workspace
from cardgen.writing import make_folder, write_file
from cardgen.yamltree import MAX_BYTES

DRAFTS = f"{STATE}/drafts"


@dataclass(frozen=True, slots=True)
class Draft:
    """A card's draft, and beside it the card as it was when the draft was begun. Both are their owner's only."""

    workspace: Workspace
    card: CardFile

    @property
    def path(self) -> str:
        """The draft's workspace-relative path."""
        return f"{DRAFTS}/{self.card.stem}.yaml"

    @property
    def file(self) -> Path:
        """The draft itself."""
        return self.workspace.root / self.path

    @property
    def _base(self) -> Path:
        return self.file.with_suffix(".base")

    def held(self) -> AbstractContextManager[None]:
        """Nobody else edits the card until the block is done. EnvironmentMissing where somebody does already."""
        return editor_lock(self.workspace.root / STATE, self.card.stem)

    @property
    def kept(self) -> bool:
        """True where there is something somebody may have worked on: anything but a copy of the card, untouched."""
        if not os.path.lexists(self.file):
            return False
        draft = self._content()
        return draft is None or draft != self._begun_from()

    @property
    def outdated(self) -> bool:
        """True where the card has changed since the draft was begun, or may have, or the draft is no file to go on."""
        return self._content() is None or self._begun_from() != content_of(self.workspace, self.card)

    def begin(self) -> None:
        """Copy the card as it is now; a draft that is there gives way, but is kept under a name of its own."""
        make_folder(self.file.parent, below=self.workspace.root)
        if self.kept:
            os.replace(self.file, self._free_name())
        content = content_of(self.workspace, self.card)
        write_file(self._base, content)
        write_file(self.file, content)

    def edit(self, judge: Judge) -> CardEdit:
        """The card with the draft's content, judged. A draft the editor took away changes nothing.

        EditError where the editor left something else than a file, or the card as it was is gone.
        """
        base, gone = self._begun_from(), not os.path.lexists(self.file)
        if base is None:
            lost = "error.edit.draft_gone" if gone else "error.edit.changed.draft"
            raise EditError(lost, path=self.card.path, draft=self.path)
        if gone:
            return judge.edit(self.card, base, base)
        if (content := self._content()) is None:
            raise EditError("error.edit.draft_kind", path=self.card.path, draft=self.path)
        return judge.edit(self.card, base, content)

    def _content(self) -> bytes | None:
        """What the draft holds; None where it is no ordinary file."""
        return _bytes(self.file)

    def _begun_from(self) -> bytes | None:
        """The card as it was when the draft was begun; None where that is not known."""
        return _bytes(self._base)

    def _free_name(self) -> Path:
        names = (self.file.with_suffix(f".old{f'-{number}' if number > 1 else ''}.yaml") for number in count(1))
        return next(name for name in names if not os.path.lexists(name))

    def save(self, edit: CardEdit) -> None:
        """Replace the card. EditError, the draft kept, where the card has changed since the draft was begun."""
        try:
            save_edits(self.workspace, [edit])
        except EditError as error:
            raise EditError(f"{error.message_id}.draft", path=self.card.path, draft=self.path) from None
        self.discard()

    def discard(self) -> None:
        """Delete the draft."""
        self.file.unlink(missing_ok=True)
        self._base.unlink(missing_ok=True)


def _bytes(file: Path) -> bytes | None:
    try:
        return read_plain(file, MAX_BYTES + 1)
    except (FileNotFoundError, LinkFoundError, SpecialFileError):
        return None
