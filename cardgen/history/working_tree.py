"""The working tree beside what is committed: which files are changed, new or gone."""

from __future__ import annotations

from cardgen.history.repository import Repository


def uncommitted(repository: Repository, folder: str = "", *, new: bool = True) -> frozenset[str]:
    """The repository's paths of files that are not as the commit checked out has them, staged or not.

    New files are among them unless git ignores them; with `new` False only those git knows. `folder` limits it to files
    below one.
    """
    found = set()
    untracked = f"--untracked-files={'all' if new else 'no'}"
    arguments = ["--literal-pathspecs", "status", "--porcelain=v1", "-z", "--no-renames", untracked]
    for piece in repository.pieces(*arguments, "--ignore-submodules=all", *(["--", folder] if folder else [])):
        found.add(piece[3:].decode("utf-8", "surrogateescape"))
    return frozenset(found)
