"""Writes what forms that came back do to cards: all of it or nothing, under the lock, and only onto what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardgen.errors import EditError
from cardgen.workflows.card_change import CardEdit, content_of
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.tombstones import refuse_erased
from cardgen.workflows.workspace import STATE, Workspace
from cardgen.writing.together import NewContent, write_together


def save_forms(workspace: Workspace, edits: Sequence[CardEdit]) -> None:
    """Write the cards; one that was empty before is made.

    EditError, and nothing written, where a file was changed, or came, since it was looked at; HistoryError where its
    customer was erased.
    """
    with workspace_lock(workspace.root / STATE):
        write_together([*_contents(workspace, edits)], below=workspace.root)


def _contents(workspace: Workspace, edits: Sequence[CardEdit]) -> Iterator[NewContent]:
    there = {file.stem: file.path for file in workspace.tidied_card_files().files}
    for edit in edits:
        stem = edit.card.stem
        refuse_erased(workspace.root, stem)
        if not edit.before:
            if stem in there:
                raise EditError("error.edit.exists", path=there[stem])
        elif content_of(workspace, edit.card) != edit.before:
            raise EditError("error.edit.changed", path=edit.card.path)
        yield NewContent(workspace.root / edit.card.path, edit.after, edit.before or None)
