"""Where the file of a new card goes: beside the cards of its form."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from cardgen.model.form import FormSpec
from cardgen.workflows.workspace import CARDS, CardFile

SHARD = 2
"""Characters of an id that name its folder where cards are spread over many (`cards/9Q/C-7F3K9Q.yaml`)."""


class Places:
    """The layout of one form's cards, seen once for any number of new ones."""

    def __init__(self, form: FormSpec, files: list[CardFile]) -> None:
        self._folders: Counter[str] = Counter()
        self._shards: Counter[str] = Counter()
        for card in files:
            if card.form == form.name:
                folder = PurePosixPath(card.path).parent
                self._folders[str(folder)] += 1
                if folder.name == card.stem[-SHARD:] and str(folder) != CARDS:
                    self._shards[str(folder.parent)] += 1

    def place(self, card_id: str) -> str:
        """The workspace-relative path of a new card's file."""
        if 2 * self._shards.total() > self._folders.total():
            return f"{_usual(self._shards)}/{card_id[-SHARD:]}/{card_id}.yaml"
        return f"{_usual(self._folders)}/{card_id}.yaml"


def _usual(folders: Counter[str]) -> str:
    """The folder most cards lie in; the first by name of several."""
    return min(folders, key=lambda folder: (-folders[folder], folder), default=CARDS)
