"""What an erasure does to files of the working tree that stay: values are taken out of them, or a person is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from cardgen.history.repository import Repository
from cardgen.history.scan import Place
from cardgen.workflows.erase_places import Places
from cardgen.workflows.erase_plan import scrubbed_file
from cardgen.workflows.erase_scan import Verdict


def working_texts(
    repository: Repository, places: Places, changed: Collection[str], gone: Collection[str]
) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """New contents of files that quote the customer, and those in which only a person can take the values out.

    `changed` are the blobs of files in which the customer was seen.
    Other customers' cards are never touched. Paths are the repository's; those in `gone` go anyway.
    """
    texts: dict[str, bytes] = {}
    unmended: list[str] = []
    for path in _quoting(repository, places, changed):
        if path not in gone:
            content = (repository.top / path).read_bytes()
            new = scrubbed_file(places.needles, content)
            if new is None:
                unmended.append(path)
            elif new != content:
                texts[path] = new
    return texts, tuple(unmended)


def _quoting(repository: Repository, places: Places, changed: Collection[str]) -> Iterator[str]:
    """Files of the working tree that quote the customer and are no cards: as committed, or changed since."""
    listed = repository.out("ls-files", "-s", "-z", "--full-name", ":/").decode("utf-8", "surrogateescape")
    rows = (piece.partition("\t") for piece in listed.split("\0") if piece)
    committed = {path for head, _, path in rows if head.split(" ")[1] in changed}
    loose = {it.path for it in places.seen(Verdict.LEAK, Place.WORKING) if it.path}
    for path in sorted(committed | loose):
        file = repository.top / path
        if file.is_file() and not file.is_symlink():
            yield path
