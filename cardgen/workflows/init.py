"""`cardgen init`: a new workspace that works as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import cardgen
from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.loading.settings_file import FILE_NAME
from cardgen.processes import output_of
from cardgen.workflows.editor_files import write_editor_files
from cardgen.workflows.workspace import CARDS, OUT, STATE, TEMPLATES, open_workspace
from cardgen.writing import write_file

GIT_IGNORE = f"/{OUT}/\n/{STATE}/\n"
GIT_ATTRIBUTES = f"/{CARDS}/**/*.yaml text eol=lf\n*.docx binary\n"


def init(folder: Path, *, samples: bool) -> Path:
    """Make a workspace in `folder`, which must not exist or be empty; returns it.

    The folder becomes a git repository unless it lies in one already; nothing is committed, that is for its owner.
    Where git is missing the workspace is made all the same. A failure half-way leaves no folder behind that was not
    there before.
    """
    folder = folder.absolute()
    existed = folder.exists()
    if existed and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("error.init.not_empty", path=folder.name)
    try:
        _fill(folder, samples=samples)
    except BaseException:
        for entry in folder.iterdir() if folder.is_dir() else ():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _fill(folder: Path, *, samples: bool) -> None:
    starter = starter_folder()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(starter / TEMPLATES, folder / TEMPLATES)
    if samples:
        shutil.copytree(starter / CARDS, folder / CARDS)
    (folder / CARDS).mkdir(exist_ok=True)
    settings = (starter / FILE_NAME).read_text(encoding="utf-8").replace('id = "sample"', f'id = "{_id(folder)}"')
    write_file(folder / FILE_NAME, settings.encode())
    write_file(folder / ".gitignore", GIT_IGNORE.encode())
    write_file(folder / ".gitattributes", GIT_ATTRIBUTES.encode())
    write_editor_files(open_workspace(folder))
    _set_up_git(folder)


def _id(folder: Path) -> str:
    """A workspace id from the folder's name: letters, digits and hyphens, safe in TOML and as a folder name."""
    kept = "".join(char if char.isalnum() else "-" for char in folder.name).strip("-")
    return kept or "workspace"


def _set_up_git(folder: Path) -> None:
    try:
        output_of("git", ["-C", str(folder), "rev-parse", "--git-dir"])
    except EnvironmentMissing:
        try:
            output_of("git", ["init", "--quiet", "--initial-branch=main", str(folder)])
        except EnvironmentMissing:
            return


def starter_folder() -> Path:
    """The templates and sample cards that travel with the program: in the wheel, or the project's own root."""
    package = Path(cardgen.__file__).parent
    packed = package / "starter"
    return packed if packed.is_dir() else package.parent
