"""What becomes of files by what they are called: those of the customers go, others' get names that tell nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, count
from pathlib import PurePosixPath

from cardgen.history.repository import Repository
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_needles import Needles, named_after
from cardgen.workflows.erase_report import shown
from cardgen.workflows.tombstones import ERASED
from cardgen.workflows.workspace import Workspace

_CARDS = (".yaml", ".yml")


class Fate(StrEnum):
    """What becomes of a file.

    OWN is one of the cards themselves. What is called after a customer, or lies in a folder that is, GOES with them.
    Somebody else's, in whose folders' names a value stands, is RENAMED: so is every other card, whatever it is called.
    """

    OWN = "own"
    GOES = "goes"
    RENAMED = "renamed"
    STAYS = "stays"

    @property
    def goes(self) -> bool:
        """True where no commit has the file any more."""
        return self in (Fate.OWN, Fate.GOES)


@dataclass(frozen=True)
class PathRules:
    """Judges paths of the repository; `records` is the folder of the records of erasures, which stay."""

    needles: Needles
    cards: ForeignCards
    records: str

    @classmethod
    def of(cls, workspace: Workspace, repository: Repository, needles: Needles) -> PathRules:
        """Those of a workspace, for customers to be erased."""
        return cls(needles, ForeignCards.of(workspace), repository.path(f"{ERASED}/"))

    def fate(self, path: str, texts: Collection[str] = ()) -> Fate:
        """What becomes of a file with this path; `texts` are the versions of it, where it may be another's card."""
        name = PurePosixPath(path).name
        if path.startswith(self.records):
            return Fate.STAYS
        if self._is_own(name):
            return Fate.OWN
        if self.is_others(path, texts):
            return Fate.RENAMED if self._tells(path) else Fate.STAYS
        if self._number.search(path) or self._tells(name) or self._lies_in_theirs(path):
            return Fate.GOES
        return Fate.RENAMED if self._tells(path) else Fate.STAYS

    def may_be_card(self, path: str) -> bool:
        """True for a file whose content is to be asked whose it is, before it goes for what it is called."""
        return path.endswith(_CARDS) and not self._is_own(PurePosixPath(path).name)

    def is_others(self, path: str, texts: Collection[str] = ()) -> bool:
        """True for another's card: called after it, or with its number in a version of it."""
        file = PurePosixPath(path)
        named = file.suffix in _CARDS and self._is_id(file.stem.upper())
        owners = (self.cards.owner(text, None) for text in texts)
        return not self._is_own(file.name) and (named or any(it and it not in self.needles.cards for it in owners))

    def _is_own(self, name: str) -> bool:
        return PurePosixPath(name).suffix in _CARDS and PurePosixPath(name).stem.casefold() in self.needles.small

    def _lies_in_theirs(self, path: str) -> bool:
        """True where a folder's name has a value as a word of its own: a person's folder, and no team called alike."""
        return any(self._has(part, name=False) for part in path.split("/")[:-1])

    def _tells(self, path: str) -> bool:
        return any(self._has(part, name=True) for part in path.split("/"))

    def _has(self, part: str, *, name: bool) -> bool:
        hits = self.needles.found_in(part, name=name)
        return any(hit.value and hit.value not in self.needles.shared for hit in hits)

    def _is_id(self, stem: str) -> bool:
        form = self.cards.form_of(stem)
        return form is not None and re.fullmatch(form.id_pattern, stem) is not None

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return named_after(self.needles.cards)


def new_names(paths: Collection[str], known: Collection[str], needles: Needles) -> Mapping[str, str]:
    """What files are called whose paths tell who a customer is: the same with a mark in the place of each value.

    No two get the same name, nor one of those that are `known`. Files of a folder stay together.
    """
    folders = {"": ""}
    taken = {above for path in known for above in accumulate(path.split("/"), "{}/{}".format)}
    for path in sorted(paths):
        for old in accumulate(path.split("/"), "{}/{}".format):
            if old not in folders:
                above, _, part = old.rpartition("/")
                folders[old] = next(it for it in _names(folders[above], part, needles) if it == old or it not in taken)
                taken.add(folders[old])
    return {path: folders[path] for path in paths}


def _names(folder: str, part: str, needles: Needles) -> Iterator[str]:
    """Names for a file or folder, each another one: `[삭제됨]팀`, `[삭제됨]팀-2`."""
    begins = f"{folder}/" if folder else ""
    marked = PurePosixPath(shown(part, needles))
    yield f"{begins}{marked}"
    yield from (f"{begins}{marked.stem}-{number}{marked.suffix}" for number in count(2))
