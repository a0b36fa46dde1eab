"""A workspace: where it is, its settings, its forms and its card files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from cardgen.errors import SettingsError
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.loading.settings_file import FILE_NAME, load_settings
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.model.settings import Settings
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.validation.form_lint import lint_form
from cardgen.workflows.index_formats import INDEX_FORMATS

CARDS = "cards"
TEMPLATES = "templates"
OUT = "out"
STATE = ".cardgen"


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

    Forms with problems are missing from `forms`; their problems are in `form_problems`.
    """

    root: Path
    settings: Settings
    forms: Mapping[str, FormSpec]
    form_problems: tuple[Problem, ...] = ()
    broken_forms: frozenset[str] = field(default=frozenset())

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
        else:
            self._scan(self.root / CARDS, CARDS, found)
        found.files.sort(key=lambda card: card.path)
        return found

    def _scan(self, folder: Path, path: str, found: CardFiles) -> None:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        for entry in entries:
            name = f"{path}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                found.problems.append(Problem("Y112", name))
            elif entry.is_dir():
                self._scan(folder / entry.name, name, found)
            elif entry.name.endswith((".yaml", ".yml")):
                self._add(entry, name, found)

    def _add(self, entry: os.DirEntry[str], name: str, found: CardFiles) -> None:
        stem, ending = entry.name.rsplit(".", 1)
        form = self.form_of(stem)
        if ending != "yaml":
            found.problems.append(Problem("C207", name))
        elif form is None:
            if self.broken_forms:
                found.formless.append(name)
            else:
                known = ", ".join(form.id_prefix for form in self.forms.values())
                found.problems.append(Problem("C205", name, args={"known": known}))
        else:
            stat = entry.stat()
            found.files.append(CardFile(name, stem, form, (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)))


@dataclass(frozen=True, slots=True)
class CardFiles:
    """What lies under cards/: files that should be cards, problems with the names of others.

    `formless` are the paths of files whose form nobody knows while a form is broken.
    """

    files: list[CardFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    formless: list[str] = field(default_factory=list)


def find_root(start: Path) -> Path:
    """The workspace `start` lies in, found by walking up to a cardgen.toml. SettingsError where there is none."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise SettingsError("error.settings.missing", path=FILE_NAME)


def open_workspace(root: Path) -> Workspace:
    """Settings and forms of the workspace at `root`. A broken form is reported and left out; the others work."""
    settings = load_settings(root, tuple(CARD_FORMATS), INDEX_FORMATS)
    forms: dict[str, FormSpec] = {}
    problems: list[Problem] = []
    broken: set[str] = set()
    for file in sorted((root / TEMPLATES).glob("*/form.yaml")):
        read = _sound_form(file, root)
        if isinstance(read, FormFile):
            forms[read.name] = build_form(read)
        else:
            problems += read
            broken.add(file.parent.name)
    for problem, name in [*_shared_prefixes(forms)]:
        problems.append(problem)
        broken.add(name)
        del forms[name]
    if not forms and not problems:
        problems.append(Problem("F121", TEMPLATES))
    return Workspace(root, settings, forms, tuple(problems), frozenset(broken))


def _sound_form(file: Path, root: Path) -> FormFile | tuple[Problem, ...]:
    read = read_form(file, file.relative_to(root).as_posix())
    if not isinstance(read, FormFile):
        return read
    return lint_form(read.root, read.path) or read


def _shared_prefixes(forms: Mapping[str, FormSpec]) -> Iterator[tuple[Problem, str]]:
    """Two forms of one prefix would both claim a card: only the first by name keeps it. Yields the others' names."""
    taken: dict[str, str] = {}
    for name, form in forms.items():
        clash = next(
            (other for other in taken if other.startswith(form.id_prefix) or form.id_prefix.startswith(other)), None
        )
        if clash is not None:
            yield Problem("F109", f"{TEMPLATES}/{name}/form.yaml"), name
        else:
            taken[form.id_prefix] = name
