"""`python -m cardgen.history.filter_program`: git-filter-repo with what to change read from stdin.

A program of its own because git-filter-repo keeps its state in global variables, prints, and leaves by SystemExit. The
wish comes by stdin (JSON, see rewriting.Wish): messages may quote a customer, and arguments and files can be read by
others.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import git_filter_repo as filter_repo  # type: ignore[import-untyped]  # it ships no annotations

OPTIONS = ("--force", "--quiet", "--no-gc", "--replace-refs", "delete-no-add", "--preserve-commit-encoding")
"""--no-gc because the repository packs itself; messages keep their encoding (git-filter-repo manual)."""


class _Filter(filter_repo.RepoFilter):  # type: ignore[misc]  # a class without annotations
    """A filter that leaves out files, other versions of files, and words of messages.

    Commits that become empty go; those of stashes stay, whose shape git needs to see a stash in them.
    """

    def __init__(self, wish: dict[str, Any]) -> None:
        super().__init__(
            filter_repo.FilteringOptions.parse_args(OPTIONS, error_on_empty=False),
            commit_callback=self._change_commit,
            tag_callback=self._change_tag,
        )
        self._paths = {path.encode("utf-8", "surrogateescape") for path in wish["paths"]}
        self._blobs = {old.encode(): new and new.encode() for old, new in wish["blobs"].items()}
        self._commits = _messages(wish["commits"])
        self._tags = _messages(wish["tags"])
        self._kept = {commit.encode() for commit in wish["kept"]}

    def _change_commit(self, commit: Any, _metadata: object) -> None:
        commit.message = self._commits.get(commit.original_id, commit.message)
        commit.file_changes = [it for it in map(self._changed, commit.file_changes) if it is not None]

    def _change_tag(self, tag: Any, _metadata: object) -> None:
        tag.message = self._tags.get(tag.original_id, tag.message)

    def _changed(self, change: Any) -> Any:
        """A file of a commit as it is to be; None where it is to be as if it never was."""
        if change.filename in self._paths:
            return None
        new = self._blobs.get(change.blob_id, change.blob_id)
        if new is None:
            return filter_repo.FileChange(b"D", change.filename)
        if new != change.blob_id:
            return filter_repo.FileChange(b"M", change.filename, new, change.mode)
        return change

    def _prunable(self, commit: Any, *arguments: Any) -> bool:
        return commit.original_id not in self._kept and super()._prunable(commit, *arguments)


def _messages(wish: dict[str, str]) -> dict[bytes, bytes]:
    return {known.encode(): message.encode("utf-8", "surrogateescape") for known, message in wish.items()}


if __name__ == "__main__":
    _Filter(json.load(sys.stdin)).run()
