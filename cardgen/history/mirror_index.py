"""The index of a working tree in its mirror: what is staged stays so, and what is to be forgotten is nowhere in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping

from cardgen.history.commits import NOTHING
from cardgen.history.mirror import Mirror
from cardgen.history.repository import Repository

_PLAIN = ("--no-split-index", "--no-untracked-cache", "--clear-resolve-undo")
"""One file, without the names of files git does not know and the earlier sides of merges (gitformat-index)."""


def copy_index(
    repository: Repository,
    mirror: Mirror,
    named: Callable[[str], str | None],
    blobs: Mapping[str, str | None],
    more: Mapping[str, str],
) -> None:
    """The index of the working tree: files as they are `named` from now on, others in the place of some `blobs`.

    What has no name any more, or no blob, goes; `more` are added, by path. What is staged otherwise stays so, with
    git's knowledge of which files are unchanged.
    """
    known = (repository.own / "index").exists()
    if known:
        for file in (repository.own / "index", *repository.own.glob("sharedindex.*")):
            shutil.copy2(file, mirror.folder / file.name)
    listed = repository.out("ls-files", "-s", "-z", "--full-name", ":/") if known else b""
    rows = [piece.decode("utf-8", "surrogateescape") for piece in listed.split(b"\0") if piece]
    lines = [line for row in rows for line in _changes(row, named, blobs)]
    lines += [f"100644 {blob}\t{path}" for path, blob in more.items()]
    work_tree = ("-c", "core.bare=false", "-c", "core.splitIndex=false", "--work-tree", str(repository.top))
    stdin = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
    mirror.out(*work_tree, "update-index", *_PLAIN, "-z", "--index-info", stdin=stdin)
    mirror.out(*work_tree, "write-tree")  # writes the folders of its cache anew, which keeps names of those that went
    for file in mirror.folder.glob("sharedindex.*"):
        file.unlink()


def _changes(row: str, named: Callable[[str], str | None], blobs: Mapping[str, str | None]) -> list[str]:
    """What to tell `git update-index --index-info` of a file; nothing where it stays as it is."""
    head, _, path = row.partition("\t")
    mode, blob, _ = head.split(" ")
    name, new = named(path), blobs.get(blob, blob)
    if (name, new) == (path, blob):
        return []
    gone = [] if name == path and new else [f"0 {NOTHING}\t{path}"]
    return [*gone, f"{mode} {new}\t{name}"] if name and new else gone
