"""Other repositories that know a customer, and how what was erased here goes there without taking others' work along.

A rewritten branch replaces the server's. What a colleague pushed since and nobody fetched here would be gone with it,
so each branch is replaced only where it still is what it was when this repository last heard of it (git-push,
`--force-with-lease=<refname>:<expect>`: named ids, for a fetch moves what git itself would expect).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from cardgen.history.mirror import refs_of
from cardgen.history.repository import Repository
from cardgen.workflows.erase_needles import Needles

_CREDENTIALS = re.compile(r"^([^/@:]+(?::[^/@]*)?@)")
_HEADS, _REMOTES, _TAGS = "refs/heads/", "refs/remotes/", "refs/tags/"


@dataclass(frozen=True, slots=True)
class Remote:
    """Another repository that this one knows: its name, and where it is, without password and user."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class RemoteBranch:
    """A branch of a remote as it was last heard of: the full id of its commit.

    `missing` counts its commits that the branch of the same name here has not; it is 0 where there is none here.
    """

    remote: str
    name: str
    commit: str
    missing: int


@dataclass(frozen=True, slots=True)
class Push:
    """What a remote is to be given: `source` ("" to delete) for its branch, if that still is at the commit `expected`.

    `branch` is "" for a remote of which nothing is known: everything may go there that takes nothing away.
    """

    remote: str
    branch: str = ""
    source: str = ""
    expected: str = ""


def branches_of(repository: Repository, remotes: Iterable[Remote]) -> tuple[RemoteBranch, ...]:
    """The branches of remotes that this repository has heard of."""
    here = {name: commit for name, commit, _ in refs_of(repository)}
    names = sorted({it.name for it in remotes}, key=len, reverse=True)
    found = []
    for ref, commit, target in refs_of(repository):
        remote = next((name for name in names if ref.startswith(f"{_REMOTES}{name}/")), None)
        if remote is not None and not target:
            branch = ref.removeprefix(f"{_REMOTES}{remote}/")
            own = here.get(_HEADS + branch)
            found.append(RemoteBranch(remote, branch, commit, _missing(repository, own, commit)))
    return tuple(found)


def _missing(repository: Repository, own: str | None, theirs: str) -> int:
    return int(repository.out("rev-list", "--count", f"{own}..{theirs}")) if own and own != theirs else 0


def pushes(
    repository: Repository, remotes: Iterable[Remote], before: Iterable[RemoteBranch], needles: Needles
) -> Iterator[Push]:
    """What is to be pushed once history was rewritten; `before` are the branches as they were until then.

    A branch that nobody has here is replaced by what became of it. Left out are those that did not change, and those
    whose very name tells the customer, which nobody may print.
    """
    now = {name: commit for name, commit, _ in refs_of(repository)}
    known = [*before]
    for it in known:
        own, theirs = _HEADS + it.name, f"{_REMOTES}{it.remote}/{it.name}"
        source = next((ref for ref in (own, theirs) if ref in now), "")
        if now.get(source) != it.commit and not needles.tell_in(it.name):
            yield Push(it.remote, it.name, source.removeprefix(_HEADS), it.commit)
    unknown = {it.name: None for it in remotes if it.name not in {branch.remote for branch in known}}
    yield from map(Push, unknown)


def tags_of(repository: Repository) -> frozenset[tuple[str, str]]:
    """Every tag with the object it names."""
    return frozenset((name, known) for name, known, _ in refs_of(repository) if name.startswith(_TAGS))


def remotes_of(repository: Repository) -> tuple[Remote, ...]:
    """The repositories this one fetches from and pushes to."""
    done = repository.run("config", "-z", "--get-regexp", r"^remote\..*\.(url|pushurl)$")
    found: dict[tuple[str, str], None] = {}
    for entry in done.out.decode("utf-8", "replace").split("\0"):
        key, _, url = entry.partition("\n")
        if url:
            found[key.partition(".")[2].rpartition(".")[0], without_credentials(url)] = None
    return tuple(Remote(name, where) for name, where in found)


def without_credentials(url: str) -> str:
    """An address as it may be printed: without user, password, token."""
    if "://" not in url:
        return _CREDENTIALS.sub("", url)
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        return parts._replace(netloc=host, query="", fragment="").geturl()
    except ValueError:
        return url.partition("://")[0] + "://"
