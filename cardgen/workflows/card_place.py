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
        own = [card for card in files if card.form == form.name]
        self._is_first = not own
        for path in (PurePosixPath(card.path) for card in own or files):
            self._folders[str(path.parent)] += 1
            if is_sharded(path):
                self._shards[str(path.parent.parent)] += 1

    def place(self, card_id: str) -> str:
        """The workspace-relative path of a new card's file.

        The first card of a form goes into cards/ itself, spread over folders where the others are.
        """
        sharded = 2 * self._shards.total() > self._folders.total()
        folder = CARDS if self._is_first else _usual(self._shards if sharded else self._folders)
        return f"{folder}/{card_id[-SHARD:]}/{card_id}.yaml" if sharded else f"{folder}/{card_id}.yaml"


def is_sharded(path: PurePosixPath) -> bool:
    """True for a card file in a folder called as its id ends, below cards/."""
    return path.parent.name == path.stem[-SHARD:] and str(path.parent) != CARDS


def _usual(folders: Counter[str]) -> str:
    """The folder most cards lie in; the first by name of several."""
    return min(folders, key=lambda folder: (-folders[folder], folder), default=CARDS)
