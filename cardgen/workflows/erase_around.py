"""What lies around cards besides git's objects: files made of them, shares, other working trees."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cardgen.history.repository import Repository
from cardgen.history.scan import module_folders
from cardgen.sharing.share_record import ShareRecord
from cardgen.workflows.card_draft import DRAFTS
from cardgen.workflows.erase_needles import named_after
from cardgen.workflows.held import made_of
from cardgen.workflows.lock import EDITORS
from cardgen.workflows.places import DISCLOSURES, EDITOR, ERASING, LOCK, OUT, STATE, TEMPLATES
from cardgen.workflows.share_ledger import PACKAGES, read_ledger
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SentShare:
    """A share the customer was in: to whom it went and until when they may keep it; `package` where we still have it.

    `path` is the record's, workspace-relative.
    """

    number: str
    day: str
    recipient: str
    keep_until: str
    package: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files of the workspace that hold the customer, workspace-relative.

    `files` are made of this card alone, `lists` of all cards; `state` those of .cardgen/.
    """

    files: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    state: tuple[str, ...] = ()


def shares_of(workspace: Workspace, cards: Collection[str]) -> tuple[tuple[SentShare, ...], int]:
    """The shares the cards were in, newest first, and how many records cannot be read."""
    ledger = read_ledger(workspace.root)
    records = sorted(
        (it for it in ledger.records if not {*cards}.isdisjoint(it.cards)), key=lambda it: it.made, reverse=True
    )
    return tuple(_sent(workspace, record) for record in records), len(ledger.unreadable)


def _sent(workspace: Workspace, record: ShareRecord) -> SentShare:
    package = f"{OUT}/{PACKAGES}/{record.package}"
    return SentShare(
        record.number,
        record.made.date().isoformat(),
        record.recipient,
        record.keep_until.isoformat(),
        package if (workspace.root / package).is_file() else None,
        f"ledger/shares/{record.number}.json",
    )


def outputs_of(workspace: Workspace, cards: Collection[str], shares: Iterable[SentShare]) -> Outputs:
    """What was made of the cards, by the names files get; packages of shares are told with the shares."""
    packages = {it.package for it in shares if it.package}
    number = named_after(cards)
    disclosures = _below(workspace.root, f"{OUT}/{DISCLOSURES}")
    files = {path for path in disclosures if number.search(PurePosixPath(path).name)}
    lists: set[str] = set()
    for card in cards:
        own, those = made_of(workspace, card, workspace.form_of(card) or "")
        files |= {*own}
        lists |= {*those}
    return Outputs(
        tuple(sorted(files - packages)), tuple(sorted(lists - packages)), tuple(_state_of(workspace, number))
    )


def _state_of(workspace: Workspace, number: re.Pattern[str]) -> Iterator[str]:
    """All that lies in .cardgen/, which can be made again, but for what belongs to others or to this very run."""
    theirs = tuple(f"{folder}/" for folder in (DRAFTS, f"{STATE}/{EDITORS}"))
    kept = tuple(f"{STATE}/{name}" for name in (LOCK, f"{ERASING}/", f"{EDITOR}/"))
    for path in sorted(_below(workspace.root, STATE)):
        if path.startswith(theirs):
            if number.match(PurePosixPath(path).name):
                yield path
        elif not path.startswith(kept):
            yield path


def linked_worktrees(repository: Repository) -> tuple[str, ...]:
    """The folders of other working trees of this repository."""
    told = repository.out("worktree", "list", "--porcelain", "-z")
    lines = told.decode("utf-8", "surrogateescape").split("\0")
    folders = [line.removeprefix("worktree ") for line in lines if line.startswith("worktree ")]
    return tuple(it for it in folders if Path(it) != repository.top)


def submodules(repository: Repository) -> tuple[str, ...]:
    """The names of repositories within this one."""
    return tuple(it.relative_to(repository.shared / "modules").as_posix() for it in module_folders(repository.shared))


def unlisted_files(repository: Repository) -> tuple[list[str], list[str]]:
    """Files of the working tree that are not as a commit has them, and folders git ignores, which nobody looks into.

    Paths are the repository's. Those of .cardgen/ and of what `outputs_of` and `shares_of` tell are in neither; what
    else somebody put into out/ is.
    """
    ours = (repository.path(f"{OUT}/"), repository.path(f"{STATE}/"))
    changed = repository.out("ls-files", "-z", "-m", "-o", "--exclude-standard")
    ignored = repository.out("ls-files", "-z", "-o", "-i", "--exclude-standard", "--directory")
    every = {it.decode("utf-8", "surrogateescape") for it in (changed + ignored).split(b"\0") if it}
    kept = sorted({*(it for it in every if not it.startswith(ours)), *_put_into_out(repository)})
    return [it for it in kept if not it.endswith("/")], [it for it in kept if it.endswith("/")]


def _put_into_out(repository: Repository) -> Iterator[str]:
    """Files in out/ that are in no form's folder and no packages of shares."""
    root = repository.top / repository.prefix
    forms = (it.name for it in (root / TEMPLATES).glob("*") if it.is_dir())
    told = tuple(f"{OUT}/{name}/" for name in (*forms, PACKAGES))
    yield from (repository.path(path) for path in _below(root, OUT) if not path.startswith(told))


def _below(root: Path, folder: str) -> Iterator[str]:
    """The files below a folder, as paths in the workspace; links are not followed."""
    for here, _, names in os.walk(root / folder):
        yield from ((Path(here) / name).relative_to(root).as_posix() for name in names)
