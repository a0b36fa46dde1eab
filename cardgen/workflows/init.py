"""`cardgen init`: a new workspace that works as it stands."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import cardgen
from cardgen.errors import CardgenError, EnvironmentMissing, UsageError
from cardgen.loading.settings_file import FILE_NAME
from cardgen.messages.settings_comments import settings_text
from cardgen.processes import output_of
from cardgen.workflows.editor_files import write_editor_files
from cardgen.workflows.git_attributes import CARD_LINE, FILE
from cardgen.workflows.git_setup import set_up_git
from cardgen.workflows.secret_key import new_workspace_id
from cardgen.workflows.workspace import CARDS, OUT, STATE, TEMPLATES, open_workspace
from cardgen.writing import TEMPORARY_MARK, write_file

IGNORE_FILE = ".gitignore"
GIT_IGNORE = (f"/{OUT}/", f"/{STATE}/", f"{TEMPORARY_MARK}*")
"""What git is to leave alone: what can be made again, and what a killed run left of customers' data."""
GIT_ATTRIBUTES = f"{CARD_LINE}\n*.docx binary\n"


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """A workspace just made; `versioned` says whether it lies in a git repository."""

    folder: Path
    versioned: bool


def init(folder: Path, *, samples: bool, language: str = "en") -> NewWorkspace:
    """Make a workspace in `folder`, which must not exist or be empty.

    The folder becomes a git repository unless it lies in one already; nothing is committed, that is for its owner.
    Where git is missing the workspace is made all the same. A failure half-way leaves nothing behind that was not
    there before. `language` is that of the comments in its settings.
    """
    folder = folder.absolute()
    if os.path.lexists(folder) and not folder.is_dir():
        raise UsageError("error.out.not_a_folder", path=folder.name)
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError("error.init.not_empty", path=folder.name)
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        _fill(folder, samples=samples, language=language)
    except BaseException:
        _empty(missing[-1] if missing else folder)
        for made in missing[-1:]:
            made.rmdir()
        raise
    return NewWorkspace(folder, _set_up_git(folder))


def _empty(folder: Path) -> None:
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _fill(folder: Path, *, samples: bool, language: str) -> None:
    starter = starter_folder()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(starter / TEMPLATES, folder / TEMPLATES)
    if samples:
        shutil.copytree(starter / CARDS, folder / CARDS)
    (folder / CARDS).mkdir(exist_ok=True)
    settings = (
        (starter / FILE_NAME).read_text(encoding="utf-8").replace('id = "sample"      ', f'id = "{new_workspace_id()}"')
    )
    write_file(folder / FILE_NAME, settings_text(settings, language).encode())
    write_file(folder / IGNORE_FILE, "".join(f"{line}\n" for line in GIT_IGNORE).encode())
    write_file(folder / FILE, GIT_ATTRIBUTES.encode())
    write_editor_files(open_workspace(folder))


def _set_up_git(folder: Path) -> bool:
    """True where the folder is in a repository, or now is one. What cannot be set up in it, `doctor` tells of."""
    versioned = _git(["-C", str(folder), "rev-parse", "--git-dir"]) or _git(
        ["init", "--quiet", "--initial-branch=main", str(folder)]
    )
    if versioned:
        with suppress(CardgenError):
            set_up_git(folder)
    return versioned


def _git(arguments: list[str]) -> bool:
    try:
        output_of("git", arguments)
    except EnvironmentMissing:
        return False
    return True


def starter_folder() -> Path:
    """The templates and sample cards that travel with the program: in the wheel, or the project's own root."""
    package = Path(cardgen.__file__).parent
    packed = package / "starter"
    return packed if packed.is_dir() else package.parent
