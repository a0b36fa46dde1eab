"""Names instead of ids, and cards that are not there.

Commands that read take the name of a customer. All of them say of a card that is not there whether it was deleted, or
that what was typed is a name, and which ids it has.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cardgen.errors import EnvironmentMissing, HistoryError, UsageError
from cardgen.workflows.workspace import Workspace

# What looks through cards and history is imported where it is needed: most commands are given ids that are there.


@contextmanager
def told_of_missing(workspace: Workspace) -> Iterator[None]:
    """Raises, for an error of a card that is not there, what `missing` says of it."""
    try:
        yield
    except UsageError as error:
        raise missing(workspace, error) from None


def missing(workspace: Workspace, error: UsageError) -> UsageError:
    """What to say of a card that was not found: it is gone, or a name was typed; any other error as it is.

    Changing a card takes its id: two people may have one name, and a third tomorrow.
    """
    typed = str(error.arguments.get("name", ""))
    if not error.message_id.startswith("error.no_such_card") or not typed:
        return error
    stem = _stem(typed)
    from cardgen.workflows.gone_cards import gone_error
    from cardgen.workflows.namesakes import ids_of, listed

    if workspace.form_of(stem) is not None:
        return gone_error(workspace, stem) or error
    if found := ids_of(workspace, typed):
        return UsageError("error.cards_of_name", ids=listed(found))
    found = _gone(workspace, typed)
    return (gone_error(workspace, found[0]) if len(found) == 1 else None) or error


def ids_meant(workspace: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """The names, those of people by the id of the card that alone has it, today or as the last one before it went.

    What can be an id or a path stays, and so does what nobody is called. UsageError where several are.
    """
    return tuple(name if _can_be_found(workspace, name) else _id_meant(workspace, name) for name in names)


def _can_be_found(workspace: Workspace, name: str) -> bool:
    if not name.strip() or workspace.form_of(_stem(name)) is not None:
        return True
    return os.path.lexists(workspace.root / name) or os.path.lexists(Path.cwd() / name)


def _id_meant(workspace: Workspace, name: str) -> str:
    from cardgen.workflows.namesakes import ids_of, one_id

    return one_id(ids_of(workspace, name) or _gone(workspace, name)) or name


def _gone(workspace: Workspace, name: str) -> list[str]:
    from cardgen.workflows.gone_cards import gone_ids_of
    from cardgen.workflows.past_cards import repository_of

    try:
        return gone_ids_of(workspace, repository_of(workspace), name)
    except (HistoryError, EnvironmentMissing):  # without history nobody knows of any
        return []


def _stem(typed: str) -> str:
    return typed.strip().replace("\\", "/").rpartition("/")[2].removesuffix(".yaml").upper()
