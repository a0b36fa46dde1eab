"""Where the files of customers lie in history, and those of others that are called after them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cardgen.history.commits import NOTHING, walk
from cardgen.history.objects import contents
from cardgen.history.repository import Repository
from cardgen.workflows.erase_paths import Fate, PathRules, new_names

_MOST_READ = 64 * 1024
"""Bytes of a version in which a card's number stands: above all else it says."""


@dataclass(frozen=True, slots=True)
class CardTraces:
    """What of history is the customers'.

    `paths` are those of all files that go, `blobs` their versions wherever they lie, and `commits` those that touched
    them. `names` are other files' paths that tell who a customer is, each with what it is to be instead.
    """

    paths: frozenset[str]
    blobs: frozenset[str]
    commits: frozenset[str]
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def named(self, path: str) -> str | None:
        """What a file is called from now on; None for one that goes."""
        return None if path in self.paths else self.names.get(path, path)


@dataclass(slots=True)
class _Met:
    """Every path of history with the blobs that lay there, and what each commit did."""

    blobs: dict[str, set[str]] = field(default_factory=dict)
    changes: list[tuple[str, str, str]] = field(default_factory=list)

    def at(self, paths: Iterable[str]) -> set[str]:
        """All blobs that ever lay at these paths."""
        return {blob for path in paths for blob in self.blobs[path]} - {NOTHING}


def card_traces(repository: Repository, rules: PathRules, versions: Collection[str], *more: str) -> CardTraces:
    """Where cards lie in the index and in the history of all refs and of `more` commits.

    `versions` are known blob ids of them. What goes for its path goes there alone, unless it is a version of a card:
    the same content may be somebody else's file.
    """
    met = _Met()
    for found in walk(repository, "--all", "-c", *more):
        for it in found.files:
            met.blobs.setdefault(it.path, set()).update((*it.before, it.after))
            met.changes.append((found.commit.id, it.path, it.after))
    for path, blob in indexed(repository):
        met.blobs.setdefault(path, set()).add(blob)
    fates = _fates(repository, rules, met)
    gone = frozenset(path for path, fate in fates.items() if fate.goes)
    renamed = [path for path, fate in fates.items() if fate is Fate.RENAMED]
    blobs = {*versions} | (met.at(gone) - met.at(fates.keys() - gone))
    return CardTraces(
        paths=gone,
        blobs=frozenset(blobs),
        commits=frozenset(commit for commit, path, after in met.changes if path in gone or after in blobs),
        names=new_names(renamed, fates.keys(), rules.needles),
    )


def _fates(repository: Repository, rules: PathRules, met: _Met) -> dict[str, Fate]:
    """What becomes of each path: one that goes for its name is asked first whether it is somebody else's card."""
    fates = {path: rules.fate(path) for path in met.blobs}
    for path, fate in fates.items():
        if fate is Fate.GOES and rules.may_be_card(path):
            read = contents(repository, sorted(met.at([path])), _MOST_READ)
            fates[path] = rules.fate(path, [(it or b"").decode("utf-8", "replace") for it in read])
    return fates


def indexed(repository: Repository) -> Iterator[tuple[str, str]]:
    """The path and blob of every file in the index."""
    listed = repository.out("ls-files", "-s", "-z", "--full-name", ":/").decode("utf-8", "surrogateescape")
    for row in filter(None, listed.split("\0")):
        head, _, path = row.partition("\t")
        yield path, head.split(" ")[1]
