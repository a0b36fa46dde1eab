"""Puts a finished file where it was asked for: into a folder of somebody's choice, or into out/."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from cardgen.errors import UsageError
from cardgen.workflows.build_record import FILE_NAME, BuildRecord, Output
from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.outputs import digest_of, is_ours, place
from cardgen.workflows.workspace import CARDS, OUT, STATE, TEMPLATES, Workspace
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
        make_own_folder(workspace, folder)
        file = folder / Path(path).name
        record = DeliveryRecord.load(workspace)
        kept = place(file, content, ours=record.is_ours(file))
        record.remember([(file, digest_of(content))])
        return Delivered(file, kept)
    file = workspace.root / OUT / path
    with workspace_lock(workspace.root / STATE):
        make_folder(file.parent, below=workspace.root)
        remove_stale(file.parent)
        built = BuildRecord.load(workspace.root / STATE / FILE_NAME)
        kept = place(file, content, ours=is_ours(file, built.outputs.get(path)))
        stat = file.stat()
        built.put_output(path, Output(NO_KEY, digest_of(content), stat.st_size, stat.st_mtime_ns))
        built.save()
    return Delivered(file, kept)


def make_own_folder(workspace: Workspace, folder: Path) -> None:
    """The folder somebody asked for, with all above it; links on the way there are their own affair.

    UsageError for a place within the workspace's own folders, whose files are read as cards, templates and records.
    """
    folder = folder.absolute()
    there = [above for above in (folder, *folder.parents) if above.exists()]
    for name in (CARDS, TEMPLATES, STATE):
        own = workspace.home / name
        if Path(os.path.normpath(folder)).is_relative_to(own) or (own.exists() and any(map(own.samefile, there))):
            raise UsageError("error.out.own", path=name)
    make_folder(folder, below=there[0])
    remove_stale(folder)
