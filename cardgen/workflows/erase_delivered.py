"""Files that were made of customers and put into folders of somebody's choice (`--out`): known, and out of reach."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.workspace import Workspace


def delivered_files(workspace: Workspace, cards: Collection[str]) -> tuple[str, ...]:
    """The paths of those still there: made of these cards, or of many, as lists and labels are."""
    return tuple(sorted(_delivered(workspace, cards)))


def _delivered(workspace: Workspace, cards: Collection[str]) -> Iterator[str]:
    for file in DeliveryRecord.load(workspace).files():
        if not _is_anothers(workspace, file, cards) and file.is_file():
            yield str(file)


def _is_anothers(workspace: Workspace, file: Path, cards: Collection[str]) -> bool:
    """True for a file called after a card that is none of these."""
    stem = file.name.partition(".")[0].upper()
    form = workspace.form_of(stem)
    return form is not None and stem not in cards and re.fullmatch(workspace.forms[form].id_pattern, stem) is not None
