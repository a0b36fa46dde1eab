"""`python -m cardgen.history.filter_program`: git-filter-repo with what to change read from stdin.

A program of its own because git-filter-repo keeps its state in global variables, prints, and leaves by SystemExit. The
wish comes by stdin (JSON, see rewriting.Wish): messages may quote a customer, and arguments and files can be read by
others.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

import git_filter_repo as filter_repo  # type: ignore[import-untyped]  # it ships no annotations

OPTIONS = ("--force", "--quiet", "--no-gc", "--replace-refs", "delete-no-add", "--preserve-commit-encoding")
"""--no-gc because the repository packs itself; messages keep their encoding (git-filter-repo manual)."""


class _Filter(filter_repo.RepoFilter):  # type: ignore[misc]  # a class without annotations
    """A filter that leaves out files, other versions of files, and words of messages.

    Commits that become empty go. Those stay that always were, and those of stashes, whose shape git needs to see a
    stash in them.
    """

    def __init__(self, wish: dict[str, Any]) -> None:
        super().__init__(
            filter_repo.FilteringOptions.parse_args(OPTIONS, error_on_empty=False),
            commit_callback=self._change_commit,
            tag_callback=self._change_tag,
        )
        self._paths = {*map(_bytes, wish["paths"])}
        self._blobs = {old.encode(): new and new.encode() for old, new in wish["blobs"].items()}
        self._names = {_bytes(old): _bytes(new) for old, new in wish["names"].items()}
        self._commits = {known.encode(): message for known, message in wish["commits"].items()}
        self._tags = {known.encode(): _bytes(message) for known, message in wish["tags"].items()}
        self._kept = {commit.encode() for commit in wish["kept"]}

    def _change_commit(self, commit: Any, _metadata: object) -> None:
        if (said := self._commits.get(commit.original_id)) is not None:
            commit.message, commit.encoding = _written(said, commit.encoding)
        commit.file_changes = [it for it in map(self._changed, commit.file_changes) if it is not None]

    def _change_tag(self, tag: Any, _metadata: object) -> None:
        tag.message = self._tags.get(tag.original_id, tag.message)

    def _changed(self, change: Any) -> Any:
        """A file of a commit as it is to be; None where it is to be as if it never was."""
        if change.filename in self._paths:
            return None
        name = self._names.get(change.filename, change.filename)
        new = self._blobs.get(change.blob_id, change.blob_id)
        if change.type == b"D" or new is None:
            return filter_repo.FileChange(b"D", name)
        if (name, new) != (change.filename, change.blob_id):
            return filter_repo.FileChange(b"M", name, new, change.mode)
        return change

    def _prunable(self, commit: Any, new_parent: Any, had_changes: bool, parents: list[Any]) -> bool:
        """Whether a commit goes. git-filter-repo itself drops empty ones that come after one that went."""
        stays = commit.original_id in self._kept or (not had_changes and len(parents) <= 1)
        return not stays and super()._prunable(commit, new_parent, had_changes, parents)

    def stop(self) -> None:
        """End the programs that read and write history, and wait until they have: they work on files of the mirror."""
        for program in filter(None, (self._fep, self._fip)):
            program.kill()
            program.wait()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _written(message: str, encoding: bytes | None) -> tuple[bytes, bytes | None]:
    """A message in the encoding its commit declares, and that; in UTF-8, which none declares, where it cannot be."""
    with suppress(LookupError, UnicodeError):
        return message.encode((encoding or b"utf-8").decode("ascii")), encoding
    return _bytes(message), None


def main() -> None:
    """Rewrite the repository in whose folder this is run."""
    changing = _Filter(json.load(sys.stdin))
    try:
        changing.run()
    except BaseException:
        changing.stop()
        raise


if __name__ == "__main__":
    main()
