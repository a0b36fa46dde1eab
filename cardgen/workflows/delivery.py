"""Puts a finished file where it was asked for: into a folder of somebody's choice, or into out/."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cardgen.workflows.build_record import FILE_NAME, BuildRecord, Output
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.outputs import digest_of, is_ours, place
from cardgen.workflows.workspace import OUT, STATE, Workspace
from cardgen.writing import make_folder, remove_stale

NO_KEY = ""
"""The key of files made anew whenever they are asked for: the record only tells whether they are as we left them."""


class Delivered(NamedTuple):
    """A file just written; `kept` is the edited one that stood in its place and was put aside."""

    file: Path
    kept: Path | None


def deliver(workspace: Workspace, path: str, content: bytes, folder: Path | None) -> Delivered:
    """Write under the file's name into `folder`, else, under the lock, to `path` below out/."""
    if folder is not None:
        make_own_folder(folder)
        file = folder / Path(path).name
        return Delivered(file, place(file, content, ours=False))
    file = workspace.root / OUT / path
    with workspace_lock(workspace.root / STATE):
        make_folder(file.parent, below=workspace.root)
        remove_stale(file.parent)
        record = BuildRecord.load(workspace.root / STATE / FILE_NAME)
        kept = place(file, content, ours=is_ours(file, record.outputs.get(path)))
        stat = file.stat()
        record.put_output(path, Output(NO_KEY, digest_of(content), stat.st_size, stat.st_mtime_ns))
        record.save()
    return Delivered(file, kept)


def make_own_folder(folder: Path) -> None:
    """The folder somebody asked for, with all above it; links on the way there are their own affair."""
    folder = folder.absolute()
    make_folder(folder, below=next(above for above in (folder, *folder.parents) if above.exists()))
    remove_stale(folder)
