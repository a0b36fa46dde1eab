"""`cardgen edit`: a copy of a card to work on, kept until it can replace the card."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cardgen.archives.plain_file import read_plain
from cardgen.errors import EditError
from cardgen.workflows.card_change import CardEdit, Judge, content_of, save_edits
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

    @property
    def kept(self) -> bool:
        """True where there is a draft somebody worked on."""
        there = self.file.is_file() and self._base.is_file()
        return there and self.file.read_bytes() != self._base.read_bytes()

    @property
    def outdated(self) -> bool:
        """True where the card has changed since the draft was begun."""
        return self._base.read_bytes() != content_of(self.workspace, self.card)

    def begin(self) -> None:
        """Copy the card as it is now; a draft that is there gives way, but is kept under another name."""
        make_folder(self.file.parent, below=self.workspace.root)
        if self.kept:
            os.replace(self.file, self.file.with_suffix(".old.yaml"))
        content = content_of(self.workspace, self.card)
        write_file(self._base, content)
        write_file(self.file, content)

    def edit(self, judge: Judge) -> CardEdit:
        """The card with the draft's content, judged. A draft the editor took away changes nothing."""
        base = self._base.read_bytes()
        try:
            content = read_plain(self.file, MAX_BYTES + 1)
        except FileNotFoundError:
            content = base
        return judge.edit(self.card, base, content)

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
