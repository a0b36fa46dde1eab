"""Which blob lies at a path of a commit: many such questions answered by one git process."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.history.objects import files_at
from cardgen.history.repository import Repository

Place = tuple[str, str]
"""A commit's full id, and a path of the repository."""


def blobs_at(repository: Repository, places: Sequence[Place]) -> list[str | None]:
    """The blob ids at these places, in their order; None where there is no file."""
    if not places:
        return []
    if any("\n" in path for _, path in places):
        return [_blob_at(repository, place) for place in places]
    asked = "".join(f"{commit}:{path}\n" for commit, path in places)
    told = repository.out("cat-file", "--batch-check", stdin=asked.encode("utf-8", "surrogateescape"), seconds=None)
    answers = told.decode("utf-8", "surrogateescape").split("\n")
    return [_id(answer.split(" ")) for answer in answers[: len(places)]]


def _id(words: Sequence[str]) -> str | None:
    """`<id> blob <size>`; what is not there is repeated with `missing` behind it, and may hold spaces."""
    return words[0] if len(words) == len(("id", "type", "size")) and words[1] == "blob" else None


def _blob_at(repository: Repository, place: Place) -> str | None:
    """One question at a time, where a folder's name holds a line break."""
    return next((entry.blob for entry in files_at(repository, *place) if entry.path == place[1]), None)
