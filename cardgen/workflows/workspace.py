"""A workspace: where it is, its settings, its forms and its card files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from cardgen.loading.settings_file import load_settings
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.model.revision import Revision
from cardgen.model.settings import Settings
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.index_formats import INDEX_FORMATS
from cardgen.workflows.open_forms import open_forms
from cardgen.workflows.past_state import PastState, past_state
from cardgen.workflows.places import CARDS, OUT, STATE, TEMPLATES, find_root
from cardgen.writing import TEMPORARY_MARK, remove_stale

__all__ = [
    "CARDS",
    "OUT",
    "STATE",
    "TEMPLATES",
    "CardFile",
    "CardFiles",
    "Workspace",
    "find_root",
    "open_workspace",
]


ENDINGS = (".yaml", ".yml")
UNSTAMPED = (0, 0, 0)
"""The stamp of what lies in no folder."""


@dataclass(frozen=True, slots=True)
class CardFile:
    """A file under cards/ that should hold a card.

    `path` is workspace-relative with `/`; `form` is None for an unknown prefix.
    """

    path: str
    stem: str
    form: str | None
    stamp: tuple[int, int, int]
    """Size, modification and change time: equal stamps mean equal content, as git's index has it."""


@dataclass(frozen=True)
class Workspace:
    """A folder with cardgen.toml.

    Forms with problems are missing from `forms`; their problems are in `form_problems`. `past` is None for a workspace
    as it is, else what this is an earlier state of.
    """

    root: Path
    settings: Settings
    forms: Mapping[str, FormSpec]
    form_problems: tuple[Problem, ...] = ()
    broken_forms: frozenset[str] = field(default=frozenset())
    past: PastState | None = None

    @property
    def home(self) -> Path:
        """Where what is made goes, and what is remembered of it: an earlier state has nothing of that of its own."""
        return self.past.of if self.past else self.root

    @property
    def revision(self) -> Revision | None:
        """The commit this is as of; None for a workspace as it is."""
        return self.past.revision if self.past else None

    @cached_property
    def today(self) -> date:
        """The day it is in the workspace's time zone."""
        return datetime.now(ZoneInfo(self.settings.time_zone)).date()

    def template_folder(self, form: str) -> Path:
        """Where a form's templates lie."""
        return self.root / TEMPLATES / form

    def form_of(self, stem: str) -> str | None:
        """The name of the form whose id prefix begins `stem`."""
        return next((form.name for form in self.forms.values() if stem.startswith(form.id_prefix)), None)

    def card_files(self) -> CardFiles:
        """Every file under cards/, by path, and what is wrong with files that can be no card."""
        found = CardFiles()
        if (self.root / CARDS).is_symlink():
            found.problems.append(Problem("Y112", CARDS))
            return found
        folders = [CARDS]
        while folders:
            folders += self._scan(folders.pop(), found)
        found.files.sort(key=lambda card: card.path)
        return found

    def card_files_among(self, paths: Iterable[str]) -> CardFiles:
        """The same of files that need not be there, as those of a commit: by their workspace-relative paths."""
        found = CardFiles()
        for path in paths:
            name = path.rpartition("/")[2]
            if path.startswith(f"{CARDS}/") and name.endswith(ENDINGS) and "/." not in path:
                self._add(path, UNSTAMPED, found)
        found.files.sort(key=lambda card: card.path)
        return found

    def tidied_card_files(self) -> CardFiles:
        """The same, with what a killed run left unfinished deleted. Only for who holds the workspace's lock."""
        found = self.card_files()
        for folder in found.littered:
            remove_stale(self.root / folder)
        return found

    def _scan(self, path: str, found: CardFiles) -> Iterator[str]:
        """Note the files of one folder, yielding the folders in it."""
        try:
            entries = [*os.scandir(self.root / path)]
        except FileNotFoundError:
            return
        except OSError as error:
            found.problems.append(Problem("Y114", path, args={"reason": os.strerror(error.errno or 0)}))
            return
        for entry in entries:
            name = f"{path}/{entry.name}"
            if entry.name.startswith("."):
                if entry.name.startswith(TEMPORARY_MARK):
                    found.littered.add(path)
                continue
            if entry.is_symlink():
                found.problems.append(Problem("Y112", name))
            elif entry.is_dir():
                yield name
            elif entry.name.endswith(ENDINGS):
                stat = entry.stat()
                self._add(name, (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns), found)

    def _add(self, name: str, stamp: tuple[int, int, int], found: CardFiles) -> None:
        stem, ending = name.rpartition("/")[2].rsplit(".", 1)
        form = self.form_of(stem)
        if ending != "yaml":
            found.problems.append(Problem("C207", name))
        elif form is None:
            if self.broken_forms or not self.forms:
                found.formless.append(name)
            else:
                found.problems.append(self._unclaimed(name, stem))
        else:
            found.files.append(CardFile(name, stem, form, stamp))

    def _unclaimed(self, name: str, stem: str) -> Problem:
        """A file whose name begins with no form's prefix; one in small letters is told of the one it means."""
        meant = self.form_of(stem.upper())
        prefixes = [self.forms[meant].id_prefix] if meant else [form.id_prefix for form in self.forms.values()]
        return Problem("C205", name, args={"known": ", ".join(prefixes)})


@dataclass(frozen=True, slots=True)
class CardFiles:
    """What lies under cards/: files that should be cards, problems with the names of others.

    `formless` are the paths of files whose form nobody knows while a form is broken or there is none, `littered` those
    of folders in which a killed run left unfinished files.
    """

    files: list[CardFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    formless: list[str] = field(default_factory=list)
    littered: set[str] = field(default_factory=set)


def open_workspace(root: Path) -> Workspace:
    """Settings and forms of the workspace at `root`; an earlier state has the settings of today."""
    past = past_state(root)
    settings = load_settings(past.of if past else root, tuple(CARD_FORMATS), INDEX_FORMATS)
    forms = open_forms(root / TEMPLATES)
    return Workspace(root, settings, forms.sound, forms.problems, forms.broken, past)
